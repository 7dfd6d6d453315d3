/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"
#include "core/number.h"
#include "core/record.h"

#include <glib.h>

G_BEGIN_DECLS

/* Lengths as people type and read them, kept in tenths of a minute: a day of 480 minutes, a week of
 * 5 days, a month of 20 days. A length in calendar months is kept as that many months of 20 days
 * with the unit %TD_DURATION_CALENDAR_MONTHS, which says that the calendar counts: from 19/12/2025,
 * 36 months end with 18/12/2028. */

gint64 td_duration_unit_tenths (TdDurationUnit unit);

/* How many calendar months @tenths stand for with that unit. */
gint64 td_duration_calendar_months (gint64 tenths);

/**
 * td_duration_parse:
 * @typed: "30d", "30 ngày", "2w", "3 tuần", "4h", "30 phút", "36 tháng", "3 năm" (36 months); a
 *   number alone counts days. "36 tháng" and "36 months" count by the calendar, "2mo" is two
 *   months of 20 days
 * @ret_tenths: (out): untouched on failure
 * @ret_unit: (out): the unit typed, to show it again
 * @ret_issue: (out) (optional): why it was refused
 *
 * Returns: whether the text is a length, not below 0
 */
gboolean td_duration_parse (TdLanguage language,
                            const char *typed,
                            gint64 *ret_tenths,
                            TdDurationUnit *ret_unit,
                            TdNumberIssue *ret_issue);

/* "30 ngày", "36 tháng", "30 days"; "" for TD_NONE. td_duration_parse() reads it back. */
char *td_duration_format (TdLanguage language, gint64 tenths, TdDurationUnit unit);
/* "+5 ngày", "-2d", "3 ngày lịch" and "3ed" (elapsed: a day of 24 hours). Not in percent. */
gboolean td_lag_parse (TdLanguage language,
                       const char *typed,
                       gint64 *ret_tenths,
                       TdLagUnit *ret_unit,
                       TdNumberIssue *ret_issue);
char *td_lag_format (TdLanguage language, gint64 tenths, TdLagUnit unit);

G_END_DECLS
