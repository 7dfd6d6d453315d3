/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/export.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Enough rows for several pages, some of them with a name of several lines. */
static void
set_up (Fixture *self, guint n_projects)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_projects; i++)
    g_string_append_printf (text,
                            "project P%u\nA%u manual start 2024-02-01 finish 2024-05-20 40%%\n"
                            "B%u 20d after A%u\nC%u manual\n",
                            i, i, i, i, i);
  fixture_init (self, text->str);
  for (guint i = 0; i < n_projects; i += 3) {
    TdProject *project = td_portfolio_at (self->plan->portfolio, TD_TABLE_PROJECT, i);

    g_free (project->name);
    project->name = g_strdup ("Trung tâm logistics, cảng cạn ICD và cảng tổng hợp tại thị xã Trảng "
                              "Bàng, đoạn thứ nhất từ Gò Dầu đến thành phố Tây Ninh");
  }
  fixture_settle (self, NULL);
  g_string_free (text, TRUE);
}

static TdSheet *
new_sheet (Fixture *self, const TdSheetSpec *spec)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *pango = pango_font_map_create_context (fonts);
  TdSheet *sheet = td_sheet_new (&self->context, self->rows, spec, pango);

  g_object_unref (pango);
  g_object_unref (fonts);
  return sheet;
}

static void
every_row_stands_on_one_page (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdSheet) sheet = NULL;
  TdSheetSpec spec;
  guint next = 0;

  td_sheet_spec_init (&spec);
  set_up (&self, 40);
  sheet = new_sheet (&self, &spec);
  g_assert_cmpuint (td_sheet_n_pages (sheet), >, 2);
  for (guint i = 0; i < td_sheet_n_pages (sheet); i++) {
    guint first, last;

    td_sheet_page_rows (sheet, i, &first, &last);
    g_assert_cmpuint (first, ==, next);
    g_assert_cmpuint (last, >, first);
    if (last < self.rows->count) /* no summary parted from what it holds */
      g_assert_false (self.rows->rows[last - 1].expanded);
    next = last;
  }
  g_assert_cmpuint (next, ==, self.rows->count);
}

static void
pages_asked_for_make_smaller_letters (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdSheet) usual = NULL;
  g_autoptr (TdSheet) fitted = NULL;
  TdSheetSpec spec;

  td_sheet_spec_init (&spec);
  set_up (&self, 40);
  usual = new_sheet (&self, &spec);
  g_assert_cmpint (td_sheet_limit (usual), ==, TD_LIMIT_NONE);
  spec.pages_high = td_sheet_n_pages (usual) - 1;
  fitted = new_sheet (&self, &spec);
  g_assert_cmpuint (td_sheet_n_pages (fitted), ==, spec.pages_high);
  g_assert_cmpint (td_sheet_limit (fitted), ==, TD_LIMIT_PAGES);
  g_assert_cmpfloat (td_sheet_smallest_type (fitted), <, td_sheet_smallest_type (usual));
}

static void
letters_never_get_smaller_than_asked (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdSheet) sheet = NULL;
  g_autofree char *summary = NULL;
  TdSheetSpec spec;

  td_sheet_spec_init (&spec);
  spec.pages_high = 1;
  spec.smallest_type = 7;
  set_up (&self, 60);
  sheet = new_sheet (&self, &spec);
  g_assert_cmpint (td_sheet_limit (sheet), ==, TD_LIMIT_TYPE);
  g_assert_cmpuint (td_sheet_n_pages (sheet), >, 1);
  g_assert_cmpfloat_with_epsilon (td_sheet_smallest_type (sheet), 7, .001);
  summary = td_sheet_summary (sheet);
  g_assert_true (g_str_has_prefix (summary, "Chữ nhỏ nhất 7 pt · "));
  g_assert_true (g_str_has_suffix (summary, " trang · 240 dòng"));
}

