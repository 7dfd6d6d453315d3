/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/gesture.h"

G_BEGIN_DECLS

/* What the files of the gestures share. */

/* The project or task, or NULL with @error. */
gpointer td_gesture_row (const TdGesture *self, TdTableId table, gint64 id, GError **error);
const char *td_gesture_row_name (TdTableId table, gconstpointer row);
/* Of a task, the project it lies in; of a project itself. */
gint64 td_gesture_project_of (TdTableId table, gconstpointer row);

/* A batch with the row as its first subject. */
TdEditBatch *td_gesture_batch (const char *verb, TdTableId table, gconstpointer row);
void td_gesture_add_row_subject (TdEditBatch *batch, TdTableId table, gconstpointer row);

/* "người dùng, ngày 24/11/2026": where a date comes from that was drawn. */
char *td_gesture_own_source (const TdGesture *self);

/* @msgid with the row's name. Returns: NULL */
TdEditBatch *td_gesture_fail (
    TdEditError code, const char *msgid, TdTableId table, gconstpointer row, GError **error);

/* Adds to @batch the edits that make @when the row's present date. @entry gives as-of, source and
 * the words typed; NULL: today, from the user, in our words. */
void td_gesture_put_date (const TdGesture *self,
                          TdEditBatch *batch,
                          TdTableId table,
                          gint64 id,
                          TdDateRole role,
                          TdWhen when,
                          const TdDateEntry *entry);
/* A task scheduled until now is pinned by hand. */
void td_gesture_pin (const TdGesture *self, TdEditBatch *batch, TdTableId table, gint64 id);

static inline TdWhen
td_gesture_when (const TdDateValue *value)
{
  return value ? (TdWhen){value->earliest, value->latest} : TD_WHEN_UNKNOWN;
}

G_END_DECLS
