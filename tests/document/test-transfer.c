/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

static void
test_exchange (Fixture *self, gconstpointer data)
{
  g_autofree char *example =
      g_test_build_filename (G_TEST_DIST, "..", "data", "portfolios", "example.tiendo.xml", NULL);
  g_autofree char *out = g_build_filename (self->folder, "out.xml", NULL);
  g_autofree char *again = g_build_filename (self->folder, "again.xml", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (TdImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_create_from (self->path, example, &self->lan, &report, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->added[TD_TABLE_PROJECT], >, 0);
  g_assert_cmpuint (report->skipped, ==, 0);
  g_assert_true (td_document_export (document, out, &error));
  g_clear_pointer (&report, td_import_report_free);
  g_assert_true (td_document_import (document, out, &report, &error)); /* it has them all */
  g_assert_cmpuint (report->added[TD_TABLE_PROJECT], ==, 0);
  g_assert_cmpuint (report->skipped, >, 0);
  td_document_close (document);

  g_assert_cmpint (g_remove (self->path), ==, 0);
  document = td_document_create_from (self->path, out, &self->lan, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (td_document_export (document, again, &error));
  td_document_close (document);
  g_assert_true (g_file_get_contents (out, &first, NULL, &error));
  g_assert_true (g_file_get_contents (again, &second, NULL, &error));
  g_assert_true (strcmp (first, second) == 0);
}

static void
test_import_undone (Fixture *self, gconstpointer data)
{
  g_autofree char *example =
      g_test_build_filename (G_TEST_DIST, "..", "data", "portfolios", "example.tiendo.xml", NULL);
  g_autoptr (TdDocument) document = create (self);
  g_autofree char *before = td_portfolio_to_string (td_document_portfolio (document));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_document_import (document, example, NULL, &error));
  g_assert_true (td_document_undo (document, &error));
  after = td_portfolio_to_string (td_document_portfolio (document));
  g_assert_cmpstr (before, ==, after);
}

static void
test_import_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *source = g_build_filename (self->folder, "bad.xml", NULL);
  g_autoptr (TdDocument) document = create (self);
  g_autoptr (TdDocument) none = NULL;
  g_autofree char *other = g_build_filename (self->folder, "b.tiendo", NULL);
  gint64 revision = td_document_revision (document);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (source, "<html/>", -1, NULL));
  g_assert_false (td_document_import (document, source, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (td_document_revision (document), ==, revision);
  g_clear_error (&error);
  none = td_document_create_from (other, source, &self->lan, NULL, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_import_circle (Fixture *self, gconstpointer data)
{
  g_autofree char *out = g_build_filename (self->folder, "out.xml", NULL);
  TdDocument *document = create (self);
  gint64 a = add_project (document, "A"), b = add_project (document, "B");
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Delete");
  g_autoptr (GError) error = NULL;

  link_projects (document, a, b);
  g_assert_true (td_document_export (document, out, &error));
  td_edit_batch_delete (batch, TD_TABLE_LINK, 1);
  apply (document, batch);
  link_projects (document, b, a);
  g_assert_false (td_document_import (document, out, NULL, &error));
  g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CYCLE);
  g_assert_cmpuint (td_portfolio_count (td_document_portfolio (document), TD_TABLE_LINK), ==, 1);
  td_document_close (document);
}

static void
test_new_with_holidays (Fixture *self, gconstpointer data)
{
  g_autofree char *example =
      g_test_build_filename (G_TEST_DIST, "..", "data", "portfolios", "example.tiendo.xml", NULL);
  g_autoptr (TdNativeFile) model = NULL;
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const TdPortfolio *portfolio;

  model = td_import_read (example, NULL, &error);
  g_assert_no_error (error);
  document = td_document_create (self->path, "Thử", model->portfolio, &self->lan, &error);
  g_assert_no_error (error);
  portfolio = td_document_portfolio (document);
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_CALENDAR_DAY), ==,
                    td_portfolio_count (model->portfolio, TD_TABLE_CALENDAR_DAY));
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_CALENDAR), ==, 1);
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_PROJECT), ==, 0);
  /* what is imported later finds its days there */
  g_assert_true (td_document_import (document, example, NULL, &error));
  portfolio = td_document_portfolio (document);
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_CALENDAR_DAY), ==,
                    td_portfolio_count (model->portfolio, TD_TABLE_CALENDAR_DAY));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/transfer/a-new-one-borrows-the-holidays", test_new_with_holidays);
  TEST ("/transfer/an-import-closes-no-circle", test_import_circle);
  TEST ("/transfer/what-is-exported-comes-back-the-same", test_exchange);
  TEST ("/transfer/an-import-is-undone-as-a-whole", test_import_undone);
  TEST ("/transfer/a-refused-import-leaves-nothing", test_import_refused);
  return g_test_run ();
}
