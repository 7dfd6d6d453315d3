/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_TIMELINE (td_timeline_get_type ())
G_DECLARE_FINAL_TYPE (TdTimeline, td_timeline, TD, TIMELINE, GtkWidget)

/*
 * TdTimeline: the bars beside the table.
 *
 * It shares the table's vertical adjustment, selection model and row height, so row i stands at
 * i × height in both. Each row in sight is one cairo node, kept while nothing in it changes and
 * moved when the view scrolls. Everything it shows comes from the context and rows it was given;
 * it edits nothing itself and tells what was dragged through signals:
 *
 * ::scale-changed          the sight moved or zoomed (the axis and the zoom control follow)
 * ::dragged (node, part, phase, instant)
 *                          a handle is at @instant now; @part is a TdPart, @phase a TdDragPhase.
 *                          For TD_PART_BODY @instant is where the start would be.
 * ::drawn (node, start, finish, phase)
 *                          somebody draws a bar on the lane of an undated row
 * ::linked (from, from_part, to, to_part)
 *                          a link was drawn from one end (TD_PART_LINK_START or _FINISH) to another
 * ::activated (node)       double click on a bar
 * ::menu (node, x, y)      secondary click
 */

typedef enum { TD_DRAG_MOVED, TD_DRAG_DROPPED, TD_DRAG_CANCELLED } TdDragPhase;

GtkWidget *td_timeline_new (void);

void td_timeline_set_adjustment (TdTimeline *self, GtkAdjustment *vadjustment);
/* Item i of the model is row i. */
void td_timeline_set_selection (TdTimeline *self, GtkSelectionModel *selection);
void td_timeline_set_row_height (TdTimeline *self, double height);

/**
 * td_timeline_set_content:
 * @context: portfolio, outline, schedule, language, status date, baseline and what to show; its
 *   style, lettering, scale and sight are the timeline's own
 * @rows: (transfer none): kept alive by the caller until the next call
 *
 * Shows them; to be called again whenever any of it changed.
 */
void td_timeline_set_content (TdTimeline *self, const TdChartContext *context, const TdRows *rows);
/* Before what it was given goes away. */
void td_timeline_clear (TdTimeline *self);
/* Only these rows look different now (element-type guint32 of nodes). */
void td_timeline_nodes_changed (TdTimeline *self, const GArray *nodes);

/* The two-tier head for above: follows by itself. */
GtkWidget *td_timeline_axis (TdTimeline *self);

/* The context as drawn: with scale and sight. */
const TdChartContext *td_timeline_context (TdTimeline *self);

TdZoom td_timeline_zoom (TdTimeline *self);
/* Positive: closer. Around the middle of the sight. */
void td_timeline_step_zoom (TdTimeline *self, int steps);
/* All dated rows, or the selected one, into the sight. */
void td_timeline_fit (TdTimeline *self);
void td_timeline_show_instant (TdTimeline *self, gint64 instant);
/* Moves the sight until the bar of @node is in it; does nothing if it is. */
void td_timeline_reveal (TdTimeline *self, guint node);

G_END_DECLS
