/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"
#include "cli/place.h"
#include "cli/rows.h"
#include "core/time.h"
#include "core/when.h"
#include "schedule/holidays.h"
#include "schedule/lunar.h"

#include <stdio.h>

/* A day off, or a working day made up. Its texts are owned. */
typedef struct {
  gint64 date;
  char *name;
  gint64 kind; /* TdDayKind */
  gboolean working;
  char *lunar_date;
  char *status;
  char *source;
} Day;

static void
clear_day (gpointer data)
{
  Day *day = data;

  g_free (day->name);
  g_free (day->lunar_date);
  g_free (day->status);
  g_free (day->source);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *left = a, *right = b;

  return (left->date > right->date) - (left->date < right->date);
}

/* ---- where days come from ---- */

static void
add_decided (GArray *days, const TdCalendarDay *row, gint64 year, TdLanguage language)
{
  for (gint64 date = row->first_day; date <= row->last_day; date++) {
    Day day = {.date = date, .kind = row->kind, .working = row->working == 1};

    if (td_date_from_day (date).year != year)
      continue;
    day.name = g_strdup (language == TD_LANGUAGE_EN && row->name_en ? row->name_en : row->name);
    day.lunar_date = g_strdup (row->lunar_date);
    day.status = g_strdup (row->status);
    day.source = g_strdup (row->source);
    g_array_append_val (days, day);
  }
}

/* Of a year that no decision is known of. */
static void
add_computed (GArray *days, gint64 year, TdLanguage language)
{
  g_autoptr (GArray) holidays = td_holidays_of_year ((int) year);

  for (guint i = 0; i < holidays->len; i++) {
    const TdHoliday *holiday = &g_array_index (holidays, TdHoliday, i);
    Day day = {.date = holiday->day, .kind = (gint64) holiday->kind, .working = holiday->works};
    TdLunarDate lunar;

    day.name =
        language == TD_LANGUAGE_EN ? td_holiday_name_en (holiday) : td_holiday_name (holiday);
    day.lunar_date = td_lunar_from_day (holiday->day, &lunar) ? td_lunar_to_string (&lunar) : NULL;
    day.status = g_strdup (holiday->status);
    g_array_append_val (days, day);
  }
}

static GArray *
days_of_year (const TdPortfolio *portfolio, gint64 year, TdLanguage language)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  g_array_set_clear_func (days, clear_day);
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_CALENDAR_DAY); i++)
    add_decided (days, td_portfolio_at (portfolio, TD_TABLE_CALENDAR_DAY, i), year, language);
  if (days->len == 0)
    add_computed (days, year, language);
  g_array_sort (days, compare_days);
  return days;
}

/* ---- what is printed ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_date (JsonBuilder *builder, const char *name, gint64 date)
{
  g_autofree char *iso = td_day_to_iso (date);

  add_text (builder, name, iso);
}

static void
add_truth (JsonBuilder *builder, const char *name, gboolean truth)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, truth);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
build_days (JsonBuilder *builder, const GArray *days)
{
  const TdField *kinds = TD_FIELD (TD_TABLE_CALENDAR_DAY, TdCalendarDay, kind);

  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++) {
    const Day *day = &g_array_index (days, Day, i);

    json_builder_begin_object (builder);
    add_date (builder, "date", day->date);
    add_text (builder, "name", day->name);
    add_text (builder, "kind", kinds->nicks[day->kind]);
    add_truth (builder, "working", day->working);
    add_text (builder, "lunar_date", day->lunar_date);
    add_text (builder, "status", day->status);
    add_text (builder, "source", day->source);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* The months of the lunar year that is named by @year. */
static void
build_months (JsonBuilder *builder, gint64 year)
{
  gint64 day = td_lunar_new_year ((int) year);
  TdLunarMonth month;

  json_builder_set_member_name (builder, "lunar_months");
  json_builder_begin_array (builder);
  while (td_lunar_month_of (day, &month) && month.year == year) {
    json_builder_begin_object (builder);
    add_number (builder, "month", month.month);
    add_truth (builder, "leap", month.leap);
    add_date (builder, "first_day", month.first_day);
    add_number (builder, "days", month.length);
    json_builder_end_object (builder);
    day = month.first_day + month.length;
  }
  json_builder_end_array (builder);
}

static void
print_json (const GArray *days, gint64 year)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "year", year);
  build_days (builder, days);
  build_months (builder, year);
  json_builder_end_object (builder);
  td_json_print (builder);
}

static void
print_text (const TdCall *call, const GArray *days)
{
  const TdField *kinds = TD_FIELD (TD_TABLE_CALENDAR_DAY, TdCalendarDay, kind);

  for (guint i = 0; i < days->len; i++) {
    const Day *day = &g_array_index (days, Day, i);
    g_autofree char *date = td_when_format (call->language, td_when_from_day (day->date), FALSE);

    printf ("%s\t%s\t%s\n", date, td_call_text (call, kinds->labels[day->kind]), day->name);
  }
}

static TdExit
run (TdCall *call)
{
  g_autofree char *path = td_place_data (TD_PLACE_HOLIDAYS);
  g_autoptr (TdNativeFile) file = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  gint64 year;

  if (!g_ascii_string_to_signed (td_call_argument (call, 0), 10, TD_YEAR_MIN, TD_YEAR_MAX, &year,
                                 NULL))
    return td_call_misused (call, N_ ("“%s” is no year between 1900 and 2199"),
                            td_call_argument (call, 0));
  file = td_import_read (path, NULL, &error);
  if (file == NULL)
    return td_call_fail (call, NULL, error);
  days = days_of_year (file->portfolio, year, call->language);
  if (td_call_option (call, "json"))
    print_json (days, year);
  else
    print_text (call, days);
  return TD_EXIT_DONE;
}

static const TdOption options[] = {
    {"json", NULL, N_ ("print one JSON document")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_calendar = {
    .name = "calendar",
    .arguments = "YEAR",
    .summary = N_ ("Print the days off and the working days made up of a year"),
    .details = N_ ("As they were decided; for years without a decision as the law and the lunar "
                   "calendar have them. --json also has the months of the lunar year."),
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
