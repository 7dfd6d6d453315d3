/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "Tndo" */
#define TD_SCHEMA_APPLICATION_ID 0x546E646F

int td_schema_newest (void);

/* Brings a database from one version to a later one, a transaction a version; 0 is an empty
 * database. A failure leaves the last version that was reached. */
gboolean td_schema_raise (sqlite3 *db, int from, int to, GError **error);

G_END_DECLS
