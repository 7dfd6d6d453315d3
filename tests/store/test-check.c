/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <sqlite3.h>
#include <string.h>

/* One damage each, done behind the store's back, and what must be found. */
typedef struct {
  const char *name;
  const char *sql;
  TdStoreFindingKind kind;
  const char *fact;
} Damage;

static const Damage damages[] = {
    {"a-dangling-reference", "UPDATE task SET lead_id = 40 WHERE id = 2", TD_FINDING_REFERENCE,
     "task:2 → organisation"},
    {"a-value-out-of-range",
     "PRAGMA ignore_check_constraints = 1; UPDATE task SET percent_complete = 170 WHERE id = 1",
     TD_FINDING_VALUE, "task:1 percent_complete"},
    {"an-unknown-nick",
     "PRAGMA ignore_check_constraints = 1; UPDATE task SET mode = 'never' WHERE id = 3",
     TD_FINDING_VALUE, "task:3 mode"},
    {"an-invalid-uuid",
     "UPDATE task SET uuid = upper (uuid) || '' WHERE id = 1;"
     "UPDATE task SET uuid = 'X' || substr (uuid, 2) WHERE id = 1",
     TD_FINDING_VALUE, "task:1 uuid"},
    {"an-id-out-of-range",
     "PRAGMA ignore_check_constraints = 1; UPDATE task SET id = 67108865 WHERE id = 3",
     TD_FINDING_VALUE, "task:67108865 id"},
    {"a-row-below-itself", "UPDATE task SET parent_id = 2 WHERE id = 2", TD_FINDING_CYCLE,
     "task:2 parent_id"},
    {"two-rows-below-each-other",
     "UPDATE task SET parent_id = 3 WHERE id = 2; UPDATE task SET parent_id = 2 WHERE id = 3",
     TD_FINDING_CYCLE, NULL},
    {"a-table-of-a-stranger", "CREATE TABLE stranger (id INTEGER)", TD_FINDING_SCHEMA,
     "table stranger"},
    {"an-index-missing", "DROP INDEX task_parent", TD_FINDING_SCHEMA, "index task_parent"},
    {"a-revision-missing", "DELETE FROM history WHERE id = 2", TD_FINDING_HISTORY,
     "history:2 is missing"},
    {"the-last-revision-missing", "DELETE FROM history WHERE id = 3", TD_FINDING_HISTORY,
     "history:3 is missing"},
    {"an-unreadable-revision", "UPDATE history SET changeset = X'0badcafe' WHERE id = 2",
     TD_FINDING_HISTORY, "history:2 cannot be read"},
    {"an-undo-of-the-future", "UPDATE history SET kind = 1, undoes = 3 WHERE id = 3",
     TD_FINDING_HISTORY, "history:3 undoes 3"},
    {"an-index-that-lies",
     "PRAGMA writable_schema = 1;"
     "UPDATE sqlite_schema SET sql = replace (sql, '(project_id)', '(rank)')"
     " WHERE name = 'task_project'",
     TD_FINDING_PAGE, NULL},
};

static TdStore *
three_revisions (const Scratch *scratch)
{
  TdStore *store = scratch_create (scratch);

  add_tasks (store, &anh, 3);
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "một");
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "hai");
  return store;
}

static void
test_sound (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = three_revisions (scratch);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (td_store_undo (store, &anh, NULL, NULL, NULL, NULL));
  g_assert_true (td_store_redo (store, &anh, NULL, NULL, NULL, NULL));
  findings = td_store_check (store, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = three_revisions (scratch);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;
  sqlite3 *db = NULL;
  char *message = NULL;

  g_clear_pointer (&store, td_store_close);
  g_assert_cmpint (sqlite3_open (scratch->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, damage->sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);

  store = scratch_open (scratch);
  findings = td_store_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++) {
    const TdStoreFinding *finding = g_ptr_array_index (findings, i);

    g_test_message ("%d %s", (int) finding->kind, finding->fact);
    g_assert_nonnull (td_store_finding_text (finding->kind));
    found |= finding->kind == damage->kind &&
             (damage->fact == NULL || strcmp (finding->fact, damage->fact) == 0);
  }
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/a-sound-file-has-no-findings", test_sound);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *path = g_strdup_printf ("/check/finds/%s", damages[i].name);

    g_test_add_data_func (path, damages + i, test_damage);
  }
  return g_test_run ();
}
