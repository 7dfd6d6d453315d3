/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/context.h"

/* The one taken last; of the same day, entered last. */
static gint64
latest_baseline (const TdPortfolio *portfolio)
{
  const TdBaseline *best = NULL;

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_BASELINE); i++) {
    const TdBaseline *row = td_portfolio_at (portfolio, TD_TABLE_BASELINE, i);

    if (best == NULL || row->taken_on > best->taken_on ||
        (row->taken_on == best->taken_on && row->record.id > best->record.id))
      best = row;
  }
  return best ? best->record.id : 0;
}

/* Whether anybody has said how far anything is: else there is no slip line to draw. */
static gboolean
has_progress (const TdPortfolio *portfolio)
{
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_PROJECT); i++) {
    const TdProject *row = td_portfolio_at (portfolio, TD_TABLE_PROJECT, i);

    if (row->percent_complete != TD_NONE)
      return TRUE;
  }
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_TASK); i++) {
    const TdTask *row = td_portfolio_at (portfolio, TD_TABLE_TASK, i);

    if (row->percent_complete != TD_NONE)
      return TRUE;
  }
  return FALSE;
}

void
td_chart_context_init (TdChartContext *context,
                       const TdPortfolio *portfolio,
                       const TdOutline *outline,
                       const TdSchedule *schedule,
                       TdLanguage language)
{
  const TdPortfolioInfo *info = td_portfolio_info (portfolio);

  *context = (TdChartContext){
      .portfolio = portfolio,
      .outline = outline,
      .schedule = schedule,
      .language = language,
      .status_date = info ? info->status_date : TD_NONE,
      .baseline_id = latest_baseline (portfolio),
      .show = has_progress (portfolio) ? TD_SHOW_ALL : TD_SHOW_ALL & ~(guint) TD_SHOW_SLIP,
  };
}

gint64
td_chart_status_instant (const TdChartContext *context)
{
  if (context->status_date == TD_NONE)
    return TD_NONE;
  return td_instant_from_day (context->status_date + 1);
}

double
td_chart_label_size (const TdChartContext *context)
{
  return context->style->text_size * .88;
}

TdTypeset
td_chart_label_typeset (const TdChartContext *context)
{
  return (TdTypeset){.face = TD_FACE_CHART, .size = td_chart_label_size (context)};
}

double
td_chart_clamp (const TdChartContext *context, double x)
{
  return CLAMP (x, context->sight_left - 100, context->sight_right + 100);
}
