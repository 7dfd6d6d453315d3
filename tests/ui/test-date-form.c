/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/date-form.h"

#define TODAY 20000 /* 04/10/2024 */

static TdDateForm *
make (TdWhenRole role, const char *typed)
{
  TdDateForm *form = td_date_form_new (role, TD_LANGUAGE_VI, TODAY);

  td_date_form_set_typed (form, typed);
  return form;
}

static void
test_what_is_typed_is_explained (void)
{
  static const struct {
    TdWhenRole role;
    const char *typed;
    const char *meaning;
    const char *counting;
  } cases[] = {
      {TD_WHEN_FINISH, "2027", "Hiểu là: trong năm 2027", "tính lịch đến hết 31/12/2027"},
      {TD_WHEN_START, "2027", "Hiểu là: trong năm 2027", "tính lịch từ 01/01/2027"},
      {TD_WHEN_FINISH, "  2027 ", "Hiểu là: trong năm 2027", "tính lịch đến hết 31/12/2027"},
      {TD_WHEN_FINISH, "", "Hiểu là: chưa xác định", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TdDateForm) form = make (cases[i].role, cases[i].typed);
    g_autofree char *meaning = td_date_form_meaning (form);
    g_autofree char *counting = td_date_form_counting (form);

    g_assert_true (td_date_form_is_ready (form));
    g_assert_cmpstr (meaning, ==, cases[i].meaning);
    g_assert_cmpstr (counting, ==, cases[i].counting);
  }
}

static void
test_what_is_no_date_cannot_be_kept (void)
{
  static const char *const wrong[] = {"31/02/2025", "xyz", "13/2025", "2025-2023"};

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (TdDateForm) form = make (TD_WHEN_FINISH, wrong[i]);
    g_autofree char *meaning = td_date_form_meaning (form);
    g_autofree char *counting = td_date_form_counting (form);

    g_assert_false (td_date_form_is_ready (form));
    g_assert_cmpstr (meaning, !=, "");
    g_assert_false (g_str_has_prefix (meaning, "Hiểu là"));
    g_assert_cmpstr (counting, ==, "");
  }
}

static void
test_the_as_of_is_a_day (void)
{
  g_autoptr (TdDateForm) form = make (TD_WHEN_FINISH, "2027");
  g_autofree char *problem = NULL;
  TdDateEntry entry;
  gint64 day = 0;

  td_date_form_set_as_of (form, "30/09/2024");
  g_assert_true (td_date_form_as_of_day (form, &day));
  g_assert_cmpint (day, ==, td_day_from_date (2024, 9, 30));
  td_date_form_set_as_of (form, "9/2024");
  g_assert_true (td_date_form_as_of_day (form, &day));
  g_assert_cmpint (day, ==, td_day_from_date (2024, 9, 30));
  td_date_form_set_source (form, " Báo cáo 312/BC-SGTVT ");
  entry = td_date_form_entry (form);
  g_assert_cmpstr (entry.typed, ==, "2027");
  g_assert_cmpstr (entry.source, ==, "Báo cáo 312/BC-SGTVT");
  g_assert_cmpint (entry.as_of, ==, day);

  td_date_form_set_as_of (form, "");
  entry = td_date_form_entry (form);
  g_assert_cmpint (entry.as_of, ==, TD_NONE);
  g_assert_null (entry.as_of_text);

  td_date_form_set_as_of (form, "hôm kia kìa");
  problem = td_date_form_as_of_problem (form);
  g_assert_cmpstr (problem, !=, "");
  g_assert_false (td_date_form_is_ready (form));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-form/what-is-typed-is-explained", test_what_is_typed_is_explained);
  g_test_add_func ("/date-form/what-is-no-date-cannot-be-kept",
                   test_what_is_no_date_cannot_be_kept);
  g_test_add_func ("/date-form/the-as-of-is-a-day", test_the_as_of_is_a_day);
  return g_test_run ();
}
