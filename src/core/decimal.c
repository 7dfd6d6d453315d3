/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/decimal.h"

#include <string.h>

#define MAX_LENGTH 40
#define MAX_DIGITS 18

static char
grouping_sign (TdLanguage language)
{
  return language == TD_LANGUAGE_VI ? '.' : ',';
}

static char
decimal_sign (TdLanguage language)
{
  return language == TD_LANGUAGE_VI ? ',' : '.';
}

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

/* The number is digits with single signs between; a blank is one only before three digits. */
static gsize
number_length (const char *text)
{
  gsize length = count_digits (text);

  while (text[length] == '.' || text[length] == ',' || text[length] == ' ') {
    gsize digits = count_digits (text + length + 1);

    if (digits == 0 || (text[length] == ' ' && digits != 3))
      break;
    length += 1 + digits;
  }
  return length;
}

/* Whether groups of three digits, each behind @sign, follow one of one to three. */
static gboolean
is_grouped (const char *text, gsize length, char sign)
{
  gsize digits = count_digits (text);

  if (digits == length)
    return TRUE;
  if (digits == 0 || digits > 3)
    return FALSE;
  for (gsize at = digits; at < length; at += 4)
    if (text[at] != sign || at + 4 > length || count_digits (text + at + 1) != 3)
      return FALSE;
  return TRUE;
}

/* One separator at @at, and nothing else: decimal or grouping? */
static TdNumberIssue
judge_single_sign (TdLanguage language,
                   TdDecimalReading reading,
                   const char *text,
                   gsize at,
                   gsize length,
                   gboolean *ret_decimal)
{
  gboolean could_group = length - at - 1 == 3 && at <= 3 && text[0] != '0';

  *ret_decimal = !could_group || text[at] == decimal_sign (language);
  if (!could_group || text[at] == grouping_sign (language))
    return TD_NUMBER_ISSUE_NONE;
  if (reading == TD_DECIMAL_LENIENT && text[length - 1] != '0')
    return TD_NUMBER_ISSUE_NONE;
  return TD_NUMBER_ISSUE_AMBIGUOUS;
}

/* Finds where the whole part ends: at a decimal sign, or at the end. */
static TdNumberIssue
find_decimal_sign (
    TdLanguage language, TdDecimalReading reading, const char *text, gsize length, gsize *ret_at)
{
  gsize first = strcspn (text, " .,"), last = length;
  gboolean decimal = TRUE;
  TdNumberIssue issue = TD_NUMBER_ISSUE_NONE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      last = i;
  if (last == length) {
    *ret_at = length;
    return issue;
  }
  if (first == last && text[last] != ' ')
    issue = judge_single_sign (language, reading, text, last, length, &decimal);
  else if (text[last] == text[first] || text[last] == ' ')
    decimal = FALSE;
  *ret_at = decimal ? last : length;
  return issue;
}

static TdNumberIssue
collect_digits (const char *text, gsize length, gsize whole, TdDecimal *ret)
{
  TdDecimal decimal = {0, 0};
  int significant = 0;

  while (whole < length && text[length - 1] == '0')
    length--;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]))
      continue;
    significant += significant > 0 || text[i] != '0';
    if (significant > MAX_DIGITS)
      return i < whole ? TD_NUMBER_ISSUE_OUT_OF_RANGE : TD_NUMBER_ISSUE_TOO_PRECISE;
    decimal.digits = decimal.digits * 10 + g_ascii_digit_value (text[i]);
    decimal.decimals += i > whole;
  }
  *ret = decimal;
  return TD_NUMBER_ISSUE_NONE;
}

TdNumberIssue
td_decimal_read (TdLanguage language, TdDecimalReading reading, const char **at, TdDecimal *ret)
{
  char text[MAX_LENGTH + 1];
  gsize length = number_length (*at), whole = 0;
  TdNumberIssue issue;

  if (length == 0)
    return TD_NUMBER_ISSUE_NOT_A_NUMBER;
  if (length > MAX_LENGTH)
    return TD_NUMBER_ISSUE_OUT_OF_RANGE;
  memcpy (text, *at, length);
  text[length] = '\0';

  issue = find_decimal_sign (language, reading, text, length, &whole);
  if (issue == TD_NUMBER_ISSUE_NONE && !is_grouped (text, whole, text[strcspn (text, " .,")]))
    issue = TD_NUMBER_ISSUE_NOT_A_NUMBER;
  if (issue == TD_NUMBER_ISSUE_NONE)
    issue = collect_digits (text, length, whole, ret);
  if (issue == TD_NUMBER_ISSUE_NONE)
    *at += length;
  return issue;
}

TdNumberIssue
td_decimal_scale (TdDecimal decimal, gint64 factor, gint64 *ret)
{
  __int128 scaled = (__int128) decimal.digits * factor;

  for (int i = 0; i < decimal.decimals; i++) {
    if (scaled % 10 != 0)
      return TD_NUMBER_ISSUE_TOO_PRECISE;
    scaled /= 10;
  }
  if (scaled > G_MAXINT64)
    return TD_NUMBER_ISSUE_OUT_OF_RANGE;
  *ret = (gint64) scaled;
  return TD_NUMBER_ISSUE_NONE;
}

char *
td_decimal_format (TdLanguage language, gint64 value, int decimals, int least)
{
  g_autofree char *digits = g_strdup_printf ("%0*" G_GUINT64_FORMAT, decimals + 1,
                                             value < 0 ? -(guint64) value : (guint64) value);
  g_autoptr (GString) text = g_string_new (value < 0 ? "-" : "");
  gsize length = strlen (digits), whole = length - (gsize) decimals;

  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0)
      g_string_append_c (text, grouping_sign (language));
    g_string_append_c (text, digits[i]);
  }
  while (length > whole + (gsize) least && digits[length - 1] == '0')
    length--;
  if (length > whole) {
    g_string_append_c (text, decimal_sign (language));
    g_string_append_len (text, digits + whole, (gssize) (length - whole));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
td_decimal_read_sign (const char **at)
{
  gboolean negative = **at == '-';

  *at += negative || **at == '+';
  *at += **at == ' ';
  return negative;
}

static gboolean
continues_word (char character)
{
  return g_ascii_isalpha (character) || (character & 0x80) != 0;
}

int
td_decimal_read_unit (const char **at, const char *const *names)
{
  const char *text = *at + (**at == ' ');
  gsize longest = 0;
  int found = -1;

  for (int i = 0; names[i] != NULL; i++) {
    gsize length = strlen (names[i]);

    if (length > longest && strncmp (text, names[i], length) == 0 &&
        !(continues_word (names[i][length - 1]) && continues_word (text[length]))) {
      longest = length;
      found = i;
    }
  }
  if (found >= 0) {
    *at = text + longest;
    *at += **at == ' ';
  }
  return found;
}
