/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/rank.h"
#include "core/rules-private.h"
#include "core/rules.h"
#include "core/text.h"
#include "core/time.h"
#include "core/uuid.h"

#include <string.h>

#define TEXT_MAX     1000000
#define DURATION_MAX (G_GINT64_CONSTANT (200) * 366 * 1440 * 10)
#define MONEY_MAX    G_GINT64_CONSTANT (100000000000000000)
#define QUANTITY_MAX G_GINT64_CONSTANT (1000000000000000)

/* ---- text ---- */

gboolean
td_rules_normalize (TdEditBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->edits->len; i++) {
    TdEdit *edit = &g_array_index (batch->edits, TdEdit, i);
    char *text;

    if (edit->op != TD_EDIT_UPDATE || edit->value.type != TD_VALUE_TEXT)
      continue;
    text = td_text_normalize (edit->value.text, -1, NULL);
    if (text == NULL) {
      g_autofree char *label = g_strconcat (TD_FACT_MSGID, edit->field->label, NULL);

      td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE,
                   N_ ("%s: the text is not valid UTF-8"), label, NULL);
      return FALSE;
    }
    td_value_clear (&edit->value);
    edit->value = td_value_take_text (*text ? text : (g_free (text), NULL));
  }
  return TRUE;
}

/* ---- one value ---- */

gboolean
td_rules_fail_field (const TdFuture *future,
                     const TdField *field,
                     gint64 id,
                     TdEditError code,
                     const char *msgid,
                     GError **error)
{
  g_autofree char *name = td_future_name (future, field->table, id);
  g_autofree char *label = g_strconcat (TD_FACT_MSGID, field->label, NULL);

  td_fact_set (error, TD_EDIT_ERROR, (int) code, msgid, name, label, NULL);
  return FALSE;
}

static gboolean
fail_value (
    const TdFuture *future, const TdField *field, gint64 id, const char *msgid, GError **error)
{
  return td_rules_fail_field (future, field, id, TD_EDIT_ERROR_OUT_OF_RANGE, msgid, error);
}

typedef struct {
  gint64 least;
  gint64 most;
  const char *otherwise;
} Range;

static Range
range_of (const TdField *field)
{
  switch (field->kind) {
  case TD_FIELD_BOOLEAN:
    return (Range){0, 1, N_ ("“%s”: %s is either yes or no")};
  case TD_FIELD_PERCENT:
    return (Range){0, 100, N_ ("“%s”: %s lies between 0 and 100")};
  case TD_FIELD_YEAR:
    return (Range){TD_YEAR_MIN, TD_YEAR_MAX, N_ ("“%s”: %s lies between 1900 and 2199")};
  case TD_FIELD_DAY:
    return (Range){TD_DAY_MIN, TD_DAY_MAX, N_ ("“%s”: %s lies between 1900 and 2199")};
  case TD_FIELD_INSTANT:
    return (Range){TD_DAY_MIN * TD_MINUTES_PER_DAY, (TD_DAY_MAX + 1) * TD_MINUTES_PER_DAY,
                   N_ ("“%s”: %s lies between 1900 and 2199")};
  case TD_FIELD_DURATION:
    return (Range){field->table == TD_TABLE_LINK ? -DURATION_MAX : 0, DURATION_MAX,
                   N_ ("“%s”: %s is at most 200 years and not below zero")};
  case TD_FIELD_MONEY:
    return (Range){-MONEY_MAX, MONEY_MAX, N_ ("“%s”: %s is too large a sum")};
  case TD_FIELD_QUANTITY:
    return (Range){-QUANTITY_MAX, QUANTITY_MAX, N_ ("“%s”: %s is too large a number")};
  case TD_FIELD_UUID:
  case TD_FIELD_RANK:
  case TD_FIELD_TEXT:
  case TD_FIELD_INTEGER:
  case TD_FIELD_ENUM:
  case TD_FIELD_REFERENCE:
  default:
    return (Range){TD_NONE, G_MAXINT64, ""};
  }
}

static gboolean
is_colour (const char *text)
{
  return text[0] == '#' && strlen (text) == 7 && strspn (text + 1, "0123456789abcdefABCDEF") == 6;
}

static gboolean
check_text (
    const TdFuture *future, const TdField *field, gint64 id, const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return fail_value (future, field, id, N_ ("“%s”: the text of %s is not valid UTF-8"), error);
  if (strlen (text) > TEXT_MAX)
    return fail_value (future, field, id, N_ ("“%s”: %s is longer than a million letters"), error);
  if (field->kind == TD_FIELD_RANK && !td_rank_is_valid (text))
    return fail_value (future, field, id, N_ ("“%s”: %s is no rank"), error);
  if (field == TD_FIELD (TD_TABLE_SECTOR, TdSector, colour) && !is_colour (text))
    return fail_value (future, field, id, N_ ("“%s”: %s is written as #336fbd"), error);
  if (field->kind == TD_FIELD_UUID && !td_uuid_is_valid (text))
    return fail_value (future, field, id, N_ ("“%s”: %s is no UUID"), error);
  return TRUE;
}

/* What an edit says, before it is laid over the row. */
gboolean
td_rules_check_edit (const TdFuture *future,
                     const TdFutureRow *row,
                     const TdEdit *edit,
                     GError **error)
{
  const TdField *field = edit->field;
  const TdValue *value = &edit->value;
  gboolean wants_text = td_field_is_text (field) || field->kind == TD_FIELD_ENUM;

  if (field->kind == TD_FIELD_UUID || (field->flags & TD_FIELD_FIXED && !row->inserted))
    return fail_value (future, field, row->id, N_ ("“%s”: %s cannot be changed"), error);
  if (value->type == TD_VALUE_NULL)
    return TRUE;
  if ((value->type == TD_VALUE_TEXT) != wants_text)
    return fail_value (future, field, row->id, N_ ("“%s”: %s is of another kind"), error);
  if (field->kind == TD_FIELD_ENUM && td_field_enum_index (field, value->text) < 0)
    return fail_value (future, field, row->id, N_ ("“%s”: %s knows no such word"), error);
  return TRUE;
}

static gboolean
check_reference (const TdFuture *future, const TdField *field, gint64 id, GError **error)
{
  gint64 target = td_future_integer (future, field, id);

  if (target == 0 || td_future_exists (future, field->target, target))
    return TRUE;
  return td_rules_fail_field (future, field, id, TD_EDIT_ERROR_DANGLING,
                              N_ ("“%s”: what %s refers to does not exist"), error);
}

/* The value a field would hold in the end. */
gboolean
td_rules_check_field (const TdFuture *future, const TdField *field, gint64 id, GError **error)
{
  Range range = range_of (field);
  gboolean missing;
  gint64 integer;

  if (td_field_is_text (field)) {
    const char *text = td_future_text (future, field, id);

    if (text)
      return check_text (future, field, id, text, error);
    missing = TRUE;
  } else {
    integer = td_future_integer (future, field, id);
    missing = integer == (field->kind == TD_FIELD_REFERENCE ? 0 : TD_NONE);
    if (!missing && (integer < range.least || integer > range.most))
      return fail_value (future, field, id, range.otherwise, error);
  }
  if (missing && field->flags & TD_FIELD_REQUIRED)
    return fail_value (future, field, id, N_ ("“%s”: %s is missing"), error);
  return field->kind != TD_FIELD_REFERENCE || check_reference (future, field, id, error);
}
