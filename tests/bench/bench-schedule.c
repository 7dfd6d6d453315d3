/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/network.h"
#include "schedule/schedule.h"
#include "support/generate.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * A full schedule beside its floor: the plain critical path of the same tasks and links in whole
 * days, on flat arrays already in order, with four calendars by prefix sums. "name value unit" a
 * line. An argument gives other sizes.
 */

#define N_DAYS 40000
#define ROUNDS 11

/* ---- the floor ---- */

typedef struct {
  guint n;
  gint32 *lengths;
  guint8 *calendars;
  guint32 *order;
  guint32 *starts; /* of the links into a task */
  guint32 *from;
  gint32 *lags;
  guint32 *out_starts;
  guint32 *out;
  gint32 *out_lags;
  gint32 *early_start, *early_finish, *late_start, *late_finish;
  gint32 *work[4]; /* day → working days before it */
  gint32 *days[4]; /* working day → day */
} Floor;

static void
add_calendar (Floor *self, guint calendar)
{
  gint32 n = 0;

  self->work[calendar] = g_new (gint32, N_DAYS + 1);
  self->days[calendar] = g_new0 (gint32, N_DAYS + 1);
  for (gint32 day = 0; day < N_DAYS; day++) {
    self->work[calendar][day] = n;
    if (day % 7 < 5 + (gint32) calendar % 3)
      self->days[calendar][n++] = day;
  }
  for (; n <= N_DAYS; n++)
    self->days[calendar][n] = N_DAYS - 1;
}

static gint32
in_days (gint32 ticks)
{
  return ticks == TD_TICK_NONE ? 0 : (ticks + 4799) / 4800;
}

static Floor *
floor_new (const TdNetwork *net)
{
  Floor *self = g_new0 (Floor, 1);

  self->n = net->count;
  self->lengths = g_new (gint32, self->n);
  self->calendars = g_new (guint8, self->n);
  self->order = g_new (guint32, self->n);
  self->starts = g_memdup2 (net->link_starts, (self->n + 1) * sizeof (guint32));
  self->out_starts = g_memdup2 (net->successor_starts, (self->n + 1) * sizeof (guint32));
  self->from = g_new (guint32, net->n_links + 1);
  self->lags = g_new (gint32, net->n_links + 1);
  self->out = g_new (guint32, net->n_links + 1);
  self->out_lags = g_new (gint32, net->n_links + 1);
  self->early_start = g_new0 (gint32, self->n);
  self->early_finish = g_new0 (gint32, self->n);
  self->late_start = g_new0 (gint32, self->n);
  self->late_finish = g_new0 (gint32, self->n);
  for (guint i = 0; i < 4; i++)
    add_calendar (self, i);
  for (guint i = 0; i < net->n_links; i++) {
    self->from[i] = net->links[i].from;
    self->lags[i] = in_days (net->links[i].lag);
    self->out[i] = net->links[net->successors[i]].to;
    self->out_lags[i] = in_days (net->links[net->successors[i]].lag);
  }
  for (guint i = 0, n = 0; i < net->n_events; i++)
    if (net->order[i] < net->count)
      self->order[n++] = net->order[i];
  for (guint i = 0; i < self->n; i++) {
    self->lengths[i] = td_network_is_summary (net, i) ? 0 : in_days (net->inputs[i].duration);
    self->calendars[i] = i % 4;
  }
  return self;
}

static void
floor_free (Floor *self)
{
  gpointer arrays[] = {self->lengths,    self->calendars,   self->order,        self->starts,
                       self->from,       self->lags,        self->out_starts,   self->out,
                       self->out_lags,   self->early_start, self->early_finish, self->late_start,
                       self->late_finish};

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  for (guint i = 0; i < 4; i++) {
    g_free (self->work[i]);
    g_free (self->days[i]);
  }
  g_free (self);
}

static gint32
day_after (const Floor *self, guint node, gint32 day, gint32 length)
{
  guint calendar = self->calendars[node];
  gint32 work = self->work[calendar][CLAMP (day, 0, N_DAYS - 1)] + length;

  return self->days[calendar][CLAMP (work, 0, N_DAYS)];
}

static gint32
floor_pass (Floor *self)
{
  gint32 end = 0;

  for (guint i = 0; i < self->n; i++) {
    guint node = self->order[i];
    gint32 start = 0;

    for (guint j = self->starts[node]; j < self->starts[node + 1]; j++)
      start = MAX (start, self->early_finish[self->from[j]] + self->lags[j]);
    self->early_start[node] = day_after (self, node, start, 0);
    self->early_finish[node] = day_after (self, node, start, self->lengths[node]);
    end = MAX (end, self->early_finish[node]);
  }
  for (guint i = self->n; i > 0; i--) {
    guint node = self->order[i - 1];
    gint32 finish = end;

    for (guint j = self->out_starts[node]; j < self->out_starts[node + 1]; j++)
      finish = MIN (finish, self->late_start[self->out[j]] - self->out_lags[j]);
    self->late_finish[node] = finish;
    self->late_start[node] = day_after (self, node, finish, -self->lengths[node]);
  }
  return end;
}

