/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/uuid.h"
#include "store/addition.h"
#include "store/recording.h"
#include "store/statements.h"

/*
 * Taking in a whole portfolio: first every staged row gets the id by which the file knows it,
 * a fresh one or that of the row with its uuid, then the fresh ones are written in their order
 * with every reference put into our ids.
 */

/* Rows between two looks at the progress function. */
#define ROWS_A_LOOK 2048
/* How much of the time the rows take; the record takes the rest. */
#define SHARE_OF_ROWS 0.8
/* From here on a table that was empty gets its indexes after its rows. */
#define ROWS_WORTH_SORTING 2000
/* Bytes of a record; SQLite keeps no blob of 10^9. */
#define RECORD_MAX 900000000

typedef struct {
  TdStore *store;
  const TdStoreImport *import;
  gint64 *ids[TD_N_TABLES];     /* by the index of the staged row */
  gint64 last_ids[TD_N_TABLES]; /* before: what is above is fresh */
  gboolean was_empty[TD_N_TABLES];
  TdAddition *addition;
  guint n_rows;
  guint n_done;
  TdStoreImported result;
} Import;

static void
import_clear (Import *self)
{
  for (guint i = 0; i < TD_N_TABLES; i++)
    g_free (self->ids[i]);
  g_byte_array_unref (self->addition);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static gboolean
look (const Import *self, double fraction, GError **error)
{
  const TdStoreImport *import = self->import;

  return import->progress == NULL || import->progress (fraction, import->progress_data) ||
         td_store_fail (error, TD_STORE_ERROR_CANCELLED, "%s", "");
}

/* ---- ids ---- */

/* The row that the file has in the place of a staged one, or 0. */
static gboolean
find_ours (sqlite3 *db, sqlite3_stmt *finder, const char *uuid, gint64 *ret_id, GError **error)
{
  int code;

  sqlite3_bind_text (finder, 1, uuid, -1, SQLITE_STATIC);
  code = sqlite3_step (finder);
  *ret_id = code == SQLITE_ROW ? sqlite3_column_int64 (finder, 0) : 0;
  sqlite3_reset (finder);
  return code == SQLITE_ROW || code == SQLITE_DONE || td_database_fail (db, error);
}

/* A statement that finds rows by uuid; NULL without @error when the table is empty. */
static sqlite3_stmt *
make_finder (TdStore *store, TdTableId table, GError **error)
{
  const char *name = td_table_name (table);
  /* There is one portfolio row at most, whatever its uuid. */
  const char *by = table == TD_TABLE_PORTFOLIO ? "?1 IS NOT NULL" : "uuid = ?1";
  g_autofree char *any = g_strdup_printf ("SELECT 1 FROM %s LIMIT 1", name);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s", name, by);
  gint64 found = 0;

  if (!td_database_integer (store->db, any, 0, &found, error) || !found)
    return NULL;
  return td_database_prepare (store->db, sql, error);
}

static gboolean
give_id (Import *self, TdTableId table, guint row, gint64 *last, GError **error)
{
  const TdRecord *record = td_portfolio_at (self->import->staged, table, row);

  if (record->uuid == NULL || !td_uuid_is_valid (record->uuid))
    return td_store_refuse (error, TD_EDIT_ERROR_OUT_OF_RANGE, "%s %s", td_table_name (table),
                            record->uuid ? record->uuid : "uuid");
  if (self->ids[table][row]) {
    self->result.skipped++;
    return TRUE;
  }
  if (*last >= TD_ID_MAX)
    return td_store_fail (error, TD_STORE_ERROR_FAILED, "%s: no ids left", td_table_name (table));
  self->ids[table][row] = table == TD_TABLE_PORTFOLIO ? 1 : ++*last;
  self->result.added[table]++;
  self->n_rows++;
  return TRUE;
}

static gboolean
give_ids (Import *self, TdTableId table, GError **error)
{
  guint count = td_portfolio_count (self->import->staged, table);
  g_autoptr (GError) failure = NULL;
  g_autoptr (sqlite3_stmt) finder = make_finder (self->store, table, &failure);
  gint64 last = 0;

  if (failure || !td_store_last_id (self->store, table, &last, &failure)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  self->last_ids[table] = last;
  self->was_empty[table] = finder == NULL;
  self->ids[table] = g_new0 (gint64, count);
  for (guint row = 0; row < count; row++) {
    const TdRecord *record = td_portfolio_at (self->import->staged, table, row);

    if ((finder &&
         !find_ours (self->store->db, finder, record->uuid, self->ids[table] + row, error)) ||
        !give_id (self, table, row, &last, error))
      return FALSE;
  }
  /* The one portfolio row keeps its id for ever, also when it was deleted before. */
  if (table == TD_TABLE_PORTFOLIO)
    self->last_ids[table] = finder ? 1 : 0;
  return TRUE;
}

/* ---- rows ---- */

static gboolean
refuse (const TdField *field, const TdRecord *record, TdEditError code, GError **error)
{
  return td_store_refuse (error, code, "%s %s %s", td_table_name (field->table), record->uuid,
                          field->name);
}

/* What goes into a column; @text is borrowed. */
typedef struct {
  TdValueType type;
  gint64 integer;
  const char *text;
} Cell;

static gboolean
read_reference (
    const Import *self, const TdField *field, const TdRecord *record, Cell *cell, GError **error)
{
  gint64 id = td_field_integer (field, record);
  int index = td_portfolio_index (self->import->staged, field->target, id);

  if (index >= 0)
    *cell = (Cell){TD_VALUE_INTEGER, self->ids[field->target][index], NULL};
  else if (id != 0 || (field->flags & TD_FIELD_REQUIRED))
    return refuse (field, record, TD_EDIT_ERROR_DANGLING, error);
  return TRUE;
}

static gboolean
read_text (const TdField *field, const TdRecord *record, Cell *cell, GError **error)
{
  const char *text = td_field_text (field, record);

  if (text ? !g_utf8_validate (text, -1, NULL) : (field->flags & TD_FIELD_REQUIRED) != 0)
    return refuse (field, record, TD_EDIT_ERROR_OUT_OF_RANGE, error);
  if (text)
    *cell = (Cell){TD_VALUE_TEXT, 0, text};
  return TRUE;
}

static gboolean
read_integer (const TdField *field, const TdRecord *record, Cell *cell, GError **error)
{
  gint64 integer = td_field_integer (field, record);

  if (integer == TD_NONE ? (field->flags & TD_FIELD_REQUIRED) != 0 : !td_cell_fits (field, integer))
    return refuse (field, record, TD_EDIT_ERROR_OUT_OF_RANGE, error);
  if (field->kind == TD_FIELD_ENUM)
    *cell = (Cell){TD_VALUE_TEXT, 0, field->nicks[integer]};
  else if (integer != TD_NONE)
    *cell = (Cell){TD_VALUE_INTEGER, integer, NULL};
  return TRUE;
}

static gboolean
read_cell (
    const Import *self, const TdField *field, const TdRecord *record, Cell *cell, GError **error)
{
  *cell = (Cell){TD_VALUE_NULL, 0, NULL};
  if (td_field_is_text (field))
    return read_text (field, record, cell, error);
  if (field->kind == TD_FIELD_REFERENCE)
    return read_reference (self, field, record, cell, error);
  return read_integer (field, record, cell, error);
}

static void
write_cell (sqlite3_stmt *statement, int at, const Cell *cell, TdAddition *addition)
{
  switch (cell->type) {
  case TD_VALUE_INTEGER:
    sqlite3_bind_int64 (statement, at, cell->integer);
    td_addition_add_integer (addition, cell->integer);
    break;
  case TD_VALUE_TEXT:
    sqlite3_bind_text (statement, at, cell->text, -1, SQLITE_STATIC);
    td_addition_add_text (addition, cell->text);
    break;
  case TD_VALUE_NULL:
  default:
    sqlite3_bind_null (statement, at);
    td_addition_add_null (addition);
    break;
  }
}

static gboolean
write_row (const Import *self, sqlite3_stmt *statement, TdTableId table, guint row, GError **error)
{
  const TdRecord *record = td_portfolio_at (self->import->staged, table, row);
  gint64 id = self->ids[table][row];
  guint count;
  const TdField *fields = td_store_fields (self->store, table, &count);
  Cell cell;
  int code;

  sqlite3_bind_int64 (statement, 1, id);
  td_addition_begin_row (self->addition, id);
  for (guint i = 0; i < count; i++) {
    if (!read_cell (self, fields + i, record, &cell, error))
      return FALSE;
    write_cell (statement, (int) i + 2, &cell, self->addition);
  }
  code = sqlite3_step (statement);
  if (code != SQLITE_DONE)
    return td_database_fail (self->store->db, error);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
look_now_and_then (Import *self, GError **error)
{
  if (self->n_done++ % ROWS_A_LOOK != 0)
    return TRUE;
  if (self->addition->len > RECORD_MAX)
    return td_store_fail (error, TD_STORE_ERROR_FAILED, "too much for one revision");
  return look (self, SHARE_OF_ROWS * self->n_done / self->n_rows, error);
}

static gboolean
write_rows (Import *self, TdTableId table, GError **error)
{
  g_autoptr (TdLentStatement) statement = td_store_lend_insert (self->store, table, error);
  guint count = td_portfolio_count (self->import->staged, table);
  guint n_fields;

  if (statement == NULL)
    return FALSE;
  td_store_fields (self->store, table, &n_fields);
  td_addition_begin_table (self->addition, table, n_fields);
  for (guint row = 0; row < count; row++)
    if (self->ids[table][row] > self->last_ids[table] &&
        (!look_now_and_then (self, error) || !write_row (self, statement, table, row, error)))
      return FALSE;
  return TRUE;
}

/* ---- indexes ---- */

/* The statements that make the indexes of a table. */
static GPtrArray *
read_indexes (TdStore *store, TdTableId table, const char *column, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM sqlite_schema WHERE type = 'index' AND tbl_name = '%s' AND sql IS NOT NULL",
      column, td_table_name (table));
  g_autoptr (sqlite3_stmt) rows = td_database_prepare (store->db, sql, error);
  int code;

  if (rows == NULL)
    return NULL;
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  if (code == SQLITE_DONE)
    return g_steal_pointer (&texts);
  td_database_fail (store->db, error);
  return NULL;
}

static gboolean
run_all (TdStore *store, const GPtrArray *texts, GError **error)
{
  for (guint i = 0; i < texts->len; i++)
    if (!td_database_run (store->db, g_ptr_array_index (texts, i), error))
      return FALSE;
  return TRUE;
}

/* Indexes that are made of all rows at once are made in order, at a third of the price. */
static gboolean
write_rows_then_indexes (Import *self, TdTableId table, GError **error)
{
  g_autoptr (GPtrArray) drop = read_indexes (self->store, table, "'DROP INDEX ' || name", error);
  g_autoptr (GPtrArray) create = drop ? read_indexes (self->store, table, "sql", error) : NULL;

  return create && run_all (self->store, drop, error) && write_rows (self, table, error) &&
         run_all (self->store, create, error);
}

static gboolean
write_table (Import *self, TdTableId table, GError **error)
{
  if (self->result.added[table] == 0)
    return TRUE;
  return self->was_empty[table] && self->result.added[table] > ROWS_WORTH_SORTING
             ? write_rows_then_indexes (self, table, error)
             : write_rows (self, table, error);
}

static gboolean
write_tables (Import *self, GError **error)
{
  for (guint table = 0; table < TD_N_TABLES; table++)
    if (!give_ids (self, (TdTableId) table, error))
      return FALSE;
  for (guint table = 0; table < TD_N_TABLES; table++)
    if (!write_table (self, (TdTableId) table, error))
      return FALSE;
  return look (self, SHARE_OF_ROWS, error);
}

static gboolean
import (Import *self, const TdStoreMeta *meta, GError **error)
{
  g_auto (TdRecording) recording = {NULL};
  TdRevision revision = {.meta = meta,
                         .verb = self->import->verb,
                         .subjects = self->import->subjects,
                         .kind = TD_HISTORY_EDIT};
  TdChangeset changeset = {NULL, 0};

  if (!td_recording_begin_adding (&recording, self->store, error) || !write_tables (self, error))
    return FALSE;
  changeset = (TdChangeset){self->addition->data, (int) self->addition->len};
  return td_recording_keep_changeset (&recording, &revision, &changeset, NULL,
                                      &self->result.revision, error);
}

/* Every reference is mapped to a row that is there or comes with it: SQLite need not look. */
static void
make_ready (TdStore *store, gboolean ready)
{
  sqlite3_exec (store->db, ready ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON", NULL,
                NULL, NULL);
  td_store_set_large (store, ready);
}

gboolean
td_store_import_portfolio (TdStore *self,
                           const TdStoreImport *request,
                           const TdStoreMeta *meta,
                           TdStoreImported *ret_imported,
                           GError **error)
{
  g_auto (Import) work = {.store = self, .import = request, .addition = g_byte_array_new ()};
  gboolean done;

  make_ready (self, TRUE);
  done = import (&work, meta, error);
  make_ready (self, FALSE);
  if (!done)
    return FALSE;
  look (&work, 1, NULL);
  if (ret_imported)
    *ret_imported = work.result;
  return TRUE;
}
