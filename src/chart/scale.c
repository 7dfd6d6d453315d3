/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/scale.h"

#include <math.h>

/* The narrowest and the comfortable tick of each step, in parts of the text size, and its usual
 * length in days. */
static const struct {
  const char *label;
  double narrowest;
  double comfortable;
  double days;
} steps[TD_N_ZOOMS] = {
    [TD_ZOOM_DAY] = {N_ ("Day"), 1.7, 2.4, 1},
    [TD_ZOOM_WEEK] = {N_ ("Week"), 2.4, 4, 7},
    [TD_ZOOM_MONTH] = {N_ ("Month"), 1.6, 3.4, 30.44},
    [TD_ZOOM_QUARTER] = {N_ ("Quarter"), 1.7, 3.6, 91.31},
    [TD_ZOOM_YEAR] = {N_ ("Year"), 2.6, 5.7, 365.25},
    [TD_ZOOM_FIVE_YEARS] = {N_ ("Five years"), 3, 6, 1826.25},
    [TD_ZOOM_DECADE] = {N_ ("Decade"), 0, 5, 3652.5},
};

static const char *const month_names[] = {
    N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
    N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
    N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};

static const char *const day_names[] = {
    N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun"),
};

static const char *const romans[] = {"I", "II", "III", "IV"};

double
td_scale_x (const TdScale *scale, gint64 instant)
{
  return (double) (instant - scale->origin) * scale->points_per_day / TD_MINUTES_PER_DAY;
}

gint64
td_scale_instant (const TdScale *scale, double x)
{
  double minutes = floor (x * TD_MINUTES_PER_DAY / scale->points_per_day);

  return scale->origin + (gint64) CLAMP (minutes, -4e8, 4e8);
}

TdZoom
td_scale_zoom (const TdScale *scale, double text_size)
{
  for (int zoom = TD_ZOOM_DAY; zoom < TD_ZOOM_DECADE; zoom++)
    if (steps[zoom].days * scale->points_per_day >= steps[zoom].narrowest * text_size)
      return (TdZoom) zoom;
  return TD_ZOOM_DECADE;
}

double
td_zoom_points_per_day (TdZoom zoom, double text_size)
{
  return steps[zoom].comfortable * text_size / steps[zoom].days;
}

const char *
td_zoom_label (TdZoom zoom)
{
  return steps[zoom].label;
}

/* Changes the scale while the instant at @x stays there. */
static void
set_points_per_day (TdScale *scale, double points_per_day, double x)
{
  double minutes = x * TD_MINUTES_PER_DAY / scale->points_per_day;

  scale->points_per_day = CLAMP (points_per_day, 40 / 3652.5, 80);
  scale->origin += (gint64) round (minutes - x * TD_MINUTES_PER_DAY / scale->points_per_day);
}

void
td_scale_step (TdScale *scale, int count, double x, double text_size)
{
  for (; count > 0; count--)
    for (int zoom = TD_ZOOM_DECADE; zoom >= TD_ZOOM_DAY; zoom--)
      if (td_zoom_points_per_day ((TdZoom) zoom, text_size) > scale->points_per_day * 1.02) {
        set_points_per_day (scale, td_zoom_points_per_day ((TdZoom) zoom, text_size), x);
        break;
      }
  for (; count < 0; count++)
    for (int zoom = TD_ZOOM_DAY; zoom <= TD_ZOOM_DECADE; zoom++)
      if (td_zoom_points_per_day ((TdZoom) zoom, text_size) < scale->points_per_day / 1.02) {
        set_points_per_day (scale, td_zoom_points_per_day ((TdZoom) zoom, text_size), x);
        break;
      }
}

void
td_scale_zoom_by (TdScale *scale, double factor, double x)
{
  set_points_per_day (scale, scale->points_per_day * factor, x);
}

void
td_scale_fit (TdScale *scale, gint64 start, gint64 finish, double width)
{
  double days = (double) MAX (finish - start, TD_MINUTES_PER_DAY) / TD_MINUTES_PER_DAY;

  scale->origin = start;
  scale->points_per_day = CLAMP (width / days, 40 / 3652.5, 80);
}

/* ---- ticks ---- */

/* The unit that a tier divides time into: the zoom of the lower tier, or what holds it. */
static TdZoom
tier_unit (TdZoom zoom, TdTier tier)
{
  if (tier == TD_TIER_LOWER)
    return zoom;
  return zoom <= TD_ZOOM_WEEK ? TD_ZOOM_MONTH : TD_ZOOM_YEAR;
}

gboolean
td_zoom_has_upper (TdZoom zoom)
{
  return zoom < TD_ZOOM_YEAR;
}

/* The years of a plan: 2021–2025, 2026–2030; decades 2021–2030. */
static int
period_start (int year, int length)
{
  return year - ((year - 1) % length + length) % length;
}

static gint64
unit_floor (TdZoom unit, gint64 day)
{
  TdDate date = td_date_from_day (day);

  switch (unit) {
  case TD_ZOOM_WEEK:
    return day - (td_day_weekday (day) - TD_WEEKDAY_MONDAY);
  case TD_ZOOM_MONTH:
    return td_day_from_date (date.year, date.month, 1);
  case TD_ZOOM_QUARTER:
    return td_day_from_date (date.year, date.month - (date.month - 1) % 3, 1);
  case TD_ZOOM_YEAR:
    return td_day_from_date (date.year, 1, 1);
  case TD_ZOOM_FIVE_YEARS:
    return td_day_from_date (period_start (date.year, 5), 1, 1);
  case TD_ZOOM_DECADE:
    return td_day_from_date (period_start (date.year, 10), 1, 1);
  case TD_ZOOM_DAY:
  case TD_N_ZOOMS:
  default:
    return day;
  }
}

