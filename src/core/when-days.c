/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when-grammar.h"

gboolean
td_when_read_english_month (TdWhenParser *parser, int *ret_month)
{
  static const char *const names[] = {"january",  "jan",       "february", "feb",     "march",
                                      "mar",      "april",     "apr",      "may",     "may",
                                      "june",     "jun",       "july",     "jul",     "august",
                                      "aug",      "september", "sep",      "october", "oct",
                                      "november", "nov",       "december", "dec",     NULL};
  int found = accept_any (parser, names);

  *ret_month = found / 2 + 1;
  return found >= 0;
}

/* The sign between two figures: "/", "." or "-", the last only without blanks; else 0. */
static char
joint (TdWhenParser *parser, guint ahead)
{
  static const char signs[] = {'/', '.', '-'};

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (!td_when_words_is_sign (&parser->words, ahead, signs[i]) || digits (parser, ahead + 1) == 0)
      continue;
    if (signs[i] == '-' && (td_when_words_peek (&parser->words, ahead)->spaced ||
                            td_when_words_peek (&parser->words, ahead + 1)->spaced))
      continue;
    return signs[i];
  }
  return 0;
}

static int
take_figure (TdWhenParser *parser)
{
  return parser->words.words[parser->words.at++].number;
}

/* "2024-05-05", "2024-05". */
static gboolean
read_figures_from_year (TdWhenParser *parser, TdWhen *ret)
{
  char sign = joint (parser, 1);
  gboolean has_day = joint (parser, 3) == sign;
  int year = take_figure (parser), month, day;

  parser->words.at++;
  month = take_figure (parser);
  if (!has_day) {
    if (!td_when_check_month (parser, year, month))
      return FALSE;
    *ret = td_when_whole_unit (TD_PRECISION_MONTH, year, month, 1);
    return TRUE;
  }
  parser->words.at++;
  day = take_figure (parser);
  if (!td_when_check_day (parser, year, month, day))
    return FALSE;
  *ret = td_when_whole_unit (TD_PRECISION_DAY, year, month, day);
  return TRUE;
}

/* "7/2025". */
static gboolean
read_figures_month_year (TdWhenParser *parser, TdWhen *ret)
{
  int month = take_figure (parser), year;

  parser->words.at++;
  year = take_figure (parser);
  if (!td_when_check_month (parser, year, month))
    return FALSE;
  *ret = td_when_whole_unit (TD_PRECISION_MONTH, year, month, 1);
  return TRUE;
}

/* "05/05/2024", "5.5.24", "5-5-2024"; "5/5" with the year behind. */
static gboolean
read_figures_day (TdWhenParser *parser, gboolean has_year, TdWhen *ret)
{
  int day = take_figure (parser), month, year = parser->year_behind;

  parser->words.at++;
  month = take_figure (parser);
  if (has_year) {
    parser->words.at++;
    if (!td_when_read_year_figure (parser, TRUE, &year))
      return FALSE;
  }
  parser->year_was_behind |= !has_year;
  if (!td_when_check_day (parser, year, month, day))
    return FALSE;
  *ret = td_when_whole_unit (TD_PRECISION_DAY, year, month, day);
  return TRUE;
}

/* "1-5/5/2024": some days of one month. */
static gboolean
read_figures_days (TdWhenParser *parser, TdWhen *ret)
{
  int first = take_figure (parser);
  TdWhen last;

  parser->words.at++;
  if (!read_figures_day (parser, TRUE, &last))
    return FALSE;
  *ret = td_when_shift (last, first - td_date_from_day (td_day_from_instant (last.earliest)).day);
  if (first < 1 || ret->earliest > last.earliest)
    return td_when_refuse (parser, first < 1 ? TD_WHEN_ISSUE_NO_SUCH_DAY : TD_WHEN_ISSUE_BACKWARDS);
  ret->latest = last.latest;
  return TRUE;
}

