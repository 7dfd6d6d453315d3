/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/typed.h"
#include "ui/speech.h"
#include "ui/window-private.h"
#include "ui/words.h"

/* The parts of the work page, and the one door through which they edit. */

void
td_window_say_error (TdWindow *self, const GError *error)
{
  g_autofree char *text = td_fact_word (td_speech_language (), error);
  g_autofree char *message = g_strdup_printf (_ ("Not done, nothing has changed: %s"), text);

  td_window_say (self, message);
}

gboolean
td_window_apply (TdWindow *self, TdEditBatch *batch, GError *error)
{
  g_autoptr (TdEditBatch) owned = batch;
  g_autoptr (GError) reason = error;

  if (batch == NULL || !td_document_apply (self->document, batch, &reason)) {
    if (reason)
      td_window_say_error (self, reason);
    return FALSE;
  }
  return TRUE;
}

/* ---- cells ---- */

static TdEditBatch *
set_percent (const TdGesture *gesture, TdRowId row, const char *text, GError **error)
{
  const TdField *field = td_table_field (row.table, "percent_complete");

  return td_gesture_set_field (gesture, field, row.id, text, error);
}

static TdEditBatch *
set_lead (const TdGesture *gesture, TdRowId row, const char *text, GError **error)
{
  const TdField *field = TD_FIELD (TD_TABLE_TASK, TdTask, lead_id);
  g_auto (TdValue) agency = TD_VALUE_INIT;
  gint64 id = 0;

  /* One that the portfolio knows by name or short name; else the words as they are. */
  if (*text && td_typed_read (gesture->portfolio, field, gesture->language, text, gesture->today,
                              &agency, NULL))
    id = agency.type == TD_VALUE_INTEGER ? agency.integer : 0;
  return td_gesture_set_lead (gesture, row.table, row.id, id, id ? NULL : text, NULL, error);
}

gboolean
td_window_commit (TdWindow *self, TdRowId row, TdColumn column, const char *text)
{
  TdGesture gesture;
  GError *error = NULL;
  TdEditBatch *batch;

  td_view_gesture (self->view, &gesture);
  if (td_portfolio_get (gesture.portfolio, row.table, row.id) == NULL)
    return TRUE; /* another program took the row away meanwhile */
  switch ((int) column) {
  case TD_COLUMN_NAME:
    batch = td_gesture_rename (&gesture, row.table, row.id, text, &error);
    break;
  case TD_COLUMN_LEAD:
    batch = set_lead (&gesture, row, text, &error);
    break;
  case TD_COLUMN_PERCENT:
    batch = set_percent (&gesture, row, text, &error);
    break;
  case TD_COLUMN_DEADLINE:
    batch = td_gesture_set_deadline (&gesture, row.table, row.id, text, &error);
    break;
  default:
    return TRUE;
  }
  return td_window_apply (self, batch, error);
}

static gboolean
commit_cell (gpointer window, TdRowId row, TdColumn column, const char *text)
{
  return td_window_commit (window, row, column, text);
}

/* ---- dates ---- */

static char *
row_name (TdWindow *self, TdRowId row)
{
  const TdChartContext *context = td_view_context (self->view);
  int node = td_outline_find (context->outline, context->portfolio, row.table, row.id);

  return node < 0 ? g_strdup ("") : td_node_title (context, (guint) node);
}

static char *
previous_text (const TdGesture *gesture, const TdDateValue *value)
{
  g_autofree char *words = NULL;

  if (value == NULL)
    return g_strdup (_ ("Before: nothing was known"));
  words = value->text && *value->text
              ? g_strdup (value->text)
              : td_when_format (gesture->language, (TdWhen){value->earliest, value->latest}, FALSE);
  if (value->source && *value->source)
    return g_strdup_printf (_ ("Before: %s (%s)"), words, value->source);
  return g_strdup_printf (_ ("Before: %s"), words);
}

