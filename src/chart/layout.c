/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/layout.h"

#include "chart/layout-private.h"

#include <math.h>

/* Room between a bar and its label, wider where a link leaves. */
#define LABEL_GAP      7
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

TdChartBox *
td_pen_box (TdPen *pen, TdBoxKind kind, double x1, double x2, double y, double height)
{
  TdChartBox box = {
      .kind = kind,
      .x = x1,
      .y = y,
      .width = x2 - x1,
      .height = height,
      .colour = pen->colour,
      .tone = TD_TONE_SOFT,
      .flags = pen->flags,
  };

  g_array_append_val (pen->layout->boxes, box);
  return &g_array_index (pen->layout->boxes, TdChartBox, pen->layout->boxes->len - 1);
}

void
td_pen_avoid (TdPen *pen, double x1, double x2)
{
  if (pen->n_taken < G_N_ELEMENTS (pen->taken))
    pen->taken[pen->n_taken++] = (TdStretch){x1, x2};
}

double
td_pen_x (const TdPen *pen, gint64 instant)
{
  return td_scale_x (&pen->context->scale, instant);
}

double
td_pen_text_width (const TdPen *pen, const char *text)
{
  TdTypeset typeset = td_chart_label_typeset (pen->context);

  return td_lettering_width (pen->context->lettering, text, &typeset);
}

TdChartBox *
td_pen_label (TdPen *pen, double x, const char *text, TdTone tone)
{
  double size = td_chart_label_size (pen->context);
  double width = td_pen_text_width (pen, text);
  TdChartBox *box =
      td_pen_box (pen, TD_BOX_LABEL, x, x + width, pen->middle - size * .68, size * 1.36);

  box->text = g_string_chunk_insert (pen->layout->texts, text);
  box->tone = tone;
  box->flags = 0;
  td_pen_avoid (pen, x, x + width);
  return box;
}

static gboolean
is_free (const TdPen *pen, double x1, double x2)
{
  if (x1 < pen->context->sight_left + 2 || x2 > pen->edge)
    return FALSE;
  for (guint i = 0; i < pen->n_taken; i++)
    if (x1 < pen->taken[i].x2 + 4 && x2 > pen->taken[i].x1 - 4)
      return FALSE;
  return TRUE;
}

static gboolean
crosses_status (const TdPen *pen, double x1, double x2)
{
  return x1 - 3 < pen->status && pen->status < x2 + 3;
}

/* Right of [@x1, @x2], else left of it, rather not across the status line; else nowhere. */
static gboolean
label_beside (TdPen *pen, double x1, double x2, double gap, const char *text, TdTone tone)
{
  double width = td_pen_text_width (pen, text);
  double right = x2 + gap;
  double left = x1 - LABEL_GAP - width;
  gboolean right_free = is_free (pen, right, right + width);
  gboolean left_free = is_free (pen, left, left + width);

  if (right_free && (!crosses_status (pen, right, right + width) || !left_free ||
                     crosses_status (pen, left, left + width)))
    td_pen_label (pen, right, text, tone);
  else if (left_free)
    td_pen_label (pen, left, text, tone);
  else
    return FALSE;
  return TRUE;
}

static double
gap_behind (const TdPen *pen)
{
  const TdNode *node = pen->context->outline->nodes + pen->node;
  guint count;

  if (!(pen->context->show & TD_SHOW_LINKS))
    return LABEL_GAP;
  td_portfolio_referring (pen->context->portfolio,
                          node->table == TD_TABLE_TASK
                              ? TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_task_id)
                              : TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_project_id),
                          node->id, &count);
  return count && node->table == TD_TABLE_TASK ? LABEL_GAP_LINK : LABEL_GAP;
}

/* ---- what stands beside the bar ---- */

static void
lay_horizon (TdPen *pen)
{
  const TdChartContext *context = pen->context;
  const TdProject *project = pen->task ? NULL : td_node_project (context, pen->node);
  double half = context->style->bar_height / 2;
  g_autofree char *text = NULL;
  gint64 year;
  double x, width;

  if (project == NULL || (project->horizon == TD_NONE && project->horizon_near == TD_NONE))
    return;
  year = project->horizon != TD_NONE ? project->horizon : project->horizon_near;
  if (project->horizon == TD_NONE)
    text = g_strdup_printf (td_translate (context->language, N_ ("until %d")), (int) year);
  else if (project->horizon_near == TD_NONE)
    text = g_strdup_printf (td_translate (context->language, N_ ("horizon %d")), (int) year);
  else
    text = g_strdup_printf (td_translate (context->language, N_ ("until %d, horizon %d")),
                            (int) project->horizon_near, (int) year);
  x = td_pen_x (pen, td_instant_from_day (td_day_from_date ((int) year + 1, 1, 1)));
  if (x > context->sight_right - 9 || x < context->sight_left)
    x = context->sight_right - 9;
  td_pen_box (pen, TD_BOX_HORIZON, x, x + 6, pen->middle - half, 2 * half)->flags = 0;
  width = td_pen_text_width (pen, text);
  if (pen->extent.finish != TD_NONE && td_pen_x (pen, pen->extent.finish) > x - width - 8)
    td_pen_label (pen, x - width - 5, text, TD_TONE_SOFT)->flags = TD_BOX_INSIDE;
  else
    td_pen_label (pen, x - width - 5, text, TD_TONE_SOFT);
  pen->edge = MIN (pen->edge, x - width - 8);
}

