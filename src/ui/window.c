/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window.h"

#include "core/fact.h"
#include "ui/speech.h"
#include "ui/window-private.h"
#include "ui/words.h"

#define POLL_MS  500
#define TOAST_MS 6000
#define NARROW   1100

G_DEFINE_FINAL_TYPE (TdWindow, td_window, GTK_TYPE_APPLICATION_WINDOW)

/* ---- what is said ---- */

static gboolean
hide_toast_cb (gpointer data)
{
  TdWindow *self = data;

  self->toast_timeout = 0;
  gtk_revealer_set_reveal_child (self->toast, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->toast), FALSE);
  return G_SOURCE_REMOVE;
}

static void
say (TdWindow *self, const char *text, gboolean undoable)
{
  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  gtk_label_set_text (self->toast_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->toast_button), undoable);
  gtk_widget_set_visible (GTK_WIDGET (self->toast), TRUE);
  gtk_revealer_set_reveal_child (self->toast, TRUE);
  self->toast_timeout = g_timeout_add (TOAST_MS, hide_toast_cb, self);
}

void
td_window_say (TdWindow *self, const char *text)
{
  say (self, text, FALSE);
}

void
td_window_say_undoable (TdWindow *self, const char *text)
{
  say (self, text, TRUE);
}

void
td_window_hush (TdWindow *self)
{
  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  hide_toast_cb (self);
}

static void
refresh_title (TdWindow *self)
{
  const TdPortfolioInfo *info =
      self->document ? td_portfolio_info (td_document_portfolio (self->document)) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (self->document) {
    gboolean locked = td_document_read_only_reason (self->document) != NULL;

    name = g_filename_display_basename (td_document_path (self->document));
    line = g_strdup_printf ("%s · %s", name, locked ? _ ("read only") : _ ("saved"));
  }
  gtk_label_set_text (self->title, info && info->title ? info->title : name ? name : _ ("Tiendo"));
  gtk_label_set_text (self->subtitle, line ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), line != NULL);
  gtk_window_set_title (GTK_WINDOW (self), gtk_label_get_text (self->title));
}

