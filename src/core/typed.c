/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/typed.h"

#include "core/duration.h"
#include "core/fact.h"
#include "core/number.h"
#include "core/text.h"
#include "core/when.h"

#include <string.h>

/* What reading needs to know. */
typedef struct {
  const TdPortfolio *portfolio;
  const TdField *field;
  TdLanguage language;
  const char *typed;
  gint64 today;
} Reading;

static gboolean
fail (const Reading *self, const char *reason, GError **error)
{
  g_autofree char *label = g_strconcat (TD_FACT_MSGID, self->field->label, NULL);
  g_autofree char *why = g_strconcat (TD_FACT_MSGID, reason, NULL);

  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” does not fit %s: %s"),
               self->typed, label, why, NULL);
  return FALSE;
}

static gboolean
take_number (const Reading *self,
             gboolean ok,
             gint64 number,
             TdNumberIssue issue,
             TdValue *ret,
             GError **error)
{
  if (!ok)
    return fail (self, td_number_issue_message (issue), error);
  *ret = td_value_integer (number);
  return TRUE;
}

static gboolean
read_integer (const Reading *self, TdValue *ret, GError **error)
{
  char *end;
  gint64 number = g_ascii_strtoll (self->typed, &end, 10);

  if (end == self->typed || *end)
    return fail (self, N_ ("a whole number is wanted"), error);
  *ret = td_value_integer (number);
  return TRUE;
}

static gboolean
is_one_of (const char *folded, const char *const *words)
{
  return g_strv_contains (words, folded);
}

static gboolean
read_boolean (const Reading *self, TdValue *ret, GError **error)
{
  static const char *const yes[] = {"1", "yes", "y", "true", "co", "dung", "x", NULL};
  static const char *const no[] = {"0", "no", "n", "false", "khong", "sai", NULL};
  g_autofree char *folded = td_text_fold (self->typed);

  if (!is_one_of (folded, yes) && !is_one_of (folded, no))
    return fail (self, N_ ("it is either yes or no"), error);
  *ret = td_value_integer (is_one_of (folded, yes));
  return TRUE;
}

static gboolean
read_percent (const Reading *self, TdValue *ret, GError **error)
{
  gint64 thousandths = 0;
  TdNumberIssue issue = TD_NUMBER_ISSUE_NONE;

  if (!td_percent_parse (self->language, self->typed, &thousandths, &issue))
    return fail (self, td_number_issue_message (issue), error);
  if (thousandths % 1000 != 0)
    return fail (self, N_ ("a whole number is wanted"), error);
  *ret = td_value_integer (thousandths / 1000);
  return TRUE;
}

static gboolean
read_date (const Reading *self, TdValue *ret, GError **error)
{
  gboolean end = (self->field->flags & TD_FIELD_END) != 0;
  TdWhenRole role = end ? TD_WHEN_DEADLINE : TD_WHEN_START;
  TdWhenIssue issue = TD_WHEN_ISSUE_NONE;
  TdWhen when;
  gint64 instant;

  if (!td_when_parse (self->typed, role, self->today, &when, &issue))
    return fail (self, td_when_issue_message (issue), error);
  instant = td_when_counted (role, when);
  if (instant == TD_NONE && !td_when_equal (when, TD_WHEN_UNKNOWN))
    return fail (self, N_ ("the end that counts is left open"), error);
  if (self->field->kind == TD_FIELD_DAY && instant != TD_NONE) {
    if (td_when_precision (when) != TD_PRECISION_DAY)
      return fail (self, N_ ("a single day is wanted"), error);
    instant = td_day_from_instant (when.earliest);
  }
  *ret = td_value_integer (instant);
  return TRUE;
}

static gboolean
read_duration (const Reading *self, TdValue *ret, GError **error)
{
  TdNumberIssue issue = TD_NUMBER_ISSUE_NONE;
  gint64 tenths = 0;
  gboolean ok;

  if (self->field->table == TD_TABLE_LINK) {
    TdLagUnit unit;

    ok = td_lag_parse (self->language, self->typed, &tenths, &unit, &issue);
  } else {
    TdDuration duration;

    ok = td_duration_parse (self->language, self->typed, &duration, &issue);
    if (ok)
      tenths = duration.tenths;
  }
  return take_number (self, ok, tenths, issue, ret, error);
}

