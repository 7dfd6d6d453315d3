/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/calendar.h"
#include "schedule/schedule.h"
#include "support/generate.h"
#include "support/oracle.h"

#include <stdlib.h>

/* How many projects: TIENDO_ORACLE_PROJECTS, or a tenth of the 5000 that the long run takes. */
#define PROJECTS 500

static gboolean
has_cycle (const TdSchedule *schedule)
{
  for (guint i = 0; i < td_schedule_count (schedule); i++)
    if (td_schedule_times (schedule, i)->flags & TD_TIMES_IN_CYCLE)
      return TRUE;
  return FALSE;
}

static TdPortfolio *
invent (guint32 seed)
{
  TdGeneration shape = {1 + seed % 3, 6 + seed % 20, 4 + seed % 19, seed, TRUE};
  TdPortfolio *portfolio = td_generate (&shape);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_TASK); i++) {
    TdTask *task = td_portfolio_at (portfolio, TD_TABLE_TASK, i);

    if (g_rand_int_range (rand, 0, 12) == 0)
      task->constraint = TD_CONSTRAINT_ALAP;
  }
  return portfolio;
}

/* The oracle knows nothing of uncertainty: its finish is one end of it, of a summary within. */
static gboolean
finish_agrees (const TdTimes *times, gint64 tick)
{
  gint64 instant = td_tick_to_instant (tick);

  return times->finish == instant || times->finish_earliest == instant ||
         (times->flags & TD_TIMES_SUMMARY && times->finish_earliest < instant &&
          instant < times->finish);
}

static void
compare (guint32 seed, guint node, const TdTimes *times, const TdOracle *oracle)
{
  const struct {
    const char *what;
    gint64 engine;
    gint64 oracle;
  } pairs[] = {
      {"start", times->start, oracle->start},
      {"early start", times->early_start, oracle->early_start},
      {"early finish", times->early_finish, oracle->early_finish},
      {"late start", times->late_start, oracle->late_start},
      {"late finish", times->late_finish, oracle->late_finish},
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].engine != td_tick_to_instant (pairs[i].oracle)) {
      g_autofree char *engine = td_instant_to_iso (pairs[i].engine);
      g_autofree char *wanted = td_instant_to_iso (td_tick_to_instant (pairs[i].oracle));

      g_error ("seed %u, node %u: %s is %s and should be %s", seed, node, pairs[i].what, engine,
               wanted);
    }
  if (!finish_agrees (times, oracle->finish))
    g_error ("seed %u, node %u: another finish", seed, node);
  if (times->total_slack != oracle->total_slack)
    g_error ("seed %u, node %u: slack %" G_GINT64_FORMAT " should be %" G_GINT64_FORMAT, seed, node,
             times->total_slack, oracle->total_slack);
}

static void
test_random (void)
{
  const char *wanted = g_getenv ("TIENDO_ORACLE_PROJECTS");
  guint left = wanted ? (guint) atoi (wanted) : PROJECTS;

  for (guint32 seed = 1; left > 0; seed++) {
    g_autoptr (TdPortfolio) portfolio = invent (seed);
    g_autoptr (TdOutline) outline = td_outline_new (portfolio);
    g_autoptr (TdSchedule) schedule = td_schedule_new (portfolio, outline);
    g_autofree TdOracle *oracle = NULL;

    if (has_cycle (schedule))
      continue;
    oracle = td_oracle_new (portfolio, outline);
    for (guint node = 0; node < outline->count; node++)
      compare (seed, node, td_schedule_times (schedule, node), oracle + node);
    left--;
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oracle/agrees-on-random-projects", test_random);
  return g_test_run ();
}
