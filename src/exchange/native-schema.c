/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-schema.h"

#include <string.h>

static char *
xml_name (const char *name, gboolean reference)
{
  char *result = g_strdelimit (g_strdup (name), "_", '-');

  if (reference && g_str_has_suffix (result, "-id"))
    result[strlen (result) - strlen ("-id")] = '\0';
  return result;
}

/* What a row always has is an attribute. Of the portfolio's own fields only paragraphs are
 * elements, for <calendar> is a row there. */
static gboolean
is_element (const TdField *field)
{
  if (field->table == TD_TABLE_PORTFOLIO)
    return (field->flags & TD_FIELD_LONG) != 0;
  return (field->flags & TD_FIELD_REQUIRED) == 0;
}

static void
init_table (TdNativeTable *self, TdTableId table)
{
  const TdField *fields = td_table_fields (table, &self->n_fields);

  self->table = table;
  self->name = xml_name (td_table_name (table), FALSE);
  self->fields = g_new0 (TdNativeField, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++) {
    TdNativeField *field = self->fields + i;

    field->field = fields + i;
    field->name = xml_name (fields[i].name, fields[i].kind == TD_FIELD_REFERENCE);
    field->element = is_element (fields + i);
    for (guint j = 0; j < i; j++)
      if (strcmp (self->fields[j].name, field->name) > 0)
        self->fields[j].sorted++;
      else
        field->sorted++;
  }
}

static const TdNativeTable *
all_tables (void)
{
  static gsize once;
  static TdNativeTable tables[TD_N_TABLES];

  if (g_once_init_enter (&once)) {
    for (guint i = 0; i < TD_N_TABLES; i++)
      init_table (tables + i, (TdTableId) i);
    g_once_init_leave (&once, 1);
  }
  return tables;
}

const TdNativeTable *
td_native_table (TdTableId table)
{
  return all_tables () + table;
}

const TdNativeTable *
td_native_table_find (const char *name)
{
  const TdNativeTable *tables = all_tables ();

  for (guint i = 0; i < TD_N_TABLES; i++)
    if (strcmp (tables[i].name, name) == 0)
      return tables + i;
  return NULL;
}

const TdNativeField *
td_native_field_find (const TdNativeTable *table, const char *name, gboolean element)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].element == element && strcmp (table->fields[i].name, name) == 0)
      return table->fields + i;
  return NULL;
}

gboolean
td_native_table_has_computed (TdTableId table)
{
  return table == TD_TABLE_PROJECT || table == TD_TABLE_TASK;
}
