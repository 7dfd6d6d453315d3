/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/lunar.h"

#include "core/time.h"

#include <math.h>

#define JULIAN_DAY_OF_1970 2440587.5 /* 1970-01-01 00:00 UT */
#define JULIAN_DAY_OF_2000 2451545.0
#define ZONE_MINUTES       420
#define SYNODIC_MONTH      29.530588861
#define FIRST_NEW_MOON     2451550.09766

/* Within how much the formulas are right: the new moon, and the sun's longitude. */
#define MOON_ERROR_MINUTES 0.5
#define SUN_ERROR_DEGREES  0.01

static double
sine (double degrees)
{
  return sin (fmod (degrees, 360) * G_PI / 180);
}

/* c0 + c1 x + c2 x² … */
static double
polynomial (double x, const double *coefficients, guint n)
{
  double sum = 0;

  for (guint i = n; i > 0; i--)
    sum = sum * x + coefficients[i - 1];
  return sum;
}

/* ---- terrestrial time against the clock ---- */

static const struct {
  double until; /* year */
  double from;  /* what the polynomial counts years from */
  double coefficients[6];
} delta_t[] = {
    {1900, 1860, {7.62, 0.5737, -0.251754, 0.01680668, -0.0004473624, 1 / 233174.0}},
    {1920, 1900, {-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197, 0}},
    {1941, 1920, {21.20, 0.84493, -0.076100, 0.0020936, 0, 0}},
    {1961, 1950, {29.07, 0.407, -1 / 233.0, 1 / 2547.0, 0, 0}},
    {1986, 1975, {45.45, 1.067, -1 / 260.0, -1 / 718.0, 0, 0}},
    {2005, 2000, {63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599}},
    {2050, 2000, {62.92, 0.32217, 0.005589, 0, 0, 0}},
};

static double
delta_t_seconds (double year)
{
  double centuries = (year - 1820) / 100;

  for (guint i = 0; i < G_N_ELEMENTS (delta_t); i++)
    if (year < delta_t[i].until)
      return polynomial (year - delta_t[i].from, delta_t[i].coefficients, 6);
  if (year < 2150)
    return -20 + 32 * centuries * centuries - 0.5628 * (2150 - year);
  return -20 + 32 * centuries * centuries;
}

/* How far the earth's rotation may have drifted from that by then (P. Huber). */
static double
delta_t_error_minutes (double year)
{
  double years = year - 2005;

  if (years <= 0)
    return 0.05;
  return 0.05 + 365.25 * years * sqrt (years * 0.058 / 3 * (1 + years / 2500)) / 1000 / 60;
}

static double
year_of (double julian_day)
{
  return 2000 + (julian_day - JULIAN_DAY_OF_2000) / 365.25;
}

/* ---- the moon ---- */

/* Multiples of the sun's and the moon's anomaly, the moon's latitude and of the node, and the power
 * of the eccentricity, with the days that their sine counts. */
static const struct {
  gint8 sun, moon, latitude, node, eccentricity;
  double days;
} moon_terms[] = {
    {0, 1, 0, 0, 0, -0.40720}, {1, 0, 0, 0, 1, 0.17241},    {0, 2, 0, 0, 0, 0.01608},
    {0, 0, 2, 0, 0, 0.01039},  {-1, 1, 0, 0, 1, 0.00739},   {1, 1, 0, 0, 1, -0.00514},
    {2, 0, 0, 0, 2, 0.00208},  {0, 1, -2, 0, 0, -0.00111},  {0, 1, 2, 0, 0, -0.00057},
    {1, 2, 0, 0, 1, 0.00056},  {0, 3, 0, 0, 0, -0.00042},   {1, 0, 2, 0, 1, 0.00042},
    {1, 0, -2, 0, 1, 0.00038}, {-1, 2, 0, 0, 1, -0.00024},  {0, 0, 0, 1, 0, -0.00017},
    {2, 1, 0, 0, 0, -0.00007}, {0, 2, -2, 0, 0, 0.00004},   {3, 0, 0, 0, 0, 0.00004},
    {1, 1, -2, 0, 0, 0.00003}, {0, 2, 2, 0, 0, 0.00003},    {1, 1, 2, 0, 0, -0.00003},
    {-1, 1, 2, 0, 0, 0.00003}, {-1, 1, -2, 0, 0, -0.00002}, {1, 3, 0, 0, 0, -0.00002},
    {0, 4, 0, 0, 0, 0.00002},
};

