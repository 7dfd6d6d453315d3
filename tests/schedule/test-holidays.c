/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/holidays.h"
#include "schedule/lunar.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR, DATE, NAME, NAME_EN, KIND, WORKS, LUNAR, STATUS, N_CELLS };

static char *
word (const TdHoliday *holiday, gboolean with_status)
{
  g_autofree char *date = td_day_to_iso (holiday->day);
  g_autofree char *name = td_holiday_name (holiday);
  g_autofree char *name_en = td_holiday_name_en (holiday);
  g_autofree char *lunar = NULL;
  TdLunarDate lunar_date;

  g_assert_true (td_lunar_from_day (holiday->day, &lunar_date));
  lunar = td_lunar_to_string (&lunar_date);
  return g_strjoin ("\t", date, name, name_en,
                    holiday->kind == TD_DAY_STATUTORY ? "statutory" : "compensatory",
                    holiday->works ? "1" : "0", lunar, with_status ? holiday->status : NULL, NULL);
}

/* What was announced up to 2026 and is foreseen up to 2035, but for exchanged days. */
static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "schedule", "holidays.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) holidays = NULL;
  guint at = 0, rows = 0;
  int year = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
    gboolean foreseen = atoi (cells[YEAR]) > 2026;
    g_autofree char *found = NULL;
    g_autofree char *wanted =
        g_strjoin ("\t", cells[DATE], cells[NAME], cells[NAME_EN], cells[KIND], cells[WORKS],
                   cells[LUNAR], foreseen ? cells[STATUS] : NULL, NULL);

    if (g_str_has_prefix (cells[KIND], "swap"))
      continue;
    if (atoi (cells[YEAR]) != year) {
      g_assert_true (holidays == NULL || at == holidays->len);
      g_clear_pointer (&holidays, g_array_unref);
      year = atoi (cells[YEAR]);
      holidays = td_holidays_of_year (year);
      at = 0;
    }
    g_assert_cmpuint (at, <, holidays->len);
    found = word (&g_array_index (holidays, TdHoliday, at++), foreseen);
    g_assert_cmpstr (found, ==, wanted);
    rows++;
  }
  g_assert_true (holidays != NULL && at == holidays->len);
  g_assert_cmpuint (rows, ==, 215);
}

static void
test_every_year (void)
{
  g_autoptr (GArray) before = td_holidays_of_year (1899);

  g_assert_cmpuint (before->len, ==, 0);
  for (int year = 1900; year <= 2199; year++) {
    g_autoptr (GArray) holidays = td_holidays_of_year (year);
    guint statutory = 0;

    for (guint i = 0; i < holidays->len; i++) {
      const TdHoliday *holiday = &g_array_index (holidays, TdHoliday, i);

      statutory += holiday->kind == TD_DAY_STATUTORY && !holiday->works;
      g_assert_cmpint (td_date_from_day (holiday->day).year, ==, year);
    }
    g_assert_cmpuint (statutory, ==, 11);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/as-announced-and-foreseen", test_table);
  g_test_add_func ("/holidays/eleven-days-every-year", test_every_year);
  return g_test_run ();
}
