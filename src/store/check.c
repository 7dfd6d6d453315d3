/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/uuid.h"
#include "store/changeset.h"
#include "store/schema.h"
#include "store/store-private.h"

#include <string.h>

/*
 * Everything that could be wrong with a file, from its pages up. What keeps one look from being
 * finished is itself a finding, and the next look is taken.
 */

#define FINDINGS_MAX 1000

typedef struct {
  TdStore *store;
  GPtrArray *findings;
} Check;

static void
finding_free (gpointer data)
{
  TdStoreFinding *finding = data;

  g_free (finding->fact);
  g_free (finding);
}

static void add (Check *self, TdStoreFindingKind kind, const char *fact, ...) G_GNUC_PRINTF (3, 4);

static void
add (Check *self, TdStoreFindingKind kind, const char *fact, ...)
{
  TdStoreFinding *finding;
  va_list arguments;

  if (self->findings->len >= FINDINGS_MAX)
    return;
  finding = g_new0 (TdStoreFinding, 1);
  finding->kind = kind;
  va_start (arguments, fact);
  finding->fact = g_strdup_vprintf (fact, arguments);
  va_end (arguments);
  g_ptr_array_add (self->findings, finding);
}

/* Another program's lock is no fault of the file. */
static gboolean
can_go_on (Check *self, int code, GError **error)
{
  if (code == SQLITE_DONE || code == SQLITE_ROW || code == SQLITE_OK)
    return TRUE;
  if ((code & 0xff) == SQLITE_BUSY)
    return td_database_fail (self->store->db, error);
  add (self, TD_FINDING_PAGE, "%s", sqlite3_errmsg (self->store->db));
  return TRUE;
}

static sqlite3_stmt *
prepare (Check *self, const char *sql)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *statement = td_database_prepare (self->store->db, sql, &failure);

  if (statement == NULL)
    add (self, TD_FINDING_SCHEMA, "%s", sqlite3_errmsg (self->store->db));
  return statement;
}

static const char *
text_at (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text ? text : "";
}

/* ---- pages and references ---- */

static gboolean
check_pages (Check *self, GError **error)
{
  g_autoptr (sqlite3_stmt) lines = prepare (self, "PRAGMA integrity_check (1000)");
  int code = SQLITE_DONE;

  while (lines && (code = sqlite3_step (lines)) == SQLITE_ROW)
    if (strcmp (text_at (lines, 0), "ok") != 0)
      add (self, TD_FINDING_PAGE, "%s", text_at (lines, 0));
  return can_go_on (self, code, error);
}

static gboolean
check_references (Check *self, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = prepare (self, "PRAGMA foreign_key_check");
  int code = SQLITE_DONE;

  while (rows && (code = sqlite3_step (rows)) == SQLITE_ROW)
    add (self, TD_FINDING_REFERENCE, "%s:%s → %s", text_at (rows, 0), text_at (rows, 1),
         text_at (rows, 2));
  return can_go_on (self, code, error);
}

/* ---- schema ---- */

/* What a schema consists of: name → its text. */
static GHashTable *
read_schema (sqlite3 *db, int *ret_code)
{
  GHashTable *schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *rows = NULL;

  *ret_code =
      sqlite3_prepare_v2 (db,
                          "SELECT type || ' ' || name, coalesce (sql, '') FROM sqlite_schema"
                          " WHERE name NOT LIKE 'sqlite_stat%'",
                          -1, &rows, NULL);
  while (rows && (*ret_code = sqlite3_step (rows)) == SQLITE_ROW)
    g_hash_table_insert (schema, g_strdup (text_at (rows, 0)), g_strdup (text_at (rows, 1)));
  sqlite3_finalize (rows);
  return schema;
}

static GHashTable *
expected_schema (int version)
{
  sqlite3 *db = NULL;
  GHashTable *schema = NULL;
  int code;

  if (sqlite3_open (":memory:", &db) == SQLITE_OK && td_schema_raise (db, 0, version, NULL))
    schema = read_schema (db, &code);
  sqlite3_close (db);
  return schema;
}

