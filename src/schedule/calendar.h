/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/*
 * Working time. Inside this floor time is counted in ticks: tenths of a minute of wall-clock
 * time since 1970-01-01 00:00, the unit of durations and lags, so that a date plus a length is
 * one addition.
 */
#define TD_TICKS_PER_MINUTE 10
#define TD_TICKS_PER_DAY    14400

static inline gint64
td_tick_from_instant (gint64 instant)
{
  return instant == TD_NONE ? TD_NONE : instant * TD_TICKS_PER_MINUTE;
}

/* To the nearest minute. */
static inline gint64
td_tick_to_instant (gint64 tick)
{
  gint64 shifted = tick + TD_TICKS_PER_MINUTE / 2;

  if (tick == TD_NONE)
    return TD_NONE;
  return shifted >= 0 ? shifted / TD_TICKS_PER_MINUTE : -((9 - shifted) / TD_TICKS_PER_MINUTE);
}

/* The week that holds where no calendar says otherwise. */
#define TD_WEEK_DEFAULT                                                                            \
  "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|"                       \
  "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00||"

/* Whether @week is seven parts by '|', each empty or shifts "HH:MM-HH:MM" by ',' in rising order
 * that do not overlap and end by 24:00. %NULL, which inherits, is none. */
gboolean td_week_is_valid (const char *week);
/* The same for the hours of one day; "" is a day off. */
gboolean td_hours_are_valid (const char *hours);

/**
 * TdWorkCalendar: a calendar made ready for arithmetic.
 *
 * Each day of a range that grows on demand keeps the working time before it, so that every
 * question costs a bisection at most. Days far outside 1900–2199 are answered as its edge.
 * Growing writes, so a calendar belongs to one thread at a time.
 */
typedef struct _TdWorkCalendar TdWorkCalendar;

/* @week: %NULL or not valid: %TD_WEEK_DEFAULT. */
TdWorkCalendar *td_work_calendar_new (const char *week);
void td_work_calendar_free (TdWorkCalendar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWorkCalendar, td_work_calendar_free)

/* From @first_day to @last_day inclusive: shifts as in a week, "" for days off; a later call
 * wins. Hours that are not valid count as those of Monday. */
void td_work_calendar_set_days (TdWorkCalendar *self,
                                gint64 first_day,
                                gint64 last_day,
                                const char *hours);

/* The moment when @ticks of working time have passed since @tick: the earliest such (17:00, not
 * the next 08:00), or with @ticks below 0 the latest (08:00, not the 17:00 before). With 0 @tick
 * itself. */
gint64 td_calendar_add (TdWorkCalendar *self, gint64 tick, gint64 ticks);
/* Working time from @from to @to, below 0 when @to is earlier. */
gint64 td_calendar_between (TdWorkCalendar *self, gint64 from, gint64 to);
/* The first moment from @tick on at which work can begin, and the last by which it can end. */
gint64 td_calendar_next (TdWorkCalendar *self, gint64 tick);
gint64 td_calendar_previous (TdWorkCalendar *self, gint64 tick);
/* Working time on one day, in ticks: 0 for a day off. */
gint64 td_calendar_day_length (TdWorkCalendar *self, gint64 day);

/**
 * TdCalendars: every calendar of a portfolio made ready, and the default one.
 *
 * Index 0 is %TD_WEEK_DEFAULT. A calendar takes the days of its base and then its own, in the
 * order of their entry; one that would never work has the default week.
 */
typedef struct _TdCalendars TdCalendars;

TdCalendars *td_calendars_new (const TdPortfolio *portfolio);
void td_calendars_free (TdCalendars *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCalendars, td_calendars_free)

/* The index of the calendar with @id, or 0. */
guint td_calendars_find (const TdCalendars *self, const TdPortfolio *portfolio, gint64 id);
TdWorkCalendar *td_calendars_get (const TdCalendars *self, guint index);
/* The portfolio's own calendar: what a chart shades its off-days by. */
TdWorkCalendar *td_calendars_main (const TdCalendars *self, const TdPortfolio *portfolio);

G_END_DECLS
