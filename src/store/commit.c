/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/uuid.h"
#include "store/recording.h"
#include "store/statements.h"

/*
 * The recorded door. A batch is read twice: first every new row gets its id and collects the
 * values that the batch gives it, then the edits are carried out in their order. So a reference
 * may name a row that the batch makes later, and a new row is one INSERT.
 */

typedef struct {
  TdTableId table;
  gint64 id;             /* 0: the batch makes no such row */
  const TdEdit **values; /* for each field: the last edit that sets it */
  gboolean dropped;      /* made and deleted by the same batch */
} NewRow;

typedef struct {
  TdStore *store;
  const TdEditBatch *batch;
  NewRow *rows; /* by the negative id, from -1 */
  gint64 n_rows;
  gint64 last_ids[TD_N_TABLES]; /* 0: not asked yet */
} Commit;

static void
commit_clear (Commit *self)
{
  for (gint64 i = 0; i < self->n_rows; i++)
    g_free (self->rows[i].values);
  g_free (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Commit, commit_clear)

static gboolean
refuse_field (const TdField *field, gint64 id, GError **error)
{
  return td_store_refuse (error, TD_EDIT_ERROR_OUT_OF_RANGE, "%s:%" G_GINT64_FORMAT " %s",
                          td_table_name (field->table), id, field->name);
}

static gboolean
refuse_row (const TdEdit *edit, GError **error)
{
  return td_store_refuse (error, TD_EDIT_ERROR_UNKNOWN_ROW, "%s:%" G_GINT64_FORMAT,
                          td_table_name (edit->table), edit->id);
}

/* ---- new rows and their ids ---- */

static NewRow *
find_row (const Commit *self, TdTableId table, gint64 id)
{
  NewRow *row = id < 0 && -id <= self->n_rows ? self->rows + (-id - 1) : NULL;

  return row && row->id && row->table == table ? row : NULL;
}

static gboolean
allocate_id (Commit *self, TdTableId table, gint64 *ret_id, GError **error)
{
  gint64 *last = self->last_ids + table;

  if (*last == 0 && !td_store_last_id (self->store, table, last, error))
    return FALSE;
  if (*last >= TD_ID_MAX)
    return td_store_fail (error, TD_STORE_ERROR_FAILED, "%s: no ids left", td_table_name (table));
  *ret_id = ++*last;
  return TRUE;
}

static gboolean
plan_insert (Commit *self, const TdEdit *edit, GError **error)
{
  guint count;
  const TdField *fields = td_table_fields (edit->table, &count);
  NewRow *row;

  if (edit->id >= 0 || -edit->id > self->n_rows || self->rows[-edit->id - 1].id)
    return refuse_row (edit, error);
  if (edit->value.type != TD_VALUE_TEXT || !td_uuid_is_valid (edit->value.text))
    return refuse_field (fields, edit->id, error);
  row = self->rows + (-edit->id - 1);
  row->table = edit->table;
  if (!allocate_id (self, edit->table, &row->id, error))
    return FALSE;
  row->values = g_new0 (const TdEdit *, count);
  row->values[0] = edit;
  return TRUE;
}

static gboolean
plan_edit (Commit *self, const TdEdit *edit, GError **error)
{
  NewRow *row;
  guint count;

  if (edit->op == TD_EDIT_INSERT)
    return plan_insert (self, edit, error);
  if (edit->id > 0)
    return TRUE;
  row = find_row (self, edit->table, edit->id);
  if (row == NULL || row->dropped)
    return refuse_row (edit, error);
  if (edit->op == TD_EDIT_DELETE)
    row->dropped = TRUE;
  else
    row->values[edit->field - td_table_fields (edit->table, &count)] = edit;
  return TRUE;
}

static gboolean
plan (Commit *self, GError **error)
{
  self->n_rows = -self->batch->next_id - 1;
  self->rows = g_new0 (NewRow, self->n_rows);
  for (guint i = 0; i < self->batch->edits->len; i++)
    if (!plan_edit (self, &g_array_index (self->batch->edits, TdEdit, i), error))
      return FALSE;
  return TRUE;
}

/* ---- values ---- */

static gboolean
bind_reference (
    const Commit *self, sqlite3_stmt *statement, int index, const TdEdit *edit, GError **error)
{
  gint64 id = edit->value.integer;

  if (id < 0) {
    const NewRow *row = find_row (self, edit->field->target, id);

    if (row == NULL || row->dropped)
      return td_store_refuse (error, TD_EDIT_ERROR_DANGLING, "%s:%" G_GINT64_FORMAT " %s",
                              td_table_name (edit->table), edit->id, edit->field->name);
    id = row->id;
  }
  if (id == 0)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, id);
  return TRUE;
}

