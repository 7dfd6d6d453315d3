/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/filter.h"

#define TODAY "2024-10-14"

/* What the tests answer for beside the fields of a project. */
static const TdFilterName names[] = {
    {"start", TD_FILTER_WHEN},
    {"finish", TD_FILTER_WHEN},
    {"lead", TD_FILTER_TEXT},
    {"late", TD_FILTER_BOOLEAN},
    {"slack", TD_FILTER_DURATION},
    {"total-investment", TD_FILTER_MONEY},
    {"area", TD_FILTER_QUANTITY},
    {"as-of", TD_FILTER_DAY},
    {NULL},
};

typedef struct {
  TdProject project;
  const char *start, *finish, *lead; /* as typed; NULL: unknown */
  gint64 late, slack, investment, area, as_of;
} Row;

static gint64
day (const char *iso)
{
  gint64 count = 0;

  g_assert_true (td_day_read_iso (iso, NULL, &count));
  return count;
}

static gboolean
look_up (gpointer data, const char *name, TdFilterOperand *ret)
{
  const Row *row = data;
  const char *typed = name == names[0].name ? row->start : row->finish;

  if (name == names[2].name)
    return (ret->text = row->lead) != NULL;
  if (name == names[0].name || name == names[1].name)
    return typed != NULL && td_when_parse (typed, TD_WHEN_START, day (TODAY), &ret->when, NULL);
  ret->integer = name == names[3].name   ? row->late
                 : name == names[4].name ? row->slack
                 : name == names[5].name ? row->investment
                 : name == names[6].name ? row->area
                                         : row->as_of;
  return TRUE;
}

/* A road with most things known, and a park with few. */
static void
make_rows (Row rows[2])
{
  rows[0] = (Row){.project = {.name = (char *) "Đường cao tốc TP. Hồ Chí Minh – Mộc Bài",
                              .code = (char *) "cao-toc-tphcm-moc-bai",
                              .level = TD_LEVEL_NAMED,
                              .kind = TD_KIND_INFRASTRUCTURE,
                              .horizon = 2045,
                              .period_start = TD_NONE,
                              .percent_complete = 30,
                              .sector_id = 3},
                  .start = "7/2024",
                  .finish = "2027",
                  .lead = "Sở Giao thông vận tải",
                  .late = 1,
                  .slack = -9600,
                  .investment = G_GINT64_CONSTANT (19617000000000),
                  .area = 409300};
  rows[0].project.deadline = td_instant_from_day (day ("2025-01-01"));
  rows[0].as_of = day ("2024-06-25");
  rows[1] = (Row){.project = {.name = (char *) "Cụm công nghiệp Tân Phú",
                              .level = TD_LEVEL_NAMED,
                              .kind = TD_KIND_PLANNING_SCHEME,
                              .horizon = TD_NONE,
                              .deadline = TD_NONE,
                              .period_start = TD_NONE,
                              .percent_complete = TD_NONE},
                  .late = 0,
                  .slack = TD_NONE,
                  .investment = TD_NONE,
                  .area = TD_NONE,
                  .as_of = TD_NONE};
}

static const TdFilterContext *
context (void)
{
  static TdFilterContext vietnamese;

  vietnamese = (TdFilterContext){TD_TABLE_PROJECT, names, TD_LANGUAGE_VI, day (TODAY)};
  return &vietnamese;
}

