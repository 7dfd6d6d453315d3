/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/schedule.h"
#include "support/generate.h"
#include "support/plan.h"

#include <string.h>

/* "05-06T08:00", with the year where it is not 2024; "?" where unknown. */
static char *
word_instant (gint64 instant)
{
  g_autofree char *text = instant == TD_NONE ? g_strdup ("?") : td_instant_to_iso (instant);

  return g_strdup (g_str_has_prefix (text, "2024-") ? text + 5 : text);
}

static void
add_flags (GString *out, guint flags)
{
  static const char letters[] = "SMC~=<>^@!i";

  g_string_append_c (out, ' ');
  for (guint i = 0; letters[i]; i++)
    if (flags & (1U << i))
      g_string_append_c (out, letters[i]);
  if (out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
}

/* A line a node: name, start..finish (the uncertain ends in brackets), slack in days, flags. */
static char *
word_schedule (const TdPlan *plan, const TdSchedule *schedule)
{
  GString *out = g_string_new (NULL);

  for (guint node = 0; node < td_schedule_count (schedule); node++) {
    const TdTimes *times = td_schedule_times (schedule, node);
    g_autofree char *start = word_instant (times->start);
    g_autofree char *finish = word_instant (times->finish);

    if (plan->outline->nodes[node].table == TD_TABLE_PROJECT && times->flags & TD_TIMES_SUMMARY &&
        node == 0)
      continue;
    g_string_append_printf (out, "%s %s", td_plan_name (plan, node), start);
    if (times->start_latest != times->start) {
      g_autofree char *latest = word_instant (times->start_latest);

      g_string_append_printf (out, "(%s)", latest);
    }
    g_string_append_printf (out, "..");
    if (times->finish_earliest != times->finish) {
      g_autofree char *earliest = word_instant (times->finish_earliest);

      g_string_append_printf (out, "(%s)", earliest);
    }
    g_string_append (out, finish);
    if (times->total_slack != TD_NONE)
      g_string_append_printf (out, " %g", times->total_slack / 4800.0);
    if (times->total_slack != TD_NONE && times->free_slack != times->total_slack)
      g_string_append_printf (out, "/%g", times->free_slack / 4800.0);
    add_flags (out, times->flags);
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

/* The first project is left out of the expectations. Monday 6 May 2024 begins most of them. */
#define P "project P start 2024-05-06;"

static const struct {
  const char *path;
  const char *plan;
  const char *schedule;
} rules[] = {
    {"links/finish-start", P "Dig 3d; Pour 2d after Dig",
     "Dig 05-06T08:00..05-08T17:00 0 C\n"
     "Pour 05-09T08:00..05-10T17:00 0 C\n"},
    {"links/lag-and-lead", P "A 3d; B 2d after A+1d; C 2d after A-1d",
     "A 05-06T08:00..05-08T17:00 0 C\n"
     "B 05-10T08:00..05-13T17:00 0 C\n"
     "C 05-08T08:00..05-09T17:00 2\n"},
    {"links/start-start", P "A 3d; B 1d ss A+1d; C 5d",
     "A 05-06T08:00..05-08T17:00 2/0\n"
     "B 05-07T08:00..05-07T17:00 3\n"
     "C 05-06T08:00..05-10T17:00 0 C\n"},
    {"links/finish-finish", P "A 3d; B 1d ff A",
     "A 05-06T08:00..05-08T17:00 0 C\n"
     "B 05-08T08:00..05-08T17:00 0 C\n"},
    {"links/finish-finish-never-before-the-start", P "A 1d; B 3d ff A",
     "A 05-06T08:00..05-06T17:00 2\n"
     "B 05-06T08:00..05-08T17:00 0 C\n"},
    {"links/finish-finish-ends-with-work", P "A 5d; B 2d ff A+1ed",
     "A 05-06T08:00..05-10T17:00 0 C\n"
     "B 05-09T08:00..05-10T17:00 0 C\n"},
    {"links/start-finish", P "A 1d snet 2024-05-13; B 2d sf A",
     "A 05-13T08:00..05-13T17:00 0 C\n"
     "B 05-09T08:00..05-13T08:00 1\n"},
    {"links/elapsed-lag", P "A 5d; B 1d after A+3ed",
     "A 05-06T08:00..05-10T17:00 0 C\n"
     "B 05-14T08:00..05-14T17:00 0 C\n"},
    {"links/percent-lag", P "A 4d; B 1d ss A+50%",
     "A 05-06T08:00..05-09T17:00 0 C\n"
     "B 05-08T08:00..05-08T17:00 1\n"},
    {"links/the-latest-drives", P "A 2d; B 4d; C 1d after A after B",
     "A 05-06T08:00..05-07T17:00 2\n"
     "B 05-06T08:00..05-09T17:00 0 C\n"
     "C 05-10T08:00..05-10T17:00 0 C\n"},
    {"links/free-slack", P "A 1d; B 1d after A; C 5d; D 1d after B after C",
     "A 05-06T08:00..05-06T17:00 3/0\n"
     "B 05-07T08:00..05-07T17:00 3\n"
     "C 05-06T08:00..05-10T17:00 0 C\n"
     "D 05-13T08:00..05-13T17:00 0 C\n"},
    {"constraints/snet", P "A 1d; B 1d after A snet 2024-05-09; C 1d after B snet 2024-05-08",
     "A 05-06T08:00..05-06T17:00 2\n"
     "B 05-09T08:00..05-09T17:00 0 C\n"
     "C 05-10T08:00..05-10T17:00 0 C\n"},
    {"constraints/mso-against-a-link", P "A 3d; B 1d after A mso 2024-05-07",
     "A 05-06T08:00..05-08T17:00 -2/0 C\n"
     "B 05-07T08:00..05-07T17:00 -2/0 C!\n"},
    {"constraints/deadline-makes-negative-slack", P "A 3d; B 2d after A deadline 2024-05-08",
     "A 05-06T08:00..05-08T17:00 -2/0 C\n"
     "B 05-09T08:00..05-10T17:00 -2/0 C\n"},
    {"constraints/alap", P "A 1d alap; B 3d; C 1d after A",
     "A 05-07T08:00..05-07T17:00 0 C\n"
     "B 05-06T08:00..05-08T17:00 0 C\n"
     "C 05-08T08:00..05-08T17:00 0 C\n"},
    {"milestone/stays-at-the-end-of-the-day", P "A 1d; M 0d after A; B 1d after M",
     "A 05-06T08:00..05-06T17:00 0 C\n"
     "M 05-06T17:00..05-06T17:00 0 MC\n"
     "B 05-07T08:00..05-07T17:00 0 C\n"},
    {"duration/elapsed", P "A 5d; B 2ed after A",
     "A 05-06T08:00..05-10T17:00 0 C\n"
     "B 05-10T17:00..05-12T17:00 0 C\n"},
    {"duration/calendar-months", P "A 36mo snet 2025-12-19",
     "A 2025-12-19T08:00..2028-12-19T00:00 0 C\n"},
    {"calendar/of-the-task",
     "calendar Six 07:00-11:00|07:00-11:00|07:00-11:00|07:00-11:00|07:00-11:00|07:00-11:00|;"
     "holiday Six 2024-05-08..2024-05-09;" P "A 2d cal Six; B 1d after A",
     "A 05-06T07:00..05-11T11:00 0.125\n"
     "B 05-13T08:00..05-13T17:00 0 C\n"},
    {"calendar/of-the-project",
     "calendar Late |13:00-17:00|||||; project P start 2024-05-06 cal Late; A 1d",
     "A 05-07T13:00..05-14T17:00 0 C\n"},
    {"manual/keeps-its-dates",
     P "A 3d; B manual start 2024-05-07 finish 2024-05-07 after A; C 1d after B",
     "A 05-06T08:00..05-08T17:00 -2/0 C\n"
     "B 05-07T00:00..05-08T00:00 0 C=!\n"
     "C 05-08T08:00..05-08T17:00 0 C\n"},
    {"manual/a-length-supplies-the-other-end",
     P "A 2d manual start 2024-05-07T08:00; B 2d manual finish 2024-05-09",
     "A 05-07T08:00..05-08T17:00 1 =\n"
     "B 05-08T08:00..05-10T00:00 0 =\n"},
    {"milestone/given-takes-no-time",
     P "M manual milestone start 2024-07 finish 2024-07; B manual start 2024-07 finish 2024-12 "
       "after M",
     "M 07-01T00:00(07-31T00:00)..(07-02T00:00)08-01T00:00 0 MC=\n"
     "B 07-01T00:00(07-31T00:00)..(12-02T00:00)2025-01-01T00:00 0 C=\n"},
    {"inactive/binds-nothing", P "A 3d inactive; B 1d after A",
     "A 05-06T08:00..05-08T17:00 i\n"
     "B 05-06T08:00..05-06T17:00 0 C\n"},
    {"given/start-and-length", P "A 2d start 2024-05-08; B 1d after A",
     "A 05-08T08:00..05-09T17:00 0 C\n"
     "B 05-10T08:00..05-10T17:00 0 C\n"},
    {"given/both-move-as-one", P "A 4d; B start 2024-05-07 finish 2024-05-08 after A",
     "A 05-06T08:00..05-09T17:00 0 C\n"
     "B 05-10T08:00..05-13T17:00 0 C\n"},
    {"given/finish-and-length", P "A 2d finish 2024-05-09", "A 05-08T08:00..05-10T00:00 0 C\n"},
    {"given/finish-alone", P "A finish 2024-05-09", "A ?..05-10T00:00\n"},
    {"undated/nothing-anchors-it", "project P; A 3d; B 1d after A; C 1d snet 2024-05-06",
     "A ?..?\n"
     "B ?..?\n"
     "C 05-06T08:00..05-06T17:00 0 C\n"},
    {"undated/an-unknown-predecessor-binds-nothing", P "A; B 1d after A",
     "A ?..?\n"
     "B 05-06T08:00..05-06T17:00 0 C\n"},
    {"undated/a-start-without-a-length", P "A 1d; B after A",
     "A 05-06T08:00..05-06T17:00 0 C\n"
     "B 05-07T08:00..?\n"},
    {"imprecise/a-year", P "A manual start 2024 finish 2025-06",
     "A 01-01T00:00(12-31T00:00)..(2025-06-02T00:00)2025-07-01T00:00 0 =^\n"},
    {"imprecise/a-derived-date-takes-it-on",
     P "A manual start 2024 finish 2024-06; B 1d after A; C 1d after B",
     "A 01-01T00:00(12-31T00:00)..(06-02T00:00)07-01T00:00 0 C=^\n"
     "B 07-01T08:00(07-30T08:00)..(07-01T17:00)07-30T17:00 0 C~\n"
     "C 07-02T08:00(07-31T08:00)..(07-02T17:00)07-31T17:00 0 C~\n"},
    {"imprecise/one-side", P "A manual start ..2024 finish 2026..",
     "A ?(12-31T00:00)..(2026-01-02T00:00)? =\n"},
    {"constraints/mfo-after-the-links", P "A 3d; B 0d after A mfo 2024-05-09T17:00",
     "A 05-06T08:00..05-08T17:00 1\n"
     "B 05-09T17:00..05-09T17:00 0 MC\n"},
    {"actual/start-stands-against-links",
     P "A 5d; B 3d after A done 2024-05-07T08:00..; C 2d after B",
     "A 05-06T08:00..05-10T17:00 1\n"
     "B 05-07T08:00..05-09T17:00 0 C\n"
     "C 05-10T08:00..05-13T17:00 0 C\n"},
    {"actual/finish-is-never-critical", P "A 5d done ..2024-05-08T12:00; B 1d after A",
     "A 05-01T13:00..05-08T12:00 0 ^\n"
     "B 05-08T13:00..05-09T12:00 0 C\n"},
    {"summary/spans-its-children", P "S; A 2d in S; B 3d in S after A; C 1d after S",
     "S 05-06T08:00..05-10T17:00 0 SC\n"
     "A 05-06T08:00..05-07T17:00 0 C\n"
     "B 05-08T08:00..05-10T17:00 0 C\n"
     "C 05-13T08:00..05-13T17:00 0 C\n"},
    {"summary/its-links-bind-its-children", P "X 2d; S after X; A 1d in S; B 2d in S",
     "X 05-06T08:00..05-07T17:00 0 C\n"
     "S 05-08T08:00..05-09T17:00 0 SC\n"
     "A 05-08T08:00..05-08T17:00 1\n"
     "B 05-08T08:00..05-09T17:00 0 C\n"},
    {"summary/undated-children-leave-it-open",
     P "S; A manual start 2024-05-06 finish 2024-05-07 in S; B in S",
     "S 05-06T00:00..05-08T00:00 0 S<>\n"
     "A 05-06T00:00..05-08T00:00 0 =\n"
     "B ?..?\n"},
    {"summary/own-dates-hold-without-dated-children",
     P "S start 2024-05-06 finish 2024-05-07; B in S",
     "S 05-06T00:00..05-08T00:00 S\n"
     "B ?..?\n"},
    {"summary/a-child-exceeds-it",
     P "S start 2024-05-06 finish 2024-05-07; A manual start 2024-05-07 finish 2024-05-08 in S",
     "S 05-07T00:00..05-09T00:00 0 S\n"
     "A 05-07T00:00..05-09T00:00 0 =^\n"},
    {"cycle/is-kept-out", P "A 1d after C; B 1d after A; C 1d after B; D 1d after C",
     "A 05-06T08:00..05-06T17:00 1 @\n"
     "B 05-06T08:00..05-06T17:00 1 @\n"
     "C 05-06T08:00..05-06T17:00 0 C@\n"
     "D 05-07T08:00..05-07T17:00 0 C\n"},
    {"cycle/with-its-own-summary", P "S; A 1d in S after S; B 1d in S after A",
     "S 05-06T08:00..05-07T17:00 0 SC@\n"
     "A 05-06T08:00..05-06T17:00 0 C@\n"
     "B 05-07T08:00..05-07T17:00 0 C\n"},
    {"cycle/through-a-summary", P "X 1d after S; S; A 1d in S after X",
     "X 05-06T08:00..05-06T17:00 0 C@\n"
     "S 05-06T08:00..05-06T17:00 0 SC@\n"
     "A 05-06T08:00..05-06T17:00 0 C@\n"},
    {"project/sub-projects-and-links",
     "project G; project P in G start 2024-05-06; A 2d; project Q in G after P; B 1d; "
     "project R in G start 2024-06 finish 2024-07",
     "P 05-06T08:00..05-07T17:00 0 SC\n"
     "A 05-06T08:00..05-07T17:00 0 C\n"
     "Q 05-08T08:00..05-08T17:00 0 SC\n"
     "B 05-08T08:00..05-08T17:00 0 C\n"
     "R 06-01T00:00(06-30T00:00)..(07-02T00:00)08-01T00:00 0 =\n"},
    {"project/ends-alone", P "A 1d; project Q start 2024-05-06; B 3d",
     "A 05-06T08:00..05-06T17:00 0 C\n"
     "Q 05-06T08:00..05-08T17:00 0 SC\n"
     "B 05-06T08:00..05-08T17:00 0 C\n"},
};

static void
test_rule (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TdPlan) plan = td_plan_read (rules[i].plan);
  g_autoptr (TdSchedule) schedule = td_schedule_new (plan->portfolio, plan->outline);
  g_autofree char *text = word_schedule (plan, schedule);

  g_assert_cmpstr (text, ==, rules[i].schedule);
}

static void
test_percent (void)
{
  g_autoptr (TdPlan) plan =
      td_plan_read (P "S; A 3d 100% in S; B 1d in S after A; T 50%; C 1d in T; U 30%");
  g_autoptr (TdSchedule) schedule = td_schedule_new (plan->portfolio, plan->outline);

  g_assert_cmpint (td_schedule_times (schedule, td_plan_node (plan, "S"))->percent_complete, ==,
                   75);
  g_assert_cmpint (td_schedule_times (schedule, td_plan_node (plan, "T"))->percent_complete, ==,
                   50);
  g_assert_cmpint (td_schedule_times (schedule, td_plan_node (plan, "U"))->percent_complete, ==,
                   30);
  g_assert_cmpint (td_schedule_times (schedule, td_plan_node (plan, "B"))->percent_complete, ==,
                   TD_NONE);
  g_assert_cmpint (td_schedule_times (schedule, 0)->children, ==, 4);
  g_assert_cmpint (td_schedule_times (schedule, 0)->undated_children, ==, 1);
}

static void
test_standing (void)
{
  static const struct {
    gint64 finish_earliest, finish, deadline, baseline, status, percent;
    TdStanding standing;
    gint64 days;
  } cases[] = {
      {10, 10, 10, TD_NONE, 5, TD_NONE, TD_STANDING_ON_TIME, 0},
      {10, 10, TD_NONE, 9, 5, TD_NONE, TD_STANDING_LATE, 1},
      {10, 10, 12, 9, 5, TD_NONE, TD_STANDING_ON_TIME, 0},
      {10, 20, 15, TD_NONE, 5, TD_NONE, TD_STANDING_MAY_SLIP, 5},
      {10, 20, 9, TD_NONE, 5, TD_NONE, TD_STANDING_LATE, 11},
      {10, 20, 25, TD_NONE, 22, 90, TD_STANDING_OVERDUE, 3},
      {10, 20, 25, TD_NONE, 20, TD_NONE, TD_STANDING_OVERDUE, 1},
      {10, 20, 9, TD_NONE, 22, 100, TD_STANDING_DONE, 0},
      {10, 20, TD_NONE, TD_NONE, 5, TD_NONE, TD_STANDING_UNKNOWN, 0},
      {TD_NONE, TD_NONE, 9, TD_NONE, 5, TD_NONE, TD_STANDING_UNKNOWN, 0},
      {TD_NONE, 20, 9, TD_NONE, TD_NONE, TD_NONE, TD_STANDING_LATE, 11},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    TdTimes times = {.finish_earliest = cases[i].finish_earliest,
                     .finish = cases[i].finish,
                     .percent_complete = cases[i].percent};
    gint64 *fields[] = {&times.finish_earliest, &times.finish};
    gint64 dates[] = {cases[i].deadline, cases[i].baseline, cases[i].status};
    gint64 days = -1;

    for (guint j = 0; j < 2; j++)
      *fields[j] = td_instant_from_day (*fields[j]);
    for (guint j = 0; j < 3; j++)
      dates[j] = td_instant_from_day (dates[j]);
    g_assert_cmpint (td_times_standing (&times, dates[0], dates[1], dates[2], &days), ==,
                     cases[i].standing);
    g_assert_cmpint (days, ==, cases[i].days);
  }
}

static void
test_extent (void)
{
  g_autoptr (TdPlan) plan = td_plan_read (P "A manual start 2023 finish 2026-01..; B 3d; C");
  g_autoptr (TdPlan) empty = td_plan_read ("project P; A");
  g_autoptr (TdSchedule) schedule = td_schedule_new (plan->portfolio, plan->outline);
  g_autoptr (TdSchedule) nothing = td_schedule_new (empty->portfolio, empty->outline);
  gint64 start = 1, finish = 2;

  g_assert_false (td_schedule_extent (nothing, &start, &finish));
  g_assert_cmpint (start, ==, 1);
  g_assert_cmpint (finish, ==, 2);
  g_assert_true (td_schedule_extent (schedule, &start, &finish));
  g_assert_cmpint (start, ==, td_instant_from_day (td_day_from_date (2023, 1, 1)));
  g_assert_cmpint (finish, ==, td_instant_from_day (td_day_from_date (2024, 5, 8)) + 17 * 60);
}

static gint64
extreme (GRand *rand)
{
  static const gint64 values[] = {0,
                                  1,
                                  -1,
                                  G_MAXINT64,
                                  G_MININT64 + 1,
                                  TD_NONE,
                                  G_MAXINT32,
                                  G_MININT32,
                                  TD_DAY_MAX * 1440,
                                  TD_DAY_MIN * 1440,
                                  G_GINT64_CONSTANT (1) << 40,
                                  28500000};

  return values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
}

static void
make_extreme (TdPortfolio *portfolio, GRand *rand)
{
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_TASK); i++) {
    TdTask *task = td_portfolio_at (portfolio, TD_TABLE_TASK, i);
    gint64 *fields[] = {&task->duration, &task->constraint_date, &task->deadline,
                        &task->actual_start, &task->percent_complete};

    if (g_rand_int_range (rand, 0, 3) == 0)
      *fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))] = extreme (rand);
  }
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_LINK); i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      ((TdLink *) td_portfolio_at (portfolio, TD_TABLE_LINK, i))->lag = extreme (rand);
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_DATE_VALUE); i++) {
    TdDateValue *value = td_portfolio_at (portfolio, TD_TABLE_DATE_VALUE, i);

    if (g_rand_int_range (rand, 0, 3) == 0)
      value->earliest = extreme (rand);
    if (g_rand_int_range (rand, 0, 3) == 0)
      value->latest = extreme (rand);
  }
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_CALENDAR_DAY); i++)
    if (g_rand_int_range (rand, 0, 5) == 0)
      ((TdCalendarDay *) td_portfolio_at (portfolio, TD_TABLE_CALENDAR_DAY, i))->last_day =
          extreme (rand);
}

