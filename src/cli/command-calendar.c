/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"
#include "cli/place.h"
#include "cli/rows.h"
#include "core/time.h"

#include <stdio.h>

/* The file that brings the public holidays. */
#define HOLIDAYS "portfolios/tay-ninh-2024.tiendo.xml"

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TdCalendarDay *left = *(const TdCalendarDay *const *) a;
  const TdCalendarDay *right = *(const TdCalendarDay *const *) b;

  return (left->first_day > right->first_day) - (left->first_day < right->first_day);
}

/* (element-type TdCalendarDay), borrowed, in their order. */
static GPtrArray *
days_of_year (const TdPortfolio *portfolio, gint64 year)
{
  GPtrArray *days = g_ptr_array_new ();
  gint64 first = td_day_from_date ((int) year, 1, 1);
  gint64 last = td_day_from_date ((int) year, 12, 31);

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_CALENDAR_DAY); i++) {
    TdCalendarDay *day = td_portfolio_at (portfolio, TD_TABLE_CALENDAR_DAY, i);

    if (day->first_day <= last && day->last_day >= first)
      g_ptr_array_add (days, day);
  }
  g_ptr_array_sort (days, compare_days);
  return days;
}

static void
write_day (TdRowsWriter *writer, const TdCalendarDay *day, gint64 date, TdLanguage language)
{
  const TdField *kinds = TD_FIELD (TD_TABLE_CALENDAR_DAY, TdCalendarDay, kind);
  g_autofree char *iso = td_day_to_iso (date);

  td_rows_writer_begin_row (writer);
  td_rows_writer_text (writer, "date", iso);
  td_rows_writer_text (writer, "name",
                       language == TD_LANGUAGE_EN && day->name_en ? day->name_en : day->name);
  td_rows_writer_text (writer, "kind", kinds->nicks[day->kind]);
  td_rows_writer_boolean (writer, "working", day->working == 1);
  td_rows_writer_text (writer, "lunar_date", day->lunar_date);
  td_rows_writer_text (writer, "status", day->status);
  td_rows_writer_text (writer, "source", day->source);
  td_rows_writer_end_row (writer);
}

static TdExit
run (TdCall *call)
{
  g_autofree char *path = td_place_data (HOLIDAYS);
  g_autoptr (TdNativeFile) file = NULL;
  g_autoptr (TdRowsWriter) writer = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;
  gint64 year;

  if (!g_ascii_string_to_signed (td_call_argument (call, 0), 10, TD_YEAR_MIN, TD_YEAR_MAX, &year,
                                 NULL))
    return td_call_misused (call, N_ ("“%s” is no year between 1900 and 2199"),
                            td_call_argument (call, 0));
  file = td_import_read (path, NULL, &error);
  if (file == NULL)
    return td_call_fail (call, NULL, error);
  days = days_of_year (file->portfolio, year);
  writer = td_rows_writer_new (td_call_option (call, "json") ? TD_ROWS_JSON : TD_ROWS_TEXT);
  for (guint i = 0; i < days->len; i++) {
    const TdCalendarDay *day = days->pdata[i];

    for (gint64 date = day->first_day; date <= day->last_day; date++)
      write_day (writer, day, date, call->language);
  }
  if (days->len > 0)
    return TD_EXIT_DONE;
  fprintf (stderr, "tiendo-cli: %s\n",
           td_call_text (call, N_ ("No holidays are known of that year")));
  return TD_EXIT_FINDINGS;
}

static const TdOption options[] = {
    {"json", NULL, N_ ("print one JSON document")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_calendar = {
    .name = "calendar",
    .arguments = "YEAR",
    .summary = N_ ("Print the days off and the working days made up of a year"),
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
