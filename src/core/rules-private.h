/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/circle.h"
#include "core/future.h"

G_BEGIN_DECLS

/* What the files of the rules share; see core/rules.h. */

/* @msgid takes the row's name and the field's label. Returns: FALSE */
gboolean td_rules_fail_field (const TdFuture *future,
                              const TdField *field,
                              gint64 id,
                              TdEditError code,
                              const char *msgid,
                              GError **error);

/* What an edit says, before it is laid over the row. */
gboolean td_rules_check_edit (const TdFuture *future,
                              const TdFutureRow *row,
                              const TdEdit *edit,
                              GError **error);
/* The value a field would hold in the end. */
gboolean
td_rules_check_field (const TdFuture *future, const TdField *field, gint64 id, GError **error);

gboolean td_rules_check_link (const TdFuture *future, gint64 id, GError **error);
/* Whether a circle of links runs through or behind a row that was touched. */
gboolean td_rules_check_circle_from (
    TdCircle *circle, const TdFuture *future, TdTableId table, gint64 id, GError **error);

G_END_DECLS