static gint64
unit_next (TdZoom unit, gint64 day)
{
  static const int months[TD_N_ZOOMS] = {
      [TD_ZOOM_MONTH] = 1,       [TD_ZOOM_QUARTER] = 3,  [TD_ZOOM_YEAR] = 12,
      [TD_ZOOM_FIVE_YEARS] = 60, [TD_ZOOM_DECADE] = 120,
  };

  if (unit <= TD_ZOOM_WEEK)
    return day + (unit == TD_ZOOM_WEEK ? 7 : 1);
  return td_day_add_months (day, months[unit]);
}

gint64
td_zoom_floor (TdZoom zoom, TdTier tier, gint64 instant)
{
  return td_instant_from_day (unit_floor (tier_unit (zoom, tier), td_day_from_instant (instant)));
}

gint64
td_zoom_next (TdZoom zoom, TdTier tier, gint64 tick)
{
  return td_instant_from_day (unit_next (tier_unit (zoom, tier), td_day_from_instant (tick)));
}

/* The week of ISO 8601: the one that holds its year's first Thursday is 1. */
static int
week_number (gint64 monday)
{
  TdDate thursday = td_date_from_day (monday + 3);

  return (int) (monday + 3 - td_day_from_date (thursday.year, 1, 1)) / 7 + 1;
}

static void
name_month (TdTick *tick, TdDate date, gboolean with_year, TdLanguage language)
{
  const char *name = td_translate (language, month_names[date.month - 1]);

  if (with_year) {
    /* Translators: a month and its year. */
    g_snprintf (tick->label, sizeof tick->label, td_translate (language, N_ ("%s %d")), name,
                date.year);
    g_snprintf (tick->brief, sizeof tick->brief, "%d/%d", date.month, date.year);
    return;
  }
  g_strlcpy (tick->label, name, sizeof tick->label);
  if (language == TD_LANGUAGE_VI)
    g_snprintf (tick->brief, sizeof tick->brief, "%d", date.month);
  else
    g_snprintf (tick->brief, sizeof tick->brief, "%.3s", name);
}

static void
name_quarter (TdTick *tick, TdDate date, TdLanguage language)
{
  int quarter = (date.month - 1) / 3;

  if (language == TD_LANGUAGE_VI)
    g_strlcpy (tick->brief, romans[quarter], sizeof tick->brief);
  else
    g_snprintf (tick->brief, sizeof tick->brief, "%d", quarter + 1);
  /* Translators: a quarter of a year, its number in the language's way. */
  g_snprintf (tick->label, sizeof tick->label, td_translate (language, N_ ("Q%s")), tick->brief);
}

static void
name_tick (TdTick *tick, TdZoom unit, gboolean upper, TdLanguage language)
{
  gint64 day = td_day_from_instant (tick->start);
  TdDate date = td_date_from_day (day);

  switch (unit) {
  case TD_ZOOM_DAY:
    g_snprintf (tick->label, sizeof tick->label, "%s %d",
                td_translate (language, day_names[td_day_weekday (day) - 1]), date.day);
    g_snprintf (tick->brief, sizeof tick->brief, "%d", date.day);
    break;
  case TD_ZOOM_WEEK:
    g_snprintf (tick->label, sizeof tick->label, td_translate (language, N_ ("Week %d")),
                week_number (day));
    /* Translators: a week of the year, as short as can be. */
    g_snprintf (tick->brief, sizeof tick->brief, td_translate (language, N_ ("W%d")),
                week_number (day));
    break;
  case TD_ZOOM_MONTH:
    name_month (tick, date, upper, language);
    break;
  case TD_ZOOM_QUARTER:
    name_quarter (tick, date, language);
    break;
  case TD_ZOOM_FIVE_YEARS:
  case TD_ZOOM_DECADE:
    g_snprintf (tick->label, sizeof tick->label, "%d–%d", date.year,
                date.year + (unit == TD_ZOOM_DECADE ? 9 : 4));
    g_snprintf (tick->brief, sizeof tick->brief, "%d", date.year);
    break;
  case TD_ZOOM_YEAR:
  case TD_N_ZOOMS:
  default:
    g_snprintf (tick->label, sizeof tick->label, "%d", date.year);
    g_strlcpy (tick->brief, tick->label, sizeof tick->brief);
  }
}

GArray *
td_zoom_ticks (TdZoom zoom, TdTier tier, gint64 from, gint64 to, TdLanguage language)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (TdTick));
  TdZoom unit = tier_unit (zoom, tier);

  for (gint64 start = td_zoom_floor (zoom, tier, from); start < to;) {
    TdTick tick = {.start = start, .finish = td_zoom_next (zoom, tier, start)};

    name_tick (&tick, unit, tier == TD_TIER_UPPER, language);
    g_array_append_val (ticks, tick);
    start = tick.finish;
  }
  return ticks;
}
