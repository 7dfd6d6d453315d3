/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/cell.h"
#include "fixture.h"

static void
assert_cell (Fixture *self, const char *name, TdColumn column, const char *text, TdTone tone)
{
  TdCell cell = td_cell_get (&self->context, td_plan_node (self->plan, name), column);

  g_assert_cmpstr (cell.text, ==, text);
  g_assert_cmpint (cell.tone, ==, tone);
  g_free (cell.text);
}

static void
dates_are_as_exact_as_they_were_given (void)
{
  g_auto (Fixture) self = {NULL};

  fixture_init (&self, "project P\n"
                       "Day manual start 2024-05-05 finish 2024-05-05\n"
                       "Month manual start 2025-07 finish 2027\n"
                       "Before manual finish ..2029-12-31\n"
                       "None manual\n");
  fixture_settle (&self, NULL);
  assert_cell (&self, "Day", TD_COLUMN_START, "05/05/2024", TD_TONE_INK);
  assert_cell (&self, "Day", TD_COLUMN_FINISH, "05/05/2024", TD_TONE_INK);
  assert_cell (&self, "Month", TD_COLUMN_START, "07/2025", TD_TONE_INK);
  assert_cell (&self, "Month", TD_COLUMN_FINISH, "2027", TD_TONE_INK);
  assert_cell (&self, "Before", TD_COLUMN_START, "–", TD_TONE_FAINT);
  assert_cell (&self, "Before", TD_COLUMN_FINISH, "trước 2030", TD_TONE_INK);
  assert_cell (&self, "None", TD_COLUMN_FINISH, "–", TD_TONE_FAINT);
}

static void
derived_dates_say_so (void)
{
  g_auto (Fixture) self = {NULL};

  fixture_init (&self, "project P\n"
                       "First manual start 2024-05 finish 2024-08\n"
                       "Second 10d after First\n");
  fixture_settle (&self, NULL);
  assert_cell (&self, "Second", TD_COLUMN_START, "≈ 09/2024", TD_TONE_INK);
  assert_cell (&self, "Second", TD_COLUMN_FINISH, "≈ 09/2024", TD_TONE_INK);
}

static void
a_summary_counts_what_has_no_date (void)
{
  g_auto (Fixture) self = {NULL};

  fixture_init (&self, "project P\n"
                       "A manual start 2024-05-02 finish 2024-05-31\n"
                       "B manual start 2024-06-03 finish 2024-12-31\n"
                       "C manual\n");
  fixture_settle (&self, NULL);
  assert_cell (&self, "P", TD_COLUMN_FINISH, "≥ 31/12/2024 · 1/3 chưa có", TD_TONE_INK);
}

static void
lateness_is_against_the_deadline (void)
{
  g_auto (Fixture) self = {NULL};

  fixture_init (&self, "project P\n"
                       "Done manual start 2024-01-01 finish 2024-03-01 100%\n"
                       "Late manual start 2024-05-01 finish 2024-12-31 20% deadline 2024-12-01\n"
                       "May manual start 2024-05-01 finish 2024 20% deadline 2024-10-31\n"
                       "Over manual start 2024-05-01 finish 2024-06-20 20%\n"
                       "Fine manual start 2024-05-01 finish 2024-12-31 20% deadline 2025-01-31\n");
  fixture_settle (&self, NULL);
  assert_cell (&self, "Done", TD_COLUMN_STANDING, "xong", TD_TONE_SOFT);
  assert_cell (&self, "Late", TD_COLUMN_STANDING, "▲ 30 ngày", TD_TONE_LATE);
  assert_cell (&self, "May", TD_COLUMN_STANDING, "có thể chậm", TD_TONE_INK);
  assert_cell (&self, "Over", TD_COLUMN_STANDING, "▲ 10 ngày", TD_TONE_LATE);
  assert_cell (&self, "Fine", TD_COLUMN_STANDING, "", TD_TONE_INK);
  g_assert_true (td_node_is_late (&self.context, td_plan_node (self.plan, "Late")));
  g_assert_false (td_node_is_late (&self.context, td_plan_node (self.plan, "May")));
}

/* ---- targets ---- */

