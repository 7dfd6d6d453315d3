/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/network.h"

#include "core/duration.h"
#include "core/time.h"

#include <string.h>

typedef struct {
  TdNetwork *net;
  const TdPortfolio *portfolio;
  const TdOutline *outline;
  guint32 *projects; /* node → its project's index, or that behind the last for orphans */
  guint32 *groups;   /* project → a project that it ends together with */
} Gatherer;

/* What lies outside of the program's years is taken for their edge, and no length is longer than
 * two centuries: so that sums stay far from what 32 bits hold. */
#define LONGEST (G_GINT64_CONSTANT (200) * 365 * TD_TICKS_PER_DAY)

static gint32
tick_from_instant (gint64 instant)
{
  if (instant == TD_NONE)
    return TD_TICK_NONE;
  return (gint32) (CLAMP (instant, td_instant_from_day (TD_DAY_MIN),
                          td_instant_from_day (TD_DAY_MAX + 1)) *
                   TD_TICKS_PER_MINUTE);
}

/* ---- what is asked of a node ---- */

/* A start within a span of whole days lies on its last day at the latest. */
static void
read_start (TdGiven *given, const TdDateValue *value)
{
  if (value == NULL)
    return;
  given->start = tick_from_instant (value->earliest);
  given->start_latest = tick_from_instant (value->latest);
  if (value->latest != TD_NONE && value->latest != value->earliest) {
    given->start_latest -= TD_TICKS_PER_DAY;
    given->start_latest = MAX (given->start_latest, given->start);
  }
}

static void
read_finish (TdGiven *given, const TdDateValue *value)
{
  if (value == NULL)
    return;
  given->finish = tick_from_instant (value->latest);
  given->finish_earliest = tick_from_instant (value->earliest);
  if (value->earliest != TD_NONE && value->latest != value->earliest) {
    given->finish_earliest += TD_TICKS_PER_DAY;
    if (given->finish != TD_TICK_NONE)
      given->finish_earliest = MIN (given->finish_earliest, given->finish);
  }
}

static gboolean
is_unknown (const TdGiven *given)
{
  return given->start == TD_TICK_NONE && given->start_latest == TD_TICK_NONE &&
         given->finish_earliest == TD_TICK_NONE && given->finish == TD_TICK_NONE &&
         given->actual_start == TD_TICK_NONE && given->actual_finish == TD_TICK_NONE;
}

static void
read_given (Gatherer *self, guint node, gboolean has_values, const TdTask *task, gint64 project_id)
{
  TdInput *input = self->net->inputs + node;
  gint64 task_id = task ? task->record.id : 0;
  TdGiven given = {TD_TICK_NONE, TD_TICK_NONE, TD_TICK_NONE,
                   TD_TICK_NONE, TD_TICK_NONE, TD_TICK_NONE};

  if (has_values) {
    read_start (&given, td_current_date (self->portfolio, project_id, task_id, TD_ROLE_START));
    read_finish (&given, td_current_date (self->portfolio, project_id, task_id, TD_ROLE_FINISH));
  }
  if (task) {
    given.actual_start = tick_from_instant (task->actual_start);
    given.actual_finish = tick_from_instant (task->actual_finish);
    if (given.actual_start != TD_TICK_NONE || given.actual_finish != TD_TICK_NONE)
      input->flags |= TD_INPUT_STARTED;
    if (given.actual_finish != TD_TICK_NONE)
      input->flags |= TD_INPUT_DONE;
  }
  if (is_unknown (&given)) {
    input->given = -1;
  } else if (input->given >= 0) {
    g_array_index (self->net->givens, TdGiven, input->given) = given;
  } else {
    input->given = (gint32) self->net->givens->len;
    g_array_append_val (self->net->givens, given);
  }
}

static gint8
read_percent (gint64 percent)
{
  return percent == TD_NONE ? -1 : (gint8) CLAMP (percent, 0, 100);
}

