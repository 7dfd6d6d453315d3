/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/network.h"

/* Whether it keeps to working time. */
static gboolean
snaps (const TdInput *input)
{
  return input->duration != 0 && !(input->flags & TD_INPUT_ELAPSED);
}

/* The latest that successors allow. */
typedef struct {
  gint64 start; /* G_MAXINT64: not bound */
  gint64 finish;
} Limits;

/* A finish that an elapsed lag puts into time off falls to the end of the work before it, so that
 * the lag may reach up to where work begins again. */
static gint64
end_of_rest (const TdNetwork *self, const TdNetLink *link, gint64 tick)
{
  const TdInput *to = self->inputs + link->to;

  if (link->lag == 0 || link->unit == TD_LAG_WORKING || link->unit == TD_LAG_PERCENT || !snaps (to))
    return tick;
  return td_calendar_next (td_network_calendar (self, link->to), tick);
}

static void
limit_by_successors (const TdNetwork *self, guint node, Limits *limits)
{
  gboolean is_point = (self->results[node].flags & TD_RESULT_POINT) != 0;

  for (guint i = self->successor_starts[node]; i < self->successor_starts[node + 1]; i++) {
    const TdNetLink *link = self->links + self->successors[i];
    const TdResult *to = self->results + link->to;
    gboolean of_start = link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_START_START;
    gint32 tick = of_start ? to->late_start : to->late_finish;
    guint unbound =
        TD_RESULT_INACTIVE | (of_start ? TD_RESULT_STARTED : TD_RESULT_DONE | TD_RESULT_SUMMARY);
    gint64 latest;

    if (link->cut || tick == TD_TICK_NONE || to->flags & unbound)
      continue;
    latest = td_network_take_lag (self, link, of_start ? tick : end_of_rest (self, link, tick));
    if (!is_point && (link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_FINISH_FINISH))
      limits->finish = MIN (limits->finish, latest);
    else
      limits->start = MIN (limits->start, latest);
  }
}

static void
limit_by_tree (const TdNetwork *self, guint node, Limits *limits)
{
  gint32 parent = self->parents[node];
  const TdSummary *summary;

  if (parent < 0)
    return;
  summary = td_network_summary (self, (guint) parent);
  if (summary->late_bound != TD_TICK_NONE)
    limits->finish = MIN (limits->finish, summary->late_bound);
  if (summary->late_start_bound != TD_TICK_NONE &&
      self->results[parent].start == self->results[node].start)
    limits->start = MIN (limits->start, summary->late_start_bound);
}

/* A start or finish that must be on a day is there late as well as early. */
static void
limit_by_constraint (const TdNetwork *self, guint node, Limits *limits)
{
  const TdInput *input = self->inputs + node;
  const TdResult *result = self->results + node;
  gint64 date = input->constraint_date;

  if (date != TD_TICK_NONE && !(input->flags & TD_INPUT_MANUAL)) {
    if (input->constraint == TD_CONSTRAINT_SNLT)
      limits->start = MIN (limits->start, date);
    if (input->constraint == TD_CONSTRAINT_FNLT)
      limits->finish = MIN (limits->finish, date);
    if (input->constraint == TD_CONSTRAINT_MSO || input->constraint == TD_CONSTRAINT_MFO)
      limits->start = G_MAXINT64;
    if (input->constraint == TD_CONSTRAINT_MFO)
      limits->finish = date;
    if (input->constraint == TD_CONSTRAINT_MSO && snaps (input))
      date = td_calendar_next (td_network_calendar (self, node), date);
    if (input->constraint == TD_CONSTRAINT_MSO)
      limits->finish =
          date == result->start ? result->finish : td_network_step (self, node, result, date, TRUE);
  }
  if (input->deadline != TD_TICK_NONE && !(input->flags & TD_INPUT_PROJECT))
    limits->finish = MIN (limits->finish, input->deadline);
}

