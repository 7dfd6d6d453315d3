/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"
#include "core/number.h"
#include "core/record.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdDuration: a length as people type and read it.
 * @tenths: tenths of a minute; a day has 480 minutes, a week 5 days, a month 20 days
 * @unit: the unit it was given in
 * @elapsed: by the clock and not in working time: a day has 24 hours, a week 7 days, a month 30
 *
 * A length in calendar months is kept as that many months of 20 days, and its unit
 * %TD_DURATION_CALENDAR_MONTHS says that the calendar counts: 36 months from 19/12/2025 end with
 * 18/12/2028.
 */
typedef struct {
  gint64 tenths;
  TdDurationUnit unit;
  gboolean elapsed;
} TdDuration;

gint64 td_duration_unit_tenths (TdDurationUnit unit, gboolean elapsed);

/* How many calendar months @tenths with the unit %TD_DURATION_CALENDAR_MONTHS stand for. */
int td_duration_calendar_months (gint64 tenths);

/**
 * td_duration_parse:
 * @typed: "30d", "30 ngày", "2w", "3 tuần", "4h", "30 phút", "36 tháng", "3 năm" (36 months); a
 *   number alone counts days. "36 tháng" and "36 months" count by the calendar, "2mo" and "2
 *   tháng làm việc" are two months of 20 days; "3 ngày lịch", "3ed" are elapsed
 * @ret: (out): untouched on failure
 * @ret_issue: (out) (optional): why it was refused
 *
 * Returns: whether the text is a length, not below 0
 */
gboolean td_duration_parse (TdLanguage language,
                            const char *typed,
                            TdDuration *ret,
                            TdNumberIssue *ret_issue);

/* "30 ngày", "36 tháng", "30 days"; a finer unit where more than two decimals were needed; "" for
 * TD_NONE. td_duration_parse() reads it back. */
char *td_duration_format (TdLanguage language, TdDuration duration);

/* "+5 ngày", "-2d", "3 ngày lịch", "50%", and "e50%" of the elapsed time. In tenths of a minute, or
 * hundredths of a percent. A number alone counts days. */
gboolean td_lag_parse (TdLanguage language,
                       const char *typed,
                       gint64 *ret_lag,
                       TdLagUnit *ret_unit,
                       TdNumberIssue *ret_issue);

/* With its sign, also "+"; "" for 0. In the coarsest of days, hours and minutes that divides it. */
char *td_lag_format (TdLanguage language, gint64 lag, TdLagUnit unit);

G_END_DECLS
