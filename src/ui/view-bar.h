/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/view.h"

G_BEGIN_DECLS

#define TD_TYPE_VIEW_BAR (td_view_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdViewBar, td_view_bar, TD, VIEW_BAR, GtkWidget)

/* The line above the rows: what is filtered, how many remain, grouping, baseline, status date,
 * scale. Its buttons activate actions of the window. */
GtkWidget *td_view_bar_new (void);
/* NULL empties it. */
void td_view_bar_set_view (TdViewBar *self, TdView *view);
/* What the scale shows: "Quarter". */
void td_view_bar_set_scale (TdViewBar *self, const char *label);

G_END_DECLS
