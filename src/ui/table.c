/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/table.h"

#include "ui/table-private.h"
#include "ui/theme.h"
#include "ui/words.h"

/* A second line of text takes less than a whole step: the air around the first is there already. */
#define TIGHT 0.7

G_DEFINE_FINAL_TYPE (TdTable, td_table, GTK_TYPE_WIDGET)

/* ---- cells ---- */

static void
fill_node (TdTable *self, TdTableCell *cell, const TdRow *row)
{
  const TdChartContext *context = td_view_context (self->view);
  guint node = (guint) row->node;
  TdColumn column = td_table_cell_column (cell);
  TdCell words = td_cell_get (context, node, column);
  const TdTimes *times = td_schedule_times (context->schedule, node);
  TdCellContent content = {
      .text = words.text,
      .tone = words.tone,
      .bold = (times->flags & TD_TIMES_SUMMARY) && row->expandable,
      .depth = row->depth,
      .expandable = row->expandable,
      .expanded = row->expanded,
  };

  if (column == TD_COLUMN_NAME) {
    const TdProject *project = td_node_project (context, node);
    const TdSector *sector =
        project ? td_portfolio_get (context->portfolio, TD_TABLE_SECTOR, project->sector_id) : NULL;

    content.has_swatch = TRUE;
    content.swatch = td_style_sector (&self->style, sector);
  }
  td_table_cell_set_content (cell, &content);
  g_free (words.text);
}

static void
fill_group (TdTable *self, TdTableCell *cell, const TdRow *row)
{
  const TdChartContext *context = td_view_context (self->view);
  g_autofree char *caption = NULL;
  g_autofree char *note = NULL;
  TdCellContent content = {.text = "", .bold = TRUE, .group = TRUE};

  if (td_table_cell_column (cell) == TD_COLUMN_NAME) {
    caption = td_row_caption (context, td_view_rows (self->view), row);
    note = td_row_note (context, row);
    content.text = caption;
    content.note = note;
    content.expandable = row->expandable;
    content.expanded = row->expanded;
  }
  td_table_cell_set_content (cell, &content);
}

void
td_table_fill_cell (TdTable *self, TdTableCell *cell, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);
  const TdRow *row = self->view ? td_view_row (self->view, position) : NULL;

  if (row == NULL)
    return;
  if (row->kind == TD_ROW_GROUP)
    fill_group (self, cell, row);
  else
    fill_node (self, cell, row);
  td_table_cell_set_height (cell, self->row_height, self->lines);
  td_table_cell_set_current (cell,
                             row->kind == TD_ROW_NODE &&
                                 td_table_cell_column (cell) == self->column &&
                                 gtk_selection_model_is_selected (td_view_selection (self->view),
                                                                  position));
  if (td_table_cell_column (cell) == TD_COLUMN_NAME)
    td_table_dress_row (self, GTK_WIDGET (cell), position);
}

static void
refresh (TdTable *self)
{
  GHashTableIter iter;
  gpointer cell, item;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, &item))
    td_table_fill_cell (self, cell, item);
}

static void
refresh_nodes (TdTable *self, const GArray *nodes)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  const TdRows *rows = td_view_rows (self->view);
  GHashTableIter iter;
  gpointer cell, item;

  for (guint i = 0; i < nodes->len; i++) {
    guint node = g_array_index (nodes, guint32, i);

    if (node < rows->n_nodes && rows->node_rows[node] >= 0)
      g_hash_table_add (positions, GINT_TO_POINTER (rows->node_rows[node] + 1));
  }
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, &item))
    if (g_hash_table_contains (positions, GUINT_TO_POINTER (gtk_list_item_get_position (item) + 1)))
      td_table_fill_cell (self, cell, item);
}

