/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"
#include "store/store-private.h"
#include "support.h"

#include <string.h>

/* ---- the columns and the field table agree ---- */

static sqlite3 *
memory_at_version (int version)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  td_schema_raise (db, 0, version, &error);
  g_assert_no_error (error);
  return db;
}

static gboolean
references (sqlite3 *db, const TdField *field)
{
  g_autoptr (sqlite3_stmt) found = td_database_prepare (
      db,
      "SELECT 1 FROM pragma_foreign_key_list (?1) WHERE \"from\" = ?2 AND \"table\" = ?3"
      " AND on_delete = 'NO ACTION' AND on_update = 'NO ACTION'",
      NULL);

  sqlite3_bind_text (found, 1, td_table_name (field->table), -1, SQLITE_STATIC);
  sqlite3_bind_text (found, 2, field->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (found, 3, td_table_name (field->target), -1, SQLITE_STATIC);
  return sqlite3_step (found) == SQLITE_ROW;
}

static void
compare_table (sqlite3 *db, TdTableId table, int version)
{
  guint count;
  const TdField *fields = td_table_fields (table, &count);
  g_autoptr (sqlite3_stmt) column = td_database_prepare (
      db, "SELECT name, type, \"notnull\" FROM pragma_table_info (?1) ORDER BY cid", NULL);

  sqlite3_bind_text (column, 1, td_table_name (table), -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (column), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (column, 0), ==, "id");
  for (guint i = 0; i < count && fields[i].since <= version; i++) {
    const TdField *field = fields + i;
    gboolean text = td_field_is_text (field) || field->kind == TD_FIELD_ENUM;

    g_assert_cmpint (sqlite3_step (column), ==, SQLITE_ROW);
    g_assert_cmpstr ((const char *) sqlite3_column_text (column, 0), ==, field->name);
    g_assert_cmpstr ((const char *) sqlite3_column_text (column, 1), ==, text ? "TEXT" : "INTEGER");
    g_assert_cmpint (sqlite3_column_int (column, 2), ==, (field->flags & TD_FIELD_REQUIRED) != 0);
    if (field->kind == TD_FIELD_REFERENCE)
      g_assert_true (references (db, field));
  }
  g_assert_cmpint (sqlite3_step (column), ==, SQLITE_DONE);
}

static void
test_every_version_has_its_fields (void)
{
  for (int version = 1; version <= td_schema_newest (); version++) {
    sqlite3 *db = memory_at_version (version);
    gint64 odd = -1;

    for (guint table = 0; table < TD_N_TABLES; table++)
      compare_table (db, (TdTableId) table, version);
    td_database_integer (db,
                         "SELECT count (*) FROM pragma_table_list WHERE type = 'table'"
                         " AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'",
                         -1, &odd, NULL);
    g_assert_cmpint (odd, ==, 0);
    td_database_integer (db, "SELECT count (*) FROM sqlite_schema WHERE type = 'trigger'", -1, &odd,
                         NULL);
    g_assert_cmpint (odd, ==, 0);
    sqlite3_close (db);
  }
}

/* A nick that the field table learns has to come with a migration of its column. */
static void
test_every_nick_has_a_place (void)
{
  sqlite3 *db = memory_at_version (td_schema_newest ());

  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint count;
    const TdField *fields = td_table_fields ((TdTableId) table, &count);
    g_autofree char *sql = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'",
                                            td_table_name ((TdTableId) table));
    g_autoptr (sqlite3_stmt) schema = td_database_prepare (db, sql, NULL);

    g_assert_cmpint (sqlite3_step (schema), ==, SQLITE_ROW);
    for (guint i = 0; i < count; i++)
      for (guint j = 0; fields[i].nicks && fields[i].nicks[j]; j++) {
        g_autofree char *term = g_strdup_printf ("%s = '%s'", fields[i].name, fields[i].nicks[j]);

        if (strstr ((const char *) sqlite3_column_text (schema, 0), term) == NULL)
          g_test_message ("%s lacks %s", td_table_name ((TdTableId) table), term);
        g_assert_nonnull (strstr ((const char *) sqlite3_column_text (schema, 0), term));
      }
  }
  sqlite3_close (db);
}

/* ---- from the first version on ---- */

/* A store that works on a file of an older version without raising it. */
static TdStore *
open_as_it_is (const char *path)
{
  g_autoptr (GError) error = NULL;
  TdStore *store = g_new0 (TdStore, 1);

  store->path = g_strdup (path);
  g_assert_cmpint (sqlite3_open (path, &store->db), ==, SQLITE_OK);
  td_database_run (store->db, "PRAGMA foreign_keys = ON", &error);
  g_assert_no_error (error);
  td_store_look (store, &error);
  g_assert_no_error (error);
  return store;
}

static TdStore *
make_version (const char *path, int version)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (td_schema_raise (db, 0, version, NULL));
  sqlite3_close (db);
  return open_as_it_is (path);
}

