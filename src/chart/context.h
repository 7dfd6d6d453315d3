/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/lettering.h"
#include "chart/scale.h"
#include "schedule/calendar.h"
#include "schedule/schedule.h"

G_BEGIN_DECLS

/* What a chart shows besides the bars. */
typedef enum {
  TD_SHOW_BASELINE = 1 << 0,
  TD_SHOW_CRITICAL = 1 << 1,
  TD_SHOW_LINKS = 1 << 2,
  TD_SHOW_SLIP = 1 << 3, /* the slip line; without it the status line is dashed all the way */
  TD_SHOW_ALL = (1 << 4) - 1,
} TdShowFlags;

/**
 * TdChartContext: everything that rows, cells, layout and drawing read. A plain value.
 *
 * Nothing in it is owned. Rows and cells need no style, lettering, scale or sight.
 */
typedef struct {
  const TdPortfolio *portfolio;
  const TdOutline *outline;
  const TdSchedule *schedule;
  TdLanguage language;
  gint64 status_date; /* day, or TD_NONE: no status line */
  gint64 baseline_id; /* 0: none */
  guint show;         /* TdShowFlags */
  const TdStyle *style;
  TdLettering *lettering;
  TdScale scale;
  double sight_left; /* the stretch of x that is in sight: labels stay inside it */
  double sight_right;
  TdWorkCalendar *calendar; /* shades days off where a day is wide; may be NULL */
} TdChartContext;

/* The portfolio's own status date and latest baseline, all of TD_SHOW_ALL but the slip line where
 * nobody has said how far anything is; no style yet. */
void td_chart_context_init (TdChartContext *context,
                            const TdPortfolio *portfolio,
                            const TdOutline *outline,
                            const TdSchedule *schedule,
                            TdLanguage language);

/* The end of the status day: where its line stands. TD_NONE without one. */
gint64 td_chart_status_instant (const TdChartContext *context);

/* The size of everything on the chart but names and cells. */
double td_chart_label_size (const TdChartContext *context);
TdTypeset td_chart_label_typeset (const TdChartContext *context);
/* @x kept near the sight, so that no length is beyond what cairo can hold. */
double td_chart_clamp (const TdChartContext *context, double x);

G_END_DECLS