static void
pages_wide_multiply_the_pages (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdSheet) sheet = NULL;
  TdSheetSpec spec;
  guint first[2], last[2];

  td_sheet_spec_init (&spec);
  spec.pages_wide = 3;
  set_up (&self, 2);
  sheet = new_sheet (&self, &spec);
  g_assert_cmpuint (td_sheet_n_pages (sheet), ==, 3);
  td_sheet_page_rows (sheet, 0, first, last);
  td_sheet_page_rows (sheet, 2, first + 1, last + 1);
  g_assert_cmpuint (first[0], ==, first[1]);
  g_assert_cmpuint (last[0], ==, last[1]);
}

static void
an_empty_portfolio_is_one_page (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdSheet) sheet = NULL;
  TdSheetSpec spec;

  td_sheet_spec_init (&spec);
  fixture_init (&self, "");
  fixture_settle (&self, NULL);
  sheet = new_sheet (&self, &spec);
  g_assert_cmpuint (td_sheet_n_pages (sheet), ==, 1);
}

static void
paper_is_known_by_name (void)
{
  double width = 1, height = 1;

  g_assert_true (td_paper_size ("a3", &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 841.89, .01);
  g_assert_cmpfloat_with_epsilon (height, 1190.55, .01);
  g_assert_false (td_paper_size ("A33", &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 841.89, .01);
}

/* ---- files ---- */

typedef struct {
  Fixture chart;
  char *folder;
  char *path;
} Export;

static void
export_init (Export *self, const char *name)
{
  set_up (&self->chart, 20);
  self->folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, name, NULL);
}

static void
export_clear (Export *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder))) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  fixture_clear (&self->chart);
}

static guint
count_files (const Export *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (folder))
    count++;
  return count;
}

static gboolean
write_file (Export *self, TdExportOptions options, GError **error)
{
  TdSheetSpec spec;

  td_sheet_spec_init (&spec);
  g_assert_true (td_export_format_from_path (self->path, &options.format, NULL));
  return td_export (&self->chart.context, self->chart.rows, &spec, &options, self->path, error);
}

static void
the_same_input_gives_the_same_bytes (gconstpointer data)
{
  Export self;
  char *bytes[2];
  gsize length[2];

  export_init (&self, data);
  for (int i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (write_file (&self, (TdExportOptions){.created = 1728871920}, &error));
    g_assert_no_error (error);
    if (!g_file_get_contents (self.path, bytes + i, length + i, NULL)) { /* one file a page */
      char *ending = strrchr (self.path, '.');
      g_autofree char *page =
          g_strdup_printf ("%.*s-1%s", (int) (ending - self.path), self.path, ending);

      g_assert_true (g_file_get_contents (page, bytes + i, length + i, NULL));
    }
  }
  g_assert_cmpmem (bytes[0], length[0], bytes[1], length[1]);
  g_assert_cmpuint (length[0], >, 5000);
  g_free (bytes[0]);
  g_free (bytes[1]);
  export_clear (&self);
}

static void
a_pdf_keeps_the_time_it_is_given (void)
{
  Export self;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  export_init (&self, "chart.pdf");
  g_assert_true (write_file (&self, (TdExportOptions){.created = 1728871920}, NULL));
  g_assert_true (g_file_get_contents (self.path, &first, NULL, NULL));
  g_assert_true (g_str_has_prefix (first, "%PDF-"));
  g_assert_true (write_file (&self, (TdExportOptions){.created = 1728871921}, NULL));
  g_assert_true (g_file_get_contents (self.path, &second, NULL, NULL));
  g_assert_cmpuint (count_files (&self), ==, 1);
  export_clear (&self);
}

static gboolean
stop_at_two (guint page, guint n_pages, gpointer data)
{
  g_assert_cmpuint (n_pages, >, 2);
  return page < 2;
}

