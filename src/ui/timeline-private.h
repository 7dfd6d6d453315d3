/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/link.h"
#include "ui/timeline.h"

G_BEGIN_DECLS

/* What the pointer is doing. */
typedef enum {
  TD_GRAB_NONE,
  TD_GRAB_PART,  /* a handle or body of a bar */
  TD_GRAB_LANE,  /* a new bar on a dotted lane */
  TD_GRAB_LINK,  /* a new link */
  TD_GRAB_SIGHT, /* the empty ground: pans */
} TdGrabKind;

typedef struct {
  TdGrabKind kind;
  TdPart part;
  gint32 node;
  double x; /* where it began */
  double y;
  double offset;    /* from the pointer to what it holds */
  double vertical;  /* the vertical adjustment when it began */
  gint64 origin;    /* the scale's origin when it began */
  double pointer_x; /* where it is now */
  double pointer_y;
  gboolean moved;
} TdGrab;

struct _TdTimeline {
  GtkWidget parent_instance;

  GtkWidget *axis;
  GtkAdjustment *vadjustment;
  GtkSelectionModel *selection;

  TdChartContext context; /* portfolio NULL: nothing to show */
  TdStyle style;
  const TdRows *rows;
  double row_height;
  gboolean fitted; /* the sight holds all as long as nobody moved it */

  GHashTable *nodes; /* row → GskRenderNode, for the rows in sight */
  TdRowLayout *layout;
  TdLinkIndex *links;
  GArray *paths; /* (element-type TdLinkPath) through the rows in sight, y from the first row */
  guint paths_first;
  guint paths_last;
  gboolean paths_stale; /* ends may have moved since */

  TdGrab grab;
  double motion_x;
  double motion_y;
  GtkGesture *drag;
};

gboolean td_timeline_is_empty (TdTimeline *self);

/* Drops what was kept of every row, or of one. */
void td_timeline_forget (TdTimeline *self);
void td_timeline_forget_row (TdTimeline *self, guint row);
/* After the scale moved. */
void td_timeline_scale_changed (TdTimeline *self);

/* The row at @y of the widget, or -1. */
int td_timeline_row_at (TdTimeline *self, double y);
/* The layout of a row in sight, shared and valid until the next call. */
const TdRowLayout *td_timeline_row_layout (TdTimeline *self, guint row);
double td_timeline_row_top (TdTimeline *self, guint row);

/* timeline-input.c */
void td_timeline_install_signals (GtkWidgetClass *klass);
void td_timeline_add_controllers (TdTimeline *self);
void td_timeline_snapshot_grab (TdTimeline *self, GtkSnapshot *snapshot);

G_END_DECLS
