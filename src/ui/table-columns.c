/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/table-private.h"
#include "ui/words.h"

/* Which columns a table has, in what order, how wide: kept in the settings. */

#define COLUMN_KEY  "td-column"
#define COLUMNS_KEY "columns"

TdColumn
td_table_column_of (GtkColumnViewColumn *column)
{
  return (TdColumn) (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), COLUMN_KEY)) - 1);
}

static GtkColumnViewColumn *
nth_column (TdTable *self, guint i)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (self->list), i);

  return column; /* the list holds it */
}

static guint
n_columns (TdTable *self)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (self->list));
}

GtkColumnViewColumn *
td_table_find_column (TdTable *self, TdColumn column)
{
  for (guint i = 0; i < n_columns (self); i++)
    if (td_table_column_of (nth_column (self, i)) == column)
      return nth_column (self, i);
  return NULL;
}

TdColumn
td_table_neighbour (TdTable *self, TdColumn column, int step)
{
  guint count = n_columns (self);

  for (guint i = 0; i < count; i++)
    if (td_table_column_of (nth_column (self, i)) == column) {
      guint beside = (guint) CLAMP ((int) i + step, 0, (int) count - 1);

      return td_table_column_of (nth_column (self, beside));
    }
  return TD_COLUMN_NAME;
}

/* ---- keeping ---- */

static void
save_columns (TdTable *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (self->arranging || self->settings == NULL)
    return;
  for (guint i = 0; i < n_columns (self); i++) {
    TdColumn column = td_table_column_of (nth_column (self, i));

    g_string_append_printf (names, "%s%s", names->len ? "," : "", td_column_info (column)->name);
  }
  td_settings_set_text (self->settings, COLUMNS_KEY, names->str);
}

static char *
width_key (TdColumn column)
{
  return g_strconcat ("width-", td_column_info (column)->name, NULL);
}

static void
width_cb (GtkColumnViewColumn *column, GParamSpec *pspec, TdTable *self)
{
  g_autofree char *key = width_key (td_table_column_of (column));

  if (!self->arranging && self->settings)
    td_settings_set_integer (self->settings, key, gtk_column_view_column_get_fixed_width (column));
}

static void
columns_changed_cb (GListModel *model, guint position, guint removed, guint added, TdTable *self)
{
  save_columns (self);
}

/* ---- making ---- */

static void
toggled_cb (TdTableCell *cell, GtkListItem *item)
{
  TdTable *self = TD_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (cell), TD_TYPE_TABLE));

  if (self && self->view)
    td_view_toggle (self->view, gtk_list_item_get_position (item));
}

static void
row_of_cell (GtkWidget *cell, GtkWidget **ret_holder, GtkWidget **ret_row)
{
  *ret_holder = gtk_widget_get_parent (cell);
  *ret_row = *ret_holder ? gtk_widget_get_parent (*ret_holder) : NULL;
}

