/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/edit.h"

G_DEFINE_QUARK (td_edit_error, td_edit_error)

static void
clear_edit (gpointer edit)
{
  td_value_clear (&((TdEdit *) edit)->value);
}

TdEditBatch *
td_edit_batch_new (const char *verb)
{
  TdEditBatch *batch = g_new0 (TdEditBatch, 1);

  batch->edits = g_array_new (FALSE, FALSE, sizeof (TdEdit));
  g_array_set_clear_func (batch->edits, clear_edit);
  batch->subjects = g_ptr_array_new_with_free_func (g_free);
  batch->verb = g_strdup (verb);
  batch->next_id = -1;
  return batch;
}

TdEditBatch *
td_edit_batch_copy (const TdEditBatch *batch)
{
  TdEditBatch *copy = td_edit_batch_new (batch->verb);

  copy->next_id = batch->next_id;
  for (guint i = 0; i < batch->subjects->len; i++)
    td_edit_batch_add_subject (copy, batch->subjects->pdata[i]);
  g_array_append_vals (copy->edits, batch->edits->data, batch->edits->len);
  for (guint i = 0; i < copy->edits->len; i++) {
    TdEdit *edit = &g_array_index (copy->edits, TdEdit, i);

    edit->value = td_value_copy (&edit->value);
  }
  return copy;
}

void
td_edit_batch_free (TdEditBatch *batch)
{
  if (batch == NULL)
    return;
  g_array_unref (batch->edits);
  g_ptr_array_unref (batch->subjects);
  g_free (batch->verb);
  g_free (batch);
}

void
td_edit_batch_add_subject (TdEditBatch *batch, const char *subject)
{
  g_ptr_array_add (batch->subjects, g_strdup (subject));
}

static void
append (TdEditBatch *batch, TdEdit edit)
{
  g_array_append_val (batch->edits, edit);
}

gint64
td_edit_batch_insert (TdEditBatch *batch, TdTableId table, const char *uuid)
{
  g_autofree char *fresh = uuid ? NULL : g_uuid_string_random ();
  gint64 id = batch->next_id--;

  append (batch, (TdEdit){TD_EDIT_INSERT, table, id, NULL, td_value_text (uuid ? uuid : fresh)});
  return id;
}

void
td_edit_batch_set (
    TdEditBatch *batch, TdTableId table, gint64 id, const TdField *field, TdValue value)
{
  g_return_if_fail (field != NULL && field->table == table);
  append (batch, (TdEdit){TD_EDIT_UPDATE, table, id, field, value});
}

void
td_edit_batch_delete (TdEditBatch *batch, TdTableId table, gint64 id)
{
  append (batch, (TdEdit){TD_EDIT_DELETE, table, id, NULL, TD_VALUE_INIT});
}

void
td_edit_batch_set_integer (
    TdEditBatch *batch, TdTableId table, gint64 id, const char *field, gint64 integer)
{
  td_edit_batch_set (batch, table, id, td_table_field (table, field), td_value_integer (integer));
}

void
td_edit_batch_set_text (
    TdEditBatch *batch, TdTableId table, gint64 id, const char *field, const char *text)
{
  td_edit_batch_set (batch, table, id, td_table_field (table, field), td_value_text (text));
}

void
td_edit_batch_append (TdEditBatch *batch, const TdEditBatch *other)
{
  gint64 offset = batch->next_id + 1;

  for (guint i = 0; i < other->edits->len; i++) {
    TdEdit edit = g_array_index (other->edits, TdEdit, i);

    edit.value = td_value_copy (&edit.value);
    if (edit.id < 0)
      edit.id += offset;
    if (edit.op == TD_EDIT_UPDATE && edit.field->kind == TD_FIELD_REFERENCE &&
        edit.value.type == TD_VALUE_INTEGER && edit.value.integer < 0)
      edit.value.integer += offset;
    append (batch, edit);
  }
  batch->next_id += other->next_id + 1;
}

gboolean
td_edit_batch_is_empty (const TdEditBatch *batch)
{
  return batch->edits->len == 0;
}
