/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/holidays.h"

#include "core/time.h"
#include "schedule/lunar.h"

#define COMPUTED  "computed"
#define PROJECTED "projected"
#define POLICY    "policy-not-yet-law-as-seen"

/* From this year on 24 November is meant to be a day off. */
#define CULTURE_DAY_YEAR 2026

typedef struct {
  GArray *holidays;
  int year;
} Year;

static void
add (Year *self, gint64 day, const char *name, const char *name_en, const char *status)
{
  TdHoliday holiday = {day, name, name_en, TD_DAY_STATUTORY, FALSE, status, TD_NONE};

  g_array_append_val (self->holidays, holiday);
}

static void
add_date (Year *self, int month, int day, const char *name, const char *name_en)
{
  add (self, td_day_from_date (self->year, month, day), name, name_en, COMPUTED);
}

static gboolean
is_weekend (gint64 day)
{
  return td_day_weekday (day) >= TD_WEEKDAY_SATURDAY;
}

static gboolean
are_weekdays (gint64 first, gint64 last)
{
  for (gint64 day = first; day <= last; day++)
    if (is_weekend (day))
      return FALSE;
  return TRUE;
}

/* Two days before and three from Tết on, unless only one and four fall from Monday to Friday. */
static void
add_new_year (Year *self)
{
  static const char *const after[] = {"Tết Nguyên đán (mùng 1)", "Tết Nguyên đán (mùng 2)",
                                      "Tết Nguyên đán (mùng 3)", "Tết Nguyên đán (mùng 4)"};
  gint64 first = td_lunar_new_year (self->year);
  int before = !are_weekdays (first - 2, first + 2) && are_weekdays (first - 1, first + 3) ? 1 : 2;

  for (gint64 day = first - before; day < first - before + 5; day++) {
    gboolean is_certain = day >= first - 1 && day <= first + 2;
    const char *name = day >= first ? after[day - first] : NULL;
    TdLunarDate lunar;

    if (name == NULL && td_lunar_from_day (day, &lunar))
      name = lunar.day == 28   ? "Tết Nguyên đán (28 tháng Chạp)"
             : lunar.day == 29 ? "Tết Nguyên đán (29 tháng Chạp)"
                               : "Tết Nguyên đán (30 tháng Chạp)";
    add (self, day, name, "Tết (Lunar New Year)", is_certain ? COMPUTED : PROJECTED);
  }
}

/* 2 September and the day before or after it, as chosen from 2021 to 2026. */
static void
add_national_day (Year *self)
{
  gint64 day = td_day_from_date (self->year, 9, 2);
  TdWeekday weekday = td_day_weekday (day);
  gboolean after = weekday == TD_WEEKDAY_MONDAY || weekday == TD_WEEKDAY_THURSDAY ||
                   weekday == TD_WEEKDAY_SUNDAY;

  add (self, day, "Quốc khánh (2/9)", "National Day", COMPUTED);
  add (self, after ? day + 1 : day - 1, "Quốc khánh (ngày liền kề)", "National Day, adjacent day",
       PROJECTED);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TdHoliday *left = a, *right = b;

  return (left->day > right->day) - (left->day < right->day);
}

static gboolean
is_taken (const Year *self, gint64 day)
{
  for (guint i = 0; i < self->holidays->len; i++) {
    const TdHoliday *holiday = &g_array_index (self->holidays, TdHoliday, i);

    if (holiday->day == day && !holiday->works)
      return TRUE;
  }
  return FALSE;
}

/* A holiday on a Saturday or Sunday moves to the next day that is still worked. */
static void
add_days_in_lieu (Year *self)
{
  guint n = self->holidays->len;

  for (guint i = 0; i < n; i++) {
    TdHoliday holiday = g_array_index (self->holidays, TdHoliday, i);
    gint64 day = holiday.day;

    if (!is_weekend (day) || holiday.works)
      continue;
    do
      day++;
    while (is_weekend (day) || is_taken (self, day));
    holiday.in_lieu_of = holiday.day;
    holiday.day = day;
    holiday.kind = TD_DAY_COMPENSATORY;
    holiday.status = PROJECTED;
    g_array_append_val (self->holidays, holiday);
  }
}

GArray *
td_holidays_of_year (int year)
{
  Year self = {g_array_new (FALSE, FALSE, sizeof (TdHoliday)), year};

  if (year < TD_YEAR_MIN || year > TD_YEAR_MAX)
    return self.holidays;
  add_date (&self, 1, 1, "Tết Dương lịch", "New Year's Day");
  add_new_year (&self);
  add (&self, td_lunar_hung_kings (year), "Giỗ Tổ Hùng Vương (10/3 âm lịch)",
       "Hùng Kings' Commemoration Day", COMPUTED);
  add_date (&self, 4, 30, "Ngày Chiến thắng (30/4)", "Reunification Day");
  add_date (&self, 5, 1, "Ngày Quốc tế lao động (1/5)", "International Labour Day");
  add_national_day (&self);
  g_array_sort (self.holidays, compare_days);
  add_days_in_lieu (&self);
  if (year >= CULTURE_DAY_YEAR) {
    TdHoliday culture = {td_day_from_date (year, 11, 24),
                         "Ngày Văn hóa Việt Nam (24/11)",
                         "Viet Nam Culture Day",
                         TD_DAY_STATUTORY,
                         TRUE,
                         POLICY,
                         TD_NONE};

    g_array_append_val (self.holidays, culture);
  }
  g_array_sort (self.holidays, compare_days);
  return self.holidays;
}

char *
td_holiday_name (const TdHoliday *holiday)
{
  return g_strconcat (holiday->in_lieu_of == TD_NONE ? "" : "Nghỉ bù: ", holiday->name, NULL);
}

char *
td_holiday_name_en (const TdHoliday *holiday)
{
  return g_strconcat (holiday->in_lieu_of == TD_NONE ? "" : "Day off in lieu: ", holiday->name_en,
                      NULL);
}
