/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"
#include "core/time.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdWhen: a date with the precision it was given in.
 * @earliest: the first instant that is meant, %TD_NONE when open to the past
 * @latest: the first instant no longer meant, %TD_NONE when open to the future
 *
 * A half-open span of instants: "2027" is [2027-01-01 00:00, 2028-01-01 00:00), "trước 2030" is
 * [none, 2030-01-01 00:00), "sau 2026" is [2027-01-01 00:00, none). Where both are equal, an exact
 * minute is meant; where both are %TD_NONE, the date is unknown. A start counts from @earliest, a
 * finish and a deadline to @latest.
 */
typedef struct {
  gint64 earliest;
  gint64 latest;
} TdWhen;

#define TD_WHEN_UNKNOWN ((TdWhen){TD_NONE, TD_NONE})

/* What a date is for: it decides how "đầu" and "cuối" are read and which end counts. */
typedef enum {
  TD_WHEN_START,
  TD_WHEN_FINISH,
  TD_WHEN_DEADLINE,
} TdWhenRole;

/* From fine to coarse, so that of two precisions the greater is the coarser. */
typedef enum {
  TD_PRECISION_MINUTE,
  TD_PRECISION_DAY,
  TD_PRECISION_WEEK, /* Monday to Sunday */
  TD_PRECISION_MONTH,
  TD_PRECISION_QUARTER,
  TD_PRECISION_HALF_YEAR,
  TD_PRECISION_YEAR,
  TD_PRECISION_PERIOD, /* several years, or any other span with two ends */
  TD_PRECISION_OPEN,   /* one end unknown */
  TD_PRECISION_NONE,   /* both ends unknown */
} TdPrecision;

/* Why typed text is no date. */
typedef enum {
  TD_WHEN_ISSUE_NONE,
  TD_WHEN_ISSUE_NOT_UNDERSTOOD,
  TD_WHEN_ISSUE_NO_SUCH_DAY,     /* 31/02/2025 */
  TD_WHEN_ISSUE_NO_SUCH_MONTH,   /* 13/13/2025, 13/2025 */
  TD_WHEN_ISSUE_NO_SUCH_QUARTER, /* quý 5/2025 */
  TD_WHEN_ISSUE_NO_SUCH_WEEK,    /* tuần 54/2025 */
  TD_WHEN_ISSUE_NO_SUCH_TIME,    /* 05/05/2024 25:00 */
  TD_WHEN_ISSUE_YEAR_RANGE,      /* 2/2300 */
  TD_WHEN_ISSUE_YEAR_MISSING,    /* 5/5 */
  TD_WHEN_ISSUE_AMBIGUOUS,       /* 5-7/2025: a day or two months? */
  TD_WHEN_ISSUE_BACKWARDS,       /* 2025-2023 */
} TdWhenIssue;

/**
 * td_when_parse:
 * @typed: what a person typed, in Vietnamese or English, with or without marks, NFC or NFD
 * @role: what the date is for
 * @today: the day that "hôm nay", "+3 tháng", "năm nay" and years of two digits count from
 * @ret: (out): untouched on failure
 * @ret_issue: (out) (optional): why it was refused
 *
 * Understands dates (day before month before year, ISO too), with a time of day; months, quarters,
 * halves, years, weeks; periods ("giai đoạn 2023-2025", and any two of the former joined by "-",
 * "–" or "đến"); "trước", "sau", "từ", "đến hết" before any of them; "đầu", "giữa", "cuối" before
 * a year, quarter or month; and days relative to @today. Empty text, "-" and "chưa xác định" are an
 * unknown date, which is a success.
 *
 * "Cuối năm 2024" is 31/12/2024 for a finish or a deadline and the last quarter for a start;
 * "đầu năm 2024" is 01/01/2024 for a start and the first quarter otherwise. "Cuối tháng" and "cuối
 * quý" likewise (the last ten or so days, the last month).
 *
 * Returns: whether the text is a date
 */
gboolean td_when_parse (
    const char *typed, TdWhenRole role, gint64 today, TdWhen *ret, TdWhenIssue *ret_issue);

/* A sentence for the person who typed it, a msgid for td_translate(). */
const char *td_when_issue_message (TdWhenIssue issue);

/**
 * td_when_format:
 *
 * Short as in a table ("05/05/2024", "07/2025", "quý I/2025", "trước 2030"; "" when unknown), long
 * as in running text ("ngày 05 tháng 5 năm 2024", "chưa xác định"). td_when_parse() understands
 * either, in any role, as the same span.
 *
 * Returns: (transfer full): the words
 */
char *td_when_format (TdLanguage language, TdWhen when, gboolean long_form);

/* "trong năm 2027": the span in the words of the popover. */
char *td_when_explain (TdLanguage language, TdWhen when);

/* "tính lịch đến hết 31/12/2027", "tính lịch từ 01/01/2027": what scheduling takes of it; %NULL
 * when the end that would count is open. */
char *td_when_explain_counting (TdLanguage language, TdWhenRole role, TdWhen when);

TdPrecision td_when_precision (TdWhen when);
gboolean td_when_equal (TdWhen a, TdWhen b);

/* Whether the ends are in order and within the days that are accepted. */
gboolean td_when_is_valid (TdWhen when);

/* The whole unit that @instant lies in; minute to year. */
TdWhen td_when_around (TdPrecision precision, gint64 instant);
TdWhen td_when_from_day (gint64 day);

/**
 * td_when_shift:
 *
 * Moves a date by whole steps of its own precision: a day by days, a month by months, a quarter by
 * quarters. A period moves by years when made of years, else by the coarsest of month, day and
 * minute that its ends fall on; an open one by the coarsest unit its end falls on.
 *
 * Returns: the date moved, or as it was if that would leave the years that are accepted
 */
TdWhen td_when_shift (TdWhen when, int steps);

/* The instant scheduling counts with: earliest of a start, latest of a finish or a deadline. */
gint64 td_when_counted (TdWhenRole role, TdWhen when);

/* The day to show for an instant of a computed start or finish: a finish at 00:00 shows the day
 * before. */
gint64 td_when_shown_day (TdWhenRole role, gint64 instant);

G_END_DECLS