static TdDateForm *
make_form (TdWindow *self,
           const TdGesture *gesture,
           TdDateRole role,
           const TdDateValue *value,
           const char *typed)
{
  TdDateForm *form = td_date_form_new (role == TD_ROLE_START ? TD_WHEN_START : TD_WHEN_FINISH,
                                       gesture->language, gesture->today);
  g_autofree char *source = td_settings_text (self->settings, "last-source");
  g_autofree char *as_of = td_settings_text (self->settings, "last-as-of");
  g_autofree char *words = NULL;

  if (typed)
    words = g_strdup (typed);
  else if (value)
    words =
        value->text && *value->text
            ? g_strdup (value->text)
            : td_when_format (gesture->language, (TdWhen){value->earliest, value->latest}, FALSE);
  td_date_form_set_typed (form, words);
  td_date_form_set_source (form, source);
  if (as_of == NULL)
    as_of = td_when_format (gesture->language, td_when_from_day (gesture->today), FALSE);
  td_date_form_set_as_of (form, as_of);
  return form;
}

static gboolean
keep_date_cb (TdDatePopover *popover, TdWindow *self)
{
  const TdDateForm *form = td_date_popover_form (popover);
  TdDateEntry entry = td_date_form_entry (form);
  GError *error = NULL;
  TdEditBatch *batch;
  TdGesture gesture;

  td_view_gesture (self->view, &gesture);
  batch = td_gesture_set_date (&gesture, self->dated.table, self->dated.id, self->dated_role,
                               &entry, &error);
  if (batch == NULL) {
    g_autoptr (GError) reason = error;
    g_autofree char *text = td_fact_word (td_speech_language (), reason);

    td_date_popover_say (popover, text);
    return FALSE;
  }
  if (!td_window_apply (self, batch, NULL))
    return FALSE;
  td_settings_set_text (self->settings, "last-source", form->source);
  td_settings_set_text (self->settings, "last-as-of", form->as_of);
  td_window_walk_on (self);
  return TRUE;
}

static void
skip_date_cb (TdDatePopover *popover, TdWindow *self)
{
  td_window_walk_on (self);
}

static void
popover_closed_cb (GtkPopover *popover, TdWindow *self)
{
  if (self->view)
    td_table_focus (self->table);
}

GtkWidget *
td_window_edit_date (
    TdWindow *self, TdRowId row, TdColumn column, GtkWidget *anchor, const char *typed)
{
  TdDateRole role = column == TD_COLUMN_START ? TD_ROLE_START : TD_ROLE_FINISH;
  const TdDateValue *value;
  g_autofree char *name = row_name (self, row);
  g_autofree char *title = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *walk = NULL;
  graphene_rect_t bounds;
  TdGesture gesture;

  td_view_gesture (self->view, &gesture);
  value = td_gesture_current_date (&gesture, row.table, row.id, role);
  title = g_strdup_printf ("%s – %s", role == TD_ROLE_START ? _ ("Start") : _ ("Finish"), name);
  previous = previous_text (&gesture, value);
  walk = td_window_walk_text (self);
  self->dated = row;
  self->dated_role = role;
  if (gtk_widget_compute_bounds (anchor, GTK_WIDGET (self->table), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->date_popover),
                                 &(GdkRectangle){(int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width,
                                                 (int) bounds.size.height});
  return td_date_popover_show (self->date_popover, title,
                               make_form (self, &gesture, role, value, typed), previous, walk);
}

static GtkWidget *
edit_date (gpointer window, TdRowId row, TdColumn column, GtkWidget *cell, const char *typed)
{
  return td_window_edit_date (window, row, column, cell, typed);
}

/* ---- the table's other wishes ---- */

static void
remove_rows (gpointer window)
{
  gtk_widget_activate_action (window, "win.delete", NULL);
}

static void
row_menu (gpointer window, GtkWidget *widget, double x, double y)
{
  td_window_pop_up_menu (window, widget, x, y);
}

static void
height_changed (gpointer window, int height)
{
  TdWindow *self = window;

  if (self->timeline)
    td_timeline_set_row_height (self->timeline, height);
}

/* ---- the timeline's ---- */

static TdDocument *
host_document (gpointer window)
{
  return TD_WINDOW (window)->document;
}

static void
host_gesture (gpointer window, TdGesture *ret)
{
  td_view_gesture (TD_WINDOW (window)->view, ret);
}

static void
host_commit (gpointer window, TdEditBatch *batch, char *note, GError *error)
{
  g_autofree char *owned = note;

  if (td_window_apply (window, batch, error) && note)
    td_window_say_undoable (window, note);
  td_table_focus (TD_WINDOW (window)->table);
}

static gboolean
scale_idle_cb (gpointer data)
{
  TdWindow *self = data;

  self->scale_idle = 0;
  td_view_bar_set_scale (self->view_bar, _ (td_zoom_label (td_timeline_zoom (self->timeline))));
  return G_SOURCE_REMOVE;
}

/* Told also while sizes are given out, when no label may change its own. */
static void
scale_changed_cb (TdTimeline *timeline, TdWindow *self)
{
  if (self->scale_idle == 0)
    self->scale_idle = g_idle_add (scale_idle_cb, self);
}

static void
bar_activated_cb (TdTimeline *timeline, guint node, TdWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspector", NULL);
}

static void
bar_menu_cb (TdTimeline *timeline, guint node, double x, double y, TdWindow *self)
{
  td_window_pop_up_menu (self, GTK_WIDGET (timeline), x, y);
}

/* Whether nobody is typing elsewhere. */
static gboolean
is_free_for_table (TdWindow *self, GtkWidget *focus)
{
  return focus == NULL || (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table)) &&
                           !GTK_IS_EDITABLE (focus) && !GTK_IS_BUTTON (focus));
}