static void
lay_lane (TdPen *pen, double right)
{
  double left = pen->context->sight_left + 8;

  if (right > left)
    td_pen_box (pen, TD_BOX_LANE, left, right, pen->middle - pen->half, 2 * pen->half)->flags = 0;
}

/* A hollow rail, open where its label stands in it. */
static void
lay_period_rail (TdPen *pen, double x1, double x2, const char *text)
{
  double unit = pen->context->style->text_size / 11;
  double y = pen->middle - 3 * unit;
  double at = MAX (x1, pen->context->sight_left) + 12 * unit;
  double end = at + td_pen_text_width (pen, text) + 10 * unit;

  if (end + 12 * unit > MIN (x2, pen->context->sight_right)) {
    td_pen_box (pen, TD_BOX_PERIOD, x1, x2, y, 6 * unit)->flags = 0;
    return;
  }
  td_pen_box (pen, TD_BOX_PERIOD, x1, at, y, 6 * unit)->flags = TD_BOX_CUT_FINISH;
  td_pen_box (pen, TD_BOX_PERIOD, end, x2, y, 6 * unit)->flags = TD_BOX_CUT_START;
  td_pen_label (pen, at + 5 * unit, text, TD_TONE_SOFT)->flags = TD_BOX_INSIDE;
}

/* A document's period: in the middle of the row, or above the bar when there is one. */
static gboolean
lay_period (TdPen *pen, gboolean has_bar)
{
  const TdChartContext *context = pen->context;
  const TdProject *project = pen->task ? NULL : td_node_project (context, pen->node);
  double unit = context->style->text_size / 11;
  double y = pen->middle - pen->half - 5 * unit;
  double x1, x2;
  g_autofree char *text = NULL;

  if (project == NULL || project->period_start == TD_NONE || project->period_end == TD_NONE)
    return FALSE;
  x1 = td_pen_x (pen, project->period_start);
  x2 = MIN (td_pen_x (pen, project->period_end), MAX (pen->edge - 6, x1));
  if (has_bar) {
    td_pen_box (pen, TD_BOX_PERIOD, x1, x2, y, 3 * unit)->flags = 0;
    return TRUE;
  }
  text = g_strdup_printf (td_translate (context->language, N_ ("period %d–%d")),
                          td_date_from_day (td_day_from_instant (project->period_start)).year,
                          td_date_from_day (td_day_from_instant (project->period_end - 1)).year);
  lay_period_rail (pen, x1, x2, text);
  return TRUE;
}

static void
lay_baseline (TdPen *pen)
{
  const TdBaselineTask *row =
      pen->context->show & TD_SHOW_BASELINE ? td_node_baseline (pen->context, pen->node) : NULL;
  double unit = pen->context->style->text_size / 11;

  if (row && row->start != TD_NONE && row->finish != TD_NONE)
    td_pen_box (pen, TD_BOX_BASELINE, td_pen_x (pen, row->start), td_pen_x (pen, row->finish),
                pen->middle + pen->half + 2.5 * unit, MAX (2.2 * unit, pen->half * .4))
        ->flags = 0;
}

static void
lay_deadline (TdPen *pen)
{
  gint64 deadline = td_node_deadline (pen->context, pen->node);
  gint64 percent = td_node_percent (pen->context, pen->node);
  gint64 status = td_chart_status_instant (pen->context);
  double unit = pen->context->style->text_size / 11;
  gboolean missed;
  double x;

  if (deadline == TD_NONE)
    return;
  missed = percent != 100 &&
           ((pen->extent.finish != TD_NONE && pen->extent.finish_earliest > deadline) ||
            (status != TD_NONE && percent != TD_NONE && status > deadline));
  x = td_pen_x (pen, deadline);
  td_pen_box (pen, TD_BOX_DEADLINE, x - 4.5 * unit, x + 4.5 * unit,
              pen->middle - pen->half - 3 * unit, 2 * pen->half + 3 * unit)
      ->flags = missed ? TD_BOX_MISSED : 0;
  td_pen_avoid (pen, x - 4.5 * unit, x + 4.5 * unit);
}

