/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when.h"

#define EARLIEST_INSTANT (TD_DAY_MIN * TD_MINUTES_PER_DAY)
#define LATEST_INSTANT   ((TD_DAY_MAX + 1) * TD_MINUTES_PER_DAY)

/* How many months a unit has; 0 for those that are not made of months. */
static int
unit_months (TdPrecision unit)
{
  static const int months[TD_PRECISION_NONE + 1] = {
      [TD_PRECISION_MONTH] = 1,
      [TD_PRECISION_QUARTER] = 3,
      [TD_PRECISION_HALF_YEAR] = 6,
      [TD_PRECISION_YEAR] = 12,
  };

  return months[unit];
}

/* How many minutes a unit has; 0 for those that are made of months. */
static gint64
unit_minutes (TdPrecision unit)
{
  static const gint64 minutes[TD_PRECISION_NONE + 1] = {
      [TD_PRECISION_MINUTE] = 1,
      [TD_PRECISION_DAY] = TD_MINUTES_PER_DAY,
      [TD_PRECISION_WEEK] = 7 * TD_MINUTES_PER_DAY,
  };

  return minutes[unit];
}

/* The first instant of the unit that @instant lies in. */
static gint64
unit_start (TdPrecision unit, gint64 instant)
{
  gint64 day = td_day_from_instant (instant);
  int months = unit_months (unit);
  TdDate date;

  if (unit == TD_PRECISION_MINUTE)
    return instant;
  if (unit == TD_PRECISION_WEEK)
    day -= td_day_weekday (day) - TD_WEEKDAY_MONDAY;
  if (months == 0)
    return td_instant_from_day (day);
  date = td_date_from_day (day);
  return td_instant_from_day (
      td_day_from_date (date.year, date.month - (date.month - 1) % months, 1));
}

/* @start is where a unit starts; so is what is returned. */
static gint64
unit_add (TdPrecision unit, gint64 start, int steps)
{
  gint64 months = (gint64) unit_months (unit) * steps;
  gint64 limit = (TD_YEAR_MAX - TD_YEAR_MIN + 2) * 12;

  if (months == 0)
    return start + unit_minutes (unit) * steps;
  months = CLAMP (months, -limit, limit);
  return td_instant_from_day (td_day_add_months (td_day_from_instant (start), (int) months));
}

static gboolean
starts_unit (TdPrecision unit, gint64 instant)
{
  return unit_start (unit, instant) == instant;
}

TdWhen
td_when_around (TdPrecision precision, gint64 instant)
{
  TdWhen when;

  g_return_val_if_fail (precision <= TD_PRECISION_YEAR, TD_WHEN_UNKNOWN);
  when.earliest = unit_start (precision, instant);
  when.latest = precision == TD_PRECISION_MINUTE ? instant : unit_add (precision, when.earliest, 1);
  return when;
}

TdWhen
td_when_from_day (gint64 day)
{
  return td_when_around (TD_PRECISION_DAY, td_instant_from_day (day));
}

gboolean
td_when_equal (TdWhen a, TdWhen b)
{
  return a.earliest == b.earliest && a.latest == b.latest;
}

TdPrecision
td_when_precision (TdWhen when)
{
  if (when.earliest == TD_NONE && when.latest == TD_NONE)
    return TD_PRECISION_NONE;
  if (when.earliest == TD_NONE || when.latest == TD_NONE)
    return TD_PRECISION_OPEN;
  for (TdPrecision unit = TD_PRECISION_MINUTE; unit <= TD_PRECISION_YEAR; unit++)
    if (td_when_equal (when, td_when_around (unit, when.earliest)))
      return unit;
  return TD_PRECISION_PERIOD;
}

/* The coarsest of year, month, day and minute that every known end falls on. */
static TdPrecision
common_unit (TdWhen when)
{
  static const TdPrecision units[] = {TD_PRECISION_YEAR, TD_PRECISION_MONTH, TD_PRECISION_DAY};

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if ((when.earliest == TD_NONE || starts_unit (units[i], when.earliest)) &&
        (when.latest == TD_NONE || starts_unit (units[i], when.latest)))
      return units[i];
  return TD_PRECISION_MINUTE;
}

TdWhen
td_when_shift (TdWhen when, int steps)
{
  TdPrecision unit = td_when_precision (when);
  TdWhen shifted = when;

  if (unit == TD_PRECISION_NONE)
    return when;
  if (unit >= TD_PRECISION_PERIOD)
    unit = common_unit (when);
  if (when.earliest != TD_NONE)
    shifted.earliest = unit_add (unit, when.earliest, steps);
  if (when.latest != TD_NONE)
    shifted.latest = unit_add (unit, when.latest, steps);
  return td_when_is_valid (shifted) ? shifted : when;
}

static gboolean
is_accepted (gint64 instant)
{
  return instant == TD_NONE || (instant >= EARLIEST_INSTANT && instant <= LATEST_INSTANT);
}

gboolean
td_when_is_valid (TdWhen when)
{
  gboolean forward =
      when.earliest == TD_NONE || when.latest == TD_NONE || when.earliest <= when.latest;

  return forward && is_accepted (when.earliest) && is_accepted (when.latest);
}

gint64
td_when_counted (TdWhenRole role, TdWhen when)
{
  return role == TD_WHEN_START ? when.earliest : when.latest;
}

gint64
td_when_shown_day (TdWhenRole role, gint64 instant)
{
  if (instant == TD_NONE)
    return TD_NONE;
  return td_day_from_instant (role == TD_WHEN_START ? instant : instant - 1);
}