static void
current_changed_cb (TdView *view, TdWindow *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (td_view_selection (view));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  TdRowId row;
  int node;

  if (!td_view_current (view, &row))
    return;
  /* What is chosen on the timeline is where the arrow keys go on from. */
  if (gtk_bitset_get_size (selected) == 1 && is_free_for_table (self, focus))
    td_table_focus (self->table);
  node = td_outline_find (td_view_context (view)->outline, td_view_context (view)->portfolio,
                          row.table, row.id);
  if (node >= 0)
    td_timeline_reveal (self->timeline, (guint) node);
}

static void
tray_chosen_cb (TdTray *tray, int table, gint64 id, TdWindow *self)
{
  int position = td_view_uncover (self->view, (TdRowId){(TdTableId) table, id});

  if (position >= 0)
    td_table_go_to (self->table, (guint) position);
  else
    td_window_say (self, _ ("The filter leaves this item out. Take the filter away to see it."));
}

/* ---- making ---- */

static void
make_table (TdWindow *self)
{
  static const TdTableHost callbacks = {
      .commit = commit_cell,
      .edit_date = edit_date,
      .remove = remove_rows,
      .menu = row_menu,
      .height_changed = height_changed,
  };
  TdTableHost host = callbacks;

  host.window = self;
  self->table = TD_TABLE (td_table_new (self->settings, &host));
  gtk_paned_set_start_child (self->panes, GTK_WIDGET (self->table));
  self->date_popover = TD_DATE_POPOVER (td_date_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->date_popover), GTK_WIDGET (self->table));
  g_signal_connect (self->date_popover, "keep", G_CALLBACK (keep_date_cb), self);
  g_signal_connect (self->date_popover, "skip", G_CALLBACK (skip_date_cb), self);
  g_signal_connect (self->date_popover, "closed", G_CALLBACK (popover_closed_cb), self);
}

