/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/settings.h"
#include "ui/view.h"

G_BEGIN_DECLS

#define TD_TYPE_PRINT_DIALOG (td_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdPrintDialog, td_print_dialog, TD, PRINT_DIALOG, GtkWindow)

/**
 * td_print_dialog_new:
 * @view: what is printed: its rows, as filtered and opened
 * @columns: (transfer full) (element-type TdColumn): of the table
 *
 * The way to paper: a live preview of the very pages, to a printer or to PDF, SVG or PNG.
 */
TdPrintDialog *
td_print_dialog_new (GtkWindow *parent, TdSettings *settings, TdView *view, GArray *columns);

G_END_DECLS
