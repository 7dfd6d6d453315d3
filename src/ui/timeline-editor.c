/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/timeline-editor.h"

#include <math.h>

struct _TdTimelineEditor {
  TdTimeline *timeline;
  TdTimelineHost host;

  /* What is in hand; @table is TD_N_TABLES when nothing is. */
  TdTableId table;
  gint64 id;
  TdTimes before; /* its times when the drag began */
  int shown;      /* the steps, or the percent, that the preview shows */
};

static const double days_of[] = {
    [TD_PRECISION_MINUTE] = 1.0,
    [TD_PRECISION_DAY] = 1.0,
    [TD_PRECISION_WEEK] = 7.0,
    [TD_PRECISION_MONTH] = 365.2425 / 12,
    [TD_PRECISION_QUARTER] = 365.2425 / 4,
    [TD_PRECISION_HALF_YEAR] = 365.2425 / 2,
    [TD_PRECISION_YEAR] = 365.2425,
    [TD_PRECISION_PERIOD] = 365.2425,
    [TD_PRECISION_OPEN] = 365.2425,
    [TD_PRECISION_NONE] = 1.0,
};

int
td_timeline_steps (gint64 from, gint64 to, TdPrecision precision)
{
  return (int) lround ((double) (to - from) / (days_of[precision] * TD_MINUTES_PER_DAY));
}

static guint
drag_flags (TdTimelineEditor *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->timeline));
  GdkSeat *seat = gdk_display_get_default_seat (display);
  GdkModifierType state = gdk_device_get_modifier_state (gdk_seat_get_keyboard (seat));

  return (state & GDK_ALT_MASK ? TD_DRAG_FINE : 0) | (state & GDK_SHIFT_MASK ? TD_DRAG_PIN : 0);
}

static void
end_preview (TdTimelineEditor *self)
{
  TdDocument *document = self->host.document (self->host.window);

  if (document)
    td_document_end_preview (document);
}

static void
take (TdTimelineEditor *self, guint node)
{
  const TdChartContext *context = td_timeline_context (self->timeline);

  self->table = context->outline->nodes[node].table;
  self->id = context->outline->nodes[node].id;
  self->before = *td_schedule_times (context->schedule, node);
  self->shown = 0;
}

/* ---- moving, resizing, progress ---- */

/* How far the pointer has carried the handle: steps of the row's precision, or the percent. */
static int
amount (TdTimelineEditor *self, const TdGesture *gesture, TdPart part, gint64 instant)
{
  const TdTimes *times = &self->before;
  TdPrecision step = td_gesture_step (gesture, self->table, self->id, drag_flags (self));
  gint64 start = times->start != TD_NONE ? times->start : times->finish;
  gint64 finish = times->finish != TD_NONE ? times->finish : times->start;

  if (part == TD_PART_PROGRESS) {
    double share = (double) (instant - start) / (double) MAX (finish - start, 1);

    return (int) lround (CLAMP (share, 0, 1) * 20) * 5;
  }
  return td_timeline_steps (part == TD_PART_FINISH ? finish : start, instant, step);
}

static TdEditBatch *
make_batch (TdTimelineEditor *self,
            const TdGesture *gesture,
            TdPart part,
            int steps,
            char **ret_note,
            GError **error)
{
  guint flags = drag_flags (self);

  switch (part) {
  case TD_PART_FINISH:
    return td_gesture_resize (gesture, self->table, self->id, steps, flags, ret_note, error);
  case TD_PART_START:
    return td_gesture_resize_start (gesture, self->table, self->id, steps, flags, ret_note, error);
  case TD_PART_PROGRESS:
    return td_gesture_set_progress (gesture, self->table, self->id, steps, error);
  case TD_PART_BODY:
  case TD_PART_NONE:
  case TD_PART_LINK_START:
  case TD_PART_LINK_FINISH:
  default:
    return td_gesture_move (gesture, self->table, self->id, steps, flags, ret_note, error);
  }
}

static void
show (TdTimelineEditor *self, TdPart part, gint64 instant)
{
  g_autoptr (TdEditBatch) batch = NULL;
  g_autofree char *note = NULL;
  TdGesture gesture;
  int steps;

  self->host.gesture (self->host.window, &gesture);
  steps = amount (self, &gesture, part, instant);
  if (steps == self->shown)
    return;
  self->shown = steps;
  end_preview (self); /* a gesture starts from what is recorded */
  self->host.gesture (self->host.window, &gesture);
  batch = make_batch (self, &gesture, part, steps, &note, NULL);
  if (batch)
    td_document_preview (self->host.document (self->host.window), batch, NULL);
}

