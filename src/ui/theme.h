/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum { TD_THEME_LIGHT, TD_THEME_DARK } TdTheme;

/* Gives the program's own look to all windows of @display, over that of GTK. */
void td_theme_apply (GdkDisplay *display, TdTheme theme);
gboolean td_theme_is_dark (GtkWidget *widget);

/* The chart's colours and measures, after @widget's text size and theme. */
void td_theme_style (GtkWidget *widget, TdStyle *style);

G_END_DECLS