static gboolean
read_figures (TdWhenParser *parser, TdWhen *ret)
{
  char first = joint (parser, 1), second = joint (parser, 3);

  if (digits (parser, 0) == 0 || first == 0)
    return FALSE;
  if (digits (parser, 0) == 4)
    return digits (parser, 2) <= 2 && read_figures_from_year (parser, ret);
  if (digits (parser, 0) > 2)
    return FALSE;
  if (digits (parser, 2) == 4)
    return read_figures_month_year (parser, ret);
  if (digits (parser, 2) > 2)
    return FALSE;
  if (first == '-' && second == '/' && joint (parser, 5) == '/')
    return read_figures_days (parser, ret);
  if (first == '-' && second != 0 && second != '-')
    return td_when_refuse (parser, TD_WHEN_ISSUE_AMBIGUOUS);
  if (second != 0 && (second == first || digits (parser, 4) == 4))
    return read_figures_day (parser, TRUE, ret);
  if (parser->year_behind == 0)
    return td_when_refuse (parser, TD_WHEN_ISSUE_YEAR_MISSING);
  return read_figures_day (parser, FALSE, ret);
}

/* "05 tháng 5 năm 2024", "5 May 2024", "May 5, 2024". */
static gboolean
read_worded_day (TdWhenParser *parser, TdWhen *ret)
{
  int day, month, year;
  gboolean month_first = digits (parser, 0) == 0;

  if (month_first && !td_when_read_english_month (parser, &month))
    return FALSE;
  if (!read_number (parser, 2, &day))
    return FALSE;
  if (!month_first && !td_when_read_english_month (parser, &month) &&
      (!accept (parser, "thang") || !read_number (parser, 2, &month)))
    return FALSE;
  if (!td_when_read_year_of (parser, &year) || !td_when_check_day (parser, year, month, day))
    return FALSE;
  *ret = td_when_whole_unit (TD_PRECISION_DAY, year, month, day);
  return TRUE;
}

static gboolean
read_relative_day (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const phrases[] = {"hom qua", "yesterday", "hom nay",  "today", "bay gio",
                                        "now",     "ngay mai",  "tomorrow", NULL};
  static const int steps[] = {-1, -1, 0, 0, 0, 0, 1, 1};
  int found = accept_any (parser, phrases);

  if (found < 0)
    return FALSE;
  *ret = td_when_from_day (parser->today + steps[found]);
  return TRUE;
}

/* "08:00", "8h30", "8 giờ"; 24:00 is the end of the day. */
static gboolean
read_time (TdWhenParser *parser, int *ret_minutes)
{
  guint start = parser->words.at;
  int hour, minute = 0, second = 0;
  gboolean colon;

  if (!read_number (parser, 2, &hour))
    return FALSE;
  colon = accept (parser, ":");
  if (!colon && !accept (parser, "h") && !accept (parser, "gio")) {
    parser->words.at = start;
    return FALSE;
  }
  if (!read_number (parser, 2, &minute) && colon)
    return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_TIME);
  if (colon && accept (parser, ":") && !read_number (parser, 2, &second))
    return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_TIME);
  if (!colon)
    accept (parser, "phut");
  if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute > 0))
    return td_when_refuse (parser, TD_WHEN_ISSUE_NO_SUCH_TIME);
  *ret_minutes = hour * 60 + minute;
  return TRUE;
}

/* A time may stand before the day ("8h30 ngày 05/05/2024") or behind it. */
gboolean
td_when_read_day (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const weekdays[] = {"thu hai",   "thu 2",    "thu ba",   "thu 3",    "thu tu",
                                         "thu 4",     "thu nam",  "thu 5",    "thu sau",  "thu 6",
                                         "thu bay",   "thu 7",    "chu nhat", "monday",   "tuesday",
                                         "wednesday", "thursday", "friday",   "saturday", "sunday",
                                         NULL};
  static const char *const before[] = {"ngay", "on", "hom", NULL};
  static const char *const between[] = {"luc", "at", "t", ",", NULL};
  static const TdWhenReader readers[] = {read_relative_day, read_worded_day, read_figures, NULL};
  guint behind_day;
  int minutes;
  gboolean timed = read_time (parser, &minutes);

  accept (parser, ",");
  if (accept_any (parser, weekdays) >= 0)
    accept (parser, ",");
  /* "hôm nay" and "ngày mai" are words of their own. */
  if (!td_when_read_any (parser, readers, ret) &&
      (accept_any (parser, before) < 0 || !td_when_read_any (parser, readers, ret)))
    return FALSE;
  if (td_when_precision (*ret) != TD_PRECISION_DAY)
    return !timed;
  behind_day = parser->words.at;
  if (!timed) {
    accept_any (parser, between);
    timed = read_time (parser, &minutes);
  }
  if (timed)
    ret->earliest = ret->latest = ret->earliest + minutes;
  else
    parser->words.at = behind_day;
  return TRUE;
}
