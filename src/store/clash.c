/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clash.h"

void
td_store_clash_clear (TdStoreClash *clash)
{
  g_clear_pointer (&clash->author, g_free);
}

/* ---- what ---- */

static gboolean
same_value (sqlite3_value *a, sqlite3_value *b)
{
  g_auto (TdValue) left = td_changeset_value (a);
  g_auto (TdValue) right = td_changeset_value (b);

  return td_value_equal (&left, &right);
}

/* The first field that is no longer what the changeset expects. */
static const TdField *
find_difference (const TdChangedRow *row, TdChangesetIter *iter)
{
  for (guint i = 0; i < row->n_fields; i++) {
    sqlite3_value *expected = td_changeset_old (iter, i);
    sqlite3_value *found = NULL;

    if (expected && sqlite3changeset_conflict (iter, (int) i + 1, &found) == SQLITE_OK && found &&
        !same_value (expected, found))
      return row->fields + i;
  }
  return NULL;
}

void
td_store_clash_read (TdStoreClash *clash, int kind, TdChangesetIter *iter)
{
  TdChangedRow row;

  if (kind == SQLITE_CHANGESET_FOREIGN_KEY || !td_changeset_row (iter, &row))
    return;
  clash->table = row.table;
  clash->id = row.id;
  if (kind == SQLITE_CHANGESET_DATA)
    clash->field = find_difference (&row, iter);
}

/* ---- what lies in later columns ---- */

static gboolean
is_initial (const TdField *field, sqlite3_value *value)
{
  g_auto (TdValue) present = td_changeset_value (value);
  g_auto (TdValue) initial = TD_VALUE_INIT;

  if (field->kind == TD_FIELD_ENUM)
    initial = td_value_text (field->nicks[field->initial]);
  else if (!td_field_is_text (field) && !(field->kind == TD_FIELD_REFERENCE && !field->initial))
    initial = td_value_integer (field->initial);
  return td_value_equal (&present, &initial);
}

