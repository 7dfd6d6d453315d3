/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/layout-private.h"

#include <math.h>

/* How boxes and labels come into a layout. */

/* On a screen, edges that are drawn as lines lie between pixels and those that are filled on them,
 * so that both are sharp. */
static void
sharpen (const TdPen *pen, TdChartBox *box)
{
  double x2 = box->x + box->width;

  switch (pen->sharp ? box->kind : TD_N_BOXES) {
  case TD_BOX_BAR:
  case TD_BOX_SOLID:
  case TD_BOX_SOFT_START:
  case TD_BOX_SOFT_FINISH:
  case TD_BOX_PERIOD:
    box->x = floor (box->x) + .5;
    box->width = floor (x2) + .5 - box->x;
    break;
  case TD_BOX_PROGRESS:
    box->x = floor (box->x) + .5;
    box->width = MAX (floor (x2) - box->x, .5);
    break;
  case TD_BOX_BASELINE:
  case TD_BOX_SPAN:
  case TD_BOX_SUMMARY:
  case TD_BOX_SUMMARY_SOFT:
    box->x = floor (box->x);
    box->width = floor (x2) - box->x;
    box->y = floor (box->y);
    box->height = MAX (round (box->height), 2);
    break;
  case TD_BOX_LANE:
  case TD_BOX_BRACKET_START:
  case TD_BOX_BRACKET_FINISH:
  case TD_BOX_MILESTONE_SPAN:
  case TD_BOX_MILESTONE:
  case TD_BOX_TARGET_LANE:
  case TD_BOX_TARGET_RUN:
  case TD_BOX_TARGET_DOT:
  case TD_BOX_TARGET_FLAG:
  case TD_BOX_PROMISED:
  case TD_BOX_DEADLINE:
  case TD_BOX_HORIZON:
  case TD_BOX_SLIP:
  case TD_BOX_BEYOND:
  case TD_BOX_LABEL:
  case TD_N_BOXES:
  default:
    break;
  }
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

  sharpen (pen, &box);
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

gboolean
td_pen_label_beside (TdPen *pen, double x1, double x2, double gap, const char *text, TdTone tone)
{
  double width = td_pen_text_width (pen, text);
  double right = x2 + gap;
  double left = x1 - TD_LABEL_GAP - width;
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

TdChartBox *
td_pen_label_at_edge (TdPen *pen, gboolean back, double edge, const char *text, TdTone tone)
{
  double unit = pen->context->style->text_size / 11;
  double x = back ? edge + 4 * unit : edge - 9 * unit;
  guint flags = TD_BOX_INSIDE | (back ? TD_BOX_BACK : 0);

  td_pen_box (pen, TD_BOX_BEYOND, x, x + 5 * unit, pen->middle - 3 * unit, 6 * unit)->flags = flags;
  return td_pen_label (pen, back ? x + 9 * unit : x - 4 * unit - td_pen_text_width (pen, text),
                       text, tone);
}
