/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/recording.h"

static int
is_recorded_cb (void *data, const char *table)
{
  return td_table_from_name (table) != TD_N_TABLES;
}

/* The file must be as this store knows it, or edits would be made on what is no more. */
static gboolean
check_present (TdRecording *self, gboolean even_behind, GError **error)
{
  gint64 version, revision;

  if (!td_store_read_integer (self->store, TD_STATEMENT_VERSION, &version, error) ||
      !td_store_read_integer (self->store, TD_STATEMENT_REVISION, &revision, error))
    return FALSE;
  if (version != self->store->version)
    return td_store_fail (error, TD_STORE_ERROR_TOO_NEW, "%s", "");
  self->behind = revision != self->store->revision;
  return even_behind || !self->behind || td_store_fail (error, TD_STORE_ERROR_STALE, "%s", "");
}

static gboolean
start_session (TdRecording *self, GError **error)
{
  int code = sqlite3session_create (self->store->db, "main", &self->session);

  if (code == SQLITE_OK) {
    sqlite3session_table_filter (self->session, is_recorded_cb, NULL);
    code = sqlite3session_attach (self->session, NULL);
  }
  return code == SQLITE_OK || td_database_fail_code (code, "session", error);
}

static gboolean
begin (TdRecording *self, TdStore *store, gboolean even_behind, GError **error)
{
  if (store->access != TD_STORE_WRITABLE)
    return td_store_fail (error, TD_STORE_ERROR_READ_ONLY, "%s", "");
  if (!td_store_run (store, TD_STATEMENT_BEGIN, error))
    return FALSE;
  self->store = store;
  return check_present (self, even_behind, error);
}

gboolean
td_recording_begin (TdRecording *self, TdStore *store, GError **error)
{
  return begin (self, store, FALSE, error) && start_session (self, error);
}

gboolean
td_recording_begin_adding (TdRecording *self, TdStore *store, GError **error)
{
  return begin (self, store, TRUE, error);
}

void
td_recording_clear (TdRecording *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (self->store)
    td_store_roll_back (self->store);
  self->store = NULL;
}

/* Before the commit would fail for it, while the row can still be named. */
static gboolean
check_references (TdStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) found = NULL;
  int outstanding = 0, highest = 0;

  sqlite3_db_status (store->db, SQLITE_DBSTATUS_DEFERRED_FKS, &outstanding, &highest, 0);
  if (outstanding == 0)
    return TRUE;
  found = td_database_prepare (store->db, "PRAGMA foreign_key_check", error);
  if (found == NULL)
    return FALSE;
  if (sqlite3_step (found) != SQLITE_ROW)
    return td_store_refuse (error, TD_EDIT_ERROR_DANGLING, "%s", "");
  return td_store_refuse (error, TD_EDIT_ERROR_DANGLING, "%s:%" G_GINT64_FORMAT " → %s",
                          (const char *) sqlite3_column_text (found, 0),
                          (gint64) sqlite3_column_int64 (found, 1),
                          (const char *) sqlite3_column_text (found, 2));
}

/* A subject a line. */
static char *
subjects_to_text (const GPtrArray *subjects)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; subjects && i < subjects->len; i++) {
    g_autofree char *line = g_strdelimit (g_strdup (g_ptr_array_index (subjects, i)), "\n", ' ');

    g_string_append_printf (text, "%s%s", i ? "\n" : "", line);
  }
  return g_string_free (text, FALSE);
}

static gboolean
write_history (TdStore *store,
               const TdRevision *revision,
               const TdChangeset *changes,
               GError **error)
{
  g_autoptr (TdLentStatement) row = td_store_lend (store, TD_STATEMENT_RECORD, error);
  g_autofree char *subjects = subjects_to_text (revision->subjects);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, revision->meta->time);
  sqlite3_bind_text (row, 2, revision->meta->author, -1, SQLITE_STATIC);
  sqlite3_bind_text (row, 3, revision->meta->origin, -1, SQLITE_STATIC);
  sqlite3_bind_text (row, 4, revision->verb ? revision->verb : "", -1, SQLITE_STATIC);
  sqlite3_bind_text (row, 5, subjects, -1, SQLITE_STATIC);
  sqlite3_bind_int (row, 6, (int) revision->kind);
  if (revision->undoes)
    sqlite3_bind_int64 (row, 7, revision->undoes);
  sqlite3_bind_int (row, 8, store->version);
  sqlite3_bind_blob (row, 9, changes->bytes, changes->size, SQLITE_STATIC);
  return td_database_finish (store->db, row, error);
}

static gboolean
keep (TdRecording *self,
      const TdRevision *revision,
      const TdChangeset *changeset,
      TdChangeList *changes,
      GError **error)
{
  TdStore *store = self->store;
  gint64 id;

  if ((changes && !td_changeset_decode (changeset->bytes, changeset->size, changes, error)) ||
      !write_history (store, revision, changeset, error))
    return FALSE;
  id = sqlite3_last_insert_rowid (store->db);
  if (!td_store_run (store, TD_STATEMENT_COMMIT, error))
    return FALSE;
  if (!self->behind)
    store->revision = id;
  self->store = NULL;
  return TRUE;
}

gboolean
td_recording_keep_changeset (TdRecording *self,
                             const TdRevision *revision,
                             const TdChangeset *changeset,
                             TdChangeList **ret_changes,
                             gint64 *ret_revision,
                             GError **error)
{
  TdStore *store = self->store;
  g_autoptr (TdChangeList) changes = td_change_list_new ();
  gboolean many = ret_changes == NULL || changeset->size > TD_STORE_CHANGES_MAX;

  if (changeset->size && !keep (self, revision, changeset, many ? NULL : changes, error))
    return FALSE;
  if (ret_revision)
    *ret_revision = changeset->size ? sqlite3_last_insert_rowid (store->db) : store->revision;
  if (ret_changes)
    *ret_changes = many ? NULL : g_steal_pointer (&changes);
  return TRUE;
}

gboolean
td_recording_keep (TdRecording *self,
                   const TdRevision *revision,
                   TdChangeList **ret_changes,
                   gint64 *ret_revision,
                   GError **error)
{
  g_auto (TdChangeset) changeset = {NULL, 0};
  int code;

  if (!check_references (self->store, error))
    return FALSE;
  code = sqlite3session_changeset (self->session, &changeset.size, &changeset.bytes);
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (code != SQLITE_OK)
    return td_database_fail_code (code, "changeset", error);
  return td_recording_keep_changeset (self, revision, &changeset, ret_changes, ret_revision, error);
}

gboolean
td_store_last_id (TdStore *self, TdTableId table, gint64 *ret_id, GError **error)
{
  g_autoptr (TdLentStatement) statement = td_store_lend (self, TD_STATEMENT_SEQUENCE, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, td_table_name (table), -1, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return td_database_fail (self->db, error);
  *ret_id = sqlite3_column_int64 (statement, 0);
  return TRUE;
}
