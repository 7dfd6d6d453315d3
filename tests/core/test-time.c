/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"

static void
test_every_accepted_day_goes_there_and_back (void)
{
  int year = TD_YEAR_MIN, month = 1, day = 1;
  TdWeekday weekday = TD_WEEKDAY_MONDAY; /* 1900-01-01 */

  for (gint64 count = TD_DAY_MIN; count <= TD_DAY_MAX; count++) {
    TdDate date = td_date_from_day (count);

    g_assert_cmpint (date.year, ==, year);
    g_assert_cmpint (date.month, ==, month);
    g_assert_cmpint (date.day, ==, day);
    g_assert_cmpint (td_day_from_date (year, month, day), ==, count);
    g_assert_cmpint (td_day_weekday (count), ==, weekday);

    weekday = weekday % 7 + 1;
    if (++day > td_month_length (year, month)) {
      day = 1;
      month++;
    }
    if (month > 12) {
      month = 1;
      year++;
    }
  }
  g_assert_cmpint (year, ==, TD_YEAR_MAX + 1);
}

static void
test_known_days (void)
{
  static const struct {
    int year, month, day;
    gint64 count;
    TdWeekday weekday;
  } known[] = {
      {1970, 1, 1, 0, TD_WEEKDAY_THURSDAY},      {1969, 12, 31, -1, TD_WEEKDAY_WEDNESDAY},
      {2000, 2, 29, 11016, TD_WEEKDAY_TUESDAY},  {2024, 5, 5, 19848, TD_WEEKDAY_SUNDAY},
      {1, 1, 1, -719162, TD_WEEKDAY_MONDAY},     {-4, 3, 1, -720929, TD_WEEKDAY_FRIDAY},
      {2400, 2, 29, 157113, TD_WEEKDAY_TUESDAY},
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    TdDate date = td_date_from_day (known[i].count);

    g_assert_cmpint (td_day_from_date (known[i].year, known[i].month, known[i].day), ==,
                     known[i].count);
    g_assert_cmpint (date.year, ==, known[i].year);
    g_assert_cmpint (date.month, ==, known[i].month);
    g_assert_cmpint (date.day, ==, known[i].day);
    g_assert_cmpint (td_day_weekday (known[i].count), ==, known[i].weekday);
  }
}

static void
test_months_are_added_within_the_month_they_lead_to (void)
{
  static const struct {
    const char *from;
    int months;
    const char *expected;
  } cases[] = {
      {"2024-01-31", 1, "2024-02-29"},  {"2023-01-31", 1, "2023-02-28"},
      {"2024-03-31", -1, "2024-02-29"}, {"2025-12-19", 36, "2028-12-19"},
      {"2024-01-15", -1, "2023-12-15"}, {"2024-12-31", 2, "2025-02-28"},
      {"2024-05-05", 0, "2024-05-05"},  {"2024-02-29", -12, "2023-02-28"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = NULL;
    gint64 day;

    g_assert_true (td_day_read_iso (cases[i].from, NULL, &day));
    got = td_day_to_iso (td_day_add_months (day, cases[i].months));
    g_assert_cmpstr (got, ==, cases[i].expected);
  }
}

static void
test_instants_belong_to_their_day (void)
{
  g_assert_cmpint (td_instant_from_day (1), ==, 1440);
  g_assert_cmpint (td_day_from_instant (1439), ==, 0);
  g_assert_cmpint (td_day_from_instant (1440), ==, 1);
  g_assert_cmpint (td_day_from_instant (-1), ==, -1);
  g_assert_cmpint (td_day_from_instant (-1440), ==, -1);
  g_assert_cmpint (td_day_from_instant (-1441), ==, -2);
  g_assert_cmpint (td_day_from_instant (TD_NONE), ==, TD_NONE);
  g_assert_cmpint (td_instant_from_day (TD_NONE), ==, TD_NONE);
}

static void
test_iso_text_is_read_strictly (void)
{
  static const struct {
    const char *text;
    gboolean day, instant; /* whether the whole is one */
    int end;               /* where the reader of instants stops */
  } cases[] = {
      {"2024-05-05", TRUE, FALSE, 10},          {"2024-05-05T08:00", FALSE, TRUE, 16},
      {"2024-05-05T08:00:00", FALSE, TRUE, 19}, {"2024-05-05T23:59:59", FALSE, TRUE, 19},
      {"2024-05-05 08:00", FALSE, FALSE, 10},   {"2024-05-05T08:00Z", FALSE, FALSE, 16},
      {"2024-05-05T24:00", FALSE, FALSE, 16},   {"2024-05-05T08:60", FALSE, FALSE, 16},
      {"2024-5-05", FALSE, FALSE, 6},           {"2024-02-30", FALSE, FALSE, 10},
      {"2023-02-29", FALSE, FALSE, 10},         {"2024-13-01", FALSE, FALSE, 10},
      {"1899-12-31", FALSE, FALSE, 10},         {"2200-01-01", FALSE, FALSE, 10},
      {"1900-01-01", TRUE, FALSE, 10},          {"2199-12-31", TRUE, FALSE, 10},
      {" 2024-05-05", FALSE, FALSE, 0},         {"", FALSE, FALSE, 0},
      {"2024-05-05 ", FALSE, FALSE, 10},        {"2024-05-05T08:00:", FALSE, FALSE, 17},
      {"-2024-05-05", FALSE, FALSE, 0},         {"20240505", FALSE, FALSE, 4},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *end;
    gint64 value = 42;

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (td_day_read_iso (cases[i].text, NULL, &value), ==, cases[i].day);
    if (!cases[i].day)
      g_assert_cmpint (value, ==, 42);
    g_assert_cmpint (td_instant_read_iso (cases[i].text, NULL, &value), ==, cases[i].instant);
    td_instant_read_iso (cases[i].text, &end, &value);
    g_assert_cmpint (end - cases[i].text, ==, cases[i].end);
  }
}

static void
test_iso_text_comes_back (void)
{
  const char *text = "2024-05-05T08:07";
  g_autofree char *written = NULL, *before = NULL;
  gint64 instant;

  g_assert_true (td_instant_read_iso (text, NULL, &instant));
  g_assert_cmpint (instant, ==, 19848 * 1440 + 487);
  written = td_instant_to_iso (instant);
  g_assert_cmpstr (written, ==, text);
  before = td_instant_to_iso (-1);
  g_assert_cmpstr (before, ==, "1969-12-31T23:59");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/every-accepted-day-goes-there-and-back",
                   test_every_accepted_day_goes_there_and_back);
  g_test_add_func ("/time/known-days", test_known_days);
  g_test_add_func ("/time/months-are-added-within-the-month-they-lead-to",
                   test_months_are_added_within_the_month_they_lead_to);
  g_test_add_func ("/time/instants-belong-to-their-day", test_instants_belong_to_their_day);
  g_test_add_func ("/time/iso-text-is-read-strictly", test_iso_text_is_read_strictly);
  g_test_add_func ("/time/iso-text-comes-back", test_iso_text_comes_back);
  return g_test_run ();
}
