/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/draw-private.h"

#include <math.h>

/* The boxes of a row, one painter for each kind. */

typedef void (*Painter) (const TdChartContext *context, cairo_t *cr, const TdChartBox *box);

static double
unit_of (const TdChartContext *context)
{
  return context->style->text_size / 11;
}

static TdColour
tint (const TdChartContext *context, const TdChartBox *box, double part)
{
  if (td_style_is_black (context->style))
    return context->style->paper;
  return td_colour_mix (box->colour, context->style->paper, part);
}

/* The line round a bar: the sector's darker tone, or the critical one. */
static void
set_outline (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  const TdStyle *style = context->style;
  TdColour edge = td_colour_mix (box->colour, style->ink, .72);
  gboolean critical = (box->flags & TD_BOX_CRITICAL) != 0;

  if (critical)
    edge = style->critical;
  else if (td_style_is_black (style))
    edge = style->ink;
  td_set_colour (cr, edge);
  cairo_set_line_width (cr, (critical ? (td_style_is_black (style) ? 2.4 : 1.8) : 1) *
                                unit_of (context));
}

static void
set_dash (const TdChartContext *context, cairo_t *cr, double on, double off)
{
  double unit = unit_of (context);

  cairo_set_dash (cr, (const double[]){on * unit, off * unit}, 2, 0);
}

static void
line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
}

static void
fill_box (cairo_t *cr, const TdChartBox *box, TdColour colour)
{
  td_set_colour (cr, colour);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
}

static void
rails (cairo_t *cr, const TdChartBox *box)
{
  line (cr, box->x, box->y, box->x + box->width, box->y);
  line (cr, box->x, box->y + box->height, box->x + box->width, box->y + box->height);
  cairo_stroke (cr);
}

/* ---- kinds ---- */

static void
draw_lane (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  double y = box->y + box->height / 2;
  double unit = unit_of (context);

  td_set_colour (cr, context->style->baseline);
  cairo_set_line_width (cr, unit);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, (const double[]){.01, 6 * unit}, 2, 0);
  cairo_set_line_width (cr, 1.5 * unit);
  line (cr, box->x, y, box->x + box->width, y);
  cairo_stroke (cr);
}

static void
draw_period (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  double right = box->x + box->width;
  double bottom = box->y + box->height;

  fill_box (cr, box, context->style->paper);
  td_set_colour (cr, context->style->soft);
  cairo_set_line_width (cr, unit_of (context));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  line (cr, box->x, box->y, right, box->y);
  line (cr, box->x, bottom, right, bottom);
  if (!(box->flags & TD_BOX_CUT_START))
    line (cr, box->x, box->y, box->x, bottom);
  if (!(box->flags & TD_BOX_CUT_FINISH))
    line (cr, right, box->y, right, bottom);
  cairo_stroke (cr);
}

static void
draw_baseline (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  const TdStyle *style = context->style;

  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  td_set_colour (cr, td_style_is_black (style) ? style->paper : style->baseline);
  cairo_fill_preserve (cr);
  if (td_style_is_black (style)) {
    td_set_colour (cr, style->ink);
    cairo_set_line_width (cr, .7 * unit_of (context));
    cairo_stroke (cr);
  }
  cairo_new_path (cr);
}

static void
draw_span (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  fill_box (cr, box, box->flags & TD_BOX_MISSED ? context->style->late : context->style->soft);
}

static void
foot (cairo_t *cr, double x, double y, double k, double height)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + k, y);
  cairo_line_to (cr, x, y + height);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_feet (cairo_t *cr, const TdChartBox *box)
{
  double k = box->height / 2;

  if (!(box->flags & TD_BOX_CUT_START))
    foot (cr, box->x, box->y, k, box->height);
  if (!(box->flags & TD_BOX_CUT_FINISH))
    foot (cr, box->x + box->width, box->y, -k, box->height);
}

/* The beam of a summary is the upper part of its box; its feet reach down to the bottom. */
static double
beam (const TdChartContext *context, const TdChartBox *box)
{
  double height = box->height * .45;

  return td_style_crisp (context->style, 0) > 0 ? MAX (round (height), 2) : height;
}

static void
draw_summary (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  td_set_colour (cr, context->style->ink);
  cairo_rectangle (cr, box->x, box->y, box->width, beam (context, box));
  cairo_fill (cr);
  draw_feet (cr, box);
}

