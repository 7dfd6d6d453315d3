/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/layout.h"

#include "chart/layout-private.h"

#include <math.h>

/* Room between a bar and its label where a link leaves. */
#define LABEL_GAP_LINK 18

TdRowLayout *
td_row_layout_new (void)
{
  TdRowLayout *self = g_new0 (TdRowLayout, 1);

  self->node = -1;
  self->boxes = g_array_new (FALSE, TRUE, sizeof (TdChartBox));
  self->texts = g_string_chunk_new (256);
  return self;
}

void
td_row_layout_free (TdRowLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->boxes);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static double
gap_behind (const TdPen *pen)
{
  const TdNode *node = pen->context->outline->nodes + pen->node;
  guint count;

  if (!(pen->context->show & TD_SHOW_LINKS))
    return TD_LABEL_GAP;
  td_portfolio_referring (pen->context->portfolio,
                          node->table == TD_TABLE_TASK
                              ? TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_task_id)
                              : TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_project_id),
                          node->id, &count);
  return count && node->table == TD_TABLE_TASK ? LABEL_GAP_LINK : TD_LABEL_GAP;
}

/* ---- the bar ---- */

static void
lay_slip (TdPen *pen, double x1, double x2)
{
  gint64 percent = td_node_percent (pen->context, pen->node);
  gint64 status = td_chart_status_instant (pen->context);
  double x;

  if (!(pen->context->show & TD_SHOW_SLIP) || status == TD_NONE || percent == TD_NONE ||
      percent >= 100 || pen->extent.start > status || pen->extent.start_latest != pen->extent.start)
    return;
  x = x1 + (x2 - x1) * (double) percent / 100;
  td_pen_box (pen, TD_BOX_SLIP, x, x, pen->middle, 0)->flags = 0;
}

static void
lay_bar (TdPen *pen)
{
  const TdExtent *extent = &pen->extent;
  double a = td_pen_x (pen, extent->start);
  double a2 = td_pen_x (pen, extent->start_latest);
  double b2 = td_pen_x (pen, extent->finish_earliest);
  double b = td_pen_x (pen, extent->finish);
  double y = pen->middle - pen->half;
  double height = 2 * pen->half;
  gint64 percent = td_node_percent (pen->context, pen->node);
  guint cuts = (a2 > a ? TD_BOX_CUT_START : 0) | (b2 < b ? TD_BOX_CUT_FINISH : 0);

  gboolean sure = b2 > a2 + 2 || cuts == 0;

  td_pen_box (pen, TD_BOX_BAR, a, b, y, height)->flags |= sure ? 0 : cuts;
  if (sure) {
    if (a2 > a)
      td_pen_box (pen, TD_BOX_SOFT_START, a, a2, y, height)->flags |= cuts;
    if (b2 < b)
      td_pen_box (pen, TD_BOX_SOFT_FINISH, b2, b, y, height)->flags |= cuts;
    td_pen_box (pen, TD_BOX_SOLID, a2, b2, y, height)->flags |= cuts;
  }
  if (percent != TD_NONE && percent > 0)
    td_pen_box (pen, TD_BOX_PROGRESS, a, a + (b - a) * (double) percent / 100, y, height)->flags |=
        cuts;
  lay_slip (pen, a, b);
}

