/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store-private.h"

G_BEGIN_DECLS

/* The kept statements of each table. Each returns NULL with @error set. */

/* ?1 the id, ?2 … each field. */
TdLentStatement *td_store_lend_insert (TdStore *self, TdTableId table, GError **error);
/* ?1 the value, ?2 the id. */
TdLentStatement *td_store_lend_update (TdStore *self, const TdField *field, GError **error);
/* ?1 the id. */
TdLentStatement *td_store_lend_delete (TdStore *self, TdTableId table, GError **error);

G_END_DECLS
