/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/context.h"
#include "core/filter.h"

G_BEGIN_DECLS

/**
 * TdRowFilter: an expression of the filter language (core/filter.h) asked of the nodes of a chart.
 *
 * It knows every field of projects and of tasks, and what the chart makes of them:
 *
 *   start finish              as given or as reckoned      deadline    of the row itself
 *   undated late overdue      truth values                 standing    unknown, on-time, may-slip,
 *   critical summary                                                   late, overdue, done
 *   milestone task            truth values                 days-late   a number
 *   percent                   a summary's of its parts     slack       a length
 *   name project              names                        sector clause section
 *   lead owner status class   what holds now               investment (or total-investment)
 *
 * A task has the lead, sector, clause, kind, level and all else of its project that it has not
 * itself.
 */
typedef struct _TdRowFilter TdRowFilter;

/**
 * td_row_filter_new:
 * @language: of numbers
 * @today: day, which relative dates count from
 * @ret_column: (out) (optional): on failure, the character where it is wrong, from 1
 * @error: a fact of #TD_FILTER_ERROR
 *
 * Returns: (transfer full) (nullable): the filter, to be bound before it is asked
 */
TdRowFilter *td_row_filter_new (
    const char *expression, TdLanguage language, gint64 today, guint *ret_column, GError **error);
void td_row_filter_free (TdRowFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRowFilter, td_row_filter_free)

/* What is asked about from now on; to be called again whenever any of it changed. The context is
 * copied, what it names borrowed. */
void td_row_filter_bind (TdRowFilter *self, const TdChartContext *context);

/* A TdRowsMatch whose data is the filter. */
gboolean td_row_filter_match (guint node, gpointer row_filter);

G_END_DECLS
