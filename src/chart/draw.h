/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layout.h"
#include "chart/link.h"

G_BEGIN_DECLS

/*
 * Boxes onto any cairo: window, printer, PDF, SVG, PNG. The caller owns the context and its scale.
 * Painted in this order: row ground, grid, links, rows, labels.
 */

/* The ground of a row: band of a group header, tint of a selected one, hairline below. */
void td_chart_draw_ground (const TdChartContext *context,
                           cairo_t *cr,
                           const TdRow *row,
                           gboolean selected,
                           const cairo_rectangle_t *area);

/* Lines of time, and days off where a day is wide, over the sight. */
void td_chart_draw_grid (const TdChartContext *context, cairo_t *cr, double top, double bottom);

/* The bars of a row and its piece of the status and slip line; y 0 is its top. */
void td_chart_draw_row (const TdChartContext *context, cairo_t *cr, const TdRowLayout *layout);
/* Its labels on their halo. */
void td_chart_draw_labels (const TdChartContext *context, cairo_t *cr, const TdRowLayout *layout);

void td_chart_draw_link (const TdChartContext *context, cairo_t *cr, const TdLinkPath *path);
/* What there is of all these between @top and @bottom, and of the rest no more than it takes:
 * shafts that only pass by are filled at once. (element-type TdLinkPath) */
void td_chart_draw_links (
    const TdChartContext *context, cairo_t *cr, const GArray *paths, double top, double bottom);

/* For the table: swatch of a sector, and the triangle of an open or closed row. */
void td_chart_draw_swatch (
    const TdChartContext *context, cairo_t *cr, guint node, double x, double y, double size);
void td_chart_draw_expander (
    const TdChartContext *context, cairo_t *cr, gboolean expanded, double x, double y);

G_END_DECLS