static const struct {
  const char *expression;
  gboolean road, park;
} matches[] = {
    {"", TRUE, TRUE},
    {"  ", TRUE, TRUE},
    {"level = named", TRUE, TRUE},
    {"level = task", FALSE, FALSE},
    {"level != task", TRUE, TRUE},
    {"kind = \"planning scheme\"", FALSE, TRUE},
    {"kind = planning-scheme", FALSE, TRUE},
    {"kind = planning_scheme", FALSE, TRUE},
    {"kind = \"Planning scheme\"", FALSE, TRUE},
    {"kind ~ plan", FALSE, TRUE},
    {"kind ~ nothing", FALSE, FALSE},
    {"name ~ \"moc bai\"", TRUE, FALSE},
    {"name ~ 'MỘC BÀI'", TRUE, FALSE},
    {"name = \"cum cong nghiep tan phu\"", FALSE, TRUE},
    {"name = \"cum cong nghiep\"", FALSE, FALSE},
    {"name != \"cum cong nghiep tan phu\"", TRUE, FALSE},
    {"lead ~ \"giao thong\"", TRUE, FALSE},
    {"lead is known", TRUE, FALSE},
    {"lead is unknown", FALSE, TRUE},
    {"lead is not known", FALSE, TRUE},
    {"lead != \"Sở Xây dựng\"", TRUE, TRUE},
    {"code is known", TRUE, FALSE},
    {"start >= 2024", TRUE, FALSE},
    {"start > 2024", FALSE, FALSE},
    {"start = 2024", TRUE, FALSE},
    {"start < 2025", TRUE, FALSE},
    {"start <= 7/2024", TRUE, FALSE},
    {"start = \"quý III/2024\"", TRUE, FALSE},
    {"start = 15/7/2024", FALSE, FALSE},
    {"start ~ 15/7/2024", TRUE, FALSE},
    {"finish < 2028", TRUE, FALSE},
    {"finish < 2027", FALSE, FALSE},
    {"finish <= 2027", TRUE, FALSE},
    {"finish > today", TRUE, FALSE},
    {"finish = \"trước 2030\"", TRUE, FALSE},
    {"finish is unknown", FALSE, TRUE},
    {"deadline = 31/12/2024", TRUE, FALSE},
    {"deadline <= 2024", TRUE, FALSE},
    {"deadline > 2024", FALSE, FALSE},
    {"as-of = 25/06/2024", TRUE, FALSE},
    {"as-of >= 2024", TRUE, FALSE},
    {"horizon = 2045", TRUE, FALSE},
    {"horizon > 2030", TRUE, FALSE},
    {"percent-complete > 29,5", TRUE, FALSE},
    {"percent_complete = 30%", TRUE, FALSE},
    {"not percent-complete > 50", TRUE, TRUE},
    {"sector_id is known", TRUE, FALSE},
    {"late", TRUE, FALSE},
    {"not late", FALSE, TRUE},
    {"late = no", FALSE, TRUE},
    {"late != có", FALSE, TRUE},
    {"slack < 0", TRUE, FALSE},
    {"slack = -2d", TRUE, FALSE},
    {"slack <= \"-1 ngày\"", TRUE, FALSE},
    {"total-investment > \"10.000 tỷ\"", TRUE, FALSE},
    {"total_investment >= 19617tỷ", TRUE, FALSE},
    {"area = 409,3", TRUE, FALSE},
    {"late and lead ~ xây", FALSE, FALSE},
    {"late or kind ~ plan", TRUE, TRUE},
    {"kind ~ plan or late and lead is unknown", FALSE, TRUE},
    {"(kind ~ plan or late) and lead is known", TRUE, FALSE},
    {"not (late or lead is known)", FALSE, TRUE},
    {"not not late", TRUE, FALSE},
    {"LATE AND NOT lead IS UNKNOWN", TRUE, FALSE},
    {"level=named and(kind=infrastructure or late)and start>=2024", TRUE, FALSE},
    {"level = named and (kind = \"planning scheme\" or lead ~ \"giao thong\") and start >= 2024 "
     "and finish is known and not percent-complete > 50",
     TRUE, FALSE},
};

static void
test_matches (void)
{
  Row rows[2];

  make_rows (rows);
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TdFilter) filter = td_filter_new (matches[i].expression, context (), NULL, &error);

    g_test_message ("%s", matches[i].expression);
    g_assert_no_error (error);
    g_assert_cmpint (td_filter_matches (filter, &rows[0].project, look_up, &rows[0]), ==,
                     matches[i].road);
    g_assert_cmpint (td_filter_matches (filter, &rows[1].project, look_up, &rows[1]), ==,
                     matches[i].park);
  }
}