static void
drop (TdTimelineEditor *self, TdPart part, gint64 instant)
{
  TdEditBatch *batch;
  GError *error = NULL;
  char *note = NULL;
  TdGesture gesture;
  int steps;

  end_preview (self);
  self->host.gesture (self->host.window, &gesture);
  steps = amount (self, &gesture, part, instant);
  if (steps == 0 && part != TD_PART_PROGRESS)
    return;
  batch = make_batch (self, &gesture, part, steps, &note, &error);
  self->host.commit (self->host.window, batch, note, error);
}

static void
dragged_cb (TdTimeline *timeline,
            guint node,
            TdPart part,
            TdDragPhase phase,
            gint64 instant,
            TdTimelineEditor *self)
{
  if (self->table == TD_N_TABLES)
    take (self, node);
  if (phase == TD_DRAG_MOVED) {
    show (self, part, instant);
    return;
  }
  if (phase == TD_DRAG_DROPPED)
    drop (self, part, instant);
  else
    end_preview (self);
  self->table = TD_N_TABLES;
}

/* ---- a bar on an empty lane ---- */

/* The span of the scale's unit that holds @instant: what is drawn is no finer than what is seen. */
static TdWhen
unit_around (TdTimeline *timeline, gint64 instant)
{
  TdZoom zoom = td_timeline_zoom (timeline);
  gint64 start;

  if (zoom > TD_ZOOM_YEAR)
    zoom = TD_ZOOM_YEAR;
  start = td_zoom_floor (zoom, TD_TIER_LOWER, instant);
  return (TdWhen){start, td_zoom_next (zoom, TD_TIER_LOWER, start)};
}

static void
drawn_cb (TdTimeline *timeline,
          guint node,
          gint64 start,
          gint64 finish,
          TdDragPhase phase,
          TdTimelineEditor *self)
{
  const TdChartContext *context = td_timeline_context (timeline);
  const TdNode *row = context->outline->nodes + node;
  TdEditBatch *batch;
  GError *error = NULL;
  TdGesture gesture;

  if (phase != TD_DRAG_DROPPED)
    return;
  self->host.gesture (self->host.window, &gesture);
  batch = td_gesture_set_span (&gesture, row->table, row->id, unit_around (timeline, start),
                               unit_around (timeline, finish), &error);
  self->host.commit (self->host.window, batch, NULL, error);
}

/* ---- links ---- */

static void
linked_cb (TdTimeline *timeline,
           guint from,
           TdPart from_part,
           guint to,
           TdPart to_part,
           TdTimelineEditor *self)
{
  const TdNode *nodes = td_timeline_context (timeline)->outline->nodes;
  gboolean finish = from_part == TD_PART_LINK_FINISH, into_finish = to_part == TD_PART_LINK_FINISH;
  TdLinkKind kind = finish ? (into_finish ? TD_LINK_FINISH_FINISH : TD_LINK_FINISH_START)
                           : (into_finish ? TD_LINK_START_FINISH : TD_LINK_START_START);
  TdEditBatch *batch;
  GError *error = NULL;
  TdGesture gesture;

  self->host.gesture (self->host.window, &gesture);
  batch = td_gesture_link (&gesture, nodes[from].table, nodes[from].id, nodes[to].table,
                           nodes[to].id, kind, &error);
  self->host.commit (self->host.window, batch, NULL, error);
}

TdTimelineEditor *
td_timeline_editor_new (TdTimeline *timeline, const TdTimelineHost *host)
{
  TdTimelineEditor *self = g_new0 (TdTimelineEditor, 1);

  self->timeline = g_object_ref (timeline);
  self->host = *host;
  self->table = TD_N_TABLES;
  g_signal_connect (timeline, "dragged", G_CALLBACK (dragged_cb), self);
  g_signal_connect (timeline, "drawn", G_CALLBACK (drawn_cb), self);
  g_signal_connect (timeline, "linked", G_CALLBACK (linked_cb), self);
  return self;
}

void
td_timeline_editor_free (TdTimelineEditor *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->timeline, self);
  g_object_unref (self->timeline);
  g_free (self);
}