static void
read_duration (TdInput *input, const TdTask *task)
{
  gint64 duration = MIN (task->duration, LONGEST);

  if (duration == TD_NONE || duration < 0) {
    input->duration = task->milestone == 1 ? 0 : TD_TICK_NONE;
  } else if (task->duration_unit == TD_DURATION_CALENDAR_MONTHS && duration > 0) {
    input->duration = td_duration_calendar_months (duration);
    input->flags |= TD_INPUT_MONTHS;
  } else {
    input->duration = (gint32) duration;
  }
}

static void
read_task (Gatherer *self, guint node, const TdTask *task, gboolean has_values)
{
  TdNetwork *net = self->net;
  TdInput *input = net->inputs + node;
  int project = td_portfolio_index (self->portfolio, TD_TABLE_PROJECT, task->project_id);
  guint kept = input->flags & (TD_INPUT_SUMMARY | TD_INPUT_IN_CYCLE | TD_INPUT_LINKED);

  input->flags = (guint16) (kept | (task->mode == TD_MODE_MANUAL ? TD_INPUT_MANUAL : 0) |
                            (task->milestone == 1 ? TD_INPUT_MILESTONE : 0) |
                            (task->inactive == 1 ? TD_INPUT_INACTIVE : 0) |
                            (task->duration_elapsed == 1 ? TD_INPUT_ELAPSED : 0));
  if (!(kept & TD_INPUT_SUMMARY))
    read_duration (input, task);
  input->constraint = (guint8) task->constraint;
  input->constraint_date = tick_from_instant (task->constraint_date);
  input->deadline = tick_from_instant (task->deadline);
  input->percent = read_percent (task->percent_complete);
  if (task->calendar_id)
    input->calendar =
        (guint16) td_calendars_find (net->calendars, self->portfolio, task->calendar_id);
  else if (project >= 0)
    input->calendar = net->inputs[self->outline->project_nodes[project]].calendar;
  read_given (self, node, has_values, task, task->project_id);
}

static void
read_project (Gatherer *self, guint node, const TdProject *project, gboolean has_values)
{
  TdNetwork *net = self->net;
  TdInput *input = net->inputs + node;
  const TdPortfolioInfo *info = td_portfolio_info (self->portfolio);

  input->flags |= TD_INPUT_PROJECT;
  if (!(input->flags & TD_INPUT_SUMMARY))
    input->duration = TD_TICK_NONE;
  input->constraint = TD_CONSTRAINT_ASAP;
  input->constraint_date = TD_TICK_NONE;
  input->deadline = tick_from_instant (project->deadline);
  input->percent = read_percent (project->percent_complete);
  if (project->calendar_id)
    input->calendar =
        (guint16) td_calendars_find (net->calendars, self->portfolio, project->calendar_id);
  else if (net->parents[node] >= 0)
    input->calendar = net->inputs[net->parents[node]].calendar;
  else if (info)
    input->calendar =
        (guint16) td_calendars_find (net->calendars, self->portfolio, info->calendar_id);
  read_given (self, node, has_values, NULL, project->record.id);
}

static void
read_node (Gatherer *self, guint node, gboolean has_values)
{
  const TdNode *place = self->outline->nodes + node;
  gconstpointer record = td_portfolio_at (self->portfolio, place->table, place->index);

  if (place->table == TD_TABLE_TASK)
    read_task (self, node, record, has_values);
  else
    read_project (self, node, record, has_values);
}

/* A bit for every node that was given a start or finish, so that only those are asked. */
static guint8 *
find_dated (const TdPortfolio *portfolio, const TdOutline *outline)
{
  guint8 *dated = g_new0 (guint8, outline->count + 1);

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_DATE_VALUE); i++) {
    const TdDateValue *value = td_portfolio_at (portfolio, TD_TABLE_DATE_VALUE, i);
    int node = value->task_id
                   ? td_outline_find (outline, portfolio, TD_TABLE_TASK, value->task_id)
                   : td_outline_find (outline, portfolio, TD_TABLE_PROJECT, value->project_id);

    if (node >= 0 && value->role != TD_ROLE_PROMISED_FINISH)
      dated[node] = TRUE;
  }
  return dated;
}

