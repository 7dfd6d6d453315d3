/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The three clocks of the program, all plain integers and without a time zone:
 *
 *  - a *day* counts whole days from 1970-01-01;
 *  - an *instant* counts minutes of wall-clock time from 1970-01-01 00:00;
 *  - a *duration* counts tenths of a minute (see core/number.h).
 *
 * Nothing here reads a clock: today is always an argument. */

/* An integer that is not known: any nullable day, instant, duration, sum or quantity. */
#ifndef TD_NONE
#define TD_NONE G_MININT64
#endif

#define TD_MINUTES_PER_DAY 1440

#define TD_YEAR_MIN 1900
#define TD_YEAR_MAX 2199

/* The first and the last day that the program accepts: 1900-01-01 and 2199-12-31. */
#define TD_DAY_MIN (-G_GINT64_CONSTANT (25567))
#define TD_DAY_MAX G_GINT64_CONSTANT (84005)

/* A date of the proleptic Gregorian calendar; month and day count from 1. */
typedef struct {
  int year;
  int month;
  int day;
} TdDate;

typedef enum {
  TD_WEEKDAY_MONDAY = 1,
  TD_WEEKDAY_TUESDAY,
  TD_WEEKDAY_WEDNESDAY,
  TD_WEEKDAY_THURSDAY,
  TD_WEEKDAY_FRIDAY,
  TD_WEEKDAY_SATURDAY,
  TD_WEEKDAY_SUNDAY,
} TdWeekday;

/* Whether the date exists and its year is within TD_YEAR_MIN..TD_YEAR_MAX. */
gboolean td_date_is_valid (int year, int month, int day);
int td_month_length (int year, int month);

/* Arithmetic alone: any year goes, and a day past the end of its month runs into the next. */
gint64 td_day_from_date (int year, int month, int day);
TdDate td_date_from_day (gint64 day);

gboolean td_day_is_valid (gint64 day);
TdWeekday td_day_weekday (gint64 day);

/* @months later or earlier; 31 January and one month is the last day of February. */
gint64 td_day_add_months (gint64 day, int months);

/* 00:00 of @day, and the day that @instant falls on. %TD_NONE stays %TD_NONE. */
gint64 td_instant_from_day (gint64 day);
gint64 td_day_from_instant (gint64 instant);

/**
 * td_day_read_iso:
 * @text: "2024-05-05", no sign, no blank, every leading zero written
 * @ret_end: (out) (optional): where reading stopped: behind the date, or at the character that
 *   does not belong. With %NULL the whole of @text has to be the date
 * @ret_day: (out): untouched on failure
 *
 * Returns: whether a date that exists was read, of a year within TD_YEAR_MIN..TD_YEAR_MAX
 */
gboolean td_day_read_iso (const char *text, const char **ret_end, gint64 *ret_day);

/**
 * td_instant_read_iso:
 * @text: "2024-05-05T08:00" or "2024-05-05T08:00:00"
 * @ret_end: (out) (optional): as in td_day_read_iso()
 * @ret_instant: (out): untouched on failure
 *
 * Seconds are read and dropped, since an instant cannot hold them; 24:00 is refused. A time zone is
 * not read: the reader stops before it.
 *
 * Returns: whether an instant was read
 */
gboolean td_instant_read_iso (const char *text, const char **ret_end, gint64 *ret_instant);

/* "2024-05-05" and "2024-05-05T08:00". */
char *td_day_to_iso (gint64 day);
char *td_instant_to_iso (gint64 instant);

G_END_DECLS