/* The row itself has no name of its own: it takes the words of its cells. */
void
td_table_dress_row (TdTable *self, GtkWidget *cell, guint position)
{
  const TdChartContext *context = td_view_context (self->view);
  const TdRows *rows = td_view_rows (self->view);
  const TdRow *row = td_view_row (self->view, position);
  g_autoptr (GString) values = g_string_new (NULL);
  GtkWidget *holder, *widget;

  row_of_cell (cell, &holder, &widget);
  if (holder == NULL || widget == NULL)
    return;
  gtk_widget_set_overflow (holder,
                           row->kind == TD_ROW_GROUP ? GTK_OVERFLOW_VISIBLE : GTK_OVERFLOW_HIDDEN);
  if (row->kind == TD_ROW_GROUP)
    gtk_widget_add_css_class (widget, "group");
  else
    gtk_widget_remove_css_class (widget, "group");
  for (guint i = 0; i < n_columns (self) && row->kind == TD_ROW_NODE; i++) {
    TdColumn column = td_table_column_of (nth_column (self, i));
    g_autofree char *text = NULL;

    if (column == TD_COLUMN_NAME)
      continue;
    text = td_cell_text (context, rows, row, column);
    if (text && *text)
      g_string_append_printf (values, "%s%s: %s", values->len ? ", " : "",
                              td_translate (context->language, td_column_info (column)->label),
                              text);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  td_table_cell_text (TD_TABLE_CELL (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, values->str, -1);
}

static gboolean
edited_cb (TdTableCell *cell, const char *text, int way, TdTable *self)
{
  TdColumn column = td_table_cell_column (cell), next;
  guint position = self->edit_position;

  if (!self->host.commit (self->host.window, self->edited, column, text))
    return FALSE;
  if (self->view == NULL || way == TD_CELL_LEAVE_STAY)
    return TRUE;
  td_table_cell_finish (cell, FALSE);
  if (way == TD_CELL_LEAVE_DOWN) {
    td_table_go_to (self, MIN (position + 1, MAX (td_view_rows (self->view)->count, 1) - 1));
    return TRUE;
  }
  next = td_table_next_editable (self, column, way == TD_CELL_LEAVE_NEXT ? 1 : -1);
  if (next != TD_N_COLUMNS)
    td_table_begin_edit (self, position, next, NULL);
  return TRUE;
}

static void
left_cb (TdTableCell *cell, TdTable *self)
{
  GtkWidget *holder, *row;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  row_of_cell (GTK_WIDGET (cell), &holder, &row);
  if (row && root && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (row);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, TdTable *self)
{
  TdColumn column =
      (TdColumn) (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY)) - 1);
  GtkWidget *cell = td_table_cell_new (column, &self->style);

  g_signal_connect (cell, "toggled", G_CALLBACK (toggled_cb), item);
  g_signal_connect (cell, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (cell, "left", G_CALLBACK (left_cb), self);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, TdTable *self)
{
  TdTableCell *cell = TD_TABLE_CELL (gtk_list_item_get_child (item));

  g_hash_table_insert (self->cells, cell, item);
  td_table_fill_cell (self, cell, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, TdTable *self)
{
  TdTableCell *cell = TD_TABLE_CELL (gtk_list_item_get_child (item));

  td_table_cell_finish (cell, TRUE);
  g_hash_table_remove (self->cells, cell);
}

/* ---- sorting ---- */

/* GTK 4.8 does not tell which title was pressed, but compares by it first: the first sorter that
 * is asked belongs to it, and the sign says which way. */
typedef struct {
  TdTable *table;
  TdColumn column;
} SortKey;

static int
sort_probe (gconstpointer a, gconstpointer b, gpointer data)
{
  SortKey *key = data;

  if (key->table->probed == TD_N_COLUMNS)
    key->table->probed = key->column;
  return -1;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, TdTable *self)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  if (self->arranging || self->view == NULL)
    return;
  self->probed = TD_N_COLUMNS;
  order = gtk_sorter_compare (sorter, a, b);
  td_view_set_sort (self->view, self->probed,
                    self->probed != TD_N_COLUMNS && order == GTK_ORDERING_LARGER);
}

static void
add_sorter (TdTable *self, GtkColumnViewColumn *made, TdColumn column)
{
  SortKey *key = g_new (SortKey, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  *key = (SortKey){self, column};
  sorter = GTK_SORTER (gtk_custom_sorter_new (sort_probe, key, g_free));
  gtk_column_view_column_set_sorter (made, sorter);
}

static GtkColumnViewColumn *
make_column (TdTable *self, TdColumn column)
{
  const TdColumnInfo *info = td_column_info (column);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made = gtk_column_view_column_new (_ (info->label), factory);
  g_autofree char *key = width_key (column);
  int width = (int) (info->width * self->style.text_size + 0.5);

  if (self->settings)
    width = td_settings_integer (self->settings, key, width);
  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GINT_TO_POINTER ((int) column + 1));
  g_object_set_data (G_OBJECT (made), COLUMN_KEY, GINT_TO_POINTER ((int) column + 1));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, info->stretch);
  gtk_column_view_column_set_fixed_width (made, MAX (width, 24));
  add_sorter (self, made, column);
  g_signal_connect (made, "notify::fixed-width", G_CALLBACK (width_cb), self);
  return made;
}

/* A title stands over its figures. GTK has no word for that, so it is asked of the labels. */
static void
align_titles (TdTable *self)
{
  GtkWidget *title = gtk_widget_get_first_child (td_table_head (self));

  for (guint i = 0; i < n_columns (self) && title; i++) {
    gboolean right =
        td_column_info (td_table_column_of (nth_column (self, i)))->align == TD_ALIGN_RIGHT;
    GtkWidget *label = title;

    while (label && !GTK_IS_LABEL (label))
      label = gtk_widget_get_first_child (label);
    if (label) {
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), right ? 1 : 0);
    }
    title = gtk_widget_get_next_sibling (title);
  }
}

static void
append_columns (TdTable *self, const GArray *columns)
{
  self->arranging = TRUE;
  for (guint i = n_columns (self); i > 0; i--)
    gtk_column_view_remove_column (self->list, nth_column (self, i - 1));
  for (guint i = 0; i < columns->len; i++) {
    g_autoptr (GtkColumnViewColumn) column =
        make_column (self, g_array_index (columns, TdColumn, i));

    gtk_column_view_append_column (self->list, column);
  }
  self->arranging = FALSE;
  align_titles (self);
}

void
td_table_build_columns (TdTable *self)
{
  g_autofree char *names = self->settings ? td_settings_text (self->settings, COLUMNS_KEY) : NULL;
  g_autoptr (GArray) columns = NULL;

  if (names == NULL || !td_columns_parse (names, &columns, NULL) || columns->len == 0)
    columns = td_columns_default ();
  append_columns (self, columns);
  g_signal_connect_object (gtk_column_view_get_sorter (self->list), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_columns (self->list), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, 0);
}

void
td_table_set_usual_columns (TdTable *self, const TdColumn *columns, guint n)
{
  g_autofree char *names = self->settings ? td_settings_text (self->settings, COLUMNS_KEY) : NULL;
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (TdColumn));

  if (names)
    return;
  g_array_append_vals (array, columns, n);
  append_columns (self, array);
}

GArray *
td_table_columns (TdTable *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TdColumn));

  for (guint i = 0; i < n_columns (self); i++) {
    TdColumn column = td_table_column_of (nth_column (self, i));

    g_array_append_val (columns, column);
  }
  return columns;
}

void
td_table_unsort (TdTable *self)
{
  gtk_column_view_sort_by_column (self->list, NULL, GTK_SORT_ASCENDING);
}

int
td_table_usual_width (TdTable *self)
{
  int width = 0;

  for (guint i = 0; i < n_columns (self); i++)
    width += gtk_column_view_column_get_fixed_width (nth_column (self, i));
  /* Few columns leave room for names. */
  return MAX (width + 2, (int) (52 * self->style.text_size));
}

gboolean
td_table_has_column (TdTable *self, TdColumn column)
{
  return td_table_find_column (self, column) != NULL;
}

void
td_table_show_column (TdTable *self, TdColumn column, gboolean show)
{
  GtkColumnViewColumn *found = td_table_find_column (self, column);

  if (show && found == NULL) {
    g_autoptr (GtkColumnViewColumn) made = make_column (self, column);

    gtk_column_view_append_column (self->list, made);
    align_titles (self);
  } else if (!show && found && column != TD_COLUMN_NAME) {
    gtk_column_view_remove_column (self->list, found);
  }
}