static void
lay_summary (TdPen *pen)
{
  const TdExtent *extent = &pen->extent;
  double thick = pen->half * .72;
  double a = td_pen_x (pen, extent->start);
  double a2 = td_pen_x (pen, extent->start_latest);
  double b2 = td_pen_x (pen, extent->finish_earliest);
  double b = td_pen_x (pen, extent->finish);
  gboolean own = pen->times->own_start != TD_NONE || pen->times->own_finish != TD_NONE;
  double tail = pen->times->flags & TD_TIMES_FINISH_OPEN && !own ? 26 : 0;
  double y = pen->middle - thick;

  if (a2 > b2)
    a2 = a;
  td_pen_box (pen, TD_BOX_SUMMARY, a2, MAX (b2, a2), y, 2 * thick)->flags =
      (a2 > a ? TD_BOX_CUT_START : 0) | (b2 < b || tail > 0 ? TD_BOX_CUT_FINISH : 0);
  if (a2 > a)
    td_pen_box (pen, TD_BOX_SUMMARY_SOFT, a, a2, y, 2 * thick)->flags = TD_BOX_CUT_FINISH;
  if (b2 < b || tail > 0)
    td_pen_box (pen, TD_BOX_SUMMARY_SOFT, b2, b + tail, y, 2 * thick)->flags =
        TD_BOX_CUT_START | (tail > 0 ? TD_BOX_CUT_FINISH : 0);
  if (own && pen->times->start != TD_NONE && pen->times->finish != TD_NONE)
    td_pen_box (pen, TD_BOX_SPAN, td_pen_x (pen, pen->times->start),
                td_pen_x (pen, pen->times->finish), pen->middle + thick + 1, 2)
        ->flags = pen->times->flags & TD_TIMES_EXCEEDS_PARENT ? TD_BOX_MISSED : 0;
}

static void
append_days (GString *text, TdLanguage language, gint64 days, gboolean overdue)
{
  if (overdue)
    g_string_append_printf (text,
                            td_translate_plural (language, "%d day overdue", "%d days overdue",
                                                 (gulong) days),
                            (int) days);
  else
    g_string_append_printf (text,
                            td_translate_plural (language, "%d day late", "%d days late",
                                                 (gulong) days),
                            (int) days);
}

/* "70% · quý I/2025 · chậm 81 ngày": what the bar cannot show and the table may lack. */
static char *
bar_text (TdPen *pen)
{
  const TdChartContext *context = pen->context;
  gint64 percent = td_node_percent (context, pen->node);
  GString *text = g_string_new (NULL);
  gint64 days;
  TdStanding standing = td_node_standing (context, pen->node, &days);

  if (percent != TD_NONE && percent > 0 && percent < 100 && !(pen->times->flags & TD_TIMES_SUMMARY))
    g_string_append_printf (text, "%d%%", (int) percent);
  if (td_node_finish_is_soft (context, pen->node)) {
    g_autofree char *finish = td_cell_get (context, pen->node, TD_COLUMN_FINISH).text;

    g_string_append_printf (text, "%s%s", text->len ? " · " : "", finish);
  }
  if (days > 0 && (standing == TD_STANDING_LATE || standing == TD_STANDING_OVERDUE)) {
    g_string_append (text, text->len ? " · " : "");
    append_days (text, context->language, days, standing == TD_STANDING_OVERDUE);
  }
  return g_string_free (text, FALSE);
}

/* A bar that goes on to the right keeps its label at the edge. */
static void
label_running_on (TdPen *pen, double x1)
{
  const TdChartContext *context = pen->context;
  double edge = MIN (context->sight_right, pen->edge);
  gint64 percent = td_node_percent (context, pen->node);
  g_autofree char *finish = td_node_finish_text (context, pen->node);
  g_autofree char *text = NULL;

  if (pen->times->flags & TD_TIMES_SUMMARY)
    return;
  text =
      percent != TD_NONE ? g_strdup_printf ("%d%% · %s", (int) percent, finish) : g_strdup (finish);
  if (edge - MAX (x1, context->sight_left) > td_pen_text_width (pen, text) + 26)
    td_pen_label_at_edge (pen, FALSE, edge, text, TD_TONE_INK)->flags = TD_BOX_INSIDE;
}

/* What lies beyond the sight. Returns: whether the row has said what it can. */
static gboolean
lay_beyond (TdPen *pen, double x1, double x2)
{
  const TdChartContext *context = pen->context;
  double unit = context->style->text_size / 11;
  double left = context->sight_left;
  double right = context->sight_right;
  g_autofree char *text = NULL;

  if (x2 < left) {
    text = td_node_finish_text (context, pen->node);
    td_pen_label_at_edge (pen, TRUE, left, text, TD_TONE_SOFT);
    return TRUE;
  }
  if (x1 > right) {
    text = td_node_start_text (context, pen->node);
    td_pen_label_at_edge (pen, FALSE, MIN (right, pen->edge), text, TD_TONE_SOFT);
    return TRUE;
  }
  if (x1 < left)
    td_pen_box (pen, TD_BOX_BEYOND, left + 2 * unit, left + 8 * unit, pen->middle - 3.5 * unit,
                7 * unit)
        ->flags = TD_BOX_BACK;
  if (x2 > right)
    label_running_on (pen, x1);
  return x2 > right;
}

