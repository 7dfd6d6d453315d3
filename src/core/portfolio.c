/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/portfolio.h"

#include <stdlib.h>
#include <string.h>

/* Who refers to what by one field: rows[starts[id]] to rows[starts[id + 1]] refer to id. */
typedef struct {
  guint32 *starts;
  guint32 *rows;
  gint64 highest;
  guint64 version;
} Backward;

typedef struct {
  guint8 *records;
  gsize record_size;
  guint count;
  guint capacity;
  guint32 *slots; /* id → index + 1 */
  gint64 n_slots;
  guint64 version;
  guint64 order_version; /* goes up when rows came, went, moved or refer to another */
  GHashTable *by_uuid;   /* borrowed uuid → id, NULL when stale */
} Table;

struct _TdPortfolio {
  Table tables[TD_N_TABLES];
  GHashTable *backward; /* const TdField * → Backward */
};

static TdRecord *
record_at (const Table *t, guint row)
{
  gpointer record = t->records + row * t->record_size;

  return record;
}

static void
backward_free (gpointer data)
{
  Backward *backward = data;

  g_free (backward->starts);
  g_free (backward->rows);
  g_free (backward);
}

TdPortfolio *
td_portfolio_new (void)
{
  TdPortfolio *self = g_new0 (TdPortfolio, 1);

  for (guint i = 0; i < TD_N_TABLES; i++) {
    self->tables[i].record_size = td_table_record_size ((TdTableId) i);
    self->tables[i].version = 1;
    self->tables[i].order_version = 1;
  }
  self->backward = g_hash_table_new_full (NULL, NULL, NULL, backward_free);
  return self;
}

void
td_portfolio_free (TdPortfolio *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TD_N_TABLES; i++) {
    Table *table = self->tables + i;

    for (guint row = 0; row < table->count; row++)
      td_record_clear ((TdTableId) i, table->records + row * table->record_size);
    g_free (table->records);
    g_free (table->slots);
    g_clear_pointer (&table->by_uuid, g_hash_table_unref);
  }
  g_hash_table_unref (self->backward);
  g_free (self);
}

guint
td_portfolio_count (const TdPortfolio *self, TdTableId table)
{
  return self->tables[table].count;
}

gpointer
td_portfolio_at (const TdPortfolio *self, TdTableId table, guint index)
{
  const Table *t = self->tables + table;

  g_return_val_if_fail (index < t->count, NULL);
  return t->records + index * t->record_size;
}

int
td_portfolio_index (const TdPortfolio *self, TdTableId table, gint64 id)
{
  const Table *t = self->tables + table;

  if (id <= 0 || id >= t->n_slots)
    return -1;
  return (int) t->slots[id] - 1;
}

gpointer
td_portfolio_get (const TdPortfolio *self, TdTableId table, gint64 id)
{
  int index = td_portfolio_index (self, table, id);

  return index < 0 ? NULL : self->tables[table].records + index * self->tables[table].record_size;
}

gpointer
td_portfolio_get_by_uuid (const TdPortfolio *self, TdTableId table, const char *uuid)
{
  Table *t = (Table *) (self->tables + table);
  const gint64 *id;

  if (t->by_uuid == NULL) {
    t->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < t->count; i++) {
      TdRecord *record = td_portfolio_at (self, table, i);

      if (record->uuid)
        g_hash_table_insert (t->by_uuid, record->uuid, GINT_TO_POINTER ((int) record->id));
    }
  }
  id = g_hash_table_lookup (t->by_uuid, uuid);
  return id ? td_portfolio_get (self, table, GPOINTER_TO_INT (id)) : NULL;
}

const TdPortfolioInfo *
td_portfolio_info (const TdPortfolio *self)
{
  return self->tables[TD_TABLE_PORTFOLIO].count ? td_portfolio_at (self, TD_TABLE_PORTFOLIO, 0)
                                                : NULL;
}

static void
table_touched (Table *table, const TdField *field)
{
  table->version++;
  if (field == NULL || field->kind == TD_FIELD_REFERENCE || field->kind == TD_FIELD_RANK ||
      field->kind == TD_FIELD_UUID)
    table->order_version++;
}

void
td_portfolio_reserve (TdPortfolio *self, TdTableId table, guint count)
{
  Table *t = self->tables + table;

  if (count <= t->capacity)
    return;
  t->capacity = count;
  t->records = g_realloc_n (t->records, t->capacity, t->record_size);
}

