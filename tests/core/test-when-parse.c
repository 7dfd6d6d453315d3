/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when.h"

#include <string.h>

#define TODAY "2024-10-14" /* a Monday */

/* A span as "2027-01-01 2028-01-01", "- 2030-01-01", with times where they are not 00:00. */
static char *
describe_end (gint64 instant)
{
  char *text;

  if (instant == TD_NONE)
    return g_strdup ("-");
  text = td_instant_to_iso (instant);
  if (g_str_has_suffix (text, "T00:00"))
    text[10] = '\0';
  return text;
}

static char *
describe (TdWhen when)
{
  g_autofree char *earliest = describe_end (when.earliest);
  g_autofree char *latest = describe_end (when.latest);

  return g_strdup_printf ("%s %s", earliest, latest);
}

static gint64
today (void)
{
  gint64 day = 0;

  g_assert_true (td_day_read_iso (TODAY, NULL, &day));
  return day;
}

static TdWhen
parsed (const char *typed, TdWhenRole role)
{
  TdWhenIssue issue;
  TdWhen when = TD_WHEN_UNKNOWN;

  if (!td_when_parse (typed, role, today (), &when, &issue))
    g_error ("%s: %s", typed, td_when_issue_message (issue));
  return when;
}

typedef struct {
  const char *typed, *expected;
} Case;