static void
label_bar (TdPen *pen, double x1, double x2)
{
  gint64 deadline = td_node_deadline (pen->context, pen->node);
  double gap = gap_behind (pen);
  g_autofree char *text = NULL;

  if (lay_beyond (pen, x1, x2))
    return;
  text = bar_text (pen);
  if (text[0] == '\0')
    return;
  if (pen->times->flags & TD_TIMES_SUMMARY && pen->times->flags & TD_TIMES_FINISH_OPEN)
    x2 += 26;
  if (deadline != TD_NONE)
    x2 = MAX (x2, MIN (td_pen_x (pen, deadline) + 10 - TD_LABEL_GAP, x2 + 60));
  if (!td_pen_label_beside (pen, x1, x2, gap, text, TD_TONE_SOFT) &&
      x2 - x1 > td_pen_text_width (pen, text) + 12 && x2 < pen->context->sight_right)
    td_pen_label (pen, x2 - td_pen_text_width (pen, text) - 6, text, TD_TONE_INK)->flags =
        TD_BOX_INSIDE;
}

/* ---- points and half-known dates ---- */

static void
label_milestone (TdPen *pen, double x1, double x2, double right_gap)
{
  g_autofree char *text = td_node_finish_text (pen->context, pen->node);

  if (text[0] == '\0') {
    g_free (text);
    text = td_node_start_text (pen->context, pen->node);
  }
  td_pen_label_beside (pen, x1, x2, right_gap, text, TD_TONE_INK);
}

static void
lay_milestone (TdPen *pen)
{
  const TdChartContext *context = pen->context;
  gint64 from, to;
  gint64 percent = td_node_percent (context, pen->node);
  double r = context->style->bar_height * .60;
  double x, x1, x2;

  td_extent_milestone_span (&pen->extent, &from, &to);
  x = td_pen_x (pen, from);
  x1 = x - r;
  x2 = x + r;
  if (to - from > TD_MINUTES_PER_DAY) {
    double end = td_pen_x (pen, to);

    td_pen_box (pen, TD_BOX_MILESTONE_SPAN, x - r, end + r, pen->middle, 0);
    x2 = end + r;
    x = (x + end) / 2;
  }
  td_pen_box (pen, TD_BOX_MILESTONE, x - r, x + r, pen->middle - r, 2 * r)->flags |=
      percent == 100 ? TD_BOX_DONE : 0;
  if (x + r < context->sight_left || x - r > context->sight_right)
    lay_beyond (pen, x - r, x + r);
  else
    label_milestone (pen, x1, x2,
                     gap_behind (pen) > TD_LABEL_GAP && percent != 100 ? MAX (6, x + r + 14 - x2)
                                                                       : 6);
}

/* Only one end is known: a bracket, and a tail of a length that says nothing about time. */
static void
lay_half_open (TdPen *pen)
{
  const TdChartContext *context = pen->context;
  gboolean finish = pen->extent.finish != TD_NONE;
  g_autofree char *text =
      finish ? td_node_finish_text (context, pen->node) : td_node_start_text (context, pen->node);
  double unit = context->style->text_size / 11;
  double tail = 44 * unit;
  double x = td_pen_x (pen, finish ? pen->extent.finish : pen->extent.start);
  gboolean far = x > context->sight_right - 6;
  gboolean past = x < context->sight_left + 2;

  if (far)
    x = MIN (context->sight_right, pen->edge) - td_pen_text_width (pen, text) - 20 * unit;
  else if (past)
    x = context->sight_left + (finish ? tail + 4 : 6) + td_pen_text_width (pen, text) + 18 * unit;
  if (finish) {
    td_pen_box (pen, TD_BOX_BRACKET_FINISH, x - tail, x, pen->middle - pen->half, 2 * pen->half);
    td_pen_lane (pen, MIN (x - tail - 6, pen->edge - 6));
  } else {
    td_pen_box (pen, TD_BOX_BRACKET_START, x, x + tail, pen->middle - pen->half, 2 * pen->half);
  }
  td_pen_avoid (pen, finish ? x - tail : x, finish ? x : x + tail);
  if (far)
    td_pen_label_at_edge (pen, FALSE, MIN (context->sight_right, pen->edge), text, TD_TONE_INK);
  else if (past)
    td_pen_label_at_edge (pen, TRUE, context->sight_left, text, TD_TONE_INK);
  else
    td_pen_label_beside (pen, finish ? x - tail : x, finish ? x : x + tail, 5, text, TD_TONE_INK);
}

