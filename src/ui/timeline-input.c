/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/draw.h"
#include "ui/timeline-private.h"

#include <math.h>

/* What pointer and wheel do on the timeline. Nothing is edited here: signals say what was meant. */

enum {
  SIGNAL_SCALE_CHANGED,
  SIGNAL_DRAGGED,
  SIGNAL_DRAWN,
  SIGNAL_LINKED,
  SIGNAL_ACTIVATED,
  SIGNAL_MENU,
  N_SIGNALS,
};

#define DRAG_THRESHOLD 4.0
#define WHEEL_ROWS     3
#define WHEEL_PAN      60.0
#define WHEEL_ZOOM     1.25

static guint signals[N_SIGNALS];

void
td_timeline_install_signals (GtkWidgetClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_SCALE_CHANGED] =
      g_signal_new ("scale-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DRAGGED] =
      g_signal_new ("dragged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                    G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT64);
  signals[SIGNAL_DRAWN] =
      g_signal_new ("drawn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                    G_TYPE_UINT, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT);
  signals[SIGNAL_LINKED] =
      g_signal_new ("linked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                    G_TYPE_UINT, G_TYPE_INT, G_TYPE_UINT, G_TYPE_INT);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

/* ---- what lies under a point ---- */

/* The node there and its part, or -1. @ret_lane: a bar may be drawn there, with TD_PART_NONE. */
static int
pick (TdTimeline *self, double x, double y, TdPart *ret_part, gboolean *ret_lane)
{
  int row = td_timeline_row_at (self, y);
  const TdChartBox *box;

  *ret_part = TD_PART_NONE;
  *ret_lane = FALSE;
  if (row < 0 || self->rows->rows[row].kind != TD_ROW_NODE)
    return -1;
  box = td_row_layout_pick (td_timeline_row_layout (self, (guint) row), x,
                            y - td_timeline_row_top (self, (guint) row), ret_part);
  if (box && (box->kind == TD_BOX_LANE || box->kind == TD_BOX_PERIOD))
    *ret_part = TD_PART_NONE; /* no dates of the item's own to take hold of */
  if (*ret_part == TD_PART_NONE)
    *ret_lane = td_times_is_undated (
        td_schedule_times (self->context.schedule, self->rows->rows[row].node));
  return self->rows->rows[row].node;
}

static const char *
cursor_of (TdPart part, gboolean lane)
{
  switch (part) {
  case TD_PART_BODY:
    return "grab";
  case TD_PART_START:
  case TD_PART_FINISH:
    return "ew-resize";
  case TD_PART_PROGRESS:
    return "col-resize";
  case TD_PART_LINK_START:
  case TD_PART_LINK_FINISH:
    return "crosshair";
  case TD_PART_NONE:
  default:
    return lane ? "cell" : NULL;
  }
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TdTimeline *self)
{
  TdPart part;
  gboolean lane;

  self->motion_x = x;
  self->motion_y = y;
  if (self->grab.kind != TD_GRAB_NONE || self->context.portfolio == NULL)
    return;
  pick (self, x, y, &part, &lane);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor_of (part, lane));
}

/* ---- wheel ---- */

static void
pan_by (TdTimeline *self, double points)
{
  TdScale *scale = &self->context.scale;

  scale->origin = td_scale_instant (scale, points);
  td_timeline_scale_changed (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TdTimeline *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean smooth = event && gdk_event_get_event_type (event) == GDK_SCROLL &&
                    gdk_scroll_event_get_direction (event) == GDK_SCROLL_SMOOTH &&
                    gdk_device_get_source (gdk_event_get_device (event)) != GDK_SOURCE_MOUSE;
  double pan = smooth ? 1 : WHEEL_PAN;

  if (self->context.portfolio == NULL)
    return FALSE;
  if (state & GDK_CONTROL_MASK) {
    td_scale_zoom_by (&self->context.scale, pow (WHEEL_ZOOM, -dy), self->motion_x);
    td_timeline_scale_changed (self);
    return TRUE;
  }
  if (state & GDK_SHIFT_MASK) {
    pan_by (self, (dx != 0 ? dx : dy) * pan);
    return TRUE;
  }
  if (dx != 0)
    pan_by (self, dx * pan);
  if (dy != 0 && self->vadjustment)
    gtk_adjustment_set_value (self->vadjustment,
                              gtk_adjustment_get_value (self->vadjustment) +
                                  dy * (smooth ? 1 : self->row_height * WHEEL_ROWS));
  return TRUE;
}

/* A flick goes on by itself. */
static void
decelerate_cb (GtkEventControllerScroll *controller, double vx, double vy, TdTimeline *self)
{
  if (fabs (vx) > fabs (vy))
    pan_by (self, vx / 20);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, TdTimeline *self)
{
  static const double slow = 0.06;
  double x = self->motion_x, y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  td_scale_zoom_by (&self->context.scale, pow (scale, slow), x);
  td_timeline_scale_changed (self);
}

/* ---- dragging ---- */

/* Where the held edge of @node stands now. */
static double
held_edge (TdTimeline *self, guint node, TdPart part)
{
  const TdTimes *times = td_schedule_times (self->context.schedule, node);
  const TdScale *scale = &self->context.scale;
  gint64 start = times->start != TD_NONE ? times->start : times->finish;
  gint64 finish = times->finish != TD_NONE ? times->finish : times->start;

  switch (part) {
  case TD_PART_FINISH:
  case TD_PART_LINK_FINISH:
    return td_scale_x (scale, finish);
  case TD_PART_PROGRESS: {
    double x1 = td_scale_x (scale, start), x2 = td_scale_x (scale, finish);
    gint64 percent = times->percent_complete == TD_NONE ? 0 : times->percent_complete;

    return x1 + (x2 - x1) * (double) percent / 100;
  }
  case TD_PART_BODY:
  case TD_PART_START:
  case TD_PART_LINK_START:
  case TD_PART_NONE:
  default:
    return td_scale_x (scale, start);
  }
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TdTimeline *self)
{
  TdGrab *grab = &self->grab;
  gboolean lane;

  *grab = (TdGrab){.kind = TD_GRAB_SIGHT, .x = x, .y = y, .pointer_x = x, .pointer_y = y};
  grab->origin = self->context.scale.origin;
  grab->vertical = self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
  if (self->context.portfolio == NULL)
    return;
  grab->node = pick (self, x, y, &grab->part, &lane);
  if (grab->node >= 0 && self->selection)
    gtk_selection_model_select_item (self->selection, (guint) self->rows->node_rows[grab->node],
                                     TRUE);
  if (grab->part == TD_PART_LINK_START || grab->part == TD_PART_LINK_FINISH)
    grab->kind = TD_GRAB_LINK;
  else if (grab->part != TD_PART_NONE)
    grab->kind = TD_GRAB_PART;
  else if (lane)
    grab->kind = TD_GRAB_LANE;
  if (grab->kind == TD_GRAB_PART)
    grab->offset = held_edge (self, (guint) grab->node, grab->part) - x;
}

static gint64
grab_instant (TdTimeline *self)
{
  return td_scale_instant (&self->context.scale, self->grab.pointer_x + self->grab.offset);
}

static void
tell (TdTimeline *self, TdDragPhase phase)
{
  TdGrab *grab = &self->grab;
  gint64 from = td_scale_instant (&self->context.scale, MIN (grab->x, grab->pointer_x));
  gint64 to = td_scale_instant (&self->context.scale, MAX (grab->x, grab->pointer_x));

  if (grab->kind == TD_GRAB_PART)
    g_signal_emit (self, signals[SIGNAL_DRAGGED], 0, (guint) grab->node, grab->part, phase,
                   grab_instant (self));
  else if (grab->kind == TD_GRAB_LANE)
    g_signal_emit (self, signals[SIGNAL_DRAWN], 0, (guint) grab->node, from, to, phase);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TdTimeline *self)
{
  TdGrab *grab = &self->grab;

  grab->pointer_x = grab->x + dx;
  grab->pointer_y = grab->y + dy;
  if (!grab->moved && fabs (dx) < DRAG_THRESHOLD && fabs (dy) < DRAG_THRESHOLD)
    return;
  if (!grab->moved)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  grab->moved = TRUE;
  if (grab->kind == TD_GRAB_SIGHT) {
    TdScale scale = {grab->origin, self->context.scale.points_per_day};

    self->context.scale.origin = td_scale_instant (&scale, -dx);
    if (self->vadjustment)
      gtk_adjustment_set_value (self->vadjustment, grab->vertical - dy);
    td_timeline_scale_changed (self);
    return;
  }
  tell (self, TD_DRAG_MOVED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
finish_link (TdTimeline *self)
{
  TdGrab *grab = &self->grab;
  TdPart part;
  gboolean lane;
  int node = pick (self, grab->pointer_x, grab->pointer_y, &part, &lane);
  double x1, x2;

  if (node < 0 || node == grab->node)
    return;
  /* Dropped on the later half of a bar it means its finish; anywhere else its start. */
  part = TD_PART_LINK_START;
  if (td_chart_node_extent (&self->context, (guint) node, &x1, &x2) && x2 - x1 > 12 &&
      grab->pointer_x > (x1 + x2) / 2)
    part = TD_PART_LINK_FINISH;
  g_signal_emit (self, signals[SIGNAL_LINKED], 0, (guint) grab->node, grab->part, (guint) node,
                 part);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TdTimeline *self)
{
  TdGrab *grab = &self->grab;

  if (grab->moved && grab->kind == TD_GRAB_LINK)
    finish_link (self);
  else if (grab->moved)
    tell (self, TD_DRAG_DROPPED);
  grab->kind = TD_GRAB_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, TdTimeline *self)
{
  if (self->grab.moved)
    tell (self, TD_DRAG_CANCELLED);
  self->grab.kind = TD_GRAB_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TdTimeline *self = TD_TIMELINE (widget);

  if (self->grab.kind == TD_GRAB_NONE)
    return FALSE;
  drag_cancel_cb (self->drag, NULL, self); /* first: a gesture that is denied ends, as if dropped */
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdTimeline *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  TdPart part;
  gboolean lane;
  int row, node;

  if (self->context.portfolio == NULL || (row = td_timeline_row_at (self, y)) < 0)
    return;
  node = pick (self, x, y, &part, &lane);
  if (self->selection)
    gtk_selection_model_select_item (self->selection, (guint) row, TRUE);
  if (button == GDK_BUTTON_SECONDARY && node >= 0)
    g_signal_emit (self, signals[SIGNAL_MENU], 0, (guint) node, x, y);
  else if (button == GDK_BUTTON_PRIMARY && n_press == 2 && node >= 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, (guint) node);
}

/* ---- what is in hand, over the rows ---- */

void
td_timeline_snapshot_grab (TdTimeline *self, GtkSnapshot *snapshot)
{
  const TdGrab *grab = &self->grab;
  TdColour colour = self->style.accent;
  cairo_t *cr;

  if (!grab->moved || (grab->kind != TD_GRAB_LINK && grab->kind != TD_GRAB_LANE))
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                     (float) gtk_widget_get_height (GTK_WIDGET (self))));
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
  cairo_set_line_width (cr, 1.5);
  if (grab->kind == TD_GRAB_LINK) {
    cairo_move_to (cr, grab->x, grab->y);
    cairo_line_to (cr, grab->pointer_x, grab->pointer_y);
    cairo_stroke (cr);
    cairo_arc (cr, grab->pointer_x, grab->pointer_y, 3, 0, 2 * G_PI);
    cairo_fill (cr);
  } else {
    double top = td_timeline_row_top (self, (guint) td_timeline_row_at (self, grab->y));
    double y = top + (self->row_height - self->style.bar_height) / 2;

    cairo_rectangle (cr, MIN (grab->x, grab->pointer_x), y, fabs (grab->pointer_x - grab->x),
                     self->style.bar_height);
    cairo_set_dash (cr, (double[]){3, 2}, 2, 0);
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
}

static void
add_drag (TdTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  self->drag = drag;
}

void
td_timeline_add_controllers (TdTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  gtk_widget_add_controller (widget, scroll);
  /* Wherever the focus is: the table keeps it while the pointer drags. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (escape_cb, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (widget, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  add_drag (self);
}
