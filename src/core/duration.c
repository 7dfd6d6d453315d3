/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/duration.h"

#include "core/decimal.h"
#include "core/text.h"
#include "core/time.h"

#include <string.h>

#define TENTHS_PER_HOUR  600
#define MONTHS_PER_YEAR  12
#define PERCENT_HUNDREDS 100

/* What td_duration_format() tries next. */
static const TdDurationUnit finer[] = {
    [TD_DURATION_CALENDAR_MONTHS] = TD_DURATION_DAYS, [TD_DURATION_MONTHS] = TD_DURATION_WEEKS,
    [TD_DURATION_WEEKS] = TD_DURATION_DAYS,           [TD_DURATION_DAYS] = TD_DURATION_HOURS,
    [TD_DURATION_HOURS] = TD_DURATION_MINUTES,        [TD_DURATION_MINUTES] = TD_DURATION_MINUTES,
};

gint64
td_duration_unit_tenths (TdDurationUnit unit, gboolean elapsed)
{
  static const int working_hours[] = {
      [TD_DURATION_HOURS] = 1,
      [TD_DURATION_DAYS] = 8,
      [TD_DURATION_WEEKS] = 40,
      [TD_DURATION_MONTHS] = 160,
      [TD_DURATION_CALENDAR_MONTHS] = 160,
  };
  static const int elapsed_hours[] = {
      [TD_DURATION_HOURS] = 1,
      [TD_DURATION_DAYS] = 24,
      [TD_DURATION_WEEKS] = 168,
      [TD_DURATION_MONTHS] = 720,
      [TD_DURATION_CALENDAR_MONTHS] = 160,
  };

  if (unit == TD_DURATION_MINUTES)
    return TENTHS_PER_HOUR / 60;
  return TENTHS_PER_HOUR * (elapsed ? elapsed_hours[unit] : working_hours[unit]);
}

int
td_duration_calendar_months (gint64 tenths)
{
  return (int) (tenths / td_duration_unit_tenths (TD_DURATION_CALENDAR_MONTHS, FALSE));
}

typedef struct {
  const char *name; /* folded */
  TdDurationUnit unit;
  gboolean elapsed;
  int times; /* how many of the unit */
} UnitName;

static const UnitName *
read_unit (const char **at)
{
  static const UnitName units[] = {
      {"phut", TD_DURATION_MINUTES, FALSE, 1},
      {"p", TD_DURATION_MINUTES, FALSE, 1},
      {"m", TD_DURATION_MINUTES, FALSE, 1},
      {"min", TD_DURATION_MINUTES, FALSE, 1},
      {"mins", TD_DURATION_MINUTES, FALSE, 1},
      {"minute", TD_DURATION_MINUTES, FALSE, 1},
      {"minutes", TD_DURATION_MINUTES, FALSE, 1},
      {"gio", TD_DURATION_HOURS, FALSE, 1},
      {"h", TD_DURATION_HOURS, FALSE, 1},
      {"hour", TD_DURATION_HOURS, FALSE, 1},
      {"hours", TD_DURATION_HOURS, FALSE, 1},
      {"ngay", TD_DURATION_DAYS, FALSE, 1},
      {"ngay lam viec", TD_DURATION_DAYS, FALSE, 1},
      {"d", TD_DURATION_DAYS, FALSE, 1},
      {"day", TD_DURATION_DAYS, FALSE, 1},
      {"days", TD_DURATION_DAYS, FALSE, 1},
      {"working day", TD_DURATION_DAYS, FALSE, 1},
      {"working days", TD_DURATION_DAYS, FALSE, 1},
      {"tuan", TD_DURATION_WEEKS, FALSE, 1},
      {"w", TD_DURATION_WEEKS, FALSE, 1},
      {"week", TD_DURATION_WEEKS, FALSE, 1},
      {"weeks", TD_DURATION_WEEKS, FALSE, 1},
      {"mo", TD_DURATION_MONTHS, FALSE, 1},
      {"thang lam viec", TD_DURATION_MONTHS, FALSE, 1},
      {"working month", TD_DURATION_MONTHS, FALSE, 1},
      {"working months", TD_DURATION_MONTHS, FALSE, 1},
      {"thang", TD_DURATION_CALENDAR_MONTHS, FALSE, 1},
      {"month", TD_DURATION_CALENDAR_MONTHS, FALSE, 1},
      {"months", TD_DURATION_CALENDAR_MONTHS, FALSE, 1},
      {"nam", TD_DURATION_CALENDAR_MONTHS, FALSE, MONTHS_PER_YEAR},
      {"y", TD_DURATION_CALENDAR_MONTHS, FALSE, MONTHS_PER_YEAR},
      {"year", TD_DURATION_CALENDAR_MONTHS, FALSE, MONTHS_PER_YEAR},
      {"years", TD_DURATION_CALENDAR_MONTHS, FALSE, MONTHS_PER_YEAR},
      {"phut lich", TD_DURATION_MINUTES, TRUE, 1},
      {"em", TD_DURATION_MINUTES, TRUE, 1},
      {"elapsed minute", TD_DURATION_MINUTES, TRUE, 1},
      {"elapsed minutes", TD_DURATION_MINUTES, TRUE, 1},
      {"gio lich", TD_DURATION_HOURS, TRUE, 1},
      {"eh", TD_DURATION_HOURS, TRUE, 1},
      {"elapsed hour", TD_DURATION_HOURS, TRUE, 1},
      {"elapsed hours", TD_DURATION_HOURS, TRUE, 1},
      {"ngay lich", TD_DURATION_DAYS, TRUE, 1},
      {"ed", TD_DURATION_DAYS, TRUE, 1},
      {"elapsed day", TD_DURATION_DAYS, TRUE, 1},
      {"elapsed days", TD_DURATION_DAYS, TRUE, 1},
      {"tuan lich", TD_DURATION_WEEKS, TRUE, 1},
      {"ew", TD_DURATION_WEEKS, TRUE, 1},
      {"elapsed week", TD_DURATION_WEEKS, TRUE, 1},
      {"elapsed weeks", TD_DURATION_WEEKS, TRUE, 1},
      {"emo", TD_DURATION_MONTHS, TRUE, 1},
      {"thang 30 ngay", TD_DURATION_MONTHS, TRUE, 1},
      {"elapsed month", TD_DURATION_MONTHS, TRUE, 1},
      {"elapsed months", TD_DURATION_MONTHS, TRUE, 1},
  };
  const char *names[G_N_ELEMENTS (units) + 1] = {NULL};
  int found;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    names[i] = units[i].name;
  found = td_decimal_read_unit (at, names);
  return found < 0 ? NULL : &units[found];
}