static guint32
project_of (const Gatherer *self, const TdNode *place)
{
  const TdTask *task;
  int index;

  if (place->table == TD_TABLE_PROJECT)
    return place->index;
  task = td_portfolio_at (self->portfolio, TD_TABLE_TASK, place->index);
  index = td_portfolio_index (self->portfolio, TD_TABLE_PROJECT, task->project_id);
  return index >= 0 ? (guint32) index : td_portfolio_count (self->portfolio, TD_TABLE_PROJECT);
}

static void
gather_nodes (Gatherer *self)
{
  TdNetwork *net = self->net;
  g_autofree guint8 *dated = find_dated (self->portfolio, self->outline);

  for (guint node = 0; node < net->count; node++) {
    const TdNode *place = self->outline->nodes + node;

    net->parents[node] = place->parent;
    net->ends[node] = place->end;
    net->ids[node] = (gint32) (place->table == TD_TABLE_TASK ? place->id : -place->id);
    net->inputs[node].given = -1;
    self->projects[node] = project_of (self, place);
    if (place->end > node + 1) {
      net->inputs[node].flags = TD_INPUT_SUMMARY;
      net->inputs[node].duration = (gint32) net->n_summaries++;
    }
    read_node (self, node, dated[node]);
  }
  net->summaries = g_new0 (TdSummary, net->n_summaries + 1);
  for (guint node = 0; node < net->count; node++)
    if (td_network_is_summary (net, node))
      td_network_summary (net, node)->node = (gint32) node;
}

/* ---- links ---- */

/* Once the links are sorted, so that this walks through memory in order. */
static void
mark_links (TdNetwork *net)
{
  for (guint i = 0; i < net->n_links; i++) {
    TdNetLink *link = net->links + i;
    guint flags = TD_INPUT_LINKED;

    link->cut = td_network_is_above (net, MIN (link->from, link->to), MAX (link->from, link->to));
    if (link->cut) {
      flags |= TD_INPUT_IN_CYCLE;
      net->has_cycles = TRUE;
    }
    net->inputs[link->from].flags |= flags;
    net->inputs[link->to].flags |= flags;
  }
}

/* Turns counts in starts[1…] into where each run begins, and gives a copy to count up. */
static guint32 *
sum_starts (guint32 *starts, guint count)
{
  for (guint i = 0; i < count; i++)
    starts[i + 1] += starts[i];
  return g_memdup2 (starts, (count + 1) * sizeof (guint32));
}

static void
gather_links (Gatherer *self)
{
  TdNetwork *net = self->net;
  guint n_rows = td_portfolio_count (self->portfolio, TD_TABLE_LINK);
  g_autofree TdNetLink *unsorted = g_new (TdNetLink, n_rows + 1);
  g_autofree guint32 *next_in = NULL;
  g_autofree guint32 *next_out = NULL;

  net->link_starts = g_new0 (guint32, net->count + 1);
  net->successor_starts = g_new0 (guint32, net->count + 1);
  for (guint row = 0; row < n_rows; row++)
    if (td_network_make_link (self->portfolio, self->outline,
                              td_portfolio_at (self->portfolio, TD_TABLE_LINK, row),
                              unsorted + net->n_links)) {
      net->link_starts[unsorted[net->n_links].to + 1]++;
      net->successor_starts[unsorted[net->n_links].from + 1]++;
      net->n_links++;
    }
  net->links_capacity = net->n_links + 1;
  net->links = g_new (TdNetLink, net->links_capacity);
  net->successors = g_new (guint32, net->links_capacity);
  next_in = sum_starts (net->link_starts, net->count);
  next_out = sum_starts (net->successor_starts, net->count);
  for (guint i = 0; i < net->n_links; i++)
    net->links[next_in[unsorted[i].to]++] = unsorted[i];
  for (guint i = 0; i < net->n_links; i++)
    net->successors[next_out[net->links[i].from]++] = i;
  mark_links (net);
}

