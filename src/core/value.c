/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/value.h"

TdValue
td_value_integer (gint64 integer)
{
  if (integer == TD_NONE)
    return (TdValue) TD_VALUE_INIT;
  return (TdValue){TD_VALUE_INTEGER, integer, NULL};
}

TdValue
td_value_text (const char *text)
{
  return td_value_take_text (g_strdup (text));
}

TdValue
td_value_take_text (char *text)
{
  if (text == NULL)
    return (TdValue) TD_VALUE_INIT;
  return (TdValue){TD_VALUE_TEXT, 0, text};
}

TdValue
td_value_copy (const TdValue *value)
{
  return (TdValue){value->type, value->integer, g_strdup (value->text)};
}

void
td_value_clear (TdValue *value)
{
  g_clear_pointer (&value->text, g_free);
  value->type = TD_VALUE_NULL;
  value->integer = 0;
}

gboolean
td_value_equal (const TdValue *a, const TdValue *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == TD_VALUE_INTEGER)
    return a->integer == b->integer;
  return g_strcmp0 (a->text, b->text) == 0;
}

char *
td_value_to_string (const TdValue *value)
{
  switch (value->type) {
  case TD_VALUE_INTEGER:
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  case TD_VALUE_TEXT:
    return g_strdup_printf ("\"%s\"", value->text);
  case TD_VALUE_NULL:
  default:
    return g_strdup ("null");
  }
}
