/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/call.h"

G_BEGIN_DECLS

/**
 * td_value_edit:
 * @name: a field of the row, or start, finish, promised-finish, lead: statements with an as-of
 * @entry: as-of and source of such a statement; @typed goes into it
 *
 * One value as it was typed, as a batch of edits.
 */
TdEditBatch *td_value_edit (const TdGesture *gesture,
                            TdTableId table,
                            gint64 id,
                            const char *name,
                            const char *typed,
                            TdDateEntry entry,
                            GError **error);

/* Whether it is one of those that are no field, and which role a date of that name has. */
gboolean td_value_date_role (const char *name, TdDateRole *ret_role);

G_END_DECLS
