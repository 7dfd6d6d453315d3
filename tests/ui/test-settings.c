/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/settings.h"

#include <glib/gstdio.h>

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tiendo-settings-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "below", "settings.ini", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_rmdir (below);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_what_was_set_is_there_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdSettings) first = td_settings_new (fixture->path);
  g_autoptr (TdSettings) second = NULL;
  g_autofree char *theme = NULL;

  g_assert_null (td_settings_text (first, "theme"));
  g_assert_cmpint (td_settings_integer (first, "width", 1366), ==, 1366);
  td_settings_set_text (first, "theme", "tối");
  td_settings_set_integer (first, "width", 1680);
  second = td_settings_new (fixture->path);
  theme = td_settings_text (second, "theme");
  g_assert_cmpstr (theme, ==, "tối");
  g_assert_cmpint (td_settings_integer (second, "width", 1366), ==, 1680);
}

static void
test_the_file_opened_last_stands_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdSettings) settings = td_settings_new (fixture->path);
  g_auto (GStrv) none = td_settings_recent (settings);
  g_auto (GStrv) recent = NULL;
  g_auto (GStrv) less = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  td_settings_add_recent (settings, "/a.tiendo");
  td_settings_add_recent (settings, "/b;c.tiendo");
  td_settings_add_recent (settings, "/a.tiendo");
  recent = td_settings_recent (settings);
  g_assert_cmpuint (g_strv_length (recent), ==, 2);
  g_assert_cmpstr (recent[0], ==, "/a.tiendo");
  g_assert_cmpstr (recent[1], ==, "/b;c.tiendo");
  td_settings_forget_recent (settings, "/a.tiendo");
  less = td_settings_recent (settings);
  g_assert_cmpuint (g_strv_length (less), ==, 1);
}

static void
test_a_damaged_file_is_as_good_as_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_path_get_dirname (fixture->path);
  g_autoptr (TdSettings) settings = NULL;

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "\xff\xfe no settings", -1, NULL));
  settings = td_settings_new (fixture->path);
  g_assert_cmpint (td_settings_integer (settings, "width", 7), ==, 7);
  td_settings_set_integer (settings, "width", 8);
  g_assert_cmpint (td_settings_integer (settings, "width", 7), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/settings/what-was-set-is-there-again", Fixture, NULL, set_up,
              test_what_was_set_is_there_again, tear_down);
  g_test_add ("/settings/the-file-opened-last-stands-first", Fixture, NULL, set_up,
              test_the_file_opened_last_stands_first, tear_down);
  g_test_add ("/settings/a-damaged-file-is-as-good-as-empty", Fixture, NULL, set_up,
              test_a_damaged_file_is_as_good_as_empty, tear_down);
  return g_test_run ();
}
