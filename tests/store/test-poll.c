/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <sqlite3.h>

static TdStoreNews
poll_into (TdStore *store, TdPortfolio *projected)
{
  g_autoptr (TdChangeList) changes = NULL;
  g_autoptr (GError) error = NULL;
  TdStoreNews news = TD_STORE_RELOAD;
  gboolean done = td_store_poll (store, &news, &changes, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_true ((changes != NULL) == (news == TD_STORE_CHANGED));
  if (changes)
    td_portfolio_apply (projected, changes);
  return news;
}

static void
assert_same (TdStore *store, const TdPortfolio *projected)
{
  g_autofree char *made = content_of (store);
  g_autofree char *told = td_portfolio_to_string (projected);

  g_assert_cmpstr (told, ==, made);
}

static void
test_what_others_commit_arrives (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) ours = scratch_create (scratch);
  g_autoptr (TdStore) theirs = scratch_open (scratch);
  g_autoptr (TdStore) witness = scratch_open (scratch);
  g_autoptr (TdPortfolio) projected = td_store_load (ours, NULL);
  g_autoptr (TdPortfolio) empty = td_portfolio_new ();
  g_autoptr (TdEditBatch) gone = td_edit_batch_new ("Delete %s");

  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_UNCHANGED);
  add_tasks (theirs, &binh, 3);
  set_text (theirs, &binh, TD_TABLE_TASK, 2, "name", "của Bình");
  td_edit_batch_delete (gone, TD_TABLE_TASK, 3);
  commit (theirs, gone, &binh);
  g_assert_true (td_store_undo (theirs, &binh, NULL, NULL, NULL, NULL));
  g_assert_cmpint (td_store_revision (ours), ==, 0);
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_CHANGED);
  g_assert_cmpint (td_store_revision (ours), ==, 4);
  assert_same (witness, projected);
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_UNCHANGED);

  /* One's own commit is no news. */
  set_text (ours, &anh, TD_TABLE_TASK, 1, "name", "của Anh");
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_UNCHANGED);
  g_assert_cmpint (poll_into (theirs, empty), ==, TD_STORE_CHANGED);
}

static void
test_edits_are_made_on_what_is_known (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) ours = scratch_create (scratch);
  g_autoptr (TdStore) theirs = NULL;
  g_autoptr (TdPortfolio) projected = NULL;
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");
  g_autoptr (GError) error = NULL;

  add_tasks (ours, &anh, 1);
  theirs = scratch_open (scratch);
  projected = td_store_load (ours, NULL);
  set_text (theirs, &binh, TD_TABLE_TASK, 1, "name", "của Bình");
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "của Anh");
  g_assert_false (td_store_commit (ours, batch, &anh, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_false (td_store_undo (ours, &anh, NULL, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_STALE);
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_CHANGED);
  commit (ours, batch, &anh);
}

static void
test_very_much_is_loaded_anew (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) ours = scratch_create (scratch);
  g_autoptr (TdStore) theirs = scratch_open (scratch);
  g_autoptr (TdPortfolio) projected = td_portfolio_new ();
  g_autoptr (TdPortfolio) loaded = NULL;
  g_autoptr (TdChangeList) changes = NULL;
  g_autofree char *text = g_strnfill (5 << 20, 'x');

  add_tasks (theirs, &binh, 1);
  set_text (theirs, &binh, TD_TABLE_TASK, 1, "note", text);
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_RELOAD);
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_RELOAD);
  loaded = td_store_load (ours, NULL);
  g_assert_cmpuint (td_portfolio_count (loaded, TD_TABLE_TASK), ==, 1);
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_UNCHANGED);
  g_assert_true (td_store_undo (ours, &binh, &changes, NULL, NULL, NULL));
  g_assert_null (changes);
}

static void
test_a_migration_by_another_stops_edits (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) ours = scratch_create (scratch);
  g_autoptr (TdPortfolio) projected = td_portfolio_new ();
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  add_tasks (ours, &anh, 1);
  g_assert_cmpint (sqlite3_open (scratch->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL);
  sqlite3_close (db);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "x");
  g_assert_false (td_store_commit (ours, batch, &anh, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_TOO_NEW);
  g_assert_cmpint (poll_into (ours, projected), ==, TD_STORE_RELOAD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poll/what-others-commit-arrives", test_what_others_commit_arrives);
  g_test_add_func ("/poll/edits-are-made-on-what-is-known", test_edits_are_made_on_what_is_known);
  g_test_add_func ("/poll/very-much-is-loaded-anew", test_very_much_is_loaded_anew);
  g_test_add_func ("/poll/a-migration-by-another-stops-edits",
                   test_a_migration_by_another_stops_edits);
  return g_test_run ();
}
