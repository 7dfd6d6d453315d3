/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "fixture.h"
#include "store/store.h"

#include <unistd.h>

/* What a watch was told. */
typedef struct {
  guint times;
  gboolean outline_changed;
  gboolean foreign;
  guint changes;
} Told;

static void
told_cb (TdDocument *document, const TdNotice *notice, gpointer data)
{
  Told *told = data;

  told->times++;
  told->outline_changed = notice->outline_changed;
  told->foreign = notice->foreign;
  told->changes = notice->changes ? td_change_list_size (notice->changes) : 0;
}

/* ---- the tests ---- */

static void
test_new (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) document = create (self);
  g_autoptr (TdDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  const TdPortfolioInfo *info = td_portfolio_info (td_document_portfolio (document));
  const TdCalendar *calendar =
      td_portfolio_get (td_document_portfolio (document), TD_TABLE_CALENDAR, info->calendar_id);

  g_assert_cmpstr (info->title, ==, "Thử");
  g_assert_nonnull (calendar);
  g_assert_true (g_str_has_prefix (calendar->week, "08:00-12:00,13:00-17:00|"));
  again = td_document_create (self->path, NULL, NULL, &self->lan, &error);
  g_assert_null (again);
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_EXISTS);
}

static void
test_apply (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) document = create (self);
  Told told = {0};
  guint watch = td_document_watch (document, told_cb, &told);
  gint64 id = add_project (document, " Cầu\xc2\xa0Mây ");
  gint64 revision = td_document_revision (document);

  g_assert_cmpstr (project_name (document, id), ==, "Cầu Mây");
  g_assert_cmpuint (told.times, ==, 1);
  g_assert_true (told.outline_changed);
  g_assert_false (told.foreign);
  rename_project (document, id, "Cầu Gió");
  g_assert_cmpuint (told.times, ==, 2);
  g_assert_false (told.outline_changed);
  g_assert_cmpuint (told.changes, ==, 1);
  g_assert_cmpint (td_document_revision (document), ==, revision + 1);
  rename_project (document, id, "Cầu Gió"); /* no change, no revision */
  g_assert_cmpint (td_document_revision (document), ==, revision + 1);
  td_document_unwatch (document, watch);
  rename_project (document, id, "Cầu Trăng");
  g_assert_cmpuint (told.times, ==, 2);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) document = create (self);
  gint64 id = add_project (document, "Cầu");
  gint64 revision = td_document_revision (document);
  g_autofree char *before = td_portfolio_to_string (td_document_portfolio (document));
  g_autofree char *after = NULL;
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Edit");
  g_autoptr (GError) error = NULL;
  Told told = {0};

  td_document_watch (document, told_cb, &told);
  td_edit_batch_set_text (batch, TD_TABLE_PROJECT, id, "name", "Khác");
  td_edit_batch_set_integer (batch, TD_TABLE_PROJECT, id, "percent_complete", 101);
  g_assert_false (td_document_apply (document, batch, &error));
  g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE);
  after = td_portfolio_to_string (td_document_portfolio (document));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (td_document_revision (document), ==, revision);
  g_assert_cmpuint (told.times, ==, 0);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  TdDocument *document = create (self);
  gint64 id = add_project (document, "Một");
  g_autofree char *first = td_portfolio_to_string (td_document_portfolio (document));
  g_autofree char *second = NULL;
  g_autofree char *now = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;

  rename_project (document, id, "Hai");
  second = td_portfolio_to_string (td_document_portfolio (document));
  what = td_history_what (td_document_undoable (document), td_document_portfolio (document),
                          TD_LANGUAGE_VI);
  g_assert_cmpstr (what, ==, "Đổi tên “Hai”");
  g_assert_null (td_document_redoable (document));
  td_document_close (document);

  document = reopen (self, &self->lan); /* the stack is in the file */
  g_assert_true (td_document_undo (document, &error));
  now = td_portfolio_to_string (td_document_portfolio (document));
  g_assert_cmpstr (now, ==, first);
  g_assert_nonnull (td_document_redoable (document));
  td_document_close (document);

  document = reopen (self, &self->lan);
  g_assert_true (td_document_redo (document, &error));
  g_free (now);
  now = td_portfolio_to_string (td_document_portfolio (document));
  g_assert_cmpstr (now, ==, second);
  td_document_close (document);

  document = reopen (self, &self->minh); /* another's edits are not mine to undo */
  g_assert_false (td_document_undo (document, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_NOTHING);
  td_document_close (document);
}

static void
test_undo_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) mine = create (self);
  g_autoptr (TdDocument) theirs = NULL;
  gint64 id = add_project (mine, "Một");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  rename_project (mine, id, "Hai");
  theirs = reopen (self, &self->minh);
  rename_project (theirs, id, "Ba");
  g_assert_false (td_document_undo (mine, &error));
  g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED);
  words = td_fact_word (TD_LANGUAGE_VI, error);
  g_assert_cmpstr (words, ==, "“Ba”: Tên đã được Minh sửa sau đó");
}

