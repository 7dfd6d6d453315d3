/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"
#include "core/number.h"

#include <glib.h>

G_BEGIN_DECLS

/* Decimal fractions as typed and written, under core/number.h and core/duration.h. No floating
 * point is involved: what is typed is what is kept. */

/* @digits / 10^@decimals; no zero ends the decimals. */
typedef struct {
  gint64 digits;
  int decimals;
} TdDecimal;

/* What one separator with exactly three digits behind it is, where it could be both. */
typedef enum {
  TD_DECIMAL_STRICT,  /* refused as ambiguous */
  TD_DECIMAL_LENIENT, /* a decimal sign, if the last of the three is not 0 */
} TdDecimalReading;

/**
 * td_decimal_read:
 * @at: (inout): folded text that begins with a digit; moved behind the number on success
 *
 * Reads the longest number there is, without a sign, by the rules in core/number.h.
 *
 * Returns: the issue, %TD_NUMBER_ISSUE_NONE on success
 */
TdNumberIssue
td_decimal_read (TdLanguage language, TdDecimalReading reading, const char **at, TdDecimal *ret);

/* @decimal times @factor, which is positive; whole and within range, or an issue. */
TdNumberIssue td_decimal_scale (TdDecimal decimal, gint64 factor, gint64 *ret);

/* @value / 10^@decimals with thousands grouped; @least decimals at least, no zeroes behind them. */
char *td_decimal_format (TdLanguage language, gint64 value, int decimals, int least);

/* Skips one blank; "+" or "-" too. Whether there was a "-". */
gboolean td_decimal_read_sign (const char **at);

/**
 * td_decimal_read_unit:
 * @at: (inout): folded text; moved behind the unit and a blank after it
 * @names: the units, folded, ending in %NULL
 *
 * Returns: the index of the longest of @names that stands there as a whole word, or -1
 */
int td_decimal_read_unit (const char **at, const char *const *names);

G_END_DECLS
