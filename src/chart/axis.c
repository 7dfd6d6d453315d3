/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/axis.h"

#include "core/when.h"

#include <math.h>

/* From top to bottom: the lane of the status tag, the upper tier, the lower tier. A scale of years
 * has one tier, in the middle of the room of both. */

static double
lane_height (const TdStyle *style)
{
  return style->text_size * 1.33;
}

double
td_axis_height (const TdStyle *style)
{
  return round (lane_height (style) + 2 * style->text_size * 1.72);
}

char *
td_axis_status_text (const TdChartContext *context)
{
  g_autofree char *day = NULL;

  if (context->status_date == TD_NONE)
    return g_strdup ("");
  day = td_when_format (context->language, td_when_from_day (context->status_date), FALSE);
  /* Translators: the tag of the status line: what the figures hold for. */
  return g_strdup_printf (td_translate (context->language, N_ ("Status %s")), day);
}

static void
set_colour (cairo_t *cr, TdColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

/* Whether the long labels of a tier fit their ticks, all but the shortest of which are alike. */
static gboolean
labels_fit (const TdChartContext *context, const GArray *ticks, const TdTypeset *typeset)
{
  for (guint i = 0; i < ticks->len; i++) {
    const TdTick *tick = &g_array_index (ticks, TdTick, i);
    double room =
        td_scale_x (&context->scale, tick->finish) - td_scale_x (&context->scale, tick->start);

    if (td_lettering_width (context->lettering, tick->label, typeset) + 6 > room)
      return FALSE;
  }
  return TRUE;
}

/* The label of an upper tick stays in sight as long as its stretch does. */
static void
draw_upper_label (const TdChartContext *context,
                  cairo_t *cr,
                  const TdTick *tick,
                  const TdTypeset *typeset,
                  double y)
{
  double left = MAX (td_scale_x (&context->scale, tick->start), context->sight_left) + 6;
  double right = MIN (td_scale_x (&context->scale, tick->finish), context->sight_right);
  const char *label = tick->label;

  if (left + td_lettering_width (context->lettering, label, typeset) > right)
    label = tick->brief;
  if (left + td_lettering_width (context->lettering, label, typeset) <= right + 2)
    td_lettering_show (context->lettering, cr, label, typeset, left, y, context->style->ink);
}

static void
draw_lower_label (const TdChartContext *context,
                  cairo_t *cr,
                  const TdTick *tick,
                  gboolean brief,
                  const TdTypeset *typeset,
                  double y)
{
  double left = td_scale_x (&context->scale, tick->start);
  double right = td_scale_x (&context->scale, tick->finish);
  const char *label = brief ? tick->brief : tick->label;
  double width = td_lettering_width (context->lettering, label, typeset);
  double x = (left + right - width) / 2;

  if (width + 2 <= right - left && x >= context->sight_left && x + width <= context->sight_right)
    td_lettering_show (context->lettering, cr, label, typeset, x, y, context->style->soft);
}

static void
draw_line (cairo_t *cr, TdColour colour, double x1, double y1, double x2, double y2)
{
  set_colour (cr, colour);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static GArray *
ticks_in_sight (const TdChartContext *context, TdZoom zoom, TdTier tier)
{
  return td_zoom_ticks (zoom, tier, td_scale_instant (&context->scale, context->sight_left),
                        td_scale_instant (&context->scale, context->sight_right) + 1,
                        context->language);
}

static void
draw_tier_lines (
    const TdChartContext *context, cairo_t *cr, const GArray *ticks, double top, double bottom)
{
  for (guint i = 0; i < ticks->len; i++) {
    double x = td_style_crisp (context->style, td_scale_x (&context->scale,
                                                           g_array_index (ticks, TdTick, i).start));

    if (x >= context->sight_left && x <= context->sight_right)
      draw_line (cr, context->style->line, x, top, x, bottom);
  }
}

static void
draw_one_tier (const TdChartContext *context, cairo_t *cr, TdZoom zoom, double top, double bottom)
{
  g_autoptr (GArray) ticks = ticks_in_sight (context, zoom, TD_TIER_LOWER);
  TdTypeset typeset = td_chart_label_typeset (context);

  typeset.bold = TRUE;
  typeset.size = context->style->text_size * .97;
  draw_tier_lines (context, cr, ticks, top, bottom);
  for (guint i = 0; i < ticks->len; i++)
    draw_upper_label (context, cr, &g_array_index (ticks, TdTick, i), &typeset, (top + bottom) / 2);
}

static void
draw_two_tiers (const TdChartContext *context, cairo_t *cr, TdZoom zoom, double top, double bottom)
{
  g_autoptr (GArray) upper = ticks_in_sight (context, zoom, TD_TIER_UPPER);
  g_autoptr (GArray) lower = ticks_in_sight (context, zoom, TD_TIER_LOWER);
  double middle = (top + bottom) / 2;
  TdTypeset small = td_chart_label_typeset (context);
  TdTypeset large = small;
  gboolean brief = !labels_fit (context, lower, &small);

  large.bold = TRUE;
  large.size = context->style->text_size * .97;
  draw_line (cr, context->style->hair, context->sight_left, round (middle) - .5,
             context->sight_right, round (middle) - .5);
  draw_tier_lines (context, cr, lower, middle, bottom);
  draw_tier_lines (context, cr, upper, top, bottom);
  for (guint i = 0; i < lower->len; i++)
    draw_lower_label (context, cr, &g_array_index (lower, TdTick, i), brief, &small,
                      (middle + bottom) / 2);
  for (guint i = 0; i < upper->len; i++)
    draw_upper_label (context, cr, &g_array_index (upper, TdTick, i), &large, (top + middle) / 2);
}

/* The tag keeps inside the sight while its line is in it. */
static void
draw_status (const TdChartContext *context, cairo_t *cr, double top, double height)
{
  const TdStyle *style = context->style;
  g_autofree char *text = td_axis_status_text (context);
  TdTypeset typeset = {.face = TD_FACE_CHART,
                       .size = td_chart_label_size (context) * .95,
                       .bold = TRUE};
  double lane = lane_height (style);
  double width = td_lettering_width (context->lettering, text, &typeset) + 12;
  double x, left;

  if (context->status_date == TD_NONE)
    return;
  x = td_style_crisp (style, td_scale_x (&context->scale, td_chart_status_instant (context)));
  if (x < context->sight_left || x > context->sight_right)
    return;
  cairo_save (cr);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (const double[]){5, 3}, 2, 0);
  draw_line (cr, style->ink, x, top + lane, x, top + height);
  cairo_restore (cr);
  left = CLAMP (x - width / 2, context->sight_left + 1,
                MAX (context->sight_left + 1, context->sight_right - width - 1));
  set_colour (cr, style->ink);
  cairo_new_sub_path (cr);
  cairo_arc (cr, left + width - 3, top + 4, 3, -G_PI_2, 0);
  cairo_arc (cr, left + width - 3, top + lane - 3, 3, 0, G_PI_2);
  cairo_arc (cr, left + 3, top + lane - 3, 3, G_PI_2, G_PI);
  cairo_arc (cr, left + 3, top + 4, 3, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
  cairo_fill (cr);
  td_lettering_show (context->lettering, cr, text, &typeset, left + 6, top + .5 + lane / 2,
                     style->paper);
}

void
td_axis_draw (const TdChartContext *context, cairo_t *cr, double top, double height)
{
  const TdStyle *style = context->style;
  TdZoom zoom = td_scale_zoom (&context->scale, style->text_size);
  double width = context->sight_right - context->sight_left;
  double tiers = top + lane_height (style);

  cairo_save (cr);
  cairo_rectangle (cr, context->sight_left, top, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, style->hairline);
  set_colour (cr, td_style_is_black (style) ? style->paper : style->band);
  cairo_paint (cr);
  if (td_zoom_has_upper (zoom))
    draw_two_tiers (context, cr, zoom, tiers, top + height);
  else
    draw_one_tier (context, cr, zoom, tiers, top + height);
  draw_status (context, cr, top, height);
  draw_line (cr, style->line, context->sight_left, top + height - .5, context->sight_right,
             top + height - .5);
  cairo_restore (cr);
}
