/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/when.h"
#include "ui/message.h"
#include "ui/print.h"
#include "ui/speech.h"
#include "ui/window-private.h"
#include "ui/words.h"

/* The actions of a window, their menus, and when they can be used. */

static void
set_enabled (TdWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (TdWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/* ---- undo ---- */

/* In a text field it is the field's own. */
static gboolean
pass_to_field (TdWindow *self, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus && GTK_IS_TEXT (focus) && gtk_widget_activate_action (focus, action, NULL);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (pass_to_field (self, "text.undo"))
    return;
  td_window_hush (self);
  if (!td_document_undo (self->document, &error))
    td_window_say_error (self, error);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!pass_to_field (self, "text.redo") && !td_document_redo (self->document, &error))
    td_window_say_error (self, error);
}

static char *
history_word (TdWindow *self, const TdHistoryRow *row)
{
  return td_history_word (row, td_document_portfolio (self->document), td_speech_language ());
}

/* Takes @text. */
static void
name_button (GtkWidget *button, char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_free (text);
}

/* ---- rows ---- */

static void
insert (TdWindow *self, TdEditBatch *batch, GError *error, TdTableId table)
{
  g_autofree char *uuid = batch ? g_strdup (td_gesture_inserted_uuid (batch)) : NULL;
  const TdRecord *record;
  int position;

  if (!td_window_apply (self, batch, error) || uuid == NULL)
    return;
  record = td_portfolio_get_by_uuid (td_document_portfolio (self->document), table, uuid);
  if (record == NULL)
    return;
  position = td_view_uncover (self->view, (TdRowId){table, record->id});
  if (position >= 0)
    td_table_edit (self->table, (guint) position, TD_COLUMN_NAME);
}

static void
insert_item_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  GError *error = NULL;
  TdRowId row = {TD_TABLE_PROJECT, 0};
  TdGesture gesture;
  TdEditBatch *batch;

  td_view_gesture (self->view, &gesture);
  if (td_view_current (self->view, &row) && row.table == TD_TABLE_TASK) {
    const TdTask *task = td_portfolio_get (gesture.portfolio, TD_TABLE_TASK, row.id);

    row.id = task->project_id;
  }
  batch = td_gesture_insert_project (&gesture, row.id, _ ("New item"), &error);
  insert (self, batch, error, TD_TABLE_PROJECT);
}

static void
insert_task_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  GError *error = NULL;
  TdGesture gesture;
  TdEditBatch *batch;
  TdRowId row;

  if (!td_view_current (self->view, &row))
    return;
  td_view_gesture (self->view, &gesture);
  batch = td_gesture_insert_task (&gesture, row.table, row.id, _ ("New stage"), &error);
  insert (self, batch, error, TD_TABLE_TASK);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GArray) rows = td_view_selected (self->view);
  g_autofree char *text = NULL;
  GError *error = NULL;
  TdGesture gesture;
  TdEditBatch *batch;
  int position = td_view_current_position (self->view);

  if (rows->len == 0)
    return;
  td_view_gesture (self->view, &gesture);
  batch = td_gesture_delete (&gesture, &g_array_index (rows, TdRowId, 0), rows->len, &error);
  if (!td_window_apply (self, batch, error))
    return;
  text = g_strdup_printf (ngettext ("%u row deleted, with all that belongs to it",
                                    "%u rows deleted, with all that belongs to them", rows->len),
                          rows->len);
  td_window_say_undoable (self, text);
  if (position >= 0 && td_view_rows (self->view)->count > 0)
    td_table_go_to (self->table, MIN ((guint) position, td_view_rows (self->view)->count - 1));
}

static void
shift (TdWindow *self, TdShift way)
{
  GError *error = NULL;
  TdGesture gesture;
  TdEditBatch *batch;
  TdRowId row;
  int position;

  if (!td_view_current (self->view, &row))
    return;
  td_view_gesture (self->view, &gesture);
  batch = td_gesture_shift (&gesture, row.table, row.id, way, &error);
  if (!td_window_apply (self, batch, error))
    return;
  position = td_view_uncover (self->view, row);
  if (position >= 0)
    td_table_go_to (self->table, (guint) position);
}