static void
lay_promised (TdPen *pen, double y)
{
  const TdChartContext *context = pen->context;
  const TdNode *node = context->outline->nodes + pen->node;
  const TdField *owner = pen->task ? TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, task_id)
                                   : TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, project_id);
  double r = context->style->text_size * .32;
  guint count;
  const guint32 *rows = td_portfolio_referring (context->portfolio, owner, node->id, &count);

  for (guint i = 0; i < count; i++) {
    const TdDateValue *row = td_portfolio_at (context->portfolio, TD_TABLE_DATE_VALUE, rows[i]);
    gint64 at = row->latest != TD_NONE ? row->latest : row->earliest;
    double x;
    TdChartBox *box;

    if (row->role != TD_ROLE_PROMISED_FINISH || at == TD_NONE || (!pen->task && row->task_id))
      continue;
    x = td_pen_x (pen, at);
    if (x < context->sight_left || x > context->sight_right)
      continue;
    box = td_pen_box (pen, TD_BOX_PROMISED, x - r, x + r, y - r, 2 * r);
    box->id = row->record.id;
    box->flags = 0;
    if (fabs (y - pen->middle) < 2 * r)
      td_pen_avoid (pen, x - r, x + r);
  }
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

  td_pen_box (pen, TD_BOX_BAR, a, b, y, height)->flags |= cuts;
  if (b2 > a2 + 2 || cuts == 0) {
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

/* A filled arrow at an edge of the sight, with a label beside it that says what lies there. */
static TdChartBox *
label_at_edge (TdPen *pen, gboolean back, double edge, const char *text, TdTone tone)
{
  double unit = pen->context->style->text_size / 11;
  double x = back ? edge + 4 * unit : edge - 9 * unit;
  guint flags = TD_BOX_INSIDE | (back ? TD_BOX_BACK : 0);

  td_pen_box (pen, TD_BOX_BEYOND, x, x + 5 * unit, pen->middle - 3 * unit, 6 * unit)->flags = flags;
  return td_pen_label (pen, back ? x + 9 * unit : x - 4 * unit - td_pen_text_width (pen, text),
                       text, tone);
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
    label_at_edge (pen, FALSE, edge, text, TD_TONE_INK)->flags = TD_BOX_INSIDE;
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
    label_at_edge (pen, TRUE, left, text, TD_TONE_SOFT);
    return TRUE;
  }
  if (x1 > right) {
    text = td_node_start_text (context, pen->node);
    label_at_edge (pen, FALSE, MIN (right, pen->edge), text, TD_TONE_SOFT);
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
    x2 = MAX (x2, MIN (td_pen_x (pen, deadline) + 10 - LABEL_GAP, x2 + 60));
  if (!label_beside (pen, x1, x2, gap, text, TD_TONE_SOFT) &&
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
  label_beside (pen, x1, x2, right_gap, text, TD_TONE_INK);
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
                     gap_behind (pen) > LABEL_GAP && percent != 100 ? MAX (6, x + r + 14 - x2) : 6);
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
    lay_lane (pen, MIN (x - tail - 6, pen->edge - 6));
  } else {
    td_pen_box (pen, TD_BOX_BRACKET_START, x, x + tail, pen->middle - pen->half, 2 * pen->half);
  }
  td_pen_avoid (pen, finish ? x - tail : x, finish ? x : x + tail);
  if (far)
    label_at_edge (pen, FALSE, MIN (context->sight_right, pen->edge), text, TD_TONE_INK);
  else if (past)
    label_at_edge (pen, TRUE, context->sight_left, text, TD_TONE_INK);
  else
    label_beside (pen, finish ? x - tail : x, finish ? x : x + tail, 5, text, TD_TONE_INK);
}

/* ---- one row ---- */

static void
lay_dated (TdPen *pen)
{
  const TdExtent *extent = &pen->extent;
  gboolean summary = (pen->times->flags & TD_TIMES_SUMMARY) != 0;
  double x1, x2;

  if (td_node_is_milestone (pen->context, pen->node)) {
    lay_deadline (pen);
    lay_milestone (pen);
    return;
  }
  if (extent->start == TD_NONE || extent->finish == TD_NONE) {
    lay_deadline (pen);
    lay_promised (pen, pen->middle);
    lay_half_open (pen);
    return;
  }
  x1 = td_pen_x (pen, extent->start);
  x2 = td_pen_x (pen, extent->finish);
  lay_baseline (pen);
  if (summary)
    lay_summary (pen);
  else
    lay_bar (pen);
  lay_promised (pen, pen->middle + (summary ? pen->half * .15 + pen->half * 1.05 : pen->half));
  lay_deadline (pen);
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
  lay_horizon (&pen);
  target = td_node_target (context, pen.node);
  dated = !td_times_is_undated (pen.times) || pen.extent.start != TD_NONE ||
          pen.extent.finish != TD_NONE;
  if (target && !dated) {
    td_pen_target (&pen, target);
    return;
  }
  if (!lay_period (&pen, dated) && !dated)
    lay_lane (&pen, pen.edge - 6);
  if (dated) {
    lay_dated (&pen);
    return;
  }
  lay_deadline (&pen);
  lay_promised (&pen, pen.middle);
}
