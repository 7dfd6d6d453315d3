/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-value.h"

#include "core/language.h"
#include "core/time.h"

#include <string.h>

#define INTEGER_MAX    G_GINT64_CONSTANT (999999999999999999)
#define INSTANT_LENGTH 16
/* The end of the last day there is, which no reader of days would take. */
#define INSTANT_END "2200-01-01T00:00"

gboolean
td_native_lag_is_percent (const TdField *field, gconstpointer record)
{
  const TdLink *link = record;

  return field->table == TD_TABLE_LINK && field->kind == TD_FIELD_DURATION &&
         (link->lag_unit == TD_LAG_PERCENT || link->lag_unit == TD_LAG_ELAPSED_PERCENT);
}

/* ---- writing ---- */

static void
append_digits (GString *out, guint value, guint count)
{
  char digits[8];

  for (guint i = count; i-- > 0; value /= 10)
    digits[i] = (char) ('0' + value % 10);
  g_string_append_len (out, digits, count);
}

static void
append_day (GString *out, gint64 day)
{
  TdDate date = td_date_from_day (day);

  append_digits (out, (guint) date.year, 4);
  g_string_append_c (out, '-');
  append_digits (out, (guint) date.month, 2);
  g_string_append_c (out, '-');
  append_digits (out, (guint) date.day, 2);
}

void
td_native_append_instant (GString *out, gint64 instant)
{
  gint64 day = td_day_from_instant (instant);
  guint minutes = (guint) (instant - td_instant_from_day (day));

  append_day (out, day);
  g_string_append_c (out, 'T');
  append_digits (out, minutes / 60, 2);
  g_string_append_c (out, ':');
  append_digits (out, minutes % 60, 2);
}

static void
append_integer (GString *out, guint64 value)
{
  char digits[24];
  guint at = sizeof digits;

  do
    digits[--at] = (char) ('0' + value % 10);
  while ((value /= 10) != 0);
  g_string_append_len (out, digits + at, (gssize) (sizeof digits - at));
}

/* @value counts units of 10 to the power of -@decimals. */
static void
append_decimal (GString *out, guint64 value, guint decimals)
{
  guint64 scale = 1;
  guint64 fraction;

  for (guint i = 0; i < decimals; i++)
    scale *= 10;
  append_integer (out, value / scale);
  fraction = value % scale;
  if (fraction == 0)
    return;
  g_string_append_c (out, '.');
  for (; fraction != 0; fraction %= scale) {
    scale /= 10;
    g_string_append_c (out, (char) ('0' + fraction / scale));
  }
}

static guint64
magnitude (GString *out, gint64 value)
{
  if (value >= 0)
    return (guint64) value;
  g_string_append_c (out, '-');
  return -(guint64) value;
}

static void
append_duration (GString *out, gint64 value, gboolean percent)
{
  guint64 size = magnitude (out, value);

  if (!percent)
    g_string_append (out, "PT");
  append_decimal (out, size, percent ? 2 : 1);
  g_string_append_c (out, percent ? '%' : 'M');
}

void
td_native_value_append (GString *out, const TdField *field, gconstpointer record)
{
  gint64 value = td_field_integer (field, record);

  switch (field->kind) {
  case TD_FIELD_BOOLEAN:
    g_string_append (out, value ? "true" : "false");
    break;
  case TD_FIELD_DAY:
    append_day (out, value);
    break;
  case TD_FIELD_INSTANT:
    td_native_append_instant (out, value);
    break;
  case TD_FIELD_DURATION:
    append_duration (out, value, td_native_lag_is_percent (field, record));
    break;
  case TD_FIELD_QUANTITY:
    append_decimal (out, magnitude (out, value), 3);
    break;
  case TD_FIELD_ENUM:
    g_string_append (out, field->nicks[value]);
    break;
  case TD_FIELD_INTEGER:
  case TD_FIELD_PERCENT:
  case TD_FIELD_YEAR:
  case TD_FIELD_MONEY:
    append_integer (out, magnitude (out, value));
    break;
  case TD_FIELD_UUID:
  case TD_FIELD_RANK:
  case TD_FIELD_TEXT:
  case TD_FIELD_REFERENCE:
  default:
    g_assert_not_reached ();
  }
}

/* ---- reading ---- */

static gboolean
read_digits (const char **at, guint64 *value, guint *room)
{
  const char *start = *at;

  for (; g_ascii_isdigit (**at); (*at)++) {
    if ((*room)-- == 0)
      return FALSE;
    *value = *value * 10 + (guint64) (**at - '0');
  }
  return *at > start;
}

