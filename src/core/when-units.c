/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when-grammar.h"

gboolean
td_when_refuse (TdWhenParser *parser, TdWhenIssue issue)
{
  if (parser->issue == TD_WHEN_ISSUE_NONE)
    parser->issue = issue;
  return FALSE;
}

TdWhen
td_when_whole_unit (TdPrecision unit, int year, int month, int day)
{
  return td_when_around (unit, td_instant_from_day (td_day_from_date (year, month, day)));
}

/* A year more at either end, for "after 1899" and "before 2200"; the span is looked at as a whole.
 */
gboolean
td_when_check_year (TdWhenParser *parser, int year)
{
  if (year < TD_YEAR_MIN - 1 || year > TD_YEAR_MAX + 1)
    return td_when_refuse (parser, TD_WHEN_ISSUE_YEAR_RANGE);
  return TRUE;
}

gboolean
td_when_check_month (TdWhenParser *parser, int year, int month)
{
  if (month < 1 || month > 12)
    return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_MONTH);
  return td_when_check_year (parser, year);
}

gboolean
td_when_check_day (TdWhenParser *parser, int year, int month, int day)
{
  if (!td_when_check_month (parser, year, month))
    return FALSE;
  if (day < 1 || day > td_month_length (year, month))
    return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_DAY);
  return TRUE;
}

/* "24" is the year that ends so and is nearest to today. */
static int
full_year (TdWhenParser *parser, int short_year)
{
  int this_year = td_date_from_day (parser->today).year;
  int year = this_year - this_year % 100 + short_year;

  if (year > this_year + 50)
    return year - 100;
  return year <= this_year - 50 ? year + 100 : year;
}

gboolean
td_when_read_year_figure (TdWhenParser *parser, gboolean may_be_short, int *ret_year)
{
  guint count = digits (parser, 0);

  if (count != 4 && !(count == 2 && may_be_short))
    return td_when_refuse (parser,
                           count == 0 ? TD_WHEN_ISSUE_YEAR_MISSING : TD_WHEN_ISSUE_NOT_UNDERSTOOD);
  read_number (parser, 4, ret_year);
  if (count == 2)
    *ret_year = full_year (parser, *ret_year);
  return td_when_check_year (parser, *ret_year);
}

static gboolean
read_relative_year (TdWhenParser *parser, int *ret_year)
{
  static const char *const phrases[] = {"nam ngoai", "nam truoc", "last year", "nam nay",
                                        "this year", "nam sau",   "nam toi",   "sang nam",
                                        "next year", NULL};
  static const int steps[] = {-1, -1, -1, 0, 0, 1, 1, 1, 1};
  int found = accept_any (parser, phrases);

  if (found < 0)
    return FALSE;
  *ret_year = td_date_from_day (parser->today).year + steps[found];
  return td_when_check_year (parser, *ret_year);
}

gboolean
td_when_read_year_of (TdWhenParser *parser, int *ret_year)
{
  static const char *const signs[] = {"/", "-", ".", ",", "cua", "of", NULL};
  guint start = parser->words.at;

  accept_any (parser, signs);
  if (read_relative_year (parser, ret_year))
    return TRUE;
  if (!accept (parser, "nam"))
    accept (parser, "year");
  if (digits (parser, 0) == 4 || (digits (parser, 0) == 2 && parser->year_behind == 0))
    return td_when_read_year_figure (parser, TRUE, ret_year);
  parser->words.at = start;
  if (parser->year_behind == 0)
    return td_when_refuse (parser, TD_WHEN_ISSUE_YEAR_MISSING);
  *ret_year = parser->year_behind;
  parser->year_was_behind = TRUE;
  return TRUE;
}

static gboolean
read_year (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const names[] = {"ca nam", "nam", "year", NULL};
  int year;

  if (!read_relative_year (parser, &year)) {
    if (accept_any (parser, names) < 0 && digits (parser, 0) != 4)
      return FALSE;
    if (!td_when_read_year_figure (parser, FALSE, &year))
      return FALSE;
  }
  *ret = td_when_whole_unit (TD_PRECISION_YEAR, year, 1, 1);
  return TRUE;
}

