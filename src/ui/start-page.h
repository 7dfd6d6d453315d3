/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_START_PAGE (td_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TdStartPage, td_start_page, TD, START_PAGE, GtkWidget)

/* What a window without a file offers. Its buttons activate actions of the window.
 * @recent: paths, newest first */
GtkWidget *td_start_page_new (const char *const *recent);

G_END_DECLS