/* "16.3" with three decimals is 16300. */
static gboolean
read_decimal (const char **at, guint decimals, gint64 *ret)
{
  gboolean negative = **at == '-';
  guint room = decimals ? 15 : 18;
  guint64 value = 0;

  *at += negative;
  if (!read_digits (at, &value, &room))
    return FALSE;
  room = decimals;
  if (decimals && **at == '.') {
    (*at)++;
    if (!read_digits (at, &value, &room))
      return FALSE;
  }
  for (; room > 0 && decimals; room--)
    value *= 10;
  *ret = negative ? -(gint64) value : (gint64) value;
  return TRUE;
}

static gboolean
parse_decimal (const char *text, guint decimals, gint64 *ret)
{
  return read_decimal (&text, decimals, ret) && *text == '\0';
}

static gboolean
parse_between (const char *text, gint64 least, gint64 most, gint64 *ret)
{
  return parse_decimal (text, 0, ret) && *ret >= least && *ret <= most;
}

static gboolean
parse_duration (const char *text, gboolean may_be_percent, gint64 *ret, gboolean *ret_percent)
{
  gboolean negative = *text == '-';
  const char *at = text + negative;

  *ret_percent = FALSE;
  if (g_str_has_prefix (at, "PT") && at[2] != '-') {
    at += 2;
    if (!read_decimal (&at, 1, ret) || strcmp (at, "M") != 0)
      return FALSE;
    *ret = negative ? -*ret : *ret;
    return TRUE;
  }
  *ret_percent = TRUE;
  return may_be_percent && read_decimal (&text, 2, ret) && strcmp (text, "%") == 0;
}

static gboolean
parse_instant (const char *text, gint64 *ret)
{
  if (strcmp (text, INSTANT_END) == 0) {
    *ret = td_instant_from_day (TD_DAY_MAX + 1);
    return TRUE;
  }
  return strlen (text) == INSTANT_LENGTH && td_instant_read_iso (text, NULL, ret);
}

static gboolean
parse_boolean (const char *text, gint64 *ret)
{
  *ret = strcmp (text, "true") == 0;
  return *ret || strcmp (text, "false") == 0;
}

gboolean
td_native_value_parse (const TdField *field, const char *text, gint64 *ret, gboolean *ret_percent)
{
  switch (field->kind) {
  case TD_FIELD_BOOLEAN:
    return parse_boolean (text, ret);
  case TD_FIELD_DAY:
    return td_day_read_iso (text, NULL, ret);
  case TD_FIELD_INSTANT:
    return parse_instant (text, ret);
  case TD_FIELD_DURATION:
    return parse_duration (text, field->table == TD_TABLE_LINK, ret, ret_percent);
  case TD_FIELD_QUANTITY:
    return parse_decimal (text, 3, ret);
  case TD_FIELD_ENUM:
    *ret = td_field_enum_index (field, text);
    return *ret >= 0;
  case TD_FIELD_PERCENT:
    return parse_between (text, 0, 100, ret);
  case TD_FIELD_YEAR:
    return parse_between (text, TD_YEAR_MIN, TD_YEAR_MAX, ret);
  case TD_FIELD_INTEGER:
  case TD_FIELD_MONEY:
    return parse_between (text, -INTEGER_MAX, INTEGER_MAX, ret);
  case TD_FIELD_UUID:
  case TD_FIELD_RANK:
  case TD_FIELD_TEXT:
  case TD_FIELD_REFERENCE:
  default:
    g_assert_not_reached ();
  }
}

const char *
td_native_value_expected (TdFieldKind kind)
{
  switch (kind) {
  case TD_FIELD_UUID:
  case TD_FIELD_REFERENCE:
    return N_ ("an identifier of 36 characters");
  case TD_FIELD_RANK:
    return N_ ("a position of letters and digits that does not end in 0");
  case TD_FIELD_BOOLEAN:
    return N_ ("true or false");
  case TD_FIELD_DAY:
    return N_ ("a day such as 2024-09-30");
  case TD_FIELD_INSTANT:
    return N_ ("a day and time such as 2024-09-30T08:00");
  case TD_FIELD_DURATION:
    return N_ ("a length such as PT480M");
  case TD_FIELD_QUANTITY:
    return N_ ("a number with at most three decimals, such as 16.3");
  case TD_FIELD_PERCENT:
    return N_ ("a whole number from 0 to 100");
  case TD_FIELD_YEAR:
    return N_ ("a year from 1900 to 2199");
  case TD_FIELD_INTEGER:
  case TD_FIELD_MONEY:
    return N_ ("a whole number");
  case TD_FIELD_ENUM:
    return N_ ("one of the words that the grammar lists");
  case TD_FIELD_TEXT:
  default:
    return N_ ("text");
  }
}
