/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mspdi-circles.h"

/*
 * A task is two points. Its beginning leads to the beginnings of what lies below it, or to its end
 * if there is nothing; its end leads to the end of the task above and to the beginnings of its
 * successors. What no circle can run through is peeled off first; of the rest each link is tried,
 * the last first: if its beginning leads back to it, it goes.
 */

#define MOST_STEPS  100000000
#define BEGIN(task) (2 * (task))
#define END(task)   (2 * (task) + 1)

typedef struct {
  guint n_points;
  guint n_edges;
  guint32 *starts; /* of a point's edges */
  guint32 *to;
  guint32 *links; /* of an edge: a link's place + 1, or 0 */
  guint8 *peeled;
  guint8 *removed; /* links */
  guint32 *marks;  /* the round in which a point was met */
  guint32 round;
  guint32 *stack;
  guint64 steps;
} Graph;

typedef void (*EdgeFunc) (Graph *graph, guint32 from, guint32 to, guint32 link);

static void
count_edge (Graph *graph, guint32 from, guint32 to, guint32 link)
{
  graph->starts[from + 1]++;
  graph->n_edges++;
}

/* The starts are moved on while edges come in, and end one point further down. */
static void
fill_edge (Graph *graph, guint32 from, guint32 to, guint32 link)
{
  guint32 at = graph->starts[from]++;

  graph->to[at] = to;
  graph->links[at] = link;
}

static void
each_edge (Graph *graph, const TdPortfolio *portfolio, EdgeFunc func)
{
  const TdField *parent = TD_FIELD (TD_TABLE_TASK, TdTask, parent_id);

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_TASK); i++) {
    const TdTask *task = td_portfolio_at (portfolio, TD_TABLE_TASK, i);
    int above = td_portfolio_index (portfolio, TD_TABLE_TASK, task->parent_id);
    guint count;

    td_portfolio_referring (portfolio, parent, task->record.id, &count);
    if (count == 0)
      func (graph, BEGIN (i), END (i), 0);
    if (above >= 0) {
      func (graph, BEGIN ((guint) above), BEGIN (i), 0);
      func (graph, END (i), END ((guint) above), 0);
    }
  }
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (portfolio, TD_TABLE_LINK, i);
    int from = td_portfolio_index (portfolio, TD_TABLE_TASK, link->predecessor_task_id);
    int to = td_portfolio_index (portfolio, TD_TABLE_TASK, link->successor_task_id);

    if (from >= 0 && to >= 0)
      func (graph, END ((guint) from), BEGIN ((guint) to), i + 1);
  }
}

static void
graph_init (Graph *self, const TdPortfolio *portfolio)
{
  self->n_points = 2 * td_portfolio_count (portfolio, TD_TABLE_TASK);
  self->starts = g_new0 (guint32, self->n_points + 2);
  each_edge (self, portfolio, count_edge);
  for (guint i = 0; i < self->n_points; i++)
    self->starts[i + 1] += self->starts[i];
  self->to = g_new (guint32, self->n_edges + 1);
  self->links = g_new (guint32, self->n_edges + 1);
  each_edge (self, portfolio, fill_edge);
  for (guint i = self->n_points; i > 0; i--)
    self->starts[i] = self->starts[i - 1];
  self->starts[0] = 0;
  self->peeled = g_new0 (guint8, self->n_points + 1);
  self->removed = g_new0 (guint8, td_portfolio_count (portfolio, TD_TABLE_LINK) + 1);
  self->marks = g_new0 (guint32, self->n_points + 1);
  self->stack = g_new (guint32, self->n_points + 1);
}

static void
graph_clear (Graph *self)
{
  g_free (self->starts);
  g_free (self->to);
  g_free (self->links);
  g_free (self->peeled);
  g_free (self->removed);
  g_free (self->marks);
  g_free (self->stack);
}

/* Takes away point after point to which nothing leads. */
static void
peel (Graph *self)
{
  g_autofree guint32 *degrees = g_new0 (guint32, self->n_points + 1);
  guint depth = 0;

  for (guint i = 0; i < self->n_edges; i++)
    degrees[self->to[i]]++;
  for (guint32 i = 0; i < self->n_points; i++)
    if (degrees[i] == 0)
      self->stack[depth++] = i;
  while (depth > 0) {
    guint32 point = self->stack[--depth];

    self->peeled[point] = TRUE;
    for (guint32 i = self->starts[point]; i < self->starts[point + 1]; i++)
      if (--degrees[self->to[i]] == 0)
        self->stack[depth++] = self->to[i];
  }
}

static gboolean
leads_to (Graph *self, guint32 from, guint32 goal)
{
  guint depth = 0;

  self->round++;
  self->stack[depth++] = from;
  self->marks[from] = self->round;
  while (depth > 0) {
    guint32 point = self->stack[--depth];

    if (point == goal)
      return TRUE;
    for (guint32 i = self->starts[point]; i < self->starts[point + 1]; i++) {
      guint32 to = self->to[i];

      self->steps++;
      if (self->marks[to] == self->round || (self->links[i] && self->removed[self->links[i] - 1]))
        continue;
      self->marks[to] = self->round;
      self->stack[depth++] = to;
    }
  }
  return FALSE;
}

guint8 *
td_mspdi_find_circles (const TdPortfolio *portfolio)
{
  Graph graph = {0};
  guint8 *removed = NULL;

  graph_init (&graph, portfolio);
  peel (&graph);
  for (guint i = td_portfolio_count (portfolio, TD_TABLE_LINK);
       i-- > 0 && graph.steps < MOST_STEPS;) {
    const TdLink *link = td_portfolio_at (portfolio, TD_TABLE_LINK, i);
    int from = td_portfolio_index (portfolio, TD_TABLE_TASK, link->predecessor_task_id);
    int to = td_portfolio_index (portfolio, TD_TABLE_TASK, link->successor_task_id);

    if (from < 0 || to < 0 || graph.peeled[END ((guint) from)] || graph.peeled[BEGIN ((guint) to)])
      continue;
    if (leads_to (&graph, BEGIN ((guint) to), END ((guint) from)))
      graph.removed[i] = TRUE;
  }
  if (graph.steps < MOST_STEPS)
    removed = g_steal_pointer (&graph.removed);
  graph_clear (&graph);
  return removed;
}
