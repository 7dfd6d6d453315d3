/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"
#include "support.h"

#include <string.h>

/* A value of the field that is not its initial one; @turn makes them differ. */
static TdValue
sample (const TdField *field, guint turn)
{
  guint n_nicks = 0;

  switch (field->kind) {
  case TD_FIELD_UUID:
  case TD_FIELD_RANK:
  case TD_FIELD_TEXT:
    return td_value_take_text (g_strdup_printf ("Đường “%s” ỷ %u\n🌉", field->name, turn));
  case TD_FIELD_BOOLEAN:
    return td_value_integer (turn % 2);
  case TD_FIELD_PERCENT:
    return td_value_integer (turn % 2 ? 100 : 31);
  case TD_FIELD_YEAR:
    return td_value_integer (2024 + turn);
  case TD_FIELD_REFERENCE:
    return td_value_integer (1);
  case TD_FIELD_MONEY:
  case TD_FIELD_QUANTITY:
  case TD_FIELD_INTEGER:
    return td_value_integer (turn % 2 ? G_MAXINT64 : -5);
  case TD_FIELD_ENUM:
    while (field->nicks[n_nicks])
      n_nicks++;
    return td_value_text (field->nicks[(turn + 1) % n_nicks]);
  case TD_FIELD_DAY:
  case TD_FIELD_INSTANT:
  case TD_FIELD_DURATION:
  default:
    return td_value_integer (19857 + turn);
  }
}

/* Every field of every table; the portfolio's row is alone. */
static TdEditBatch *
everything (guint n_rows)
{
  TdEditBatch *batch = td_edit_batch_new ("Add %s");

  for (guint table = 0; table < TD_N_TABLES; table++)
    for (guint row = 0; row < (table == TD_TABLE_PORTFOLIO ? 1 : n_rows); row++) {
      gint64 id = td_edit_batch_insert (batch, (TdTableId) table, NULL);
      guint count;
      const TdField *fields = td_table_fields ((TdTableId) table, &count);

      for (guint i = 1; i < count; i++)
        td_edit_batch_set (batch, (TdTableId) table, id, fields + i, sample (fields + i, row));
    }
  return batch;
}

static void
test_every_field_comes_back (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = everything (2);
  g_autoptr (TdChangeList) changes = NULL;
  g_autoptr (TdPortfolio) projected = td_portfolio_new ();
  g_autoptr (TdPortfolio) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as_projected = NULL;
  g_autofree char *as_loaded = NULL;
  gint64 revision = 0;

  td_store_commit (store, batch, &anh, &changes, &revision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (revision, ==, 1);
  td_portfolio_apply (projected, changes);
  g_clear_pointer (&store, td_store_close);
  store = scratch_open (scratch);
  g_assert_cmpint (td_store_revision (store), ==, 1);
  loaded = td_store_load (store, &error);
  g_assert_no_error (error);
  as_projected = td_portfolio_to_string (projected);
  as_loaded = td_portfolio_to_string (loaded);
  g_assert_cmpstr (as_projected, ==, as_loaded);

  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint count;
    const TdField *fields = td_table_fields ((TdTableId) table, &count);
    guint n_rows = table == TD_TABLE_PORTFOLIO ? 1 : 2;

    g_assert_cmpuint (td_portfolio_count (loaded, (TdTableId) table), ==, n_rows);
    for (guint row = 0; row < n_rows; row++)
      for (guint i = 1; i < count; i++) {
        g_auto (TdValue) given = sample (fields + i, row);
        g_auto (TdValue) read =
            td_field_get (fields + i, td_portfolio_get (loaded, (TdTableId) table, row + 1));

        g_assert_true (td_value_equal (&given, &read));
      }
  }
}

static void
test_null_everywhere_it_may_be (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = everything (1);
  g_autoptr (TdEditBatch) blank = td_edit_batch_new ("Clear %s");
  g_autoptr (TdChangeList) changes = NULL;
  g_autoptr (GError) error = NULL;

  commit (store, batch, &anh);
  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint count;
    const TdField *fields = td_table_fields ((TdTableId) table, &count);

    for (guint i = 1; i < count; i++)
      if (!(fields[i].flags & (TD_FIELD_REQUIRED | TD_FIELD_FIXED)))
        td_edit_batch_set (blank, (TdTableId) table, 1, fields + i, (TdValue) TD_VALUE_INIT);
  }
  td_store_commit (store, blank, &anh, &changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (td_change_list_size (changes), ==, blank->edits->len);
  for (guint i = 0; i < td_change_list_size (changes); i++)
    g_assert_cmpint (td_change_list_get (changes, i)->new_value.type, ==, TD_VALUE_NULL);
}