static const struct {
  TdOperator operator_;
  gint64 minimum;
  gint64 maximum;
  const char *unit;
  gint64 value;
  const char *text;
  const char *standing;
  TdTone tone;
} targets[] = {
    {TD_OPERATOR_AT_LEAST, 3000, TD_NONE, "xã", 2000, "2/3 xã", "còn thiếu 1", TD_TONE_INK},
    {TD_OPERATOR_AT_LEAST, 3000, TD_NONE, "xã", 4000, "4/3 xã", "trong mức", TD_TONE_GOOD},
    {TD_OPERATOR_RANGE, 20000, 25000, "sản phẩm", 23000, "23 (20–25)", "trong mức", TD_TONE_GOOD},
    {TD_OPERATOR_RANGE, 20000, 25000, "sản phẩm", 26000, "26 (20–25)", "vượt 1", TD_TONE_INK},
    {TD_OPERATOR_KEEP, 16300, TD_NONE, "%", 16300, "16,3% (giữ)", "trong mức", TD_TONE_GOOD},
    {TD_OPERATOR_AT_MOST, TD_NONE, 5000, "%", 6500, "6,5% (≤ 5)", "vượt 1,5", TD_TONE_INK},
    {TD_OPERATOR_INCREASE, TD_NONE, TD_NONE, "%", 6500, "6,5%", "", TD_TONE_INK},
    {TD_OPERATOR_AT_LEAST, 3000, TD_NONE, "xã", TD_NONE, "", "", TD_TONE_INK},
};

static void
targets_are_held_against_their_bounds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_auto (Fixture) self = {NULL};
    TdTarget *target;
    TdTargetValue *value;
    g_autofree char *text = NULL;

    fixture_init (&self, "project Goal deadline 2024-12-31");
    target = fixture_add (&self, TD_TABLE_TARGET);
    target->project_id = 1;
    target->operator_ = targets[i].operator_;
    target->minimum = targets[i].minimum;
    target->maximum = targets[i].maximum;
    target->unit = g_strdup (targets[i].unit);
    value = fixture_add (&self, TD_TABLE_TARGET_VALUE);
    value->target_id = 1;
    value->as_of = td_day_from_date (2024, 6, 30);
    value->value = targets[i].value;
    fixture_settle (&self, NULL);
    text = td_target_text (&self.context, target);
    g_assert_cmpstr (text, ==, targets[i].text);
    assert_cell (&self, "Goal", TD_COLUMN_STANDING, targets[i].standing, targets[i].tone);
    assert_cell (&self, "Goal", TD_COLUMN_FINISH, "31/12/2024", TD_TONE_INK);
  }
}

static void
a_target_fails_only_when_it_is_due (void)
{
  g_auto (Fixture) self = {NULL};
  TdTarget *target;
  TdTargetValue *value;

  fixture_init (&self, "project Goal deadline 2024-06-29");
  target = fixture_add (&self, TD_TABLE_TARGET);
  target->project_id = 1;
  target->minimum = 3000;
  value = fixture_add (&self, TD_TABLE_TARGET_VALUE);
  value->target_id = 1;
  value->as_of = td_day_from_date (2024, 6, 1);
  value->value = 2000;
  fixture_settle (&self, NULL);
  assert_cell (&self, "Goal", TD_COLUMN_STANDING, "còn thiếu 1", TD_TONE_LATE);
}

/* ---- columns ---- */

static void
columns_are_named (void)
{
  g_autoptr (GArray) columns = NULL;
  g_autofree char *unknown = NULL;

  for (int i = 0; i < TD_N_COLUMNS; i++)
    g_assert_cmpint (td_column_from_name (td_column_info ((TdColumn) i)->name), ==, i);
  g_assert_false (td_columns_parse ("name,nonsense", &columns, &unknown));
  g_assert_cmpstr (unknown, ==, "nonsense");
  g_assert_null (columns);
  g_assert_true (td_columns_parse ("name, finish", &columns, NULL));
  g_assert_cmpuint (columns->len, ==, 2);
  g_assert_cmpint (g_array_index (columns, TdColumn, 1), ==, TD_COLUMN_FINISH);
}

static void
a_title_has_a_capital (void)
{
  g_auto (Fixture) self = {NULL};
  g_autofree char *title = NULL;

  fixture_init (&self, "project đường");
  fixture_settle (&self, NULL);
  title = td_node_title (&self.context, 0);
  g_assert_cmpstr (title, ==, "Đường");
  g_assert_cmpstr (td_node_name (&self.context, 0), ==, "đường");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell/dates-are-as-exact-as-they-were-given",
                   dates_are_as_exact_as_they_were_given);
  g_test_add_func ("/cell/derived-dates-say-so", derived_dates_say_so);
  g_test_add_func ("/cell/a-summary-counts-what-has-no-date", a_summary_counts_what_has_no_date);
  g_test_add_func ("/cell/lateness-is-against-the-deadline", lateness_is_against_the_deadline);
  g_test_add_func ("/cell/targets-are-held-against-their-bounds",
                   targets_are_held_against_their_bounds);
  g_test_add_func ("/cell/a-target-fails-only-when-it-is-due", a_target_fails_only_when_it_is_due);
  g_test_add_func ("/cell/columns-are-named", columns_are_named);
  g_test_add_func ("/cell/a-title-has-a-capital", a_title_has_a_capital);
  return g_test_run ();
}