/* Which hold for any role. */
static const Case cases[] = {
    /* days */
    {"05/05/2024", "2024-05-05 2024-05-06"},
    {"5/5/24", "2024-05-05 2024-05-06"},
    {"5.5.2024", "2024-05-05 2024-05-06"},
    {"5-5-2024", "2024-05-05 2024-05-06"},
    {"5/5-2024", "2024-05-05 2024-05-06"},
    {"2024-05-05", "2024-05-05 2024-05-06"},
    {"2024/5/5", "2024-05-05 2024-05-06"},
    {" 05 / 05 / 2024 ", "2024-05-05 2024-05-06"},
    {"ngày 05/05/2024", "2024-05-05 2024-05-06"},
    {"ngày 05 tháng 5 năm 2024", "2024-05-05 2024-05-06"},
    {"ngay 5 thang 5/2024", "2024-05-05 2024-05-06"},
    {"Chủ nhật, ngày 05/05/2024", "2024-05-05 2024-05-06"},
    {"thứ Hai, 06/05/2024", "2024-05-06 2024-05-07"},
    {"5 May 2024", "2024-05-05 2024-05-06"},
    {"May 5, 2024", "2024-05-05 2024-05-06"},
    {"29/02/2024", "2024-02-29 2024-03-01"},
    {"31/12/99", "1999-12-31 2000-01-01"},
    {"01/01/1900", "1900-01-01 1900-01-02"},
    {"31/12/2199", "2199-12-31 2200-01-01"},
    /* minutes */
    {"05/05/2024 08:00", "2024-05-05T08:00 2024-05-05T08:00"},
    {"2024-05-05T08:00", "2024-05-05T08:00 2024-05-05T08:00"},
    {"2024-05-05T08:00:30", "2024-05-05T08:00 2024-05-05T08:00"},
    {"08:00 ngày 05/05/2024", "2024-05-05T08:00 2024-05-05T08:00"},
    {"8h30 ngày 05/05/2024", "2024-05-05T08:30 2024-05-05T08:30"},
    {"8 giờ 30 phút, ngày 05/05/2024", "2024-05-05T08:30 2024-05-05T08:30"},
    {"05/05/2024 lúc 8h", "2024-05-05T08:00 2024-05-05T08:00"},
    {"24h00 ngày 31/12/2024", "2025-01-01 2025-01-01"},
    /* months */
    {"7/2025", "2025-07-01 2025-08-01"},
    {"07/2025", "2025-07-01 2025-08-01"},
    {"7-2025", "2025-07-01 2025-08-01"},
    {"2025-07", "2025-07-01 2025-08-01"},
    {"tháng 7/2025", "2025-07-01 2025-08-01"},
    {"thang 7/2025", "2025-07-01 2025-08-01"},
    {"tháng 7 năm 2025", "2025-07-01 2025-08-01"},
    {"Tháng 07-2025", "2025-07-01 2025-08-01"},
    {"T7/2025", "2025-07-01 2025-08-01"},
    {"T7/25", "2025-07-01 2025-08-01"},
    {"July 2025", "2025-07-01 2025-08-01"},
    {"12/2024", "2024-12-01 2025-01-01"},
    /* quarters */
    {"q1/2025", "2025-01-01 2025-04-01"},
    {"Q1 2025", "2025-01-01 2025-04-01"},
    {"Q.I/2025", "2025-01-01 2025-04-01"},
    {"quý I/2025", "2025-01-01 2025-04-01"},
    {"quý 1 năm 2025", "2025-01-01 2025-04-01"},
    {"quy 2/2025", "2025-04-01 2025-07-01"},
    {"Quý IV năm nay", "2024-10-01 2025-01-01"},
    {"III/2025", "2025-07-01 2025-10-01"},
    {"2025-Q3", "2025-07-01 2025-10-01"},
    {"quarter 4 of 2025", "2025-10-01 2026-01-01"},
    /* halves */
    {"6 tháng đầu năm 2025", "2025-01-01 2025-07-01"},
    {"6 tháng cuối 2025", "2025-07-01 2026-01-01"},
    {"sáu tháng cuối năm 2025", "2025-07-01 2026-01-01"},
    {"nửa cuối 2025", "2025-07-01 2026-01-01"},
    {"nửa đầu năm nay", "2024-01-01 2024-07-01"},
    {"H1/2025", "2025-01-01 2025-07-01"},
    {"H2 2025", "2025-07-01 2026-01-01"},
    {"first half of 2025", "2025-01-01 2025-07-01"},
    /* years */
    {"2027", "2027-01-01 2028-01-01"},
    {"năm 2027", "2027-01-01 2028-01-01"},
    {"trong năm 2027", "2027-01-01 2028-01-01"},
    {"year 2027", "2027-01-01 2028-01-01"},
    {"năm nay", "2024-01-01 2025-01-01"},
    {"sang năm", "2025-01-01 2026-01-01"},
    {"next year", "2025-01-01 2026-01-01"},
    /* weeks */
    {"tuần 19/2024", "2024-05-06 2024-05-13"},
    {"2024-W19", "2024-05-06 2024-05-13"},
    {"W1 2025", "2024-12-30 2025-01-06"},
    {"tuần 53/2026", "2026-12-28 2027-01-04"},
    {"tuần này", "2024-10-14 2024-10-21"},
    /* periods */
    {"giai đoạn 2023-2025", "2023-01-01 2026-01-01"},
    {"2023-2025", "2023-01-01 2026-01-01"},
    {"2023 – 2025", "2023-01-01 2026-01-01"},
    {"từ 2023 đến 2025", "2023-01-01 2026-01-01"},
    {"từ năm 2023 đến hết năm 2025", "2023-01-01 2026-01-01"},
    {"from 2023 to 2025", "2023-01-01 2026-01-01"},
    {"nhiệm kỳ 2020-2025", "2020-01-01 2026-01-01"},
    {"01/07/2025-30/09/2025", "2025-07-01 2025-10-01"},
    {"01/7-30/9/2025", "2025-07-01 2025-10-01"},
    {"từ 01/7 đến 15/8/2025", "2025-07-01 2025-08-16"},
    {"tháng 5-7/2025", "2025-05-01 2025-08-01"},
    {"tháng 5-10/2025", "2025-05-01 2025-11-01"},
    {"tháng 5 đến tháng 7/2025", "2025-05-01 2025-08-01"},
    {"quý I-II/2025", "2025-01-01 2025-07-01"},
    {"quý 1-2/2025", "2025-01-01 2025-07-01"},
    {"5/2025-7/2025", "2025-05-01 2025-08-01"},
    {"1-5/5/2024", "2024-05-01 2024-05-06"},
    {"05/05/2024 08:00 - 05/05/2024 17:00", "2024-05-05T08:00 2024-05-05T17:00"},
    {"đầu 2025 - cuối 2026", "2025-01-01 2027-01-01"},
    /* open */
    {"trước 2030", "- 2030-01-01"},
    {"truoc 2030", "- 2030-01-01"},
    {"trước năm 2030", "- 2030-01-01"},
    {"before 2030", "- 2030-01-01"},
    {"trước 31/12/2024", "- 2024-12-31"},
    {"trước quý II/2025", "- 2025-04-01"},
    {"sau 2026", "2027-01-01 -"},
    {"after 2026", "2027-01-01 -"},
    {"sau tháng 6/2025", "2025-07-01 -"},
    {"sau 05/05/2024", "2024-05-06 -"},
    {"từ 2026", "2026-01-01 -"},
    {"từ năm 2026 trở đi", "2026-01-01 -"},
    {"from 2026", "2026-01-01 -"},
    {"đến hết 2030", "- 2031-01-01"},
    {"đến năm 2030", "- 2031-01-01"},
    {"không muộn hơn 30/6/2025", "- 2025-07-01"},
    {"by 2030", "- 2031-01-01"},
    {"<2030", "- 2030-01-01"},
    {">=2026", "2026-01-01 -"},
    /* relative to today */
    {"hôm nay", "2024-10-14 2024-10-15"},
    {"today", "2024-10-14 2024-10-15"},
    {"ngày mai", "2024-10-15 2024-10-16"},
    {"+3 tháng", "2025-01-14 2025-01-15"},
    {"-2 tuần", "2024-09-30 2024-10-01"},
    {"+10d", "2024-10-24 2024-10-25"},
    {"3 tháng nữa", "2025-01-14 2025-01-15"},
    {"+1 năm", "2025-10-14 2025-10-15"},
    {"tháng sau", "2024-11-01 2024-12-01"},
    {"quý trước", "2024-07-01 2024-10-01"},
    /* middles */
    {"giữa năm 2025", "2025-04-01 2025-10-01"},
    {"mid-2025", "2025-04-01 2025-10-01"},
    {"giữa tháng 3/2025", "2025-03-11 2025-03-21"},
    /* unknown */
    {"", "- -"},
    {"  ", "- -"},
    {"-", "- -"},
    {"–", "- -"},
    {"chưa xác định", "- -"},
    {"unknown", "- -"},
};