static void
make_chart (TdWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkAdjustment *adjustment = td_table_vadjustment (self->table);
  GtkWidget *bar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, adjustment);
  g_autoptr (GtkSizeGroup) heads = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget *axis;

  self->timeline = TD_TIMELINE (td_timeline_new ());
  axis = td_timeline_axis (self->timeline);
  gtk_widget_set_vexpand (GTK_WIDGET (self->timeline), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), axis);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->timeline));
  gtk_box_append (self->chart_place, box);
  gtk_box_append (self->chart_place, bar);
  gtk_size_group_add_widget (heads, axis);
  gtk_size_group_add_widget (heads, td_table_head (self->table));
  td_timeline_set_adjustment (self->timeline, adjustment);
  td_timeline_set_row_height (self->timeline, td_table_row_height (self->table));
  g_signal_connect (self->timeline, "scale-changed", G_CALLBACK (scale_changed_cb), self);
  g_signal_connect (self->timeline, "activated", G_CALLBACK (bar_activated_cb), self);
  g_signal_connect (self->timeline, "menu", G_CALLBACK (bar_menu_cb), self);
}

static void
make_parts (TdWindow *self)
{
  make_table (self);
  self->view_bar = TD_VIEW_BAR (td_view_bar_new ());
  gtk_box_append (self->view_bar_place, GTK_WIDGET (self->view_bar));
  make_chart (self);
  self->navigator = TD_NAVIGATOR (td_navigator_new ());
  gtk_box_append (self->navigator_place, GTK_WIDGET (self->navigator));
  self->tray = TD_TRAY (td_tray_new ());
  g_signal_connect (self->tray, "chosen", G_CALLBACK (tray_chosen_cb), self);
  gtk_box_append (self->tray_place, GTK_WIDGET (self->tray));
}

/* A first look that fits what is there: of a portfolio that is mostly undated the documents' own
 * words about time, of one with long names two lines a row. */
static void
choose_usual_look (TdWindow *self)
{
  static const TdColumn undated_columns[] = {TD_COLUMN_NAME, TD_COLUMN_TIME_TEXT};
  const TdRows *rows = td_view_rows (self->view);
  const TdChartContext *context = td_view_context (self->view);
  gboolean undated = rows->n_undated * 2 > rows->n_items;
  guint named = 0, longs = 0;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int lines, usual;

  for (guint i = 0; i < rows->count; i++)
    if (rows->rows[i].kind == TD_ROW_NODE) {
      named++;
      longs += g_utf8_strlen (td_node_name (context, (guint) rows->rows[i].node), -1) > 56;
    }
  if (undated)
    td_table_set_usual_columns (self->table, undated_columns, G_N_ELEMENTS (undated_columns));
  lines = td_settings_integer (self->settings, "lines", longs * 4 > named ? 2 : 1);
  td_table_set_lines (self->table, lines);
  g_simple_action_set_state (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self), "two-lines")),
                             g_variant_new_boolean (lines == 2));
  usual = td_table_usual_width (self->table);
  if (width > 0) /* the chart keeps its share */
    usual = MIN (usual, width * 9 / 16);
  gtk_paned_set_position (self->panes, td_settings_integer (self->settings, "table-width", usual));
}

void
td_window_make_parts (TdWindow *self)
{
  TdTimelineHost host = {host_document, host_gesture, host_commit, self};

  if (self->table == NULL)
    make_parts (self);
  td_table_set_view (self->table, self->view);
  td_view_bar_set_view (self->view_bar, self->view);
  td_tray_set_view (self->tray, self->view);
  if (self->inspector)
    td_inspector_set_view (self->inspector, self->view);
  td_navigator_set_view (self->navigator, self->view);
  td_timeline_set_selection (self->timeline, td_view_selection (self->view));
  td_timeline_set_content (self->timeline, td_view_context (self->view), td_view_rows (self->view));
  choose_usual_look (self);
  td_window_refresh_columns (self);
  td_window_show_sides (self);
  self->editor = td_timeline_editor_new (self->timeline, &host);
  g_signal_connect (self->view, "current-changed", G_CALLBACK (current_changed_cb), self);
}

void
td_window_forget_view (TdWindow *self)
{
  self->walking = FALSE;
  if (self->date_popover)
    gtk_popover_popdown (GTK_POPOVER (self->date_popover));
}
