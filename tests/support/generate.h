/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * TdGeneration: the size of an invented portfolio; the same numbers give the same one.
 *
 * Projects stand in groups of twenty and have a start; their tasks stand in stages of eight, have
 * lengths of 1 to 60 days, and links lead forwards, nine of ten within the project. Every fourth
 * project has percentages.
 *
 * With @wild, for tests, there is everything that can be: all link kinds and lags, constraints,
 * calendars, imprecise dates, tasks by hand, elapsed and calendar months, undated and inactive
 * ones, links of summaries and projects, and cycles.
 */
typedef struct {
  guint projects;
  guint tasks;
  guint links;
  guint32 seed;
  gboolean wild;
} TdGeneration;

TdPortfolio *td_generate (const TdGeneration *shape);

/* A new row with an id and uuid of its own. */
gpointer td_generate_row (TdPortfolio *portfolio, TdTableId table);

G_END_DECLS
