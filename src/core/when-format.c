/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when.h"

/* The forms of dates are the other half of the grammar that core/when-parse.c reads and change only
 * together with it, so both languages stand here and not in the catalogue. */

typedef enum {
  FORM_SHORT,    /* "quý I/2025" */
  FORM_LONG,     /* "quý I năm 2025" */
  FORM_SENTENCE, /* within a sentence: long, with the figures of a day short */
} Form;

static const char *const english_months[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

static TdDate
date_of (gint64 instant)
{
  return td_date_from_day (td_day_from_instant (instant));
}

static char *
format_day (TdLanguage language, Form form, gint64 instant)
{
  TdDate date = date_of (instant);

  if (form == FORM_LONG && language == TD_LANGUAGE_EN)
    return g_strdup_printf ("%d %s %d", date.day, english_months[date.month - 1], date.year);
  /* Official papers write a zero before days below 10 and before the months 1 and 2. */
  if (form == FORM_LONG)
    return g_strdup_printf (date.month <= 2 ? "ngày %02d tháng %02d năm %d"
                                            : "ngày %02d tháng %d năm %d",
                            date.day, date.month, date.year);
  return g_strdup_printf (form == FORM_SENTENCE && language == TD_LANGUAGE_VI ? "ngày %02d/%02d/%d"
                                                                              : "%02d/%02d/%d",
                          date.day, date.month, date.year);
}

static char *
format_minute (TdLanguage language, Form form, gint64 instant)
{
  g_autofree char *day = format_day (language, form, instant);
  int minutes = (int) (instant - td_instant_from_day (td_day_from_instant (instant)));

  if (form == FORM_SHORT)
    return g_strdup_printf ("%s %02d:%02d", day, minutes / 60, minutes % 60);
  return g_strdup_printf (language == TD_LANGUAGE_VI ? "%02d:%02d %s" : "%02d:%02d on %s",
                          minutes / 60, minutes % 60, day);
}

static char *
format_month (TdLanguage language, Form form, gint64 instant)
{
  TdDate date = date_of (instant);

  if (form == FORM_SHORT)
    return g_strdup_printf ("%02d/%d", date.month, date.year);
  if (language == TD_LANGUAGE_EN)
    return g_strdup_printf ("%s %d", english_months[date.month - 1], date.year);
  return g_strdup_printf (form == FORM_LONG ? "tháng %d năm %d" : "tháng %d/%d", date.month,
                          date.year);
}

static char *
format_quarter (TdLanguage language, Form form, gint64 instant)
{
  static const char *const roman[] = {"I", "II", "III", "IV"};
  TdDate date = date_of (instant);
  int quarter = (date.month - 1) / 3;

  if (language == TD_LANGUAGE_EN)
    return g_strdup_printf ("Q%d %d", quarter + 1, date.year);
  return g_strdup_printf (form == FORM_LONG ? "quý %s năm %d" : "quý %s/%d", roman[quarter],
                          date.year);
}

static char *
format_half (TdLanguage language, Form form, gint64 instant)
{
  TdDate date = date_of (instant);
  gboolean first = date.month <= 6;

  if (language == TD_LANGUAGE_VI)
    return g_strdup_printf (form == FORM_SHORT ? "6 tháng %s %d" : "6 tháng %s năm %d",
                            first ? "đầu" : "cuối", date.year);
  if (form == FORM_SHORT)
    return g_strdup_printf ("H%d %d", first ? 1 : 2, date.year);
  return g_strdup_printf ("%s half of %d", first ? "first" : "second", date.year);
}

static char *
format_year (TdLanguage language, Form form, gint64 instant)
{
  return g_strdup_printf (language == TD_LANGUAGE_VI && form != FORM_SHORT ? "năm %d" : "%d",
                          date_of (instant).year);
}

/* The unit that begins at, or lies around, @instant. */
static char *
format_unit (TdLanguage language, Form form, TdPrecision unit, gint64 instant)
{
  static char *(*const formats[TD_PRECISION_NONE + 1]) (TdLanguage, Form, gint64) = {
      [TD_PRECISION_MINUTE] = format_minute,  [TD_PRECISION_DAY] = format_day,
      [TD_PRECISION_MONTH] = format_month,    [TD_PRECISION_QUARTER] = format_quarter,
      [TD_PRECISION_HALF_YEAR] = format_half, [TD_PRECISION_YEAR] = format_year,
  };

  return formats[unit](language, form, instant);
}

/* The coarsest of year, month and day that begins at both instants; else minute. */
static TdPrecision
unit_of_ends (gint64 a, gint64 b)
{
  static const TdPrecision units[] = {TD_PRECISION_YEAR, TD_PRECISION_MONTH, TD_PRECISION_DAY};

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (td_when_around (units[i], a).earliest == a && td_when_around (units[i], b).earliest == b)
      return units[i];
  return TD_PRECISION_MINUTE;
}

/* "2023-2025", "07/2025-09/2025", "06/05/2024-12/05/2024", with minutes apart. */
static char *
format_period (TdLanguage language, Form form, TdWhen when)
{
  TdPrecision unit = unit_of_ends (when.earliest, when.latest);
  gboolean vietnamese = language == TD_LANGUAGE_VI;
  gint64 last_instant = unit == TD_PRECISION_MINUTE ? when.latest : when.latest - 1;
  Form inner = unit == TD_PRECISION_YEAR ? FORM_SHORT : form;
  g_autofree char *first = format_unit (language, inner, unit, when.earliest);
  g_autofree char *last = format_unit (language, inner, unit, last_instant);

  if (form == FORM_SHORT)
    return g_strdup_printf (unit == TD_PRECISION_MINUTE ? "%s - %s" : "%s-%s", first, last);
  if (unit == TD_PRECISION_YEAR && vietnamese)
    return g_strdup_printf ("giai đoạn %s-%s", first, last);
  if (unit == TD_PRECISION_MINUTE)
    return g_strdup_printf (vietnamese ? "từ %s đến %s" : "from %s to %s", first, last);
  return g_strdup_printf (vietnamese ? "từ %s đến hết %s" : "from %s to %s", first, last);
}

/* "trước 2030", "sau 2026". */
static char *
format_open (TdLanguage language, Form form, TdWhen when)
{
  gboolean before = when.earliest == TD_NONE;
  gint64 end = before ? when.latest : when.earliest;
  TdPrecision unit = unit_of_ends (end, end);
  gint64 named = before || unit == TD_PRECISION_MINUTE ? end : end - 1;
  g_autofree char *bound = format_unit (language, form, unit, named);

  if (language == TD_LANGUAGE_VI)
    return g_strdup_printf (before ? "trước %s" : "sau %s", bound);
  return g_strdup_printf (before ? "before %s" : "after %s", bound);
}

char *
td_when_format (TdLanguage language, TdWhen when, gboolean long_form)
{
  TdPrecision precision = td_when_precision (when);
  Form form = long_form ? FORM_LONG : FORM_SHORT;

  if (precision == TD_PRECISION_NONE && !long_form)
    return g_strdup ("");
  if (precision == TD_PRECISION_NONE)
    return g_strdup (language == TD_LANGUAGE_VI ? "chưa xác định" : "unknown");
  if (precision == TD_PRECISION_OPEN)
    return format_open (language, form, when);
  if (precision == TD_PRECISION_PERIOD || precision == TD_PRECISION_WEEK)
    return format_period (language, form, when);
  return format_unit (language, form, precision, when.earliest);
}

static char *
explain_day (TdLanguage language, gint64 instant)
{
  static const char *const weekdays[][7] = {
      [TD_LANGUAGE_EN] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
                          "Sunday"},
      [TD_LANGUAGE_VI] = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy",
                          "Chủ nhật"},
  };
  g_autofree char *day = format_day (language, FORM_SENTENCE, instant);
  TdWeekday weekday = td_day_weekday (td_day_from_instant (instant));

  return g_strdup_printf ("%s, %s", weekdays[language][weekday - TD_WEEKDAY_MONDAY], day);
}