static void
draw_summary_soft (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  double thick = beam (context, box);

  td_set_colour (cr, context->style->ink);
  set_dash (context, cr, 3, 2);
  cairo_set_line_width (cr, thick);
  line (cr, box->x, box->y + thick / 2, box->x + box->width, box->y + thick / 2);
  cairo_stroke (cr);
  draw_feet (cr, box);
}

/* The ground of a bar that is not sure from end to end. */
static void
draw_bar (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  gboolean soft = (box->flags & (TD_BOX_CUT_START | TD_BOX_CUT_FINISH)) != 0;

  if (!soft)
    return; /* what is sure covers all of it */
  fill_box (cr, box, tint (context, box, .18));
  set_outline (context, cr, box);
  set_dash (context, cr, 3, 2.5);
  rails (cr, box);
}

static void
draw_soft (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  fill_box (cr, box, tint (context, box, .14));
  set_outline (context, cr, box);
  set_dash (context, cr, 3, 2.5);
  rails (cr, box);
}

static void
draw_solid (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  double right = box->x + box->width;
  double bottom = box->y + box->height;

  fill_box (cr, box, tint (context, box, .36));
  set_outline (context, cr, box);
  rails (cr, box);
  if (!(box->flags & TD_BOX_CUT_START))
    line (cr, box->x, box->y, box->x, bottom);
  if (!(box->flags & TD_BOX_CUT_FINISH))
    line (cr, right, box->y, right, bottom);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_stroke (cr);
}

static void
draw_progress (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  double inset = (box->flags & TD_BOX_CRITICAL ? .9 : .5) * unit_of (context);

  td_set_colour (cr, td_style_is_black (context->style) ? (TdColour){.32, .33, .35} : box->colour);
  cairo_rectangle (cr, box->x + inset, box->y + inset, MAX (0, box->width - inset),
                   box->height - 2 * inset);
  cairo_fill (cr);
}

static void
draw_bracket (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  gboolean finish = box->kind == TD_BOX_BRACKET_FINISH;
  double unit = unit_of (context);
  double x = finish ? box->x + box->width : box->x;
  double side = finish ? -unit : unit;
  double middle = box->y + box->height / 2;
  TdColour colour = box->flags & TD_BOX_CRITICAL ? context->style->critical : box->colour;

  td_set_colour (cr, colour);
  cairo_set_line_width (cr, 2 * unit);
  cairo_move_to (cr, x + 5 * side, box->y);
  cairo_line_to (cr, x, box->y);
  cairo_line_to (cr, x, box->y + box->height);
  cairo_line_to (cr, x + 5 * side, box->y + box->height);
  cairo_stroke (cr);
  for (int i = 0; i < 4; i++) {
    cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, .85 - .2 * i);
    cairo_rectangle (cr, x + (12 + 9 * i) * side - (finish ? 0 : 5 * unit), middle - unit, 5 * unit,
                     2 * unit);
    cairo_fill (cr);
  }
}

static void
diamond (cairo_t *cr, const TdChartBox *box)
{
  double rx = box->width / 2;
  double ry = box->height / 2;

  cairo_move_to (cr, box->x + rx, box->y);
  cairo_line_to (cr, box->x + box->width, box->y + ry);
  cairo_line_to (cr, box->x + rx, box->y + box->height);
  cairo_line_to (cr, box->x, box->y + ry);
  cairo_close_path (cr);
}

static void
draw_milestone_span (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  const TdStyle *style = context->style;

  td_set_colour (cr, box->flags & TD_BOX_CRITICAL ? style->critical : style->ink);
  cairo_set_line_width (cr, unit_of (context));
  set_dash (context, cr, 2, 2);
  line (cr, box->x, box->y, box->x + box->width, box->y);
  cairo_stroke (cr);
}

static void
draw_milestone (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  const TdStyle *style = context->style;
  gboolean done = (box->flags & TD_BOX_DONE) != 0;
  double unit = unit_of (context);
  double x = box->x + box->width / 2;
  double y = box->y + box->height / 2;

  diamond (cr, box);
  td_set_colour (cr, done ? style->ink : style->paper);
  cairo_fill_preserve (cr);
  td_set_colour (cr, box->flags & TD_BOX_CRITICAL ? style->critical : style->ink);
  cairo_set_line_width (cr, 1.8 * unit);
  cairo_stroke (cr);
  if (!done)
    return;
  td_set_colour (cr, style->paper);
  cairo_set_line_width (cr, 1.3 * unit);
  cairo_move_to (cr, x - 2.6 * unit, y + .2 * unit);
  cairo_line_to (cr, x - .7 * unit, y + 2.2 * unit);
  cairo_line_to (cr, x + 2.6 * unit, y - 2.2 * unit);
  cairo_stroke (cr);
}

