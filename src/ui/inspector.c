/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/inspector.h"

#include "ui/words.h"

#define LINE_KEY    "td-line"
#define HISTORY_MAX 400

struct _TdInspector {
  GtkWidget parent_instance;

  TdInspectorHost host;
  TdView *view;
  TdRowId row; /* table is TD_N_TABLES when it shows none */
  GPtrArray *lines;
  GPtrArray *editors; /* the widget that holds each line's text, or NULL */
  GPtrArray *details; /* the label below it, or NULL */
  gboolean refreshing;
  guint refresh_idle;

  GtkWidget *scroller;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (TdInspector, td_inspector, GTK_TYPE_WIDGET)

/* ---- committing ---- */

static const TdItemLine *
line_of (TdInspector *self, GtkWidget *widget)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), LINE_KEY));

  return index < self->lines->len ? g_ptr_array_index (self->lines, index) : NULL;
}

static void
commit (TdInspector *self, GtkWidget *widget, const char *text)
{
  const TdItemLine *line = line_of (self, widget);

  if (self->refreshing || line == NULL || self->row.table == TD_N_TABLES ||
      strcmp (text, line->text) == 0)
    return;
  self->host.commit (self->host.window, self->row, line, text);
}

static void
entry_done_cb (GtkWidget *entry, TdInspector *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  commit (self, entry, text);
}

static void
entry_leave_cb (GtkEventController *focus, TdInspector *self)
{
  entry_done_cb (gtk_event_controller_get_widget (focus), self);
}

