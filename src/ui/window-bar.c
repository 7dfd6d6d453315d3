/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"
#include "ui/words.h"

#include <string.h>

/* What the pointer does to bars, done by the keyboard: move, resize, progress, links. */

typedef enum { BAR_MOVE, BAR_RESIZE, BAR_PROGRESS } BarDeed;

static const struct {
  const char *name;
  BarDeed deed;
  int steps;
} deeds[] = {
    {"bar-earlier", BAR_MOVE, -1},       {"bar-later", BAR_MOVE, 1},
    {"bar-shorter", BAR_RESIZE, -1},     {"bar-longer", BAR_RESIZE, 1},
    {"progress-less", BAR_PROGRESS, -5}, {"progress-more", BAR_PROGRESS, 5},
};

static gint64
progress_after (const TdGesture *gesture, TdRowId row, int steps)
{
  int node = td_outline_find (gesture->outline, gesture->portfolio, row.table, row.id);
  gint64 percent =
      node < 0 ? TD_NONE : td_schedule_times (gesture->schedule, (guint) node)->percent_complete;

  return CLAMP ((percent == TD_NONE ? 0 : percent) + steps, 0, 100);
}

static TdEditBatch *
make_batch (const TdGesture *gesture, TdRowId row, guint deed, char **ret_note, GError **error)
{
  int steps = deeds[deed].steps;

  switch (deeds[deed].deed) {
  case BAR_RESIZE:
    return td_gesture_resize (gesture, row.table, row.id, steps, 0, ret_note, error);
  case BAR_PROGRESS:
    return td_gesture_set_progress (gesture, row.table, row.id,
                                    progress_after (gesture, row, steps), error);
  case BAR_MOVE:
  default:
    return td_gesture_move (gesture, row.table, row.id, steps, 0, ret_note, error);
  }
}

static void
bar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  g_autofree char *note = NULL;
  GError *error = NULL;
  TdGesture gesture;
  guint deed = 0;
  TdRowId row;

  if (!td_view_current (self->view, &row))
    return;
  while (strcmp (deeds[deed].name, g_action_get_name (G_ACTION (action))) != 0)
    deed++;
  td_view_gesture (self->view, &gesture);
  if (td_window_apply (self, make_batch (&gesture, row, deed, &note, &error), error) && note)
    td_window_say_undoable (self, note);
}

/* ---- links ---- */

/* One after another, in the order in which they stand. */
static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GArray) rows = td_view_selected (self->view);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new (N_ ("Link rows"));
  TdGesture gesture;

  if (rows->len < 2)
    td_window_say (self, _ ("Select two rows or more to link one after another"));
  td_view_gesture (self->view, &gesture);
  for (guint i = 1; i < rows->len; i++) {
    const TdRowId *from = &g_array_index (rows, TdRowId, i - 1);
    const TdRowId *to = &g_array_index (rows, TdRowId, i);
    GError *error = NULL;
    g_autoptr (TdEditBatch) link = td_gesture_link (&gesture, from->table, from->id, to->table,
                                                    to->id, TD_LINK_FINISH_START, &error);

    if (link == NULL) {
      td_window_apply (self, NULL, error);
      return;
    }
    td_edit_batch_append (batch, link);
  }
  td_window_apply (self, g_steal_pointer (&batch), NULL);
}

static gboolean
is_end (const GArray *rows, gint64 project_id, gint64 task_id)
{
  for (guint i = 0; i < rows->len; i++) {
    const TdRowId *row = &g_array_index (rows, TdRowId, i);

    if (task_id ? row->table == TD_TABLE_TASK && row->id == task_id
                : row->table == TD_TABLE_PROJECT && row->id == project_id)
      return TRUE;
  }
  return FALSE;
}

/* Of one row all its links go; of several, those between them. */
static void
unlink_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GArray) rows = td_view_selected (self->view);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new (N_ ("Unlink rows"));
  const TdPortfolio *portfolio = td_document_portfolio (self->document);

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (portfolio, TD_TABLE_LINK, i);
    gboolean from = is_end (rows, link->predecessor_project_id, link->predecessor_task_id);
    gboolean to = is_end (rows, link->successor_project_id, link->successor_task_id);

    if (rows->len == 1 ? from || to : from && to)
      td_edit_batch_delete (batch, TD_TABLE_LINK, link->record.id);
  }
  if (td_edit_batch_is_empty (batch))
    td_window_say (self, _ ("The selected rows have no link"));
  else
    td_window_apply (self, g_steal_pointer (&batch), NULL);
}

static const GActionEntry entries[] = {
    {.name = "bar-earlier", .activate = bar_cb},   {.name = "bar-later", .activate = bar_cb},
    {.name = "bar-shorter", .activate = bar_cb},   {.name = "bar-longer", .activate = bar_cb},
    {.name = "progress-less", .activate = bar_cb}, {.name = "progress-more", .activate = bar_cb},
    {.name = "link", .activate = link_cb},         {.name = "unlink", .activate = unlink_cb},
};

void
td_window_add_bar_actions (TdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
td_window_refresh_bar_actions (TdWindow *self)
{
  gboolean writable =
      self->document && td_document_read_only_reason (self->document) == NULL && self->view;
  g_autoptr (GArray) rows = writable ? td_view_selected (self->view) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), rows && rows->len > 0);
  }
}