static void
test_typed_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *nfd = g_utf8_normalize (cases[i].typed, -1, G_NORMALIZE_NFD);
    g_autofree char *upper = g_utf8_strup (cases[i].typed, -1);

    for (TdWhenRole role = TD_WHEN_START; role <= TD_WHEN_DEADLINE; role++) {
      g_autofree char *got = describe (parsed (cases[i].typed, role));
      g_autofree char *got_nfd = describe (parsed (nfd, role));
      g_autofree char *got_upper = describe (parsed (upper, role));

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (got, ==, cases[i].expected);
      g_assert_cmpstr (got_nfd, ==, cases[i].expected);
      g_assert_cmpstr (got_upper, ==, cases[i].expected);
    }
  }
}

static void
test_beginning_and_end_go_by_role (void)
{
  static const struct {
    const char *typed, *start, *finish, *deadline;
  } parts[] = {
      {"cuối năm 2024", "2024-10-01 2025-01-01", "2024-12-31 2025-01-01", "2024-12-31 2025-01-01"},
      {"cuối năm", "2024-10-01 2025-01-01", "2024-12-31 2025-01-01", "2024-12-31 2025-01-01"},
      {"đầu năm 2024", "2024-01-01 2024-01-02", "2024-01-01 2024-04-01", "2024-01-01 2024-04-01"},
      {"cuối tháng 3/2025", "2025-03-21 2025-04-01", "2025-03-31 2025-04-01",
       "2025-03-31 2025-04-01"},
      {"dau thang 3/2025", "2025-03-01 2025-03-02", "2025-03-01 2025-03-11",
       "2025-03-01 2025-03-11"},
      {"cuối quý I/2025", "2025-03-01 2025-04-01", "2025-03-31 2025-04-01",
       "2025-03-31 2025-04-01"},
      {"end of 2024", "2024-10-01 2025-01-01", "2024-12-31 2025-01-01", "2024-12-31 2025-01-01"},
      {"hết năm 2024", "2024-10-01 2025-01-01", "2024-12-31 2025-01-01", "2024-12-31 2025-01-01"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *start = describe (parsed (parts[i].typed, TD_WHEN_START));
    g_autofree char *finish = describe (parsed (parts[i].typed, TD_WHEN_FINISH));
    g_autofree char *deadline = describe (parsed (parts[i].typed, TD_WHEN_DEADLINE));

    g_assert_cmpstr (start, ==, parts[i].start);
    g_assert_cmpstr (finish, ==, parts[i].finish);
    g_assert_cmpstr (deadline, ==, parts[i].deadline);
  }
}

static void
test_what_is_wrong_is_said (void)
{
  static const struct {
    const char *typed;
    TdWhenIssue issue;
  } wrong[] = {
      {"31/02/2025", TD_WHEN_ISSUE_NO_SUCH_DAY},
      {"29/02/2023", TD_WHEN_ISSUE_NO_SUCH_DAY},
      {"0/5/2024", TD_WHEN_ISSUE_NO_SUCH_DAY},
      {"ngày 31 tháng 4 năm 2025", TD_WHEN_ISSUE_NO_SUCH_DAY},
      {"2024-02-30", TD_WHEN_ISSUE_NO_SUCH_DAY},
      {"trước 31/02/2025", TD_WHEN_ISSUE_NO_SUCH_DAY},
      {"13/13/2025", TD_WHEN_ISSUE_NO_SUCH_MONTH},
      {"5/13/2025", TD_WHEN_ISSUE_NO_SUCH_MONTH},
      {"13/2025", TD_WHEN_ISSUE_NO_SUCH_MONTH},
      {"tháng 13/2025", TD_WHEN_ISSUE_NO_SUCH_MONTH},
      {"2025-13", TD_WHEN_ISSUE_NO_SUCH_MONTH},
      {"quý 5/2025", TD_WHEN_ISSUE_NO_SUCH_QUARTER},
      {"quý V/2025", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"tuần 53/2025", TD_WHEN_ISSUE_NO_SUCH_WEEK},
      {"tuần 54/2026", TD_WHEN_ISSUE_NO_SUCH_WEEK},
      {"05/05/2024 25:00", TD_WHEN_ISSUE_NO_SUCH_TIME},
      {"05/05/2024 08:60", TD_WHEN_ISSUE_NO_SUCH_TIME},
      {"05/05/2024 08:", TD_WHEN_ISSUE_NO_SUCH_TIME},
      {"05/05/2024 08:00:", TD_WHEN_ISSUE_NO_SUCH_TIME},
      {"0-5/5/2024", TD_WHEN_ISSUE_NO_SUCH_DAY},
      {"7-5/5/2024", TD_WHEN_ISSUE_BACKWARDS},
      {"2025-Q5", TD_WHEN_ISSUE_NO_SUCH_QUARTER},
      {"2300-Q1", TD_WHEN_ISSUE_YEAR_RANGE},
      {"giữa 05/05/2024", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"2/2300", TD_WHEN_ISSUE_YEAR_RANGE},
      {"1899", TD_WHEN_ISSUE_YEAR_RANGE},
      {"2200", TD_WHEN_ISSUE_YEAR_RANGE},
      {"+9999 năm", TD_WHEN_ISSUE_YEAR_RANGE},
      {"5/5", TD_WHEN_ISSUE_YEAR_MISSING},
      {"7/25", TD_WHEN_ISSUE_YEAR_MISSING},
      {"tháng 7", TD_WHEN_ISSUE_YEAR_MISSING},
      {"quý I", TD_WHEN_ISSUE_YEAR_MISSING},
      {"5-7/2025", TD_WHEN_ISSUE_AMBIGUOUS},
      {"2025-2023", TD_WHEN_ISSUE_BACKWARDS},
      {"12/2025 - 3/2025", TD_WHEN_ISSUE_BACKWARDS},
      {"abc", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"5", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"trước", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"2027 2028", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"khoảng 2027", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"2027-", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"1234567890123456789012345", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"05/05/2024 05/05/2024", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
       TD_WHEN_ISSUE_NOT_UNDERSTOOD},
      {"20\xff", TD_WHEN_ISSUE_NOT_UNDERSTOOD},
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    TdWhen when = {1, 2};
    TdWhenIssue issue = TD_WHEN_ISSUE_NONE;

    if (g_utf8_validate (wrong[i].typed, -1, NULL))
      g_test_message ("%s", wrong[i].typed);
    g_assert_false (td_when_parse (wrong[i].typed, TD_WHEN_FINISH, today (), &when, &issue));
    g_assert_cmpint (issue, ==, wrong[i].issue);
    g_assert_cmpint (when.earliest, ==, 1);
    g_assert_cmpint (when.latest, ==, 2);
    g_assert_cmpuint (strlen (td_when_issue_message (issue)), >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when-parse/typed-dates", test_typed_dates);
  g_test_add_func ("/when-parse/beginning-and-end-go-by-role", test_beginning_and_end_go_by_role);
  g_test_add_func ("/when-parse/what-is-wrong-is-said", test_what_is_wrong_is_said);
  return g_test_run ();
}
