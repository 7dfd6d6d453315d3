/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/file.h"
#include "bench/measure.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * From a file to a scheduled portfolio, beside its floor: every cell of the same file stepped over
 * with bare SQLite. And what a process holds in memory then.
 */

#define ROUNDS 5

static double
open_floor (const char *path)
{
  gint64 at = g_get_monotonic_time ();
  sqlite3 *db = NULL;
  gint64 sum = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint table = 0; table < TD_N_TABLES; table++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", td_table_name (table));
    sqlite3_stmt *rows = NULL;

    g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
    while (sqlite3_step (rows) == SQLITE_ROW)
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        sum += sqlite3_column_type (rows, i) == SQLITE_TEXT ? *sqlite3_column_text (rows, i)
                                                            : sqlite3_column_int64 (rows, i);
    sqlite3_finalize (rows);
  }
  sqlite3_close (db);
  g_assert_cmpint (sum, !=, 0);
  return td_bench_lap (&at);
}

static double
open_document (const char *path)
{
  gint64 at = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_document_open (path, &td_bench_session, &error);

  g_assert_no_error (error);
  return td_bench_lap (&at);
}

/* In a process of its own, since this one has been filled already. */
static void
measure_memory (const char *path, guint tasks)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0) {
    double before = td_bench_resident ();
    g_autoptr (TdDocument) document = td_document_open (path, &td_bench_session, NULL);

    td_bench_print ("open-memory", tasks, td_bench_resident () - before, "MB");
    _exit (document == NULL);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
measure (guint tasks)
{
  g_autofree char *folder = td_bench_folder ();
  g_autofree char *path = g_build_filename (folder, "bench.tiendo", NULL);
  g_autoptr (GArray) opened = td_bench_samples (), floors = td_bench_samples ();
  TdGeneration shape = td_bench_shape (tasks);
  gint64 at;
  GStatBuf file;

  at = g_get_monotonic_time ();
  if (fork () == 0) {
    _exit (!td_bench_file (path, &shape, NULL));
  }
  wait (NULL);
  td_bench_print ("import", tasks, td_bench_lap (&at), "ms");
  g_assert_cmpint (g_stat (path, &file), ==, 0);
  td_bench_print ("file", tasks, (double) file.st_size / 1e6, "MB");
  measure_memory (path, tasks);
  for (guint i = 0; i < ROUNDS; i++) {
    td_bench_take (floors, open_floor (path));
    td_bench_take (opened, open_document (path));
  }
  td_bench_print_beside ("open", tasks, td_bench_quantile (opened, 0.5),
                         td_bench_quantile (floors, 0.5), "ms");
  td_bench_remove (folder);
}

int
main (int argc, char **argv)
{
  return td_bench_run (argc, argv, measure);
}
