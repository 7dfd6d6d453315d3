/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as people type and read them, whatever the locale of the process. Vietnamese groups
 * thousands by "." and writes decimals behind ",", English the other way round.
 *
 * Reading takes either way where only one meaning is possible ("1.5", "4,601,757", "1,234.56" in
 * Vietnamese). One separator with exactly three digits behind and one to three before it could be
 * both: the language's own grouping sign is then grouping ("19.617"), and its decimal sign is
 * refused as ambiguous ("2,290 tỷ": two thousand or two?), unless the number begins with 0 or, in a
 * quantity, ends in another digit than 0 ("72,755": no one would write 72.755 so, and td_quantity_
 * format() does). */

/* Why typed text is no number. */
typedef enum {
  TD_NUMBER_ISSUE_NONE,
  TD_NUMBER_ISSUE_EMPTY,
  TD_NUMBER_ISSUE_NOT_A_NUMBER,
  TD_NUMBER_ISSUE_UNKNOWN_UNIT,
  TD_NUMBER_ISSUE_AMBIGUOUS,   /* "2,290 tỷ" in Vietnamese */
  TD_NUMBER_ISSUE_TOO_PRECISE, /* a fraction of a đồng or of a thousandth */
  TD_NUMBER_ISSUE_OUT_OF_RANGE,
} TdNumberIssue;

/* A sentence for the person who typed it, a msgid for td_translate(). */
const char *td_number_issue_message (TdNumberIssue issue);

typedef enum {
  TD_MONEY_DONG,
  TD_MONEY_THOUSAND,
  TD_MONEY_MILLION,
  TD_MONEY_BILLION,
} TdMoneyUnit;

/**
 * td_money_parse:
 * @typed: "19.617 tỷ", "1,5 tỷ đồng", "1 tỷ 500 triệu", "4.601.757 triệu", "19617000000"
 * @assumed: the unit of a number typed without one
 * @ret_dong: (out): untouched on failure
 * @ret_issue: (out) (optional): why it was refused
 *
 * Returns: whether the text is a sum of whole đồng
 */
gboolean td_money_parse (TdLanguage language,
                         const char *typed,
                         TdMoneyUnit assumed,
                         gint64 *ret_dong,
                         TdNumberIssue *ret_issue);

/* The exact number of units, without the unit: "19.617", "1,5". Where three decimals would read as
 * thousands, a fourth is written ("2,2950"). td_money_parse() reads it back. "" for TD_NONE. */
char *td_money_format (TdLanguage language, gint64 dong, TdMoneyUnit unit);

/* Rounded half away from zero to @decimals (0 to 3), for sums that are shown and not edited. */
char *td_money_format_rounded (TdLanguage language, gint64 dong, TdMoneyUnit unit, int decimals);

/* "tỷ đồng", "billion VND"; td_money_parse() reads it behind a number. */
const char *td_money_unit_name (TdLanguage language, TdMoneyUnit unit);

/* Quantities in thousandths: "16,3" is 16300, "78,93" is 78930. No unit. "" for TD_NONE. */
gboolean td_quantity_parse (TdLanguage language,
                            const char *typed,
                            gint64 *ret_thousandths,
                            TdNumberIssue *ret_issue);
char *td_quantity_format (TdLanguage language, gint64 thousandths);

/* Thousandths of a percent: "31%" is 31000; the sign may be missing when read. */
gboolean td_percent_parse (TdLanguage language,
                           const char *typed,
                           gint64 *ret_thousandths,
                           TdNumberIssue *ret_issue);
char *td_percent_format (TdLanguage language, gint64 thousandths);

/* A count: below ten with a leading zero in Vietnamese ("03", "25", "1.200"). */
char *td_count_format (TdLanguage language, gint64 count);

G_END_DECLS
