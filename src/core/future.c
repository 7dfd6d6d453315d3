/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/future.h"

#include "core/fact.h"

/*
 * What the batch says lies over the portfolio: a row for each row it names, with the last update
 * of each field; and, for each reference it sets, who would refer to what.
 */
struct _TdFuture {
  const TdPortfolio *portfolio;
  GPtrArray *rows;       /* TdFutureRow, in order */
  GHashTable *by_id;     /* key () → TdFutureRow */
  GHashTable *referring; /* key () of what is referred to → GPtrArray of const TdEdit */
};

static gpointer
key (TdTableId table, gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) (id * TD_N_TABLES + (gint64) table));
}

static void
row_free (gpointer data)
{
  TdFutureRow *row = data;

  g_ptr_array_unref (row->edits);
  g_free (row);
}

static TdFutureRow *
find_row (const TdFuture *self, TdTableId table, gint64 id)
{
  if (self->rows->len == 0) /* nothing lies over the portfolio: it is looked at as it is */
    return NULL;
  return g_hash_table_lookup (self->by_id, key (table, id));
}

static TdFutureRow *
ensure_row (TdFuture *self, TdTableId table, gint64 id)
{
  TdFutureRow *row = find_row (self, table, id);

  if (row)
    return row;
  row = g_new0 (TdFutureRow, 1);
  row->table = table;
  row->id = id;
  row->edits = g_ptr_array_new ();
  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->by_id, key (table, id), row);
  return row;
}

static const TdEdit *
find_edit (const TdFutureRow *row, const TdField *field)
{
  for (guint i = 0; row && i < row->edits->len; i++) {
    const TdEdit *edit = row->edits->pdata[i];

    if (edit->field == field)
      return edit;
  }
  return NULL;
}

static gboolean
fail_unknown (TdTableId table, gint64 id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s:%" G_GINT64_FORMAT, td_table_name (table), id);

  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_UNKNOWN_ROW, N_ ("There is no %s"), name, NULL);
  return FALSE;
}

static void
take_update (TdFuture *self, TdFutureRow *row, const TdEdit *edit)
{
  const TdEdit *old = find_edit (row, edit->field);
  gpointer target;
  GPtrArray *edits;

  if (old)
    g_ptr_array_remove (row->edits, (gpointer) old);
  g_ptr_array_add (row->edits, (gpointer) edit);
  if (edit->field->kind != TD_FIELD_REFERENCE || edit->value.type != TD_VALUE_INTEGER)
    return;
  target = key (edit->field->target, edit->value.integer);
  edits = g_hash_table_lookup (self->referring, target);
  if (edits == NULL) {
    edits = g_ptr_array_new ();
    g_hash_table_insert (self->referring, target, edits);
  }
  g_ptr_array_add (edits, (gpointer) edit);
}

static gboolean
take_edit (TdFuture *self, const TdEdit *edit, GError **error)
{
  TdFutureRow *row;

  if (edit->op == TD_EDIT_INSERT) {
    if (edit->id >= 0 || td_future_exists (self, edit->table, edit->id))
      return fail_unknown (edit->table, edit->id, error);
    ensure_row (self, edit->table, edit->id)->inserted = TRUE;
    return TRUE;
  }
  if (!td_future_exists (self, edit->table, edit->id))
    return fail_unknown (edit->table, edit->id, error);
  row = ensure_row (self, edit->table, edit->id);
  if (edit->op == TD_EDIT_DELETE)
    row->deleted = TRUE;
  else
    take_update (self, row, edit);
  return TRUE;
}

TdFuture *
td_future_new (const TdPortfolio *portfolio, const TdEditBatch *batch, GError **error)
{
  TdFuture *self = g_new0 (TdFuture, 1);

  self->portfolio = portfolio;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->referring = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; batch && i < batch->edits->len; i++)
    if (!take_edit (self, &g_array_index (batch->edits, TdEdit, i), error)) {
      td_future_free (self);
      return NULL;
    }
  return self;
}

void
td_future_free (TdFuture *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->referring);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

const TdPortfolio *
td_future_portfolio (const TdFuture *self)
{
  return self->portfolio;
}

GPtrArray *
td_future_rows (const TdFuture *self)
{
  return self->rows;
}

gboolean
td_future_exists (const TdFuture *self, TdTableId table, gint64 id)
{
  const TdFutureRow *row = find_row (self, table, id);

  if (row)
    return !row->deleted;
  return td_portfolio_index (self->portfolio, table, id) >= 0;
}

gint64
td_future_integer (const TdFuture *self, const TdField *field, gint64 id)
{
  const TdEdit *edit = find_edit (find_row (self, field->table, id), field);
  gconstpointer record;

  if (edit && field->kind == TD_FIELD_ENUM)
    return edit->value.text ? td_field_enum_index (field, edit->value.text) : field->initial;
  if (edit)
    return edit->value.type == TD_VALUE_INTEGER ? edit->value.integer : field->initial;
  record = td_portfolio_get (self->portfolio, field->table, id);
  return record ? td_field_integer (field, record) : field->initial;
}

const char *
td_future_text (const TdFuture *self, const TdField *field, gint64 id)
{
  const TdEdit *edit = find_edit (find_row (self, field->table, id), field);
  gconstpointer record;

  if (edit)
    return edit->value.text;
  record = td_portfolio_get (self->portfolio, field->table, id);
  return record ? td_field_text (field, record) : NULL;
}

void
td_future_referring (const TdFuture *self, const TdField *reference, gint64 target, GArray *ids)
{
  guint count;
  const guint32 *rows = td_portfolio_referring (self->portfolio, reference, target, &count);
  GPtrArray *edits = g_hash_table_lookup (self->referring, key (reference->target, target));

  for (guint i = 0; i < count; i++) {
    const TdRecord *record = td_portfolio_at (self->portfolio, reference->table, rows[i]);
    const TdFutureRow *row = find_row (self, reference->table, record->id);

    if (row == NULL || (!row->deleted && find_edit (row, reference) == NULL))
      g_array_append_val (ids, record->id);
  }
  for (guint i = 0; edits && i < edits->len; i++) {
    const TdEdit *edit = edits->pdata[i];
    const TdFutureRow *row = find_row (self, edit->table, edit->id);

    if (edit->field == reference && !row->deleted && find_edit (row, reference) == edit)
      g_array_append_val (ids, edit->id);
  }
}

static const char *
own_name (const TdFuture *self, TdTableId table, gint64 id)
{
  static const char *const fields[] = {"name", "title", "caption", "number", "text"};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const TdField *field = td_table_field (table, fields[i]);
    const char *text = field ? td_future_text (self, field, id) : NULL;

    if (text && *text)
      return text;
  }
  return NULL;
}

char *
td_future_name (const TdFuture *self, TdTableId table, gint64 id)
{
  const char *name = own_name (self, table, id);

  if (name)
    return g_strdup (name);
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, td_table_name (table), id);
}
