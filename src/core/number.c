/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include "core/decimal.h"
#include "core/text.h"
#include "core/time.h"

#include <string.h>

#define QUANTITY_DECIMALS 3
#define QUANTITY_UNIT     1000

static const gint64 money_units[] = {
    [TD_MONEY_DONG] = 1,
    [TD_MONEY_THOUSAND] = 1000,
    [TD_MONEY_MILLION] = 1000000,
    [TD_MONEY_BILLION] = 1000000000,
};

static const int money_decimals[] = {
    [TD_MONEY_DONG] = 0,
    [TD_MONEY_THOUSAND] = 3,
    [TD_MONEY_MILLION] = 6,
    [TD_MONEY_BILLION] = 9,
};

/* Folds what was typed; %NULL, with the issue, where there is nothing to read. */
static char *
fold_typed (const char *typed, TdNumberIssue *ret_issue)
{
  char *folded;

  *ret_issue = TD_NUMBER_ISSUE_NOT_A_NUMBER;
  if (!g_utf8_validate (typed, -1, NULL))
    return NULL;
  folded = td_text_fold (typed);
  if (*folded != '\0')
    return folded;
  *ret_issue = TD_NUMBER_ISSUE_EMPTY;
  g_free (folded);
  return NULL;
}

/* Reads "tỷ đồng", "triệu", "đ", "billion VND" …: its size in đồng, 0 if there is no unit. */
static gint64
read_money_unit (const char **at)
{
  static const char *const names[] = {"nghin ty", "ngan ty", "nghin ti", "ngan ti", "trillion",
                                      "ty",       "ti",      "billion",  "bn",      "trieu",
                                      "tr",       "million", "mn",       "nghin",   "ngan",
                                      "thousand", "k",       NULL};
  static const gint64 sizes[] = {1000000000000, 1000000000000, 1000000000000, 1000000000000,
                                 1000000000000, 1000000000,    1000000000,    1000000000,
                                 1000000000,    1000000,       1000000,       1000000,
                                 1000000,       1000,          1000,          1000,
                                 1000};
  static const char *const currency[] = {"dong", "vnd", "d", "₫", NULL};
  int found = td_decimal_read_unit (at, names);
  int dong = td_decimal_read_unit (at, currency);

  if (found >= 0)
    return sizes[found];
  return dong >= 0 ? 1 : 0;
}

/* One number with its unit; @last_unit is that of the number before, of which this is a part. */
static TdNumberIssue
read_money_term (
    TdLanguage language, const char **at, gint64 assumed, gint64 *last_unit, gint64 *ret)
{
  TdDecimal decimal;
  TdNumberIssue issue = td_decimal_read (language, TD_DECIMAL_STRICT, at, &decimal);
  gint64 unit;

  if (issue != TD_NUMBER_ISSUE_NONE)
    return issue;
  unit = read_money_unit (at);
  if (unit == 0 && (**at != '\0' || *last_unit != 0))
    return g_ascii_isdigit (**at) || **at == '\0' ? TD_NUMBER_ISSUE_NOT_A_NUMBER
                                                  : TD_NUMBER_ISSUE_UNKNOWN_UNIT;
  if (*last_unit != 0 && unit >= *last_unit)
    return TD_NUMBER_ISSUE_NOT_A_NUMBER;
  *last_unit = unit;
  return td_decimal_scale (decimal, unit != 0 ? unit : assumed, ret);
}

static TdNumberIssue
read_money (TdLanguage language, const char *folded, gint64 assumed, gint64 *ret_dong)
{
  static const char *const currency[] = {"vnd", "₫", NULL};
  const char *at = folded;
  gboolean negative = td_decimal_read_sign (&at);
  gint64 total = 0, last_unit = 0, term = 0;

  td_decimal_read_unit (&at, currency);
  do {
    TdNumberIssue issue = read_money_term (language, &at, assumed, &last_unit, &term);

    if (issue != TD_NUMBER_ISSUE_NONE)
      return issue;
    if (__builtin_add_overflow (total, term, &total))
      return TD_NUMBER_ISSUE_OUT_OF_RANGE;
  } while (*at != '\0');
  *ret_dong = negative ? -total : total;
  return TD_NUMBER_ISSUE_NONE;
}

gboolean
td_money_parse (TdLanguage language,
                const char *typed,
                TdMoneyUnit assumed,
                gint64 *ret_dong,
                TdNumberIssue *ret_issue)
{
  TdNumberIssue issue;
  g_autofree char *folded = fold_typed (typed, &issue);

  if (folded != NULL)
    issue = read_money (language, folded, money_units[assumed], ret_dong);
  if (ret_issue != NULL)
    *ret_issue = issue;
  return issue == TD_NUMBER_ISSUE_NONE;
}

/* Whether @value with @decimals would be written with one to three digits, a sign and three more,
 * and so could be read as thousands. */
static gboolean
looks_grouped (gint64 value, int decimals)
{
  gint64 magnitude = ABS (value);

  for (; decimals > 3 && magnitude % 10 == 0; decimals--)
    magnitude /= 10;
  return decimals == 3 && magnitude % 10 != 0 && magnitude >= 1000 && magnitude < 1000000;
}

