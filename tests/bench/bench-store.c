/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"
#include "support/generate.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * A portfolio into a file, out of it, edited and undone, beside floors taken in the same run: the
 * file's bytes written and synced; every column of every row looked at; one row updated in a bare
 * SQLite transaction of the same journal mode. "name value unit" a line. An argument gives
 * another number of tasks.
 */

#define ROUNDS  3
#define N_EDITS 100
#define N_ROWS  1000

static const TdStoreMeta meta = {"bench", "bench", 0};

static void
report (guint tasks, const char *name, double milliseconds)
{
  printf ("store_%s_%u %.2f ms\n", name, tasks, milliseconds);
}

static double
lap (gint64 *since)
{
  gint64 now = g_get_monotonic_time ();
  double milliseconds = (double) (now - *since) / 1000;

  *since = now;
  return milliseconds;
}

static void
keep (double *best, double milliseconds)
{
  *best = MIN (*best, milliseconds);
}

static void
must (gboolean done, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
write_floor (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;
  FILE *file = fopen (to, "w");

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fflush (file);
  fdatasync (fileno (file));
  fclose (file);
}

static void
import (guint tasks, const TdPortfolio *staged, const char *path)
{
  const TdStoreImport request = {staged, "Import %s", NULL, NULL, NULL};
  double best = 1e9;

  for (guint round = 0; round < ROUNDS; round++) {
    g_autoptr (TdStore) store = NULL;
    g_autoptr (GError) error = NULL;
    gint64 at;

    g_unlink (path);
    store = td_store_create (path, &error);
    g_assert_no_error (error);
    at = g_get_monotonic_time ();
    must (td_store_import_portfolio (store, &request, &meta, NULL, &error), error);
    keep (&best, lap (&at));
  }
  report (tasks, "import", best);
}

static void
look_at_everything (sqlite3 *db)
{
  gint64 sum = 0;

  for (guint table = 0; table < TD_N_TABLES; table++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", td_table_name ((TdTableId) table));
    sqlite3_stmt *rows = NULL;

    sqlite3_prepare_v2 (db, sql, -1, &rows, NULL);
    while (sqlite3_step (rows) == SQLITE_ROW)
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        sum += sqlite3_column_type (rows, i) == SQLITE_TEXT ? sqlite3_column_text (rows, i)[0]
                                                            : sqlite3_column_int64 (rows, i);
    sqlite3_finalize (rows);
  }
  g_assert_cmpint (sum, !=, 0);
}

static void
load (guint tasks, const char *path)
{
  double best[2] = {1e9, 1e9};

  for (guint round = 0; round < ROUNDS; round++) {
    gint64 at = g_get_monotonic_time ();
    g_autoptr (TdStore) store = td_store_open (path, NULL);
    g_autoptr (TdPortfolio) portfolio = td_store_load (store, NULL);
    sqlite3 *db = NULL;

    keep (best + 0, lap (&at));
    g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_TASK), ==, tasks);
    sqlite3_open (path, &db);
    lap (&at);
    look_at_everything (db);
    keep (best + 1, lap (&at));
    sqlite3_close (db);
  }
  report (tasks, "open_load", best[0]);
  report (tasks, "open_load_floor", best[1]);
}

static double
edit_floor (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *update = NULL;
  gint64 at;
  double each;

  sqlite3_open (path, &db);
  sqlite3_exec (db, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "UPDATE task SET duration = ?1 WHERE id = ?2", -1, &update, NULL);
  at = g_get_monotonic_time ();
  for (guint i = 0; i < N_EDITS; i++) {
    sqlite3_bind_int (update, 1, (int) i + 7);
    sqlite3_bind_int (update, 2, (int) i * 7 % 900 + 1);
    sqlite3_step (update);
    sqlite3_reset (update);
  }
  each = lap (&at) / N_EDITS;
  sqlite3_finalize (update);
  sqlite3_close (db);
  return each;
}

static void
edit (guint tasks, TdStore *store)
{
  gint64 at = g_get_monotonic_time ();

  for (guint i = 0; i < N_EDITS; i++) {
    g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");
    g_autoptr (TdChangeList) changes = NULL;

    td_edit_batch_set_integer (batch, TD_TABLE_TASK, i * 7 % 900 + 1, "duration", i + 11);
    must (td_store_commit (store, batch, &meta, &changes, NULL, NULL), NULL);
  }
  report (tasks, "edit", lap (&at) / N_EDITS);
  for (guint i = 0; i < N_EDITS; i++) {
    g_autoptr (TdChangeList) changes = NULL;

    must (td_store_undo (store, &meta, &changes, NULL, NULL, NULL), NULL);
  }
  report (tasks, "undo", lap (&at) / N_EDITS);
}

static void
edit_many (guint tasks, TdStore *store)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");
  g_autoptr (TdChangeList) changes = NULL;
  gint64 at;

  for (guint i = 0; i < MIN (N_ROWS, tasks); i++)
    td_edit_batch_set_integer (batch, TD_TABLE_TASK, i + 1, "deadline", 28000000 + i);
  at = g_get_monotonic_time ();
  must (td_store_commit (store, batch, &meta, NULL, NULL, NULL), NULL);
  report (tasks, "edit_1000_rows", lap (&at));
  must (td_store_undo (store, &meta, &changes, NULL, NULL, NULL), NULL);
  report (tasks, "undo_1000_rows", lap (&at));
}

static void
measure (guint tasks, const char *path, const char *other)
{
  TdGeneration shape = {.projects = MAX (1, tasks / 100),
                        .tasks = tasks,
                        .links = tasks * 2,
                        .seed = 1};
  g_autoptr (TdPortfolio) portfolio = td_generate (&shape);
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  GStatBuf status;
  gint64 at;

  import (tasks, portfolio, path);
  at = g_get_monotonic_time ();
  write_floor (path, other);
  report (tasks, "import_floor", lap (&at));
  load (tasks, path);
  report (tasks, "edit_floor", edit_floor (other));
  store = td_store_open (path, NULL);
  edit (tasks, store);
  edit_many (tasks, store);
  at = g_get_monotonic_time ();
  findings = td_store_check (store, NULL);
  report (tasks, "check", lap (&at));
  must (td_store_copy (store, other, NULL, NULL, NULL), NULL);
  report (tasks, "copy", lap (&at));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  printf ("store_size_%u %.1f MB\n", tasks, (double) status.st_size / 1e6);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = {1000, 10000, 100000};
  g_autofree char *folder = g_dir_make_tmp ("tiendo-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.tiendo", NULL);
  g_autofree char *other = g_build_filename (folder, "b.tiendo", NULL);

  if (argc > 1)
    measure ((guint) atoi (argv[1]), path, other);
  else
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      measure (sizes[i], path, other);
  g_unlink (path);
  g_unlink (other);
  g_rmdir (folder);
  return 0;
}
