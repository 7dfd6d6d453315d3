/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <string.h>

static const TdStoreMeta reader = {"Anh", "import", 1732412500000000};

/* A staged row; its uuid tells table and number, @from keeps two sources apart. */
static gpointer
stage (TdPortfolio *staged, TdTableId table, gint64 id, guint from)
{
  g_autofree char *uuid =
      g_strdup_printf ("%08x-0000-4000-8000-%04x%08x", from, (guint) table, (guint) id);
  gpointer record = td_portfolio_add (staged, table, id, uuid);
  const TdField *rank = td_table_field (table, "rank");

  if (rank) {
    g_auto (TdValue) place = td_value_take_text (g_strdup_printf ("r%06d", (int) id));

    td_field_set (rank, record, &place);
  }
  return record;
}

/* A calendar, two projects, tasks that go down in pairs (child before parent), links, a lead. */
static TdPortfolio *
staged_portfolio (guint n_tasks, guint from)
{
  TdPortfolio *staged = td_portfolio_new ();
  TdPortfolioInfo *info = stage (staged, TD_TABLE_PORTFOLIO, 1, from);

  info->title = g_strdup ("Danh mục");
  info->calendar_id = 5;
  stage (staged, TD_TABLE_CALENDAR, 5, from);
  stage (staged, TD_TABLE_ORGANISATION, 9, 0);
  stage (staged, TD_TABLE_PROJECT, 2, from);
  stage (staged, TD_TABLE_PROJECT, 1, from);
  for (guint i = n_tasks; i > 0; i--) {
    TdTask *task = stage (staged, TD_TABLE_TASK, i, from);
    g_autofree char *name = g_strdup_printf ("việc %u", i);

    task->name = g_steal_pointer (&name);
    task->project_id = i % 2 + 1;
    task->parent_id = i > 2 ? i - 2 : 0;
    task->lead_id = 9;
    task->constraint = TD_CONSTRAINT_SNET;
    task->constraint_date = 28000000 + i;
  }
  for (guint i = 1; i < n_tasks; i++) {
    TdLink *link = stage (staged, TD_TABLE_LINK, i, from);

    link->predecessor_project_id = i % 2 + 1;
    link->predecessor_task_id = i;
    link->successor_project_id = (i + 1) % 2 + 1;
    link->successor_task_id = i + 1;
  }
  return staged;
}