void
td_table_show_current (TdTable *self)
{
  GHashTableIter iter;
  gpointer cell, item;

  if (self->view == NULL)
    return;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, &item)) {
    guint position = gtk_list_item_get_position (item);
    const TdRow *row = td_view_row (self->view, position);

    td_table_cell_set_current (cell,
                               row && row->kind == TD_ROW_NODE &&
                                   td_table_cell_column (cell) == self->column &&
                                   gtk_selection_model_is_selected (td_view_selection (self->view),
                                                                    position));
  }
}

TdTableCell *
td_table_find_cell (TdTable *self, guint position, TdColumn column)
{
  GHashTableIter iter;
  gpointer cell, item;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, &item))
    if (gtk_list_item_get_position (item) == position && td_table_cell_column (cell) == column)
      return cell;
  return NULL;
}

/* ---- moving ---- */

static void
scroll_to (TdTable *self, guint position)
{
  GtkAdjustment *adjustment = td_table_vadjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double top = (double) position * self->row_height;

  if (top < value)
    gtk_adjustment_set_value (adjustment, top);
  else if (top + self->row_height > value + page)
    gtk_adjustment_set_value (adjustment, top + self->row_height - page);
}

static void
focus_row (TdTable *self, guint position)
{
  TdTableCell *cell = td_table_find_cell (self, position, TD_COLUMN_NAME);
  GtkWidget *holder = cell ? gtk_widget_get_parent (GTK_WIDGET (cell)) : NULL;
  GtkWidget *row = holder ? gtk_widget_get_parent (holder) : NULL;

  if ((row == NULL || !gtk_widget_grab_focus (row)) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
td_table_show (TdTable *self, guint position)
{
  if (self->view == NULL || td_view_row (self->view, position) == NULL)
    return;
  td_view_select (self->view, position);
  scroll_to (self, position);
}

void
td_table_go_to (TdTable *self, guint position)
{
  td_table_show (self, position);
  focus_row (self, position);
}

void
td_table_focus (TdTable *self)
{
  int position = self->view ? td_view_current_position (self->view) : -1;

  if (position >= 0)
    focus_row (self, (guint) position);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- editing ---- */

/* What stands in the field: the value alone, without marks such as "≈". */
static char *
text_to_edit (TdTable *self, guint position, TdColumn column)
{
  const TdChartContext *context = td_view_context (self->view);
  const TdRow *row = td_view_row (self->view, position);
  guint node = (guint) row->node;
  const TdTask *task = td_node_task (context, node);
  const TdProject *project = td_node_project (context, node);
  gint64 percent;

  if (column == TD_COLUMN_NAME)
    return g_strdup (task ? task->name : project->name);
  if (column == TD_COLUMN_LEAD)
    return g_strdup (td_node_lead (context, node));
  if (column == TD_COLUMN_DEADLINE)
    return td_end_text (td_node_deadline (context, node));
  percent = task ? task->percent_complete : project->percent_complete;
  return percent == TD_NONE ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, percent);
}

gboolean
td_table_begin_edit (TdTable *self, guint position, TdColumn column, const char *typed)
{
  TdTableCell *cell = td_table_find_cell (self, position, column);
  g_autofree char *text = NULL;
  TdRowId row;

  if (cell == NULL || !td_column_is_editable (column) ||
      !td_view_row_id (self->view, position, &row) ||
      td_document_read_only_reason (td_view_document (self->view)) != NULL)
    return FALSE;
  self->column = column;
  self->edited = row;
  self->edit_position = position;
  td_table_show_current (self);
  if (column == TD_COLUMN_START || column == TD_COLUMN_FINISH)
    return self->host.edit_date (self->host.window, row, column, GTK_WIDGET (cell), typed) != NULL;
  text = typed ? g_strdup (typed) : text_to_edit (self, position, column);
  td_table_cell_edit (cell, text ? text : "");
  return TRUE;
}

static gboolean
edit_idle_cb (gpointer data)
{
  TdTable *self = data;

  self->edit_idle = 0;
  if (self->view)
    td_table_begin_edit (self, self->edit_position, self->column, NULL);
  return G_SOURCE_REMOVE;
}

void
td_table_edit (TdTable *self, guint position, TdColumn column)
{
  td_table_go_to (self, position);
  self->column = column;
  self->edit_position = position;
  if (td_table_find_cell (self, position, column))
    td_table_begin_edit (self, position, column, NULL);
  else if (self->edit_idle == 0)
    self->edit_idle = g_timeout_add (30, edit_idle_cb, self);
}

/* ---- the view ---- */

static void
nodes_changed_cb (TdView *view, const GArray *nodes, TdTable *self)
{
  refresh_nodes (self, nodes);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, TdTable *self)
{
  td_table_show_current (self);
}

void
td_table_set_view (TdTable *self, TdView *view)
{
  if (self->view) {
    g_signal_handlers_disconnect_by_data (self->view, self);
    g_signal_handlers_disconnect_by_data (td_view_selection (self->view), self);
    self->view = NULL; /* first, for the cells that go now */
    gtk_column_view_set_model (self->list, NULL);
  }
  self->view = view;
  if (view == NULL)
    return;
  gtk_column_view_set_model (self->list, td_view_selection (view));
  g_signal_connect_object (view, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "nodes-changed", G_CALLBACK (nodes_changed_cb), self, 0);
  g_signal_connect_object (td_view_selection (view), "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, 0);
}

GtkAdjustment *
td_table_vadjustment (TdTable *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

void
td_table_set_scrollbar (TdTable *self, gboolean own)
{
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  own ? GTK_POLICY_AUTOMATIC : GTK_POLICY_EXTERNAL);
}

GtkWidget *
td_table_head (TdTable *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->list));
}

int
td_table_row_height (TdTable *self)
{
  return self->row_height;
}

/* ---- style ---- */

static void
measure_rows (TdTable *self)
{
  double height = self->style.row_height + (self->lines - 1) * TIGHT * self->style.line_step;
  int row_height = (int) (height + 0.5);

  if (row_height == self->row_height)
    return;
  self->row_height = row_height;
  refresh (self);
  if (self->host.height_changed)
    self->host.height_changed (self->host.window, row_height);
}

void
td_table_set_lines (TdTable *self, int lines)
{
  if (self->lines == lines)
    return;
  self->lines = lines;
  measure_rows (self);
}

static void
td_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TdTable *self = TD_TABLE (widget);

  GTK_WIDGET_CLASS (td_table_parent_class)->css_changed (widget, change);
  td_theme_style (widget, &self->style);
  measure_rows (self);
  refresh (self);
}

