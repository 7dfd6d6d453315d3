/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/oracle.h"

#include "core/time.h"
#include "support/oracle-days.h"

#include <stdio.h>
#include <string.h>

#define NONE G_MININT64

typedef struct {
  const TdPortfolio *portfolio;
  const TdOutline *outline;
  TdOracle *times;
  gboolean late; /* tasks as late as possible are put there */
  TdOracleDays calendars;
} Oracle;

/* What is asked of one node. */
typedef struct {
  const TdTask *task; /* or a project */
  const TdProject *project;
  gboolean is_summary;
  gboolean is_inactive;
  gint64 calendar_id;
  gint64 start, finish; /* given */
  gboolean start_said;  /* if only that it lies on one side of a day */
  gboolean finish_said;
  gint64 length; /* NONE: unknown */
} Node;

/* ---- what is asked ---- */

static gint64
project_calendar (const Oracle *self, gint64 project_id)
{
  for (int i = 0; i < 16; i++) {
    const TdProject *project = td_portfolio_get (self->portfolio, TD_TABLE_PROJECT, project_id);

    if (project == NULL)
      break;
    if (project->calendar_id)
      return project->calendar_id;
    project_id = project->parent_id;
  }
  return td_portfolio_info (self->portfolio) ? td_portfolio_info (self->portfolio)->calendar_id : 0;
}

static gint64
ticks (gint64 instant)
{
  return instant == TD_NONE ? NONE : instant * 10;
}

static Node
node_at (const Oracle *self, guint index)
{
  const TdNode *place = self->outline->nodes + index;
  gconstpointer record = td_portfolio_at (self->portfolio, place->table, place->index);
  Node node = {NULL, NULL, place->end > index + 1, FALSE, 0, NONE, NONE, FALSE, FALSE, NONE};
  const TdDateValue *start, *finish;
  gint64 project_id, task_id = 0;

  if (place->table == TD_TABLE_PROJECT) {
    node.project = record;
    project_id = place->id;
    node.calendar_id = project_calendar (self, project_id);
  } else {
    node.task = record;
    project_id = node.task->project_id;
    task_id = place->id;
    node.calendar_id =
        node.task->calendar_id ? node.task->calendar_id : project_calendar (self, project_id);
    node.is_inactive = node.task->inactive == 1;
    node.length = node.task->duration;
    if (node.length == TD_NONE && node.task->milestone == 1)
      node.length = 0;
  }
  start = td_current_date (self->portfolio, project_id, task_id, TD_ROLE_START);
  finish = td_current_date (self->portfolio, project_id, task_id, TD_ROLE_FINISH);
  node.start = start ? ticks (start->earliest) : NONE;
  node.finish = finish ? ticks (finish->latest) : NONE;
  node.start_said = start && (start->earliest != TD_NONE || start->latest != TD_NONE);
  node.finish_said = finish && (finish->earliest != TD_NONE || finish->latest != TD_NONE);
  return node;
}

static gboolean
in_months (const Node *node)
{
  return node->task && node->task->duration_unit == TD_DURATION_CALENDAR_MONTHS && node->length > 0;
}

static gint64
same_day_of_month (gint64 tick, gint64 months)
{
  return td_day_add_months (td_oracle_day_of (tick), (int) months) * TD_ORACLE_DAY;
}

/* @tick and the node's length, or before it. */
static gint64
run (const Oracle *self, const Node *node, gint64 tick, int sign)
{
  if (in_months (node)) {
    gint64 at = same_day_of_month (tick, sign * node->length / 96000);

    return sign > 0 ? at : td_oracle_next_work (&self->calendars, node->calendar_id, at);
  }
  if (node->task->duration_elapsed == 1)
    return tick + sign * node->length;
  return td_oracle_add_work (&self->calendars, node->calendar_id, tick, sign * node->length);
}

static gint64
snap (const Oracle *self, const Node *node, gint64 tick)
{
  if (node->length == 0 || (node->task && node->task->duration_elapsed == 1 && !in_months (node)))
    return tick;
  return td_oracle_next_work (&self->calendars, node->calendar_id, tick);
}

/* ---- links ---- */