static void
test_a_batch_may_refer_to_its_own_rows (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Add %s");
  g_autoptr (TdPortfolio) loaded = NULL;
  gint64 project = insert_row (batch, TD_TABLE_PROJECT, 0, "p");
  gint64 child = insert_row (batch, TD_TABLE_TASK, project, "con");
  gint64 dropped = insert_row (batch, TD_TABLE_TASK, project, "thôi");
  gint64 parent = insert_row (batch, TD_TABLE_TASK, project, "cha");
  const TdTask *task;

  td_edit_batch_set_integer (batch, TD_TABLE_TASK, child, "parent_id", parent);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, child, "name", "con út");
  td_edit_batch_delete (batch, TD_TABLE_TASK, dropped);
  commit (store, batch, &anh);
  loaded = td_store_load (store, NULL);
  g_assert_cmpuint (td_portfolio_count (loaded, TD_TABLE_TASK), ==, 2);
  task = td_portfolio_get (loaded, TD_TABLE_TASK, 1);
  g_assert_cmpstr (task->name, ==, "con út");
  g_assert_cmpint (task->parent_id, ==, 3);
  g_assert_cmpint (task->project_id, ==, 1);
}

static void
test_what_changes_nothing_is_no_revision (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Rename %s");
  g_autoptr (TdEditBatch) empty = td_edit_batch_new ("Nothing");
  g_autoptr (TdChangeList) changes = NULL;
  gint64 revision = 0;

  add_tasks (store, &anh, 2);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "t001");
  g_assert_true (td_store_commit (store, batch, &anh, &changes, &revision, NULL));
  g_assert_cmpint (revision, ==, 1);
  g_assert_cmpuint (td_change_list_size (changes), ==, 0);
  g_assert_true (td_store_commit (store, empty, &anh, NULL, &revision, NULL));
  g_assert_cmpint (revision, ==, 1);

  td_edit_batch_set_text (batch, TD_TABLE_TASK, 2, "name", "mới");
  g_clear_pointer (&changes, td_change_list_free);
  g_assert_true (td_store_commit (store, batch, &anh, &changes, &revision, NULL));
  g_assert_cmpint (revision, ==, 2);
  g_assert_cmpuint (td_change_list_size (changes), ==, 1);
}

static void
test_ids_are_never_given_twice (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) gone = td_edit_batch_new ("Delete %s");
  g_autoptr (TdEditBatch) fresh = td_edit_batch_new ("Add %s");
  g_autoptr (TdPortfolio) loaded = NULL;

  add_tasks (store, &anh, 3);
  td_edit_batch_delete (gone, TD_TABLE_TASK, 3);
  commit (store, gone, &anh);
  insert_row (fresh, TD_TABLE_TASK, 1, "t");
  commit (store, fresh, &anh);
  loaded = td_store_load (store, NULL);
  g_assert_cmpint (td_portfolio_index (loaded, TD_TABLE_TASK, 3), ==, -1);
  g_assert_cmpint (td_portfolio_index (loaded, TD_TABLE_TASK, 4), >=, 0);
}

/* ---- what is refused, and leaves the file as it was ---- */

typedef struct {
  const char *name;
  void (*fill) (TdEditBatch *batch);
  TdEditError code;
} Refusal;

static void
fill_unknown_row (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 99, "name", "x");
}

static void
fill_unknown_new_row (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, -7, "name", "x");
}

static void
fill_deleted_twice (TdEditBatch *batch)
{
  td_edit_batch_delete (batch, TD_TABLE_TASK, 1);
  td_edit_batch_delete (batch, TD_TABLE_TASK, 1);
}

static void
fill_percent (TdEditBatch *batch)
{
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, 1, "percent_complete", 101);
}

static void
fill_nick (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "mode", "sometimes");
}

static void
fill_type (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "duration", "3d");
}

static void
fill_null (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "rank", NULL);
}

static void
fill_bytes (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "\xff\xfe");
}