static void
shift_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const struct {
    const char *name;
    TdShift way;
  } ways[] = {
      {"indent", TD_SHIFT_INDENT},
      {"outdent", TD_SHIFT_OUTDENT},
      {"move-up", TD_SHIFT_UP},
      {"move-down", TD_SHIFT_DOWN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].name, g_action_get_name (G_ACTION (action))) == 0)
      shift (data, ways[i].way);
}

static void
edit_column_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  int position = td_view_current_position (self->view);
  TdColumn column = td_column_from_name (g_variant_get_string (parameter, NULL));

  if (position >= 0 && column != TD_N_COLUMNS && td_table_has_column (self->table, column))
    td_table_edit (self->table, (guint) position, column);
}

static void
walk_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_start_walk (data);
}

/* ---- what is shown ---- */

static void
navigator_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdWindow *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->navigator_place), g_variant_get_boolean (state));
  td_settings_set_integer (self->settings, "navigator", g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
inspector_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  td_window_show_inspector (data, g_variant_get_boolean (state));
}

static void
chart_alone_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  td_window_show_sides (data);
}

static void
clear_filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  TdPick pick = td_view_pick (self->view);

  if (g_strcmp0 (g_variant_get_string (parameter, NULL), "expression") == 0) {
    td_view_set_filter (self->view, NULL, NULL);
    return;
  }
  /* From a part to all named items, from these to every item. */
  td_view_set_pick (self->view,
                    (TdPick){pick.kind == TD_PICK_NAMED ? TD_PICK_ALL : TD_PICK_NAMED, 0});
}

static void
group_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdWindow *self = data;
  TdGroupBy group;

  if (!td_group_by_from_name (g_variant_get_string (state, NULL), &group))
    return;
  g_simple_action_set_state (action, state);
  if (self->view)
    td_view_set_group (self->view, group);
}

static void
baseline_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdWindow *self = data;

  g_simple_action_set_state (action, state);
  if (self->view)
    td_view_set_baseline (self->view, g_variant_get_int64 (state));
}

static void
show_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  guint flag = strcmp (name, "show-critical") == 0 ? TD_SHOW_CRITICAL
               : strcmp (name, "show-links") == 0  ? TD_SHOW_LINKS
                                                   : TD_SHOW_SLIP;
  guint show;

  g_simple_action_set_state (action, state);
  if (self->view == NULL)
    return;
  show = td_view_context (self->view)->show;
  td_view_set_show (self->view, g_variant_get_boolean (state) ? show | flag : show & ~flag);
}

static char *
status_answer (const char *text, gpointer data)
{
  TdWindow *self = data;
  const TdField *field = TD_FIELD (TD_TABLE_PORTFOLIO, TdPortfolioInfo, status_date);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEditBatch) batch = NULL;
  TdGesture gesture;

  if (self->document == NULL)
    return NULL;
  td_view_gesture (self->view, &gesture);
  batch = td_gesture_set_field (&gesture, field, 1, text, &error);
  if (batch && td_document_apply (self->document, batch, &error))
    return NULL;
  return td_fact_word (td_speech_language (), error);
}

static void
status_date_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  const TdChartContext *context = td_view_context (self->view);
  g_autofree char *text =
      context->status_date == TD_NONE
          ? g_strdup ("")
          : td_when_format (context->language, td_when_from_day (context->status_date), FALSE);

  td_message_ask (GTK_WINDOW (self), _ ("The day the figures are of"),
                  _ ("What is unfinished and should have ended before this day is overdue. The "
                     "date moves nothing. Type 30/09/2024 or “today”."),
                  text, status_answer, self);
}

static void
two_lines_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdWindow *self = data;
  int lines = g_variant_get_boolean (state) ? 2 : 1;

  g_simple_action_set_state (action, state);
  td_settings_set_integer (self->settings, "lines", lines);
  td_table_set_lines (self->table, lines);
}

static void
expand_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_view_expand_all (TD_WINDOW (data)->view, TRUE);
}

static void
collapse_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_view_expand_all (TD_WINDOW (data)->view, FALSE);
}

