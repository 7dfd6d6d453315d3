/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/output.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.xml", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir))
    count++;
  return count;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else was left there */
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, text);
}

static void
test_nothing_is_there_before_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdOutput *output = td_output_open (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (td_output_write (output, "new", 3, &error));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (td_output_commit (output, &error));
  assert_holds (fixture->path, "new");
}

static void
test_what_was_there_stays_when_discarded (Fixture *fixture, gconstpointer data)
{
  TdOutput *output;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  output = td_output_open (fixture->path, NULL);
  g_assert_true (td_output_write (output, "new", 3, NULL));
  td_output_discard (output);
  assert_holds (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_permissions_and_links_stay (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);
  struct stat status;
  TdOutput *output;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (symlink ("out.xml", link_path), ==, 0);
  output = td_output_open (link_path, NULL);
  g_assert_true (td_output_write (output, "new", 3, NULL));
  g_assert_true (td_output_commit (output, NULL));
  g_assert_cmpint (lstat (link_path, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  assert_holds (fixture->path, "new");
  g_unlink (link_path);
}

static void
test_a_folder_or_a_device_is_no_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none", "out.xml", NULL);
  const char *paths[] = {fixture->folder, "/dev/null", missing};

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (td_output_open (paths[i], &error));
    g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO);
  }
}

/* A disk that is full, as far as a test can fill one: no file may grow beyond 100 bytes. */
static void
test_a_full_disk_leaves_the_old_file (Fixture *fixture, gconstpointer data)
{
  const struct rlimit small = {100, RLIM_INFINITY};
  const struct rlimit any = {RLIM_INFINITY, RLIM_INFINITY};
  g_autofree char *bytes = g_strnfill (1000, 'x');
  g_autoptr (GError) error = NULL;
  TdOutput *output;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  output = td_output_open (fixture->path, NULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (td_output_write (output, bytes, 1000, &error));
  setrlimit (RLIMIT_FSIZE, &any);
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO);
  td_output_discard (output);
  assert_holds (fixture->path, "old");
}

#define ADD(path, func) g_test_add ("/output/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-is-there-before-the-end", test_nothing_is_there_before_the_end);
  ADD ("what-was-there-stays-when-discarded", test_what_was_there_stays_when_discarded);
  ADD ("permissions-and-links-stay", test_permissions_and_links_stay);
  ADD ("a-folder-or-a-device-is-no-place", test_a_folder_or_a_device_is_no_place);
  ADD ("a-full-disk-leaves-the-old-file", test_a_full_disk_leaves_the_old_file);
  return g_test_run ();
}
