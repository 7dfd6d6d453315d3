/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/delete.h"

/* The rows that go, children first. */
typedef struct {
  const TdPortfolio *portfolio;
  TdEditBatch *batch;
  GHashTable *gone; /* key () */
  GArray *order;    /* Row */
} Felling;

typedef struct {
  TdTableId table;
  gint64 id;
} Row;

static gpointer
key (TdTableId table, gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) (id * TD_N_TABLES + (gint64) table));
}

/* Whether a row cannot stay without what @reference names. */
static gboolean
holds (const TdField *reference)
{
  if (reference->flags & (TD_FIELD_OWNER | TD_FIELD_REQUIRED | TD_FIELD_FIXED))
    return TRUE;
  return reference->table == TD_TABLE_LINK ||
         reference == td_table_field (reference->table, "parent_id");
}

static const TdField *
next_reference (TdTableId target, TdTableId *table, guint *index)
{
  for (; *table < TD_N_TABLES; (*table)++, *index = 0) {
    guint count;
    const TdField *fields = td_table_fields (*table, &count);

    while (*index < count) {
      const TdField *field = fields + (*index)++;

      if (field->kind == TD_FIELD_REFERENCE && field->target == target)
        return field;
    }
  }
  return NULL;
}

static void
fell (Felling *self, TdTableId table, gint64 id)
{
  Row row = {table, id};
  TdTableId from = 0;
  guint index = 0;
  const TdField *reference;

  if (!g_hash_table_add (self->gone, key (table, id)))
    return;
  while ((reference = next_reference (table, &from, &index))) {
    guint count;
    const guint32 *rows = td_portfolio_referring (self->portfolio, reference, id, &count);

    for (guint i = 0; holds (reference) && i < count; i++) {
      const TdRecord *record = td_portfolio_at (self->portfolio, from, rows[i]);

      fell (self, from, record->id);
    }
  }
  g_array_append_val (self->order, row);
}

/* Rows that stay forget what goes. */
static void
forget (Felling *self, Row gone)
{
  TdTableId from = 0;
  guint index = 0;
  const TdField *reference;

  while ((reference = next_reference (gone.table, &from, &index))) {
    guint count;
    const guint32 *rows = td_portfolio_referring (self->portfolio, reference, gone.id, &count);

    for (guint i = 0; i < count; i++) {
      const TdRecord *record = td_portfolio_at (self->portfolio, from, rows[i]);

      if (!g_hash_table_contains (self->gone, key (from, record->id)))
        td_edit_batch_set (self->batch, from, record->id, reference, td_value_integer (TD_NONE));
    }
  }
}

void
td_edit_batch_delete_tree (TdEditBatch *batch,
                           const TdPortfolio *portfolio,
                           TdTableId table,
                           gint64 id)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Row));
  Felling self = {portfolio, batch, gone, order};

  for (guint i = 0; i < batch->edits->len; i++) {
    const TdEdit *edit = &g_array_index (batch->edits, TdEdit, i);

    if (edit->op == TD_EDIT_DELETE)
      g_hash_table_add (gone, key (edit->table, edit->id));
  }
  fell (&self, table, id);
  for (guint i = 0; i < order->len; i++)
    forget (&self, g_array_index (order, Row, i));
  for (guint i = 0; i < order->len; i++) {
    Row row = g_array_index (order, Row, i);

    td_edit_batch_delete (batch, row.table, row.id);
  }
}
