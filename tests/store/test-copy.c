/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

static gboolean
count_cb (double fraction, gpointer data)
{
  guint *calls = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  return ++*calls > 0;
}

static gboolean
stop_cb (double fraction, gpointer data)
{
  return FALSE;
}

static guint
files_in (const Scratch *scratch)
{
  g_autoptr (GDir) dir = g_dir_open (scratch->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir))
    count++;
  return count;
}

static void
test_a_copy_is_whole (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (TdStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (scratch->folder, "bản sao.tiendo", NULL);
  g_autofree char *original = NULL;
  g_autofree char *copied = NULL;
  guint calls = 0;

  add_tasks (store, &anh, 300);
  g_assert_true (g_file_set_contents (path, "cũ", -1, NULL));
  g_assert_true (td_store_copy (store, path, count_cb, &calls, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (calls, >, 0);
  copy = td_store_open (path, &error);
  g_assert_no_error (error);
  original = content_of (store);
  copied = content_of (copy);
  g_assert_cmpstr (copied, ==, original);
  g_assert_cmpint (td_store_revision (copy), ==, 1);
  set_text (copy, &anh, TD_TABLE_TASK, 1, "name", "chỉ trong bản sao");
  set_text (store, &anh, TD_TABLE_TASK, 1, "name", "chỉ trong bản gốc");
}

static void
test_cancelled_it_leaves_nothing (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (scratch->folder, "b.tiendo", NULL);
  guint before;

  add_tasks (store, &anh, 30);
  before = files_in (scratch);
  g_assert_false (td_store_copy (store, path, stop_cb, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_CANCELLED);
  g_assert_cmpuint (files_in (scratch), ==, before);
}

static void
test_not_onto_itself_nor_nowhere (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (TdStore) store = scratch_create (scratch);
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (scratch->folder, "đâu", "b.tiendo", NULL);
  g_autofree char *other = g_build_filename (scratch->folder, ".", "a.tiendo", NULL);

  g_assert_false (td_store_copy (store, other, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (td_store_copy (store, nowhere, NULL, NULL, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_NO_FOLDER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copy/a-copy-is-whole", test_a_copy_is_whole);
  g_test_add_func ("/copy/cancelled-it-leaves-nothing", test_cancelled_it_leaves_nothing);
  g_test_add_func ("/copy/not-onto-itself-nor-nowhere", test_not_onto_itself_nor_nowhere);
  return g_test_run ();
}
