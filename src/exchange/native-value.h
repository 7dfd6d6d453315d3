/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/fields.h"

G_BEGIN_DECLS

/* What attributes and elements of our XML hold: days "2024-09-30", instants "2024-09-30T08:00",
 * lengths "PT480M" or "PT0.5M", a lag in percent "12.5%", quantities "16.3", money and counts as
 * whole numbers, enumerations by their nick, truth values "true" and "false". */

/* Appends the value of a field that is neither text nor reference nor unknown. */
void td_native_value_append (GString *out, const TdField *field, gconstpointer record);
void td_native_append_instant (GString *out, gint64 instant);

/**
 * td_native_value_parse:
 * @ret_percent: (out): whether it is a length in percent, which a lag may be
 *
 * The reverse, for the same kinds. Takes nothing but what td_native_value_append () writes, zeroes
 * at the end of a fraction aside.
 *
 * Returns: whether @text is a value of @field
 */
gboolean
td_native_value_parse (const TdField *field, const char *text, gint64 *ret, gboolean *ret_percent);

/* Whether a link's lag is counted in percent, so that "12.5%" says it. */
gboolean td_native_lag_is_percent (const TdField *field, gconstpointer record);

/* "a day such as 2024-09-30": a msgid for what a field of @kind has to hold. */
const char *td_native_value_expected (TdFieldKind kind);

G_END_DECLS