static int
end_node (const Oracle *self, gint64 project_id, gint64 task_id)
{
  return task_id ? td_outline_find (self->outline, self->portfolio, TD_TABLE_TASK, task_id)
                 : td_outline_find (self->outline, self->portfolio, TD_TABLE_PROJECT, project_id);
}

static gint64
move (const Oracle *self, const TdLink *link, guint from, guint to, gint64 tick, int sign)
{
  Node first = node_at (self, from), second = node_at (self, to);
  gint64 lag = link->lag == TD_NONE ? 0 : link->lag;

  if (link->lag_unit == TD_LAG_PERCENT || link->lag_unit == TD_LAG_ELAPSED_PERCENT) {
    gint64 length = first.length;

    if (first.is_summary || length == NONE || in_months (&first)) {
      const TdOracle *t = self->times + from;

      length =
          t->start == NONE || t->finish == NONE
              ? 0
              : td_oracle_work_between (&self->calendars, first.calendar_id, t->start, t->finish);
    }
    lag = length * lag / 10000;
  }
  if (link->lag_unit == TD_LAG_ELAPSED || link->lag_unit == TD_LAG_ELAPSED_PERCENT)
    return tick + sign * lag;
  return td_oracle_add_work (&self->calendars, second.calendar_id, tick, sign * lag);
}

/* A milestone that was given a date takes no time. */
static gboolean
is_point (const Oracle *self, guint index)
{
  Node node = node_at (self, index);

  return node.task && node.task->milestone == 1 && !node.is_summary &&
         (node.start_said || node.finish_said) && self->times[index].start != NONE;
}

