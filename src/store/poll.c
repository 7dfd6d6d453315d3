/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/changeset.h"
#include "store/store-private.h"

/* What other connections have committed, read from the history that they wrote. */

static gboolean
read_news (TdStore *self, gint64 since, TdChangeList *changes, gboolean *ret_many, GError **error)
{
  g_autoptr (sqlite3_stmt) revisions = td_database_prepare (
      self->db, "SELECT length (changeset), changeset FROM history WHERE id > ?1 ORDER BY id",
      error);
  gint64 bytes = 0;
  int code;

  if (revisions == NULL)
    return FALSE;
  sqlite3_bind_int64 (revisions, 1, since);
  while ((code = sqlite3_step (revisions)) == SQLITE_ROW) {
    bytes += sqlite3_column_int64 (revisions, 0);
    if (bytes > TD_STORE_CHANGES_MAX) {
      *ret_many = TRUE;
      return TRUE;
    }
    if (!td_changeset_decode (sqlite3_column_blob (revisions, 1),
                              sqlite3_column_bytes (revisions, 1), changes, error))
      return FALSE;
  }
  return code == SQLITE_DONE || td_database_fail (self->db, error);
}

/* Within one reading transaction, so that what is looked at and what is read agree. */
static gboolean
catch_up (TdStore *self, TdChangeList *changes, gboolean *ret_many, GError **error)
{
  const TdStore before = *self;

  if (td_store_look (self, error)) {
    *ret_many = self->version != before.version;
    if (read_news (self, before.revision, changes, ret_many, error) && !*ret_many)
      return TRUE;
  }
  self->version = before.version;
  self->revision = before.revision;
  self->data_version = before.data_version;
  return *ret_many;
}

gboolean
td_store_poll (TdStore *self, TdStoreNews *ret_news, TdChangeList **ret_changes, GError **error)
{
  g_autoptr (TdChangeList) changes = td_change_list_new ();
  gint64 data_version;
  gboolean many = FALSE;
  gboolean done = TRUE;

  if (!td_store_read_integer (self, TD_STATEMENT_DATA_VERSION, &data_version, error))
    return FALSE;
  if (data_version != self->data_version) {
    if (!td_store_run (self, TD_STATEMENT_BEGIN_READING, error))
      return FALSE;
    done = catch_up (self, changes, &many, error);
    td_store_roll_back (self);
  }
  if (!done)
    return FALSE;
  if (many)
    *ret_news = TD_STORE_RELOAD;
  else
    *ret_news = td_change_list_size (changes) ? TD_STORE_CHANGED : TD_STORE_UNCHANGED;
  *ret_changes = *ret_news == TD_STORE_CHANGED ? g_steal_pointer (&changes) : NULL;
  return TRUE;
}
