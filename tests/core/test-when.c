/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when.h"

#define TODAY "2024-10-14" /* a Monday */

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

static void
test_forms (void)
{
  static const struct {
    const char *typed, *vi, *vi_long, *en, *en_long;
  } forms[] = {
      {"05/05/2024", "05/05/2024", "ngày 05 tháng 5 năm 2024", "05/05/2024", "5 May 2024"},
      {"02/08/2024", "02/08/2024", "ngày 02 tháng 8 năm 2024", "02/08/2024", "2 August 2024"},
      {"12/02/2024", "12/02/2024", "ngày 12 tháng 02 năm 2024", "12/02/2024", "12 February 2024"},
      {"05/05/2024 08:00", "05/05/2024 08:00", "08:00 ngày 05 tháng 5 năm 2024", "05/05/2024 08:00",
       "08:00 on 5 May 2024"},
      {"7/2025", "07/2025", "tháng 7 năm 2025", "07/2025", "July 2025"},
      {"q1/2025", "quý I/2025", "quý I năm 2025", "Q1 2025", "Q1 2025"},
      {"h2/2025", "6 tháng cuối 2025", "6 tháng cuối năm 2025", "H2 2025", "second half of 2025"},
      {"2027", "2027", "năm 2027", "2027", "2027"},
      {"2023-2025", "2023-2025", "giai đoạn 2023-2025", "2023-2025", "from 2023 to 2025"},
      {"5/2025-6/2025", "05/2025-06/2025", "từ tháng 5 năm 2025 đến hết tháng 6 năm 2025",
       "05/2025-06/2025", "from May 2025 to June 2025"},
      {"tuần 19/2024", "06/05/2024-12/05/2024",
       "từ ngày 06 tháng 5 năm 2024 đến hết ngày 12 tháng 5 năm 2024", "06/05/2024-12/05/2024",
       "from 6 May 2024 to 12 May 2024"},
      {"trước 2030", "trước 2030", "trước năm 2030", "before 2030", "before 2030"},
      {"sau 2026", "sau 2026", "sau năm 2026", "after 2026", "after 2026"},
      {"trước quý II/2025", "trước 04/2025", "trước tháng 4 năm 2025", "before 04/2025",
       "before April 2025"},
      {"sau 05/05/2024", "sau 05/05/2024", "sau ngày 05 tháng 5 năm 2024", "after 05/05/2024",
       "after 5 May 2024"},
      {"sau 05/05/2024 08:00", "sau 05/05/2024 08:00", "sau 08:00 ngày 05 tháng 5 năm 2024",
       "after 05/05/2024 08:00", "after 08:00 on 5 May 2024"},
      {"", "", "chưa xác định", "", "unknown"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    TdWhen when = parsed (forms[i].typed, TD_WHEN_FINISH);
    g_autofree char *vi = td_when_format (TD_LANGUAGE_VI, when, FALSE);
    g_autofree char *vi_long = td_when_format (TD_LANGUAGE_VI, when, TRUE);
    g_autofree char *en = td_when_format (TD_LANGUAGE_EN, when, FALSE);
    g_autofree char *en_long = td_when_format (TD_LANGUAGE_EN, when, TRUE);

    g_assert_cmpstr (vi, ==, forms[i].vi);
    g_assert_cmpstr (vi_long, ==, forms[i].vi_long);
    g_assert_cmpstr (en, ==, forms[i].en);
    g_assert_cmpstr (en_long, ==, forms[i].en_long);
  }
}

static void
assert_comes_back (TdWhen when)
{
  for (TdLanguage language = TD_LANGUAGE_EN; language <= TD_LANGUAGE_VI; language++) {
    for (int long_form = 0; long_form <= 1; long_form++) {
      g_autofree char *text = td_when_format (language, when, long_form);

      for (TdWhenRole role = TD_WHEN_START; role <= TD_WHEN_DEADLINE; role++) {
        TdWhen got = parsed (text, role);

        if (!td_when_equal (got, when))
          g_error ("%s is understood as another span", text);
      }
    }
  }
}

/* Whatever span there is, its words are understood as the same span. */
static void
test_what_is_written_is_understood (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20241014);

  for (guint i = 0; i < 2000; i++) {
    gint64 a = td_instant_from_day (g_rand_int_range (random, TD_DAY_MIN, TD_DAY_MAX - 4000));
    gint64 b = a + g_rand_int_range (random, 0, 4000 * TD_MINUTES_PER_DAY);
    TdPrecision first = g_rand_int_range (random, TD_PRECISION_MINUTE, TD_PRECISION_PERIOD);
    TdPrecision last = g_rand_int_range (random, TD_PRECISION_MINUTE, TD_PRECISION_PERIOD);
    TdWhen when = {td_when_around (first, a).earliest, td_when_around (last, b).latest};

    assert_comes_back (when);
    assert_comes_back (td_when_around (first, b));
    assert_comes_back ((TdWhen){when.earliest, TD_NONE});
    assert_comes_back ((TdWhen){TD_NONE, when.latest});
  }
}

