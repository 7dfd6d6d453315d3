/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/when.h"
#include "schedule/schedule.h"

G_BEGIN_DECLS

/*
 * Gestures: what a person does to a row, as pure functions that make a batch of edits. The batch
 * goes through td_document_apply (); nothing here changes anything.
 *
 * A row is a project or a task, named by (table, id). Each function returns a new batch, empty
 * where the row is so already, or NULL with a fact of TD_EDIT_ERROR why it cannot be done
 * (td_fact_word () words it).
 */

/* What a gesture knows of its surroundings. A plain value; nothing in it is owned. */
typedef struct {
  const TdPortfolio *portfolio;
  const TdOutline *outline;
  const TdSchedule *schedule;
  TdLanguage language; /* of what is typed, and of the words a gesture writes itself */
  gint64 today;        /* day */
} TdGesture;

/* ---- dates ---- */

/* What the date popover holds. */
typedef struct {
  const char *typed;      /* "2027", "q1/2025", "trước 2030", "" for unknown */
  gint64 as_of;           /* day, or TD_NONE */
  const char *as_of_text; /* (nullable) */
  const char *source;     /* (nullable): the source of a drag is used */
  const char *decision;   /* (nullable) */
} TdDateEntry;

/* The value that holds now for a row, NULL for none. */
const TdDateValue *
td_gesture_current_date (const TdGesture *self, TdTableId table, gint64 id, TdDateRole role);

/**
 * td_gesture_set_date:
 *
 * Keeps what was typed as a date of the row: as a new statement, or in the place of the one with
 * the same as-of and source. A task that was scheduled is pinned by hand by it.
 */
TdEditBatch *td_gesture_set_date (const TdGesture *self,
                                  TdTableId table,
                                  gint64 id,
                                  TdDateRole role,
                                  const TdDateEntry *entry,
                                  GError **error);
/* The only statement goes; where there are older ones, a newer one says that it is unknown. */
TdEditBatch *td_gesture_clear_date (
    const TdGesture *self, TdTableId table, gint64 id, TdDateRole role, GError **error);
/* Both ends at once: a bar drawn across a dotted lane. Either may be %TD_WHEN_UNKNOWN. */
TdEditBatch *td_gesture_set_span (
    const TdGesture *self, TdTableId table, gint64 id, TdWhen start, TdWhen finish, GError **error);

typedef enum {
  TD_DRAG_FINE = 1 << 0, /* Alt: by days, whatever the bar's precision */
  TD_DRAG_PIN = 1 << 1,  /* Shift: pins a scheduled task by hand */
} TdDragFlags;

/* What a drag of the row steps by: minute to year. */
TdPrecision td_gesture_step (const TdGesture *self, TdTableId table, gint64 id, guint flags);

/**
 * td_gesture_move:
 * @steps: of td_gesture_step (); below zero is earlier
 * @flags: #TdDragFlags
 * @ret_note: (out) (optional) (nullable): what the person should be told, worded: a constraint was
 *   added, the links hold it, …
 *
 * A scheduled task gets a start no earlier than there; given dates move in their own precision,
 * with source "người dùng, ngày …". Summaries move all their dated children.
 */
TdEditBatch *td_gesture_move (const TdGesture *self,
                              TdTableId table,
                              gint64 id,
                              int steps,
                              guint flags,
                              char **ret_note,
                              GError **error);
/* The finish alone: the duration of a scheduled task, the given finish of others. */
TdEditBatch *td_gesture_resize (const TdGesture *self,
                                TdTableId table,
                                gint64 id,
                                int steps,
                                guint flags,
                                char **ret_note,
                                GError **error);

/* The start alone, the finish stays: of a scheduled task the start no earlier than there and the
 * duration that is left, of others the given start. */
TdEditBatch *td_gesture_resize_start (const TdGesture *self,
                                      TdTableId table,
                                      gint64 id,
                                      int steps,
                                      guint flags,
                                      char **ret_note,
                                      GError **error);

/* A deadline typed; "" clears it. */
TdEditBatch *td_gesture_set_deadline (
    const TdGesture *self, TdTableId table, gint64 id, const char *typed, GError **error);
/* "30 ngày", "36 tháng". */
TdEditBatch *
td_gesture_set_duration (const TdGesture *self, gint64 task_id, const char *typed, GError **error);

/* ---- fields ---- */

TdEditBatch *td_gesture_rename (
    const TdGesture *self, TdTableId table, gint64 id, const char *name, GError **error);
/* 0 to 100, or TD_NONE for unknown. */
TdEditBatch *td_gesture_set_progress (
    const TdGesture *self, TdTableId table, gint64 id, gint64 percent, GError **error);

/**
 * td_gesture_set_lead:
 * @organisation_id: 0 where @text names none of the portfolio's
 * @text: as typed; NULL takes the organisation's name; "" with 0 clears
 * @entry: (nullable): as-of and source; today and the source of a drag otherwise
 *
 * A project's lead is a statement with its as-of: an earlier one stays as it was.
 */
TdEditBatch *td_gesture_set_lead (const TdGesture *self,
                                  TdTableId table,
                                  gint64 id,
                                  gint64 organisation_id,
                                  const char *text,
                                  const TdDateEntry *entry,
                                  GError **error);

/* Any field from what a person typed, by its kind (td_typed_read ()). */
TdEditBatch *td_gesture_set_field (
    const TdGesture *self, const TdField *field, gint64 id, const char *typed, GError **error);

/* ---- structure ---- */

TdEditBatch *td_gesture_link (const TdGesture *self,
                              TdTableId from_table,
                              gint64 from,
                              TdTableId to_table,
                              gint64 to,
                              TdLinkKind kind,
                              GError **error);

/**
 * td_gesture_insert_task:
 * @table: of the row it stands below; that row's next sibling if it is a task without children,
 *   else the first below it
 *
 * An undated stage. The new row is the first insert of the batch: its uuid is the value of
 * td_gesture_inserted_uuid ().
 */
TdEditBatch *td_gesture_insert_task (
    const TdGesture *self, TdTableId table, gint64 id, const char *name, GError **error);
/* A project after @sibling, with its parent, clause and sector; 0: at the end of the top. */
TdEditBatch *
td_gesture_insert_project (const TdGesture *self, gint64 sibling, const char *name, GError **error);
/* NULL where the batch inserts nothing. */
const char *td_gesture_inserted_uuid (const TdEditBatch *batch);

typedef struct {
  TdTableId table;
  gint64 id;
} TdRowId;

/* With everything below them and whatever names them. */
TdEditBatch *
td_gesture_delete (const TdGesture *self, const TdRowId *rows, guint n_rows, GError **error);

/**
 * td_gesture_place:
 * @parent: of the same table, 0: at the top (a task: of its project)
 * @after: a sibling there, 0: as the first
 *
 * Carries a row with all below it to another place.
 */
TdEditBatch *td_gesture_place (
    const TdGesture *self, TdTableId table, gint64 id, gint64 parent, gint64 after, GError **error);

typedef enum { TD_SHIFT_INDENT, TD_SHIFT_OUTDENT, TD_SHIFT_UP, TD_SHIFT_DOWN } TdShift;

/* Below the sibling before it, out of its parent, before or after its neighbour. */
TdEditBatch *
td_gesture_shift (const TdGesture *self, TdTableId table, gint64 id, TdShift shift, GError **error);
/* For the sensitivity of actions: without making the batch. */
gboolean td_gesture_can_shift (const TdGesture *self, TdTableId table, gint64 id, TdShift shift);

G_END_DECLS