/* The nick whose own or whose label's words were typed, in either language. */
static const char *
find_nick (const TdField *field, const char *typed)
{
  g_autofree char *folded = td_text_fold (typed);

  for (guint i = 0; field->nicks[i]; i++) {
    g_autofree char *english = td_text_fold (field->labels[i]);
    g_autofree char *vietnamese = td_text_fold (td_translate (TD_LANGUAGE_VI, field->labels[i]));

    if (strcmp (field->nicks[i], folded) == 0 || strcmp (english, folded) == 0 ||
        strcmp (vietnamese, folded) == 0)
      return field->nicks[i];
  }
  return NULL;
}

static gboolean
read_enum (const Reading *self, TdValue *ret, GError **error)
{
  const char *nick = find_nick (self->field, self->typed);

  if (nick == NULL)
    return fail (self, N_ ("there is no such word"), error);
  *ret = td_value_text (nick);
  return TRUE;
}

static gboolean
names_row (TdTableId table, gconstpointer record, const char *folded)
{
  static const char *const fields[] = {"name", "short_name", "code", "number", "title"};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const TdField *field = td_table_field (table, fields[i]);
    const char *text = field ? td_field_text (field, record) : NULL;
    g_autofree char *own = text ? td_text_fold (text) : NULL;

    if (own && strcmp (own, folded) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_reference (const Reading *self, TdValue *ret, GError **error)
{
  TdTableId table = self->field->target;
  g_autofree char *folded = td_text_fold (self->typed);
  TdTableId found_table;
  gint64 found = 0;

  if (td_row_find (self->portfolio, self->typed, &found_table, &found) && found_table == table) {
    *ret = td_value_integer (found);
    return TRUE;
  }
  found = 0;
  for (guint i = 0; i < td_portfolio_count (self->portfolio, table); i++) {
    const TdRecord *record = td_portfolio_at (self->portfolio, table, i);

    if (!names_row (table, record, folded))
      continue;
    if (found)
      return fail (self, N_ ("several rows have this name"), error);
    found = record->id;
  }
  if (found == 0)
    return fail (self, N_ ("no row has this name"), error);
  *ret = td_value_integer (found);
  return TRUE;
}

static gboolean
read_known (const Reading *self, TdValue *ret, GError **error)
{
  TdNumberIssue issue = TD_NUMBER_ISSUE_NONE;
  gint64 number = 0;
  gboolean ok;

  switch (self->field->kind) {
  case TD_FIELD_BOOLEAN:
    return read_boolean (self, ret, error);
  case TD_FIELD_PERCENT:
    return read_percent (self, ret, error);
  case TD_FIELD_DAY:
  case TD_FIELD_INSTANT:
    return read_date (self, ret, error);
  case TD_FIELD_DURATION:
    return read_duration (self, ret, error);
  case TD_FIELD_MONEY:
    ok = td_money_parse (self->language, self->typed, TD_MONEY_DONG, &number, &issue);
    return take_number (self, ok, number, issue, ret, error);
  case TD_FIELD_QUANTITY:
    ok = td_quantity_parse (self->language, self->typed, &number, &issue);
    return take_number (self, ok, number, issue, ret, error);
  case TD_FIELD_ENUM:
    return read_enum (self, ret, error);
  case TD_FIELD_REFERENCE:
    return read_reference (self, ret, error);
  case TD_FIELD_INTEGER:
  case TD_FIELD_YEAR:
  case TD_FIELD_UUID:
  case TD_FIELD_RANK:
  case TD_FIELD_TEXT:
  default:
    return read_integer (self, ret, error);
  }
}

gboolean
td_typed_read (const TdPortfolio *portfolio,
               const TdField *field,
               TdLanguage language,
               const char *typed,
               gint64 today,
               TdValue *ret,
               GError **error)
{
  g_autofree char *text = td_text_normalize (typed, -1, NULL);
  Reading reading = {portfolio, field, language, text, today};

  if (text == NULL) {
    reading.typed = "";
    return fail (&reading, N_ ("it is not valid UTF-8"), error);
  }
  if (td_field_is_text (field)) {
    *ret = td_value_text (*text ? text : NULL);
    return TRUE;
  }
  if (*text == '\0' || strcmp (text, "-") == 0) {
    *ret = td_value_text (NULL);
    return TRUE;
  }
  return read_known (&reading, ret, error);
}

/* ---- the other way ---- */

static char *
write_instant (const TdField *field, TdLanguage language, gint64 instant)
{
  gboolean midnight = instant % TD_MINUTES_PER_DAY == 0;
  gint64 day = td_day_from_instant (instant);

  if (!midnight)
    return td_when_format (language, (TdWhen){instant, instant}, FALSE);
  return td_when_format (language, td_when_from_day (field->flags & TD_FIELD_END ? day - 1 : day),
                         FALSE);
}

static char *
write_reference (const TdPortfolio *portfolio, const TdField *field, gint64 id)
{
  static const char *const fields[] = {"short_name", "name", "title", "caption", "number"};
  gconstpointer record = td_portfolio_get (portfolio, field->target, id);

  for (guint i = 0; record && i < G_N_ELEMENTS (fields); i++) {
    const TdField *name = td_table_field (field->target, fields[i]);
    const char *text = name ? td_field_text (name, record) : NULL;

    if (text)
      return g_strdup (text);
  }
  return id ? g_strdup_printf ("%s:%" G_GINT64_FORMAT, td_table_name (field->target), id)
            : g_strdup ("");
}

static char *
write_duration (const TdField *field, TdLanguage language, gconstpointer record, gint64 tenths)
{
  TdDuration duration = {tenths, TD_DURATION_DAYS, FALSE};

  if (field->table == TD_TABLE_LINK)
    return td_lag_format (language, tenths, (TdLagUnit) ((const TdLink *) record)->lag_unit);
  if (field->table == TD_TABLE_TASK) {
    const TdTask *task = record;

    duration.unit = (TdDurationUnit) task->duration_unit;
    duration.elapsed = task->duration_elapsed != 0;
  }
  return td_duration_format (language, duration);
}

char *
td_typed_write (const TdPortfolio *portfolio,
                const TdField *field,
                TdLanguage language,
                gconstpointer record)
{
  gint64 integer;

  if (td_field_is_text (field)) {
    const char *text = td_field_text (field, record);

    return g_strdup (text ? text : "");
  }
  integer = td_field_integer (field, record);
  if (integer == TD_NONE)
    return g_strdup ("");
  switch (field->kind) {
  case TD_FIELD_BOOLEAN:
    return g_strdup (td_translate (language, integer ? N_ ("Yes") : N_ ("No")));
  case TD_FIELD_PERCENT:
    return td_percent_format (language, integer * 1000);
  case TD_FIELD_DAY:
    return td_when_format (language, td_when_from_day (integer), FALSE);
  case TD_FIELD_INSTANT:
    return write_instant (field, language, integer);
  case TD_FIELD_DURATION:
    return write_duration (field, language, record, integer);
  case TD_FIELD_MONEY:
    return td_money_format (language, integer, TD_MONEY_DONG);
  case TD_FIELD_QUANTITY:
    return td_quantity_format (language, integer);
  case TD_FIELD_ENUM:
    return g_strdup (td_translate (language, field->labels[integer]));
  case TD_FIELD_REFERENCE:
    return write_reference (portfolio, field, integer);
  case TD_FIELD_INTEGER:
  case TD_FIELD_YEAR:
  case TD_FIELD_UUID:
  case TD_FIELD_RANK:
  case TD_FIELD_TEXT:
  default:
    return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
  }
}

gboolean
td_row_find (const TdPortfolio *portfolio, const char *word, TdTableId *ret_table, gint64 *ret_id)
{
  const char *colon = strchr (word, ':');
  g_autofree char *name = colon ? g_strndup (word, colon - word) : NULL;
  TdTableId table = name ? td_table_from_name (name) : TD_N_TABLES;
  char *end = NULL;
  gint64 id = colon ? g_ascii_strtoll (colon + 1, &end, 10) : 0;

  if (table != TD_N_TABLES && end && *end == '\0' && td_portfolio_get (portfolio, table, id)) {
    *ret_table = table;
    *ret_id = id;
    return TRUE;
  }
  if (!g_uuid_string_is_valid (word))
    return FALSE;
  for (guint i = 0; i < TD_N_TABLES; i++) {
    const TdRecord *record = td_portfolio_get_by_uuid (portfolio, (TdTableId) i, word);

    if (record == NULL)
      continue;
    *ret_table = (TdTableId) i;
    *ret_id = record->id;
    return TRUE;
  }
  return FALSE;
}