char *
td_when_explain (TdLanguage language, TdWhen when)
{
  TdPrecision precision = td_when_precision (when);
  g_autofree char *words = NULL;

  if (precision == TD_PRECISION_NONE)
    return td_when_format (language, when, TRUE);
  if (precision == TD_PRECISION_OPEN)
    return format_open (language, FORM_SENTENCE, when);
  if (precision == TD_PRECISION_DAY)
    return explain_day (language, when.earliest);
  if (precision == TD_PRECISION_PERIOD || precision == TD_PRECISION_WEEK)
    words = format_period (language, FORM_SENTENCE, when);
  else
    words = format_unit (language, FORM_SENTENCE, precision, when.earliest);
  if (precision == TD_PRECISION_MINUTE)
    return g_strdup_printf (language == TD_LANGUAGE_VI ? "lúc %s" : "at %s", words);
  if (g_str_has_prefix (words, "từ ") || g_str_has_prefix (words, "from "))
    return g_steal_pointer (&words);
  if (precision == TD_PRECISION_HALF_YEAR && language == TD_LANGUAGE_EN)
    return g_strdup_printf ("in the %s", words);
  return g_strdup_printf (language == TD_LANGUAGE_VI ? "trong %s" : "in %s", words);
}

/* The end that counts as a day, or as a minute where it is not the end of one. */
static char *
format_counted (TdLanguage language, TdWhenRole role, gint64 instant)
{
  gboolean midnight = unit_of_ends (instant, instant) != TD_PRECISION_MINUTE;
  gint64 day = td_instant_from_day (td_when_shown_day (role, instant));

  return midnight ? format_day (language, FORM_SHORT, day)
                  : format_minute (language, FORM_SHORT, instant);
}