static TdStoreImported
import (TdStore *store, const TdPortfolio *staged)
{
  const TdStoreImport request = {staged, "Import %s", NULL, NULL, NULL};
  TdStoreImported imported;
  g_autoptr (GError) error = NULL;
  gboolean done = td_store_import_portfolio (store, &request, &reader, &imported, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return imported;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* A portfolio as text in which uuids stand for ids, so that two numberings compare. */
static char *
by_uuid (const TdPortfolio *portfolio)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint table = 0; table < TD_N_TABLES; table++)
    for (guint row = 0; row < td_portfolio_count (portfolio, (TdTableId) table); row++) {
      gconstpointer record = td_portfolio_at (portfolio, (TdTableId) table, row);
      GString *line = g_string_new (td_table_name ((TdTableId) table));
      guint count;
      const TdField *fields = td_table_fields ((TdTableId) table, &count);

      for (guint i = 0; i < count; i++) {
        g_auto (TdValue) value = td_field_get (fields + i, record);
        const TdRecord *target = fields[i].kind == TD_FIELD_REFERENCE && value.integer
                                     ? td_portfolio_get (portfolio, fields[i].target, value.integer)
                                     : NULL;
        g_autofree char *text = target ? g_strdup (target->uuid) : td_value_to_string (&value);

        g_string_append_printf (line, " %s=%s", fields[i].name, text);
      }
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
test_everything_arrives (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdPortfolio) staged = staged_portfolio (40, 1);
  g_autoptr (TdPortfolio) loaded = NULL;
  g_autofree char *given = by_uuid (staged);
  g_autofree char *read = NULL;
  TdStoreImported imported = import (store, staged);

  g_assert_cmpuint (imported.added[TD_TABLE_TASK], ==, 40);
  g_assert_cmpuint (imported.added[TD_TABLE_LINK], ==, 39);
  g_assert_cmpuint (imported.added[TD_TABLE_PORTFOLIO], ==, 1);
  g_assert_cmpuint (imported.skipped, ==, 0);
  g_assert_cmpint (imported.revision, ==, 1);
  loaded = td_store_load (store, NULL);
  read = by_uuid (loaded);
  g_assert_cmpstr (read, ==, given);
  /* In the staged order, not in that of the staged ids. */
  for (guint i = 0; i < 40; i++) {
    const TdTask *task = td_portfolio_get (loaded, TD_TABLE_TASK, i + 1);
    g_autofree char *name = g_strdup_printf ("việc %u", 40 - i);

    g_assert_cmpstr (task->name, ==, name);
  }
}

/* The record is written beside the rows, so it is held against them: another connection that
 * hears of the import by its record alone must see what is in the file. */
static void
test_the_record_is_what_was_done (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdStore) witness = scratch_open (scratch);
  g_autoptr (TdPortfolio) staged = staged_portfolio (40, 1);
  g_autoptr (TdPortfolio) told = td_portfolio_new ();
  g_autoptr (TdChangeList) changes = NULL;
  g_autofree char *as_told = NULL;
  g_autofree char *as_made = NULL;
  TdStoreNews news;

  for (gsize length = 100; length < 100000; length *= 12) {
    TdTask *task = td_portfolio_at (staged, TD_TABLE_TASK, (guint) (length % 7));

    g_free (task->note);
    task->note = g_strnfill (length, 'n');
  }
  import (store, staged);
  g_assert_true (td_store_poll (witness, &news, &changes, NULL));
  g_assert_cmpint (news, ==, TD_STORE_CHANGED);
  td_portfolio_apply (told, changes);
  as_told = td_portfolio_to_string (told);
  as_made = content_of (store);
  g_assert_cmpstr (as_told, ==, as_made);
}

static void
test_a_second_source_lies_beside_the_first (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdPortfolio) first = staged_portfolio (6, 1);
  g_autoptr (TdPortfolio) second = staged_portfolio (8, 2);
  g_autoptr (TdPortfolio) loaded = NULL;
  TdStoreImported imported;
  const TdTask *task;

  import (store, first);
  imported = import (store, second);
  /* Its portfolio row has no place, the agency is known by its uuid. */
  g_assert_cmpuint (imported.skipped, ==, 2);
  g_assert_cmpuint (imported.added[TD_TABLE_PORTFOLIO], ==, 0);
  g_assert_cmpuint (imported.added[TD_TABLE_ORGANISATION], ==, 0);
  g_assert_cmpuint (imported.added[TD_TABLE_TASK], ==, 8);
  loaded = td_store_load (store, NULL);
  g_assert_cmpuint (td_portfolio_count (loaded, TD_TABLE_TASK), ==, 14);
  task = td_portfolio_get (loaded, TD_TABLE_TASK, 14);
  g_assert_cmpstr (task->name, ==, "việc 1");
  g_assert_cmpint (task->lead_id, ==, 1);
  g_assert_cmpint (task->project_id, ==, 3);

  /* The same once more adds nothing and is no revision. */
  imported = import (store, second);
  g_assert_cmpuint (imported.added[TD_TABLE_TASK], ==, 0);
  g_assert_cmpuint (imported.skipped, ==, 8 + 7 + 2 + 1 + 1 + 1);
  g_assert_cmpint (imported.revision, ==, 2);
}

static void
test_undone_as_a_whole (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdPortfolio) staged = staged_portfolio (50, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  add_tasks (store, &anh, 2);
  before = content_of (store);
  import (store, staged);
  full = content_of (store);
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "sau đó");
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "t001");
  g_assert_true (td_store_undo_revision (store, 2, &anh, NULL, NULL, &error));
  g_assert_no_error (error);
  undone = content_of (store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (td_store_redo (store, &anh, NULL, NULL, NULL, &error));
  redone = content_of (store);
  g_assert_cmpstr (redone, ==, full);
}

/* ---- what fails leaves nothing ---- */

