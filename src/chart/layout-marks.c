/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/layout-private.h"

#include <math.h>

/* What stands beside the bar, or in its place. */

void
td_pen_horizon (TdPen *pen)
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

void
td_pen_lane (TdPen *pen, double right)
{
  double left = pen->context->sight_left + 8;

  if (right > left)
    td_pen_box (pen, TD_BOX_LANE, left, right, pen->middle - pen->half, 2 * pen->half)->flags = 0;
}

/* Dotted on either side of the rail: the item itself has no time. */
static void
lay_lanes_beside (TdPen *pen, double x1, double x2)
{
  double left = pen->context->sight_left + 8;
  double right = pen->edge - 6;

  if (x1 - 6 > left)
    td_pen_box (pen, TD_BOX_LANE, left, MIN (x1 - 6, right), pen->middle - pen->half, 2 * pen->half)
        ->flags = 0;
  if (right > MAX (x2 + 6, left))
    td_pen_box (pen, TD_BOX_LANE, MAX (x2 + 6, left), right, pen->middle - pen->half, 2 * pen->half)
        ->flags = 0;
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

gboolean
td_pen_period (TdPen *pen, gboolean has_bar)
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
  lay_lanes_beside (pen, x1, x2);
  lay_period_rail (pen, x1, x2, text);
  return TRUE;
}

void
td_pen_baseline (TdPen *pen)
{
  const TdBaselineTask *row =
      pen->context->show & TD_SHOW_BASELINE ? td_node_baseline (pen->context, pen->node) : NULL;
  double unit = pen->context->style->text_size / 11;

  if (row && row->start != TD_NONE && row->finish != TD_NONE)
    td_pen_box (pen, TD_BOX_BASELINE, td_pen_x (pen, row->start), td_pen_x (pen, row->finish),
                pen->middle + pen->half + 2.5 * unit, MAX (2.2 * unit, pen->half * .4))
        ->flags = 0;
}

void
td_pen_deadline (TdPen *pen)
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

void
td_pen_promised (TdPen *pen, double y)
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
