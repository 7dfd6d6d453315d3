/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/application.h"

G_BEGIN_DECLS

#define TD_TYPE_WINDOW (td_window_get_type ())
G_DECLARE_FINAL_TYPE (TdWindow, td_window, TD, WINDOW, GtkApplicationWindow)

/* Shows the start page until a file is opened. @settings are borrowed. */
TdWindow *td_window_new (TdApplication *application, TdSettings *settings);

/* Opens a portfolio, or asks where to keep one made from an exchange file. Says by itself what
 * went wrong. */
void td_window_open (TdWindow *self, const char *path);
/* The open file, or NULL. */
const char *td_window_path (TdWindow *self);

G_END_DECLS
