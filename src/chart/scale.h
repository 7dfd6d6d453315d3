/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"
#include "core/time.h"

G_BEGIN_DECLS

/* The finest unit that a scale draws ticks for. */
typedef enum {
  TD_ZOOM_DAY,
  TD_ZOOM_WEEK,
  TD_ZOOM_MONTH,
  TD_ZOOM_QUARTER,
  TD_ZOOM_YEAR,
  TD_ZOOM_FIVE_YEARS,
  TD_ZOOM_DECADE,
  TD_N_ZOOMS,
} TdZoom;

/* TdScale: calendar time on a line, linear: x 0 is @origin. A plain value. */
typedef struct {
  gint64 origin; /* instant */
  double points_per_day;
} TdScale;

double td_scale_x (const TdScale *scale, gint64 instant);
gint64 td_scale_instant (const TdScale *scale, double x);

/* What fits at that many points a day, with text of @text_size. */
TdZoom td_scale_zoom (const TdScale *scale, double text_size);
/* The next step of zoom, in or out of where the scale stands; @x stays where it is. */
void td_scale_step (TdScale *scale, int steps, double x, double text_size);
/* Any factor, kept between a day in 80 and a decade in 40 units; @x stays where it is. */
void td_scale_zoom_by (TdScale *scale, double factor, double x);
/* [@start, @finish) over @width. */
void td_scale_fit (TdScale *scale, gint64 start, gint64 finish, double width);
/* The comfortable points a day of a step. */
double td_zoom_points_per_day (TdZoom zoom, double text_size);
/* N_("Quarter"): for the zoom control. */
const char *td_zoom_label (TdZoom zoom);

/* One division of the head: [@start, @finish) in instants. */
typedef struct {
  gint64 start;
  gint64 finish;
  char label[40]; /* "Quý III" */
  char brief[16]; /* "III", for narrow ones; may equal @label */
} TdTick;

typedef enum { TD_TIER_UPPER, TD_TIER_LOWER } TdTier;

/* Years and decades have one tier, the lower. */
gboolean td_zoom_has_upper (TdZoom zoom);

/* The ticks that touch [@from, @to). (transfer full) (element-type TdTick) */
GArray *td_zoom_ticks (TdZoom zoom, TdTier tier, gint64 from, gint64 to, TdLanguage language);

/* The first tick at or before @instant, and the one after it. */
gint64 td_zoom_floor (TdZoom zoom, TdTier tier, gint64 instant);
gint64 td_zoom_next (TdZoom zoom, TdTier tier, gint64 tick);

G_END_DECLS
