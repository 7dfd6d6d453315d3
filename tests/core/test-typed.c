/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/time.h"
#include "core/typed.h"

#define UUID "2f1c9f4e-0d8e-4a51-8d35-5d6f2f1f9a01"

static TdPortfolio *
small_portfolio (void)
{
  TdPortfolio *portfolio = td_portfolio_new ();
  TdProject *project = td_portfolio_add (portfolio, TD_TABLE_PROJECT, 3, UUID);
  TdSector *sector = td_portfolio_add (portfolio, TD_TABLE_SECTOR, 4, NULL);
  TdSector *namesake = td_portfolio_add (portfolio, TD_TABLE_SECTOR, 5, NULL);
  TdSector *again = td_portfolio_add (portfolio, TD_TABLE_SECTOR, 6, NULL);
  TdTask *task = td_portfolio_add (portfolio, TD_TABLE_TASK, 7, NULL);

  project->name = g_strdup ("Cầu Mây");
  sector->name = g_strdup ("Đường bộ");
  namesake->name = g_strdup ("Y tế");
  again->name = g_strdup ("Y tế");
  task->duration_unit = TD_DURATION_CALENDAR_MONTHS;
  return portfolio;
}

/* What is typed into a field, what it comes to, and how it is written again. */
static const struct {
  TdTableId table;
  const char *field;
  const char *typed;
  const char *value;   /* td_value_to_string (), NULL: refused */
  const char *written; /* in Vietnamese, or why it was refused */
} cases[] = {
    {TD_TABLE_PROJECT, "name", "  Cầu\xc2\xa0Mới ", "\"Cầu Mới\"", "Cầu Mới"},
    {TD_TABLE_PROJECT, "name", "", "null", ""},
    {TD_TABLE_PROJECT, "percent_complete", "31%", "31", "31%"},
    {TD_TABLE_PROJECT, "percent_complete", "-", "null", ""},
    {TD_TABLE_PROJECT, "percent_complete", "16,3%", NULL,
     "“16,3%” không hợp với % hoàn thành: cần một số nguyên"},
    {TD_TABLE_PROJECT, "horizon", "2050", "2050", "2050"},
    {TD_TABLE_PROJECT, "deadline", "31/12/2024", "28928160", "31/12/2024"},
    {TD_TABLE_PROJECT, "deadline", "2024", "28928160", "31/12/2024"},
    {TD_TABLE_PROJECT, "deadline", "sau 2024", NULL,
     "“sau 2024” không hợp với Hạn: đầu cần tính lại để ngỏ"},
    {TD_TABLE_PROJECT, "period_start", "2024", "28401120", "01/01/2024"},
    {TD_TABLE_PORTFOLIO, "status_date", "30/9/2024", "19996", "30/09/2024"},
    {TD_TABLE_PORTFOLIO, "status_date", "9/2024", NULL,
     "“9/2024” không hợp với Ngày số liệu: cần một ngày cụ thể"},
    {TD_TABLE_PORTFOLIO, "illustrative", "có", "1", "Có"},
    {TD_TABLE_PORTFOLIO, "illustrative", "KHÔNG", "0", "Không"},
    {TD_TABLE_PORTFOLIO, "illustrative", "maybe", NULL,
     "“maybe” không hợp với Số liệu giả định: chỉ có thể là có hoặc không"},
    {TD_TABLE_PROJECT, "kind", "programme", "\"programme\"", "Chương trình"},
    {TD_TABLE_PROJECT, "kind", "chuong trinh", "\"programme\"", "Chương trình"},
    {TD_TABLE_PROJECT, "kind", "Planning scheme", "\"planning-scheme\"", NULL},
    {TD_TABLE_PROJECT, "kind", "chiến dịch", NULL,
     "“chiến dịch” không hợp với Loại: không có từ này"},
    {TD_TABLE_PROJECT, "sector_id", "duong bo", "4", "Đường bộ"},
    {TD_TABLE_PROJECT, "sector_id", "sector:4", "4", "Đường bộ"},
    {TD_TABLE_PROJECT, "sector_id", "Y tế", NULL,
     "“Y tế” không hợp với Lĩnh vực: có nhiều mục cùng tên này"},
    {TD_TABLE_PROJECT, "sector_id", "Biển", NULL,
     "“Biển” không hợp với Lĩnh vực: không có mục nào tên này"},
    {TD_TABLE_PROJECT, "parent_id", UUID, "3", "Cầu Mây"},
    {TD_TABLE_TASK, "duration", "36 tháng", "3456000", "36 tháng"},
    {TD_TABLE_CAPITAL, "planned", "1,5 tỷ", "1500000000", "1.500.000.000"},
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TdPortfolio) portfolio = small_portfolio ();
  const TdField *field = td_table_field (cases[i].table, cases[i].field);
  gint64 today = td_day_from_date (2024, 10, 1);
  g_auto (TdValue) value = TD_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;
  gboolean ok =
      td_typed_read (portfolio, field, TD_LANGUAGE_VI, cases[i].typed, today, &value, &error);

  g_assert_cmpint (ok, ==, cases[i].value != NULL);
  if (ok) {
    g_autofree guint8 *record = g_malloc0 (td_table_record_size (field->table));

    text = td_value_to_string (&value);
    g_assert_cmpstr (text, ==, cases[i].value);
    td_record_init (field->table, record, 1, NULL);
    if (field->table == TD_TABLE_TASK)
      ((TdTask *) (gpointer) record)->duration_unit = TD_DURATION_CALENDAR_MONTHS;
    g_assert_true (td_field_set (field, record, &value));
    written = td_typed_write (portfolio, field, TD_LANGUAGE_VI, record);
    td_record_clear (field->table, record);
  } else {
    g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE);
    written = td_fact_word (TD_LANGUAGE_VI, error);
  }
  if (cases[i].written)
    g_assert_cmpstr (written, ==, cases[i].written);
}

static void
test_find (void)
{
  g_autoptr (TdPortfolio) portfolio = small_portfolio ();
  TdTableId table = TD_N_TABLES;
  gint64 id = 0;

  g_assert_true (td_row_find (portfolio, UUID, &table, &id));
  g_assert_cmpint (table, ==, TD_TABLE_PROJECT);
  g_assert_cmpint (id, ==, 3);
  g_assert_true (td_row_find (portfolio, "task:7", &table, &id));
  g_assert_cmpint (table, ==, TD_TABLE_TASK);
  g_assert_false (td_row_find (portfolio, "task:8", &table, &id));
  g_assert_false (td_row_find (portfolio, "task:7x", &table, &id));
  g_assert_false (td_row_find (portfolio, "house:7", &table, &id));
  g_assert_false (td_row_find (portfolio, "Cầu Mây", &table, &id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/typed/%u-%s", i, cases[i].field);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
  }
  g_test_add_func ("/typed/a-row-is-found-by-its-name", test_find);
  return g_test_run ();
}