static void
compare_schemas (Check *self, GHashTable *expected, GHashTable *found)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (g_strcmp0 (g_hash_table_lookup (found, name), text) != 0)
      add (self, TD_FINDING_SCHEMA, "%s", (const char *) name);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (expected, name))
      add (self, TD_FINDING_SCHEMA, "%s", (const char *) name);
}

static gboolean
check_schema (Check *self, GError **error)
{
  int code = SQLITE_DONE;
  g_autoptr (GHashTable) found = read_schema (self->store->db, &code);
  g_autoptr (GHashTable) expected = NULL;

  if (self->store->version > td_schema_newest ())
    return TRUE;
  expected = expected_schema (self->store->version);
  if (expected)
    compare_schemas (self, expected, found);
  return can_go_on (self, code, error);
}

/* ---- values ---- */

static void
check_row (Check *self, const TdField *fields, guint count, sqlite3_stmt *row)
{
  TdTableId table = fields->table;
  gint64 id = sqlite3_column_int64 (row, 0);
  g_autofree gpointer record = g_malloc (td_table_record_size (table));

  if (id < 1 || id > TD_ID_MAX)
    add (self, TD_FINDING_VALUE, "%s:%" G_GINT64_FORMAT " id", td_table_name (table), id);
  td_record_init (table, record, id, NULL);
  for (guint i = 0; i < count; i++)
    if (!td_cell_take (fields + i, record, row, (int) i + 1) ||
        (i == 0 && !td_uuid_is_valid (((TdRecord *) record)->uuid)))
      add (self, TD_FINDING_VALUE, "%s:%" G_GINT64_FORMAT " %s", td_table_name (table), id,
           fields[i].name);
  td_record_clear (table, record);
}

static gboolean
check_values (Check *self, TdTableId table, GError **error)
{
  g_autofree char *sql = td_store_select (self->store, table);
  g_autoptr (sqlite3_stmt) rows = prepare (self, sql);
  guint count;
  const TdField *fields = td_store_fields (self->store, table, &count);
  int code = SQLITE_DONE;

  while (rows && (code = sqlite3_step (rows)) == SQLITE_ROW)
    check_row (self, fields, count, rows);
  return can_go_on (self, code, error);
}

/* ---- trees ---- */

/* Goes up from @id; every row is walked once. Returns: whether the walk met itself. */
static gboolean
goes_round (GHashTable *parents, GHashTable *walked, gint64 id, gint64 walk)
{
  while (id) {
    gint64 before = GPOINTER_TO_SIZE (g_hash_table_lookup (walked, GSIZE_TO_POINTER (id)));

    if (before)
      return before == walk;
    g_hash_table_insert (walked, GSIZE_TO_POINTER (id), GSIZE_TO_POINTER (walk));
    id = GPOINTER_TO_SIZE (g_hash_table_lookup (parents, GSIZE_TO_POINTER (id)));
  }
  return FALSE;
}

static gboolean
check_tree (Check *self, const TdField *field, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM %s WHERE %s > 0 AND id > 0",
                                          field->name, td_table_name (field->table), field->name);
  g_autoptr (sqlite3_stmt) rows = prepare (self, sql);
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) walked = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer id;
  gint64 walk = 0;
  int code = SQLITE_DONE;

  while (rows && (code = sqlite3_step (rows)) == SQLITE_ROW)
    g_hash_table_insert (parents, GSIZE_TO_POINTER (sqlite3_column_int64 (rows, 0)),
                         GSIZE_TO_POINTER (sqlite3_column_int64 (rows, 1)));
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (goes_round (parents, walked, (gint64) GPOINTER_TO_SIZE (id), ++walk))
      add (self, TD_FINDING_CYCLE, "%s:%" G_GINT64_FORMAT " %s", td_table_name (field->table),
           (gint64) GPOINTER_TO_SIZE (id), field->name);
  return can_go_on (self, code, error);
}

