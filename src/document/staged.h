/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * td_staged_check:
 * @portfolio: what is there
 * @staged: sound in itself, to be added; rows whose uuid is there already stay as they are
 *
 * Whether both together would be sound: a link of one may close a circle with links of the other,
 * a stage may have gone to another project meanwhile. Costs nothing where they share neither a
 * project nor a task.
 *
 * Returns: %TRUE, or %FALSE with a fact of #TD_EDIT_ERROR
 */
gboolean td_staged_check (const TdPortfolio *portfolio, const TdPortfolio *staged, GError **error);

G_END_DECLS
