/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/document.h"
#include "ui/date-popover.h"
#include "ui/print.h"
#include "ui/start-page.h"
#include "ui/theme.h"
#include "ui/view.h"
#include "ui/window.h"

#include <glib/gstdio.h>

/* Every template is instantiated, shown and finalised, on a portfolio with all kinds of rows. */

typedef struct {
  char *folder;
  char *path;
  char *settings_path;
  TdSettings *settings;
} Fixture;

static gint64
now_cb (gpointer data)
{
  return G_GINT64_CONSTANT (1730000000000000);
}

static const TdSession session = {.author = "An", .origin = "test", .now = now_cb};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source =
      g_test_build_filename (G_TEST_DIST, "..", "data", "portfolios", "example.tiendo.xml", NULL);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tiendo-window-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "example.tiendo", NULL);
  fixture->settings_path = g_build_filename (fixture->folder, "settings.ini", NULL);
  fixture->settings = td_settings_new (fixture->settings_path);
  td_document_close (td_document_create_from (fixture->path, source, &session, NULL, &error));
  g_assert_no_error (error);
  td_theme_apply (gdk_display_get_default (), TD_THEME_LIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_settings_free (fixture->settings);
  g_unlink (fixture->path);
  g_unlink (fixture->settings_path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->settings_path);
}

static gboolean
stop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* Lets idles, layout and drawing have their turn. */
static void
settle (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (150, stop_cb, loop);
  g_main_loop_run (loop);
}

/* The first widget of @type below @widget. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type);

    if (found)
      return found;
  }
  return NULL;
}

static void
test_a_window_shows_a_portfolio_and_goes (Fixture *fixture, gconstpointer data)
{
  TdWindow *window = td_window_new (NULL, fixture->settings);
  GtkWidget *list;
  GtkSelectionModel *model;
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_null (td_window_path (window));
  td_window_open (window, fixture->path);
  settle ();
  g_assert_cmpstr (td_window_path (window), ==, fixture->path);
  list = find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (list);
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >, 20);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "navigator",
                                      g_variant_new_boolean (TRUE));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "inspector",
                                      g_variant_new_boolean (TRUE));
  gtk_selection_model_select_item (model, 3, TRUE);
  settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_null (gone);
}

static void
test_the_view_follows_filter_and_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_document_open (fixture->path, &session, &error);
  TdView *view;
  guint all, late;

  g_assert_no_error (error);
  view = td_view_new (document, TD_LANGUAGE_VI);
  all = td_view_rows (view)->n_items;
  g_assert_true (td_view_set_filter (view, "late", &error));
  late = td_view_rows (view)->n_items;
  g_assert_cmpuint (late, <, all);
  g_assert_cmpuint (late, >, 0);
  g_assert_false (td_view_set_filter (view, "late and and", &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (td_view_rows (view)->n_items, ==, late);
  g_assert_cmpstr (td_view_filter (view), ==, "late");
  g_assert_true (td_view_set_filter (view, NULL, NULL));
  g_assert_cmpuint (td_view_rows (view)->n_items, ==, all);
  td_view_set_group (view, TD_GROUP_NONE);
  g_assert_cmpint (td_view_row (view, 0)->kind, ==, TD_ROW_NODE);
  td_view_set_pick (view, (TdPick){TD_PICK_UNDATED, 0});
  g_assert_cmpuint (td_view_rows (view)->n_items, ==, td_view_rows (view)->n_undated);
  g_assert_finalize_object (view);
}

static void
test_what_is_selected_stays_selected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_document_open (fixture->path, &session, &error);
  TdView *view = td_view_new (document, TD_LANGUAGE_VI);
  TdRowId before, after;

  g_assert_no_error (error);
  td_view_select (view, 12);
  g_assert_true (td_view_current (view, &before));
  td_view_toggle (view, 0); /* the first group closes above it */
  g_assert_true (td_view_current (view, &after));
  g_assert_cmpint (after.table, ==, before.table);
  g_assert_cmpint (after.id, ==, before.id);
  g_assert_cmpint (td_view_find (view, before), <, 12);
  g_assert_cmpint (td_view_uncover (view, before), ==, td_view_current_position (view));
  g_assert_finalize_object (view);
}

static void
test_the_print_dialog_lays_out_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_document_open (fixture->path, &session, &error);
  g_autoptr (TdView) view = td_view_new (document, TD_LANGUAGE_VI);
  TdPrintDialog *dialog =
      td_print_dialog_new (NULL, fixture->settings, view, td_columns_default ());
  gpointer gone = dialog;

  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle ();
  g_assert_null (gone);
}

static void
test_small_parts_come_and_go (void)
{
  const char *recent[] = {"/tmp/a.tiendo", NULL};
  GtkWidget *parts[] = {td_date_popover_new (), td_start_page_new (recent)};

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_object_ref_sink (parts[i]);
    g_assert_finalize_object (parts[i]);
  }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/small-parts-come-and-go", test_small_parts_come_and_go);
  g_test_add ("/window/a-window-shows-a-portfolio-and-goes", Fixture, NULL, set_up,
              test_a_window_shows_a_portfolio_and_goes, tear_down);
  g_test_add ("/window/the-view-follows-filter-and-group", Fixture, NULL, set_up,
              test_the_view_follows_filter_and_group, tear_down);
  g_test_add ("/window/what-is-selected-stays-selected", Fixture, NULL, set_up,
              test_what_is_selected_stays_selected, tear_down);
  g_test_add ("/window/the-print-dialog-lays-out-pages", Fixture, NULL, set_up,
              test_the_print_dialog_lays_out_pages, tear_down);
  return g_test_run ();
}
