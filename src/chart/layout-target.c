/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/layout-private.h"

/* A target is a run of values towards a flag on the day it falls due. */

static gint64
year_start (gint64 instant)
{
  TdDate date = td_date_from_day (td_day_from_instant (instant - 1));

  return td_instant_from_day (td_day_from_date (date.year, 1, 1));
}

/* Where the run begins: the project's period, else the year it falls due in. */
static gint64
run_start (const TdProject *project, gint64 first)
{
  gint64 start = TD_NONE;

  if (project->period_start != TD_NONE)
    start = project->period_start;
  else if (project->deadline != TD_NONE)
    start = year_start (project->deadline);
  if (start == TD_NONE || (first != TD_NONE && first < start))
    start = first;
  return start;
}

static void
label_flag (TdPen *pen, const TdTarget *target, double x)
{
  const TdChartContext *context = pen->context;
  g_autofree char *now = td_target_text (context, target);
  g_autofree char *state = td_target_state_text (context, target);
  gint64 missing;
  TdTargetState met = td_target_state (context, target, &missing);
  double unit = context->style->text_size / 11;

  if (now[0] == '\0') {
    g_autofree char *day = td_end_text (td_node_deadline (context, pen->node));

    if (day[0]) {
      g_autofree char *due = g_strdup_printf (td_translate (context->language, N_ ("due %s")), day);

      td_pen_label (pen, x, due, TD_TONE_SOFT);
    }
    return;
  }
  td_pen_label (pen, x, now, TD_TONE_INK);
  x += td_pen_text_width (pen, now) + 8 * unit;
  if (state[0] && met == TD_TARGET_MET) {
    g_autofree char *marked = g_strdup_printf ("✓ %s", state);

    td_pen_label (pen, x, marked, TD_TONE_GOOD);
  } else if (state[0]) {
    td_pen_label (pen, x, state, met == TD_TARGET_FAILED ? TD_TONE_LATE : TD_TONE_INK);
  }
}

static void
lay_values (TdPen *pen, const GPtrArray *values, double from)
{
  double r = pen->context->style->text_size * .27;
  double to = from;

  if (values->len == 0)
    return;
  for (guint i = 0; i < values->len; i++) {
    const TdTargetValue *value = g_ptr_array_index (values, i);

    to = MAX (to, td_pen_x (pen, td_instant_from_day (value->as_of + 1)));
  }
  td_pen_box (pen, TD_BOX_TARGET_RUN, from, to, pen->middle, 0);
  for (guint i = 0; i < values->len; i++) {
    const TdTargetValue *value = g_ptr_array_index (values, i);
    double x = td_pen_x (pen, td_instant_from_day (value->as_of + 1));

    td_pen_box (pen, TD_BOX_TARGET_DOT, x - r, x + r, pen->middle - r, 2 * r)->id =
        value->record.id;
  }
}

void
td_pen_target (TdPen *pen, const TdTarget *target)
{
  const TdChartContext *context = pen->context;
  const TdProject *project = td_node_project (context, pen->node);
  g_autoptr (GPtrArray) values = td_target_values (context, target);
  gint64 first =
      values->len
          ? td_instant_from_day (((const TdTargetValue *) g_ptr_array_index (values, 0))->as_of)
          : TD_NONE;
  gint64 start = run_start (project, first);
  double unit = context->style->text_size / 11;
  double half = pen->half * 1.24;
  double from, flag;

  if (start == TD_NONE) { /* neither due nor followed: as any row without time */
    if (pen->edge - 6 > context->sight_left + 8)
      td_pen_box (pen, TD_BOX_LANE, context->sight_left + 8, pen->edge - 6, pen->middle - pen->half,
                  2 * pen->half);
    return;
  }
  from = td_pen_x (pen, start);
  flag = project->deadline != TD_NONE ? td_pen_x (pen, project->deadline) : from;
  if (project->deadline != TD_NONE)
    td_pen_box (pen, TD_BOX_TARGET_LANE, from, flag, pen->middle, 0);
  lay_values (pen, values, from);
  if (project->deadline == TD_NONE)
    return;
  td_pen_box (pen, TD_BOX_TARGET_FLAG, flag, flag + 8 * unit, pen->middle - half, 2 * half);
  if (flag > context->sight_left && flag < context->sight_right)
    label_flag (pen, target, flag + 13 * unit);
}
