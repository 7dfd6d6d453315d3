/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <string.h>

static void
undo (TdStore *store, const TdStoreMeta *meta)
{
  g_autoptr (GError) error = NULL;
  gboolean done = td_store_undo (store, meta, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
redo (TdStore *store, const TdStoreMeta *meta)
{
  g_autoptr (GError) error = NULL;
  gboolean done = td_store_redo (store, meta, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static char *
name_of (TdStore *store, gint64 task)
{
  g_autoptr (TdPortfolio) portfolio = td_store_load (store, NULL);
  const TdTask *record = td_portfolio_get (portfolio, TD_TABLE_TASK, task);

  return g_strdup (record ? record->name : NULL);
}

#define assert_name(store, task, expected)                                                         \
  do {                                                                                             \
    g_autofree char *name_ = name_of ((store), (task));                                            \
    g_assert_cmpstr (name_, ==, (expected));                                                       \
  } while (0)

/*
 * A walk in letters: a b c name the task so as Anh, A B C as Bình; u U undo, r R redo; o closes
 * and opens again. A letter that must be refused for lack of anything to do stands after '!'.
 */
typedef struct {
  const char *name;
  const char *walk;
  const char *end; /* the task's name */
} Walk;

static const Walk walks[] = {
    {"one", "au", "t001"},
    {"one-again", "aur", "a"},
    {"two-back-and-forth", "abuurr", "b"},
    {"two-back-one-forth", "abuur", "a"},
    {"nothing-left", "au!u", "t001"},
    {"nothing-to-redo", "a!r", "a"},
    {"redo-ends-with-a-new-edit", "abuc!r", "c"},
    {"a-redo-is-undone", "aurur", "a"},
    {"a-redo-is-undone-and-more", "abuururu", "t001"},
    {"the-stack-survives-a-restart", "abouou", "t001"},
    {"redo-survives-a-restart", "abuuoror", "b"},
    {"each-has-its-own-stack", "a!U!R", "a"},
    {"another's-edit-does-not-end-redo", "auAUr", "a"},
};

static const TdStoreMeta third = {"Anh", "cli", 1732412300000000};

static gboolean
step (TdStore *store, char letter, GError **error)
{
  const TdStoreMeta *meta = g_ascii_isupper (letter) ? &binh : &anh;
  const char name[] = {letter, '\0'};

  if (g_ascii_tolower (letter) == 'u')
    return td_store_undo (store, meta, NULL, NULL, NULL, error);
  if (g_ascii_tolower (letter) == 'r')
    return td_store_redo (store, meta, NULL, NULL, NULL, error);
  set_text (store, meta, TD_TABLE_TASK, 1, "name", name);
  return TRUE;
}

static void
test_walk (gconstpointer data)
{
  const Walk *walk = data;
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);

  add_tasks (store, &third, 1);
  for (const char *at = walk->walk; *at; at++) {
    g_autoptr (GError) error = NULL;

    if (*at == 'o') {
      td_store_close (store);
      store = scratch_open (scratch);
    } else if (*at == '!') {
      g_assert_false (step (store, *++at, &error));
      g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_NOTHING);
    } else {
      step (store, *at, &error);
      g_assert_no_error (error);
    }
  }
  assert_name (store, 1, walk->end);
}

static void
test_every_kind_of_edit_comes_back (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Change %s");
  g_autoptr (TdEditBatch) swap = td_edit_batch_new ("Swap %s");
  g_autoptr (TdPortfolio) projected = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_tasks (store, &anh, 4);
  before = content_of (store);
  projected = td_store_load (store, NULL);
  td_edit_batch_delete (batch, TD_TABLE_TASK, 2);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 3, "name", "ba");
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, 3, "duration", 4800);
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, 3, "parent_id",
                             insert_row (batch, TD_TABLE_TASK, 1, "mới"));
  commit (store, batch, &anh);
  td_edit_batch_set_text (swap, TD_TABLE_TASK, 3, "rank", "t004");
  td_edit_batch_set_text (swap, TD_TABLE_TASK, 4, "rank", "t003");
  commit (store, swap, &anh);
  after = content_of (store);
  for (guint turn = 0; turn < 3; turn++) {
    g_autofree char *undone = NULL;
    g_autofree char *redone = NULL;

    undo (store, &anh);
    undo (store, &anh);
    undone = content_of (store);
    g_assert_cmpstr (undone, ==, before);
    redo (store, &anh);
    redo (store, &anh);
    redone = content_of (store);
    g_assert_cmpstr (redone, ==, after);
  }
}

