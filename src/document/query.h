/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/gesture.h"

G_BEGIN_DECLS

/**
 * TdQuery: a filter expression (core/filter.h) over projects and tasks.
 *
 * Beside the fields of either table it knows: lead, owner, status, class, total-investment,
 * sector, clause, project (of a task), start, finish, and the truth values undated, late,
 * critical, summary.
 */
typedef struct _TdQuery TdQuery;

/* Fails with a fact of #TD_FILTER_ERROR where the expression fits neither table. */
TdQuery *td_query_new (const TdGesture *around, const char *expression, GError **error);
void td_query_free (TdQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdQuery, td_query_free)

/* Whether the expression can be asked of the rows of @table at all. */
gboolean td_query_fits (const TdQuery *self, TdTableId table);
/* FALSE for rows of a table that it does not fit. */
gboolean td_query_matches (const TdQuery *self, TdTableId table, gint64 id);
/* The same by node; of the shape of a chart's filter. */
gboolean td_query_matches_node (guint node, gpointer query);

G_END_DECLS
