/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  TD_FILES_OPEN,      /* portfolios and exchange files */
  TD_FILES_XML,       /* exchange files alone */
  TD_FILES_PORTFOLIO, /* portfolios alone */
  TD_FILES_PAPER,     /* PDF, SVG, PNG */
} TdFileKinds;

/* Gets the path that was chosen; never called when the dialog is dismissed. */
typedef void (*TdFileChosen) (const char *path, gpointer data);

/* The one place that knows how files are chosen. */
void td_file_dialog_open (
    GtkWindow *parent, const char *title, TdFileKinds kinds, TdFileChosen chosen, gpointer data);
/* @suggested is a name without a folder; @folder may be NULL. The ending of the kind is added where
 * it is missing. */
void td_file_dialog_save (GtkWindow *parent,
                          const char *title,
                          TdFileKinds kinds,
                          const char *folder,
                          const char *suggested,
                          TdFileChosen chosen,
                          gpointer data);

G_END_DECLS
