/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/view.h"

G_BEGIN_DECLS

#define TD_TYPE_TRAY (td_tray_get_type ())
G_DECLARE_FINAL_TYPE (TdTray, td_tray, TD, TRAY, GtkWidget)

/*
 * TdTray: the line under the rows that counts what has no time, opens as a list of it, and starts
 * the walk through it (win.walk).
 *
 * ::chosen (table, id)   a row of the list was activated
 */
GtkWidget *td_tray_new (void);
/* NULL empties it. */
void td_tray_set_view (TdTray *self, TdView *view);

G_END_DECLS
