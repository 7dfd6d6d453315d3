/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/table-cell.h"

#include "ui/words.h"

#include <math.h>

#define PAD    7  /* from the edge of the column to its words */
#define INDENT 15 /* of a level */
#define MARK   19 /* from the swatch's or the expander's left edge to the words */
#define SWATCH 8

enum {
  SIGNAL_TOGGLED,
  SIGNAL_EDITED,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _TdTableCell {
  GtkWidget parent_instance;

  TdColumn column;
  const TdStyle *style; /* of the table */
  PangoLayout *layout;
  PangoLayout *note_layout;
  TdCellContent content; /* its text and note are owned */
  int height;
  int lines;
  gboolean current;

  GtkWidget *field; /* NULL: not edited */
  gboolean finishing;
};

G_DEFINE_FINAL_TYPE (TdTableCell, td_table_cell, GTK_TYPE_WIDGET)

/* ---- measures ---- */

static gboolean
is_name (TdTableCell *self)
{
  return self->column == TD_COLUMN_NAME;
}

static int
text_left (TdTableCell *self)
{
  if (!is_name (self))
    return PAD;
  return PAD + 1 + (int) self->content.depth * INDENT + MARK - PAD;
}

static double
text_room (TdTableCell *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return MAX (width - text_left (self) - PAD + 1, 1);
}

static void
set_layout_width (TdTableCell *self)
{
  if (self->layout == NULL)
    return;
  pango_layout_set_width (self->layout,
                          self->content.group ? -1 : (int) (text_room (self) * PANGO_SCALE));
}

static PangoLayout *
make_layout (TdTableCell *self, const char *text, double part, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (part < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (part));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
ensure_layout (TdTableCell *self)
{
  const TdColumnInfo *info = td_column_info (self->column);

  if (self->layout || self->content.text == NULL)
    return;
  self->layout = make_layout (self, self->content.text, 1, self->content.bold);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (self->layout, -MAX (self->lines, 1));
  if (self->lines > 1)
    pango_layout_set_line_spacing (self->layout, 0.92f);
  if (!self->content.group)
    pango_layout_set_ellipsize (self->layout, is_name (self) && self->lines < 2
                                                  ? PANGO_ELLIPSIZE_MIDDLE
                                                  : PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (self->layout, info->align == TD_ALIGN_RIGHT    ? PANGO_ALIGN_RIGHT
                                            : info->align == TD_ALIGN_CENTRE ? PANGO_ALIGN_CENTER
                                                                             : PANGO_ALIGN_LEFT);
  if (self->content.note)
    self->note_layout = make_layout (self, self->content.note, 0.9, FALSE);
  set_layout_width (self);
}

/* ---- painting ---- */

static GdkRGBA
rgba (TdColour colour)
{
  return (GdkRGBA){(float) colour.red, (float) colour.green, (float) colour.blue, 1};
}

static void
snapshot_expander (TdTableCell *self, GtkSnapshot *snapshot, double x, double y)
{
  GdkRGBA colour = rgba (self->style->soft);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x - 5,
                                                                          (float) y - 5, 10, 10));

  gdk_cairo_set_source_rgba (cr, &colour);
  if (self->content.expanded) {
    cairo_move_to (cr, x - 4, y - 2.4);
    cairo_line_to (cr, x + 4, y - 2.4);
    cairo_line_to (cr, x, y + 2.8);
  } else {
    cairo_move_to (cr, x - 2.4, y - 4);
    cairo_line_to (cr, x + 2.8, y);
    cairo_line_to (cr, x - 2.4, y + 4);
  }
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
snapshot_mark (TdTableCell *self, GtkSnapshot *snapshot, double middle)
{
  double x = PAD + (double) self->content.depth * INDENT;

  if (self->content.expandable) {
    snapshot_expander (self, snapshot, x + SWATCH / 2.0 + 1, middle);
  } else if (self->content.has_swatch) {
    GskRoundedRect shape;
    GdkRGBA colour = rgba (self->content.swatch);
    graphene_rect_t bounds =
        GRAPHENE_RECT_INIT ((float) x + 1, (float) round (middle) - SWATCH / 2.0f, SWATCH, SWATCH);

    gsk_rounded_rect_init_from_rect (&shape, &bounds, 2);
    gtk_snapshot_push_rounded_clip (snapshot, &shape);
    gtk_snapshot_append_color (snapshot, &colour, &bounds);
    gtk_snapshot_pop (snapshot);
  }
}

static void
snapshot_text (TdTableCell *self, GtkSnapshot *snapshot, double middle)
{
  GdkRGBA colour = rgba (td_style_tone (self->style, self->content.tone));
  int width, height;

  pango_layout_get_pixel_size (self->layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) text_left (self),
                                                          (float) round (middle - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
  if (self->note_layout) {
    int note_height;

    pango_layout_get_pixel_size (self->note_layout, NULL, &note_height);
    colour = rgba (self->style->soft);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (text_left (self) + width + 10),
                                                            (float) round (
                                                                middle - note_height / 2.0 + 0.5)));
    gtk_snapshot_append_layout (snapshot, self->note_layout, &colour);
  }
}

static void
snapshot_current (TdTableCell *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour = rgba (self->style->accent);
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (
      &frame,
      &GRAPHENE_RECT_INIT (1, 1, (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2,
                           (float) self->height - 3),
      3);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){1, 1, 1, 1},
                              (GdkRGBA[4]){colour, colour, colour, colour});
}