static void
test_changes_told_are_the_changes_made (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdPortfolio) projected = NULL;
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Delete %s");

  add_tasks (store, &anh, 3);
  td_edit_batch_delete (batch, TD_TABLE_TASK, 2);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "note", "ghi chú");
  commit (store, batch, &anh);
  projected = td_store_load (store, NULL);
  for (guint turn = 0; turn < 4; turn++) {
    g_autoptr (TdChangeList) changes = NULL;
    g_autofree char *told = NULL;
    g_autofree char *made = NULL;

    if (turn % 2)
      g_assert_true (td_store_redo (store, &anh, &changes, NULL, NULL, NULL));
    else
      g_assert_true (td_store_undo (store, &anh, &changes, NULL, NULL, NULL));
    td_portfolio_apply (projected, changes);
    told = td_portfolio_to_string (projected);
    made = content_of (store);
    g_assert_cmpstr (told, ==, made);
  }
}

/* ---- what others have changed since ---- */

typedef struct {
  const char *name;
  void (*ours) (TdEditBatch *batch);
  void (*theirs) (TdEditBatch *batch);
  const char *clash; /* table:id field; NULL: undo goes through */
} Meeting;

static void
name_task (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "của ta");
}

static void
name_task_too (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "của họ");
}

static void
time_task (TdEditBatch *batch)
{
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, 1, "duration", 9600);
}

static void
delete_task (TdEditBatch *batch)
{
  td_edit_batch_delete (batch, TD_TABLE_TASK, 1);
}

static void
add_task (TdEditBatch *batch)
{
  insert_row (batch, TD_TABLE_TASK, 1, "mới");
}

static void
name_new_task (TdEditBatch *batch)
{
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 3, "name", "mới hơn");
}

static void
put_below_new_task (TdEditBatch *batch)
{
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, 2, "parent_id", 3);
}

static void
clear_sector (TdEditBatch *batch)
{
  td_edit_batch_set (batch, TD_TABLE_PROJECT, 1, td_table_field (TD_TABLE_PROJECT, "sector_id"),
                     (TdValue) TD_VALUE_INIT);
}

static void
delete_sector (TdEditBatch *batch)
{
  td_edit_batch_delete (batch, TD_TABLE_SECTOR, 1);
}

static const Meeting meetings[] = {
    {"the-same-field", name_task, name_task_too, "task:1 name"},
    {"another-field", name_task, time_task, NULL},
    {"the-row-is-gone", name_task, delete_task, "task:1 -"},
    {"our-new-row-was-renamed", add_task, name_new_task, "task:3 name"},
    {"our-new-row-is-referred-to", add_task, put_below_new_task, "task:2 parent_id"},
    {"what-we-referred-to-is-gone", clear_sector, delete_sector, "sector:1 -"},
};

static void
edit (TdStore *store, void (*fill) (TdEditBatch *batch), const TdStoreMeta *meta)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Edit %s");

  fill (batch);
  commit (store, batch, meta);
}

static void
test_meeting (gconstpointer data)
{
  const Meeting *meeting = data;
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) start = td_edit_batch_new ("Add %s");
  g_autoptr (TdChangeList) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (TdStoreClash) clash = {TD_N_TABLES};
  gboolean done;

  add_tasks (store, &binh, 2);
  td_edit_batch_set_integer (start, TD_TABLE_PROJECT, 1, "sector_id",
                             insert_row (start, TD_TABLE_SECTOR, 0, "s"));
  commit (store, start, &binh);
  edit (store, meeting->ours, &anh);
  edit (store, meeting->theirs, &binh);
  before = content_of (store);
  done = td_store_undo (store, &anh, &changes, NULL, &clash, &error);
  if (meeting->clash) {
    g_autofree char *told = NULL;

    g_assert_false (done);
    g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED);
    told = g_strdup_printf ("%s:%d %s", td_table_name (clash.table), (int) clash.id,
                            clash.field ? clash.field->name : "-");
    g_assert_cmpstr (told, ==, meeting->clash);
    g_assert_cmpstr (clash.author, ==, binh.author);
    g_assert_cmpint (clash.time, ==, binh.time);
    g_assert_cmpint (clash.revision, ==, 4);
    g_assert_null (changes);
    after = content_of (store);
    g_assert_cmpstr (after, ==, before);
  } else {
    g_assert_no_error (error);
    g_assert_true (done);
  }
}

