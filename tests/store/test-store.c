/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <sqlite3.h>
#include <string.h>

/* ---- files that are no portfolio, or not quite ---- */

static void
write_file (const char *path, const char *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
make_text (const Scratch *scratch)
{
  write_file (scratch->path, "Kính gửi: Sở Kế hoạch và Đầu tư\n", 40);
}

static void
make_long_text (const Scratch *scratch)
{
  g_autofree char *bytes = g_malloc0 (100000);

  memset (bytes, 'x', 100000);
  write_file (scratch->path, bytes, 100000);
}

static void
make_empty (const Scratch *scratch)
{
  write_file (scratch->path, "", 0);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
make_other_database (const Scratch *scratch)
{
  run_sql (scratch->path, "CREATE TABLE task (id INTEGER PRIMARY KEY, name TEXT)");
}

/* A portfolio of some size, closed. */
static void
make_portfolio (const Scratch *scratch)
{
  g_autoptr (TdStore) store = scratch_create (scratch);

  add_tasks (store, &anh, 500);
}

static void
make_other_database_of_our_tables (const Scratch *scratch)
{
  make_portfolio (scratch);
  run_sql (scratch->path, "PRAGMA application_id = 1");
}

static void
cut (const Scratch *scratch, double share)
{
  g_autofree char *bytes = NULL;
  gsize length;

  make_portfolio (scratch);
  g_assert_true (g_file_get_contents (scratch->path, &bytes, &length, NULL));
  write_file (scratch->path, bytes, (gsize) ((double) length * share));
}

static void
make_half (const Scratch *scratch)
{
  cut (scratch, 0.5);
}

static void
make_all_but_the_end (const Scratch *scratch)
{
  cut (scratch, 0.999);
}

static void
make_first_bytes (const Scratch *scratch)
{
  cut (scratch, 0.0001);
}

static void
make_trigger (const Scratch *scratch)
{
  make_portfolio (scratch);
  run_sql (scratch->path, "CREATE TRIGGER surprise AFTER UPDATE ON task BEGIN"
                          " DELETE FROM date_value; END");
}

static void
make_view (const Scratch *scratch)
{
  make_portfolio (scratch);
  run_sql (scratch->path, "ALTER TABLE task RENAME TO hidden;"
                          "CREATE VIEW task AS SELECT * FROM hidden");
}

static void
make_table_missing (const Scratch *scratch)
{
  make_portfolio (scratch);
  run_sql (scratch->path, "DROP TABLE history");
}

static void
make_no_version (const Scratch *scratch)
{
  make_portfolio (scratch);
  run_sql (scratch->path, "PRAGMA user_version = 0");
}

static void
make_folder (const Scratch *scratch)
{
  g_assert_cmpint (g_mkdir (scratch->path, 0700), ==, 0);
}

static void
make_nothing (const Scratch *scratch)
{
}

typedef struct {
  const char *name;
  void (*make) (const Scratch *scratch);
  TdStoreError code;
} Refusal;

static const Refusal refusals[] = {
    {"text", make_text, TD_STORE_ERROR_NOT_A_PORTFOLIO},
    {"a-long-text", make_long_text, TD_STORE_ERROR_NOT_A_PORTFOLIO},
    {"an-empty-file", make_empty, TD_STORE_ERROR_TRUNCATED},
    {"another-database", make_other_database, TD_STORE_ERROR_NOT_A_PORTFOLIO},
    {"another-program's-database", make_other_database_of_our_tables,
     TD_STORE_ERROR_NOT_A_PORTFOLIO},
    {"half-a-file", make_half, TD_STORE_ERROR_TRUNCATED},
    {"a-file-without-its-end", make_all_but_the_end, TD_STORE_ERROR_TRUNCATED},
    {"the-first-bytes-of-a-file", make_first_bytes, TD_STORE_ERROR_TRUNCATED},
    {"a-trigger", make_trigger, TD_STORE_ERROR_CORRUPT},
    {"a-view", make_view, TD_STORE_ERROR_CORRUPT},
    {"a-file-without-history", make_table_missing, TD_STORE_ERROR_CORRUPT},
    {"a-file-without-version", make_no_version, TD_STORE_ERROR_CORRUPT},
    {"a-folder", make_folder, TD_STORE_ERROR_NOT_A_PORTFOLIO},
    {"no-file", make_nothing, TD_STORE_ERROR_NO_FILE},
};

static void
test_refused (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before = 0, length_after = 0;

  refusal->make (scratch);
  g_file_get_contents (scratch->path, &before, &length_before, NULL);
  g_assert_null (td_store_open (scratch->path, &error));
  g_assert_error (error, TD_STORE_ERROR, (int) refusal->code);
  g_clear_error (&error);
  g_assert_null (td_store_open_read_only (scratch->path, &error));
  g_assert_error (error, TD_STORE_ERROR, (int) refusal->code);
  g_file_get_contents (scratch->path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_no_folder (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (scratch->folder, "không", "có.tiendo", NULL);

  g_assert_null (td_store_open (path, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_NO_FOLDER);
  g_clear_error (&error);
  g_assert_null (td_store_create (path, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_NO_FOLDER);
}

static void
test_create_spares_what_is_there (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  make_text (scratch);
  g_assert_null (td_store_create (scratch->path, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (scratch->path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "Kính gửi"));
}

/* A damaged page is an error of loading, never a crash and never half a portfolio. */
static void
test_damaged_pages (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20240505);
  g_autofree char *sound = NULL;
  g_autofree char *expected = NULL;
  gsize length;

  make_portfolio (scratch);
  g_assert_true (g_file_get_contents (scratch->path, &sound, &length, NULL));
  {
    g_autoptr (TdStore) store = scratch_open (scratch);

    expected = content_of (store);
  }
  for (guint turn = 0; turn < 300; turn++) {
    g_autofree char *bytes = g_memdup2 (sound, length);
    g_autoptr (TdStore) store = NULL;
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (TdPortfolio) portfolio = NULL;
    g_autoptr (GError) error = NULL;
    gsize at = (gsize) g_rand_int_range (random, 100, (gint32) length - 64);

    for (gsize i = 0; i < 64; i++)
      bytes[at + i] = (char) g_rand_int (random);
    write_file (scratch->path, bytes, length);
    store = td_store_open (scratch->path, &error);
    portfolio = store ? td_store_load (store, &error) : NULL;
    g_assert_true ((portfolio == NULL) == (error != NULL));
    findings = store ? td_store_check (store, NULL) : NULL;
    if (portfolio && findings && findings->len == 0) {
      g_autofree char *content = td_portfolio_to_string (portfolio);

      /* Undamaged as far as anyone can tell: only letters of a text are another's. */
      g_assert_cmpuint (strlen (content), >, strlen (expected) / 2);
    }
  }
}

/* ---- what can be read alone ---- */

static void
assert_only_readable (TdStore *store, TdStoreAccess access)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");
  g_autoptr (TdPortfolio) portfolio = td_store_load (store, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_access (store), ==, access);
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_TASK), ==, 500);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "mới");
  g_assert_false (td_store_commit (store, batch, &anh, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (td_store_undo (store, &anh, NULL, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_READ_ONLY);
}

static void
test_read_only_file (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = NULL;

  make_portfolio (scratch);
  g_assert_cmpint (g_chmod (scratch->path, 0444), ==, 0);
  store = scratch_open (scratch);
  assert_only_readable (store, TD_STORE_READ_ONLY_FILE);
}

static void
test_read_only_folder (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = NULL;

  make_portfolio (scratch);
  g_assert_cmpint (g_chmod (scratch->folder, 0555), ==, 0);
  store = scratch_open (scratch);
  assert_only_readable (store, TD_STORE_READ_ONLY_FOLDER);
}

static void
test_newer_version (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = NULL;
  g_autofree char *version = g_strdup_printf ("ALTER TABLE task ADD COLUMN later TEXT;"
                                              "CREATE TABLE newcomer (id INTEGER PRIMARY KEY);"
                                              "PRAGMA user_version = %d",
                                              td_store_newest_version () + 1);

  make_portfolio (scratch);
  run_sql (scratch->path, version);
  store = scratch_open (scratch);
  assert_only_readable (store, TD_STORE_READ_ONLY_NEWER);
  g_assert_cmpint (td_store_version (store), ==, td_store_newest_version () + 1);
}

/* ---- other programs ---- */

static void
test_locked (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = NULL;
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  make_portfolio (scratch);
  g_assert_cmpint (sqlite3_open (scratch->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (td_store_open (scratch->path, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_BUSY);
  g_clear_error (&error);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);

  store = scratch_open (scratch);
  sqlite3_exec (db, "BEGIN; SELECT * FROM task", NULL, NULL, NULL);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "mới");
  g_assert_false (td_store_commit (store, batch, &anh, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_BUSY);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  commit (store, batch, &anh);
  sqlite3_close (db);
}

static void
test_nothing_lies_beside_a_closed_file (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdStore) other = scratch_open (scratch);
  TdStoreNews news;
  TdChangeList *changes;
  g_autoptr (GDir) dir = NULL;

  add_tasks (store, &anh, 3);
  g_assert_true (td_store_poll (other, &news, &changes, NULL));
  td_change_list_free (changes);
  set_text (other, &binh, TD_TABLE_TASK, 1, "name", "x");
  g_clear_pointer (&store, td_store_close);
  set_text (other, &binh, TD_TABLE_TASK, 1, "name", "y");
  g_clear_pointer (&other, td_store_close);
  dir = g_dir_open (scratch->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "a.tiendo");
  g_assert_null (g_dir_read_name (dir));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strdup_printf ("/store/refuses/%s", refusals[i].name);

    g_test_add_data_func (path, refusals + i, test_refused);
  }
  g_test_add_func ("/store/refuses/a-missing-folder", test_no_folder);
  g_test_add_func ("/store/create-spares-what-is-there", test_create_spares_what_is_there);
  g_test_add_func ("/store/damaged-pages-do-no-harm", test_damaged_pages);
  g_test_add_func ("/store/reads-a-read-only-file", test_read_only_file);
  g_test_add_func ("/store/reads-in-a-read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/reads-a-newer-version", test_newer_version);
  g_test_add_func ("/store/does-not-wait-for-a-lock", test_locked);
  g_test_add_func ("/store/nothing-lies-beside-a-closed-file",
                   test_nothing_lies_beside_a_closed_file);
  return g_test_run ();
}