char *
td_when_explain_counting (TdLanguage language, TdWhenRole role, TdWhen when)
{
  gboolean vietnamese = language == TD_LANGUAGE_VI;
  gint64 instant = td_when_counted (role, when);
  g_autofree char *counted = NULL;

  if (instant == TD_NONE)
    return NULL;
  counted = format_counted (language, role, instant);
  if (role == TD_WHEN_START)
    return g_strdup_printf (vietnamese ? "tính lịch từ %s" : "scheduled from %s", counted);
  if (role == TD_WHEN_DEADLINE)
    return g_strdup_printf (vietnamese ? "tính hạn đến hết %s" : "due by the end of %s", counted);
  return g_strdup_printf (vietnamese ? "tính lịch đến hết %s" : "scheduled to the end of %s",
                          counted);
}

const char *
td_when_issue_message (TdWhenIssue issue)
{
  static const char *const messages[] = {
      [TD_WHEN_ISSUE_NONE] = "",
      [TD_WHEN_ISSUE_NOT_UNDERSTOOD] = N_ ("This is not understood as a date. Type for example "
                                           "05/05/2024, 7/2025, Q1/2025, 2027 or before 2030."),
      [TD_WHEN_ISSUE_NO_SUCH_DAY] = N_ ("The month has no such day. The day comes first, then the "
                                        "month."),
      [TD_WHEN_ISSUE_NO_SUCH_MONTH] =
          N_ ("There is no such month. The day comes first, then the month."),
      [TD_WHEN_ISSUE_NO_SUCH_QUARTER] = N_ ("A year has the quarters 1 to 4."),
      [TD_WHEN_ISSUE_NO_SUCH_WEEK] = N_ ("The year has no such week."),
      [TD_WHEN_ISSUE_NO_SUCH_TIME] = N_ ("There is no such time of day."),
      [TD_WHEN_ISSUE_YEAR_RANGE] = N_ ("The year must be between 1900 and 2199."),
      [TD_WHEN_ISSUE_YEAR_MISSING] = N_ ("The year is missing."),
      [TD_WHEN_ISSUE_AMBIGUOUS] =
          N_ ("This may be a day or two months. Type 05/07/2025 for the day, or 5/2025-7/2025 for "
              "the months."),
      [TD_WHEN_ISSUE_BACKWARDS] = N_ ("The period ends before it begins."),
  };

  g_return_val_if_fail ((guint) issue < G_N_ELEMENTS (messages), "");
  return messages[issue];
}
