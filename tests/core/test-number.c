/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"
#include "core/time.h"

#define VI           TD_LANGUAGE_VI
#define EN           TD_LANGUAGE_EN
#define BN           G_GINT64_CONSTANT (1000000000)
#define DONG         TD_MONEY_DONG
#define WRONG(issue) 0, TD_NUMBER_ISSUE_##issue

static void
test_sums_typed (void)
{
  static const struct {
    TdLanguage language;
    const char *typed;
    TdMoneyUnit assumed;
    gint64 dong;
    TdNumberIssue issue;
  } sums[] = {
      {VI, "19.617 tỷ", DONG, 19617 * BN},
      {VI, "19.617 tỷ đồng", DONG, 19617 * BN},
      {VI, "19.617", TD_MONEY_BILLION, 19617 * BN},
      {VI, "1,5 tỷ đồng", DONG, 3 * BN / 2},
      {VI, "1.5 tỷ", DONG, 3 * BN / 2},
      {VI, "737,59 ty", DONG, 737590000000},
      {VI, "4.601.757 triệu", DONG, 4601757000000},
      {VI, "4.601.757 triệu đồng", DONG, 4601757000000},
      {VI, "4,601,757 tr", DONG, 4601757000000},
      {VI, "4 601 757 triệu", DONG, 4601757000000},
      {VI,
       "4\xc2\xa0"
       "601\xc2\xa0"
       "757 triệu",
       DONG, 4601757000000},
      {VI, "19617000000", DONG, 19617000000},
      {VI, "19617000000đ", DONG, 19617000000},
      {VI, "19.617.000.000 ₫", DONG, 19617000000},
      {VI, "1 tỷ 500 triệu", DONG, 3 * BN / 2},
      {VI, "1 tỷ 500 triệu đồng", DONG, 3 * BN / 2},
      {VI, "2 nghìn tỷ", DONG, 2000 * BN},
      {VI, "550 TỶ", DONG, 550 * BN},
      {VI, "-5 tỷ", DONG, -5 * BN},
      {VI, "−5 tỷ", DONG, -5 * BN},
      {VI, "0", TD_MONEY_BILLION, 0},
      {VI, "0,295 tỷ", DONG, 295000000},
      {VI, "2290,295 tỷ", DONG, 2290295000000},
      {VI, "2,2950 tỷ", DONG, 2295000000},
      {VI, "1.234.567,125 triệu", DONG, 1234567125000},
      {VI, "1,234,567.125 triệu", DONG, 1234567125000},
      {EN, "19,617 billion", DONG, 19617 * BN},
      {EN, "19,617 billion VND", DONG, 19617 * BN},
      {EN, "VND 19,617 bn", DONG, 19617 * BN},
      {EN, "1.5 million", DONG, 1500000},
      {EN, "19.617.000 million", DONG, 19617000000000},
      /* one sign before exactly three digits could be either */
      {VI, "2,290 tỷ", DONG, WRONG (AMBIGUOUS)},
      {VI, "2,295 tỷ", DONG, WRONG (AMBIGUOUS)},
      {VI, "-19,617", TD_MONEY_BILLION, WRONG (AMBIGUOUS)},
      {EN, "2.290 billion", DONG, WRONG (AMBIGUOUS)},
      {VI, "1,5 đồng", DONG, WRONG (TOO_PRECISE)},
      {VI, "0,0000000001 tỷ", DONG, WRONG (TOO_PRECISE)},
      {VI, "9999999999999 tỷ", DONG, WRONG (OUT_OF_RANGE)},
      {VI, "99999999999999999999", DONG, WRONG (OUT_OF_RANGE)},
      {VI, "", DONG, WRONG (EMPTY)},
      {VI, " ", DONG, WRONG (EMPTY)},
      {VI, "gần 10300 tỷ", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "tỷ", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "12 hộ", DONG, WRONG (UNKNOWN_UNIT)},
      {VI, "5 tỷ hộ", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "1.23.456", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "1.2345.678", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "1.234 567", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "1 500 triệu 1 tỷ", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "1 tỷ 500", DONG, WRONG (NOT_A_NUMBER)},
      {VI, "5-6 tỷ", DONG, WRONG (UNKNOWN_UNIT)},
      {VI, "1,", DONG, WRONG (UNKNOWN_UNIT)},
      {VI, "\xff", DONG, WRONG (NOT_A_NUMBER)},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++) {
    gint64 dong = 77;
    TdNumberIssue issue;
    gboolean read =
        td_money_parse (sums[i].language, sums[i].typed, sums[i].assumed, &dong, &issue);

    if (g_utf8_validate (sums[i].typed, -1, NULL))
      g_test_message ("%s", sums[i].typed);
    g_assert_cmpint (issue, ==, sums[i].issue);
    g_assert_cmpint (read, ==, sums[i].issue == TD_NUMBER_ISSUE_NONE);
    g_assert_cmpint (dong, ==, read ? sums[i].dong : 77);
  }
}