static gboolean
bind_value (
    const Commit *self, sqlite3_stmt *statement, int index, const TdEdit *edit, GError **error)
{
  const TdField *field = edit->field;
  const TdValue *value = &edit->value;
  gboolean texts = td_field_is_text (field) || field->kind == TD_FIELD_ENUM;

  if (value->type == TD_VALUE_NULL) {
    if (field->flags & TD_FIELD_REQUIRED)
      return refuse_field (field, edit->id, error);
    sqlite3_bind_null (statement, index);
    return TRUE;
  }
  if (texts != (value->type == TD_VALUE_TEXT) ||
      (texts && !g_utf8_validate (value->text, -1, NULL)) ||
      (field->kind == TD_FIELD_ENUM && td_field_enum_index (field, value->text) < 0))
    return refuse_field (field, edit->id, error);
  if (field->kind == TD_FIELD_REFERENCE)
    return bind_reference (self, statement, index, edit, error);
  if (texts)
    sqlite3_bind_text (statement, index, value->text, -1, SQLITE_STATIC);
  else if (td_cell_fits (field, value->integer))
    sqlite3_bind_int64 (statement, index, value->integer);
  else
    return refuse_field (field, edit->id, error);
  return TRUE;
}

/* What a new row holds where the batch gives nothing. */
static gboolean
bind_initial (sqlite3_stmt *statement, int index, const TdField *field, gint64 id, GError **error)
{
  gboolean empty = td_field_is_text (field) || field->initial == TD_NONE ||
                   (field->kind == TD_FIELD_REFERENCE && field->initial == 0);

  if (empty && (field->flags & TD_FIELD_REQUIRED))
    return refuse_field (field, id, error);
  if (empty)
    sqlite3_bind_null (statement, index);
  else
    td_cell_bind (statement, index, field, field->initial);
  return TRUE;
}

/* ---- carrying out ---- */

static gboolean
insert_row (const Commit *self, const TdEdit *edit, GError **error)
{
  const NewRow *row = self->rows + (-edit->id - 1);
  guint count;
  const TdField *fields = td_store_fields (self->store, edit->table, &count);
  g_autoptr (TdLentStatement) statement = NULL;

  if (row->values == NULL || row->dropped)
    return TRUE;
  statement = td_store_lend_insert (self->store, edit->table, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row->id);
  sqlite3_bind_text (statement, 2, edit->value.text, -1, SQLITE_STATIC);
  for (guint i = 1; i < count; i++) {
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): plan_insert () made them */
    const TdEdit *given = row->values[i];

    if (given ? !bind_value (self, statement, (int) i + 2, given, error)
              : !bind_initial (statement, (int) i + 2, fields + i, edit->id, error))
      return FALSE;
  }
  return td_database_finish (self->store->db, statement, error);
}

static gboolean
update_row (const Commit *self, const TdEdit *edit, GError **error)
{
  g_autoptr (TdLentStatement) statement = NULL;

  if (edit->id < 0)
    return TRUE;
  if (edit->field->flags & TD_FIELD_FIXED)
    return refuse_field (edit->field, edit->id, error);
  statement = td_store_lend_update (self->store, edit->field, error);
  if (statement == NULL || !bind_value (self, statement, 1, edit, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 2, edit->id);
  if (!td_database_finish (self->store->db, statement, error))
    return FALSE;
  return sqlite3_changes (self->store->db) == 1 || refuse_row (edit, error);
}

static gboolean
delete_row (const Commit *self, const TdEdit *edit, GError **error)
{
  g_autoptr (TdLentStatement) statement = NULL;

  if (edit->id < 0)
    return TRUE;
  statement = td_store_lend_delete (self->store, edit->table, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, edit->id);
  if (!td_database_finish (self->store->db, statement, error))
    return FALSE;
  return sqlite3_changes (self->store->db) == 1 || refuse_row (edit, error);
}

static gboolean
carry_out (const Commit *self, GError **error)
{
  for (guint i = 0; i < self->batch->edits->len; i++) {
    const TdEdit *edit = &g_array_index (self->batch->edits, TdEdit, i);
    gboolean done;

    if (edit->op == TD_EDIT_INSERT)
      done = insert_row (self, edit, error);
    else if (edit->op == TD_EDIT_UPDATE)
      done = update_row (self, edit, error);
    else
      done = delete_row (self, edit, error);
    if (!done)
      return FALSE;
  }
  return TRUE;
}

gboolean
td_store_commit (TdStore *self,
                 const TdEditBatch *batch,
                 const TdStoreMeta *meta,
                 TdChangeList **ret_changes,
                 gint64 *ret_revision,
                 GError **error)
{
  g_auto (Commit) commit = {.store = self, .batch = batch};
  g_auto (TdRecording) recording = {NULL};
  const TdRevision revision = {meta, batch->verb, batch->subjects, TD_HISTORY_EDIT, 0};

  return td_recording_begin (&recording, self, error) && plan (&commit, error) &&
         carry_out (&commit, error) &&
         td_recording_keep (&recording, &revision, ret_changes, ret_revision, error);
}