/* What the planets add: an angle at the first new moon, its advance a month, millionths of a day.
 */
static const struct {
  double angle, advance, days;
} planet_terms[] = {
    {299.77, 0.107408, 325},  {251.88, 0.016321, 165}, {251.83, 26.651886, 164},
    {349.42, 36.412478, 126}, {84.66, 18.206239, 110}, {141.74, 53.303771, 62},
    {207.14, 2.453732, 60},   {154.84, 7.306860, 56},  {34.52, 27.261239, 47},
    {207.19, 0.121824, 42},   {291.34, 1.844379, 40},  {161.72, 24.198154, 37},
    {239.56, 25.513099, 35},  {331.55, 3.592518, 23},
};

/* The @k-th new moon after that of 6 January 2000, as a Julian day of universal time. */
static double
new_moon (int k)
{
  double t = k / 1236.85;
  double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t - 0.00000011 * t * t * t;
  double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t * t * t -
                0.000000058 * t * t * t * t;
  double latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t * t * t +
                    0.000000011 * t * t * t * t;
  double node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t + 0.00000215 * t * t * t;
  double eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  double day = FIRST_NEW_MOON + SYNODIC_MONTH * k + 0.00015437 * t * t - 0.000000150 * t * t * t +
               0.00000000073 * t * t * t * t;

  for (guint i = 0; i < G_N_ELEMENTS (moon_terms); i++)
    day += moon_terms[i].days * pow (eccentricity, moon_terms[i].eccentricity) *
           sine (moon_terms[i].sun * sun + moon_terms[i].moon * moon +
                 moon_terms[i].latitude * latitude + moon_terms[i].node * node);
  for (guint i = 0; i < G_N_ELEMENTS (planet_terms); i++)
    day += planet_terms[i].days / 1000000 *
           sine (planet_terms[i].angle + planet_terms[i].advance * k -
                 (i == 0 ? 0.009173 * t * t : 0));
  return day - delta_t_seconds (year_of (day)) / 86400;
}

/* Minutes since 1970 in Việt Nam, with their fraction. */
static double
local_minutes (double julian_day)
{
  return (julian_day - JULIAN_DAY_OF_1970) * TD_MINUTES_PER_DAY + ZONE_MINUTES;
}

static gint64
new_moon_day (int k)
{
  return (gint64) floor (local_minutes (new_moon (k)) / TD_MINUTES_PER_DAY);
}

/* ---- the sun ---- */

/* Its apparent longitude in degrees at the beginning of a day in Việt Nam. */
static double
sun_longitude (gint64 day)
{
  double at = JULIAN_DAY_OF_1970 + (double) day - ZONE_MINUTES / 1440.0;
  double t = (at + delta_t_seconds (year_of (at)) / 86400 - JULIAN_DAY_OF_2000) / 36525;
  double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine (anomaly) +
                  (0.019993 - 0.000101 * t) * sine (2 * anomaly) + 0.000289 * sine (3 * anomaly);
  double longitude = fmod (mean + centre - 0.00569 - 0.00478 * sine (125.04 - 1934.136 * t), 360);

  return longitude < 0 ? longitude + 360 : longitude;
}

/* Which of the twelve major terms was the last: 9 is the winter solstice. */
static int
sun_sector (gint64 day)
{
  return (int) floor (sun_longitude (day) / 30);
}

/* ---- months ---- */

/* The lunation that month 11 of the lunar year @year begins with: it holds the solstice. */
static int
month_eleven (int year)
{
  gint64 last_day = td_day_from_date (year, 12, 31);
  int k = (int) floor ((year + 1 - 2000) * 12.3685) + 1;

  while (new_moon_day (k) > last_day)
    k--;
  return sun_sector (new_moon_day (k)) >= 9 ? k - 1 : k;
}

