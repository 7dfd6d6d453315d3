/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "exchange/mspdi-read.h"
#include "exchange/native-write.h"

#include <string.h>

static TdNativeFile *
read_bridge (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "bridge.mspdi.xml", NULL);
  GError *error = NULL;
  TdNativeFile *file = td_mspdi_read (path, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static const TdTask *
task_of (const TdNativeFile *file, gint64 uid)
{
  for (guint i = 0; i < td_portfolio_count (file->portfolio, TD_TABLE_TASK); i++) {
    const TdTask *task = td_portfolio_at (file->portfolio, TD_TABLE_TASK, i);

    if (task->source_uid == uid)
      return task;
  }
  g_error ("no task %d", (int) uid);
}

static const TdLink *
link_between (const TdNativeFile *file, gint64 from, gint64 to)
{
  for (guint i = 0; i < td_portfolio_count (file->portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (file->portfolio, TD_TABLE_LINK, i);

    if (link->predecessor_task_id == task_of (file, from)->record.id &&
        link->successor_task_id == task_of (file, to)->record.id)
      return link;
  }
  return NULL;
}

static gint64
at (int month, int day, int hour)
{
  return td_instant_from_day (td_day_from_date (2024, month, day)) + hour * 60;
}

static void
test_tasks_stand_in_their_outline (void)
{
  g_autoptr (TdNativeFile) file = read_bridge ();
  const TdTask *dig = task_of (file, 2);

  g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_TASK), ==, 5);
  g_assert_cmpint (task_of (file, 1)->parent_id, ==, 0);
  g_assert_cmpint (dig->parent_id, ==, task_of (file, 1)->record.id);
  g_assert_cmpint (task_of (file, 4)->parent_id, ==, 0);
  g_assert_cmpstr (task_of (file, 1)->rank, <, task_of (file, 4)->rank);
  g_assert_cmpstr (dig->record.uuid, ==, "0f8fad5b-d9cb-469f-a165-70867728950e");
  g_assert_cmpstr (dig->note, ==, "Hai mũi thi công.\nCó nước ngầm.");
  g_assert_cmpint (task_of (file, 1)->duration, ==, TD_NONE);
  g_assert_cmpint (dig->duration, ==, 24300);
  g_assert_cmpint (dig->duration_unit, ==, TD_DURATION_DAYS);
  g_assert_cmpint (dig->percent_complete, ==, 50);
  g_assert_cmpint (dig->actual_start, ==, at (3, 4, 8));
  g_assert_cmpint (task_of (file, 3)->duration_elapsed, ==, 1);
  g_assert_cmpint (task_of (file, 4)->milestone, ==, 1);
  g_assert_cmpint (task_of (file, 4)->inactive, ==, 1);
}

static void
test_constraints_and_deadlines (void)
{
  g_autoptr (TdNativeFile) file = read_bridge ();
  const TdTask *pour = task_of (file, 3);

  g_assert_cmpint (pour->constraint, ==, TD_CONSTRAINT_SNET);
  g_assert_cmpint (pour->constraint_date, ==, at (3, 12, 17)); /* 17:-0:00 */
  g_assert_cmpint (pour->deadline, ==, at (4, 1, 17));
  g_assert_cmpint (task_of (file, 4)->constraint, ==, TD_CONSTRAINT_ASAP); /* its date is missing */
}

static void
assert_link (const TdLink *link, TdLinkKind kind, gint64 lag, TdLagUnit unit)
{
  g_assert_nonnull (link);
  g_assert_cmpint (link->kind, ==, kind);
  g_assert_cmpint (link->lag, ==, lag);
  g_assert_cmpint (link->lag_unit, ==, unit);
}

static void
test_links_and_lags (void)
{
  g_autoptr (TdNativeFile) file = read_bridge ();

  assert_link (link_between (file, 2, 3), TD_LINK_FINISH_START, 4800, TD_LAG_WORKING);
  assert_link (link_between (file, 3, 4), TD_LINK_FINISH_FINISH, 5000, TD_LAG_PERCENT);
  assert_link (link_between (file, 2, 4), TD_LINK_START_START, -14400, TD_LAG_ELAPSED);
  g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_LINK), ==, 4);
}

static void
test_calendars (void)
{
  g_autoptr (TdNativeFile) file = read_bridge ();
  const TdCalendar *standard = td_portfolio_at (file->portfolio, TD_TABLE_CALENDAR, 0);
  const TdCalendar *night = td_portfolio_at (file->portfolio, TD_TABLE_CALENDAR, 1);
  const TdProject *project = td_portfolio_at (file->portfolio, TD_TABLE_PROJECT, 0);
  const TdCalendarDay *day;

  g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_CALENDAR), ==, 2);
  g_assert_cmpstr (standard->week, ==,
                   "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|"
                   "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|08:00-12:00,13:00-24:00|");
  g_assert_true (g_str_has_prefix (night->week, "22:00-24:00|08:00-12:00,13:00-17:00|"));
  g_assert_cmpint (night->base_id, ==, standard->record.id);
  g_assert_cmpint (project->calendar_id, ==, standard->record.id);
  g_assert_cmpint (task_of (file, 3)->calendar_id, ==, night->record.id);
  g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_CALENDAR_DAY), ==, 2);
  day = td_portfolio_at (file->portfolio, TD_TABLE_CALENDAR_DAY, 0);
  g_assert_cmpint (day->first_day, ==, td_day_from_date (2024, 4, 30));
  g_assert_cmpint (day->last_day, ==, td_day_from_date (2024, 5, 1));
  g_assert_cmpint (day->working, ==, 0);
  day = td_portfolio_at (file->portfolio, TD_TABLE_CALENDAR_DAY, 1);
  g_assert_cmpint (day->working, ==, 1);
  g_assert_cmpstr (day->hours, ==, "08:00-11:30");
}

