/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"
#include "ui/words.h"

/* "Đặt thời gian lần lượt…": the date popover for one undated item after the other. */

/* The next undated row below @after, or -1. */
static int
next_undated (TdWindow *self, int after)
{
  const TdChartContext *context = td_view_context (self->view);
  const TdRows *rows = td_view_rows (self->view);

  for (guint i = (guint) (after + 1); i < rows->count; i++)
    if (rows->rows[i].kind == TD_ROW_NODE &&
        td_node_task (context, (guint) rows->rows[i].node) == NULL &&
        td_node_is_undated (context, (guint) rows->rows[i].node))
      return (int) i;
  return -1;
}

static void
ask (TdWindow *self, int position)
{
  if (!td_table_has_column (self->table, TD_COLUMN_FINISH))
    td_table_show_column (self->table, TD_COLUMN_FINISH, TRUE);
  td_table_edit (self->table, (guint) position, TD_COLUMN_FINISH);
}

static gboolean
walk_idle_cb (gpointer data)
{
  TdWindow *self = data;
  int position;

  if (self->view == NULL || !self->walking)
    return G_SOURCE_REMOVE;
  position = next_undated (self, td_view_current_position (self->view));
  self->walked++;
  if (position >= 0) {
    ask (self, position);
  } else {
    self->walking = FALSE;
    td_window_say (self, _ ("That was the last item without a time."));
  }
  return G_SOURCE_REMOVE;
}

void
td_window_start_walk (TdWindow *self)
{
  int position;

  if (td_document_read_only_reason (self->document) != NULL)
    return;
  td_view_expand_all (self->view, TRUE);
  position = next_undated (self, -1);
  if (position < 0) {
    td_window_say (self, _ ("Every item shown has a time."));
    return;
  }
  self->walking = TRUE;
  self->walked = 0;
  ask (self, position);
}

void
td_window_walk_on (TdWindow *self)
{
  if (self->walking) /* after the popover has gone */
    g_timeout_add_full (G_PRIORITY_DEFAULT, 60, walk_idle_cb, g_object_ref (self), g_object_unref);
}

char *
td_window_walk_text (TdWindow *self)
{
  if (!self->walking)
    return NULL;
  return g_strdup_printf ("%u / %u", self->walked + 1,
                          self->walked + td_view_rows (self->view)->n_undated);
}