static void
test_undo_circle (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) mine = create (self);
  g_autoptr (TdDocument) theirs = NULL;
  gint64 a = add_project (mine, "A"), b = add_project (mine, "B");
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Delete");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  link_projects (mine, a, b);
  td_edit_batch_delete (batch, TD_TABLE_LINK, 1);
  apply (mine, batch);
  theirs = reopen (self, &self->minh);
  link_projects (theirs, b, a);
  g_assert_false (td_document_undo (mine, &error));
  g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CYCLE);
  words = td_fact_word (TD_LANGUAGE_VI, error);
  g_assert_true (g_str_has_prefix (words, "Các mục này sẽ chờ lẫn nhau: "));
  g_assert_cmpuint (td_portfolio_count (td_document_portfolio (mine), TD_TABLE_LINK), ==, 1);
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) mine = create (self);
  g_autoptr (TdDocument) theirs = NULL;
  gint64 id = add_project (mine, "Một");
  g_autoptr (GError) error = NULL;
  Told told = {0};

  theirs = reopen (self, &self->minh);
  td_document_watch (mine, told_cb, &told);
  g_assert_true (td_document_poll (mine, &error));
  g_assert_cmpuint (told.times, ==, 0);
  rename_project (theirs, id, "Hai");
  g_assert_true (td_document_poll (mine, &error));
  g_assert_cmpuint (told.times, ==, 1);
  g_assert_true (told.foreign);
  g_assert_cmpstr (project_name (mine, id), ==, "Hai");
  /* an edit on a state that is out of date reads the news first */
  rename_project (theirs, id, "Ba");
  add_project (mine, "Đường");
  g_assert_cmpstr (project_name (mine, id), ==, "Ba");
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) document = create (self);
  gint64 id = add_project (document, "Cầu");
  TdGesture gesture = td_document_gesture (document, TD_LANGUAGE_VI, 20000);
  TdWhen start = td_when_from_day (20000), finish = td_when_from_day (20010);
  g_autoptr (TdEditBatch) batch =
      td_gesture_set_span (&gesture, TD_TABLE_PROJECT, id, start, finish, NULL);
  g_autofree char *before = td_portfolio_to_string (td_document_portfolio (document));
  g_autofree char *after = NULL;
  gint64 revision = td_document_revision (document);
  int node = td_outline_find (td_document_outline (document), td_document_portfolio (document),
                              TD_TABLE_PROJECT, id);
  const TdTimes *times;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++) {
    g_assert_true (td_document_preview (document, batch, &error));
    times = td_schedule_times (td_document_schedule (document), (guint) node);
    g_assert_cmpint (times->start, ==, start.earliest);
    g_assert_cmpint (times->finish, ==, finish.latest);
  }
  td_document_end_preview (document);
  times = td_schedule_times (td_document_schedule (document), (guint) node);
  g_assert_true (td_times_is_undated (times));
  after = td_portfolio_to_string (td_document_portfolio (document));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (td_document_revision (document), ==, revision);
  g_assert_true (td_document_preview (document, batch, &error));
  rename_project (document, id, "Cầu Mới"); /* a real edit takes the preview back first */
  g_assert_cmpuint (td_portfolio_count (td_document_portfolio (document), TD_TABLE_DATE_VALUE), ==,
                    0);
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  TdDocument *document = create (self);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Edit");
  g_autoptr (GError) error = NULL;

  td_document_close (document);
  g_assert_cmpint (g_chmod (self->path, 0400), ==, 0);
  if (access (self->path, W_OK) == 0) {
    g_test_skip ("this user may write everywhere");
    return;
  }
  document = reopen (self, &self->lan);
  g_assert_nonnull (td_document_read_only_reason (document));
  td_edit_batch_set_text (batch, TD_TABLE_PORTFOLIO, 1, "title", "Khác");
  g_assert_false (td_document_apply (document, batch, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (td_document_undo (document, &error));
  g_assert_error (error, TD_STORE_ERROR, TD_STORE_ERROR_READ_ONLY);
  td_document_close (document);
}

static void
test_check (Fixture *self, gconstpointer data)
{
  g_autoptr (TdDocument) document = create (self);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  add_project (document, "Cầu");
  findings = td_document_check (document, TD_LANGUAGE_EN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/document/a-new-one-has-the-working-week", test_new);
  TEST ("/document/an-edit-is-kept-shown-and-told", test_apply);
  TEST ("/document/a-refused-edit-changes-nothing", test_refused);
  TEST ("/document/undo-survives-closing", test_undo);
  TEST ("/document/undo-names-who-changed-it-since", test_undo_refused);
  TEST ("/document/undo-closes-no-circle", test_undo_circle);
  TEST ("/document/others-commits-are-seen", test_foreign);
  TEST ("/document/a-preview-leaves-no-trace", test_preview);
  TEST ("/document/a-read-only-file-stays", test_read_only);
  TEST ("/document/a-sound-file-has-no-findings", test_check);
  return g_test_run ();
}
