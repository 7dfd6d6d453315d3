/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/time.h"
#include "document/document.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * One project "Cầu" (1) with the tasks "A" (1: scheduled, 5 days from Monday 07/10/2024), "B" (2:
 * by hand, quý I/2025 to 2026), "C" (3: undated) with "D" (4) below it; project "Đường" (2), dated
 * 2025 to 2027. A is linked to nothing.
 */
typedef struct {
  char *folder;
  TdDocument *document;
  TdGesture gesture;
} Fixture;

static const char script[] =
    "project rank a name Cầu;"
    "project rank b name Đường;"
    "task rank a name A project_id -1 duration 24000 constraint_kind snet constraint_date 28804320;"
    "task rank b name B project_id -1 mode manual;"
    "task rank c name C project_id -1;"
    "task rank a name D project_id -1 parent_id -5;"
    "organisation rank a name Sở\u00a0GTVT;"
    "date_value project_id -1 task_id -4 role start earliest 28928160 latest 29057760;"
    "date_value project_id -1 task_id -4 role finish earliest 29453760 latest 29979360;"
    "date_value project_id -2 role start earliest 28928160 latest 29453760;"
    "date_value project_id -2 role finish earliest 29979360 latest 30504960";

static void
add_row (TdEditBatch *batch, char **words)
{
  TdTableId table = td_table_from_name (words[0]);
  gint64 id = td_edit_batch_insert (batch, table, NULL);

  for (guint i = 1; words[i]; i += 2) {
    const TdField *field = td_table_field (table, words[i]);

    td_edit_batch_set (batch, table, id, field,
                       td_field_is_text (field) || field->kind == TD_FIELD_ENUM
                           ? td_value_text (words[i + 1])
                           : td_value_integer (g_ascii_strtoll (words[i + 1], NULL, 10)));
  }
}

static void
apply (Fixture *self, TdEditBatch *batch)
{
  g_autoptr (GError) error = NULL;

  td_document_apply (self->document, batch, &error);
  g_assert_no_error (error);
  self->gesture = td_document_gesture (self->document, TD_LANGUAGE_VI, self->gesture.today);
  td_edit_batch_free (batch);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) rows = g_strsplit (script, ";", -1);
  g_autofree char *path = NULL;
  TdEditBatch *batch = td_edit_batch_new ("Set up");
  TdSession session = {"Lan", "test", NULL, NULL, 0};
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  path = g_build_filename (self->folder, "a.tiendo", NULL);
  self->document = td_document_create (path, NULL, NULL, &session, &error);
  g_assert_no_error (error);
  self->gesture.today = td_day_from_date (2024, 10, 1);
  for (guint i = 0; rows[i]; i++) {
    g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);

    add_row (batch, words);
  }
  apply (self, batch);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (td_document_path (self->document));

  td_document_close (self->document);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

/* "01/01/2025 – 31/12/2027" of the row's present statements; its times where it has none. */
static char *
dates (Fixture *self, TdTableId table, gint64 id)
{
  const TdDateValue *start = td_gesture_current_date (&self->gesture, table, id, TD_ROLE_START);
  const TdDateValue *finish = td_gesture_current_date (&self->gesture, table, id, TD_ROLE_FINISH);
  TdWhen from = start ? (TdWhen){start->earliest, start->latest} : TD_WHEN_UNKNOWN;
  TdWhen to = finish ? (TdWhen){finish->earliest, finish->latest} : TD_WHEN_UNKNOWN;
  g_autofree char *first = td_when_format (TD_LANGUAGE_VI, from, FALSE);
  g_autofree char *last = td_when_format (TD_LANGUAGE_VI, to, FALSE);

  return g_strdup_printf ("%s – %s", first, last);
}

static char *
times (Fixture *self, TdTableId table, gint64 id)
{
  int node = td_outline_find (self->gesture.outline, self->gesture.portfolio, table, id);
  const TdTimes *t = td_schedule_times (self->gesture.schedule, (guint) node);
  g_autofree char *start = t->start == TD_NONE ? g_strdup ("") : td_instant_to_iso (t->start);
  g_autofree char *finish = t->finish == TD_NONE ? g_strdup ("") : td_instant_to_iso (t->finish);

  return g_strdup_printf ("%s – %s", start, finish);
}

