/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/fields.h"

G_BEGIN_DECLS

typedef enum { TD_EDIT_INSERT, TD_EDIT_UPDATE, TD_EDIT_DELETE } TdEditOp;

/* One wish: a new row, a new value in one field, or a row to go. */
typedef struct {
  TdEditOp op;
  TdTableId table;
  gint64 id;            /* negative: a row of this batch that has no id yet */
  const TdField *field; /* of an update */
  TdValue value;        /* of an update; a reference may name a negative id of the batch */
} TdEdit;

/**
 * TdEditBatch: edits that happen together or not at all.
 *
 * @verb and @subjects are what history keeps to word the change when it is shown: the verb is a
 * msgid such as N_("Rename %s"), the subjects name rows as "table:uuid" or plain texts. An insert
 * is followed by updates of the same id that fill the row; its uuid is given with it.
 */
typedef struct {
  GArray *edits; /* (element-type TdEdit) */
  char *verb;
  GPtrArray *subjects; /* (element-type utf8) */
  gint64 next_id;      /* the next negative id */
} TdEditBatch;

TdEditBatch *td_edit_batch_new (const char *verb);
TdEditBatch *td_edit_batch_copy (const TdEditBatch *batch);
void td_edit_batch_free (TdEditBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdEditBatch, td_edit_batch_free)

void td_edit_batch_add_subject (TdEditBatch *batch, const char *subject);

/* Returns: the negative id by which the batch knows the row. @uuid %NULL: a random one. */
gint64 td_edit_batch_insert (TdEditBatch *batch, TdTableId table, const char *uuid);
/* Takes @value. */
void td_edit_batch_set (
    TdEditBatch *batch, TdTableId table, gint64 id, const TdField *field, TdValue value);
void td_edit_batch_delete (TdEditBatch *batch, TdTableId table, gint64 id);

/* By field name; the field must exist. An integer for enumerations is refused: give the nick. */
void td_edit_batch_set_integer (
    TdEditBatch *batch, TdTableId table, gint64 id, const char *field, gint64 integer);
void td_edit_batch_set_text (
    TdEditBatch *batch, TdTableId table, gint64 id, const char *field, const char *text);

/* Appends all edits of @other, whose negative ids become new ones of @batch. */
void td_edit_batch_append (TdEditBatch *batch, const TdEditBatch *other);

gboolean td_edit_batch_is_empty (const TdEditBatch *batch);

#define TD_EDIT_ERROR (td_edit_error_quark ())
GQuark td_edit_error_quark (void);

typedef enum {
  TD_EDIT_ERROR_UNKNOWN_ROW,
  TD_EDIT_ERROR_OUT_OF_RANGE, /* the value does not fit its field */
  TD_EDIT_ERROR_CYCLE,        /* of links, or a row below itself */
  TD_EDIT_ERROR_DANGLING,     /* a row still referred to would go, or a reference names none */
  TD_EDIT_ERROR_CHANGED,      /* undo: the field was changed since */
} TdEditError;

G_END_DECLS
