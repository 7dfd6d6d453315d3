/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/document.h"
#include "document/gesture.h"
#include "ui/timeline.h"

G_BEGIN_DECLS

/**
 * TdTimelineEditor: makes edits of what is dragged on a timeline.
 *
 * While the pointer moves the document shows the edit as a preview, dependents and all; on release
 * it is applied once. Belongs to the window, which answers for the document.
 */
typedef struct _TdTimelineEditor TdTimelineEditor;

typedef struct {
  TdDocument *(*document) (gpointer window);
  /* Fills in the gesture's surroundings as of now. */
  void (*gesture) (gpointer window, TdGesture *ret);
  /* Takes all three; @batch NULL: say @error; @note (nullable) is told with success. */
  void (*commit) (gpointer window, TdEditBatch *batch, char *note, GError *error);
  gpointer window;
} TdTimelineHost;

/* Listens to @timeline until freed. */
TdTimelineEditor *td_timeline_editor_new (TdTimeline *timeline, const TdTimelineHost *host);
void td_timeline_editor_free (TdTimelineEditor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTimelineEditor, td_timeline_editor_free)

/* How many steps of @precision lie between two instants, to the nearest. */
int td_timeline_steps (gint64 from, gint64 to, TdPrecision precision);

G_END_DECLS
