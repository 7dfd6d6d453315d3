/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages between two looks at the progress function: a few milliseconds. */
#define PAGES_A_STEP 1024

static gboolean
step_through (sqlite3_backup *backup,
              TdStoreProgressFunc progress,
              gpointer progress_data,
              GError **error)
{
  int code;

  do {
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
    if (code != SQLITE_OK && code != SQLITE_DONE)
      return td_database_fail_code (code, sqlite3_errstr (code), error);
    if (progress && !progress (1 - (double) sqlite3_backup_remaining (backup) /
                                       MAX (sqlite3_backup_pagecount (backup), 1),
                               progress_data))
      return td_store_fail (error, TD_STORE_ERROR_CANCELLED, "%s", "");
  } while (code != SQLITE_DONE);
  return TRUE;
}

static gboolean
copy_to (TdStore *self,
         const char *path,
         TdStoreProgressFunc progress,
         gpointer progress_data,
         GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  sqlite3_backup *backup;
  gboolean done;
  int code;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return td_database_fail (db, error);
  backup = sqlite3_backup_init (db, "main", self->db, "main");
  if (backup == NULL)
    return td_database_fail (db, error);
  done = step_through (backup, progress, progress_data, error);
  code = sqlite3_backup_finish (backup);
  if (done && code != SQLITE_OK)
    done = td_database_fail (db, error);
  return done;
}

/* The new name is on disk too, not only what it names. */
static void
settle_folder (const char *folder)
{
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (descriptor < 0)
    return;
  fsync (descriptor);
  g_close (descriptor, NULL);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf left, right;

  return g_stat (a, &left) == 0 && g_stat (b, &right) == 0 && left.st_dev == right.st_dev &&
         left.st_ino == right.st_ino;
}

static gboolean
make_beside (const char *path, char **ret_beside, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  int descriptor;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return td_store_fail (error, TD_STORE_ERROR_NO_FOLDER, "%s", folder);
  descriptor = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0666);
  if (descriptor < 0)
    return td_store_fail (error, TD_STORE_ERROR_DENIED, "%s", path);
  g_close (descriptor, NULL);
  *ret_beside = g_steal_pointer (&beside);
  return TRUE;
}

gboolean
td_store_copy (TdStore *self,
               const char *path,
               TdStoreProgressFunc progress,
               gpointer progress_data,
               GError **error)
{
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *beside = NULL;

  if (is_same_file (self->path, target))
    return td_store_fail (error, TD_STORE_ERROR_EXISTS, "%s", path);
  if (!make_beside (target, &beside, error))
    return FALSE;
  if (!copy_to (self, beside, progress, progress_data, error)) {
    g_unlink (beside);
    return FALSE;
  }
  if (g_rename (beside, target) != 0) {
    td_store_fail (error, TD_STORE_ERROR_DENIED, "%s: %s", path, g_strerror (errno));
    g_unlink (beside);
    return FALSE;
  }
  settle_folder (folder);
  return TRUE;
}