static void
test_sums_written (void)
{
  static const struct {
    gint64 dong;
    TdMoneyUnit unit;
    const char *vi, *en;
  } sums[] = {
      {19617 * BN, TD_MONEY_BILLION, "19.617", "19,617"},
      {3 * BN / 2, TD_MONEY_BILLION, "1,5", "1.5"},
      {737590000000, TD_MONEY_BILLION, "737,59", "737.59"},
      {2295000000, TD_MONEY_BILLION, "2,2950", "2.2950"},
      {295000000, TD_MONEY_BILLION, "0,295", "0.295"},
      {1, TD_MONEY_BILLION, "0,000000001", "0.000000001"},
      {4601757000000, TD_MONEY_MILLION, "4.601.757", "4,601,757"},
      {1234, TD_MONEY_THOUSAND, "1,2340", "1.2340"},
      {-1500000, TD_MONEY_MILLION, "-1,5", "-1.5"},
      {0, TD_MONEY_BILLION, "0", "0"},
      {999, TD_MONEY_DONG, "999", "999"},
      {TD_NONE, TD_MONEY_DONG, "", ""},
      {G_MAXINT64, TD_MONEY_DONG, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++) {
    g_autofree char *vi = td_money_format (VI, sums[i].dong, sums[i].unit);
    g_autofree char *en = td_money_format (EN, sums[i].dong, sums[i].unit);

    g_assert_cmpstr (vi, ==, sums[i].vi);
    g_assert_cmpstr (en, ==, sums[i].en);
  }
}

static void
test_sums_written_are_read_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19617);

  for (guint i = 0; i < 20000; i++) {
    gint64 dong = (gint64) ((guint64) g_rand_int (random) << 32 | g_rand_int (random)) >>
                  g_rand_int_range (random, 6, 62);
    TdMoneyUnit unit = g_rand_int_range (random, TD_MONEY_DONG, TD_MONEY_BILLION + 1);
    TdLanguage language = g_rand_int_range (random, TD_LANGUAGE_EN, TD_LANGUAGE_VI + 1);
    gint64 step = g_rand_boolean (random) ? 1 : 1000;
    g_autofree char *number = NULL, *whole = NULL;
    gint64 got = 0, got_whole = 0;

    dong -= dong % step;
    number = td_money_format (language, dong, unit);
    whole = g_strconcat (number, " ", td_money_unit_name (language, unit), NULL);
    g_assert_true (td_money_parse (language, number, unit, &got, NULL));
    g_assert_true (td_money_parse (language, whole, TD_MONEY_DONG, &got_whole, NULL));
    g_assert_cmpint (got, ==, dong);
    g_assert_cmpint (got_whole, ==, dong);
  }
}

