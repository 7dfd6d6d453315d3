/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print-form.h"

#define TODAY 20000

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_the_range_is_read_as_dates_are (void)
{
  static const struct {
    const char *from;
    const char *to;
    gboolean understood;
    int from_date[3];
    int to_date[3];
  } cases[] = {
      {"", "", TRUE, {0}, {0}},
      {"2023", "2027", TRUE, {2023, 1, 1}, {2027, 12, 31}},
      {"q1/2024", "30/09/2024", TRUE, {2024, 1, 1}, {2024, 9, 30}},
      {"2025", "2024", FALSE, {0}, {0}},
      {"abc", "2024", FALSE, {0}, {0}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TdPrintForm) form = td_print_form_new ();
    g_autoptr (GArray) columns = NULL;
    TdSheetSpec spec;
    const int *from = cases[i].from_date, *to = cases[i].to_date;

    set (&form->from, cases[i].from);
    set (&form->to, cases[i].to);
    g_assert_true (td_print_form_spec (form, TODAY, NULL, &spec, &columns) == cases[i].understood);
    g_assert_cmpint (spec.from, ==,
                     from[0] ? td_day_from_date (from[0], from[1], from[2]) : TD_NONE);
    g_assert_cmpint (spec.to, ==, to[0] ? td_day_from_date (to[0], to[1], to[2]) : TD_NONE);
  }
}

static void
test_columns_are_chosen (void)
{
  g_autoptr (TdPrintForm) form = td_print_form_new ();
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (TdColumn));
  const TdColumn own[] = {TD_COLUMN_NAME, TD_COLUMN_TIME_TEXT};

  static const struct {
    TdPrintColumns choice;
    guint count;
  } cases[] = {
      {TD_PRINT_COLUMNS_TABLE, 2},
      {TD_PRINT_COLUMNS_USUAL, 7},
      {TD_PRINT_COLUMNS_NAME, 1},
  };

  g_array_append_vals (table, own, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) columns = NULL;
    TdSheetSpec spec;

    form->columns = cases[i].choice;
    g_assert_true (td_print_form_spec (form, TODAY, table, &spec, &columns));
    g_assert_cmpuint (columns->len, ==, cases[i].count);
    g_assert_true (spec.columns == columns);
  }
}

static void
test_empty_texts_are_left_out (void)
{
  g_autoptr (TdPrintForm) form = td_print_form_new ();
  g_autoptr (GArray) columns = NULL;
  TdSheetSpec spec;
  double width, height;

  set (&form->paper, "A4");
  set (&form->agency, "SỞ KẾ HOẠCH VÀ ĐẦU TƯ");
  g_assert_true (td_print_form_spec (form, TODAY, NULL, &spec, &columns));
  g_assert_null (spec.superior);
  g_assert_cmpstr (spec.agency, ==, "SỞ KẾ HOẠCH VÀ ĐẦU TƯ");
  g_assert_true (td_paper_size ("A4", &width, &height));
  g_assert_cmpfloat (spec.paper_width, ==, width);
  g_assert_cmpfloat (spec.paper_height, ==, height);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-form/the-range-is-read-as-dates-are",
                   test_the_range_is_read_as_dates_are);
  g_test_add_func ("/print-form/columns-are-chosen", test_columns_are_chosen);
  g_test_add_func ("/print-form/empty-texts-are-left-out", test_empty_texts_are_left_out);
  return g_test_run ();
}
