/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A program that is killed at any instant. The test starts itself as the victim: it edits a file
 * without end and prints each revision after it was committed. What was printed must be in the
 * file, whole; what was not may be, whole. What an edit does follows from its revision alone, so
 * the file can be held against a model of all of them.
 */

#define N_TASKS     20
#define LONG_NOTE   3000
#define N_SHARED    40
#define ROUNDS      50
#define KILL_WITHIN 30000 /* microseconds after the first edits */

static const char *program;

/* ---- what revision @r does; revision 1 makes the tasks ---- */

static gint64
task_of (gint64 r)
{
  return r * 7 % N_TASKS + 1;
}

static TdEditBatch *
edit_of (gint64 r)
{
  TdEditBatch *batch = td_edit_batch_new ("Edit %s");
  g_autofree char *name = g_strdup_printf ("sửa lần %d", (int) r);

  if (r % 3 == 0) {
    /* Many pages, so that there is an instant at which only some are written. */
    g_autofree char *note = g_strnfill (LONG_NOTE, (char) ('a' + r % 26));

    for (gint64 task = 1; task <= N_TASKS; task++)
      td_edit_batch_set_text (batch, TD_TABLE_TASK, task, "note", note);
  } else if (r % 3 == 1) {
    td_edit_batch_set_text (batch, TD_TABLE_TASK, task_of (r), "name", name);
  } else {
    insert_row (batch, TD_TABLE_SECTOR, 0, name);
  }
  return batch;
}

/* ---- the victim ---- */

static int
edit_for_ever (const char *path)
{
  g_autoptr (TdStore) store = td_store_open (path, NULL);

  for (;;) {
    g_autoptr (TdEditBatch) batch = edit_of (td_store_revision (store) + 1);

    if (!td_store_commit (store, batch, &anh, NULL, NULL, NULL))
      return 1;
    printf ("%d\n", (int) td_store_revision (store));
    fflush (stdout);
  }
}

static TdPortfolio *
much (void)
{
  TdPortfolio *staged = td_portfolio_new ();

  for (gint64 id = 1; id <= 20000; id++) {
    g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012d", (int) id);
    TdSector *sector = td_portfolio_add (staged, TD_TABLE_SECTOR, id, uuid);

    sector->rank = g_strdup ("a");
    sector->name = g_strdup (uuid);
  }
  return staged;
}

static gboolean
tell_cb (double fraction, gpointer data)
{
  printf ("%g\n", fraction);
  fflush (stdout);
  return TRUE;
}

static int
import_much (const char *path)
{
  g_autoptr (TdStore) store = td_store_open (path, NULL);
  g_autoptr (TdPortfolio) staged = much ();
  const TdStoreImport request = {staged, "Import %s", NULL, tell_cb, NULL};

  return !td_store_import_portfolio (store, &request, &anh, NULL, NULL);
}

/* One of two: makes its edits however often the other comes first. */
static int
edit_beside_another (const char *path)
{
  g_autoptr (TdStore) store = NULL;
  guint done = 0;

  while (store == NULL)
    store = td_store_open (path, NULL);
  while (done < N_SHARED) {
    g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Edit %s");
    g_autoptr (TdChangeList) changes = NULL;
    g_autoptr (GError) error = NULL;
    TdStoreNews news;

    insert_row (batch, TD_TABLE_SECTOR, 0, "s");
    td_edit_batch_set_integer (batch, TD_TABLE_TASK, 1, "duration", td_store_revision (store));
    if (td_store_commit (store, batch, &anh, NULL, NULL, &error))
      done++;
    else if (error->domain != TD_STORE_ERROR ||
             (error->code != TD_STORE_ERROR_STALE && error->code != TD_STORE_ERROR_BUSY))
      return 1;
    td_store_poll (store, &news, &changes, NULL);
  }
  return 0;
}

/* ---- the killer ---- */

typedef struct {
  GPid pid;
  FILE *told;
} Victim;

static Victim
start_victim (const char *what, const char *path)
{
  char *arguments[] = {(char *) program, (char *) what, (char *) path, NULL};
  g_autoptr (GError) error = NULL;
  Victim victim;
  int out = -1;

  g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &victim.pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  victim.told = fdopen (out, "r");
  return victim;
}

/* Waits for @lines, and then a while more; returns the last line that was told before death. */
static gint64
kill_after (Victim *victim, guint lines, gulong microseconds)
{
  char line[64];
  gint64 last = 0;
  int status;

  for (guint i = 0; i < lines && fgets (line, sizeof line, victim->told); i++)
    last = g_ascii_strtoll (line, NULL, 10);
  g_usleep (microseconds);
  kill (victim->pid, SIGKILL);
  while (fgets (line, sizeof line, victim->told))
    if (strchr (line, '\n'))
      last = g_ascii_strtoll (line, NULL, 10);
  fclose (victim->told);
  waitpid (victim->pid, &status, 0);
  g_spawn_close_pid (victim->pid);
  return last;
}

static void
assert_alone (const Scratch *scratch)
{
  g_autoptr (GDir) dir = g_dir_open (scratch->folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, "a.tiendo");
  g_assert_null (g_dir_read_name (dir));
}