static gboolean
check_table (Check *self, TdTableId table, GError **error)
{
  guint count;
  const TdField *fields = td_store_fields (self->store, table, &count);

  if (!check_values (self, table, error))
    return FALSE;
  for (guint i = 0; i < count; i++)
    if (fields[i].kind == TD_FIELD_REFERENCE && fields[i].target == table &&
        !check_tree (self, fields + i, error))
      return FALSE;
  return TRUE;
}

/* ---- history ---- */

static void
check_revision (Check *self, sqlite3_stmt *row, gint64 expected)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  gint64 undoes = sqlite3_column_int64 (row, 2);
  gboolean edit = sqlite3_column_int (row, 1) == TD_HISTORY_EDIT;

  if (id != expected)
    add (self, TD_FINDING_HISTORY, "history:%" G_GINT64_FORMAT " is missing", expected);
  if (edit ? undoes != 0 : undoes < 1 || undoes >= id)
    add (self, TD_FINDING_HISTORY, "history:%" G_GINT64_FORMAT " undoes %" G_GINT64_FORMAT, id,
         undoes);
  if (self->store->version > td_schema_newest ())
    return;
  if (sqlite3_column_int (row, 3) > self->store->version ||
      td_changeset_count (sqlite3_column_blob (row, 4), sqlite3_column_bytes (row, 4), NULL) < 1)
    add (self, TD_FINDING_HISTORY, "history:%" G_GINT64_FORMAT " cannot be read", id);
}

static gboolean
check_history (Check *self, GError **error)
{
  g_autoptr (sqlite3_stmt) rows =
      prepare (self, "SELECT id, kind, undoes, schema_version, changeset FROM history ORDER BY id");
  gint64 last = 0, given = 0;
  int code = SQLITE_DONE;

  while (rows && (code = sqlite3_step (rows)) == SQLITE_ROW) {
    check_revision (self, rows, last + 1);
    last = sqlite3_column_int64 (rows, 0);
  }
  if (td_database_integer (self->store->db,
                           "SELECT seq FROM sqlite_sequence WHERE name = 'history'", 0, &given,
                           NULL) &&
      given != last)
    add (self, TD_FINDING_HISTORY, "history:%" G_GINT64_FORMAT " is missing", given);
  return can_go_on (self, code, error);
}

static gboolean
check_all (Check *self, GError **error)
{
  if (!check_pages (self, error) || !check_schema (self, error) || !check_references (self, error))
    return FALSE;
  for (guint table = 0; table < TD_N_TABLES; table++)
    if (!check_table (self, (TdTableId) table, error))
      return FALSE;
  return check_history (self, error);
}

GPtrArray *
td_store_check (TdStore *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (finding_free);
  Check check = {self, findings};
  gboolean done;

  if (!td_store_run (self, TD_STATEMENT_BEGIN_READING, error))
    return NULL;
  td_store_set_large (self, TRUE);
  done = check_all (&check, error);
  td_store_roll_back (self);
  td_store_set_large (self, FALSE);
  return done ? g_steal_pointer (&findings) : NULL;
}

const char *
td_store_finding_text (TdStoreFindingKind kind)
{
  static const char *const texts[] = {
      [TD_FINDING_PAGE] = N_ ("A part of the file is damaged"),
      [TD_FINDING_SCHEMA] = N_ ("The file is not built as its version should be"),
      [TD_FINDING_REFERENCE] = N_ ("A row refers to one that is not there"),
      [TD_FINDING_VALUE] = N_ ("A value does not fit its field"),
      [TD_FINDING_CYCLE] = N_ ("A row lies below itself"),
      [TD_FINDING_HISTORY] = N_ ("History is incomplete"),
  };

  return texts[kind];
}
