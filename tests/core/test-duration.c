/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/duration.h"
#include "core/time.h"

#define VI  TD_LANGUAGE_VI
#define EN  TD_LANGUAGE_EN
#define DAY 4800

static void
test_typed_and_written (void)
{
  static const struct {
    const char *typed;
    gint64 tenths;
    TdDurationUnit unit;
    gboolean elapsed;
    const char *vi, *en;
  } cases[] = {
      {"30d", 30 * DAY, TD_DURATION_DAYS, FALSE, "30 ngày", "30 days"},
      {"30 ngày", 30 * DAY, TD_DURATION_DAYS, FALSE, "30 ngày", "30 days"},
      {"30", 30 * DAY, TD_DURATION_DAYS, FALSE, "30 ngày", "30 days"},
      {"1 day", DAY, TD_DURATION_DAYS, FALSE, "1 ngày", "1 day"},
      {"1,5 ngày", DAY * 3 / 2, TD_DURATION_DAYS, FALSE, "1,5 ngày", "1.5 days"},
      {"36 tháng", 36 * 20 * DAY, TD_DURATION_CALENDAR_MONTHS, FALSE, "36 tháng", "36 months"},
      {"3 năm", 36 * 20 * DAY, TD_DURATION_CALENDAR_MONTHS, FALSE, "36 tháng", "36 months"},
      {"0,5 năm", 6 * 20 * DAY, TD_DURATION_CALENDAR_MONTHS, FALSE, "6 tháng", "6 months"},
      {"2mo", 40 * DAY, TD_DURATION_MONTHS, FALSE, "2 tháng làm việc", "2 working months"},
      {"2w", 10 * DAY, TD_DURATION_WEEKS, FALSE, "2 tuần", "2 weeks"},
      {"3 tuan", 15 * DAY, TD_DURATION_WEEKS, FALSE, "3 tuần", "3 weeks"},
      {"4h", 2400, TD_DURATION_HOURS, FALSE, "4 giờ", "4 hours"},
      {"90 phút", 900, TD_DURATION_MINUTES, FALSE, "90 phút", "90 minutes"},
      {"0,1 phút", 1, TD_DURATION_MINUTES, FALSE, "0,1 phút", "0.1 minutes"},
      {"30 ngày lịch", 30 * 14400, TD_DURATION_DAYS, TRUE, "30 ngày lịch", "30 elapsed days"},
      {"3ed", 3 * 14400, TD_DURATION_DAYS, TRUE, "3 ngày lịch", "3 elapsed days"},
      {"1emo", 30 * 14400, TD_DURATION_MONTHS, TRUE, "1 tháng 30 ngày", "1 elapsed month"},
      {"0d", 0, TD_DURATION_DAYS, FALSE, "0 ngày", "0 days"},
      {"0,125 ngày", 600, TD_DURATION_DAYS, FALSE, "1 giờ", "1 hour"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    TdDuration got = {0}, again = {0};
    g_autofree char *vi = NULL, *en = NULL;

    g_test_message ("%s", cases[i].typed);
    g_assert_true (td_duration_parse (VI, cases[i].typed, &got, NULL));
    g_assert_cmpint (got.tenths, ==, cases[i].tenths);
    g_assert_cmpint (got.unit, ==, cases[i].unit);
    g_assert_cmpint (got.elapsed, ==, cases[i].elapsed);

    vi = td_duration_format (VI, got);
    en = td_duration_format (EN, got);
    g_assert_cmpstr (vi, ==, cases[i].vi);
    g_assert_cmpstr (en, ==, cases[i].en);
    g_assert_true (td_duration_parse (VI, vi, &again, NULL));
    g_assert_cmpint (again.tenths, ==, got.tenths);
    g_assert_cmpint (again.elapsed, ==, got.elapsed);
    g_assert_true (td_duration_parse (EN, en, &again, NULL));
    g_assert_cmpint (again.tenths, ==, got.tenths);
    g_assert_cmpint (again.elapsed, ==, got.elapsed);
  }
}

static void
test_refused (void)
{
  static const struct {
    const char *typed;
    TdNumberIssue issue;
  } cases[] = {
      {"", TD_NUMBER_ISSUE_EMPTY},
      {"-5d", TD_NUMBER_ISSUE_NOT_A_NUMBER},
      {"ngày", TD_NUMBER_ISSUE_NOT_A_NUMBER},
      {"5 km", TD_NUMBER_ISSUE_UNKNOWN_UNIT},
      {"5 ngày 3", TD_NUMBER_ISSUE_UNKNOWN_UNIT},
      {"1,5 tháng", TD_NUMBER_ISSUE_TOO_PRECISE},
      {"0,00001 ngày", TD_NUMBER_ISSUE_TOO_PRECISE},
      {"2,500 ngày", TD_NUMBER_ISSUE_AMBIGUOUS},
      {"9999999999999999 ngày", TD_NUMBER_ISSUE_OUT_OF_RANGE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    TdDuration got = {7, TD_DURATION_WEEKS, TRUE};
    TdNumberIssue issue;

    g_test_message ("%s", cases[i].typed);
    g_assert_false (td_duration_parse (VI, cases[i].typed, &got, &issue));
    g_assert_cmpint (issue, ==, cases[i].issue);
    g_assert_cmpint (got.tenths, ==, 7);
  }
}

static void
test_whatever_is_written_is_read_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (480);

  for (guint i = 0; i < 20000; i++) {
    TdDuration duration = {g_rand_int_range (random, 0, 5000000),
                           g_rand_int_range (random, 0, TD_DURATION_CALENDAR_MONTHS + 1),
                           g_rand_boolean (random)};
    TdLanguage language = g_rand_int_range (random, EN, VI + 1);
    g_autofree char *text = NULL;
    TdDuration got = {0};

    if (duration.unit == TD_DURATION_CALENDAR_MONTHS)
      duration.elapsed = FALSE;
    if (g_rand_boolean (random))
      duration.tenths -= duration.tenths % DAY;
    text = td_duration_format (language, duration);
    g_test_message ("%s", text);
    g_assert_true (td_duration_parse (language, text, &got, NULL));
    g_assert_cmpint (got.tenths, ==, duration.tenths);
    g_assert_cmpint (got.elapsed, ==, duration.elapsed);
  }
}

static void
test_calendar_months (void)
{
  TdDuration got = {0};

  g_assert_true (td_duration_parse (VI, "36 tháng", &got, NULL));
  g_assert_cmpint (td_duration_calendar_months (got.tenths), ==, 36);
}

static void
test_lags (void)
{
  static const struct {
    const char *typed;
    gint64 lag;
    TdLagUnit unit;
    const char *vi;
  } cases[] = {
      {"+5 ngày", 5 * DAY, TD_LAG_WORKING, "+5 ngày"},
      {"5", 5 * DAY, TD_LAG_WORKING, "+5 ngày"},
      {"-2d", -2 * DAY, TD_LAG_WORKING, "-2 ngày"},
      {"- 4h", -2400, TD_LAG_WORKING, "-0,5 ngày"},
      {"1h", 600, TD_LAG_WORKING, "+1 giờ"},
      {"3ed", 3 * 14400, TD_LAG_ELAPSED, "+3 ngày lịch"},
      {"50%", 5000, TD_LAG_PERCENT, "+50%"},
      {"-12,5 %", -1250, TD_LAG_PERCENT, "-12,5%"},
      {"e50%", 5000, TD_LAG_ELAPSED_PERCENT, "+e50%"},
      {"0", 0, TD_LAG_WORKING, ""},
  };

  gint64 lag = 7;
  TdLagUnit unit = TD_LAG_WORKING;
  TdNumberIssue issue;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *written = NULL;

    g_assert_true (td_lag_parse (VI, cases[i].typed, &lag, &unit, NULL));
    g_assert_cmpint (lag, ==, cases[i].lag);
    g_assert_cmpint (unit, ==, cases[i].unit);
    written = td_lag_format (VI, lag, unit);
    g_assert_cmpstr (written, ==, cases[i].vi);
    if (lag == 0)
      continue;
    g_assert_true (td_lag_parse (VI, written, &lag, &unit, NULL));
    g_assert_cmpint (lag, ==, cases[i].lag);
    g_assert_cmpint (unit, ==, cases[i].unit);
  }
  g_assert_false (td_lag_parse (VI, "--5d", &lag, &unit, &issue));
  g_assert_cmpint (issue, ==, TD_NUMBER_ISSUE_NOT_A_NUMBER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/typed-and-written", test_typed_and_written);
  g_test_add_func ("/duration/refused", test_refused);
  g_test_add_func ("/duration/whatever-is-written-is-read-back",
                   test_whatever_is_written_is_read_back);
  g_test_add_func ("/duration/calendar-months", test_calendar_months);
  g_test_add_func ("/duration/lags", test_lags);
  return g_test_run ();
}