#define CHECK_DATES(table, id, expected)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *dates_now = dates (self, table, id);                                          \
    g_assert_cmpstr (dates_now, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

#define CHECK_TIMES(table, id, expected)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *times_now = times (self, table, id);                                          \
    g_assert_cmpstr (times_now, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

/* The children of project 1 in their order, with what lies below in parentheses. */
static char *
tree (Fixture *self)
{
  GString *out = g_string_new (NULL);
  const TdOutline *outline = self->gesture.outline;
  guint depth = 1;

  for (guint i = 1; i < outline->nodes[0].end; i++) {
    const TdTask *task =
        td_portfolio_get (self->gesture.portfolio, TD_TABLE_TASK, outline->nodes[i].id);

    for (; depth < outline->nodes[i].depth; depth++)
      g_string_append_c (out, '(');
    for (; depth > outline->nodes[i].depth; depth--)
      g_string_append_c (out, ')');
    g_string_append (out, task->name);
  }
  for (; depth > 1; depth--)
    g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

#define CHECK_TREE(expected)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *tree_now = tree (self);                                                       \
    g_assert_cmpstr (tree_now, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END

static char *
words_of (GError *error)
{
  char *words = td_fact_word (TD_LANGUAGE_VI, error);

  g_error_free (error);
  return words;
}

/* ---- dates ---- */

static guint
count_dates (Fixture *self)
{
  return td_portfolio_count (self->gesture.portfolio, TD_TABLE_DATE_VALUE);
}

static void
test_set_date (Fixture *self, gconstpointer data)
{
  TdDateEntry entry = {"q3/2026", self->gesture.today, NULL, "Báo cáo 12/BC", NULL};
  guint before = count_dates (self);
  GError *error = NULL;
  g_autofree char *words = NULL;

  apply (self,
         td_gesture_set_date (&self->gesture, TD_TABLE_PROJECT, 2, TD_ROLE_FINISH, &entry, NULL));
  CHECK_DATES (TD_TABLE_PROJECT, 2, "2025 – quý III/2026");
  g_assert_cmpuint (count_dates (self), ==, before + 1); /* what was said before stays */
  entry.typed = "2026";
  apply (self,
         td_gesture_set_date (&self->gesture, TD_TABLE_PROJECT, 2, TD_ROLE_FINISH, &entry, NULL));
  CHECK_DATES (TD_TABLE_PROJECT, 2, "2025 – 2026");
  g_assert_cmpuint (count_dates (self), ==, before + 1); /* same source, same day: in its place */
  entry.typed = "31/02/2026";
  g_assert_null (
      td_gesture_set_date (&self->gesture, TD_TABLE_PROJECT, 2, TD_ROLE_FINISH, &entry, &error));
  words = words_of (error);
  g_assert_true (g_str_has_prefix (words, "“31/02/2026” không phải là ngày: "));
}

static void
test_clear_date (Fixture *self, gconstpointer data)
{
  TdDateEntry entry = {"2028", self->gesture.today, NULL, "Báo cáo", NULL};
  guint before = count_dates (self);

  apply (self, td_gesture_clear_date (&self->gesture, TD_TABLE_PROJECT, 2, TD_ROLE_START, NULL));
  CHECK_DATES (TD_TABLE_PROJECT, 2, " – 2027");
  g_assert_cmpuint (count_dates (self), ==, before - 1);
  apply (self,
         td_gesture_set_date (&self->gesture, TD_TABLE_PROJECT, 2, TD_ROLE_FINISH, &entry, NULL));
  apply (self, td_gesture_clear_date (&self->gesture, TD_TABLE_PROJECT, 2, TD_ROLE_FINISH, NULL));
  CHECK_DATES (TD_TABLE_PROJECT, 2, " – "); /* not the older one again */
}

static void
test_date_pins (Fixture *self, gconstpointer data)
{
  TdDateEntry entry = {"10/10/2024", TD_NONE, NULL, NULL, NULL};
  const TdTask *task;
  const TdDateValue *start;

  apply (self, td_gesture_set_date (&self->gesture, TD_TABLE_TASK, 1, TD_ROLE_START, &entry, NULL));
  task = td_portfolio_get (self->gesture.portfolio, TD_TABLE_TASK, 1);
  g_assert_cmpint (task->mode, ==, TD_MODE_MANUAL);
  CHECK_DATES (TD_TABLE_TASK, 1, "10/10/2024 – 11/10/2024");
  start = td_gesture_current_date (&self->gesture, TD_TABLE_TASK, 1, TD_ROLE_START);
  g_assert_cmpstr (start->source, ==, "người dùng, ngày 01/10/2024");
  g_assert_cmpint (start->as_of, ==, self->gesture.today);
}

static void
test_span (Fixture *self, gconstpointer data)
{
  TdWhen start = td_when_around (TD_PRECISION_MONTH, td_instant_from_day (self->gesture.today));
  TdWhen finish = td_when_shift (start, 3);
  GError *error = NULL;
  g_autofree char *words = NULL;

  apply (self, td_gesture_set_span (&self->gesture, TD_TABLE_TASK, 4, start, finish, NULL));
  CHECK_DATES (TD_TABLE_TASK, 4, "10/2024 – 01/2025");
  CHECK_TIMES (TD_TABLE_TASK, 4, "2024-10-01T00:00 – 2025-02-01T00:00");
  g_assert_null (td_gesture_set_span (&self->gesture, TD_TABLE_TASK, 4, finish, start, &error));
  words = words_of (error);
  g_assert_cmpstr (words, ==, "“D” sẽ kết thúc trước khi bắt đầu");
}

/* ---- drags ---- */

static void
test_move_given (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (td_gesture_step (&self->gesture, TD_TABLE_TASK, 2, 0), ==, TD_PRECISION_YEAR);
  apply (self, td_gesture_move (&self->gesture, TD_TABLE_TASK, 2, 1, 0, NULL, NULL));
  CHECK_DATES (TD_TABLE_TASK, 2, "quý I/2026 – 2027");
  g_assert_cmpint (td_gesture_step (&self->gesture, TD_TABLE_TASK, 2, TD_DRAG_FINE), ==,
                   TD_PRECISION_DAY);
  apply (self, td_gesture_move (&self->gesture, TD_TABLE_TASK, 2, -1, TD_DRAG_FINE, NULL, NULL));
  CHECK_DATES (TD_TABLE_TASK, 2, "31/12/2025 – 30/12/2027");
}

static void
test_move_scheduled (Fixture *self, gconstpointer data)
{
  g_autofree char *note = NULL;
  const TdTask *task;

  CHECK_TIMES (TD_TABLE_TASK, 1, "2024-10-07T08:00 – 2024-10-11T17:00");
  apply (self, td_gesture_move (&self->gesture, TD_TABLE_TASK, 1, 2, 0, &note, NULL));
  g_assert_cmpstr (note, ==, "“A” nay bắt đầu không sớm hơn 09/10/2024");
  CHECK_TIMES (TD_TABLE_TASK, 1, "2024-10-09T08:00 – 2024-10-15T17:00");
  task = td_portfolio_get (self->gesture.portfolio, TD_TABLE_TASK, 1);
  g_assert_cmpint (task->mode, ==, TD_MODE_AUTO);
  apply (self, td_gesture_move (&self->gesture, TD_TABLE_TASK, 1, 1, TD_DRAG_PIN, NULL, NULL));
  task = td_portfolio_get (self->gesture.portfolio, TD_TABLE_TASK, 1);
  g_assert_cmpint (task->mode, ==, TD_MODE_MANUAL);
  CHECK_DATES (TD_TABLE_TASK, 1, "10/10/2024 – 16/10/2024");
}

static void
test_move_summary (Fixture *self, gconstpointer data)
{
  apply (self, td_gesture_move (&self->gesture, TD_TABLE_PROJECT, 1, 7, 0, NULL, NULL));
  CHECK_TIMES (TD_TABLE_TASK, 1, "2024-10-14T08:00 – 2024-10-18T17:00");
  CHECK_TIMES (TD_TABLE_TASK, 2, "2025-01-08T00:00 – 2027-01-08T00:00");
}

static void
test_move_undated (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  g_autofree char *words = NULL;

  g_assert_null (td_gesture_move (&self->gesture, TD_TABLE_TASK, 4, 1, 0, NULL, &error));
  words = words_of (error);
  g_assert_cmpstr (words, ==, "“D” chưa có thời gian để dời");
}

static void
test_resize (Fixture *self, gconstpointer data)
{
  const TdTask *task;
  GError *error = NULL;
  g_autofree char *words = NULL;

  apply (self, td_gesture_resize (&self->gesture, TD_TABLE_TASK, 1, 3, 0, NULL, NULL));
  task = td_portfolio_get (self->gesture.portfolio, TD_TABLE_TASK, 1);
  g_assert_cmpint (task->duration, ==, 6 * 4800); /* to Monday: a day of work more */
  apply (self, td_gesture_resize_start (&self->gesture, TD_TABLE_TASK, 1, 2, 0, NULL, NULL));
  CHECK_TIMES (TD_TABLE_TASK, 1, "2024-10-09T08:00 – 2024-10-14T17:00");
  g_assert_null (td_gesture_resize (&self->gesture, TD_TABLE_TASK, 1, -30, 0, NULL, &error));
  words = words_of (error);
  g_assert_cmpstr (words, ==, "“A” sẽ kết thúc trước khi bắt đầu");
  apply (self, td_gesture_resize (&self->gesture, TD_TABLE_PROJECT, 2, 1, 0, NULL, NULL));
  CHECK_DATES (TD_TABLE_PROJECT, 2, "2025 – 2028");
  apply (self, td_gesture_resize_start (&self->gesture, TD_TABLE_PROJECT, 2, -1, 0, NULL, NULL));
  CHECK_DATES (TD_TABLE_PROJECT, 2, "2024 – 2028");
}

/* ---- fields ---- */

static void
test_lead (Fixture *self, gconstpointer data)
{
  const TdAttribute *lead;
  TdDateEntry entry = {"", td_day_from_date (2024, 1, 1), NULL, "QĐ 5", NULL};

  apply (self, td_gesture_set_lead (&self->gesture, TD_TABLE_PROJECT, 1, 1, NULL, &entry, NULL));
  lead = td_project_current (self->gesture.portfolio, 1, "lead");
  g_assert_cmpstr (lead->text, ==, "Sở GTVT");
  g_assert_cmpint (lead->organisation_id, ==, 1);
  apply (self,
         td_gesture_set_lead (&self->gesture, TD_TABLE_PROJECT, 1, 0, "Ban QLDA", NULL, NULL));
  lead = td_project_current (self->gesture.portfolio, 1, "lead");
  g_assert_cmpstr (lead->text, ==, "Ban QLDA");
  g_assert_cmpint (lead->organisation_id, ==, 0);
  g_assert_cmpuint (td_portfolio_count (self->gesture.portfolio, TD_TABLE_ATTRIBUTE), ==, 2);
  apply (self, td_gesture_set_lead (&self->gesture, TD_TABLE_TASK, 1, 1, NULL, NULL, NULL));
  g_assert_cmpint (
      ((TdTask *) td_portfolio_get (self->gesture.portfolio, TD_TABLE_TASK, 1))->lead_id, ==, 1);
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  const TdTask *task;
  GError *error = NULL;
  g_autofree char *words = NULL;

  apply (self, td_gesture_set_duration (&self->gesture, 1, "36 tháng", NULL));
  apply (self, td_gesture_set_progress (&self->gesture, TD_TABLE_TASK, 1, 40, NULL));
  apply (self, td_gesture_set_deadline (&self->gesture, TD_TABLE_TASK, 1, "2026", NULL));
  apply (self, td_gesture_rename (&self->gesture, TD_TABLE_TASK, 1, "Khảo sát", NULL));
  task = td_portfolio_get (self->gesture.portfolio, TD_TABLE_TASK, 1);
  g_assert_cmpint (task->duration_unit, ==, TD_DURATION_CALENDAR_MONTHS);
  g_assert_cmpint (task->percent_complete, ==, 40);
  g_assert_cmpint (task->deadline, ==, td_instant_from_day (td_day_from_date (2027, 1, 1)));
  g_assert_cmpstr (task->name, ==, "Khảo sát");
  g_assert_null (td_gesture_rename (&self->gesture, TD_TABLE_TASK, 1, " ", &error));
  words = words_of (error);
  g_assert_cmpstr (words, ==, "“Khảo sát” cần có tên");
}

/* ---- the tree ---- */

static void
test_insert (Fixture *self, gconstpointer data)
{
  CHECK_TREE ("ABC(D)");
  apply (self, td_gesture_insert_task (&self->gesture, TD_TABLE_TASK, 1, "X", NULL));
  CHECK_TREE ("AXBC(D)");
  apply (self, td_gesture_insert_task (&self->gesture, TD_TABLE_TASK, 3, "Y", NULL));
  CHECK_TREE ("AXBC(YD)");
  apply (self, td_gesture_insert_task (&self->gesture, TD_TABLE_PROJECT, 1, "Z", NULL));
  CHECK_TREE ("ZAXBC(YD)");
}

static void
test_shift (Fixture *self, gconstpointer data)
{
  const TdGesture *gesture = &self->gesture;

  g_assert_false (td_gesture_can_shift (gesture, TD_TABLE_TASK, 1, TD_SHIFT_INDENT));
  g_assert_false (td_gesture_can_shift (gesture, TD_TABLE_TASK, 1, TD_SHIFT_UP));
  g_assert_false (td_gesture_can_shift (gesture, TD_TABLE_TASK, 3, TD_SHIFT_DOWN));
  g_assert_false (td_gesture_can_shift (gesture, TD_TABLE_TASK, 1, TD_SHIFT_OUTDENT));
  apply (self, td_gesture_shift (gesture, TD_TABLE_TASK, 1, TD_SHIFT_DOWN, NULL));
  CHECK_TREE ("BAC(D)");
  apply (self, td_gesture_shift (gesture, TD_TABLE_TASK, 3, TD_SHIFT_UP, NULL));
  CHECK_TREE ("BC(D)A");
  apply (self, td_gesture_shift (gesture, TD_TABLE_TASK, 1, TD_SHIFT_INDENT, NULL));
  CHECK_TREE ("BC(DA)");
  apply (self, td_gesture_shift (gesture, TD_TABLE_TASK, 4, TD_SHIFT_OUTDENT, NULL));
  CHECK_TREE ("BC(A)D");
  apply (self, td_gesture_place (gesture, TD_TABLE_TASK, 4, 3, 0, NULL));
  CHECK_TREE ("BC(DA)");
  apply (self, td_gesture_place (gesture, TD_TABLE_TASK, 2, 0, 3, NULL));
  CHECK_TREE ("C(DA)B");
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  TdRowId both[] = {{TD_TABLE_TASK, 3}, {TD_TABLE_TASK, 4}};
  TdEditBatch *link = td_gesture_link (&self->gesture, TD_TABLE_TASK, 1, TD_TABLE_TASK, 4,
                                       TD_LINK_START_START, NULL);

  apply (self, link);
  apply (self, td_gesture_delete (&self->gesture, both, G_N_ELEMENTS (both), NULL));
  CHECK_TREE ("AB");
  g_assert_cmpuint (td_portfolio_count (self->gesture.portfolio, TD_TABLE_LINK), ==, 0);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/gesture/a-date-typed-is-a-statement", test_set_date);
  TEST ("/gesture/a-date-cleared-is-unknown", test_clear_date);
  TEST ("/gesture/a-date-pins-a-scheduled-task", test_date_pins);
  TEST ("/gesture/a-bar-is-drawn-in-its-precision", test_span);
  TEST ("/gesture/a-given-bar-moves-in-its-precision", test_move_given);
  TEST ("/gesture/a-scheduled-bar-gets-a-constraint", test_move_scheduled);
  TEST ("/gesture/a-summary-moves-what-lies-below", test_move_summary);
  TEST ("/gesture/an-undated-row-does-not-move", test_move_undated);
  TEST ("/gesture/either-end-can-be-dragged", test_resize);
  TEST ("/gesture/a-lead-keeps-the-earlier-one", test_lead);
  TEST ("/gesture/fields-are-typed", test_fields);
  TEST ("/gesture/rows-are-added-in-their-place", test_insert);
  TEST ("/gesture/rows-move-in-the-tree", test_shift);
  TEST ("/gesture/rows-go-with-what-hangs-on-them", test_delete);
  return g_test_run ();
}