/* The latest moments that links into @node demand of its start and of its finish. */
static void
demands (const Oracle *self, guint node, gint64 *ret_start, gint64 *ret_finish, gboolean *ret_bound)
{
  *ret_start = *ret_finish = NONE;
  *ret_bound = FALSE;
  for (guint i = 0; i < td_portfolio_count (self->portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (self->portfolio, TD_TABLE_LINK, i);
    int from = end_node (self, link->predecessor_project_id, link->predecessor_task_id);
    int to = end_node (self, link->successor_project_id, link->successor_task_id);
    gint64 tick;

    if (to != (int) node || from < 0 || node_at (self, (guint) from).is_inactive)
      continue;
    tick = (link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_FINISH_FINISH) &&
                   !is_point (self, (guint) from)
               ? self->times[from].finish
               : self->times[from].start;
    if (tick == NONE)
      continue;
    tick = move (self, link, (guint) from, node, tick, 1);
    if (link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_START_START)
      *ret_start = MAX (*ret_start, tick);
    else
      *ret_finish = MAX (*ret_finish, tick);
    *ret_bound |= link->kind == TD_LINK_FINISH_START;
  }
}

/* ---- forwards ---- */

/* What links and constraints of the summaries above say: nothing below starts earlier. */
static gint64
bound_above (const Oracle *self, int node)
{
  gint64 bound = NONE;

  for (int at = self->outline->nodes[node].parent; at >= 0; at = self->outline->nodes[at].parent) {
    Node above = node_at (self, (guint) at);
    gint64 start, finish;
    gboolean unused;

    demands (self, (guint) at, &start, &finish, &unused);
    bound = MAX (bound, start);
    if (above.task && above.task->constraint_date != TD_NONE &&
        (above.task->constraint == TD_CONSTRAINT_SNET ||
         above.task->constraint == TD_CONSTRAINT_MSO))
      bound = MAX (bound, ticks (above.task->constraint_date));
  }
  return bound;
}

static gint64
anchor_above (const Oracle *self, int node)
{
  for (int at = self->outline->nodes[node].parent; at >= 0; at = self->outline->nodes[at].parent)
    if (node_at (self, (guint) at).start != NONE)
      return node_at (self, (guint) at).start;
  return NONE;
}

static void
set (TdOracle *t, gint64 start, gint64 finish)
{
  t->start = t->early_start = start;
  t->finish = t->early_finish = finish;
}

static void
put_task (const Oracle *self, guint index, const Node *node, TdOracle *t)
{
  const TdTask *task = node->task;
  gint64 date = ticks (task->constraint_date), start, finish, above;
  gboolean bound, wished = date != NONE && (task->constraint == TD_CONSTRAINT_SNET ||
                                            task->constraint == TD_CONSTRAINT_FNET);

  demands (self, index, &start, &finish, &bound);
  if (finish != NONE && node->length != 0 && task->duration_elapsed != 1 &&
      td_oracle_next_work (&self->calendars, node->calendar_id, finish) != finish)
    finish = td_oracle_previous_work (&self->calendars, node->calendar_id, finish);
  above = bound_above (self, (int) index);
  if (above != NONE)
    start = MAX (start, above);
  else if (!bound && !(wished && start == NONE && finish == NONE))
    start = MAX (start, anchor_above (self, (int) index));
  if (wished && task->constraint == TD_CONSTRAINT_SNET)
    start = MAX (start, date);
  if (wished && task->constraint == TD_CONSTRAINT_FNET)
    finish = MAX (finish, date);
  if (date != NONE && start == NONE && finish == NONE) {
    if (task->constraint == TD_CONSTRAINT_SNLT || task->constraint == TD_CONSTRAINT_MSO)
      start = date;
    if (task->constraint == TD_CONSTRAINT_FNLT || task->constraint == TD_CONSTRAINT_MFO)
      finish = date;
  }
  start = MAX (start, node->start);
  finish = MAX (finish, node->finish);
  if (start == NONE && finish == NONE)
    return;
  if (start != NONE) {
    gint64 at = snap (self, node, start);

    set (t, at, run (self, node, at, 1));
  }
  if (finish != NONE && (start == NONE || finish > t->finish))
    set (t, run (self, node, finish, -1), finish);
}

/* Without a known length, or with both dates given. */
static void
put_ends (const Oracle *self, guint index, const Node *node, TdOracle *t, gboolean keeps)
{
  gint64 start, finish;
  gboolean unused;

  demands (self, index, &start, &finish, &unused);
  if (!keeps && node->task && node->task->constraint_date != TD_NONE) {
    gint64 date = ticks (node->task->constraint_date);
    gboolean free = start == NONE && finish == NONE;

    if (node->task->constraint == TD_CONSTRAINT_SNET ||
        (free && (node->task->constraint == TD_CONSTRAINT_SNLT ||
                  node->task->constraint == TD_CONSTRAINT_MSO)))
      start = MAX (start, date);
    if (node->task->constraint == TD_CONSTRAINT_FNET ||
        (free && (node->task->constraint == TD_CONSTRAINT_FNLT ||
                  node->task->constraint == TD_CONSTRAINT_MFO)))
      finish = MAX (finish, date);
  }
  if (node->start != NONE && node->finish != NONE && !keeps) {
    set (t, node->start, node->finish);
    if (start != NONE && start > node->start) {
      gint64 length =
          td_oracle_work_between (&self->calendars, node->calendar_id, node->start, node->finish);
      gint64 at = td_oracle_next_work (&self->calendars, node->calendar_id, start);

      set (t, at, td_oracle_add_work (&self->calendars, node->calendar_id, at, length));
    }
    return;
  }
  start = start == NONE ? NONE : td_oracle_next_work (&self->calendars, node->calendar_id, start);
  set (t, node->start_said ? node->start : start, node->finish_said ? node->finish : finish);
  if (node->start == NONE && t->finish != NONE && t->start > t->finish)
    set (t, NONE, t->finish);
}

static void
put_by_hand (const Oracle *self, const Node *node, TdOracle *t)
{
  gint64 start = node->start, finish = node->finish;

  if (node->length != NONE && node->start != NONE && node->finish == NONE)
    finish = run (self, node, start, 1);
  if (node->length != NONE && node->start == NONE && node->finish != NONE)
    start = run (self, node, finish, -1);
  set (t, start, finish);
}

static gint64
length_of (const Oracle *self, const Node *node, const TdOracle *t, gint64 tick, int sign)
{
  if (node->task && node->task->mode == TD_MODE_AUTO && node->length != NONE &&
      (node->start == NONE || node->finish == NONE))
    return run (self, node, tick, sign);
  return td_oracle_add_work (&self->calendars, node->calendar_id, tick,
                             sign * td_oracle_work_between (&self->calendars, node->calendar_id,
                                                            t->start, t->finish));
}

/* Constraints that hold against links; slack counts from where links alone would put it. */
static void
put_firmly (const Oracle *self, const Node *node, TdOracle *t)
{
  const TdTask *task = node->task;
  gint64 date = ticks (task->constraint_date), start = t->start, finish = t->finish;
  gboolean has_length = start != NONE && finish != NONE;

  if (date == NONE || start == NONE)
    return;
  if (task->constraint == TD_CONSTRAINT_MSO ||
      (task->constraint == TD_CONSTRAINT_SNLT && start > date)) {
    start = snap (self, node, date);
    if (has_length)
      finish = length_of (self, node, t, start, 1);
  } else if (task->constraint == TD_CONSTRAINT_MFO ||
             (task->constraint == TD_CONSTRAINT_FNLT && finish > date)) {
    gboolean whole = node->length == 0 || (task->duration_elapsed == 1 && !in_months (node));

    finish = whole ? date : td_oracle_previous_work (&self->calendars, node->calendar_id, date);
    if (has_length)
      start = length_of (self, node, t, finish, -1);
  }
  if (finish != NONE && start > finish)
    return;
  t->start = start;
  t->finish = finish;
  if (start > t->early_start)
    set (t, start, finish);
}

static void
put_summary (const Oracle *self, guint index, TdOracle *t)
{
  const TdNode *nodes = self->outline->nodes;
  gint64 start = G_MAXINT64, finish = NONE, early = G_MAXINT64, early_finish = NONE;

  for (guint child = index + 1; child < nodes[index].end; child = nodes[child].end) {
    const TdOracle *c = self->times + child;

    if (node_at (self, child).is_inactive)
      continue;
    if (c->start != NONE) {
      start = MIN (start, c->start);
      early = MIN (early, c->early_start);
    }
    finish = MAX (finish, c->finish);
    early_finish = MAX (early_finish, c->early_finish);
  }
  if (start == G_MAXINT64 && finish == NONE) {
    Node node = node_at (self, index);

    set (t, node.start, node.finish);
    return;
  }
  t->start = start == G_MAXINT64 ? NONE : start;
  t->early_start = early == G_MAXINT64 ? NONE : early;
  t->finish = finish;
  t->early_finish = early_finish;
}

static gboolean
forward (Oracle *self, guint index)
{
  Node node = node_at (self, index);
  TdOracle old = self->times[index];
  TdOracle t = {NONE, NONE, NONE, NONE, old.late_start, old.late_finish, NONE};

  if (node.is_summary) {
    put_summary (self, index, &t);
  } else if (node.project) {
    put_ends (self, index, &node, &t, TRUE);
  } else if (node.task->mode == TD_MODE_MANUAL) {
    put_by_hand (self, &node, &t);
  } else {
    gboolean pair = node.start != NONE && node.finish != NONE;

    if (pair || node.length == NONE)
      put_ends (self, index, &node, &t, FALSE);
    else
      put_task (self, index, &node, &t);
    put_firmly (self, &node, &t);
    if (self->late && node.task->constraint == TD_CONSTRAINT_ALAP && t.start != NONE &&
        t.late_start != NONE && t.late_start > t.start) {
      t.start = t.late_start;
      t.finish = t.late_finish;
    }
  }
  self->times[index] = t;
  return memcmp (&old, &t, sizeof t) != 0;
}

/* ---- backwards ---- */

static void
limits (const Oracle *self, guint node, gint64 *start, gint64 *finish)
{
  for (guint i = 0; i < td_portfolio_count (self->portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (self->portfolio, TD_TABLE_LINK, i);
    int from = end_node (self, link->predecessor_project_id, link->predecessor_task_id);
    int to = end_node (self, link->successor_project_id, link->successor_task_id);
    gboolean of_start = link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_START_START;
    gint64 tick;

    if (from != (int) node || to < 0 || node_at (self, (guint) to).is_inactive ||
        (!of_start && node_at (self, (guint) to).is_summary))
      continue;
    tick = of_start ? self->times[to].late_start : self->times[to].late_finish;
    if (tick == NONE)
      continue;
    if (!of_start && link->lag != 0 && link->lag != TD_NONE &&
        (link->lag_unit == TD_LAG_ELAPSED || link->lag_unit == TD_LAG_ELAPSED_PERCENT)) {
      Node second = node_at (self, (guint) to);

      if (second.length != 0 && !(second.task && second.task->duration_elapsed == 1))
        tick = td_oracle_next_work (&self->calendars, second.calendar_id, tick);
    }
    tick = move (self, link, node, (guint) to, tick, -1);
    if ((link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_FINISH_FINISH) &&
        !is_point (self, node))
      *finish = MIN (*finish, tick);
    else
      *start = MIN (*start, tick);
  }
}

/* Projects that a link joins, directly or through others, end together. */
static gint64
common_end (const Oracle *self, guint node, const guint *groups)
{
  gint64 end = NONE;

  for (guint i = 0; i < self->outline->count; i++) {
    Node other = node_at (self, i);

    if (groups[i] == groups[node] && !other.is_summary && !other.is_inactive)
      end = MAX (end, self->times[i].finish);
  }
  return end;
}

static void
backward_leaf (Oracle *self, guint index, const Node *node, gint64 end)
{
  TdOracle *t = self->times + index;
  gint64 start = G_MAXINT64, finish = end;
  gboolean begins = TRUE; /* what is above starts with it */

  t->late_start = t->late_finish = NONE;
  if (t->start == NONE || t->finish == NONE || node->is_inactive)
    return;
  limits (self, index, &start, &finish);
  for (int at = self->outline->nodes[index].parent; at >= 0; at = self->outline->nodes[at].parent) {
    gint64 unused = G_MAXINT64;

    begins = begins && self->times[at].start == t->start;
    limits (self, (guint) at, begins ? &start : &unused, &finish);
  }
  if (node->task && node->task->mode == TD_MODE_AUTO && node->task->constraint_date != TD_NONE) {
    gint64 date = ticks (node->task->constraint_date);

    switch ((TdConstraint) node->task->constraint) {
    case TD_CONSTRAINT_SNLT:
      start = MIN (start, date);
      break;
    case TD_CONSTRAINT_FNLT:
      finish = MIN (finish, date);
      break;
    case TD_CONSTRAINT_MSO:
      start = G_MAXINT64;
      date = snap (self, node, date);
      finish = date == t->start ? t->finish : length_of (self, node, t, date, 1);
      break;
    case TD_CONSTRAINT_MFO:
      start = G_MAXINT64;
      finish = date;
      break;
    case TD_CONSTRAINT_ASAP:
    case TD_CONSTRAINT_ALAP:
    case TD_CONSTRAINT_SNET:
    case TD_CONSTRAINT_FNET:
    default:
      break;
    }
  }
  if (node->task && node->task->deadline != TD_NONE)
    finish = MIN (finish, ticks (node->task->deadline));
  if (finish != t->finish && node->length != 0 &&
      !(node->task && node->task->duration_elapsed == 1))
    finish = td_oracle_previous_work (&self->calendars, node->calendar_id, finish);
  t->late_finish = finish;
  t->late_start = finish == t->finish ? t->start : length_of (self, node, t, finish, -1);
  if (t->late_start > start) {
    if (start != t->start && node->length != 0 &&
        !(node->task && node->task->duration_elapsed == 1))
      start = td_oracle_next_work (&self->calendars, node->calendar_id, start);
    t->late_start = start;
    t->late_finish = start == t->start ? t->finish : length_of (self, node, t, start, 1);
  }
}

static gboolean
backward (Oracle *self, guint index, const guint *groups)
{
  const TdNode *nodes = self->outline->nodes;
  Node node = node_at (self, index);
  TdOracle *t = self->times + index, old = *t;
  gint64 start = G_MAXINT64, finish = NONE;

  if (!node.is_summary) {
    backward_leaf (self, index, &node, common_end (self, index, groups));
  } else {
    for (guint child = index + 1; child < nodes[index].end; child = nodes[child].end)
      if (self->times[child].late_start != NONE && !node_at (self, child).is_inactive) {
        start = MIN (start, self->times[child].late_start);
        finish = MAX (finish, self->times[child].late_finish);
      }
    t->late_start = start == G_MAXINT64 ? NONE : start;
    t->late_finish = finish;
  }
  return memcmp (&old, t, sizeof old) != 0;
}

/* ---- all of it ---- */

static gint64
project_of (const Oracle *self, guint node)
{
  Node n = node_at (self, node);

  return n.project ? n.project->record.id : n.task->project_id;
}

/* A number a node, the same for those that end together. */
static guint *
find_groups (const Oracle *self)
{
  guint n = self->outline->count;
  guint *groups = g_new (guint, n + 1);
  gboolean changed = TRUE;

  for (guint i = 0; i < n; i++)
    groups[i] = (guint) project_of (self, i);
  while (changed) {
    changed = FALSE;
    for (guint i = 0; i < td_portfolio_count (self->portfolio, TD_TABLE_LINK); i++) {
      const TdLink *link = td_portfolio_at (self->portfolio, TD_TABLE_LINK, i);
      int ends[] = {end_node (self, link->predecessor_project_id, link->predecessor_task_id),
                    end_node (self, link->successor_project_id, link->successor_task_id)};

      for (guint j = 0; j < 2; j++) {
        guint last = node_at (self, (guint) ends[j]).project ? self->outline->nodes[ends[j]].end
                                                             : (guint) ends[j] + 1;

        for (guint below = (guint) ends[j]; below < last; below++) {
          guint old = groups[below], now = groups[ends[0]];

          for (guint k = 0; k < n && old != now; k++)
            if (groups[k] == old) {
              groups[k] = now;
              changed = TRUE;
            }
        }
      }
    }
  }
  return groups;
}

static void
settle_forwards (Oracle *self)
{
  gboolean changed = TRUE;

  for (guint round = 0; changed && round < 2 * self->outline->count + 5; round++) {
    changed = FALSE;
    for (guint i = 0; i < self->outline->count; i++)
      changed |= forward (self, i);
  }
  if (changed)
    g_error ("the oracle does not settle");
}

static gint64
slack (const Oracle *self, guint index)
{
  const TdOracle *t = self->times + index;
  Node node = node_at (self, index);
  gint64 at_start, at_finish;

  if (t->late_start == NONE || t->early_start == NONE || t->early_finish == NONE)
    return NONE;
  at_start =
      td_oracle_work_between (&self->calendars, node.calendar_id, t->early_start, t->late_start);
  at_finish =
      td_oracle_work_between (&self->calendars, node.calendar_id, t->early_finish, t->late_finish);
  if (node.task && node.task->duration_elapsed == 1) {
    at_start = t->late_start - t->early_start;
    at_finish = t->late_finish - t->early_finish;
  }
  if (node.task && node.task->constraint == TD_CONSTRAINT_ALAP && node.task->mode == TD_MODE_AUTO)
    at_start = MIN (at_start, 0);
  return MIN (at_start, at_finish);
}

TdOracle *
td_oracle_new (const TdPortfolio *portfolio, const TdOutline *outline)
{
  Oracle self = {portfolio,
                 outline,
                 g_new (TdOracle, outline->count + 1),
                 FALSE,
                 {portfolio, g_hash_table_new_full (NULL, NULL, NULL, g_free)}};
  g_autofree guint *groups = find_groups (&self);
  gboolean changed = TRUE;

  for (guint i = 0; i < outline->count; i++)
    self.times[i] = (TdOracle){NONE, NONE, NONE, NONE, NONE, NONE, NONE};
  settle_forwards (&self);
  for (guint round = 0; changed && round < 2 * outline->count + 5; round++) {
    changed = FALSE;
    for (guint i = outline->count; i > 0; i--)
      changed |= backward (&self, i - 1, groups);
  }
  self.late = TRUE;
  settle_forwards (&self);
  for (guint i = 0; i < outline->count; i++)
    self.times[i].total_slack = slack (&self, i);
  g_hash_table_unref (self.calendars.days);
  return self.times;
}