static void
test_dates_given_and_dates_computed (void)
{
  g_autoptr (TdNativeFile) file = read_bridge ();
  const TdProject *project = td_portfolio_at (file->portfolio, TD_TABLE_PROJECT, 0);
  const TdTask *open = task_of (file, 5);
  const TdDateValue *start =
      td_current_date (file->portfolio, project->record.id, 0, TD_ROLE_START);
  const TdDateValue *finish =
      td_current_date (file->portfolio, project->record.id, open->record.id, TD_ROLE_FINISH);
  const TdFileDates *dates = &g_array_index (file->dates, TdFileDates, 1);

  g_assert_cmpstr (project->name, ==, "Cầu Bến Sỏi");
  g_assert_cmpint (start->earliest, ==, at (3, 4, 8));
  g_assert_cmpint (open->mode, ==, TD_MODE_MANUAL);
  g_assert_cmpint (finish->latest, ==, at (6, 3, 17));
  g_assert_cmpstr (finish->source, ==, "bridge.mspdi.xml");
  g_assert_null (td_current_date (file->portfolio, project->record.id, task_of (file, 2)->record.id,
                                  TD_ROLE_START));
  g_assert_cmpint (dates->task_id, ==, task_of (file, 2)->record.id);
  g_assert_cmpint (dates->start, ==, at (3, 4, 8));
  g_assert_cmpint (dates->finish, ==, at (3, 8, 17));
  g_assert_cmpint (dates->total_slack, ==, 4800);
  g_assert_cmpint (dates->critical, ==, 0);
  g_assert_cmpint (dates->late_start, ==, TD_NONE);
}

static void
test_baselines (void)
{
  g_autoptr (TdNativeFile) file = read_bridge ();
  const TdBaseline *baseline;
  const TdBaselineTask *row;

  g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_BASELINE), ==, 2);
  baseline = td_portfolio_at (file->portfolio, TD_TABLE_BASELINE, 1);
  g_assert_cmpstr (baseline->name, ==, "Baseline 3");
  row = td_portfolio_at (file->portfolio, TD_TABLE_BASELINE_TASK, 0);
  g_assert_cmpint (row->task_id, ==, task_of (file, 2)->record.id);
  g_assert_cmpint (row->finish, ==, at (3, 7, 17));
  g_assert_cmpint (row->duration, ==, 24000);
}

static void
test_what_is_left_out_is_told (void)
{
  g_autoptr (TdNativeFile) file = read_bridge ();
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < file->notes->len; i++) {
    g_autofree char *words =
        td_finding_word (g_ptr_array_index (file->notes, i), NULL, TD_LANGUAGE_EN);

    g_string_append_printf (notes, "%u %s\n",
                            ((TdFinding *) g_ptr_array_index (file->notes, i))->line, words);
  }
  g_assert_cmpstr (
      notes->str, ==,
      "109 LinkLag: “PT0H0M0S” is not understood and left out\n"
      "51 the recurring calendar exception “Mỗi năm” is not supported yet and left out\n"
      "103 an empty row of the file is left out\n"
      "104 “Nhịp” has a constraint without its date, which is left out\n"
      "100 a link of “Đổ bê tông” to a task that is not in the file is left out\n"
      "101 “Đổ bê tông” is linked twice to the same task; the second link is left out\n"
      "114 the link from “Nhịp” to “Thông xe” closes a circle and is left out\n");
}

static gboolean
append_cb (gpointer data, const char *bytes, gsize length, GError **error)
{
  g_string_append_len (data, bytes, (gssize) length);
  return TRUE;
}

/* The same file read again gives the same rows, and they make a sound portfolio of ours. */
static void
test_reading_again_gives_the_same (void)
{
  g_autoptr (TdNativeFile) first = read_bridge ();
  g_autoptr (TdNativeFile) second = read_bridge ();
  g_autoptr (TdNativeFile) native = NULL;
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GString) right = g_string_new (NULL);
  GError *error = NULL;

  g_assert_true (td_native_write (first->portfolio, NULL, append_cb, left, NULL));
  g_assert_true (td_native_write (second->portfolio, NULL, append_cb, right, NULL));
  g_assert_cmpstr (left->str, ==, right->str);
  native = td_native_read_bytes (left->str, left->len, "bridge", NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_mspdi_read_bytes (text, strlen (text), "t.xml", NULL, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, code);
}

static void
test_what_is_no_project_is_refused (void)
{
  assert_refused ("", TD_EXCHANGE_ERROR_UNSUPPORTED);
  assert_refused ("<Project xmlns='http://schemas.microsoft.com/project'><Tasks>",
                  TD_EXCHANGE_ERROR_MALFORMED);
  assert_refused ("<!DOCTYPE Project [<!ENTITY a 'b'>]>"
                  "<Project xmlns='http://schemas.microsoft.com/project'/>",
                  TD_EXCHANGE_ERROR_UNSUPPORTED);
}

#define ADD(name, func) g_test_add_func ("/mspdi/" name, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tasks-stand-in-their-outline", test_tasks_stand_in_their_outline);
  ADD ("constraints-and-deadlines", test_constraints_and_deadlines);
  ADD ("links-and-lags", test_links_and_lags);
  ADD ("calendars", test_calendars);
  ADD ("dates-given-and-dates-computed", test_dates_given_and_dates_computed);
  ADD ("baselines", test_baselines);
  ADD ("what-is-left-out-is-told", test_what_is_left_out_is_told);
  ADD ("reading-again-gives-the-same", test_reading_again_gives_the_same);
  ADD ("what-is-no-project-is-refused", test_what_is_no_project_is_refused);
  return g_test_run ();
}