/* ---- the widget ---- */

static void
td_table_dispose (GObject *object)
{
  TdTable *self = TD_TABLE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->edit_idle, g_source_remove);
  if (self->list)
    td_table_set_view (self, NULL);
  self->arranging = TRUE; /* columns that go with the list are no wish of the user's */
  self->scroller = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self)))) /* a popover may hang here too */
    gtk_widget_unparent (child);
  self->list = NULL;
  G_OBJECT_CLASS (td_table_parent_class)->dispose (object);
}

static void
td_table_finalize (GObject *object)
{
  g_hash_table_unref (TD_TABLE (object)->cells);
  G_OBJECT_CLASS (td_table_parent_class)->finalize (object);
}

static void
td_table_class_init (TdTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_table_dispose;
  object_class->finalize = td_table_finalize;
  widget_class->css_changed = td_table_css_changed;
  gtk_widget_class_set_css_name (widget_class, "tdtable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
td_table_init (TdTable *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->lines = 1;
  self->row_height = 25;
  self->edited.table = TD_N_TABLES;
  td_style_init (&self->style, TD_STYLE_LIGHT, 12);
  self->list = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Items"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  td_table_add_keys (self);
}

GtkWidget *
td_table_new (TdSettings *settings, const TdTableHost *host)
{
  TdTable *self = g_object_new (TD_TYPE_TABLE, NULL);

  self->settings = settings;
  self->host = *host;
  td_theme_style (GTK_WIDGET (self), &self->style);
  measure_rows (self);
  td_table_build_columns (self);
  return GTK_WIDGET (self);
}
