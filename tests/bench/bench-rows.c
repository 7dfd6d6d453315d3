/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/measure.h"
#include "chart/row-filter.h"
#include "chart/rows.h"

#include <string.h>

/*
 * A keystroke in the search field and in the filter: the rows of the view, made again. The floor
 * looks at every byte of every name once.
 */

#define ROUNDS 9

static const char *const expressions[] = {
    "name ~ \"thi cong\"",
    "late and lead is unknown",
    "start >= 2025 and not critical and duration > 10d",
};

static double
names_floor (const TdPortfolio *portfolio)
{
  gint64 at = g_get_monotonic_time ();
  gsize sum = 0;

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_TASK); i++) {
    const TdTask *task = td_portfolio_at (portfolio, TD_TABLE_TASK, i);

    sum += strstr (task->name, "không có") != NULL;
  }
  g_assert_cmpuint (sum, ==, 0);
  return td_bench_lap (&at);
}

static double
make_rows (const TdChartContext *context, const TdRowsSpec *spec)
{
  gint64 at = g_get_monotonic_time ();

  td_rows_free (td_rows_new (context, spec));
  return td_bench_lap (&at);
}

static void
measure_rows (const char *name, guint tasks, const TdChartContext *context, const TdRowsSpec *spec)
{
  g_autoptr (GArray) made = td_bench_samples (), floors = td_bench_samples ();

  for (guint i = 0; i < ROUNDS; i++) {
    td_bench_take (floors, names_floor (context->portfolio));
    td_bench_take (made, make_rows (context, spec));
  }
  td_bench_print_beside (name, tasks, td_bench_quantile (made, 0.5),
                         td_bench_quantile (floors, 0.5), "ms");
}

static void
measure_filter (guint i, guint tasks, const TdChartContext *context)
{
  g_autofree char *name = g_strdup_printf ("filter-%u", i + 1);
  g_autoptr (TdRowFilter) filter =
      td_row_filter_new (expressions[i], TD_LANGUAGE_VI, td_day_from_date (2025, 1, 1), NULL, NULL);
  TdRowsSpec spec = TD_ROWS_SPEC_INIT;

  g_assert_nonnull (filter);
  td_row_filter_bind (filter, context);
  spec.match = td_row_filter_match;
  spec.match_data = filter;
  measure_rows (name, tasks, context, &spec);
}

static void
measure (guint tasks)
{
  TdGeneration shape = td_bench_shape (tasks);
  g_autoptr (TdPortfolio) portfolio = td_generate (&shape);
  g_autoptr (TdOutline) outline = td_outline_new (portfolio);
  g_autoptr (TdSchedule) schedule = td_schedule_new (portfolio, outline);
  TdRowsSpec spec = TD_ROWS_SPEC_INIT;
  TdChartContext context;

  td_chart_context_init (&context, portfolio, outline, schedule, TD_LANGUAGE_VI);
  context.status_date = td_day_from_date (2025, 1, 1);
  measure_rows ("rows", tasks, &context, &spec);
  spec.search = "thi cong";
  measure_rows ("search", tasks, &context, &spec);
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    measure_filter (i, tasks, &context);
}

int
main (int argc, char **argv)
{
  return td_bench_run (argc, argv, measure);
}
