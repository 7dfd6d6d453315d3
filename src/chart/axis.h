/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/context.h"

G_BEGIN_DECLS

/* The head of the chart: a lane for the tag of the status date, then one or two tiers. */
double td_axis_height (const TdStyle *style);

/* Over the sight, from @top down by @height. */
void td_axis_draw (const TdChartContext *context, cairo_t *cr, double top, double height);

/* "Số liệu 30/09/2024", "" without a status date. */
char *td_axis_status_text (const TdChartContext *context);

G_END_DECLS