static gboolean
cancel_cb (double fraction, gpointer data)
{
  int *looks = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  return (*looks)-- > 0;
}

static void
break_uuid (TdPortfolio *staged)
{
  TdTask *task = td_portfolio_get (staged, TD_TABLE_TASK, 7);

  g_free (task->record.uuid);
  task->record.uuid = g_strdup ("no uuid");
}

static void
break_uniqueness (TdPortfolio *staged)
{
  TdTask *task = td_portfolio_get (staged, TD_TABLE_TASK, 7);
  const TdTask *other = td_portfolio_get (staged, TD_TABLE_TASK, 8);

  g_free (task->record.uuid);
  task->record.uuid = g_strdup (other->record.uuid);
}

static void
break_reference (TdPortfolio *staged)
{
  ((TdTask *) td_portfolio_get (staged, TD_TABLE_TASK, 7))->parent_id = 4711;
}

static void
break_owner (TdPortfolio *staged)
{
  ((TdTask *) td_portfolio_get (staged, TD_TABLE_TASK, 7))->project_id = 0;
}

static void
break_value (TdPortfolio *staged)
{
  ((TdTask *) td_portfolio_get (staged, TD_TABLE_TASK, 7))->percent_complete = 101;
}

static void
break_text (TdPortfolio *staged)
{
  TdTask *task = td_portfolio_get (staged, TD_TABLE_TASK, 7);

  g_free (task->name);
  task->name = g_strdup ("\xc3\x28");
}

typedef struct {
  const char *name;
  void (*damage) (TdPortfolio *staged);
  TdEditError code;
} Fault;

static const Fault faults[] = {
    {"what-is-no-uuid", break_uuid, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"a-uuid-twice", break_uniqueness, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"a-reference-to-nothing", break_reference, TD_EDIT_ERROR_DANGLING},
    {"a-task-of-no-project", break_owner, TD_EDIT_ERROR_DANGLING},
    {"more-than-all", break_value, TD_EDIT_ERROR_OUT_OF_RANGE},
    {"bytes-that-are-no-text", break_text, TD_EDIT_ERROR_OUT_OF_RANGE},
};

static void
test_refused (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdPortfolio) staged = staged_portfolio (20, 1);
  const TdStoreImport request = {staged, "Import %s", NULL, NULL, NULL};
  TdStoreImported imported = {.revision = -1};
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  fault->damage (staged);
  g_assert_false (td_store_import_portfolio (store, &request, &reader, &imported, &error));
  g_assert_error (error, TD_EDIT_ERROR, (int) fault->code);
  g_assert_cmpint (imported.revision, ==, -1);
  content = content_of (store);
  g_assert_cmpstr (content, ==, "");
  g_assert_cmpint (td_store_revision (store), ==, 0);
}

static void
test_cancelled_at_any_time (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdPortfolio) staged = staged_portfolio (5000, 1);
  g_autoptr (GPtrArray) findings = NULL;
  int looks = 0;

  for (int allowed = 0;; allowed++) {
    const TdStoreImport request = {staged, "Import %s", NULL, cancel_cb, &looks};
    g_autoptr (GError) error = NULL;
    g_autofree char *content = NULL;

    looks = allowed;
    if (td_store_import_portfolio (store, &request, &reader, NULL, &error)) {
      g_assert_cmpint (allowed, >, 4);
      break;
    }
    g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_CANCELLED);
    content = content_of (store);
    g_assert_cmpstr (content, ==, "");
  }
  g_assert_cmpint (td_store_revision (store), ==, 1);
  findings = td_store_check (store, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/everything-arrives", test_everything_arrives);
  g_test_add_func ("/import/the-record-is-what-was-done", test_the_record_is_what_was_done);
  g_test_add_func ("/import/a-second-source-lies-beside-the-first",
                   test_a_second_source_lies_beside_the_first);
  g_test_add_func ("/import/undone-as-a-whole", test_undone_as_a_whole);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *path = g_strdup_printf ("/import/refuses/%s", faults[i].name);

    g_test_add_data_func (path, faults + i, test_refused);
  }
  g_test_add_func ("/import/cancelled-at-any-time", test_cancelled_at_any_time);
  return g_test_run ();
}