char *
td_money_format (TdLanguage language, gint64 dong, TdMoneyUnit unit)
{
  int decimals = money_decimals[unit];

  if (dong == TD_NONE)
    return g_strdup ("");
  if (!looks_grouped (dong, decimals))
    return td_decimal_format (language, dong, decimals, 0);
  return decimals > 3 ? td_decimal_format (language, dong, decimals, 4)
                      : td_decimal_format (language, dong * 10, decimals + 1, 4);
}

char *
td_money_format_rounded (TdLanguage language, gint64 dong, TdMoneyUnit unit, int decimals)
{
  gint64 step = money_units[unit];
  gint64 quotient, rest;

  g_return_val_if_fail (decimals >= 0 && decimals <= 3, NULL);
  if (dong == TD_NONE)
    return g_strdup ("");
  if (unit == TD_MONEY_DONG)
    return td_decimal_format (language, dong, 0, 0);
  for (int i = 0; i < decimals; i++)
    step /= 10;
  quotient = dong / step;
  rest = ABS (dong % step);
  if (rest >= step - rest)
    quotient += dong < 0 ? -1 : 1;
  return td_decimal_format (language, quotient, decimals, decimals);
}

const char *
td_money_unit_name (TdLanguage language, TdMoneyUnit unit)
{
  static const char *const names[][TD_MONEY_BILLION + 1] = {
      [TD_LANGUAGE_EN] = {"VND", "thousand VND", "million VND", "billion VND"},
      [TD_LANGUAGE_VI] = {"đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"},
  };

  return names[language][unit];
}

static TdNumberIssue
read_quantity (TdLanguage language, const char *folded, gboolean percent, gint64 *ret_thousandths)
{
  const char *at = folded;
  gboolean negative = td_decimal_read_sign (&at);
  TdDecimal decimal;
  gint64 thousandths = 0;
  TdNumberIssue issue = td_decimal_read (language, TD_DECIMAL_LENIENT, &at, &decimal);

  if (issue == TD_NUMBER_ISSUE_NONE)
    issue = td_decimal_scale (decimal, QUANTITY_UNIT, &thousandths);
  if (issue != TD_NUMBER_ISSUE_NONE)
    return issue;
  if (percent && g_str_equal (at + (*at == ' '), "%"))
    at = "";
  if (*at != '\0')
    return TD_NUMBER_ISSUE_NOT_A_NUMBER;
  *ret_thousandths = negative ? -thousandths : thousandths;
  return TD_NUMBER_ISSUE_NONE;
}

static gboolean
parse_quantity (TdLanguage language,
                const char *typed,
                gboolean percent,
                gint64 *ret_thousandths,
                TdNumberIssue *ret_issue)
{
  TdNumberIssue issue;
  g_autofree char *folded = fold_typed (typed, &issue);

  if (folded != NULL)
    issue = read_quantity (language, folded, percent, ret_thousandths);
  if (ret_issue != NULL)
    *ret_issue = issue;
  return issue == TD_NUMBER_ISSUE_NONE;
}

gboolean
td_quantity_parse (TdLanguage language,
                   const char *typed,
                   gint64 *ret_thousandths,
                   TdNumberIssue *ret_issue)
{
  return parse_quantity (language, typed, FALSE, ret_thousandths, ret_issue);
}

gboolean
td_percent_parse (TdLanguage language,
                  const char *typed,
                  gint64 *ret_thousandths,
                  TdNumberIssue *ret_issue)
{
  return parse_quantity (language, typed, TRUE, ret_thousandths, ret_issue);
}

char *
td_quantity_format (TdLanguage language, gint64 thousandths)
{
  if (thousandths == TD_NONE)
    return g_strdup ("");
  return td_decimal_format (language, thousandths, QUANTITY_DECIMALS, 0);
}

char *
td_percent_format (TdLanguage language, gint64 thousandths)
{
  g_autofree char *number = td_quantity_format (language, thousandths);

  return *number == '\0' ? g_steal_pointer (&number) : g_strconcat (number, "%", NULL);
}

char *
td_count_format (TdLanguage language, gint64 count)
{
  if (language == TD_LANGUAGE_VI && count > 0 && count < 10)
    return g_strdup_printf ("%02d", (int) count);
  return td_decimal_format (language, count, 0, 0);
}

const char *
td_number_issue_message (TdNumberIssue issue)
{
  static const char *const messages[] = {
      [TD_NUMBER_ISSUE_NONE] = "",
      [TD_NUMBER_ISSUE_EMPTY] = N_ ("Nothing was typed."),
      [TD_NUMBER_ISSUE_NOT_A_NUMBER] = N_ ("This is not understood as a number."),
      [TD_NUMBER_ISSUE_UNKNOWN_UNIT] = N_ ("This unit is not known here."),
      [TD_NUMBER_ISSUE_AMBIGUOUS] = N_ ("The sign before the last three digits may part thousands "
                                        "or decimals. Type it without, or with another digit."),
      [TD_NUMBER_ISSUE_TOO_PRECISE] = N_ ("The number has more decimals than can be kept."),
      [TD_NUMBER_ISSUE_OUT_OF_RANGE] = N_ ("The number is too large."),
  };

  g_return_val_if_fail ((guint) issue < G_N_ELEMENTS (messages), "");
  return messages[issue];
}
