/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/item-lines.h"
#include "ui/view.h"

G_BEGIN_DECLS

#define TD_TYPE_INSPECTOR (td_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TdInspector, td_inspector, TD, INSPECTOR, GtkWidget)

/* Who answers for what is edited. */
typedef struct {
  /* Keeps @text in the line's field. FALSE: it was refused and said so. */
  gboolean (*commit) (gpointer window, TdRowId row, const TdItemLine *line, const char *text);
  /* Edits a date beside @anchor. */
  void (*edit_date) (gpointer window, TdRowId row, TdDateRole role, GtkWidget *anchor);
  gpointer window;
} TdInspectorHost;

/* All about the selected row, to read and to edit. */
GtkWidget *td_inspector_new (const TdInspectorHost *host);
/* NULL empties it. */
void td_inspector_set_view (TdInspector *self, TdView *view);

G_END_DECLS