/* Of 13 months from month 11 on, the first in which the sun enters no new sector; else 0. */
static int
leap_place (int first, int next)
{
  if (next - first != 13)
    return 0;
  for (int i = 1; i < 13; i++)
    if (sun_sector (new_moon_day (first + i)) == sun_sector (new_moon_day (first + i + 1)))
      return i;
  return 0;
}

static gboolean
is_uncertain (int k)
{
  double minutes = local_minutes (new_moon (k));
  double into_day = minutes - floor (minutes / TD_MINUTES_PER_DAY) * TD_MINUTES_PER_DAY;
  double to_midnight = MIN (into_day, TD_MINUTES_PER_DAY - into_day);
  double into_sector = fmod (sun_longitude (new_moon_day (k)), 30);

  return to_midnight < MOON_ERROR_MINUTES + delta_t_error_minutes (1970 + minutes / 525960) ||
         MIN (into_sector, 30 - into_sector) < SUN_ERROR_DEGREES;
}

/* The month of lunation @k, which lies in the span from month 11 of @year on. */
static void
describe (int k, int year, int first, int next, TdLunarMonth *ret_month)
{
  int leap = leap_place (first, next);
  int place = k - first;
  int number = 11 + place - (leap > 0 && place >= leap ? 1 : 0);

  ret_month->year = number > 12 ? year + 1 : year;
  ret_month->month = number > 12 ? number - 12 : number;
  ret_month->leap = leap > 0 && place == leap;
  ret_month->first_day = new_moon_day (k);
  ret_month->length = (int) (new_moon_day (k + 1) - ret_month->first_day);
  ret_month->new_moon = (gint64) floor (local_minutes (new_moon (k)));
  ret_month->uncertain = is_uncertain (k);
}

gboolean
td_lunar_month_of (gint64 day, TdLunarMonth *ret_month)
{
  int year = td_date_from_day (day).year;
  int k, first;

  if (year < TD_YEAR_MIN - 1 || year > TD_YEAR_MAX + 1)
    return FALSE;
  k = (int) floor (((double) day - 10962) / SYNODIC_MONTH) + 1; /* 10962: 6 January 2000 */
  while (new_moon_day (k) > day)
    k--;
  first = month_eleven (year);
  if (k < first)
    first = month_eleven (--year);
  describe (k, year, first, month_eleven (year + 1), ret_month);
  return TRUE;
}

gboolean
td_lunar_from_day (gint64 day, TdLunarDate *ret_date)
{
  TdLunarMonth month;

  if (!td_lunar_month_of (day, &month))
    return FALSE;
  *ret_date = (TdLunarDate){month.year, month.month, (int) (day - month.first_day) + 1, month.leap};
  return TRUE;
}

gboolean
td_lunar_to_day (const TdLunarDate *date, gint64 *ret_day)
{
  int year = date->month >= 11 ? date->year : date->year - 1;
  int first, next;

  if (date->year < TD_YEAR_MIN - 1 || date->year > TD_YEAR_MAX + 1 || date->month < 1 ||
      date->month > 12 || date->day < 1)
    return FALSE;
  first = month_eleven (year);
  next = month_eleven (year + 1);
  for (int k = first; k < next; k++) {
    TdLunarMonth month;

    describe (k, year, first, next, &month);
    if (month.month != date->month || month.leap != (date->leap != FALSE))
      continue;
    if (date->day > month.length)
      return FALSE;
    *ret_day = month.first_day + date->day - 1;
    return TRUE;
  }
  return FALSE;
}

static gint64
day_in_year (int year, int month, int day)
{
  gint64 found;

  if (year < TD_YEAR_MIN || year > TD_YEAR_MAX ||
      !td_lunar_to_day (&(TdLunarDate){year, month, day, FALSE}, &found))
    return TD_NONE;
  return found;
}

gint64
td_lunar_new_year (int year)
{
  return day_in_year (year, 1, 1);
}

gint64
td_lunar_hung_kings (int year)
{
  return day_in_year (year, 3, 10);
}

char *
td_lunar_to_string (const TdLunarDate *date)
{
  return g_strdup_printf ("%d/%d%s/%d", date->day, date->month, date->leap ? " nhuận" : "",
                          date->year);
}