gpointer
td_portfolio_add (TdPortfolio *self, TdTableId table, gint64 id, const char *uuid)
{
  Table *t = self->tables + table;
  gpointer record;

  g_return_val_if_fail (id > 0 && id <= TD_ID_MAX, NULL);
  g_return_val_if_fail (td_portfolio_index (self, table, id) < 0, NULL);
  if (t->count == t->capacity)
    td_portfolio_reserve (self, table, MAX (16, t->capacity * 2));
  if (id >= t->n_slots) {
    gint64 n_slots = MAX (id + 1, MAX (64, t->n_slots * 2));

    t->slots = g_realloc_n (t->slots, n_slots, sizeof (guint32));
    memset (t->slots + t->n_slots, 0, (n_slots - t->n_slots) * sizeof (guint32));
    t->n_slots = n_slots;
  }
  t->slots[id] = ++t->count;
  record = t->records + (t->count - 1) * t->record_size;
  td_record_init (table, record, id, uuid);
  if (t->by_uuid && uuid)
    g_hash_table_insert (t->by_uuid, ((TdRecord *) record)->uuid, GINT_TO_POINTER ((int) id));
  table_touched (t, NULL);
  return record;
}

static void
remove_record (TdPortfolio *self, TdTableId table, gint64 id)
{
  Table *t = self->tables + table;
  int index = td_portfolio_index (self, table, id);
  TdRecord *gone, *last;

  if (index < 0)
    return;
  gone = record_at (t, index);
  last = record_at (t, t->count - 1);
  if (t->by_uuid && gone->uuid)
    g_hash_table_remove (t->by_uuid, gone->uuid);
  td_record_clear (table, gone);
  t->slots[id] = 0;
  if (gone != last) {
    memcpy (gone, last, t->record_size);
    t->slots[gone->id] = index + 1;
  }
  t->count--;
  table_touched (t, NULL);
}

static void
update_record (TdPortfolio *self, const TdChange *change)
{
  Table *t = self->tables + change->table;
  gpointer record = td_portfolio_get (self, change->table, change->id);

  if (record == NULL)
    return;
  if (change->field->kind == TD_FIELD_UUID)
    g_clear_pointer (&t->by_uuid, g_hash_table_unref);
  td_field_set (change->field, record, &change->new_value);
  table_touched (t, change->field);
}

void
td_portfolio_apply (TdPortfolio *self, const TdChangeList *changes)
{
  for (guint i = 0; i < td_change_list_size (changes); i++) {
    const TdChange *change = td_change_list_get (changes, i);

    switch (change->op) {
    case TD_EDIT_INSERT:
      td_portfolio_add (self, change->table, change->id, change->new_value.text);
      break;
    case TD_EDIT_DELETE:
      remove_record (self, change->table, change->id);
      break;
    case TD_EDIT_UPDATE:
    default:
      update_record (self, change);
      break;
    }
  }
}

guint64
td_portfolio_version (const TdPortfolio *self, TdTableId table)
{
  return self->tables[table].version;
}

/* ---- who refers to what ---- */

typedef struct {
  const Table *table;
  const TdField *rank; /* NULL: by id */
} Order;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  const Table *t = order->table;
  const TdRecord *left = record_at (t, *(const guint32 *) a);
  const TdRecord *right = record_at (t, *(const guint32 *) b);
  int result;

  if (order->rank == NULL)
    return (left->id > right->id) - (left->id < right->id);
  result = g_strcmp0 (td_field_text (order->rank, left), td_field_text (order->rank, right));
  return result ? result : g_strcmp0 (left->uuid, right->uuid);
}

static void
sort_run (guint32 *rows, guint count, Order *order)
{
  for (guint i = 1; i < count; i++)
    if (compare_rows (rows + i - 1, rows + i, order) > 0) {
      g_qsort_with_data (rows, (int) count, sizeof (guint32), compare_rows, order);
      return;
    }
}

/* What each row refers to, by its place in the array: records are large, and read but once. */
static guint32 *
references_of (const Table *table, const TdField *reference, gint64 *ret_highest)
{
  guint32 *references = g_new (guint32, table->count + 1);

  *ret_highest = 0;
  for (guint i = 0; i < table->count; i++) {
    gint64 id;

    memcpy (&id, table->records + i * table->record_size + reference->offset, sizeof id);
    references[i] = (guint32) id;
    *ret_highest = MAX (*ret_highest, id);
  }
  return references;
}

