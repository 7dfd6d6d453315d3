/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"

/* The inspector beside the rows. */

static gboolean
commit_line (gpointer window, TdRowId row, const TdItemLine *line, const char *text)
{
  TdWindow *self = window;
  GError *error = NULL;
  TdEditBatch *batch;
  TdGesture gesture;

  if (line->kind == TD_LINE_LEAD)
    return td_window_commit (self, row, TD_COLUMN_LEAD, text);
  if (strcmp (line->field->name, "name") == 0)
    return td_window_commit (self, row, TD_COLUMN_NAME, text);
  if (strcmp (line->field->name, "deadline") == 0)
    return td_window_commit (self, row, TD_COLUMN_DEADLINE, text);
  td_view_gesture (self->view, &gesture);
  if (strcmp (line->field->name, "duration") == 0)
    batch = td_gesture_set_duration (&gesture, row.id, text, &error);
  else
    batch = td_gesture_set_field (&gesture, line->field, row.id, text, &error);
  return td_window_apply (self, batch, error);
}

static void
edit_date (gpointer window, TdRowId row, TdDateRole role, GtkWidget *anchor)
{
  td_window_edit_date (window, row, role == TD_ROLE_START ? TD_COLUMN_START : TD_COLUMN_FINISH,
                       anchor, NULL);
}

void
td_window_show_inspector (TdWindow *self, gboolean show)
{
  if (show && self->inspector == NULL) {
    TdInspectorHost host = {commit_line, edit_date, self};

    self->inspector = TD_INSPECTOR (td_inspector_new (&host));
    gtk_box_append (self->inspector_place, GTK_WIDGET (self->inspector));
    td_inspector_set_view (self->inspector, self->view);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->inspector_place), show);
}