static void
test_sums_rounded (void)
{
  static const struct {
    gint64 dong;
    TdMoneyUnit unit;
    int decimals;
    const char *expected;
  } sums[] = {
      {19617400000000, TD_MONEY_BILLION, 0, "19.617"},
      {19617500000000, TD_MONEY_BILLION, 0, "19.618"},
      {-19617500000000, TD_MONEY_BILLION, 0, "-19.618"},
      {737594999999, TD_MONEY_BILLION, 2, "737,59"},
      {737595000000, TD_MONEY_BILLION, 2, "737,60"},
      {500000, TD_MONEY_MILLION, 0, "1"},
      {499999, TD_MONEY_MILLION, 0, "0"},
      {1234, TD_MONEY_THOUSAND, 3, "1,234"},
      {1234, TD_MONEY_DONG, 2, "1.234"},
      {TD_NONE, TD_MONEY_BILLION, 1, ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++) {
    g_autofree char *got =
        td_money_format_rounded (VI, sums[i].dong, sums[i].unit, sums[i].decimals);

    g_assert_cmpstr (got, ==, sums[i].expected);
  }
}

static void
test_quantities (void)
{
  static const struct {
    TdLanguage language;
    const char *typed;
    gint64 thousandths;
    TdNumberIssue issue;
    const char *written;
  } quantities[] = {
      {VI, "16,3", 16300, TD_NUMBER_ISSUE_NONE, "16,3"},
      {VI, "78,93", 78930, TD_NUMBER_ISSUE_NONE, "78,93"},
      {VI, "78.93", 78930, TD_NUMBER_ISSUE_NONE, "78,93"},
      {VI, "72,755", 72755, TD_NUMBER_ISSUE_NONE, "72,755"},
      {VI, "21.284", 21284000, TD_NUMBER_ISSUE_NONE, "21.284"},
      {VI, "1.000.000", 1000000000, TD_NUMBER_ISSUE_NONE, "1.000.000"},
      {VI, "03", 3000, TD_NUMBER_ISSUE_NONE, "3"},
      {VI, "-0,5", -500, TD_NUMBER_ISSUE_NONE, "-0,5"},
      {EN, "2,191.97", 2191970, TD_NUMBER_ISSUE_NONE, "2,191.97"},
      {VI, "72,750", WRONG (AMBIGUOUS), NULL},
      {VI, "0,0005", WRONG (TOO_PRECISE), NULL},
      {VI, "16,3%", WRONG (NOT_A_NUMBER), NULL},
      {VI, "5 ha", WRONG (NOT_A_NUMBER), NULL},
      {VI, "", WRONG (EMPTY), NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++) {
    gint64 got = 0;
    TdNumberIssue issue;
    g_autofree char *written = NULL;
    gboolean read = td_quantity_parse (quantities[i].language, quantities[i].typed, &got, &issue);

    g_test_message ("%s", quantities[i].typed);
    g_assert_cmpint (issue, ==, quantities[i].issue);
    g_assert_cmpint (got, ==, quantities[i].thousandths);
    if (!read)
      continue;
    written = td_quantity_format (quantities[i].language, got);
    g_assert_cmpstr (written, ==, quantities[i].written);
  }
}

static void
test_quantities_written_are_read_back (void)
{
  for (gint64 value = -2000; value < 1200000; value += 7) {
    g_autofree char *vi = td_quantity_format (VI, value);
    g_autofree char *en = td_quantity_format (EN, value);
    gint64 got = 0;

    g_assert_true (td_quantity_parse (VI, vi, &got, NULL));
    g_assert_cmpint (got, ==, value);
    g_assert_true (td_quantity_parse (EN, en, &got, NULL));
    g_assert_cmpint (got, ==, value);
  }
}

static void
test_percent_and_counts (void)
{
  static const struct {
    gint64 value;
    const char *percent, *count;
  } cases[] = {
      {31000, "31%", "31.000"}, {16300, "16,3%", "16.300"}, {3, "0,003%", "03"},
      {0, "0%", "0"},           {10, "0,01%", "10"},
  };

  gint64 thousandths = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *percent = td_percent_format (VI, cases[i].value);
    g_autofree char *count = td_count_format (VI, cases[i].value);

    g_assert_cmpstr (percent, ==, cases[i].percent);
    g_assert_cmpstr (count, ==, cases[i].count);
    g_assert_true (td_percent_parse (VI, percent, &thousandths, NULL));
    g_assert_cmpint (thousandths, ==, cases[i].value);
  }
  g_assert_true (td_percent_parse (VI, "16,3 %", &thousandths, NULL));
  g_assert_cmpint (thousandths, ==, 16300);
  g_assert_true (td_percent_parse (VI, "31", &thousandths, NULL));
  g_assert_cmpint (thousandths, ==, 31000);
  g_assert_false (td_percent_parse (VI, "31%%", &thousandths, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/sums-typed", test_sums_typed);
  g_test_add_func ("/number/sums-written", test_sums_written);
  g_test_add_func ("/number/sums-written-are-read-back", test_sums_written_are_read_back);
  g_test_add_func ("/number/sums-rounded", test_sums_rounded);
  g_test_add_func ("/number/quantities", test_quantities);
  g_test_add_func ("/number/quantities-written-are-read-back",
                   test_quantities_written_are_read_back);
  g_test_add_func ("/number/percent-and-counts", test_percent_and_counts);
  return g_test_run ();
}