static void
test_popover_words (void)
{
  static const struct {
    const char *typed, *vi, *en;
    const char *start, *finish; /* what counts, in Vietnamese */
  } words[] = {
      {"2027", "trong năm 2027", "in 2027", "tính lịch từ 01/01/2027",
       "tính lịch đến hết 31/12/2027"},
      {"5/5/2024", "Chủ nhật, ngày 05/05/2024", "Sunday, 05/05/2024", "tính lịch từ 05/05/2024",
       "tính lịch đến hết 05/05/2024"},
      {"7/2025", "trong tháng 7/2025", "in July 2025", "tính lịch từ 01/07/2025",
       "tính lịch đến hết 31/07/2025"},
      {"q1/2025", "trong quý I/2025", "in Q1 2025", "tính lịch từ 01/01/2025",
       "tính lịch đến hết 31/03/2025"},
      {"h1/2025", "trong 6 tháng đầu năm 2025", "in the first half of 2025",
       "tính lịch từ 01/01/2025", "tính lịch đến hết 30/06/2025"},
      {"2023-2025", "trong giai đoạn 2023-2025", "from 2023 to 2025", "tính lịch từ 01/01/2023",
       "tính lịch đến hết 31/12/2025"},
      {"1-5/5/2024", "từ ngày 01/05/2024 đến hết ngày 05/05/2024", "from 01/05/2024 to 05/05/2024",
       "tính lịch từ 01/05/2024", "tính lịch đến hết 05/05/2024"},
      {"05/05/2024 08:00", "lúc 08:00 ngày 05/05/2024", "at 08:00 on 05/05/2024",
       "tính lịch từ 05/05/2024 08:00", "tính lịch đến hết 05/05/2024 08:00"},
      {"trước 2030", "trước năm 2030", "before 2030", NULL, "tính lịch đến hết 31/12/2029"},
      {"sau 2026", "sau năm 2026", "after 2026", "tính lịch từ 01/01/2027", NULL},
      {"", "chưa xác định", "unknown", NULL, NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    TdWhen when = parsed (words[i].typed, TD_WHEN_FINISH);
    g_autofree char *vi = td_when_explain (TD_LANGUAGE_VI, when);
    g_autofree char *en = td_when_explain (TD_LANGUAGE_EN, when);
    g_autofree char *start = td_when_explain_counting (TD_LANGUAGE_VI, TD_WHEN_START, when);
    g_autofree char *finish = td_when_explain_counting (TD_LANGUAGE_VI, TD_WHEN_FINISH, when);

    g_assert_cmpstr (vi, ==, words[i].vi);
    g_assert_cmpstr (en, ==, words[i].en);
    g_assert_cmpstr (start, ==, words[i].start);
    g_assert_cmpstr (finish, ==, words[i].finish);
  }
}

static void
test_deadlines_have_their_own_words (void)
{
  TdWhen year = parsed ("2024", TD_WHEN_DEADLINE);
  g_autofree char *vi = td_when_explain_counting (TD_LANGUAGE_VI, TD_WHEN_DEADLINE, year);
  g_autofree char *en = td_when_explain_counting (TD_LANGUAGE_EN, TD_WHEN_DEADLINE, year);

  g_assert_cmpstr (vi, ==, "tính hạn đến hết 31/12/2024");
  g_assert_cmpstr (en, ==, "due by the end of 31/12/2024");
}

static void
test_precision (void)
{
  static const struct {
    const char *typed;
    TdPrecision precision;
  } precisions[] = {
      {"05/05/2024 08:00", TD_PRECISION_MINUTE},
      {"05/05/2024", TD_PRECISION_DAY},
      {"tuần 19/2024", TD_PRECISION_WEEK},
      {"5/2024", TD_PRECISION_MONTH},
      {"01/05/2024-31/05/2024", TD_PRECISION_MONTH},
      {"q2/2024", TD_PRECISION_QUARTER},
      {"2/2024-4/2024", TD_PRECISION_PERIOD},
      {"h2/2024", TD_PRECISION_HALF_YEAR},
      {"2024", TD_PRECISION_YEAR},
      {"2024-2025", TD_PRECISION_PERIOD},
      {"trước 2030", TD_PRECISION_OPEN},
      {"", TD_PRECISION_NONE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (precisions); i++)
    g_assert_cmpint (td_when_precision (parsed (precisions[i].typed, TD_WHEN_START)), ==,
                     precisions[i].precision);
}

static void
test_shifts_go_by_precision (void)
{
  static const struct {
    const char *typed;
    int steps;
    const char *expected;
  } shifts[] = {
      {"05/05/2024 08:00", 90, "05/05/2024 09:30"},
      {"05/05/2024", 30, "04/06/2024"},
      {"7/2025", -1, "06/2025"},
      {"1/2025", -1, "12/2024"},
      {"q4/2025", 1, "quý I/2026"},
      {"h2/2025", -1, "6 tháng đầu 2025"},
      {"2027", 3, "2030"},
      {"2023-2025", 1, "2024-2026"},
      {"5/2025-6/2025", 1, "06/2025-07/2025"},
      {"1-5/5/2024", 1, "02/05/2024-06/05/2024"},
      {"trước 2030", 1, "trước 2031"},
      {"sau 2026", -1, "sau 2025"},
      {"2199", 1, "2199"},
      {"1900", -1, "1900"},
      {"2027", G_MAXINT, "2027"},
      {"", 5, ""},
      {"tuần 19/2024", 1, "13/05/2024-19/05/2024"},
      {"05/05/2024", G_MININT, "05/05/2024"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++) {
    TdWhen when = td_when_shift (parsed (shifts[i].typed, TD_WHEN_START), shifts[i].steps);
    g_autofree char *got = td_when_format (TD_LANGUAGE_VI, when, FALSE);

    g_assert_cmpstr (got, ==, shifts[i].expected);
  }
}

static void
test_what_counts_and_what_shows (void)
{
  TdWhen year = parsed ("2027", TD_WHEN_FINISH);
  gint64 midnight = td_instant_from_day (today ());

  g_assert_cmpint (td_when_counted (TD_WHEN_START, year), ==, year.earliest);
  g_assert_cmpint (td_when_counted (TD_WHEN_FINISH, year), ==, year.latest);
  g_assert_cmpint (td_when_shown_day (TD_WHEN_START, midnight), ==, today ());
  g_assert_cmpint (td_when_shown_day (TD_WHEN_FINISH, midnight), ==, today () - 1);
  g_assert_cmpint (td_when_shown_day (TD_WHEN_FINISH, midnight + 1020), ==, today ());
  g_assert_cmpint (td_when_shown_day (TD_WHEN_FINISH, TD_NONE), ==, TD_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when/forms", test_forms);
  g_test_add_func ("/when/what-is-written-is-understood", test_what_is_written_is_understood);
  g_test_add_func ("/when/popover-words", test_popover_words);
  g_test_add_func ("/when/deadlines-have-their-own-words", test_deadlines_have_their_own_words);
  g_test_add_func ("/when/precision", test_precision);
  g_test_add_func ("/when/shifts-go-by-precision", test_shifts_go_by_precision);
  g_test_add_func ("/when/what-counts-and-what-shows", test_what_counts_and_what_shows);
  return g_test_run ();
}
