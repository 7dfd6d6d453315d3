/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/draw.h"

G_BEGIN_DECLS

void td_set_colour (cairo_t *cr, TdColour colour);
/* A path. */
void td_rounded_box (cairo_t *cr, double x, double y, double width, double height, double radius);

/* One box, for the legend too. */
void td_draw_box (const TdChartContext *context, cairo_t *cr, const TdChartBox *box);

G_END_DECLS