static gboolean
read_half (TdWhenParser *parser, TdWhen *ret)
{
  /* First and second half by turns. */
  static const char *const phrases[] = {"6 thang dau nam",
                                        "6 thang cuoi nam",
                                        "06 thang dau nam",
                                        "06 thang cuoi nam",
                                        "sau thang dau nam",
                                        "sau thang cuoi nam",
                                        "nua dau nam",
                                        "nua cuoi nam",
                                        "6 thang dau",
                                        "6 thang cuoi",
                                        "06 thang dau",
                                        "06 thang cuoi",
                                        "nua dau",
                                        "nua cuoi",
                                        "nua nam dau",
                                        "nua nam cuoi",
                                        "the first half",
                                        "the second half",
                                        "first half",
                                        "second half",
                                        "h 1",
                                        "h 2",
                                        NULL};
  int found = accept_any (parser, phrases);
  int year;

  if (found < 0)
    return FALSE;
  /* "6 tháng đầu năm nay": the word "năm" belongs to the year. */
  if (g_str_has_suffix (phrases[found], " nam"))
    parser->words.at--;
  if (!td_when_read_year_of (parser, &year))
    return FALSE;
  *ret = td_when_whole_unit (TD_PRECISION_HALF_YEAR, year, found % 2 == 0 ? 1 : 7, 1);
  return TRUE;
}

static gboolean
read_quarter_number (TdWhenParser *parser, gboolean named, int *ret_quarter)
{
  static const char *const roman[] = {"i", "ii", "iii", "iv", NULL};
  int found = accept_any (parser, roman);

  *ret_quarter = found + 1;
  return found >= 0 || (named && read_number (parser, 2, ret_quarter));
}

static gboolean
read_quarter (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const names[] = {"quy", "qui", "quarter", "q", NULL};
  gboolean named = accept_any (parser, names) >= 0 || parser->quarter_expected;
  int quarter, year;

  if (named)
    accept (parser, ".");
  if (!read_quarter_number (parser, named, &quarter))
    return FALSE;
  if (quarter < 1 || quarter > 4)
    return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_QUARTER);
  if (!td_when_read_year_of (parser, &year))
    return FALSE;
  *ret = td_when_whole_unit (TD_PRECISION_QUARTER, year, quarter * 3, 1);
  return TRUE;
}

/* Weeks count as in ISO 8601: 4 January is always in the first. */
static gboolean
week_of_year (TdWhenParser *parser, int year, int week, TdWhen *ret)
{
  gint64 thursday = td_day_from_date (year, 1, 4 + 7 * (week - 1));

  thursday += TD_WEEKDAY_THURSDAY - (int) td_day_weekday (thursday);
  if (week < 1 || week > 53 || td_date_from_day (thursday).year != year)
    return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_WEEK);
  *ret = td_when_around (TD_PRECISION_WEEK, td_instant_from_day (thursday));
  return TRUE;
}

static gboolean
read_week (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const names[] = {"tuan thu", "tuan", "week", "w", NULL};
  int week, year;

  return accept_any (parser, names) >= 0 && read_number (parser, 2, &week) &&
         td_when_read_year_of (parser, &year) && week_of_year (parser, year, week, ret);
}

/* "2025-Q1", "2025H2", "2024-W19". */
static gboolean
read_year_first (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const letters[] = {"q", "h", "w", NULL};
  int year, letter, number;

  if (digits (parser, 0) != 4 || !read_number (parser, 4, &year))
    return FALSE;
  if (!accept (parser, "-"))
    accept (parser, "/");
  letter = accept_any (parser, letters);
  if (letter < 0 || !read_number (parser, 2, &number) || !td_when_check_year (parser, year))
    return FALSE;
  if (letter == 2)
    return week_of_year (parser, year, number, ret);
  if (number < 1 || number > (letter == 0 ? 4 : 2))
    return td_when_refuse (parser, letter == 0 ? TD_WHEN_ISSUE_NO_SUCH_QUARTER
                                               : TD_WHEN_ISSUE_NOT_UNDERSTOOD);
  *ret = letter == 0 ? td_when_whole_unit (TD_PRECISION_QUARTER, year, number * 3, 1)
                     : td_when_whole_unit (TD_PRECISION_HALF_YEAR, year, number * 6, 1);
  return TRUE;
}