/* ---- by name, and history as a list ---- */

static void
test_any_revision_is_undone_by_name (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (GError) error = NULL;

  add_tasks (store, &anh, 2);
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "một");
  set_text (store, &anh, TD_TABLE_TASK, 2, "name", "hai");
  g_assert_true (td_store_undo_revision (store, 2, &binh, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_name (store, 1, "t001");
  assert_name (store, 2, "hai");
  g_assert_false (td_store_undo_revision (store, 2, &binh, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (td_store_undo_revision (store, 77, &binh, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_NOTHING);

  /* What another has taken back is not on the maker's stack any more. */
  undo (store, &anh);
  assert_name (store, 2, "t002");
  undo (store, &anh);
  assert_name (store, 1, NULL);
  g_clear_error (&error);
  g_assert_false (td_store_redo (store, &binh, NULL, NULL, NULL, &error));
  g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED);
}

static void
test_history_tells_what_happened (void)
{
  static const struct {
    gint64 id;
    TdHistoryKind kind;
    gint64 undoes;
    gboolean undone;
  } expected[] = {
      {6, TD_HISTORY_UNDO, 2, FALSE}, {5, TD_HISTORY_REDO, 4, FALSE},
      {4, TD_HISTORY_UNDO, 3, TRUE},  {3, TD_HISTORY_EDIT, 0, FALSE},
      {2, TD_HISTORY_EDIT, 0, TRUE},  {1, TD_HISTORY_EDIT, 0, FALSE},
  };

  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Rename %s");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) two = NULL;
  const TdHistoryRow *row;

  add_tasks (store, &anh, 2);
  set_text (store, &anh, TD_TABLE_TASK, 2, "name", "hai");
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "một");
  td_edit_batch_add_subject (batch, "task:11111111-1111-4111-8111-111111111111");
  td_edit_batch_add_subject (batch, "hai\ndòng");
  commit (store, batch, &binh);
  undo (store, &binh);
  redo (store, &binh);
  undo (store, &anh);
  rows = td_store_history (store, 0, NULL);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++) {
    row = g_ptr_array_index (rows, i);
    g_assert_cmpint (row->id, ==, expected[i].id);
    g_assert_cmpint (row->kind, ==, expected[i].kind);
    g_assert_cmpint (row->undoes, ==, expected[i].undoes);
    g_assert_cmpint (row->undone, ==, expected[i].undone);
  }
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (row->author, ==, binh.author);
  g_assert_cmpstr (row->origin, ==, binh.origin);
  g_assert_cmpint (row->time, ==, binh.time);
  g_assert_cmpstr (row->verb, ==, "Rename %s");
  g_assert_cmpuint (row->subjects->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (row->subjects, 1), ==, "hai dòng");
  two = td_store_history (store, 2, NULL);
  g_assert_cmpuint (two->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++) {
    g_autofree char *path = g_strdup_printf ("/undo/walk/%s", walks[i].name);

    g_test_add_data_func (path, walks + i, test_walk);
  }
  g_test_add_func ("/undo/every-kind-of-edit-comes-back", test_every_kind_of_edit_comes_back);
  g_test_add_func ("/undo/changes-told-are-the-changes-made",
                   test_changes_told_are_the_changes_made);
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++) {
    g_autofree char *path = g_strdup_printf ("/undo/meets/%s", meetings[i].name);

    g_test_add_data_func (path, meetings + i, test_meeting);
  }
  g_test_add_func ("/undo/any-revision-is-undone-by-name", test_any_revision_is_undone_by_name);
  g_test_add_func ("/undo/history-tells-what-happened", test_history_tells_what_happened);
  return g_test_run ();
}