static char *
buffer_text (GtkTextView *text_view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
paragraph_leave_cb (GtkEventController *focus, TdInspector *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (focus);
  const TdItemLine *line = line_of (self, widget);
  g_autofree char *text = buffer_text (GTK_TEXT_VIEW (widget));

  if (line && line->field && !(line->field->flags & TD_FIELD_LONG))
    g_strdelimit (text, "\n", ' '); /* a name has one line */
  commit (self, widget, text);
}

static void
choice_cb (GtkDropDown *choice, GParamSpec *pspec, TdInspector *self)
{
  const TdItemLine *line = line_of (self, GTK_WIDGET (choice));
  guint selected = gtk_drop_down_get_selected (choice);

  if (!self->refreshing && line && selected != GTK_INVALID_LIST_POSITION)
    commit (self, GTK_WIDGET (choice),
            td_translate (td_view_context (self->view)->language, line->field->labels[selected]));
}

static void
date_cb (GtkWidget *button, TdInspector *self)
{
  const TdItemLine *line = line_of (self, button);

  if (line && self->row.table != TD_N_TABLES)
    self->host.edit_date (self->host.window, self->row, line->role, button);
}

/* ---- one line ---- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_choice (TdInspector *self, const TdItemLine *line)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  TdLanguage language = td_view_context (self->view)->language;
  GtkWidget *choice;

  for (guint i = 0; line->field->labels[i]; i++)
    gtk_string_list_append (words, td_translate (language, line->field->labels[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_cb), self);
  return choice;
}

static GtkWidget *
make_paragraph (TdInspector *self)
{
  GtkWidget *text_view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text_view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text_view), FALSE);
  gtk_widget_add_css_class (text_view, "paragraph");
  g_signal_connect (focus, "leave", G_CALLBACK (paragraph_leave_cb), self);
  gtk_widget_add_controller (text_view, focus);
  return text_view;
}

static GtkWidget *
make_entry (TdInspector *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (entry, "activate", G_CALLBACK (entry_done_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static GtkWidget *
make_editor (TdInspector *self, const TdItemLine *line)
{
  GtkWidget *button;

  switch (line->kind) {
  case TD_LINE_FIELD:
  case TD_LINE_LEAD:
    return make_entry (self);
  case TD_LINE_CHOICE:
    return make_choice (self, line);
  case TD_LINE_PARAGRAPH:
    return make_paragraph (self);
  case TD_LINE_DATE:
    button = gtk_button_new_with_label ("");
    gtk_widget_add_css_class (button, "date");
    g_signal_connect (button, "clicked", G_CALLBACK (date_cb), self);
    return button;
  case TD_LINE_SAID:
    return make_label ("", "said");
  case TD_LINE_HEADING:
  default:
    return NULL;
  }
}

static guint
choice_index (const TdItemLine *line, TdLanguage language)
{
  for (guint i = 0; line->field->labels[i]; i++)
    if (strcmp (td_translate (language, line->field->labels[i]), line->text) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
fill_editor (TdInspector *self, GtkWidget *editor, const TdItemLine *line)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", line->label, line->text);

  if (line->kind == TD_LINE_FIELD || line->kind == TD_LINE_LEAD) {
    if (strcmp (gtk_editable_get_text (GTK_EDITABLE (editor)), line->text) != 0)
      gtk_editable_set_text (GTK_EDITABLE (editor), line->text);
  } else if (line->kind == TD_LINE_PARAGRAPH) {
    g_autofree char *text = buffer_text (GTK_TEXT_VIEW (editor));

    if (strcmp (text, line->text) != 0)
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), line->text, -1);
  } else if (line->kind == TD_LINE_CHOICE) {
    gtk_drop_down_set_selected (GTK_DROP_DOWN (editor),
                                choice_index (line, td_view_context (self->view)->language));
  } else if (line->kind == TD_LINE_DATE) {
    gtk_button_set_label (GTK_BUTTON (editor), line->text);
  } else {
    gtk_label_set_text (GTK_LABEL (editor), line->text);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->kind == TD_LINE_DATE || line->kind == TD_LINE_SAID
                                      ? spoken
                                      : line->label,
                                  -1);
}

static void
fill (TdInspector *self)
{
  gboolean writable = td_document_read_only_reason (td_view_document (self->view)) == NULL;

  self->refreshing = TRUE;
  for (guint i = 0; i < self->lines->len; i++) {
    const TdItemLine *line = g_ptr_array_index (self->lines, i);
    GtkWidget *editor = g_ptr_array_index (self->editors, i);
    GtkWidget *detail = g_ptr_array_index (self->details, i);

    if (editor == NULL)
      continue;
    fill_editor (self, editor, line);
    gtk_widget_set_sensitive (editor, writable || line->kind == TD_LINE_SAID);
    gtk_label_set_text (GTK_LABEL (detail), line->detail);
    gtk_widget_set_visible (detail, *line->detail != '\0');
  }
  self->refreshing = FALSE;
}

static void
add_line (TdInspector *self, guint index)
{
  const TdItemLine *line = g_ptr_array_index (self->lines, index);
  GtkWidget *editor = make_editor (self, line);
  GtkWidget *detail = NULL;

  gtk_box_append (self->box, make_label (line->label, editor ? "soft" : "section"));
  if (editor) {
    g_object_set_data (G_OBJECT (editor), LINE_KEY, GUINT_TO_POINTER (index));
    gtk_box_append (self->box, editor);
    detail = make_label ("", "detail");
    gtk_box_append (self->box, detail);
  }
  g_ptr_array_add (self->editors, editor);
  g_ptr_array_add (self->details, detail);
}

/* ---- all of them ---- */

static void
rebuild (TdInspector *self)
{
  GtkWidget *child;

  self->refreshing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  g_ptr_array_set_size (self->editors, 0);
  g_ptr_array_set_size (self->details, 0);
  for (guint i = 0; i < self->lines->len; i++)
    add_line (self, i);
  if (self->lines->len == 0)
    gtk_box_append (self->box, make_label (_ ("Select a row to see all about it."), "soft"));
  self->refreshing = FALSE;
}

static GPtrArray *
read_lines (TdInspector *self)
{
  TdDocument *document = td_view_document (self->view);
  const TdChartContext *context = td_view_context (self->view);
  g_autoptr (GPtrArray) history = td_document_history (document, HISTORY_MAX, NULL);
  TdGesture gesture;
  GPtrArray *lines;

  td_view_gesture (self->view, &gesture);
  lines = td_item_lines_new (&gesture, context, self->row);
  if (history)
    td_item_lines_add_history (lines, history, context->portfolio, context->language, self->row);
  return lines;
}

static gboolean
refresh_idle_cb (gpointer data)
{
  TdInspector *self = data;
  TdRowId row = {TD_N_TABLES, 0};
  g_autoptr (GPtrArray) lines = NULL;
  gboolean same;

  self->refresh_idle = 0;
  if (self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  td_view_current (self->view, &row);
  same = row.table == self->row.table && row.id == self->row.id;
  self->row = row;
  lines = row.table == TD_N_TABLES
              ? g_ptr_array_new_with_free_func ((GDestroyNotify) td_item_line_free)
              : read_lines (self);
  same = same && lines->len > 0 && td_item_lines_match (lines, self->lines);
  g_ptr_array_unref (self->lines);
  self->lines = g_steal_pointer (&lines);
  if (!same)
    rebuild (self);
  fill (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (TdInspector *self)
{
  if (self->refresh_idle == 0)
    self->refresh_idle = g_idle_add (refresh_idle_cb, self);
}

/* What is being typed belongs to the row that was shown. */
static void
current_changed_cb (TdView *view, TdInspector *self)
{
  queue_refresh (self);
}

void
td_inspector_set_view (TdInspector *self, TdView *view)
{
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = view;
  self->row.table = TD_N_TABLES;
  g_ptr_array_set_size (self->lines, 0);
  rebuild (self);
  if (view == NULL)
    return;
  g_signal_connect_object (view, "changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "nodes-changed", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "current-changed", G_CALLBACK (current_changed_cb), self, 0);
  queue_refresh (self);
}

/* ---- the widget ---- */

static void
td_inspector_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_inspector_parent_class)->map (widget);
  queue_refresh (TD_INSPECTOR (widget));
}

static void
td_inspector_dispose (GObject *object)
{
  TdInspector *self = TD_INSPECTOR (object);

  g_clear_handle_id (&self->refresh_idle, g_source_remove);
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  self->refreshing = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (td_inspector_parent_class)->dispose (object);
}

static void
td_inspector_finalize (GObject *object)
{
  TdInspector *self = TD_INSPECTOR (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->editors);
  g_ptr_array_unref (self->details);
  G_OBJECT_CLASS (td_inspector_parent_class)->finalize (object);
}

static void
td_inspector_class_init (TdInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_inspector_finalize;
  widget_class->map = td_inspector_map;
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
td_inspector_init (TdInspector *self)
{
  self->row.table = TD_N_TABLES;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) td_item_line_free);
  self->editors = g_ptr_array_new ();
  self->details = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 310, -1);
}

GtkWidget *
td_inspector_new (const TdInspectorHost *host)
{
  TdInspector *self = g_object_new (TD_TYPE_INSPECTOR, NULL);

  self->host = *host;
  return GTK_WIDGET (self);
}
