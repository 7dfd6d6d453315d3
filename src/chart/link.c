/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/link.h"

#include "chart/layout.h"

#include <math.h>

#define STUB 7 /* how far a link leaves its bar before it turns */

static int
end_node (const TdChartContext *context, gint64 project_id, gint64 task_id)
{
  return task_id
             ? td_outline_find (context->outline, context->portfolio, TD_TABLE_TASK, task_id)
             : td_outline_find (context->outline, context->portfolio, TD_TABLE_PROJECT, project_id);
}

static void
add_point (TdLinkPath *path, double x, double y)
{
  path->points[path->n_points++] = (TdPoint){x, y};
}

/* Where the arrow meets the successor: just inside the end it holds to, or a milestone's tip. */
static double
tip_x (const TdChartContext *context, guint node, gboolean at_start, double x1, double x2)
{
  if (td_node_is_milestone (context, node))
    return (x1 + x2) / 2;
  return at_start ? x1 + MIN (5, (x2 - x1) / 2) : x2 - MIN (5, (x2 - x1) / 2);
}

static double
half_height (const TdChartContext *context, guint node)
{
  if (td_node_is_milestone (context, node))
    return context->style->bar_height * .66;
  if (td_node_times (context, node)->flags & TD_TIMES_SUMMARY)
    return context->style->bar_height * .36;
  return context->style->bar_height * .54;
}

gboolean
td_link_path_route (TdLinkPath *path,
                    const TdChartContext *context,
                    const TdLink *link,
                    TdRowPlace from,
                    TdRowPlace to)
{
  int a = end_node (context, link->predecessor_project_id, link->predecessor_task_id);
  int b = end_node (context, link->successor_project_id, link->successor_task_id);
  gboolean from_start = link->kind == TD_LINK_START_START || link->kind == TD_LINK_START_FINISH;
  gboolean to_start = link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_START_START;
  double a1, a2, b1, b2;
  double x, y, tip, stop, side = from_start ? -1 : 1;
  gboolean down = to.top > from.top;

  if (a < 0 || b < 0 || from.top == to.top ||
      !td_chart_node_extent (context, (guint) a, &a1, &a2) ||
      !td_chart_node_extent (context, (guint) b, &b1, &b2))
    return FALSE;
  x = from_start ? a1 : a2;
  y = from.top + from.height / 2;
  tip = tip_x (context, (guint) b, to_start, b1, b2);
  stop = to.top + to.height / 2 + (down ? -1 : 1) * half_height (context, (guint) b);
  *path = (TdLinkPath){
      .link_id = link->record.id,
      .critical = context->show & TD_SHOW_CRITICAL &&
                  td_node_times (context, (guint) a)->flags & TD_TIMES_CRITICAL &&
                  td_node_times (context, (guint) b)->flags & TD_TIMES_CRITICAL,
  };
  add_point (path, x, y);
  if (side * (tip - x) >= 4) {
    add_point (path, tip, y);
  } else {
    double turn = down ? from.top + from.height : from.top;

    add_point (path, x + side * STUB, y);
    add_point (path, x + side * STUB, turn);
    add_point (path, tip, turn);
  }
  add_point (path, tip, stop);
  return TRUE;
}

gboolean
td_link_path_contains (const TdLinkPath *path, double x, double y)
{
  for (guint i = 1; i < path->n_points; i++) {
    const TdPoint *a = path->points + i - 1;
    const TdPoint *b = path->points + i;

    if (x >= MIN (a->x, b->x) - 4 && x <= MAX (a->x, b->x) + 4 && y >= MIN (a->y, b->y) - 4 &&
        y <= MAX (a->y, b->y) + 4)
      return TRUE;
  }
  return FALSE;
}

/* ---- finding ---- */

/* Links by their upper row, and over them a tree of the lowest row that each stretch reaches. */
struct _TdLinkIndex {
  TdRowLink *links;
  guint count;
  guint32 *reach; /* [1] is the root; leaves from @width on */
  guint width;
};

static guint32
upper (const TdRowLink *link)
{
  return MIN (link->from, link->to);
}

static GArray *
collect (const TdChartContext *context, const TdRows *rows)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TdRowLink));

  for (guint i = 0; i < td_portfolio_count (context->portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (context->portfolio, TD_TABLE_LINK, i);
    int a = end_node (context, link->predecessor_project_id, link->predecessor_task_id);
    int b = end_node (context, link->successor_project_id, link->successor_task_id);
    int from = a < 0 ? -1 : td_rows_find (rows, context->outline, (guint) a);
    int to = b < 0 ? -1 : td_rows_find (rows, context->outline, (guint) b);
    TdRowLink row = {i, (guint32) from, (guint32) to};

    if (from >= 0 && to >= 0 && from != to)
      g_array_append_val (found, row);
  }
  return found;
}

/* Orders by the upper row, counting instead of comparing. */
static void
sort_links (TdLinkIndex *self, const GArray *found, guint n_rows)
{
  g_autofree guint32 *at = g_new0 (guint32, n_rows + 1);

  for (guint i = 0; i < found->len; i++)
    at[upper (&g_array_index (found, TdRowLink, i)) + 1]++;
  for (guint i = 0; i < n_rows; i++)
    at[i + 1] += at[i];
  for (guint i = 0; i < found->len; i++) {
    const TdRowLink *link = &g_array_index (found, TdRowLink, i);

    self->links[at[upper (link)]++] = *link;
  }
}

TdLinkIndex *
td_link_index_new (const TdChartContext *context, const TdRows *rows)
{
  TdLinkIndex *self = g_new0 (TdLinkIndex, 1);
  g_autoptr (GArray) found = collect (context, rows);

  self->count = found->len;
  self->links = g_new (TdRowLink, self->count + 1);
  sort_links (self, found, rows->count);
  for (self->width = 1; self->width < self->count;)
    self->width *= 2;
  self->reach = g_new0 (guint32, 2 * (gsize) self->width);
  for (guint i = 0; i < self->count; i++)
    self->reach[self->width + i] = MAX (self->links[i].from, self->links[i].to);
  for (guint i = self->width; i-- > 1;)
    self->reach[i] = MAX (self->reach[2 * i], self->reach[2 * i + 1]);
  return self;
}

void
td_link_index_free (TdLinkIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->links);
  g_free (self->reach);
  g_free (self);
}

/* Those of the first @n links, below tree node @at, that reach row @first. */
static void
search (
    const TdLinkIndex *self, guint at, guint start, guint span, guint n, guint first, GArray *found)
{
  if (start >= n || self->reach[at] < first)
    return;
  if (span == 1) {
    g_array_append_val (found, self->links[start]);
    return;
  }
  search (self, 2 * at, start, span / 2, n, first, found);
  search (self, 2 * at + 1, start + span / 2, span / 2, n, first, found);
}

void
td_link_index_query (const TdLinkIndex *self, guint first, guint last, GArray *found)
{
  guint low = 0;
  guint high = self->count;

  while (low < high) { /* links that begin above @last */
    guint middle = low + (high - low) / 2;

    if (upper (self->links + middle) < last)
      low = middle + 1;
    else
      high = middle;
  }
  search (self, 1, 0, self->width, low, first, found);
}