static void
assert_sound (TdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = td_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((TdStoreFinding *) g_ptr_array_index (findings, i))->fact);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* The content is that of revision @last, no edit more or less. */
static void
assert_model (TdStore *store, gint64 last)
{
  g_autoptr (TdPortfolio) portfolio = td_store_load (store, NULL);
  char *names[N_TASKS + 1] = {NULL};
  gint64 last_note = 0;
  guint n_sectors = 0;

  for (gint64 r = 2; r <= last; r++)
    if (r % 3 == 0)
      last_note = r;
    else if (r % 3 == 1) {
      g_free (names[task_of (r)]);
      names[task_of (r)] = g_strdup_printf ("sửa lần %d", (int) r);
    } else {
      n_sectors++;
    }
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_SECTOR), ==, n_sectors);
  for (gint64 id = 1; id <= N_TASKS; id++) {
    const TdTask *task = td_portfolio_get (portfolio, TD_TABLE_TASK, id);

    g_assert_nonnull (task);
    if (names[id])
      g_assert_cmpstr (task->name, ==, names[id]);
    if (last_note) {
      g_assert_cmpuint (strlen (task->note), ==, LONG_NOTE);
      g_assert_cmpint ((guint8) task->note[0], ==, 'a' + last_note % 26);
    }
    g_free (names[id]);
  }
}

static void
test_no_told_edit_is_lost (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (19750430);
  g_autoptr (TdStore) store = scratch_create (scratch);
  gint64 before = 1;

  add_tasks (store, &anh, N_TASKS);
  g_clear_pointer (&store, td_store_close);
  for (guint round = 0; round < ROUNDS; round++) {
    Victim victim = start_victim ("edit", scratch->path);
    gint64 told = kill_after (&victim, (guint) g_rand_int_range (random, 1, 6),
                              (gulong) g_rand_int_range (random, 0, KILL_WITHIN));

    store = scratch_open (scratch);
    g_assert_cmpint (told, >, before);
    g_assert_cmpint (td_store_revision (store), >=, told);
    g_assert_cmpint (td_store_revision (store), <=, told + 1);
    assert_sound (store);
    assert_model (store, td_store_revision (store));
    before = td_store_revision (store);
    g_clear_pointer (&store, td_store_close);
    assert_alone (scratch);
  }
}

static void
test_an_import_is_whole_or_not_at_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240505);

  for (guint round = 0; round < 10; round++) {
    g_autoptr (Scratch) scratch = scratch_new ();
    g_autoptr (TdStore) store = scratch_create (scratch);
    g_autoptr (TdPortfolio) loaded = NULL;
    Victim victim;

    g_clear_pointer (&store, td_store_close);
    victim = start_victim ("import", scratch->path);
    kill_after (&victim, (guint) g_rand_int_range (random, 1, 13),
                (gulong) g_rand_int_range (random, 0, KILL_WITHIN));
    store = scratch_open (scratch);
    assert_sound (store);
    loaded = td_store_load (store, NULL);
    g_assert_cmpuint (td_portfolio_count (loaded, TD_TABLE_SECTOR), ==,
                      td_store_revision (store) ? 20000 : 0);
  }
}

/* What a file manager copies while the program rests between two edits. */
static void
test_a_plain_copy_is_whole (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autofree char *path = g_build_filename (scratch->folder, "b.tiendo", NULL);

  add_tasks (store, &anh, N_TASKS);
  for (gint64 r = 2; r < 20; r++) {
    g_autoptr (TdEditBatch) batch = edit_of (r);
    g_autoptr (TdStore) copy = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize length;

    commit (store, batch, &anh);
    g_assert_true (g_file_get_contents (scratch->path, &bytes, &length, NULL));
    g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
    copy = td_store_open (path, &error);
    g_assert_no_error (error);
    g_assert_cmpint (td_store_revision (copy), ==, r);
    assert_sound (copy);
    assert_model (copy, r);
  }
}

static void
test_two_programs_share_a_file (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdPortfolio) loaded = NULL;
  Victim programs[2];

  add_tasks (store, &anh, 1);
  g_clear_pointer (&store, td_store_close);
  for (guint i = 0; i < 2; i++)
    programs[i] = start_victim ("share", scratch->path);
  for (guint i = 0; i < 2; i++) {
    int status;

    waitpid (programs[i].pid, &status, 0);
    fclose (programs[i].told);
    g_assert_true (g_spawn_check_wait_status (status, NULL));
  }
  assert_alone (scratch);
  store = scratch_open (scratch);
  assert_sound (store);
  loaded = td_store_load (store, NULL);
  g_assert_cmpint (td_store_revision (store), ==, 2 * N_SHARED + 1);
  g_assert_cmpuint (td_portfolio_count (loaded, TD_TABLE_SECTOR), ==, 2 * N_SHARED);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "edit") == 0)
    return edit_for_ever (argv[2]);
  if (argc == 3 && strcmp (argv[1], "import") == 0)
    return import_much (argv[2]);
  if (argc == 3 && strcmp (argv[1], "share") == 0)
    return edit_beside_another (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/no-told-edit-is-lost", test_no_told_edit_is_lost);
  g_test_add_func ("/kill/an-import-is-whole-or-not-at-all", test_an_import_is_whole_or_not_at_all);
  g_test_add_func ("/kill/a-plain-copy-is-whole", test_a_plain_copy_is_whole);
  g_test_add_func ("/kill/two-programs-share-a-file", test_two_programs_share_a_file);
  return g_test_run ();
}