static gboolean
backward_leaf (TdNetwork *self, guint node)
{
  const TdInput *input = self->inputs + node;
  TdResult *result = self->results + node;
  gint32 old_start = result->late_start, old_finish = result->late_finish;
  Limits limits = {G_MAXINT64, self->component_finishes[self->components[node]]};

  result->late_start = result->late_finish = TD_TICK_NONE;
  if (result->start == TD_TICK_NONE || result->finish == TD_TICK_NONE ||
      input->flags & TD_INPUT_INACTIVE)
    return old_start != TD_TICK_NONE;
  if (input->flags & TD_INPUT_DONE) {
    result->late_start = result->start;
    result->late_finish = result->finish;
    return old_start != result->late_start || old_finish != result->late_finish;
  }
  limit_by_successors (self, node, &limits);
  limit_by_tree (self, node, &limits);
  limit_by_constraint (self, node, &limits);
  if (snaps (input) && limits.finish != result->finish)
    limits.finish = td_calendar_previous (td_network_calendar (self, node), limits.finish);
  result->late_finish = td_tick_clamp (limits.finish);
  result->late_start =
      limits.finish == result->finish
          ? result->start
          : td_tick_clamp (td_network_step (self, node, result, limits.finish, FALSE));
  if (input->flags & TD_INPUT_STARTED) {
    result->late_start = result->start;
  } else if (result->late_start > limits.start) {
    if (snaps (input) && limits.start != result->start)
      limits.start = td_calendar_next (td_network_calendar (self, node), limits.start);
    result->late_start = td_tick_clamp (limits.start);
    result->late_finish =
        limits.start == result->start
            ? result->finish
            : td_tick_clamp (td_network_step (self, node, result, limits.start, TRUE));
  }
  return old_start != result->late_start || old_finish != result->late_finish;
}

/* Before what is below it: hands its limits down. */
static gboolean
backward_close (TdNetwork *self, guint node)
{
  TdSummary *summary = td_network_summary (self, node);
  gint32 old_bound = summary->late_bound, old_start = summary->late_start_bound;
  Limits limits = {G_MAXINT64, G_MAXINT64};

  limit_by_successors (self, node, &limits);
  limit_by_tree (self, node, &limits);
  summary->late_bound = limits.finish == G_MAXINT64 ? TD_TICK_NONE : td_tick_clamp (limits.finish);
  summary->late_start_bound =
      limits.start == G_MAXINT64 ? TD_TICK_NONE : td_tick_clamp (limits.start);
  return old_bound != summary->late_bound || old_start != summary->late_start_bound;
}

/* After what is below it: spans its late dates. */
static gboolean
backward_open (TdNetwork *self, guint node)
{
  TdResult *result = self->results + node;
  gint32 old_start = result->late_start, old_finish = result->late_finish;
  gint64 start = G_MAXINT64, finish = G_MININT64;

  for (guint child = node + 1; child < self->ends[node]; child = self->ends[child]) {
    const TdResult *below = self->results + child;

    if (below->late_start == TD_TICK_NONE || self->inputs[child].flags & TD_INPUT_INACTIVE)
      continue;
    start = MIN (start, below->late_start);
    finish = MAX (finish, below->late_finish);
  }
  result->late_start = start == G_MAXINT64 ? TD_TICK_NONE : (gint32) start;
  result->late_finish = finish == G_MININT64 ? TD_TICK_NONE : (gint32) finish;
  return old_start != result->late_start || old_finish != result->late_finish;
}

gboolean
td_network_backward (TdNetwork *self, guint event)
{
  if (event >= self->count)
    return backward_close (self, (guint) self->summaries[event - self->count].node);
  return td_network_is_summary (self, event) ? backward_open (self, event)
                                             : backward_leaf (self, event);
}

static void
end_all_components (TdNetwork *self)
{
  for (guint i = 0; i < self->n_components; i++)
    self->component_finishes[i] = TD_TICK_NONE;
  for (guint node = 0; node < self->count; node++) {
    gint32 *finish = self->component_finishes + self->components[node];

    if (!(self->inputs[node].flags & (TD_INPUT_SUMMARY | TD_INPUT_INACTIVE)))
      *finish = MAX (*finish, self->results[node].finish);
  }
}

void
td_network_end_component (TdNetwork *self, guint component)
{
  gint32 finish = TD_TICK_NONE;

  for (guint node = 0; node < self->count; node++)
    if (self->components[node] == component &&
        !(self->inputs[node].flags & (TD_INPUT_SUMMARY | TD_INPUT_INACTIVE)))
      finish = MAX (finish, self->results[node].finish);
  self->component_finishes[component] = finish;
}

static gboolean
has_late_tasks (const TdNetwork *self)
{
  for (guint node = 0; node < self->count; node++)
    if (self->inputs[node].constraint == TD_CONSTRAINT_ALAP)
      return TRUE;
  return FALSE;
}

void
td_network_pass (TdNetwork *self)
{
  self->has_late_tasks = has_late_tasks (self);
  self->place_late = FALSE;
  for (guint i = 0; i < self->n_events; i++)
    td_network_forward (self, self->order[i]);
  end_all_components (self);
  for (guint i = self->n_events; i > 0; i--)
    td_network_backward (self, self->order[i - 1]);
  if (!self->has_late_tasks)
    return;
  self->place_late = TRUE; /* what is late pushes what follows, never the end */
  for (guint i = 0; i < self->n_events; i++)
    td_network_forward (self, self->order[i]);
}
