/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * td_mspdi_find_circles:
 * @portfolio: one whose links all lead from task to task
 *
 * Finds links without which there is no circle: of each circle the last link. A link of a summary
 * acts on all below it.
 *
 * Returns: (transfer full) (nullable): a byte a link, 1 where it has to go, by its place in the
 *   portfolio's array; %NULL if there are too many circles to tell in good time
 */
guint8 *td_mspdi_find_circles (const TdPortfolio *portfolio);

G_END_DECLS
