/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"

/* Years are counted from March, so that the leap day is the last of its year and the months before
 * it have lengths that repeat: 31 30 31 30 31, 31 30 31 30 31, 31 and February. */

#define DAYS_PER_YEAR    365
#define DAYS_PER_4_YEARS 1461
#define DAYS_PER_CENTURY 36524
#define DAYS_PER_ERA     146097 /* 400 years */
#define EPOCH_FROM_MARCH 719468 /* from 0000-03-01 to 1970-01-01 */

static gint64
floor_divide (gint64 value, gint64 divisor)
{
  return value / divisor - (value % divisor < 0);
}

static gboolean
is_leap (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
td_month_length (int year, int month)
{
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  return month == 2 && is_leap (year) ? 29 : lengths[month - 1];
}

gboolean
td_date_is_valid (int year, int month, int day)
{
  return year >= TD_YEAR_MIN && year <= TD_YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
         day <= td_month_length (year, month);
}

gint64
td_day_from_date (int year, int month, int day)
{
  gint64 march_year = month <= 2 ? (gint64) year - 1 : year;
  gint64 march_month = (month + 9) % 12;
  gint64 days_before_month = (153 * march_month + 2) / 5;

  return march_year * DAYS_PER_YEAR + floor_divide (march_year, 4) -
         floor_divide (march_year, 100) + floor_divide (march_year, 400) + days_before_month + day -
         1 - EPOCH_FROM_MARCH;
}

TdDate
td_date_from_day (gint64 day)
{
  gint64 from_march = day + EPOCH_FROM_MARCH;
  gint64 era = floor_divide (from_march, DAYS_PER_ERA);
  gint64 day_of_era = from_march - era * DAYS_PER_ERA;
  gint64 leap_days = day_of_era / (DAYS_PER_4_YEARS - 1) - day_of_era / DAYS_PER_CENTURY +
                     day_of_era / (DAYS_PER_ERA - 1);
  gint64 year_of_era = (day_of_era - leap_days) / DAYS_PER_YEAR;
  gint64 day_of_year =
      day_of_era - (DAYS_PER_YEAR * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (int) ((5 * day_of_year + 2) / 153);
  TdDate date;

  date.day = (int) (day_of_year - (153 * march_month + 2) / 5 + 1);
  date.month = march_month < 10 ? march_month + 3 : march_month - 9;
  date.year = (int) (year_of_era + era * 400 + (date.month <= 2));
  return date;
}

gboolean
td_day_is_valid (gint64 day)
{
  return day >= TD_DAY_MIN && day <= TD_DAY_MAX;
}

TdWeekday
td_day_weekday (gint64 day)
{
  /* 1970-01-01 was a Thursday. */
  gint64 from_monday = day + TD_WEEKDAY_THURSDAY - TD_WEEKDAY_MONDAY;

  return (TdWeekday) (from_monday - floor_divide (from_monday, 7) * 7 + TD_WEEKDAY_MONDAY);
}

gint64
td_day_add_months (gint64 day, int months)
{
  TdDate date = td_date_from_day (day);
  gint64 month_count = (gint64) date.year * 12 + date.month - 1 + months;
  int year = (int) floor_divide (month_count, 12);
  int month = (int) (month_count - (gint64) year * 12) + 1;

  return td_day_from_date (year, month, MIN (date.day, td_month_length (year, month)));
}

gint64
td_instant_from_day (gint64 day)
{
  return day == TD_NONE ? TD_NONE : day * TD_MINUTES_PER_DAY;
}

gint64
td_day_from_instant (gint64 instant)
{
  return instant == TD_NONE ? TD_NONE : floor_divide (instant, TD_MINUTES_PER_DAY);
}

/* Reads exactly @count digits. */
static gboolean
read_digits (const char **text, int count, int *ret_value)
{
  int value = 0;

  for (int i = 0; i < count; i++) {
    if (!g_ascii_isdigit (**text))
      return FALSE;
    value = value * 10 + g_ascii_digit_value (**text);
    (*text)++;
  }
  *ret_value = value;
  return TRUE;
}

static gboolean
read_character (const char **text, char expected)
{
  if (**text != expected)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
read_date (const char **text, gint64 *ret_day)
{
  int year, month, day;
  gboolean complete = read_digits (text, 4, &year) && read_character (text, '-') &&
                      read_digits (text, 2, &month) && read_character (text, '-') &&
                      read_digits (text, 2, &day);

  if (!complete || !td_date_is_valid (year, month, day))
    return FALSE;
  *ret_day = td_day_from_date (year, month, day);
  return TRUE;
}

static gboolean
read_time_of_day (const char **text, int *ret_minutes)
{
  int hour, minute, second = 0;
  gboolean complete =
      read_digits (text, 2, &hour) && read_character (text, ':') && read_digits (text, 2, &minute);

  if (complete && read_character (text, ':'))
    complete = read_digits (text, 2, &second);
  if (!complete || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *ret_minutes = hour * 60 + minute;
  return TRUE;
}

gboolean
td_day_read_iso (const char *text, const char **ret_end, gint64 *ret_day)
{
  const char *at = text;
  gint64 day;
  gboolean read = read_date (&at, &day) && (ret_end != NULL || *at == '\0');

  if (ret_end != NULL)
    *ret_end = at;
  if (read)
    *ret_day = day;
  return read;
}

gboolean
td_instant_read_iso (const char *text, const char **ret_end, gint64 *ret_instant)
{
  const char *at = text;
  gint64 day;
  int minutes;
  gboolean read = read_date (&at, &day) && read_character (&at, 'T') &&
                  read_time_of_day (&at, &minutes) && (ret_end != NULL || *at == '\0');

  if (ret_end != NULL)
    *ret_end = at;
  if (read)
    *ret_instant = td_instant_from_day (day) + minutes;
  return read;
}

char *
td_day_to_iso (gint64 day)
{
  TdDate date = td_date_from_day (day);

  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *
td_instant_to_iso (gint64 instant)
{
  gint64 day = td_day_from_instant (instant);
  TdDate date = td_date_from_day (day);
  int minutes = (int) (instant - td_instant_from_day (day));

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", date.year, date.month, date.day, minutes / 60,
                          minutes % 60);
}