/* "tháng 7/2025", "T7/2025", "July 2025". */
static gboolean
read_month (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const names[] = {"thang", "th", "t", "month", NULL};
  int month, year;

  if (!td_when_read_english_month (parser, &month)) {
    if (accept_any (parser, names) < 0)
      return FALSE;
    accept (parser, ".");
    if (!read_number (parser, 2, &month))
      return FALSE;
    if (month < 1 || month > 12)
      return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_MONTH);
  }
  if (!td_when_read_year_of (parser, &year))
    return FALSE;
  *ret = td_when_whole_unit (TD_PRECISION_MONTH, year, month, 1);
  return TRUE;
}

/* "tháng sau", "this quarter"; years have a reader of their own. */
static gboolean
read_relative_unit (TdWhenParser *parser, TdWhen *ret)
{
  static const struct {
    const char *phrases[10];
    int steps;
  } times[] = {
      {{"tuan truoc", "last week", "thang truoc", "last month", "quy truoc", "last quarter"}, -1},
      {{"tuan nay", "this week", "thang nay", "this month", "quy nay", "this quarter"}, 0},
      {{"tuan sau", "next week", "thang sau", "next month", "quy sau", "next quarter", "tuan toi",
        "thang toi", "quy toi"},
       1},
  };

  static const TdPrecision units[] = {TD_PRECISION_WEEK,    TD_PRECISION_WEEK,
                                      TD_PRECISION_MONTH,   TD_PRECISION_MONTH,
                                      TD_PRECISION_QUARTER, TD_PRECISION_QUARTER,
                                      TD_PRECISION_WEEK,    TD_PRECISION_MONTH,
                                      TD_PRECISION_QUARTER};

  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    int found = accept_any (parser, times[i].phrases);

    if (found < 0)
      continue;
    *ret = td_when_around (units[found], td_instant_from_day (parser->today));
    *ret = td_when_shift (*ret, times[i].steps);
    return TRUE;
  }
  return FALSE;
}

/* "+3 tháng", "-2 weeks", "3 tháng nữa": a day so far from today. */
static gboolean
read_offset (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const units[] = {"ngay",  "day",     "days",     "d",     "tuan",   "week",
                                      "weeks", "w",       "thang",    "month", "months", "m",
                                      "quy",   "quarter", "quarters", "q",     "nam",    "year",
                                      "years", "y",       NULL};

  static const struct {
    int days, months;
  } sizes[] = {{1, 0}, {7, 0}, {0, 1}, {0, 3}, {0, 12}};

  gboolean later = accept (parser, "+"), earlier = !later && accept (parser, "-");
  int count, unit;
  gint64 day;

  if (!read_number (parser, 4, &count))
    return FALSE;
  unit = accept_any (parser, units) / 4;
  if (parser->words.words[parser->words.at - 1].number >= 0)
    return FALSE;
  if (!later && !earlier && !accept (parser, "nua") && !accept (parser, "from now"))
    return FALSE;
  if (earlier)
    count = -count;
  day = td_day_add_months (parser->today, sizes[unit].months * count) + sizes[unit].days * count;
  if (!td_day_is_valid (day))
    return td_when_refuse (parser, TD_WHEN_ISSUE_YEAR_RANGE);
  *ret = td_when_from_day (day);
  return TRUE;
}

gboolean
td_when_read_any (TdWhenParser *parser, const TdWhenReader *readers, TdWhen *ret)
{
  guint start = parser->words.at;

  for (guint i = 0; readers[i] != NULL; i++) {
    if (readers[i](parser, ret))
      return TRUE;
    parser->words.at = start;
  }
  return FALSE;
}

gboolean
td_when_read_unit (TdWhenParser *parser, TdWhen *ret)
{
  static const TdWhenReader readers[] = {read_relative_unit, read_offset,
                                         read_half,          read_quarter,
                                         read_week,          read_month,
                                         read_year_first,    td_when_read_day,
                                         read_year,          NULL};

  return td_when_read_any (parser, readers, ret);
}