/* ---- one row ---- */

static void
lay_dated (TdPen *pen)
{
  const TdExtent *extent = &pen->extent;
  gboolean summary = (pen->times->flags & TD_TIMES_SUMMARY) != 0;
  double x1, x2;

  if (td_node_is_milestone (pen->context, pen->node)) {
    td_pen_deadline (pen);
    lay_milestone (pen);
    return;
  }
  if (extent->start == TD_NONE || extent->finish == TD_NONE) {
    td_pen_deadline (pen);
    td_pen_promised (pen, pen->middle);
    lay_half_open (pen);
    return;
  }
  x1 = td_pen_x (pen, extent->start);
  x2 = td_pen_x (pen, extent->finish);
  td_pen_baseline (pen);
  if (summary)
    lay_summary (pen);
  else
    lay_bar (pen);
  td_pen_promised (pen, pen->middle + (summary ? pen->half * .15 + pen->half * 1.05 : pen->half));
  td_pen_deadline (pen);
  label_bar (pen, x1, x2);
}

static void
pen_init (
    TdPen *pen, TdRowLayout *layout, const TdChartContext *context, const TdRow *row, double height)
{
  gint64 status = td_chart_status_instant (context);

  *pen = (TdPen){
      .layout = layout,
      .context = context,
      .node = (guint) row->node,
      .times = td_node_times (context, (guint) row->node),
      .extent = td_node_extent (context, (guint) row->node),
      .task = td_node_task (context, (guint) row->node),
      .colour = td_style_sector (context->style, td_node_sector (context, (guint) row->node)),
      .middle = height / 2,
      .half = context->style->bar_height / 2,
      .edge = context->sight_right,
      .status = status == TD_NONE ? -G_MAXDOUBLE : td_scale_x (&context->scale, status),
  };
  pen->sharp = context->style->kind == TD_STYLE_LIGHT || context->style->kind == TD_STYLE_DARK;
  if (pen->sharp) {
    double top = floor (pen->middle - pen->half) + .5;
    double bottom = floor (pen->middle + pen->half) + .5;

    pen->middle = (top + bottom) / 2;
    pen->half = (bottom - top) / 2;
  }
  if (context->show & TD_SHOW_CRITICAL && pen->times->flags & TD_TIMES_CRITICAL)
    pen->flags = TD_BOX_CRITICAL;
}

void
td_row_layout_fill (TdRowLayout *self,
                    const TdChartContext *context,
                    const TdRow *row,
                    double height)
{
  const TdTarget *target;
  gboolean dated;
  TdPen pen;

  g_array_set_size (self->boxes, 0);
  g_string_chunk_clear (self->texts);
  self->node = row->node;
  self->height = height;
  if (row->kind == TD_ROW_GROUP)
    return;
  pen_init (&pen, self, context, row, height);
  td_pen_horizon (&pen);
  target = td_node_target (context, pen.node);
  dated = !td_times_is_undated (pen.times) || pen.extent.start != TD_NONE ||
          pen.extent.finish != TD_NONE;
  if (target && !dated) {
    td_pen_target (&pen, target);
    return;
  }
  if (!td_pen_period (&pen, dated) && !dated)
    td_pen_lane (&pen, pen.edge - 6);
  if (dated) {
    lay_dated (&pen);
    return;
  }
  td_pen_deadline (&pen);
  td_pen_promised (&pen, pen.middle);
}