/* What no rule of core lets in, and a damaged file may hold, must not hang or break anything. */
static void
test_extremes (void)
{
  for (guint32 seed = 1; seed <= 150; seed++) {
    TdGeneration shape = {3, 40, 45, seed, TRUE};
    g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
    g_autoptr (TdPortfolio) portfolio = td_generate (&shape);
    g_autoptr (TdOutline) outline = td_outline_new (portfolio);
    g_autoptr (TdSchedule) schedule = NULL;

    make_extreme (portfolio, rand);
    schedule = td_schedule_new (portfolio, outline);
    for (guint node = 0; node < td_schedule_count (schedule); node++) {
      const TdTimes *times = td_schedule_times (schedule, node);
      g_autoptr (GArray) drivers = td_schedule_drivers (schedule, node);

      g_assert_true (times->start == TD_NONE || ABS (times->start) < 250000000);
      g_assert_true (times->finish == TD_NONE || ABS (times->finish) < 500000000);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *path = g_strconcat ("/schedule/", rules[i].path, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_rule);
  }
  g_test_add_func ("/schedule/summary/percent-is-weighted-by-length", test_percent);
  g_test_add_func ("/schedule/standing", test_standing);
  g_test_add_func ("/schedule/extent", test_extent);
  g_test_add_func ("/schedule/extremes", test_extremes);
  return g_test_run ();
}