static Backward *
backward_new (const Table *table, const TdField *reference)
{
  Backward *self = g_new0 (Backward, 1);
  Order order = {table, td_table_field (reference->table, "rank")};
  g_autofree guint32 *references = references_of (table, reference, &self->highest);
  g_autofree guint32 *next = NULL;

  self->starts = g_new0 (guint32, self->highest + 2);
  self->rows = g_new (guint32, table->count + 1); /* never NULL */
  for (guint i = 0; i < table->count; i++)
    self->starts[references[i] + 1]++;
  for (gint64 i = 0; i <= self->highest; i++)
    self->starts[i + 1] += self->starts[i];
  next = g_memdup2 (self->starts, (self->highest + 1) * sizeof (guint32));
  for (guint i = 0; i < table->count; i++)
    self->rows[next[references[i]]++] = i;
  for (gint64 i = 0; i <= self->highest; i++)
    sort_run (self->rows + self->starts[i], self->starts[i + 1] - self->starts[i], &order);
  self->version = table->order_version;
  return self;
}

const guint32 *
td_portfolio_referring (const TdPortfolio *self,
                        const TdField *reference,
                        gint64 id,
                        guint *ret_count)
{
  const Table *table = self->tables + reference->table;
  Backward *backward = g_hash_table_lookup (self->backward, reference);

  if (backward == NULL || backward->version != table->order_version) {
    backward = backward_new (table, reference);
    g_hash_table_insert (self->backward, (gpointer) reference, backward);
  }
  if (id < 0 || id > backward->highest) {
    *ret_count = 0;
    return NULL;
  }
  *ret_count = backward->starts[id + 1] - backward->starts[id];
  return backward->rows + backward->starts[id];
}

/* ---- what holds now ---- */

static gboolean
supersedes (
    gboolean pinned, gint64 as_of, gint64 id, gboolean old_pinned, gint64 old_as_of, gint64 old_id)
{
  if (pinned != old_pinned)
    return pinned;
  if (as_of != old_as_of)
    return as_of > old_as_of; /* TD_NONE is the least: unknown loses */
  return id > old_id;
}

const TdAttribute *
td_project_current (const TdPortfolio *self, gint64 project_id, const char *name)
{
  const TdAttribute *best = NULL;
  guint count;
  const guint32 *rows =
      td_portfolio_referring (self, TD_FIELD (TD_TABLE_ATTRIBUTE, TdAttribute, project_id),
                              project_id, &count);

  for (guint i = 0; i < count; i++) {
    const TdAttribute *row = td_portfolio_at (self, TD_TABLE_ATTRIBUTE, rows[i]);

    if (g_strcmp0 (row->name, name) == 0 &&
        (best == NULL || supersedes (row->pinned, row->as_of, row->record.id, best->pinned,
                                     best->as_of, best->record.id)))
      best = row;
  }
  return best;
}

const TdDateValue *
td_current_date (const TdPortfolio *self, gint64 project_id, gint64 task_id, TdDateRole role)
{
  const TdDateValue *best = NULL;
  guint count;
  const guint32 *rows =
      task_id
          ? td_portfolio_referring (self, TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, task_id),
                                    task_id, &count)
          : td_portfolio_referring (self, TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, project_id),
                                    project_id, &count);

  for (guint i = 0; i < count; i++) {
    const TdDateValue *row = td_portfolio_at (self, TD_TABLE_DATE_VALUE, rows[i]);

    if (row->role == (gint64) role && row->task_id == task_id &&
        (best == NULL || supersedes (row->pinned, row->as_of, row->record.id, best->pinned,
                                     best->as_of, best->record.id)))
      best = row;
  }
  return best;
}

/* ---- canonical text ---- */

static void
record_to_string (GString *out, TdTableId table, gconstpointer record)
{
  guint count;
  const TdField *fields = td_table_fields (table, &count);

  g_string_append_printf (out, "%s:%" G_GINT64_FORMAT, td_table_name (table),
                          ((const TdRecord *) record)->id);
  for (guint i = 0; i < count; i++) {
    g_auto (TdValue) value = td_field_get (fields + i, record);
    g_autofree char *text = NULL;

    if (value.type == TD_VALUE_NULL)
      continue;
    text = td_value_to_string (&value);
    g_string_append_printf (out, " %s=%s", fields[i].name, text);
  }
  g_string_append_c (out, '\n');
}

char *
td_portfolio_to_string (const TdPortfolio *self)
{
  GString *out = g_string_new (NULL);

  for (guint table = 0; table < TD_N_TABLES; table++)
    for (gint64 id = 1; id < self->tables[table].n_slots; id++) {
      gconstpointer record = td_portfolio_get (self, (TdTableId) table, id);

      if (record)
        record_to_string (out, (TdTableId) table, record);
    }
  return g_string_free (out, FALSE);
}