static void
fill_uuid (TdEditBatch *batch)
{
  gint64 id = td_edit_batch_insert (batch, TD_TABLE_SECTOR, "no uuid");

  td_edit_batch_set_text (batch, TD_TABLE_SECTOR, id, "rank", "a");
}

static void
fill_same_uuid (TdEditBatch *batch)
{
  for (guint i = 0; i < 2; i++) {
    gint64 id =
        td_edit_batch_insert (batch, TD_TABLE_SECTOR, "11111111-1111-4111-8111-111111111111");

    td_edit_batch_set_text (batch, TD_TABLE_SECTOR, id, "rank", "a");
  }
}

static void
fill_fixed (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "uuid", "11111111-1111-4111-8111-111111111111");
}

static void
fill_lacking (TdEditBatch *batch)
{
  td_edit_batch_insert (batch, TD_TABLE_SECTOR, NULL);
}

static void
fill_dangling (TdEditBatch *batch)
{
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, 1, "lead_id", 12);
}

static void
fill_dangling_new (TdEditBatch *batch)
{
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, 1, "lead_id", -12);
}

static void
fill_orphan (TdEditBatch *batch)
{
  td_edit_batch_delete (batch, TD_TABLE_PROJECT, 1);
}

static const Refusal refusals[] = {
    {"a-row-that-is-not-there", fill_unknown_row, TD_EDIT_ERROR_UNKNOWN_ROW},
    {"a-new-row-that-was-not-made", fill_unknown_new_row, TD_EDIT_ERROR_UNKNOWN_ROW},
    {"a-row-deleted-twice", fill_deleted_twice, TD_EDIT_ERROR_UNKNOWN_ROW},
    {"more-than-all", fill_percent, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"an-unknown-nick", fill_nick, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"text-for-a-number", fill_type, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"null-where-required", fill_null, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"bytes-that-are-no-text", fill_bytes, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"what-is-no-uuid", fill_uuid, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"a-uuid-twice", fill_same_uuid, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"another-uuid", fill_fixed, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"a-new-row-that-lacks-something", fill_lacking, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"a-reference-to-nothing", fill_dangling, TD_EDIT_ERROR_DANGLING},
    {"a-reference-to-nothing-new", fill_dangling_new, TD_EDIT_ERROR_DANGLING},
    {"what-is-still-referred-to", fill_orphan, TD_EDIT_ERROR_DANGLING},
};

static void
test_refused (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Try %s");
  g_autoptr (TdChangeList) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 revision = -1;

  add_tasks (store, &anh, 2);
  before = content_of (store);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 2, "name", "đã đổi");
  refusal->fill (batch);
  g_assert_false (td_store_commit (store, batch, &anh, &changes, &revision, &error));
  g_assert_error (error, TD_EDIT_ERROR, (int) refusal->code);
  g_assert_null (changes);
  g_assert_cmpint (revision, ==, -1);
  after = content_of (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (td_store_revision (store), ==, 1);
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "vẫn sửa được");
}

/* No page can be had, as on a full disk: the edit is refused and nothing else happens. */
static void
test_a_full_disk_loses_nothing (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_tasks (store, &anh, 2);
  before = content_of (store);
  sqlite3_exec (store->db, "PRAGMA max_page_count = 1", NULL, NULL, NULL);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "note", text);
  g_assert_false (td_store_commit (store, batch, &anh, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_DISK);
  after = content_of (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (td_store_revision (store), ==, 1);
  sqlite3_exec (store->db, "PRAGMA max_page_count = 1000000", NULL, NULL, NULL);
  commit (store, batch, &anh);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commit/every-field-comes-back", test_every_field_comes_back);
  g_test_add_func ("/commit/null-everywhere-it-may-be", test_null_everywhere_it_may_be);
  g_test_add_func ("/commit/a-batch-may-refer-to-its-own-rows",
                   test_a_batch_may_refer_to_its_own_rows);
  g_test_add_func ("/commit/what-changes-nothing-is-no-revision",
                   test_what_changes_nothing_is_no_revision);
  g_test_add_func ("/commit/ids-are-never-given-twice", test_ids_are_never_given_twice);
  g_test_add_func ("/commit/a-full-disk-loses-nothing", test_a_full_disk_loses_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strdup_printf ("/commit/refuses/%s", refusals[i].name);

    g_test_add_data_func (path, refusals + i, test_refused);
  }
  return g_test_run ();
}
