/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clash.h"
#include "store/history.h"
#include "store/recording.h"

/*
 * Taking a revision back: its changeset is inverted and applied where every value is still the
 * one it left, recorded like any edit, and counted, because SQLite passes in silence over what
 * it cannot find a table for.
 */

typedef struct {
  TdStore *store;
  gint64 target;
  TdStoreClash clash;
  gboolean refused;
} Reversal;

static void
reversal_clear (Reversal *self)
{
  td_store_clash_clear (&self->clash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reversal, reversal_clear)

static gboolean
read_inverse (TdStore *store, gint64 revision, TdChangeset *inverse, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      td_database_prepare (store->db, "SELECT changeset FROM history WHERE id = ?1", error);
  int code;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, revision);
  if (sqlite3_step (row) != SQLITE_ROW)
    return td_database_fail (store->db, error);
  code = sqlite3changeset_invert (sqlite3_column_bytes (row, 0), sqlite3_column_blob (row, 0),
                                  &inverse->size, &inverse->bytes);
  return code == SQLITE_OK || td_database_fail_code (code, "changeset", error);
}

static int
conflict_cb (void *data, int kind, TdChangesetIter *iter)
{
  Reversal *self = data;

  self->refused = TRUE;
  td_store_clash_read (&self->clash, kind, iter);
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
refuse (Reversal *self, const TdChangeset *inverse, GError **error)
{
  TdStoreClash *clash = &self->clash;

  if (!td_store_clash_trace (clash, self->store, self->target, inverse, error))
    return FALSE;
  return td_store_refuse (error, TD_EDIT_ERROR_CHANGED,
                          "%s:%" G_GINT64_FORMAT " %s (%" G_GINT64_FORMAT " %s)",
                          td_table_name (clash->table), clash->id,
                          clash->field ? clash->field->name : "", clash->revision,
                          clash->author ? clash->author : "");
}

static gboolean
apply (Reversal *self, const TdChangeset *inverse, GError **error)
{
  sqlite3 *db = self->store->db;
  int expected = td_changeset_count (inverse->bytes, inverse->size, error);
  int before = sqlite3_total_changes (db);
  int code;

  if (expected < 0)
    return FALSE;
  if (td_store_clash_in_later_columns (&self->clash, self->store, inverse, error))
    return refuse (self, inverse, error);
  if (error && *error)
    return FALSE;
  code = sqlite3changeset_apply (db, inverse->size, inverse->bytes, NULL, conflict_cb, self);
  if (self->refused)
    return refuse (self, inverse, error);
  if (code != SQLITE_OK)
    return td_database_fail_code (code, sqlite3_errmsg (db), error);
  return sqlite3_total_changes (db) - before == expected ||
         td_store_fail (error, TD_STORE_ERROR_CORRUPT,
                        "history:%" G_GINT64_FORMAT " lists %d rows, %d were there", self->target,
                        expected, sqlite3_total_changes (db) - before);
}

/* What is asked of a reversal, and where its results go. */
typedef struct {
  const TdStoreMeta *meta;
  TdChangeList **ret_changes;
  gint64 *ret_revision;
  TdStoreClash *ret_clash;
} Wish;

static gboolean
take_back (TdStore *store, const TdHistoryRow *row, const Wish *wish, GError **error)
{
  g_auto (TdRecording) recording = {NULL};
  g_auto (TdChangeset) inverse = {NULL, 0};
  g_auto (Reversal) reversal = {store, row->id, {TD_N_TABLES}};
  const TdRevision revision = {wish->meta, row->verb, row->subjects,
                               row->kind == TD_HISTORY_UNDO ? TD_HISTORY_REDO : TD_HISTORY_UNDO,
                               row->id};
  g_autoptr (GError) failure = NULL;

  if (!td_recording_begin (&recording, store, error) ||
      !read_inverse (store, row->id, &inverse, error))
    return FALSE;
  if (apply (&reversal, &inverse, &failure))
    return td_recording_keep (&recording, &revision, wish->ret_changes, wish->ret_revision, error);
  if (wish->ret_clash && g_error_matches (failure, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED)) {
    *wish->ret_clash = reversal.clash;
    reversal.clash.author = NULL;
  }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

typedef TdHistoryRow *(*Finder) (TdStore *store, const TdStoreMeta *meta, GError **error);

static gboolean
take_back_found (TdStore *store, Finder find, const Wish *wish, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdHistoryRow) row = find (store, wish->meta, &failure);

  if (row)
    return take_back (store, row, wish, error);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    td_store_fail (error, TD_STORE_ERROR_NOTHING, "%s", "");
  return FALSE;
}

gboolean
td_store_undo (TdStore *self,
               const TdStoreMeta *meta,
               TdChangeList **ret_changes,
               gint64 *ret_revision,
               TdStoreClash *ret_clash,
               GError **error)
{
  const Wish wish = {meta, ret_changes, ret_revision, ret_clash};

  return take_back_found (self, td_store_undoable, &wish, error);
}

gboolean
td_store_redo (TdStore *self,
               const TdStoreMeta *meta,
               TdChangeList **ret_changes,
               gint64 *ret_revision,
               TdStoreClash *ret_clash,
               GError **error)
{
  const Wish wish = {meta, ret_changes, ret_revision, ret_clash};

  return take_back_found (self, td_store_redoable, &wish, error);
}

gboolean
td_store_undo_revision (TdStore *self,
                        gint64 revision,
                        const TdStoreMeta *meta,
                        TdChangeList **ret_changes,
                        TdStoreClash *ret_clash,
                        GError **error)
{
  const Wish wish = {meta, ret_changes, NULL, ret_clash};
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdHistoryRow) row = td_store_effective (self, revision, &failure);

  if (row)
    return take_back (self, row, &wish, error);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    td_store_fail (error, TD_STORE_ERROR_NOTHING, "%s", "");
  return FALSE;
}
