/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The lunisolar calendar of Việt Nam: months begin with the civil day, at UTC+7, of the new moon,
 * the winter solstice lies in month 11, and of 13 months between two of these the first without a
 * major term is a leap month. UTC+7 holds here for all years. From J. Meeus, Astronomical
 * Algorithms, chapters 25 and 49, with ΔT after Espenak and Meeus.
 */

typedef struct {
  int year; /* the lunar year, named by the Gregorian one that its Tết lies in */
  int month;
  int day;
  gboolean leap; /* repeats the month of the same number before it */
} TdLunarDate;

typedef struct {
  int year;
  int month;
  gboolean leap;
  gint64 first_day; /* day */
  int length;       /* 29 or 30 */
  gint64 new_moon;  /* instant at UTC+7 */
  /* The new moon lies nearer to midnight, or a term to the first day's beginning, than is known:
   * the month may prove to begin a day earlier or later, or the leap month to be another. */
  gboolean uncertain;
} TdLunarMonth;

/* The month that @day lies in; FALSE outside of the years 1899 to 2200. */
gboolean td_lunar_month_of (gint64 day, TdLunarMonth *ret_month);
gboolean td_lunar_from_day (gint64 day, TdLunarDate *ret_date);
/* FALSE when there is no such date: a 30th of a short month, a leap month of another year. */
gboolean td_lunar_to_day (const TdLunarDate *date, gint64 *ret_day);

/* The first day of the lunar year: Tết. And day 10 of its ordinary month 3: Giỗ Tổ Hùng Vương.
 * TD_NONE outside of 1900 to 2199. */
gint64 td_lunar_new_year (int year);
gint64 td_lunar_hung_kings (int year);

/* "10/3/2031", "10/3 nhuận/2031". */
char *td_lunar_to_string (const TdLunarDate *date);

G_END_DECLS
