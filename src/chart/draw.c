/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/draw.h"

#include "chart/draw-private.h"

#include <math.h>

/* The ground: bands, grid, links and labels. The boxes of a row are in draw-row.c. */

void
td_set_colour (cairo_t *cr, TdColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

void
td_chart_draw_ground (const TdChartContext *context,
                      cairo_t *cr,
                      const TdRow *row,
                      gboolean selected,
                      const cairo_rectangle_t *area)
{
  const TdStyle *style = context->style;

  if (selected || row->kind == TD_ROW_GROUP) {
    td_set_colour (cr, selected ? td_colour_mix (style->accent, style->paper, .10) : style->band);
    cairo_rectangle (cr, area->x, area->y, area->width, area->height);
    cairo_fill (cr);
  }
  td_set_colour (cr, style->hair);
  cairo_rectangle (cr, area->x,
                   td_style_crisp (style, area->y + area->height) - .5 - style->hairline,
                   area->width, style->hairline);
  cairo_fill (cr);
}

static void
shade_days_off (const TdChartContext *context, cairo_t *cr, double top, double bottom)
{
  gint64 first = td_day_from_instant (td_scale_instant (&context->scale, context->sight_left));
  gint64 last = td_day_from_instant (td_scale_instant (&context->scale, context->sight_right));

  td_set_colour (cr, context->style->band);
  for (gint64 day = first; day <= last; day++) {
    double x1, x2;

    if (td_calendar_day_length (context->calendar, day) > 0)
      continue;
    x1 = MAX (td_scale_x (&context->scale, td_instant_from_day (day)), context->sight_left);
    x2 = MIN (td_scale_x (&context->scale, td_instant_from_day (day + 1)), context->sight_right);
    cairo_rectangle (cr, x1, top, x2 - x1, bottom - top);
  }
  cairo_fill (cr);
}

static void
draw_tier (const TdChartContext *context, cairo_t *cr, TdTier tier, double top, double bottom)
{
  TdZoom zoom = td_scale_zoom (&context->scale, context->style->text_size);
  gint64 to = td_scale_instant (&context->scale, context->sight_right);
  gint64 tick = td_zoom_floor (zoom, tier, td_scale_instant (&context->scale, context->sight_left));

  for (; tick <= to; tick = td_zoom_next (zoom, tier, tick)) {
    double x = td_style_crisp (context->style, td_scale_x (&context->scale, tick));

    if (x < context->sight_left || x > context->sight_right)
      continue;
    cairo_move_to (cr, x, top);
    cairo_line_to (cr, x, bottom);
  }
  cairo_stroke (cr);
}

void
td_chart_draw_grid (const TdChartContext *context, cairo_t *cr, double top, double bottom)
{
  const TdStyle *style = context->style;
  TdZoom zoom = td_scale_zoom (&context->scale, style->text_size);

  if (context->calendar && context->scale.points_per_day >= style->text_size * .45)
    shade_days_off (context, cr, top, bottom);
  cairo_set_line_width (cr, style->hairline);
  td_set_colour (cr, td_zoom_has_upper (zoom) ? style->hair : style->line);
  draw_tier (context, cr, TD_TIER_LOWER, top, bottom);
  if (!td_zoom_has_upper (zoom))
    return;
  td_set_colour (cr, style->line);
  draw_tier (context, cr, TD_TIER_UPPER, top, bottom);
}

/* Keeps lines away from a label: on a screen a halo in the shape of its letters; on a bar, and in a
 * file, a plate, since there each letter of a halo would be a text of its own to whoever searches
 * or selects. */
static void
draw_label (const TdChartContext *context,
            cairo_t *cr,
            const TdChartBox *box,
            const TdTypeset *typeset)
{
  const TdStyle *style = context->style;
  TdColour colours[2] = {td_style_tone (style, box->tone), style->paper};
  double y = box->y + box->height / 2;
  double half = typeset->size * .52;

  if (!(box->flags & TD_BOX_INSIDE) &&
      (style->kind == TD_STYLE_LIGHT || style->kind == TD_STYLE_DARK)) {
    td_lettering_show_haloed (context->lettering, cr, box->text, typeset, box->x, y, colours);
    return;
  }
  td_set_colour (cr, style->paper);
  td_rounded_box (cr, box->x - 2.5, y - half, box->width + 5, 2 * half, half / 2);
  cairo_fill (cr);
  td_lettering_show (context->lettering, cr, box->text, typeset, box->x, y, colours[0]);
}

void
td_chart_draw_labels (const TdChartContext *context, cairo_t *cr, const TdRowLayout *layout)
{
  TdTypeset typeset = td_chart_label_typeset (context);

  for (guint i = 0; i < layout->boxes->len; i++) {
    const TdChartBox *box = &g_array_index (layout->boxes, TdChartBox, i);

    if (box->kind == TD_BOX_LABEL && box->x < context->sight_right &&
        box->x + box->width > context->sight_left)
      draw_label (context, cr, box, &typeset);
  }
}

/* ---- links ---- */

static TdPoint
toward (TdPoint from, TdPoint to, double distance)
{
  double length = fabs (to.x - from.x) + fabs (to.y - from.y);
  double part = length > 0 ? MIN (distance, length / 2) / length : 0;

  return (TdPoint){from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

static double
link_width (const TdStyle *style, gboolean critical)
{
  return (critical ? 1.3 : 1) * style->text_size / 11;
}

void
td_chart_draw_link (const TdChartContext *context, cairo_t *cr, const TdLinkPath *path)
{
  const TdStyle *style = context->style;
  double unit = style->text_size / 11;
  TdPoint at[G_N_ELEMENTS (path->points)];
  guint n = path->n_points;
  double up;

  if (n < 2)
    return;
  for (guint i = 0; i < n; i++)
    at[i] = (TdPoint){td_chart_clamp (context, path->points[i].x), path->points[i].y};
  up = at[n - 1].y > at[n - 2].y ? -1 : 1;
  td_set_colour (cr, path->critical ? style->critical : style->soft);
  cairo_set_line_width (cr, link_width (style, path->critical));
  cairo_move_to (cr, at[0].x, at[0].y);
  for (guint i = 1; i + 1 < n; i++) {
    TdPoint before = toward (at[i], at[i - 1], 3 * unit);
    TdPoint behind = toward (at[i], at[i + 1], 3 * unit);

    cairo_line_to (cr, before.x, before.y);
    cairo_curve_to (cr, at[i].x, at[i].y, at[i].x, at[i].y, behind.x, behind.y);
  }
  cairo_line_to (cr, at[n - 1].x, at[n - 1].y + up * 5 * unit);
  cairo_stroke (cr);
  cairo_move_to (cr, at[n - 1].x - 3.5 * unit, at[n - 1].y + up * 6 * unit);
  cairo_line_to (cr, at[n - 1].x + 3.5 * unit, at[n - 1].y + up * 6 * unit);
  cairo_line_to (cr, at[n - 1].x, at[n - 1].y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Whether between @top and @bottom there is nothing of @path but its upright shaft. */
static gboolean
only_passes (const TdChartContext *context, const TdLinkPath *path, double top, double bottom)
{
  double tip = path->points[path->n_points - 1].y;
  double corner = path->points[path->n_points - 2].y;
  double arrow = context->style->text_size * .7;

  if (corner < tip)
    return top > corner + arrow && bottom < tip - arrow;
  return top > tip + arrow && bottom < corner - arrow;
}

static gboolean
is_between (const TdLinkPath *path, double top, double bottom)
{
  double low = path->points[0].y, high = low;

  for (guint i = 1; i < path->n_points; i++) {
    low = MIN (low, path->points[i].y);
    high = MAX (high, path->points[i].y);
  }
  return low - 6 < bottom && high + 6 > top;
}

static void
draw_shafts (const TdChartContext *context,
             cairo_t *cr,
             const GArray *paths,
             gboolean critical,
             double top,
             double bottom)
{
  double width = link_width (context->style, critical);

  for (guint i = 0; i < paths->len; i++) {
    const TdLinkPath *path = &g_array_index (paths, TdLinkPath, i);
    double x = path->points[path->n_points - 1].x;

    if (path->critical == critical && x > context->sight_left - width &&
        x < context->sight_right + width && only_passes (context, path, top, bottom))
      cairo_rectangle (cr, x - width / 2, top, width, bottom - top);
  }
  td_set_colour (cr, critical ? context->style->critical : context->style->soft);
  cairo_fill (cr);
}

void
td_chart_draw_links (
    const TdChartContext *context, cairo_t *cr, const GArray *paths, double top, double bottom)
{
  draw_shafts (context, cr, paths, FALSE, top, bottom);
  for (guint i = 0; i < paths->len; i++) {
    const TdLinkPath *path = &g_array_index (paths, TdLinkPath, i);

    if (is_between (path, top, bottom) && !only_passes (context, path, top, bottom))
      td_chart_draw_link (context, cr, path);
  }
  draw_shafts (context, cr, paths, TRUE, top, bottom);
}

/* ---- for the table ---- */

void
td_rounded_box (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MAX (0, MIN (radius, MIN (width, height) / 2));

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

void
td_chart_draw_swatch (
    const TdChartContext *context, cairo_t *cr, guint node, double x, double y, double size)
{
  const TdSector *sector = td_node_sector (context, node);

  if (sector == NULL || td_style_is_black (context->style))
    return;
  td_set_colour (cr, td_style_sector (context->style, sector));
  td_rounded_box (cr, x, y, size, size, size / 4);
  cairo_fill (cr);
}

void
td_chart_draw_expander (
    const TdChartContext *context, cairo_t *cr, gboolean expanded, double x, double y)
{
  double k = context->style->text_size * .32;

  td_set_colour (cr, context->style->soft);
  if (expanded) {
    cairo_move_to (cr, x - k, y - k * .6);
    cairo_line_to (cr, x + k, y - k * .6);
    cairo_line_to (cr, x, y + k * .8);
  } else {
    cairo_move_to (cr, x - k * .6, y - k);
    cairo_line_to (cr, x + k * .8, y);
    cairo_line_to (cr, x - k * .6, y + k);
  }
  cairo_close_path (cr);
  cairo_fill (cr);
}