/* ---- measuring ---- */

/* The least of all rounds, in milliseconds: what else the machine does only adds to a time. */
static double
least (const double *seconds)
{
  double best = seconds[0];

  for (guint i = 1; i < ROUNDS; i++)
    best = MIN (best, seconds[i]);
  return best * 1000;
}

static double
memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd);
}

/* What a document does after an edit: one length differs by a day. */
static void
edit (
    TdPortfolio *portfolio, const TdOutline *outline, TdSchedule *schedule, guint index, guint *ret)
{
  TdTask *task = td_portfolio_at (portfolio, TD_TABLE_TASK, index);
  const TdField *field = TD_FIELD (TD_TABLE_TASK, TdTask, duration);
  g_autoptr (TdChangeList) changes = td_change_list_new ();
  GArray *touched = NULL;

  td_change_list_add (changes, TD_EDIT_UPDATE, TD_TABLE_TASK, task->record.id, field,
                      td_value_integer (task->duration), td_value_integer (task->duration + 4800));
  td_portfolio_apply (portfolio, changes);
  td_schedule_update (schedule, portfolio, outline, changes, &touched);
  *ret = touched->len;
  g_array_unref (touched);
}

/* Edits until enough have reached about a hundred tasks. */
static void
measure_edits (guint n, TdPortfolio *portfolio, const TdOutline *outline, TdSchedule *schedule)
{
  double seconds[ROUNDS];
  guint found = 0, reached = 0, total = 0;
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 20000 && found < ROUNDS; i++) {
    guint index = (guint) g_rand_int_range (rand, 0, (gint32) n);
    const TdTask *task = td_portfolio_at (portfolio, TD_TABLE_TASK, index);

    if (task->parent_id == 0)
      continue;
    g_timer_start (timer);
    edit (portfolio, outline, schedule, index, &reached);
    seconds[found] = g_timer_elapsed (timer, NULL);
    if (reached < 60 || reached > 250)
      continue;
    total += reached;
    found++;
  }
  if (found < ROUNDS)
    return;
  printf ("schedule-edit-reach-%u %.0f nodes\n", n, (double) total / found);
  printf ("schedule-edit-%u %.3f ms\n", n, least (seconds));
}

static void
measure (guint n)
{
  TdGeneration shape = {MAX (1, n / 50), n, 2 * n, 1, FALSE};
  g_autoptr (TdPortfolio) portfolio = td_generate (&shape);
  g_autoptr (TdOutline) outline = td_outline_new (portfolio);
  g_autoptr (TdSchedule) schedule = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  double made[ROUNDS], passed[ROUNDS], floor_passed[ROUNDS], shown[ROUNDS], used;
  TdNetwork *net;
  Floor *floor;
  gint64 sum = 0;

  used = memory ();
  net = td_network_new (portfolio, outline);
  td_network_pass (net);
  used = memory () - used;
  floor = floor_new (net);
  for (guint i = 0; i < ROUNDS; i++) {
    g_timer_start (timer);
    td_network_pass (net);
    passed[i] = g_timer_elapsed (timer, NULL);
    g_timer_start (timer);
    sum += floor_pass (floor);
    floor_passed[i] = g_timer_elapsed (timer, NULL);
  }
  floor_free (floor);
  td_network_free (net);
  for (guint i = 0; i < ROUNDS; i++) {
    g_clear_pointer (&schedule, td_schedule_free);
    g_timer_start (timer);
    schedule = td_schedule_new (portfolio, outline);
    made[i] = g_timer_elapsed (timer, NULL);
    g_timer_start (timer);
    for (guint node = 0; node < td_schedule_count (schedule); node++)
      sum += td_schedule_times (schedule, node)->total_slack;
    shown[i] = g_timer_elapsed (timer, NULL);
  }
  printf ("schedule-floor-%u %.3f ms\n", n, least (floor_passed));
  printf ("schedule-pass-%u %.3f ms\n", n, least (passed));
  printf ("schedule-pass-ratio-%u %.2f x\n", n, least (passed) / least (floor_passed));
  printf ("schedule-new-%u %.3f ms\n", n, least (made));
  printf ("schedule-all-times-%u %.3f ms\n", n, least (shown));
  printf ("schedule-memory-%u %.0f bytes-a-task\n", n, used / n);
  measure_edits (n, portfolio, outline, schedule);
  if (sum == 42)
    printf ("\n");
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = {10000, 100000, 1000000};

  for (int i = 1; i < argc; i++)
    measure ((guint) atoi (argv[i]));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);
  return 0;
}
