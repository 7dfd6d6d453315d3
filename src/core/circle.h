/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/future.h"

G_BEGIN_DECLS

/**
 * TdCircle: a search for circles of links in a portfolio as a batch would leave it.
 *
 * A row is two points, its beginning and its end. The beginning leads to the beginnings of what
 * lies below and at last to the end, the end to the end of the row above and to the beginnings of
 * its successors; the kind of link does not matter. What was walked once is not walked again.
 */
typedef struct _TdCircle TdCircle;

TdCircle *td_circle_new (const TdFuture *future);
void td_circle_free (TdCircle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCircle, td_circle_free)

/**
 * td_circle_find:
 * @table: %TD_TABLE_PROJECT or %TD_TABLE_TASK
 *
 * Walks everything that follows the row.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the names of the rows of the first
 *   circle met that links tie together, in order; %NULL if there is none
 */
GPtrArray *td_circle_find (TdCircle *self, TdTableId table, gint64 id);

G_END_DECLS