static void
td_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdTableCell *self = TD_TABLE_CELL (widget);
  double middle = (self->height - 1) / 2.0;

  if (self->content.text == NULL)
    return;
  ensure_layout (self);
  if (is_name (self))
    snapshot_mark (self, snapshot, middle);
  if (self->field) {
    gtk_widget_snapshot_child (widget, self->field, snapshot);
    return;
  }
  if (self->current)
    snapshot_current (self, snapshot);
  snapshot_text (self, snapshot, middle);
}

/* ---- the field ---- */

static void
close_field (TdTableCell *self)
{
  GtkWidget *field = g_steal_pointer (&self->field);

  if (field == NULL)
    return;
  gtk_widget_unparent (field);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
finish (TdTableCell *self, TdCellLeave way)
{
  g_autofree char *text = NULL;
  gboolean done = FALSE;

  if (self->field == NULL || self->finishing)
    return;
  self->finishing = TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field)));
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, text, way, &done);
  if (done || way == TD_CELL_LEAVE_STAY)
    close_field (self);
  self->finishing = FALSE;
}

static void
activate_cb (GtkText *field, TdTableCell *self)
{
  finish (self, TD_CELL_LEAVE_DOWN);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, TdTableCell *self)
{
  finish (self, TD_CELL_LEAVE_STAY);
}

/* What the field and its input method have left over. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        TdTableCell *self)
{
  if (self->field == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_Escape:
    td_table_cell_finish (self, FALSE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Tab:
  case GDK_KEY_KP_Tab:
    finish (self, TD_CELL_LEAVE_NEXT);
    return GDK_EVENT_STOP;
  case GDK_KEY_ISO_Left_Tab:
    finish (self, TD_CELL_LEAVE_BACK);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_Down:
  case GDK_KEY_Page_Up:
  case GDK_KEY_Page_Down:
    return GDK_EVENT_STOP; /* not out of the field by accident */
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

GtkWidget *
td_table_cell_edit (TdTableCell *self, const char *text)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const TdColumnInfo *info = td_column_info (self->column);

  g_return_val_if_fail (self->field == NULL, self->field);
  self->field = gtk_text_new ();
  gtk_widget_add_css_class (self->field, "cell-field");
  gtk_editable_set_text (GTK_EDITABLE (self->field), text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->field), info->align == TD_ALIGN_RIGHT ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (info->label), -1);
  g_signal_connect (self->field, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (self->field, focus);
  gtk_widget_set_parent (self->field, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->field);
  gtk_editable_select_region (GTK_EDITABLE (self->field), 0, -1);
  return self->field;
}

gboolean
td_table_cell_is_editing (TdTableCell *self)
{
  return self->field != NULL;
}

