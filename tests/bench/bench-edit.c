/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/file.h"
#include "bench/measure.h"

#include <sqlite3.h>
#include <stdio.h>

/*
 * One edit through the door (recorded, durable, projected, rescheduled), beside its floor: a bare
 * commit of one row with SQLite in the same journal mode, in turns on the same disk; the same in
 * processor time, which a busy disk does not hide. And the undo of a thousand rows changed at once.
 */

#define ROUNDS  101
#define CHANGED 1000

typedef struct {
  TdDocument *document;
  sqlite3 *db;
  sqlite3_stmt *update;
  GRand *rand;
  guint n_tasks;
} Bench;

static sqlite3 *
floor_open (const char *path, sqlite3_stmt **ret_update)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
                                 "CREATE TABLE task (id INTEGER PRIMARY KEY, name TEXT, length);"
                                 "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                 " WHERE i < 100000) INSERT INTO task"
                                 " SELECT i, 'Thi công nền ' || i, i FROM n;",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "UPDATE task SET length = ?1 WHERE id = ?2", -1,
                                       ret_update, NULL),
                   ==, SQLITE_OK);
  return db;
}

static double
bare_commit (Bench *self, guint round)
{
  gint64 at = g_get_monotonic_time ();

  sqlite3_bind_int (self->update, 1, (int) round);
  sqlite3_bind_int (self->update, 2, g_rand_int_range (self->rand, 1, 100001));
  g_assert_cmpint (sqlite3_step (self->update), ==, SQLITE_DONE);
  sqlite3_reset (self->update);
  return td_bench_lap (&at);
}

/* A stage has no length: only its leaves. */
static const TdTask *
some_leaf (Bench *self)
{
  const TdTask *task;

  do
    task = td_portfolio_at (td_document_portfolio (self->document), TD_TABLE_TASK,
                            (guint) g_rand_int_range (self->rand, 0, (gint32) self->n_tasks));
  while (task->duration == TD_NONE);
  return task;
}

static double
timed_apply (Bench *self, TdEditBatch *batch)
{
  gint64 at = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  td_document_apply (self->document, batch, &error);
  g_assert_no_error (error);
  td_edit_batch_free (batch);
  return td_bench_lap (&at);
}

static double
rename_one (Bench *self, guint round)
{
  TdEditBatch *batch = td_edit_batch_new ("Rename");
  g_autofree char *name = g_strdup_printf ("Thi công %u", round);

  td_edit_batch_set_text (batch, TD_TABLE_TASK, some_leaf (self)->record.id, "name", name);
  return timed_apply (self, batch);
}

static double
lengthen_one (Bench *self, guint round)
{
  TdEditBatch *batch = td_edit_batch_new ("Change the length");
  const TdTask *task = some_leaf (self);

  td_edit_batch_set_integer (batch, TD_TABLE_TASK, task->record.id, "duration",
                             task->duration + 4800);
  return timed_apply (self, batch);
}

/* A new task, which makes the outline new. */
static double
insert_one (Bench *self, guint round)
{
  TdEditBatch *batch = td_edit_batch_new ("Insert");
  const TdTask *task = some_leaf (self);
  gint64 id = td_edit_batch_insert (batch, TD_TABLE_TASK, NULL);

  td_edit_batch_set_text (batch, TD_TABLE_TASK, id, "name", "Việc mới");
  td_edit_batch_set_text (batch, TD_TABLE_TASK, id, "rank", task->rank);
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, id, "project_id", task->project_id);
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, id, "parent_id", task->parent_id);
  return timed_apply (self, batch);
}

static void
measure_edits (Bench *self, const char *name, double (*edit) (Bench *, guint))
{
  g_autoptr (GArray) edits = td_bench_samples (), floors = td_bench_samples ();
  g_autoptr (GArray) spent = td_bench_samples (), spent_floors = td_bench_samples ();
  g_autofree char *cpu = g_strconcat (name, "-cpu", NULL);
  g_autofree char *worst = g_strconcat (name, "-worst", NULL);

  edit (self, 0); /* statements are prepared, caches filled */
  for (guint i = 1; i <= ROUNDS; i++) {
    double before = td_bench_cpu (), between;

    td_bench_take (floors, bare_commit (self, i));
    between = td_bench_cpu ();
    td_bench_take (edits, edit (self, i));
    td_bench_take (spent_floors, between - before);
    td_bench_take (spent, td_bench_cpu () - between);
  }
  td_bench_print_beside (name, self->n_tasks, td_bench_quantile (edits, 0.5),
                         td_bench_quantile (floors, 0.5), "ms");
  td_bench_print_beside (cpu, self->n_tasks, td_bench_quantile (spent, 0.5),
                         td_bench_quantile (spent_floors, 0.5), "ms");
  td_bench_print (worst, self->n_tasks, td_bench_quantile (edits, 1), "ms");
}

static double
timed_undo (Bench *self, TdEditBatch *nothing)
{
  gint64 at = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  td_document_undo (self->document, &error);
  g_assert_no_error (error);
  return td_bench_lap (&at);
}

static double
timed_redo (Bench *self, TdEditBatch *nothing)
{
  gint64 at = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  td_document_redo (self->document, &error);
  g_assert_no_error (error);
  return td_bench_lap (&at);
}

static void
print_change (Bench *self,
              const char *name,
              double (*change) (Bench *, TdEditBatch *),
              TdEditBatch *batch)
{
  g_autofree char *cpu = g_strconcat (name, "-cpu", NULL);
  double before = td_bench_cpu ();

  td_bench_print (name, self->n_tasks, change (self, batch), "ms");
  td_bench_print (cpu, self->n_tasks, td_bench_cpu () - before, "ms");
}

static void
measure_undo (Bench *self)
{
  TdEditBatch *batch = td_edit_batch_new ("Rename many");
  guint n = MIN (CHANGED, self->n_tasks);

  for (guint i = 0; i < n; i++) {
    const TdTask *task = td_portfolio_at (td_document_portfolio (self->document), TD_TABLE_TASK,
                                          (guint) ((guint64) i * self->n_tasks / n));

    td_edit_batch_set_text (batch, TD_TABLE_TASK, task->record.id, "name", "Tên chung");
  }
  print_change (self, "edit-1000-rows", timed_apply, batch);
  print_change (self, "undo-1000-rows", timed_undo, NULL);
  print_change (self, "redo-1000-rows", timed_redo, NULL);
}

static void
measure (guint tasks)
{
  g_autofree char *folder = td_bench_folder ();
  g_autofree char *path = g_build_filename (folder, "bench.tiendo", NULL);
  g_autofree char *floor_path = g_build_filename (folder, "floor.db", NULL);
  TdGeneration shape = td_bench_shape (tasks);
  g_autoptr (GError) error = NULL;
  Bench self = {.rand = g_rand_new_with_seed (1), .n_tasks = tasks};

  td_bench_file (path, &shape, &error);
  g_assert_no_error (error);
  self.document = td_document_open (path, &td_bench_session, &error);
  g_assert_no_error (error);
  self.db = floor_open (floor_path, &self.update);
  measure_edits (&self, "edit-name", rename_one);
  measure_edits (&self, "edit-length", lengthen_one);
  measure_edits (&self, "edit-insert", insert_one);
  measure_undo (&self);
  sqlite3_finalize (self.update);
  sqlite3_close (self.db);
  td_document_close (self.document);
  g_rand_free (self.rand);
  td_bench_remove (folder);
}

int
main (int argc, char **argv)
{
  return td_bench_run (argc, argv, measure);
}
