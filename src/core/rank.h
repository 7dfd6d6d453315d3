/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Siblings are ordered by rank, a text compared byte by byte. Between any two ranks there is room
 * for another, so a move writes one row. A rank holds 0-9, A-Z and a-z, reads as a fraction in
 * base 62, is never empty and never ends in "0". */

gboolean td_rank_is_valid (const char *rank);

/**
 * td_rank_between:
 * @before: (nullable): a valid rank, %NULL for the beginning
 * @after: (nullable): a valid rank greater than @before, %NULL for the end
 *
 * Returns: (transfer full) (nullable): a short rank strictly between; %NULL if there is none,
 *   because @before does not come before @after
 */
char *td_rank_between (const char *before, const char *after);

/* Ranks for @n siblings at once, evenly spread, ascending, all of one length but for the zeroes
 * that may not end a rank. */
GStrv td_rank_spread (guint n);

G_END_DECLS
