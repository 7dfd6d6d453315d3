/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/document.h"
#include "ui/item-lines.h"

#include <glib/gstdio.h>

typedef struct {
  char *folder;
  char *path;
  TdDocument *document;
  TdChartContext context;
  TdGesture gesture;
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

  fixture->folder = g_dir_make_tmp ("tiendo-lines-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "example.tiendo", NULL);
  fixture->document = td_document_create_from (fixture->path, source, &session, NULL, &error);
  g_assert_no_error (error);
  td_chart_context_init (&fixture->context, td_document_portfolio (fixture->document),
                         td_document_outline (fixture->document),
                         td_document_schedule (fixture->document), TD_LANGUAGE_VI);
  fixture->gesture =
      td_document_gesture (fixture->document, TD_LANGUAGE_VI, td_day_from_date (2024, 10, 14));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_document_close (fixture->document);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The task or project of that name. */
static TdRowId
row_named (const Fixture *fixture, TdTableId table, const char *name)
{
  const TdPortfolio *portfolio = fixture->gesture.portfolio;
  const TdField *field = td_table_field (table, "name");

  for (guint i = 0; i < td_portfolio_count (portfolio, table); i++) {
    const TdRecord *record = td_portfolio_at (portfolio, table, i);

    if (g_strcmp0 (td_field_text (field, record), name) == 0)
      return (TdRowId){table, record->id};
  }
  g_error ("no row is named %s", name);
}

static const TdItemLine *
line_labelled (const GPtrArray *lines, const char *label)
{
  for (guint i = 0; i < lines->len; i++) {
    const TdItemLine *line = g_ptr_array_index ((GPtrArray *) lines, i);

    if (strcmp (line->label, label) == 0)
      return line;
  }
  g_error ("no line is labelled %s", label);
}

static void
test_a_date_comes_with_its_source (Fixture *fixture, gconstpointer data)
{
  TdRowId row = row_named (fixture, TD_TABLE_TASK, "Giải phóng mặt bằng");
  g_autoptr (GPtrArray) lines = td_item_lines_new (&fixture->gesture, &fixture->context, row);
  const TdItemLine *start = line_labelled (lines, "Bắt đầu");
  const TdItemLine *follows = line_labelled (lines, "Sau");

  g_assert_cmpint (start->kind, ==, TD_LINE_DATE);
  g_assert_cmpint (start->role, ==, TD_ROLE_START);
  g_assert_cmpstr (start->text, ==, "03/05/2024");
  g_assert_nonnull (strstr (start->detail, "số liệu giả định"));
  g_assert_cmpstr (follows->text, ==, "Chủ trương đầu tư");
}

static void
test_what_is_not_known_is_said (Fixture *fixture, gconstpointer data)
{
  TdRowId row = row_named (fixture, TD_TABLE_PROJECT, "Cụm công nghiệp Tân Phú");
  g_autoptr (GPtrArray) lines = td_item_lines_new (&fixture->gesture, &fixture->context, row);
  const TdItemLine *finish = line_labelled (lines, "Kết thúc");

  g_assert_cmpstr (finish->text, ==, "chưa xác định");
  g_assert_cmpstr (finish->detail, ==, "");
}

static void
test_an_edit_is_in_its_history (Fixture *fixture, gconstpointer data)
{
  TdRowId row = row_named (fixture, TD_TABLE_PROJECT, "Cụm công nghiệp Tân Phú");
  TdRowId other = row_named (fixture, TD_TABLE_PROJECT, "Cảng cạn Mộc Bài");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = td_item_lines_new (&fixture->gesture, &fixture->context, row);
  g_autoptr (TdEditBatch) batch =
      td_gesture_rename (&fixture->gesture, row.table, row.id, "Cụm Tân Phú", &error);
  g_autoptr (GPtrArray) history = NULL, lines = NULL, others = NULL;
  const TdItemLine *last;
  guint own;

  g_assert_true (td_document_apply (fixture->document, batch, &error));
  history = td_document_history (fixture->document, 0, &error);
  lines = td_item_lines_new (&fixture->gesture, &fixture->context, row);
  g_assert_true (td_item_lines_match (before, lines));
  own = lines->len;
  td_item_lines_add_history (lines, history, fixture->gesture.portfolio, TD_LANGUAGE_VI, row);
  g_assert_cmpuint (lines->len, ==, own + 2);
  g_assert_false (td_item_lines_match (before, lines));
  last = g_ptr_array_index (lines, lines->len - 1);
  g_assert_nonnull (strstr (last->text, "Cụm"));
  g_assert_cmpstr (last->detail, ==, "An");

  others = td_item_lines_new (&fixture->gesture, &fixture->context, other);
  own = others->len;
  td_item_lines_add_history (others, history, fixture->gesture.portfolio, TD_LANGUAGE_VI, other);
  g_assert_cmpuint (others->len, ==, own);
}

static void
test_a_row_that_went_has_no_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines =
      td_item_lines_new (&fixture->gesture, &fixture->context, (TdRowId){TD_TABLE_TASK, 999999});

  g_assert_cmpuint (lines->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/item-lines/a-date-comes-with-its-source", Fixture, NULL, set_up,
              test_a_date_comes_with_its_source, tear_down);
  g_test_add ("/item-lines/what-is-not-known-is-said", Fixture, NULL, set_up,
              test_what_is_not_known_is_said, tear_down);
  g_test_add ("/item-lines/an-edit-is-in-its-history", Fixture, NULL, set_up,
              test_an_edit_is_in_its_history, tear_down);
  g_test_add ("/item-lines/a-row-that-went-has-no-lines", Fixture, NULL, set_up,
              test_a_row_that_went_has_no_lines, tear_down);
  return g_test_run ();
}
