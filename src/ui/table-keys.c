/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/table-private.h"

/* What keys and clicks do in the table while no field is open. */

gboolean
td_column_is_editable (TdColumn column)
{
  return column == TD_COLUMN_NAME || column == TD_COLUMN_LEAD || column == TD_COLUMN_START ||
         column == TD_COLUMN_FINISH || column == TD_COLUMN_PERCENT || column == TD_COLUMN_DEADLINE;
}

TdColumn
td_table_next_editable (TdTable *self, TdColumn column, int step)
{
  for (TdColumn next = td_table_neighbour (self, column, step); next != column;
       next = td_table_neighbour (self, column, step)) {
    if (td_column_is_editable (next))
      return next;
    column = next;
  }
  return TD_N_COLUMNS;
}

static void
set_column (TdTable *self, TdColumn column)
{
  self->column = column;
  td_table_show_current (self);
}

static void
go_to_holder (TdTable *self, guint position)
{
  guint depth = td_view_row (self->view, position)->depth;

  while (position > 0) {
    const TdRow *row = td_view_row (self->view, --position);

    if (row->kind == TD_ROW_GROUP || row->depth < depth) {
      td_table_go_to (self, position);
      return;
    }
  }
}

static gboolean
sideways (TdTable *self, guint position, int step)
{
  const TdRow *row = td_view_row (self->view, position);
  gboolean tree = self->column == TD_COLUMN_NAME && row->expandable;

  if (tree && (step > 0) != (row->expanded != 0))
    td_view_toggle (self->view, position);
  else if (step < 0 && self->column == TD_COLUMN_NAME)
    go_to_holder (self, position);
  else if (row->kind == TD_ROW_NODE)
    set_column (self, td_table_neighbour (self, self->column, step));
  return GDK_EVENT_STOP;
}

/* Typing into a cell opens it and leaves the key, and all that follow, to the field's own input
 * method. */
static gboolean
type_into (TdTable *self, GtkEventControllerKey *controller, guint position, guint keyval)
{
  const TdRow *row = td_view_row (self->view, position);
  gunichar letter = gdk_keyval_to_unicode (keyval);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (row->kind != TD_ROW_NODE || letter == 0 || !g_unichar_isgraph (letter) ||
      !td_column_is_editable (self->column))
    return GDK_EVENT_PROPAGATE;
  if (!td_table_begin_edit (self, position, self->column, ""))
    return GDK_EVENT_PROPAGATE;
  if (gtk_root_get_focus (root))
    gtk_event_controller_key_forward (controller, gtk_root_get_focus (root));
  return GDK_EVENT_STOP;
}

static gboolean
open_row (TdTable *self, guint position)
{
  if (td_view_row (self->view, position)->kind == TD_ROW_GROUP)
    td_view_toggle (self->view, position);
  else if (td_column_is_editable (self->column))
    td_table_begin_edit (self, position, self->column, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        TdTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  int position = self->view ? td_view_current_position (self->view) : -1;

  if (position < 0 || (focus && GTK_IS_EDITABLE (focus)) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_F2:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    return open_row (self, (guint) position);
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return sideways (self, (guint) position, -1);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return sideways (self, (guint) position, 1);
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
    self->host.remove (self->host.window);
    return GDK_EVENT_STOP;
  case GDK_KEY_Menu:
    self->host.menu (self->host.window, GTK_WIDGET (self), 40, 40);
    return GDK_EVENT_STOP;
  default:
    return type_into (self, controller, (guint) position, keyval);
  }
}

/* ---- pointer ---- */

static TdTableCell *
cell_at (TdTable *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget && !TD_IS_TABLE_CELL (widget)) {
    GtkWidget *inner = gtk_widget_get_first_child (widget);

    /* Beside the words, but in the cell. */
    if (inner && TD_IS_TABLE_CELL (inner))
      return TD_TABLE_CELL (inner);
    widget = gtk_widget_get_parent (widget);
  }
  return widget ? TD_TABLE_CELL (widget) : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdTable *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  TdTableCell *cell = cell_at (self, x, y);
  GtkListItem *item = cell ? g_hash_table_lookup (self->cells, cell) : NULL;
  guint position;

  if (item == NULL || self->view == NULL || td_table_cell_is_editing (cell))
    return;
  position = gtk_list_item_get_position (item);
  set_column (self, td_table_cell_column (cell));
  if (button == GDK_BUTTON_SECONDARY) {
    if (!gtk_selection_model_is_selected (td_view_selection (self->view), position))
      td_table_go_to (self, position);
    self->host.menu (self->host.window, GTK_WIDGET (self), x, y);
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  } else if (n_press == 2 && td_view_row (self->view, position)->kind == TD_ROW_NODE &&
             td_column_is_editable (td_table_cell_column (cell))) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    td_table_begin_edit (self, position, td_table_cell_column (cell), NULL);
  }
}

void
td_table_add_keys (TdTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
