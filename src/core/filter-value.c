/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/duration.h"
#include "core/fact.h"
#include "core/filter-private.h"
#include "core/text.h"

#include <string.h>

gboolean
td_filter_field_type (const TdField *field, TdFilterKind *ret)
{
  static const TdFilterKind types[] = {
      [TD_FIELD_UUID] = TD_FILTER_TEXT,       [TD_FIELD_RANK] = TD_FILTER_TEXT,
      [TD_FIELD_TEXT] = TD_FILTER_TEXT,       [TD_FIELD_INTEGER] = TD_FILTER_COUNT,
      [TD_FIELD_BOOLEAN] = TD_FILTER_BOOLEAN, [TD_FIELD_PERCENT] = TD_FILTER_COUNT,
      [TD_FIELD_YEAR] = TD_FILTER_COUNT,      [TD_FIELD_DAY] = TD_FILTER_DAY,
      [TD_FIELD_INSTANT] = TD_FILTER_WHEN,    [TD_FIELD_DURATION] = TD_FILTER_DURATION,
      [TD_FIELD_MONEY] = TD_FILTER_MONEY,     [TD_FIELD_QUANTITY] = TD_FILTER_QUANTITY,
      [TD_FIELD_ENUM] = TD_FILTER_TEXT,       [TD_FIELD_REFERENCE] = TD_FILTER_COUNT,
  };

  *ret = types[field->kind];
  return field->kind != TD_FIELD_REFERENCE;
}

gboolean
td_filter_operator_fits (const TdFilterNode *node)
{
  gboolean equality = node->comparison == TD_FILTER_EQUAL || node->comparison == TD_FILTER_UNEQUAL;

  if (node->type == TD_FILTER_TEXT)
    return equality || node->comparison == TD_FILTER_CONTAINS;
  if (node->type == TD_FILTER_BOOLEAN)
    return equality;
  return node->type == TD_FILTER_WHEN || node->type == TD_FILTER_DAY ||
         node->comparison != TD_FILTER_CONTAINS;
}

static gboolean
fail_value (const char *column, const char *value, const char *reason, GError **error)
{
  g_autofree char *word = g_strconcat (TD_FACT_MSGID, reason, NULL);

  td_fact_set (error, TD_FILTER_ERROR, TD_FILTER_ERROR_VALUE, N_ ("column %s: “%s”: %s"), column,
               value, word, NULL);
  return FALSE;
}

/* "planning_scheme" and "Planning-Scheme" are "planning scheme". */
static char *
fold_word (const char *word)
{
  char *folded = td_text_fold (word);

  return g_strdelimit (folded, "-_", ' ');
}

static gboolean
word_is_meant (const char *word, const char *meant, gboolean part)
{
  g_autofree char *folded = fold_word (word);

  return part ? strstr (folded, meant) != NULL : g_str_equal (folded, meant);
}

/* Which words of the enumeration are meant: by nick, or by label in either language. */
static gboolean
read_words (TdFilterNode *node, const char *value, const char *column, GError **error)
{
  const TdField *field = node->field;
  g_autofree char *meant = fold_word (value), *known = NULL;
  gboolean part = node->comparison == TD_FILTER_CONTAINS;

  for (guint i = 0; field->nicks[i] != NULL; i++) {
    if (word_is_meant (field->nicks[i], meant, part) ||
        word_is_meant (field->labels[i], meant, part) ||
        word_is_meant (td_translate (TD_LANGUAGE_VI, field->labels[i]), meant, part))
      node->words |= G_GUINT64_CONSTANT (1) << i;
  }
  if (node->words != 0 || part)
    return TRUE;
  known = g_strjoinv (", ", (char **) field->nicks);
  td_fact_set (error, TD_FILTER_ERROR, TD_FILTER_ERROR_VALUE, N_ ("column %s: “%s” is none of: %s"),
               column, value, known, NULL);
  return FALSE;
}

static gboolean
read_boolean (TdFilterNode *node, const char *value, const char *column, GError **error)
{
  static const char *const words[] = {"no", "yes", "false", "true", "khong", "co", "0", "1"};
  g_autofree char *folded = td_text_fold (value);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (!g_str_equal (folded, words[i]))
      continue;
    node->integer = i % 2;
    return TRUE;
  }
  return fail_value (column, value, N_ ("Expected “yes” or “no”."), error);
}

static gboolean
read_when (TdFilterNode *node,
           const TdFilterContext *context,
           const char *value,
           const char *column,
           GError **error)
{
  TdWhenIssue issue;

  if (!td_when_parse (value, TD_WHEN_FINISH, context->today, &node->when, &issue))
    return fail_value (column, value, td_when_issue_message (issue), error);
  if (td_when_precision (node->when) == TD_PRECISION_NONE)
    return fail_value (column, value, N_ ("Write “is unknown” for that."), error);
  return TRUE;
}

static gboolean
read_number (
    TdFilterNode *node, TdLanguage language, const char *value, const char *column, GError **error)
{
  TdNumberIssue issue;
  TdDuration duration;
  gboolean read;

  if (node->type == TD_FILTER_MONEY) {
    read = td_money_parse (language, value, TD_MONEY_DONG, &node->integer, &issue);
  } else if (node->type == TD_FILTER_DURATION) {
    read = td_duration_parse (language, g_str_has_prefix (value, "-") ? value + 1 : value,
                              &duration, &issue);
    node->integer = !read ? 0 : *value == '-' ? -duration.tenths : duration.tenths;
  } else {
    read = td_percent_parse (language, value, &node->integer, &issue);
  }
  return read || fail_value (column, value, td_number_issue_message (issue), error);
}

gboolean
td_filter_read_value (TdFilterNode *node,
                      const TdFilterContext *context,
                      const char *value,
                      const char *column,
                      GError **error)
{
  if (td_filter_node_is_enum (node))
    return read_words (node, value, column, error);
  switch (node->type) {
  case TD_FILTER_TEXT:
    node->text = td_text_fold (value);
    return TRUE;
  case TD_FILTER_BOOLEAN:
    return read_boolean (node, value, column, error);
  case TD_FILTER_DAY:
  case TD_FILTER_WHEN:
    return read_when (node, context, value, column, error);
  case TD_FILTER_COUNT:
  case TD_FILTER_QUANTITY:
  case TD_FILTER_MONEY:
  case TD_FILTER_DURATION:
  default:
    return read_number (node, context->language, value, column, error);
  }
}