static void
unsort_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_table_unsort (TD_WINDOW (data)->table);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_timeline_step_zoom (TD_WINDOW (data)->timeline, 1);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_timeline_step_zoom (TD_WINDOW (data)->timeline, -1);
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_timeline_fit (TD_WINDOW (data)->timeline);
}

/* ---- the file ---- */

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_new_portfolio (data);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_choose_file (data);
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->document)
    td_application_open (TD_APPLICATION (application), g_variant_get_string (parameter, NULL));
  else
    td_window_open (self, g_variant_get_string (parameter, NULL));
}

static void
start_from_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_start_from (data, g_variant_get_string (parameter, NULL));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_import (data);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_export (data);
}

static void
copy_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_copy_file (data);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;
  TdPrintDialog *dialog = td_print_dialog_new (GTK_WINDOW (self), self->settings, self->view,
                                               td_table_columns (self->table));

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_saved_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_say (data, _ ("Everything is saved already: each change is on disk at once. For a copy "
                          "of the file: Open ▾, Save a Copy…"));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdWindow *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_find (data, 1);
}

static void
find_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_window_find (data, -1);
}

/* ---- the table of actions ---- */

static const GActionEntry entries[] = {
    {.name = "undo", .activate = undo_cb},
    {.name = "redo", .activate = redo_cb},
    {.name = "insert-item", .activate = insert_item_cb},
    {.name = "insert-task", .activate = insert_task_cb},
    {.name = "delete", .activate = delete_cb},
    {.name = "indent", .activate = shift_cb},
    {.name = "outdent", .activate = shift_cb},
    {.name = "move-up", .activate = shift_cb},
    {.name = "move-down", .activate = shift_cb},
    {.name = "edit", .activate = edit_column_cb, .parameter_type = "s"},
    {.name = "walk", .activate = walk_cb},
    {.name = "navigator", .state = "false", .change_state = navigator_cb},
    {.name = "inspector", .state = "false", .change_state = inspector_cb},
    {.name = "chart-alone", .state = "false", .change_state = chart_alone_cb},
    {.name = "clear-filter", .activate = clear_filter_cb, .parameter_type = "s"},
    {.name = "group", .parameter_type = "s", .state = "'clause'", .change_state = group_cb},
    {.name = "baseline", .parameter_type = "x", .state = "int64 0", .change_state = baseline_cb},
    {.name = "status-date", .activate = status_date_cb},
    {.name = "show-critical", .state = "true", .change_state = show_cb},
    {.name = "show-links", .state = "true", .change_state = show_cb},
    {.name = "show-slip", .state = "true", .change_state = show_cb},
    {.name = "two-lines", .state = "false", .change_state = two_lines_cb},
    {.name = "expand-all", .activate = expand_all_cb},
    {.name = "collapse-all", .activate = collapse_all_cb},
    {.name = "unsort", .activate = unsort_cb},
    {.name = "zoom-in", .activate = zoom_in_cb},
    {.name = "zoom-out", .activate = zoom_out_cb},
    {.name = "fit", .activate = fit_cb},
    {.name = "new", .activate = new_cb},
    {.name = "open", .activate = open_cb},
    {.name = "open-path", .activate = open_path_cb, .parameter_type = "s"},
    {.name = "start-from", .activate = start_from_cb, .parameter_type = "s"},
    {.name = "import", .activate = import_cb},
    {.name = "export", .activate = export_cb},
    {.name = "copy-file", .activate = copy_file_cb},
    {.name = "print", .activate = print_cb},
    {.name = "say-saved", .activate = say_saved_cb},
    {.name = "close", .activate = close_cb},
    {.name = "search", .activate = search_cb},
    {.name = "find-next", .activate = find_next_cb},
    {.name = "find-previous", .activate = find_previous_cb},
};

/* What can be done without a file. */
static gboolean
is_free (const char *name)
{
  static const char *const names[] = {"new", "open", "open-path", "start-from", "close", NULL};

  return g_strv_contains (names, name);
}

