/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * td_edit_batch_delete_tree:
 *
 * Deletes a row with everything that lies below it, belongs to it or cannot be without it,
 * children first; what only mentions one of these rows (a lead, a sector) loses the mention.
 */
void td_edit_batch_delete_tree (TdEditBatch *batch,
                                const TdPortfolio *portfolio,
                                TdTableId table,
                                gint64 id);

G_END_DECLS
