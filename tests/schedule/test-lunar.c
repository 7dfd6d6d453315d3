/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/lunar.h"

#include <stdlib.h>
#include <string.h>

static char **
read_lines (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "schedule", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_strsplit (text, "\n", -1);
}

static gint64
day (const char *iso)
{
  gint64 found;

  g_assert_true (td_day_read_iso (iso, NULL, &found));
  return found;
}

static void
test_vectors (void)
{
  g_auto (GStrv) lines = read_lines ("lunar_months.tsv");
  guint n = 0;

  for (guint i = 1; lines[i] && *lines[i]; i++, n++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
    gint64 first = day (cells[3]);
    TdLunarMonth month;
    int minutes, hours = atoi (cells[5]), into = atoi (strchr (cells[5], ':') + 1);

    g_assert_true (td_lunar_month_of (first + 5, &month));
    g_assert_cmpint (month.first_day, ==, first);
    g_assert_cmpint (month.year, ==, atoi (cells[0]));
    g_assert_cmpint (month.month, ==, atoi (cells[1]));
    g_assert_cmpint (month.leap, ==, atoi (cells[2]));
    g_assert_cmpint (month.length, ==, atoi (cells[4]));
    minutes = (int) (month.new_moon - td_instant_from_day (first));
    g_assert_cmpint (ABS (minutes - hours * 60 - into), <=, 1);
  }
  g_assert_cmpuint (n, ==, 100);
}

/* Where the Chinese calendar differs, and what was published otherwise. */
static void
test_new_years (void)
{
  static const char *const days[] = {
      "1968-01-29", "1969-02-16", "1985-01-21", "2000-02-05", "2007-02-17", "2021-02-12",
      "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06",
      "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31",
      "2034-02-19", "2035-02-08", "2053-02-18",
  };
  static const char *const kings[] = {"2021-04-21", "2024-04-18", "2026-04-26", "2031-04-01",
                                      "2034-04-28"};

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *found = td_day_to_iso (td_lunar_new_year (atoi (days[i])));

    g_assert_cmpstr (found, ==, days[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (kings); i++) {
    g_autofree char *found = td_day_to_iso (td_lunar_hung_kings (atoi (kings[i])));

    g_assert_cmpstr (found, ==, kings[i]);
  }
  g_assert_cmpint (td_lunar_new_year (1899), ==, TD_NONE);
  g_assert_cmpint (td_lunar_new_year (2200), ==, TD_NONE);
}

static void
test_leap_months (void)
{
  static const struct {
    int year, month;
  } leaps[] = {{2020, 4}, {2023, 2}, {2025, 6}, {2028, 5}, {2031, 3}, {2033, 11}};

  for (guint i = 0; i < G_N_ELEMENTS (leaps); i++)
    for (int month = 1; month <= 12; month++) {
      gint64 unused;

      g_assert_cmpint (td_lunar_to_day (&(TdLunarDate){leaps[i].year, month, 1, TRUE}, &unused), ==,
                       month == leaps[i].month);
    }
}

static void
test_years_join (void)
{
  gint64 next = td_lunar_new_year (1900);
  guint uncertain = 0;

  for (int year = 1900; year < 2199; year++) {
    gint64 end = td_lunar_new_year (year + 1);
    int months = 0;

    while (next < end) {
      TdLunarMonth month;

      g_assert_true (td_lunar_month_of (next, &month));
      g_assert_cmpint (month.first_day, ==, next);
      g_assert_cmpint (month.year, ==, year);
      g_assert_true (month.length == 29 || month.length == 30);
      uncertain += month.uncertain;
      next += month.length;
      months++;
    }
    g_assert_cmpint (next, ==, end);
    g_assert_true (months == 12 || months == 13);
  }
  g_assert_cmpuint (uncertain, >, 0);
  g_test_message ("%u months are uncertain", uncertain);
  g_assert_cmpuint (uncertain, <, 30);
}

static void
test_round_trip (void)
{
  for (gint64 at = td_day_from_date (2023, 1, 1); at < td_day_from_date (2026, 1, 1); at += 3) {
    TdLunarDate date;
    gint64 back;

    g_assert_true (td_lunar_from_day (at, &date));
    g_assert_true (td_lunar_to_day (&date, &back));
    g_assert_cmpint (back, ==, at);
  }
  g_assert_false (td_lunar_to_day (&(TdLunarDate){2024, 13, 1, FALSE}, &(gint64){0}));
  g_assert_false (td_lunar_to_day (&(TdLunarDate){2024, 1, 30, FALSE}, &(gint64){0}));
  g_assert_false (td_lunar_from_day (td_day_from_date (1890, 1, 1), &(TdLunarDate){0}));
}

static void
test_words (void)
{
  g_autofree char *plain = td_lunar_to_string (&(TdLunarDate){2026, 3, 10, FALSE});
  g_autofree char *leap = td_lunar_to_string (&(TdLunarDate){2033, 11, 11, TRUE});

  g_assert_cmpstr (plain, ==, "10/3/2026");
  g_assert_cmpstr (leap, ==, "11/11 nhuận/2033");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lunar/agrees-with-published-months", test_vectors);
  g_test_add_func ("/lunar/new-years-are-vietnamese", test_new_years);
  g_test_add_func ("/lunar/leap-months", test_leap_months);
  g_test_add_func ("/lunar/years-join-without-a-gap", test_years_join);
  g_test_add_func ("/lunar/there-and-back", test_round_trip);
  g_test_add_func ("/lunar/words", test_words);
  return g_test_run ();
}