static void
stopping_leaves_nothing_behind (gconstpointer data)
{
  Export self;
  g_autoptr (GError) error = NULL;
  TdSheetSpec spec;

  export_init (&self, data);
  fixture_clear (&self.chart);
  set_up (&self.chart, 60);
  td_sheet_spec_init (&spec);
  g_assert_false (write_file (&self, (TdExportOptions){.progress = stop_at_two}, &error));
  g_assert_error (error, TD_CHART_ERROR, TD_CHART_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (&self), ==, 0);
  export_clear (&self);
}

static void
a_folder_that_is_missing_is_told (void)
{
  Export self;
  g_autoptr (GError) error = NULL;

  export_init (&self, "none/chart.pdf");
  g_assert_false (write_file (&self, (TdExportOptions){0}, &error));
  g_assert_error (error, TD_CHART_ERROR, TD_CHART_ERROR_WRITE);
  g_assert_cmpuint (count_files (&self), ==, 0);
  export_clear (&self);
}

static void
a_full_disk_is_told (void)
{
  g_auto (Fixture) chart = {NULL};
  g_autoptr (GError) error = NULL;
  TdSheetSpec spec;
  TdExportOptions options = {.format = TD_EXPORT_PDF};

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS)) {
    g_test_skip ("there is no /dev/full");
    return;
  }
  td_sheet_spec_init (&spec);
  set_up (&chart, 2);
  /* /dev is no place for a file beside it, or the file cannot be renamed over the device. */
  g_assert_false (
      td_export (&chart.context, chart.rows, &spec, &options, "/dev/full/x.pdf", &error));
  g_assert_error (error, TD_CHART_ERROR, TD_CHART_ERROR_WRITE);
}

static void
formats_go_by_the_ending (void)
{
  g_autoptr (GError) error = NULL;
  TdExportFormat format = TD_EXPORT_PNG;

  g_assert_true (td_export_format_from_path ("a/b.PDF", &format, NULL));
  g_assert_cmpint (format, ==, TD_EXPORT_PDF);
  g_assert_false (td_export_format_from_path ("a/b.doc", &format, &error));
  g_assert_error (error, TD_CHART_ERROR, TD_CHART_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/every-row-stands-on-one-page", every_row_stands_on_one_page);
  g_test_add_func ("/sheet/pages-asked-for-make-smaller-letters",
                   pages_asked_for_make_smaller_letters);
  g_test_add_func ("/sheet/letters-never-get-smaller-than-asked",
                   letters_never_get_smaller_than_asked);
  g_test_add_func ("/sheet/pages-wide-multiply-the-pages", pages_wide_multiply_the_pages);
  g_test_add_func ("/sheet/an-empty-portfolio-is-one-page", an_empty_portfolio_is_one_page);
  g_test_add_func ("/sheet/paper-is-known-by-name", paper_is_known_by_name);
  g_test_add_data_func ("/export/the-same-input-gives-the-same-bytes/pdf", "chart.pdf",
                        the_same_input_gives_the_same_bytes);
  g_test_add_data_func ("/export/the-same-input-gives-the-same-bytes/svg", "chart.svg",
                        the_same_input_gives_the_same_bytes);
  g_test_add_data_func ("/export/the-same-input-gives-the-same-bytes/png", "chart.png",
                        the_same_input_gives_the_same_bytes);
  g_test_add_func ("/export/a-pdf-keeps-the-time-it-is-given", a_pdf_keeps_the_time_it_is_given);
  g_test_add_data_func ("/export/stopping-leaves-nothing-behind/pdf", "chart.pdf",
                        stopping_leaves_nothing_behind);
  g_test_add_data_func ("/export/stopping-leaves-nothing-behind/svg", "chart.svg",
                        stopping_leaves_nothing_behind);
  g_test_add_func ("/export/a-folder-that-is-missing-is-told", a_folder_that_is_missing_is_told);
  g_test_add_func ("/export/a-full-disk-is-told", a_full_disk_is_told);
  g_test_add_func ("/export/formats-go-by-the-ending", formats_go_by_the_ending);
  return g_test_run ();
}