/* Which projects the critical path runs through, and how many items are late. */
static char *
status_text (TdWindow *self)
{
  const TdChartContext *context = td_view_context (self->view);
  const TdRows *rows = td_view_rows (self->view);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL;
  gboolean counted = FALSE;
  guint critical = 0;

  /* A project's tasks follow it, before its sub-projects. */
  for (guint i = 0; i < context->outline->count; i++) {
    const TdProject *project;

    if (context->outline->nodes[i].table == TD_TABLE_PROJECT)
      counted = FALSE;
    if (counted || !(td_schedule_times (context->schedule, i)->flags & TD_TIMES_CRITICAL))
      continue;
    counted = TRUE;
    project = td_node_project (context, i);
    if (critical++ == 0 && project)
      first = g_strdup (project->short_name ? project->short_name : project->name);
  }
  if (critical == 1)
    g_string_append_printf (text, _ ("Critical path of: %s"), first);
  else if (critical > 1)
    g_string_append_printf (text, _ ("Critical path through %u items, first: %s"), critical, first);
  if (rows->n_total == 0)
    g_string_append (text, _ ("Nothing here yet. Ctrl+Shift+N makes the first item; Open ▾ takes "
                              "in an XML file."));
  if (rows->n_undated > 0) {
    g_string_append (text, text->len ? " · " : "");
    g_string_append_printf (text, _ ("The documents give no time for %u items; these have no bar."),
                            rows->n_undated);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
td_window_refresh_status (TdWindow *self)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *revision = NULL;

  if (self->view == NULL)
    return;
  left = status_text (self);
  revision = g_strdup_printf ("%" G_GINT64_FORMAT, td_document_revision (self->document));
  if (self->saved_at)
    right = g_strdup_printf (_ ("All changes saved · %s · revision %s"), self->saved_at, revision);
  else
    right = g_strdup_printf (_ ("All changes saved · revision %s"), revision);
  gtk_label_set_text (self->status_left, left);
  gtk_label_set_text (self->status_right, right);
}

static void
refresh_banner (TdWindow *self)
{
  const char *reason = td_document_read_only_reason (self->document);
  g_autofree char *text = NULL;

  if (reason)
    text = g_strdup_printf (_ ("This file can be read, not changed: %s. To change it, save a copy "
                               "elsewhere (Open ▾, Save a Copy…)."),
                            _ (reason));
  gtk_label_set_text (self->banner_label, text ? text : "");
  gtk_revealer_set_reveal_child (self->banner, text != NULL);
}

/* ---- the document ---- */

static void
notice_cb (TdDocument *document, const TdNotice *notice, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_free (self->saved_at);
  self->saved_at = g_date_time_format (now, "%H:%M");
  refresh_title (self);
  td_window_refresh_actions (self);
  td_window_refresh_status (self);
}

static gboolean
poll_cb (gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (self->document && gtk_window_is_active (GTK_WINDOW (self)) &&
      !td_document_poll (self->document, &error)) {
    g_autofree char *text = td_fact_word (td_speech_language (), error);

    td_window_say (self, text);
  }
  return G_SOURCE_CONTINUE;
}

static void
view_changed_cb (TdView *view, TdWindow *self)
{
  td_timeline_set_content (self->timeline, td_view_context (view), td_view_rows (view));
  td_window_refresh_status (self);
}

static void
nodes_changed_cb (TdView *view, const GArray *nodes, TdWindow *self)
{
  td_timeline_nodes_changed (self->timeline, nodes);
}

static void
close_document (TdWindow *self)
{
  g_clear_pointer (&self->editor, td_timeline_editor_free);
  td_window_forget_view (self);
  if (self->view) {
    td_table_set_view (self->table, NULL);
    td_navigator_set_view (self->navigator, NULL);
    td_view_bar_set_view (self->view_bar, NULL);
    td_tray_set_view (self->tray, NULL);
    if (self->inspector)
      td_inspector_set_view (self->inspector, NULL);
    td_timeline_clear (self->timeline);
    td_timeline_set_selection (self->timeline, NULL);
    g_signal_handlers_disconnect_by_data (self->view, self);
    g_clear_object (&self->view);
  }
  if (self->document && self->watch)
    td_document_unwatch (self->document, self->watch);
  self->watch = 0;
  g_clear_pointer (&self->document, td_document_close);
  g_clear_pointer (&self->saved_at, g_free);
}

void
td_window_show_document (TdWindow *self, TdDocument *document)
{
  close_document (self);
  self->document = document;
  self->view = td_view_new (document, td_speech_language ());
  g_signal_connect (self->view, "changed", G_CALLBACK (view_changed_cb), self);
  g_signal_connect (self->view, "nodes-changed", G_CALLBACK (nodes_changed_cb), self);
  g_signal_connect_swapped (self->view, "current-changed", G_CALLBACK (td_window_refresh_actions),
                            self);
  self->watch = td_document_watch (document, notice_cb, self);
  td_window_make_parts (self);
  gtk_stack_set_visible_child_name (self->pages, "work");
  gtk_widget_set_visible (self->work_buttons, TRUE);
  gtk_widget_set_visible (self->end_buttons, TRUE);
  refresh_title (self);
  refresh_banner (self);
  td_window_refresh_status (self);
  td_window_refresh_actions (self);
  td_settings_add_recent (self->settings, td_document_path (document));
  td_window_fill_recent_menu (self);
  td_table_focus (self->table);
}

const char *
td_window_path (TdWindow *self)
{
  return self->document ? td_document_path (self->document) : NULL;
}

/* ---- narrow windows ---- */

void
td_window_show_sides (TdWindow *self)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (self), "chart-alone");
  gboolean chart = g_variant_get_boolean (state);

  gtk_widget_set_visible (self->side_button, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_place), !self->narrow || chart);
  if (self->table == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->table), !self->narrow || !chart);
  td_table_set_scrollbar (self->table, self->narrow && !chart);
}