static TdNumberIssue
read_duration (TdLanguage language, const char **at, TdDuration *ret)
{
  static const UnitName days = {"", TD_DURATION_DAYS, FALSE, 1};
  TdDecimal decimal;
  TdNumberIssue issue = td_decimal_read (language, TD_DECIMAL_LENIENT, at, &decimal);
  const UnitName *name;
  gint64 size, tenths;

  if (issue != TD_NUMBER_ISSUE_NONE)
    return issue;
  name = **at == '\0' ? &days : read_unit (at);
  if (name == NULL || **at != '\0')
    return TD_NUMBER_ISSUE_UNKNOWN_UNIT;
  size = td_duration_unit_tenths (name->unit, name->elapsed);
  issue = td_decimal_scale (decimal, size * name->times, &tenths);
  if (issue != TD_NUMBER_ISSUE_NONE)
    return issue;
  if (name->unit == TD_DURATION_CALENDAR_MONTHS && tenths % size != 0)
    return TD_NUMBER_ISSUE_TOO_PRECISE;
  *ret = (TdDuration){tenths, name->unit, name->elapsed};
  return TD_NUMBER_ISSUE_NONE;
}

static char *
fold_typed (const char *typed, TdNumberIssue *ret_issue)
{
  char *folded = g_utf8_validate (typed, -1, NULL) ? td_text_fold (typed) : NULL;

  *ret_issue = TD_NUMBER_ISSUE_NOT_A_NUMBER;
  if (folded != NULL && *folded == '\0') {
    *ret_issue = TD_NUMBER_ISSUE_EMPTY;
    g_clear_pointer (&folded, g_free);
  }
  return folded;
}

gboolean
td_duration_parse (TdLanguage language,
                   const char *typed,
                   TdDuration *ret,
                   TdNumberIssue *ret_issue)
{
  TdNumberIssue issue;
  g_autofree char *folded = fold_typed (typed, &issue);
  const char *at = folded;

  if (folded != NULL)
    issue = read_duration (language, &at, ret);
  if (ret_issue != NULL)
    *ret_issue = issue;
  return issue == TD_NUMBER_ISSUE_NONE;
}

/* Whether @tenths are so many of the unit with two decimals at most; whole calendar months. */
static gboolean
suits_unit (gint64 tenths, TdDurationUnit unit, gboolean elapsed)
{
  gint64 size = td_duration_unit_tenths (unit, elapsed);

  if (unit == TD_DURATION_CALENDAR_MONTHS)
    return tenths % size == 0;
  return unit == TD_DURATION_MINUTES || tenths % size * 100 % size == 0;
}

