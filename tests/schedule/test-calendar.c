/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/calendar.h"

#define DAY 4800

static gint64
tick (const char *iso)
{
  gint64 instant;

  g_assert_true (td_instant_read_iso (iso, NULL, &instant));
  return td_tick_from_instant (instant);
}

static char *
iso (gint64 tick_)
{
  return td_instant_to_iso (td_tick_to_instant (tick_));
}

#define assert_tick(got, expected)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = iso (got);                                                            \
    g_assert_cmpstr (text_, ==, (expected));                                                       \
  }                                                                                                \
  G_STMT_END

static void
test_week_texts (void)
{
  static const struct {
    const char *week;
    gboolean valid;
  } cases[] = {
      {TD_WEEK_DEFAULT, TRUE},
      {"||||||", TRUE},
      {"00:00-24:00|00:00-24:00||||00:00-06:00,22:00-24:00|", TRUE},
      {"|||||", FALSE},
      {"|||||||", FALSE},
      {"08:00-12:00,11:00-17:00||||||", FALSE},
      {"08:00-08:00||||||", FALSE},
      {"22:00-06:00||||||", FALSE},
      {"08:00-24:01||||||", FALSE},
      {"08:60-12:00||||||", FALSE},
      {"8:00-12:00||||||", FALSE},
      {"08:00-12:00,||||||", FALSE},
      {"08:00-12:00;||||||", FALSE},
      {"", FALSE},
      {NULL, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (td_week_is_valid (cases[i].week) != cases[i].valid)
      g_error ("week %s", cases[i].week);
  g_assert_true (td_hours_are_valid (""));
  g_assert_true (td_hours_are_valid ("13:00-17:00"));
  g_assert_false (td_hours_are_valid ("13:00-17:00|"));
}

static void
test_add (void)
{
  static const struct {
    const char *from;
    gint64 ticks;
    const char *to;
  } cases[] = {
      {"2024-05-06T08:00", DAY, "2024-05-06T17:00"},
      {"2024-05-06T08:00", DAY / 2, "2024-05-06T12:00"},
      {"2024-05-06T08:00", DAY / 2 + 1, "2024-05-06T13:00"},
      {"2024-05-06T08:00", DAY + 10, "2024-05-07T08:01"},
      {"2024-05-10T17:00", DAY, "2024-05-13T17:00"},
      {"2024-05-10T08:00", 5 * DAY, "2024-05-16T17:00"},
      {"2024-05-11T03:00", DAY, "2024-05-13T17:00"},
      {"2024-05-13T08:00", -DAY, "2024-05-10T08:00"},
      {"2024-05-13T17:00", -DAY, "2024-05-13T08:00"},
      {"2024-05-13T17:00", -DAY / 2, "2024-05-13T13:00"},
      {"2024-05-11T03:00", 0, "2024-05-11T03:00"},
      {"2024-05-06T08:00", 7800 * (gint64) DAY, "2054-03-27T17:00"},
      {"2054-03-27T17:00", -7800 * (gint64) DAY, "2024-05-06T08:00"},
  };

  g_autoptr (TdWorkCalendar) calendar = td_work_calendar_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_tick (td_calendar_add (calendar, tick (cases[i].from), cases[i].ticks), cases[i].to);
}

static void
test_between_and_next (void)
{
  g_autoptr (TdWorkCalendar) calendar = td_work_calendar_new (NULL);
  gint64 friday = tick ("2024-05-10T17:00");
  gint64 monday = tick ("2024-05-13T08:00");

  g_assert_cmpint (td_calendar_between (calendar, friday, monday), ==, 0);
  g_assert_cmpint (td_calendar_between (calendar, tick ("2024-05-10T08:00"), monday), ==, DAY);
  g_assert_cmpint (td_calendar_between (calendar, monday, tick ("2024-05-10T08:00")), ==, -DAY);
  g_assert_cmpint (td_calendar_between (calendar, tick ("1901-01-01T00:00"),
                                        tick ("2150-01-01T00:00")),
                   ==, (gint64) DAY * 64962);
  assert_tick (td_calendar_next (calendar, friday), "2024-05-13T08:00");
  assert_tick (td_calendar_next (calendar, tick ("2024-05-10T16:59")), "2024-05-10T16:59");
  assert_tick (td_calendar_previous (calendar, monday), "2024-05-10T17:00");
  assert_tick (td_calendar_previous (calendar, tick ("2024-05-13T12:30")), "2024-05-13T12:00");
  g_assert_cmpint (td_calendar_day_length (calendar, td_day_from_date (2024, 5, 11)), ==, 0);
}

static void
test_exceptions (void)
{
  g_autoptr (TdWorkCalendar) calendar = td_work_calendar_new (NULL);
  gint64 monday = td_day_from_date (2024, 4, 29);

  td_work_calendar_set_days (calendar, monday, monday + 2, "");
  td_work_calendar_set_days (calendar, monday + 5, monday + 5, NULL);
  td_work_calendar_set_days (calendar, monday + 4, monday + 4, "13:00-17:00");
  assert_tick (td_calendar_next (calendar, tick ("2024-04-27T00:00")), "2024-05-02T08:00");
  assert_tick (td_calendar_add (calendar, tick ("2024-05-02T08:00"), DAY + DAY / 2 + DAY),
               "2024-05-04T17:00");
}

static void
test_night_and_whole_days (void)
{
  g_autoptr (TdWorkCalendar) night = td_work_calendar_new (
      "22:00-24:00|00:00-06:00,22:00-24:00|00:00-06:00,22:00-24:00|00:00-06:00,22:00-24:00|"
      "00:00-06:00,22:00-24:00|00:00-06:00|");
  g_autoptr (TdWorkCalendar) always = td_work_calendar_new (
      "00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00");

  assert_tick (td_calendar_add (night, tick ("2024-05-06T22:00"), DAY), "2024-05-07T06:00");
  assert_tick (td_calendar_add (night, tick ("2024-05-10T22:00"), 2 * DAY), "2024-05-14T06:00");
  assert_tick (td_calendar_add (always, tick ("2024-05-10T22:30"), 3 * DAY), "2024-05-11T22:30");
  assert_tick (td_calendar_next (always, tick ("2024-05-12T00:00")), "2024-05-12T00:00");
}

/* Minute by minute, for every question at once, across changes of the range. */
static void
test_against_counting (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  const char *week = "08:00-12:00,13:00-17:00||22:00-24:00|00:00-03:00|08:15-08:16||10:00-11:00";
  gint64 first = td_day_from_date (2024, 1, 1);

  for (int round = 0; round < 200; round++) {
    g_autoptr (TdWorkCalendar) calendar = td_work_calendar_new (week);
    g_autoptr (TdWorkCalendar) fresh = td_work_calendar_new (week);
    gint64 from = first * 14400 + g_rand_int_range (rand, 0, 14400 * 20);
    gint64 to = from, length = g_rand_int_range (rand, 1, 9000), worked = 0;

    while (worked < length) {
      worked += td_calendar_between (fresh, to, to + 1);
      to++;
    }
    g_assert_cmpint (td_calendar_add (calendar, from, length), ==, to);
    g_assert_cmpint (td_calendar_between (calendar, from, to), ==, length);
    g_assert_cmpint (td_calendar_between (calendar, to, from), ==, -length);
    g_assert_cmpint (td_calendar_add (calendar, to, -length), ==, td_calendar_next (fresh, from));
    g_assert_cmpint (td_calendar_previous (calendar, to), ==, to);
  }
}

static void
test_never_working (void)
{
  g_autoptr (TdPortfolio) portfolio = td_portfolio_new ();
  TdCalendar *base = td_portfolio_add (portfolio, TD_TABLE_CALENDAR, 1, "a");
  TdCalendar *child = td_portfolio_add (portfolio, TD_TABLE_CALENDAR, 2, "b");
  g_autoptr (TdCalendars) calendars = NULL;

  base = td_portfolio_get (portfolio, TD_TABLE_CALENDAR, 1);
  base->week = g_strdup ("||||||");
  base->base_id = 2;
  child->base_id = 1; /* a ring of bases ends */
  calendars = td_calendars_new (portfolio);
  g_assert_cmpuint (td_calendars_find (calendars, portfolio, 2), ==, 2);
  g_assert_cmpuint (td_calendars_find (calendars, portfolio, 9), ==, 0);
  assert_tick (td_calendar_add (td_calendars_get (calendars, 1), tick ("2024-05-06T08:00"), DAY),
               "2024-05-06T17:00");
}

static void
test_inheritance (void)
{
  g_autoptr (TdPortfolio) portfolio = td_portfolio_new ();
  TdCalendar *calendar = td_portfolio_add (portfolio, TD_TABLE_CALENDAR, 1, "a");
  TdCalendarDay *day;
  g_autoptr (TdCalendars) calendars = NULL;

  calendar->week = g_strdup ("07:00-11:00||||||");
  calendar = td_portfolio_add (portfolio, TD_TABLE_CALENDAR, 2, "b");
  calendar->base_id = 1;
  day = td_portfolio_add (portfolio, TD_TABLE_CALENDAR_DAY, 1, "c");
  day->calendar_id = 1;
  day->first_day = td_day_from_date (2024, 5, 6);
  day->last_day = td_day_from_date (2024, 5, 20);
  day->working = 0;
  day = td_portfolio_add (portfolio, TD_TABLE_CALENDAR_DAY, 2, "d");
  day->calendar_id = 2;
  day->first_day = day->last_day = td_day_from_date (2024, 5, 14);
  day->working = 1;
  calendars = td_calendars_new (portfolio);
  assert_tick (td_calendar_next (td_calendars_get (calendars, 1), tick ("2024-05-06T00:00")),
               "2024-05-27T07:00");
  assert_tick (td_calendar_next (td_calendars_get (calendars, 2), tick ("2024-05-06T00:00")),
               "2024-05-14T07:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/week-texts-are-checked", test_week_texts);
  g_test_add_func ("/calendar/add", test_add);
  g_test_add_func ("/calendar/between-and-next", test_between_and_next);
  g_test_add_func ("/calendar/exceptions-win-over-the-week", test_exceptions);
  g_test_add_func ("/calendar/night-shifts-and-whole-days", test_night_and_whole_days);
  g_test_add_func ("/calendar/agrees-with-counting", test_against_counting);
  g_test_add_func ("/calendar/one-that-never-works-has-the-default", test_never_working);
  g_test_add_func ("/calendar/takes-days-of-its-base", test_inheritance);
  return g_test_run ();
}
