/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/change.h"

static void
clear_change (gpointer data)
{
  TdChange *change = data;

  td_value_clear (&change->old_value);
  td_value_clear (&change->new_value);
}

TdChangeList *
td_change_list_new (void)
{
  TdChangeList *list = g_new0 (TdChangeList, 1);

  list->changes = g_array_new (FALSE, FALSE, sizeof (TdChange));
  g_array_set_clear_func (list->changes, clear_change);
  return list;
}

void
td_change_list_free (TdChangeList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->changes);
  g_free (list);
}

void
td_change_list_add (TdChangeList *list,
                    TdEditOp op,
                    TdTableId table,
                    gint64 id,
                    const TdField *field,
                    TdValue old_value,
                    TdValue new_value)
{
  TdChange change = {op, table, id, field, old_value, new_value};

  g_array_append_val (list->changes, change);
}

guint
td_change_list_size (const TdChangeList *list)
{
  return list->changes->len;
}

const TdChange *
td_change_list_get (const TdChangeList *list, guint index)
{
  return &g_array_index (list->changes, TdChange, index);
}

char *
td_change_list_to_string (const TdChangeList *list)
{
  static const char *const ops[] = {"insert", "update", "delete"};
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->changes->len; i++) {
    const TdChange *change = td_change_list_get (list, i);
    g_autofree char *old_value = td_value_to_string (&change->old_value);
    g_autofree char *new_value = td_value_to_string (&change->new_value);

    g_string_append_printf (out, "%s %s:%" G_GINT64_FORMAT " %s %s -> %s\n", ops[change->op],
                            td_table_name (change->table), change->id,
                            change->field ? change->field->name : "-", old_value, new_value);
  }
  return g_string_free (out, FALSE);
}