static void
undo_all (TdStore *store, const TdStoreMeta *meta, guint n_revisions)
{
  for (guint i = 0; i < n_revisions; i++) {
    g_autoptr (GError) error = NULL;
    gboolean done = td_store_undo (store, meta, NULL, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (done);
  }
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

/* Insert, update and delete before; insert, update, delete and the new columns after. */
static guint
edit_before (TdStore *store)
{
  g_autoptr (TdEditBatch) gone = td_edit_batch_new ("Delete %s");
  g_autoptr (TdEditBatch) fresh = td_edit_batch_new ("Add %s");

  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "đổi trước");
  td_edit_batch_delete (gone, TD_TABLE_TASK, 2);
  commit (store, gone, &anh);
  insert_row (fresh, TD_TABLE_TASK, 1, "thêm trước");
  commit (store, fresh, &anh);
  return 3;
}

static guint
edit_after (TdStore *store)
{
  g_autoptr (TdEditBatch) gone = td_edit_batch_new ("Delete %s");
  g_autoptr (TdEditBatch) fresh = td_edit_batch_new ("Add %s");

  set_integer (store, &anh, TD_TABLE_TASK, 1, "actual_start", 28000000);
  set_integer (store, &anh, TD_TABLE_TASK, 5, "actual_finish", 28100000);
  td_edit_batch_delete (gone, TD_TABLE_TASK, 5);
  td_edit_batch_delete (gone, TD_TABLE_TASK, 3);
  commit (store, gone, &anh);
  td_edit_batch_set_integer (fresh, TD_TABLE_TASK, insert_row (fresh, TD_TABLE_TASK, 1, "sau"),
                             "actual_start", 28000001);
  commit (store, fresh, &anh);
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "đổi sau");
  return 5;
}

static void
test_undo_goes_back_over_a_migration (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = make_version (scratch->path, 1);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_revisions;

  add_tasks (store, &binh, 4);
  start = content_of (store);
  n_revisions = edit_before (store);
  g_assert_cmpint (td_store_version (store), ==, 1);
  td_store_close (store);

  store = scratch_open (scratch);
  g_assert_cmpint (td_store_version (store), ==, 2);
  n_revisions += edit_after (store);
  end = content_of (store);
  undo_all (store, &anh, n_revisions);
  undone = content_of (store);
  g_assert_cmpstr (undone, ==, start);
  for (guint i = 0; i < n_revisions; i++)
    g_assert_true (td_store_redo (store, &anh, NULL, NULL, NULL, NULL));
  redone = content_of (store);
  g_assert_cmpstr (redone, ==, end);
  undo_all (store, &anh, n_revisions);
  assert_sound (store);
}

/* An insert from before knows nothing of a column that came after, and what stands there now
 * must not go with the row. */
static void
test_later_columns_stand_against_an_undo (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = make_version (scratch->path, 1);
  g_autoptr (GError) error = NULL;
  g_auto (TdStoreClash) clash = {TD_N_TABLES};

  add_tasks (store, &anh, 1);
  td_store_close (store);
  store = scratch_open (scratch);
  set_integer (store, &binh, TD_TABLE_TASK, 1, "actual_start", 28000000);
  g_assert_false (td_store_undo (store, &anh, NULL, NULL, &clash, &error));
  g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED);
  g_assert_cmpstr (clash.field->name, ==, "actual_start");
  g_assert_cmpstr (clash.author, ==, binh.author);
  g_assert_cmpint (clash.revision, ==, 2);
}

static void
test_a_file_of_the_first_version_opens (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = NULL;
  g_autoptr (TdPortfolio) portfolio = NULL;
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "store", "version-1.sql", NULL);
  g_autofree char *sql = NULL;
  sqlite3 *db = NULL;
  const TdTask *task;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (scratch->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  store = scratch_open (scratch);
  g_assert_cmpint (td_store_version (store), ==, td_schema_newest ());
  g_assert_cmpint (td_store_revision (store), ==, 4);
  assert_sound (store);
  portfolio = td_store_load (store, NULL);
  g_assert_cmpstr (td_portfolio_info (portfolio)->title, ==, "Danh mục phiên bản 1");
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_TASK), ==, 3);
  task = td_portfolio_get (portfolio, TD_TABLE_TASK, 1);
  g_assert_cmpstr (task->name, ==, "Gói thầu xây lắp");
  g_assert_cmpint (task->actual_start, ==, TD_NONE);

  undo_all (store, &anh, 3);
  g_clear_pointer (&portfolio, td_portfolio_free);
  portfolio = td_store_load (store, NULL);
  task = td_portfolio_get (portfolio, TD_TABLE_TASK, 1);
  g_assert_cmpstr (task->name, ==, "Gói thầu 1");
  g_assert_cmpint (td_portfolio_index (portfolio, TD_TABLE_TASK, 4), ==, -1);
  task = td_portfolio_get (portfolio, TD_TABLE_TASK, 3);
  g_assert_cmpint (task->duration, ==, 144000);
  assert_sound (store);
}

static void
test_an_older_file_can_be_read_alone (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = make_version (scratch->path, 1);
  g_autoptr (TdPortfolio) portfolio = NULL;

  add_tasks (store, &anh, 2);
  td_store_close (store);
  store = td_store_open_read_only (scratch->path, NULL);
  g_assert_cmpint (td_store_version (store), ==, 1);
  portfolio = td_store_load (store, NULL);
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_TASK), ==, 2);
  assert_sound (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/every-version-has-its-fields", test_every_version_has_its_fields);
  g_test_add_func ("/schema/every-nick-has-a-place", test_every_nick_has_a_place);
  g_test_add_func ("/schema/undo-goes-back-over-a-migration", test_undo_goes_back_over_a_migration);
  g_test_add_func ("/schema/later-columns-stand-against-an-undo",
                   test_later_columns_stand_against_an_undo);
  g_test_add_func ("/schema/a-file-of-the-first-version-opens",
                   test_a_file_of_the_first_version_opens);
  g_test_add_func ("/schema/an-older-file-can-be-read-alone", test_an_older_file_can_be_read_alone);
  return g_test_run ();
}