/* ---- what ends together ---- */

static guint32
find_group (guint32 *groups, guint32 project)
{
  while (groups[project] != project)
    project = groups[project] = groups[groups[project]];
  return project;
}

/* A link from or to a project binds all that lies below it. */
static void
join_below (Gatherer *self, guint node, guint32 group)
{
  if (self->outline->nodes[node].table != TD_TABLE_PROJECT)
    return;
  for (guint below = node; below < self->net->ends[node]; below++)
    if (self->outline->nodes[below].table == TD_TABLE_PROJECT)
      self->groups[find_group (self->groups, self->projects[below])] =
          find_group (self->groups, group);
}

static void
gather_components (Gatherer *self)
{
  TdNetwork *net = self->net;
  guint n_projects = td_portfolio_count (self->portfolio, TD_TABLE_PROJECT);
  g_autofree guint32 *numbers = g_new0 (guint32, n_projects + 1);
  g_autofree guint32 *groups = g_new (guint32, n_projects + 1);

  self->groups = groups;
  for (guint i = 0; i <= n_projects; i++)
    groups[i] = i;
  for (guint i = 0; i < net->n_links; i++) {
    guint32 from = self->projects[net->links[i].from];
    guint32 to = self->projects[net->links[i].to];

    groups[find_group (groups, from)] = find_group (groups, to);
    join_below (self, net->links[i].from, from);
    join_below (self, net->links[i].to, to);
  }
  for (guint node = 0; node < net->count; node++) {
    guint32 group = find_group (groups, self->projects[node]);

    if (numbers[group] == 0)
      numbers[group] = ++net->n_components;
    net->components[node] = numbers[group] - 1;
  }
  net->component_finishes = g_new0 (gint32, net->n_components + 1);
  self->groups = NULL;
}

/* ---- all of it ---- */

TdNetwork *
td_network_new (const TdPortfolio *portfolio, const TdOutline *outline)
{
  TdNetwork *net = g_new0 (TdNetwork, 1);
  Gatherer self = {net, portfolio, outline, NULL, NULL};

  net->count = outline->count;
  net->inputs = g_new0 (TdInput, net->count + 1);
  net->results = g_new0 (TdResult, net->count + 1);
  net->parents = g_new (gint32, net->count + 1);
  net->ends = g_new (guint32, net->count + 1);
  net->components = g_new0 (guint32, net->count + 1);
  net->ids = g_new (gint32, net->count + 1);
  net->givens = g_array_new (FALSE, FALSE, sizeof (TdGiven));
  net->calendars = td_calendars_new (portfolio);
  self.projects = g_new (guint32, net->count + 1);
  gather_nodes (&self);
  gather_links (&self);
  gather_components (&self);
  g_free (self.projects);
  td_network_sort (net);
  return net;
}

void
td_network_free (TdNetwork *self)
{
  if (self == NULL)
    return;
  g_free (self->inputs);
  g_free (self->results);
  g_free (self->parents);
  g_free (self->ends);
  g_free (self->components);
  g_free (self->ids);
  g_free (self->summaries);
  g_array_unref (self->givens);
  g_free (self->links);
  g_free (self->link_starts);
  g_free (self->successors);
  g_free (self->successor_starts);
  g_free (self->order);
  g_free (self->positions);
  g_free (self->component_finishes);
  td_calendars_free (self->calendars);
  g_free (self);
}

void
td_network_read_node (TdNetwork *self,
                      const TdPortfolio *portfolio,
                      const TdOutline *outline,
                      guint node)
{
  Gatherer gatherer = {self, portfolio, outline, NULL, NULL};

  read_node (&gatherer, node, TRUE);
}