static void
draw_target_lane (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  td_set_colour (cr, context->style->soft);
  cairo_set_line_width (cr, unit_of (context));
  set_dash (context, cr, 1.5, 3);
  line (cr, box->x, box->y, box->x + box->width, box->y);
  cairo_stroke (cr);
}

static void
draw_target_run (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  td_set_colour (cr, box->colour);
  cairo_set_line_width (cr, 2.2 * unit_of (context));
  line (cr, box->x, box->y, box->x + box->width, box->y);
  cairo_stroke (cr);
}

static void
draw_dot (const TdChartContext *context, cairo_t *cr, double x, double y, double r, TdColour edge)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  td_set_colour (cr, context->style->paper);
  cairo_fill_preserve (cr);
  td_set_colour (cr, edge);
  cairo_set_line_width (cr, 1.5 * unit_of (context));
  cairo_stroke (cr);
}

static void
draw_target_dot (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  draw_dot (context, cr, box->x + box->width / 2, box->y + box->height / 2, box->width / 2,
            box->colour);
}

static void
draw_target_flag (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  double h = box->height / 2;

  td_set_colour (cr, context->style->ink);
  cairo_set_line_width (cr, 1.3 * unit_of (context));
  cairo_move_to (cr, box->x, box->y + box->height);
  cairo_line_to (cr, box->x, box->y);
  cairo_line_to (cr, box->x + box->width, box->y + h * .49);
  cairo_line_to (cr, box->x, box->y + h);
  cairo_stroke (cr);
}

static void
draw_promised (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  const TdStyle *style = context->style;

  diamond (cr, box);
  td_set_colour (cr, style->paper);
  cairo_fill_preserve (cr);
  td_set_colour (cr, td_style_is_black (style) ? style->ink : style->baseline);
  cairo_set_line_width (cr, 1.2 * unit_of (context));
  cairo_stroke (cr);
}

static void
draw_deadline (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  const TdStyle *style = context->style;
  double unit = unit_of (context);
  double x = box->x + box->width / 2;

  cairo_move_to (cr, box->x, box->y);
  cairo_line_to (cr, box->x + box->width, box->y);
  cairo_line_to (cr, x, box->y + 7 * unit);
  cairo_close_path (cr);
  td_set_colour (cr, box->flags & TD_BOX_MISSED ? style->late : style->paper);
  cairo_fill_preserve (cr);
  td_set_colour (cr, style->ink);
  cairo_set_line_width (cr, 1.2 * unit);
  cairo_stroke (cr);
  cairo_set_line_width (cr, unit);
  line (cr, x, box->y + 7 * unit, x, box->y + box->height);
  cairo_stroke (cr);
}

static void
draw_horizon (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  cairo_move_to (cr, box->x, box->y);
  cairo_line_to (cr, box->x + box->width, box->y + box->height / 2);
  cairo_line_to (cr, box->x, box->y + box->height);
  cairo_close_path (cr);
  td_set_colour (cr, context->style->paper);
  cairo_fill_preserve (cr);
  td_set_colour (cr, context->style->soft);
  cairo_set_line_width (cr, unit_of (context));
  cairo_stroke (cr);
}

/* Filled beside a label, else light on the bar that goes on. */
static void
draw_beyond (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  gboolean back = (box->flags & TD_BOX_BACK) != 0;
  double tip = back ? box->x : box->x + box->width;
  double base = back ? box->x + box->width : box->x;

  cairo_move_to (cr, base, box->y);
  cairo_line_to (cr, tip, box->y + box->height / 2);
  cairo_line_to (cr, base, box->y + box->height);
  cairo_close_path (cr);
  td_set_colour (cr, box->flags & TD_BOX_INSIDE ? context->style->ink : context->style->paper);
  cairo_fill_preserve (cr);
  td_set_colour (cr, box->flags & TD_BOX_INSIDE ? context->style->paper : context->style->soft);
  cairo_set_line_width (cr, .8 * unit_of (context));
  cairo_stroke (cr);
}