void
td_table_cell_finish (TdTableCell *self, gboolean keep)
{
  if (keep) {
    finish (self, TD_CELL_LEAVE_STAY);
  } else if (self->field) {
    self->finishing = TRUE;
    close_field (self);
    self->finishing = FALSE;
  }
}

/* ---- the widget ---- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdTableCell *self)
{
  double mark = PAD + (double) self->content.depth * INDENT;

  if (!is_name (self) || !self->content.expandable)
    return;
  if ((x >= mark - 5 && x <= mark + MARK - 5) || (self->content.group && n_press == 2)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
  }
}

static void
td_table_cell_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  TdTableCell *self = TD_TABLE_CELL (widget);

  if (self->field) /* measured, since GTK asks for it before it is given its place */
    gtk_widget_measure (self->field, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? self->height : 20;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->height : 60;
  *minimum_baseline = *natural_baseline = -1;
}

static void
td_table_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdTableCell *self = TD_TABLE_CELL (widget);

  set_layout_width (self);
  if (self->field) {
    int left = text_left (self) - 4;
    int minimum;

    gtk_widget_measure (self->field, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    gtk_widget_size_allocate (self->field,
                              &(GtkAllocation){left, 1, MAX (width - left - 2, minimum),
                                               MAX (self->height - 3, 10)},
                              -1);
  }
}

static void
td_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (td_table_cell_parent_class)->css_changed (widget, change);
  td_table_cell_style_changed (TD_TABLE_CELL (widget));
}

static void
td_table_cell_dispose (GObject *object)
{
  TdTableCell *self = TD_TABLE_CELL (object);

  self->finishing = TRUE;
  g_clear_pointer (&self->field, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_object (&self->note_layout);
  G_OBJECT_CLASS (td_table_cell_parent_class)->dispose (object);
}

static void
td_table_cell_finalize (GObject *object)
{
  TdTableCell *self = TD_TABLE_CELL (object);

  g_free ((char *) self->content.text);
  g_free ((char *) self->content.note);
  G_OBJECT_CLASS (td_table_cell_parent_class)->finalize (object);
}

static void
td_table_cell_class_init (TdTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = td_table_cell_dispose;
  object_class->finalize = td_table_cell_finalize;
  widget_class->measure = td_table_cell_measure;
  widget_class->size_allocate = td_table_cell_size_allocate;
  widget_class->snapshot = td_table_cell_snapshot;
  widget_class->css_changed = td_table_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  signals[SIGNAL_TOGGLED] =
      g_signal_new ("toggled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] =
      g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                    NULL, G_TYPE_BOOLEAN, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[SIGNAL_LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_table_cell_init (TdTableCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->height = 25;
  self->lines = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
td_table_cell_new (TdColumn column, const TdStyle *style)
{
  TdTableCell *self = g_object_new (TD_TYPE_TABLE_CELL, NULL);

  self->column = column;
  self->style = style;
  return GTK_WIDGET (self);
}

TdColumn
td_table_cell_column (TdTableCell *self)
{
  return self->column;
}

void
td_table_cell_set_content (TdTableCell *self, const TdCellContent *content)
{
  TdCellContent before = self->content;

  self->content = *content;
  self->content.text = g_strdup (content->text ? content->text : "");
  self->content.note = g_strdup (content->note);
  if (g_strcmp0 (before.text, self->content.text) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->content.text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _ (td_column_info (self->column)->label), -1);
  g_free ((char *) before.text);
  g_free ((char *) before.note);
  td_table_cell_style_changed (self);
}

const char *
td_table_cell_text (TdTableCell *self)
{
  return self->content.text ? self->content.text : "";
}

gboolean
td_table_cell_is_cut (TdTableCell *self)
{
  return self->layout && !self->content.group && pango_layout_is_ellipsized (self->layout);
}

void
td_table_cell_set_height (TdTableCell *self, int height, int lines)
{
  if (self->height == height && self->lines == lines)
    return;
  self->height = height;
  self->lines = lines;
  td_table_cell_style_changed (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
td_table_cell_set_current (TdTableCell *self, gboolean current)
{
  if (self->current == current)
    return;
  self->current = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
td_table_cell_style_changed (TdTableCell *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->note_layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