static void
test_what_is_wrong_is_said (void)
{
  static const struct {
    const char *expression;
    guint column;
    TdFilterError code;
    const char *message; /* its end */
  } cases[] = {
      {"nonsense = 3", 1, TD_FILTER_ERROR_UNKNOWN_NAME, "column 1: there is no field “nonsense”"},
      {"level named", 7, TD_FILTER_ERROR_SYNTAX, "or “is”"},
      {"level =", 8, TD_FILTER_ERROR_SYNTAX, "column 8: expected a value"},
      {"level = )", 9, TD_FILTER_ERROR_SYNTAX, "column 9: expected a value"},
      {"= named", 1, TD_FILTER_ERROR_SYNTAX, "expected a name, “not” or “(”"},
      {"level = named and", 18, TD_FILTER_ERROR_SYNTAX, "expected a name, “not” or “(”"},
      {"level = named or and late", 18, TD_FILTER_ERROR_SYNTAX, "expected a name, “not” or “(”"},
      {"(level = named", 15, TD_FILTER_ERROR_SYNTAX, "expected “and”, “or” or “)”"},
      {"level = named)", 14, TD_FILTER_ERROR_SYNTAX, "expected “and”, “or” or the end"},
      {"level = named late", 15, TD_FILTER_ERROR_SYNTAX, "expected “and”, “or” or the end"},
      {"lead is blue", 9, TD_FILTER_ERROR_SYNTAX, "expected “known” or “unknown”"},
      {"name ~ \"moc bai", 8, TD_FILTER_ERROR_SYNTAX, "the closing quotation mark is missing"},
      {"level = blue", 9, TD_FILTER_ERROR_VALUE, "“blue” is none of: named, task, group"},
      {"name > a", 6, TD_FILTER_ERROR_VALUE, "this field does not take this operator"},
      {"late > yes", 6, TD_FILTER_ERROR_VALUE, "this field does not take this operator"},
      {"sector-id = 3", 11, TD_FILTER_ERROR_VALUE, "this field does not take this operator"},
      {"lead ~ \"sở\" and start = 31/02/2025", 25, TD_FILTER_ERROR_VALUE,
       "The day comes first, then the month."},
      {"start = unknown", 9, TD_FILTER_ERROR_VALUE, "Write “is unknown” for that."},
      {"late = blue", 8, TD_FILTER_ERROR_VALUE, "Expected “yes” or “no”."},
      {"total-investment > \"2,290 tỷ\"", 20, TD_FILTER_ERROR_VALUE, "another digit."},
      {"horizon = abc", 11, TD_FILTER_ERROR_VALUE, "This is not understood as a number."},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *words = NULL;
    guint column = 0;

    g_test_message ("%s", cases[i].expression);
    g_assert_null (td_filter_new (cases[i].expression, context (), &column, &error));
    g_assert_error (error, TD_FILTER_ERROR, (int) cases[i].code);
    g_assert_cmpuint (column, ==, cases[i].column);
    words = td_fact_word (TD_LANGUAGE_EN, error);
    if (!g_str_has_suffix (words, cases[i].message))
      g_assert_cmpstr (words, ==, cases[i].message);
  }
}

static void
test_size_is_limited (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) broad = g_string_new ("late");
  g_autoptr (TdFilter) fits = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  g_assert_null (td_filter_new (deep->str, context (), NULL, NULL));
  g_string_truncate (deep, 0);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "not ");
  g_assert_null (td_filter_new (deep->str, context (), NULL, NULL));
  for (guint i = 1; i < 1000; i++)
    g_string_append (broad, " and late");
  fits = td_filter_new (broad->str, context (), NULL, NULL);
  g_assert_nonnull (fits);
  g_string_append (broad, " and late");
  g_assert_null (td_filter_new (broad->str, context (), NULL, NULL));
}

static void
test_names_used (void)
{
  g_autoptr (TdFilter) filter =
      td_filter_new ("not (late or percent-complete > 3)", context (), NULL, NULL);

  g_assert_true (td_filter_uses (filter, "late"));
  g_assert_true (td_filter_uses (filter, "percent_complete"));
  g_assert_false (td_filter_uses (filter, "start"));
}

static void
test_labels_of_either_language (void)
{
  const TdField *field = td_table_field (TD_TABLE_PROJECT, "kind");
  Row rows[2];

  make_rows (rows);
  for (TdLanguage language = TD_LANGUAGE_EN; language <= TD_LANGUAGE_VI; language++) {
    const char *label = td_translate (language, field->labels[TD_KIND_PLANNING_SCHEME]);
    g_autofree char *expression = g_strdup_printf ("kind = \"%s\"", label);
    g_autoptr (TdFilter) filter = td_filter_new (expression, context (), NULL, NULL);

    g_assert_false (td_filter_matches (filter, &rows[0].project, NULL, NULL));
    g_assert_true (td_filter_matches (filter, &rows[1].project, NULL, NULL));
  }
}

static void
test_speed (void)
{
  g_autoptr (TdFilter) filter = td_filter_new ("name ~ \"duc hoa\"", context (), NULL, NULL);
  guint found = 0;
  double milliseconds;
  Row rows[2];

  if (!g_test_perf ()) {
    g_test_skip ("run with -m perf");
    return;
  }
  make_rows (rows);
  g_test_timer_start ();
  for (guint i = 0; i < 100000; i++)
    found += td_filter_matches (filter, &rows[0].project, NULL, NULL);
  milliseconds = g_test_timer_elapsed () * 1000;
  g_assert_cmpuint (found, ==, 0);
  g_test_minimized_result (milliseconds, "100,000 rows filtered: %.1f ms", milliseconds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/matches", test_matches);
  g_test_add_func ("/filter/what-is-wrong-is-said", test_what_is_wrong_is_said);
  g_test_add_func ("/filter/size-is-limited", test_size_is_limited);
  g_test_add_func ("/filter/names-used", test_names_used);
  g_test_add_func ("/filter/labels-of-either-language", test_labels_of_either_language);
  g_test_add_func ("/filter/speed", test_speed);
  return g_test_run ();
}