static const Painter painters[TD_N_BOXES] = {
    [TD_BOX_LANE] = draw_lane,
    [TD_BOX_PERIOD] = draw_period,
    [TD_BOX_BASELINE] = draw_baseline,
    [TD_BOX_SPAN] = draw_span,
    [TD_BOX_SUMMARY] = draw_summary,
    [TD_BOX_SUMMARY_SOFT] = draw_summary_soft,
    [TD_BOX_BAR] = draw_bar,
    [TD_BOX_SOLID] = draw_solid,
    [TD_BOX_SOFT_START] = draw_soft,
    [TD_BOX_SOFT_FINISH] = draw_soft,
    [TD_BOX_PROGRESS] = draw_progress,
    [TD_BOX_BRACKET_START] = draw_bracket,
    [TD_BOX_BRACKET_FINISH] = draw_bracket,
    [TD_BOX_MILESTONE_SPAN] = draw_milestone_span,
    [TD_BOX_MILESTONE] = draw_milestone,
    [TD_BOX_TARGET_LANE] = draw_target_lane,
    [TD_BOX_TARGET_RUN] = draw_target_run,
    [TD_BOX_TARGET_DOT] = draw_target_dot,
    [TD_BOX_TARGET_FLAG] = draw_target_flag,
    [TD_BOX_PROMISED] = draw_promised,
    [TD_BOX_DEADLINE] = draw_deadline,
    [TD_BOX_HORIZON] = draw_horizon,
    [TD_BOX_BEYOND] = draw_beyond,
};

/* A box cut to the sight, where it is so long that cairo could not hold it. */
static TdChartBox
cut (const TdChartContext *context, const TdChartBox *box)
{
  TdChartBox short_box = *box;
  double right = td_chart_clamp (context, box->x + box->width);

  if (box->x < context->sight_left - 100)
    short_box.x = td_chart_clamp (context, box->x);
  short_box.width = right - short_box.x;
  return short_box;
}

void
td_draw_box (const TdChartContext *context, cairo_t *cr, const TdChartBox *box)
{
  TdChartBox shown = *box;

  if (painters[box->kind] == NULL || box->x > context->sight_right + 20 ||
      box->x + box->width < context->sight_left - 20)
    return;
  if (box->width > 200)
    shown = cut (context, box);
  painters[box->kind](context, cr, &shown);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

/* ---- the row's piece of the status and slip line ---- */

static void
draw_status (const TdChartContext *context, cairo_t *cr, const TdRowLayout *layout)
{
  const TdChartBox *slip = td_row_layout_find (layout, TD_BOX_SLIP);
  gint64 status = td_chart_status_instant (context);
  double unit = unit_of (context);
  double reach = context->style->row_height * .34;
  double x;

  if (status == TD_NONE)
    return;
  x = td_style_crisp (context->style, td_scale_x (&context->scale, status));
  if (slip == NULL && (x < context->sight_left || x > context->sight_right))
    return;
  td_set_colour (cr, context->style->ink);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (!(context->show & TD_SHOW_SLIP)) {
    cairo_set_line_width (cr, 1);
    cairo_set_dash (cr, (const double[]){5, 3}, 2, 0);
    line (cr, x, 0, x, layout->height);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
    return;
  }
  cairo_set_line_width (cr, 1.5 * unit);
  cairo_move_to (cr, td_chart_clamp (context, x), 0);
  if (slip) {
    cairo_line_to (cr, td_chart_clamp (context, x), slip->y - reach);
    cairo_line_to (cr, td_chart_clamp (context, slip->x), slip->y);
    cairo_line_to (cr, td_chart_clamp (context, x), slip->y + reach);
  }
  cairo_line_to (cr, td_chart_clamp (context, x), layout->height);
  cairo_stroke (cr);
  if (slip && slip->x > context->sight_left && slip->x < context->sight_right)
    draw_dot (context, cr, slip->x, slip->y, 2.6 * unit, context->style->ink);
}

void
td_chart_draw_row (const TdChartContext *context, cairo_t *cr, const TdRowLayout *layout)
{
  const TdChartBox *horizon = td_row_layout_find (layout, TD_BOX_HORIZON);

  cairo_save (cr);
  for (guint i = 0; i < layout->boxes->len; i++) {
    const TdChartBox *box = &g_array_index (layout->boxes, TdChartBox, i);

    if (box->kind != TD_BOX_LABEL && box != horizon)
      td_draw_box (context, cr, box);
  }
  draw_status (context, cr, layout);
  if (horizon) /* also where a bar runs on below it */
    td_draw_box (context, cr, horizon);
  cairo_restore (cr);
}
