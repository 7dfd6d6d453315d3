/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_AXIS (td_axis_get_type ())
G_DECLARE_FINAL_TYPE (TdAxis, td_axis, TD, AXIS, GtkWidget)

/* The head of the timeline. @context is borrowed from the timeline that owns the axis. */
GtkWidget *td_axis_new (const TdChartContext *context);

G_END_DECLS