static void
refresh_undo (TdWindow *self)
{
  gboolean writable = td_document_read_only_reason (self->document) == NULL;
  const TdHistoryRow *undoable = td_document_undoable (self->document);
  const TdHistoryRow *redoable = td_document_redoable (self->document);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  set_enabled (self, "undo", undoable != NULL && writable);
  set_enabled (self, "redo", redoable != NULL && writable);
  undo = undoable ? history_word (self, undoable) : NULL;
  redo = redoable ? history_word (self, redoable) : NULL;
  name_button (self->undo_button, undo ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo)
                                       : g_strdup (_ ("Nothing to undo")));
  name_button (self->redo_button, redo ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo)
                                       : g_strdup (_ ("Nothing to redo")));
}

static void
refresh_rows (TdWindow *self)
{
  gboolean writable = td_document_read_only_reason (self->document) == NULL;
  TdRowId row = {TD_N_TABLES, 0};
  gboolean on_row = td_view_current (self->view, &row) && writable;
  TdGesture gesture;

  td_view_gesture (self->view, &gesture);
  set_enabled (self, "insert-item", writable);
  set_enabled (self, "import", writable);
  set_enabled (self, "walk", writable);
  set_enabled (self, "status-date", writable);
  set_enabled (self, "insert-task", on_row);
  set_enabled (self, "delete", on_row);
  set_enabled (self, "edit", on_row);
  set_enabled (self, "indent",
               on_row && td_gesture_can_shift (&gesture, row.table, row.id, TD_SHIFT_INDENT));
  set_enabled (self, "outdent",
               on_row && td_gesture_can_shift (&gesture, row.table, row.id, TD_SHIFT_OUTDENT));
  set_enabled (self, "move-up",
               on_row && td_gesture_can_shift (&gesture, row.table, row.id, TD_SHIFT_UP));
  set_enabled (self, "move-down",
               on_row && td_gesture_can_shift (&gesture, row.table, row.id, TD_SHIFT_DOWN));
}

void
td_window_refresh_actions (TdWindow *self)
{
  td_window_refresh_bar_actions (self);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (!is_free (entries[i].name))
      set_enabled (self, entries[i].name, self->document != NULL);
  if (self->document == NULL || self->view == NULL)
    return;
  refresh_undo (self);
  refresh_rows (self);
  set_state (self, "group",
             g_variant_new_string (td_group_by_name (td_view_rows (self->view)->group)));
  set_state (self, "baseline", g_variant_new_int64 (td_view_context (self->view)->baseline_id));
}

/* ---- menus ---- */

static GMenuModel *
row_menu (void)
{
  static const struct {
    const char *label;
    const char *action;
    gboolean last; /* of its section */
  } rows[] = {
      {N_ ("Edit Name"), "win.edit::name", FALSE},
      {N_ ("Set Start…"), "win.edit::start", FALSE},
      {N_ ("Set Finish…"), "win.edit::finish", TRUE},
      {N_ ("New Item Below"), "win.insert-item", FALSE},
      {N_ ("New Stage or Task"), "win.insert-task", TRUE},
      {N_ ("Link Rows"), "win.link", FALSE},
      {N_ ("Unlink Rows"), "win.unlink", TRUE},
      {N_ ("Indent"), "win.indent", FALSE},
      {N_ ("Outdent"), "win.outdent", FALSE},
      {N_ ("Move Up"), "win.move-up", FALSE},
      {N_ ("Move Down"), "win.move-down", TRUE},
      {N_ ("Delete"), "win.delete", TRUE},
  };

  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_menu_append (section, _ (rows[i].label), rows[i].action);
    if (rows[i].last) {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      g_object_unref (section);
      section = g_menu_new ();
    }
  }
  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (GtkPopover *popover, gpointer data)
{
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

void
td_window_pop_up_menu (TdWindow *self, GtkWidget *widget, double x, double y)
{
  g_autoptr (GMenuModel) menu = row_menu ();
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GtkWidget *parent =
      widget == GTK_WIDGET (self->timeline) ? GTK_WIDGET (self->chart_place) : widget;
  graphene_point_t point;

  if (gtk_widget_compute_point (widget, parent, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                &point)) {
    x = point.x;
    y = point.y;
  }
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){(int) x, (int) y, 1, 1});
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
td_window_add_actions (TdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