static const char *
unit_word (TdLanguage language, TdDurationUnit unit, gboolean elapsed, gboolean one)
{
  static const char *const vietnamese[][2] = {
      [TD_DURATION_MINUTES] = {"phút", "phút lịch"},
      [TD_DURATION_HOURS] = {"giờ", "giờ lịch"},
      [TD_DURATION_DAYS] = {"ngày", "ngày lịch"},
      [TD_DURATION_WEEKS] = {"tuần", "tuần lịch"},
      [TD_DURATION_MONTHS] = {"tháng làm việc", "tháng 30 ngày"},
      [TD_DURATION_CALENDAR_MONTHS] = {"tháng", "tháng"},
  };
  static const char *const english[][4] = {
      [TD_DURATION_MINUTES] = {"minutes", "elapsed minutes", "minute", "elapsed minute"},
      [TD_DURATION_HOURS] = {"hours", "elapsed hours", "hour", "elapsed hour"},
      [TD_DURATION_DAYS] = {"days", "elapsed days", "day", "elapsed day"},
      [TD_DURATION_WEEKS] = {"weeks", "elapsed weeks", "week", "elapsed week"},
      [TD_DURATION_MONTHS] = {"working months", "elapsed months", "working month", "elapsed month"},
      [TD_DURATION_CALENDAR_MONTHS] = {"months", "months", "month", "month"},
  };

  if (language == TD_LANGUAGE_VI)
    return vietnamese[unit][elapsed ? 1 : 0];
  return english[unit][(one ? 2 : 0) + (elapsed ? 1 : 0)];
}

char *
td_duration_format (TdLanguage language, TdDuration duration)
{
  TdDurationUnit unit = duration.unit;
  g_autofree char *number = NULL;
  gint64 size;

  if (duration.tenths == TD_NONE)
    return g_strdup ("");
  while (!suits_unit (duration.tenths, unit, duration.elapsed))
    unit = finer[unit];
  size = td_duration_unit_tenths (unit, duration.elapsed);
  number =
      td_decimal_format (language,
                         duration.tenths / size * 100 + duration.tenths % size * 100 / size, 2, 0);
  return g_strdup_printf ("%s %s", number,
                          unit_word (language, unit, duration.elapsed, duration.tenths == size));
}

/* "50%", "e50%". */
static gboolean
read_lag_percent (TdLanguage language, const char *folded, gint64 *ret_lag, TdLagUnit *ret_unit)
{
  const char *at = folded;
  gboolean elapsed = FALSE;
  TdDecimal decimal;
  gint64 hundredths;

  if (*at == 'e') {
    elapsed = TRUE;
    at++;
  }
  if (td_decimal_read (language, TD_DECIMAL_LENIENT, &at, &decimal) != TD_NUMBER_ISSUE_NONE ||
      !g_str_equal (at + (*at == ' '), "%") ||
      td_decimal_scale (decimal, PERCENT_HUNDREDS, &hundredths) != TD_NUMBER_ISSUE_NONE)
    return FALSE;
  *ret_lag = hundredths;
  *ret_unit = elapsed ? TD_LAG_ELAPSED_PERCENT : TD_LAG_PERCENT;
  return TRUE;
}

gboolean
td_lag_parse (TdLanguage language,
              const char *typed,
              gint64 *ret_lag,
              TdLagUnit *ret_unit,
              TdNumberIssue *ret_issue)
{
  TdNumberIssue issue;
  g_autofree char *folded = fold_typed (typed, &issue);
  const char *at = folded;
  gboolean negative;
  TdDuration duration;

  if (folded != NULL) {
    negative = td_decimal_read_sign (&at);
    if (read_lag_percent (language, at, ret_lag, ret_unit)) {
      issue = TD_NUMBER_ISSUE_NONE;
      *ret_lag = negative ? -*ret_lag : *ret_lag;
    } else if ((issue = read_duration (language, &at, &duration)) == TD_NUMBER_ISSUE_NONE) {
      *ret_lag = negative ? -duration.tenths : duration.tenths;
      *ret_unit = duration.elapsed ? TD_LAG_ELAPSED : TD_LAG_WORKING;
    }
  }
  if (ret_issue != NULL)
    *ret_issue = issue;
  return issue == TD_NUMBER_ISSUE_NONE;
}

char *
td_lag_format (TdLanguage language, gint64 lag, TdLagUnit unit)
{
  gboolean elapsed = unit == TD_LAG_ELAPSED || unit == TD_LAG_ELAPSED_PERCENT;
  TdDuration duration = {ABS (lag), TD_DURATION_DAYS, elapsed};
  g_autofree char *number = NULL;
  char sign = lag < 0 ? '-' : '+';

  if (lag == 0 || lag == TD_NONE)
    return g_strdup ("");
  if (unit == TD_LAG_PERCENT || unit == TD_LAG_ELAPSED_PERCENT) {
    number = td_decimal_format (language, ABS (lag), 2, 0);
    return g_strdup_printf ("%c%s%s%%", sign, elapsed ? "e" : "", number);
  }
  number = td_duration_format (language, duration);
  return g_strdup_printf ("%c%s", sign, number);
}