static gboolean
row_holds_more (TdStoreClash *clash, TdStore *store, const TdChangedRow *row, GError **error)
{
  guint count;
  const TdField *fields = td_store_fields (store, row->table, &count);

  for (guint i = row->n_fields; i < count; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", fields[i].name,
                                            td_table_name (row->table));
    g_autoptr (sqlite3_stmt) statement = td_database_prepare (store->db, sql, error);

    if (statement == NULL)
      return FALSE;
    sqlite3_bind_int64 (statement, 1, row->id);
    if (td_database_next (store->db, statement, error) &&
        !is_initial (fields + i, sqlite3_column_value (statement, 0))) {
      clash->table = row->table;
      clash->id = row->id;
      clash->field = fields + i;
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
td_store_clash_in_later_columns (TdStoreClash *clash,
                                 TdStore *store,
                                 const TdChangeset *inverse,
                                 GError **error)
{
  g_autoptr (TdChangesetIter) iter = td_changeset_iterate (inverse->bytes, inverse->size, error);
  g_autoptr (GError) failure = NULL;
  TdChangedRow row;

  if (iter == NULL)
    return FALSE;
  while (failure == NULL && td_changeset_next (iter, &row, &failure))
    if (row.op == TD_EDIT_DELETE && row_holds_more (clash, store, &row, &failure))
      return TRUE;
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* ---- who ---- */

/* Rows by table and id, in one integer. */
static gint64
row_key (TdTableId table, gint64 id)
{
  return id * TD_N_TABLES + (gint64) table;
}

static void
add_key (GHashTable *keys, TdTableId table, gint64 id)
{
  gint64 key = row_key (table, id);

  g_hash_table_add (keys, g_memdup2 (&key, sizeof key));
}

static gboolean
has_key (GHashTable *keys, TdTableId table, gint64 id)
{
  gint64 key = row_key (table, id);

  return g_hash_table_contains (keys, &key);
}

/* The rows that an inverse deletes, and those it refers to. */
typedef struct {
  GHashTable *deleted;
  GHashTable *referred;
} Ties;

static void
ties_clear (Ties *ties)
{
  g_clear_pointer (&ties->deleted, g_hash_table_unref);
  g_clear_pointer (&ties->referred, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ties, ties_clear)

static gboolean
read_ties (Ties *ties, const TdChangeset *inverse, GError **error)
{
  g_autoptr (TdChangesetIter) iter = td_changeset_iterate (inverse->bytes, inverse->size, error);
  TdChangedRow row;

  if (iter == NULL)
    return FALSE;
  ties->deleted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  ties->referred = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  while (td_changeset_next (iter, &row, NULL)) {
    if (row.op == TD_EDIT_DELETE)
      add_key (ties->deleted, row.table, row.id);
    for (guint i = 0; row.op != TD_EDIT_DELETE && i < row.n_fields; i++) {
      sqlite3_value *value = td_changeset_new (iter, i);

      if (row.fields[i].kind == TD_FIELD_REFERENCE && value)
        add_key (ties->referred, row.fields[i].target, sqlite3_value_int64 (value));
    }
  }
  return TRUE;
}

/* Whether a later row broke a tie: refers to what would go, or took away what is referred to. */
static gboolean
breaks_tie (const Ties *ties,
            const TdChangedRow *row,
            TdChangesetIter *iter,
            const TdField **ret_field)
{
  *ret_field = NULL;
  if (row->op == TD_EDIT_DELETE)
    return has_key (ties->referred, row->table, row->id);
  for (guint i = 0; i < row->n_fields; i++) {
    sqlite3_value *value = td_changeset_new (iter, i);

    if (row->fields[i].kind == TD_FIELD_REFERENCE && value &&
        has_key (ties->deleted, row->fields[i].target, sqlite3_value_int64 (value))) {
      *ret_field = row->fields + i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
touches (const TdStoreClash *clash, const TdChangedRow *row, TdChangesetIter *iter)
{
  guint at;

  if (row->table != clash->table || row->id != clash->id)
    return FALSE;
  if (row->op != TD_EDIT_UPDATE || clash->field == NULL)
    return TRUE;
  at = (guint) (clash->field - row->fields);
  return at < row->n_fields && td_changeset_new (iter, at) != NULL;
}

static gboolean
revision_did_it (TdStoreClash *clash, const Ties *ties, sqlite3_stmt *revision, GError **error)
{
  g_autoptr (TdChangesetIter) iter =
      td_changeset_iterate (sqlite3_column_blob (revision, 3), sqlite3_column_bytes (revision, 3),
                            error);
  gboolean by_tie = clash->table == TD_N_TABLES;
  const TdField *field = NULL;
  TdChangedRow row;

  while (iter && td_changeset_next (iter, &row, NULL)) {
    if (by_tie ? !breaks_tie (ties, &row, iter, &field) : !touches (clash, &row, iter))
      continue;
    if (by_tie) {
      clash->table = row.table;
      clash->id = row.id;
      clash->field = field;
    }
    clash->revision = sqlite3_column_int64 (revision, 0);
    clash->time = sqlite3_column_int64 (revision, 1);
    clash->author = g_strdup ((const char *) sqlite3_column_text (revision, 2));
    return TRUE;
  }
  return FALSE;
}

gboolean
td_store_clash_trace (
    TdStoreClash *clash, TdStore *store, gint64 target, const TdChangeset *inverse, GError **error)
{
  g_autoptr (sqlite3_stmt) revisions =
      td_database_prepare (store->db,
                           "SELECT id, time, author, changeset FROM history WHERE id > ?1"
                           " ORDER BY id DESC",
                           error);
  g_auto (Ties) ties = {NULL};
  g_autoptr (GError) failure = NULL;

  if (revisions == NULL || !read_ties (&ties, inverse, error))
    return FALSE;
  sqlite3_bind_int64 (revisions, 1, target);
  while (failure == NULL && td_database_next (store->db, revisions, &failure))
    if (revision_did_it (clash, &ties, revisions, &failure))
      return TRUE;
  if (failure == NULL && clash->table != TD_N_TABLES)
    return TRUE;
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    td_store_fail (error, TD_STORE_ERROR_CORRUPT, "history");
  return FALSE;
}
