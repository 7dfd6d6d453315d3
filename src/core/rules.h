/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * td_rules_normalize:
 * @batch: what was typed, pasted or read
 *
 * Brings every text of the batch into the form it is kept in (see td_text_normalize ()); a text
 * of blanks alone becomes null. Fails if one is not UTF-8.
 */
gboolean td_rules_normalize (TdEditBatch *batch, GError **error);

/**
 * td_rules_check:
 * @portfolio: as it is now
 * @batch: normalised
 *
 * Whether @portfolio would still be sound after @batch: rows exist, fixed fields stay, values fit
 * their fields, references name rows, nothing lies below itself, a task lies in the project of its
 * parent, links are neither doubled nor in a circle (a summary's link acts on all below it), and
 * what goes is no longer referred to. Looks only at what the batch touches and what hangs on it.
 *
 * Returns: %TRUE, or %FALSE with a fact of #TD_EDIT_ERROR that names the rows
 */
gboolean td_rules_check (const TdPortfolio *portfolio, const TdEditBatch *batch, GError **error);

/**
 * td_rules_check_after:
 * @portfolio: with @changes applied
 *
 * Whether what was changed without being asked before, as by undo, has left the rows it touched
 * sound among themselves: nothing below itself, tasks by their parents, no circle of links.
 */
gboolean
td_rules_check_after (const TdPortfolio *portfolio, const TdChangeList *changes, GError **error);

typedef void (*TdRulesFunc) (TdTableId table, gint64 id, GError *fact, gpointer data);

/**
 * td_rules_check_all:
 * @func: (nullable): called with each fact, which it takes
 *
 * The same for every row of a portfolio, such as one read from a file of strangers.
 *
 * Returns: how many facts there are; of the circles of links the first alone is told
 */
guint td_rules_check_all (const TdPortfolio *portfolio, TdRulesFunc func, gpointer data);

G_END_DECLS
