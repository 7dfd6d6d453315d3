/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules.h"
#include "document/document-private.h"

/*
 * A preview is a batch laid over the portfolio in memory alone, as changes whose inverse is kept.
 * Nothing of it reaches the store; every door takes it back before it does anything else.
 */

/* ---- a batch as changes ---- */

typedef struct {
  const TdPortfolio *portfolio;
  TdChangeList *changes;
  GHashTable *ids;             /* negative id × table → the id it has meanwhile */
  gint64 next_id[TD_N_TABLES]; /* 0: not asked yet */
} Laying;

static gpointer
key (TdTableId table, gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) (id * TD_N_TABLES + (gint64) table));
}

static gint64
fresh_id (Laying *self, TdTableId table)
{
  if (self->next_id[table] == 0)
    for (guint i = 0; i < td_portfolio_count (self->portfolio, table); i++) {
      const TdRecord *record = td_portfolio_at (self->portfolio, table, i);

      self->next_id[table] = MAX (self->next_id[table], record->id);
    }
  return ++self->next_id[table];
}

static gint64
known_id (const Laying *self, TdTableId table, gint64 id)
{
  if (id >= 0)
    return id;
  return (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->ids, key (table, id)));
}

static TdValue
known_value (const Laying *self, const TdEdit *edit)
{
  if (edit->field->kind == TD_FIELD_REFERENCE && edit->value.type == TD_VALUE_INTEGER)
    return td_value_integer (known_id (self, edit->field->target, edit->value.integer));
  return td_value_copy (&edit->value);
}

static TdValue
old_value (const Laying *self, TdTableId table, gint64 id, const TdField *field)
{
  gconstpointer record = td_portfolio_get (self->portfolio, table, id);

  return record ? td_field_get (field, record) : td_value_text (NULL);
}

static void
lay_delete (Laying *self, TdTableId table, gint64 id)
{
  const TdRecord *record = td_portfolio_get (self->portfolio, table, id);
  guint count;
  const TdField *fields = td_table_fields (table, &count);

  for (guint i = 1; record && i < count; i++) {
    TdValue value = td_field_get (fields + i, record);

    if (value.type != TD_VALUE_NULL)
      td_change_list_add (self->changes, TD_EDIT_UPDATE, table, id, fields + i, value,
                          td_value_text (NULL));
  }
  td_change_list_add (self->changes, TD_EDIT_DELETE, table, id, NULL,
                      td_value_text (record ? record->uuid : NULL), td_value_text (NULL));
}

static void
lay (Laying *self, const TdEdit *edit)
{
  gint64 id = known_id (self, edit->table, edit->id);

  switch (edit->op) {
  case TD_EDIT_INSERT:
    id = fresh_id (self, edit->table);
    g_hash_table_insert (self->ids, key (edit->table, edit->id), GSIZE_TO_POINTER ((gsize) id));
    td_change_list_add (self->changes, TD_EDIT_INSERT, edit->table, id, NULL, td_value_text (NULL),
                        td_value_copy (&edit->value));
    break;
  case TD_EDIT_DELETE:
    lay_delete (self, edit->table, id);
    break;
  case TD_EDIT_UPDATE:
  default:
    td_change_list_add (self->changes, TD_EDIT_UPDATE, edit->table, id, edit->field,
                        old_value (self, edit->table, id, edit->field), known_value (self, edit));
    break;
  }
}

static TdChangeList *
changes_of (const TdPortfolio *portfolio, const TdEditBatch *batch)
{
  Laying self = {.portfolio = portfolio,
                 .changes = td_change_list_new (),
                 .ids = g_hash_table_new (NULL, NULL)};

  for (guint i = 0; i < batch->edits->len; i++)
    lay (&self, &g_array_index (batch->edits, TdEdit, i));
  g_hash_table_unref (self.ids);
  return self.changes;
}

static TdEditOp
inverse_op (TdEditOp op)
{
  if (op == TD_EDIT_UPDATE)
    return op;
  return op == TD_EDIT_INSERT ? TD_EDIT_DELETE : TD_EDIT_INSERT;
}

static TdChangeList *
inverse_of (const TdChangeList *changes)
{
  TdChangeList *inverse = td_change_list_new ();

  for (guint i = td_change_list_size (changes); i-- > 0;) {
    const TdChange *change = td_change_list_get (changes, i);

    td_change_list_add (inverse, inverse_op (change->op), change->table, change->id, change->field,
                        td_value_copy (&change->new_value), td_value_copy (&change->old_value));
  }
  return inverse;
}

/* ---- the doors ---- */

gboolean
td_document_preview (TdDocument *self, const TdEditBatch *batch, GError **error)
{
  g_autoptr (TdEditBatch) normal = td_edit_batch_copy (batch);
  g_autoptr (TdChangeList) changes = NULL;

  td_document_end_preview (self);
  if (!td_rules_normalize (normal, error) || !td_rules_check (self->portfolio, normal, error))
    return FALSE;
  changes = changes_of (self->portfolio, normal);
  self->preview = inverse_of (changes);
  td_document_show (self, changes, FALSE);
  return TRUE;
}

void
td_document_end_preview (TdDocument *self)
{
  g_autoptr (TdChangeList) inverse = g_steal_pointer (&self->preview);

  if (inverse)
    td_document_show (self, inverse, FALSE);
}
