/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history.h"

/*
 * A revision that takes another back names it in `undoes`. The undo stack is no state of its
 * own: it is what history says about one author at one place, so it survives restarts.
 */

#define COLUMNS        "id, time, author, origin, verb, subjects, kind, undoes"
#define NOT_TAKEN_BACK "NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = history.id)"

static GPtrArray *
subjects_from_text (const char *text)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    g_ptr_array_add (subjects, g_strdup (lines[i]));
  return subjects;
}

static TdHistoryRow *
row_from_statement (sqlite3_stmt *statement)
{
  TdHistoryRow *row = g_new0 (TdHistoryRow, 1);

  row->id = sqlite3_column_int64 (statement, 0);
  row->time = sqlite3_column_int64 (statement, 1);
  row->author = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  row->origin = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  row->verb = g_strdup ((const char *) sqlite3_column_text (statement, 4));
  row->subjects = subjects_from_text ((const char *) sqlite3_column_text (statement, 5));
  row->kind = (TdHistoryKind) sqlite3_column_int (statement, 6);
  row->undoes = sqlite3_column_int64 (statement, 7);
  return row;
}

static TdHistoryRow *
find_row (TdStore *self, const char *sql, const TdStoreMeta *meta, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = td_database_prepare (self->db, sql, error);

  if (statement == NULL)
    return NULL;
  if (meta) {
    sqlite3_bind_text (statement, 1, meta->author, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 2, meta->origin, -1, SQLITE_STATIC);
  } else {
    sqlite3_bind_int64 (statement, 1, id);
  }
  return td_database_next (self->db, statement, error) ? row_from_statement (statement) : NULL;
}

TdHistoryRow *
td_store_undoable (TdStore *self, const TdStoreMeta *meta, GError **error)
{
  return find_row (self,
                   "SELECT " COLUMNS " FROM history WHERE author = ?1 AND origin = ?2"
                   " AND kind <> 1 AND " NOT_TAKEN_BACK " ORDER BY id DESC LIMIT 1",
                   meta, 0, error);
}

/* An edit puts an end to what could be redone before it. */
TdHistoryRow *
td_store_redoable (TdStore *self, const TdStoreMeta *meta, GError **error)
{
  return find_row (self,
                   "SELECT " COLUMNS " FROM history WHERE author = ?1 AND origin = ?2"
                   " AND kind = 1 AND " NOT_TAKEN_BACK " AND id > (SELECT coalesce (max (id), 0)"
                   " FROM history WHERE author = ?1 AND origin = ?2 AND kind = 0)"
                   " ORDER BY id DESC LIMIT 1",
                   meta, 0, error);
}

static TdHistoryRow *
find_by_id (TdStore *self, gint64 id, GError **error)
{
  return find_row (self, "SELECT " COLUMNS " FROM history WHERE id = ?1", NULL, id, error);
}

static TdHistoryRow *
find_taker (TdStore *self, gint64 id, GError **error)
{
  return find_row (self, "SELECT " COLUMNS " FROM history WHERE undoes = ?1", NULL, id, error);
}

TdHistoryRow *
td_store_effective (TdStore *self, gint64 revision, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdHistoryRow) last = find_by_id (self, revision, &failure);
  gboolean in_effect = TRUE;

  while (last) {
    g_autoptr (TdHistoryRow) taker = find_taker (self, last->id, &failure);

    if (taker == NULL)
      break;
    td_history_row_free (last);
    last = g_steal_pointer (&taker);
    in_effect = !in_effect;
  }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (last && in_effect)
    return g_steal_pointer (&last);
  return NULL;
}

/* A row that is in effect takes back what it undoes; the newest come first. */
static void
mark_undone (GPtrArray *rows)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++) {
    TdHistoryRow *row = g_ptr_array_index (rows, i);

    row->undone = g_hash_table_contains (taken, &row->id);
    if (row->undoes && !row->undone)
      g_hash_table_add (taken, &row->undoes);
  }
}

GPtrArray *
td_store_history (TdStore *self, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_row_free);
  g_autoptr (sqlite3_stmt) statement =
      td_database_prepare (self->db, "SELECT " COLUMNS " FROM history ORDER BY id DESC LIMIT ?1",
                           error);
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit ? (gint64) limit : -1);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (rows, row_from_statement (statement));
  if (code != SQLITE_DONE) {
    td_database_fail (self->db, error);
    return NULL;
  }
  mark_undone (rows);
  return g_steal_pointer (&rows);
}