static gboolean
narrow_idle_cb (gpointer data)
{
  TdWindow *self = data;

  self->narrow_idle = 0;
  td_window_show_sides (self);
  return G_SOURCE_REMOVE;
}

static void
td_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdWindow *self = TD_WINDOW (widget);
  gboolean narrow = width < NARROW;

  GTK_WIDGET_CLASS (td_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_idle == 0) /* not while sizes are given out */
    self->narrow_idle = g_idle_add (narrow_idle_cb, self);
}

/* ---- the widget ---- */

static void
save_size (TdWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!gtk_window_is_maximized (GTK_WINDOW (self))) {
    td_settings_set_integer (self->settings, "width", width);
    td_settings_set_integer (self->settings, "height", height);
  }
  td_settings_set_integer (self->settings, "maximized",
                           gtk_window_is_maximized (GTK_WINDOW (self)));
  if (self->view)
    td_settings_set_integer (self->settings, "table-width", gtk_paned_get_position (self->panes));
}

static gboolean
td_window_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL); /* what is being typed is kept */
  save_size (TD_WINDOW (window));
  return GTK_WINDOW_CLASS (td_window_parent_class)->close_request (window);
}

static void
td_window_dispose (GObject *object)
{
  TdWindow *self = TD_WINDOW (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  g_clear_handle_id (&self->scale_idle, g_source_remove);
  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  close_document (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_WINDOW);
  G_OBJECT_CLASS (td_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, work_buttons);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, end_buttons);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, side_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, start_place);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, navigator_place);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, view_bar_place);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, chart_place);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, inspector_place);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, tray_place);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, search_count);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, status_left);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, status_right);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, toast_label);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, toast_button);
}

static void
td_window_class_init (TdWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_window_dispose;
  widget_class->size_allocate = td_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = td_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/Tiendo/window.ui");
  bind_children (widget_class);
}

static void
set_up_menus (TdWindow *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/tiendo/Tiendo/menus.ui");

  self->recent_menu = G_MENU (gtk_builder_get_object (builder, "recent_menu"));
  self->columns_menu = G_MENU (gtk_builder_get_object (builder, "columns_menu"));
  gtk_menu_button_set_menu_model (self->open_button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "open_menu")));
  gtk_menu_button_set_menu_model (self->menu_button,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "main_menu")));
}

static void
td_window_init (TdWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "tiendo");
  if (!gdk_display_is_composited (gtk_widget_get_display (GTK_WIDGET (self))))
    gtk_widget_add_css_class (GTK_WIDGET (self), "plain");
  gtk_application_window_set_show_menubar (GTK_APPLICATION_WINDOW (self), FALSE);
  gtk_widget_set_visible (self->work_buttons, FALSE);
  gtk_widget_set_visible (self->end_buttons, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), FALSE);
  set_up_menus (self);
  td_window_add_actions (self);
  td_window_add_bar_actions (self);
  td_window_add_column_actions (self);
  td_window_set_up_search (self);
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
}

TdWindow *
td_window_new (TdApplication *application, TdSettings *settings)
{
  TdWindow *self = g_object_new (TD_TYPE_WINDOW, "application", application, NULL);
  g_auto (GStrv) recent = td_settings_recent (settings);

  self->settings = settings;
  gtk_window_set_default_size (GTK_WINDOW (self), td_settings_integer (settings, "width", 1366),
                               td_settings_integer (settings, "height", 768));
  if (td_settings_integer (settings, "maximized", TRUE))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_box_append (self->start_place, td_start_page_new ((const char *const *) recent));
  td_window_fill_recent_menu (self);
  td_window_refresh_actions (self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "navigator",
                                      g_variant_new_boolean (
                                          td_settings_integer (settings, "navigator", FALSE)));
  return self;
}
