/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-order.h"

#include <stdlib.h>
#include <string.h>

#define N_FIELDS 4
#define NOWHERE  G_MAXUINT32

/* What the rows of one owner stand by, where they have no rank. */
static const char *const sort_fields[TD_N_TABLES][N_FIELDS] = {
    [TD_TABLE_CALENDAR_DAY] = {"first_day"},
    [TD_TABLE_ATTRIBUTE] = {"name", "pinned", "as_of"},
    [TD_TABLE_DATE_VALUE] = {"task_id", "role", "pinned", "as_of"},
    [TD_TABLE_TARGET_VALUE] = {"as_of"},
    [TD_TABLE_CAPITAL] = {"year"},
    [TD_TABLE_DISBURSEMENT] = {"year", "as_of"},
    [TD_TABLE_BASELINE_TASK] = {"project_id", "task_id"},
};

typedef struct {
  guint32 owner; /* its place */
  guint32 index;
  const TdRecord *record;
  const char *rank;
} Row;

typedef struct {
  const TdPortfolio *portfolio;
  TdTableId table;
  guint32 *places[TD_N_TABLES]; /* index → place, of the tables done */
  const TdField *fields[N_FIELDS];
  guint n_fields;
  gboolean by_entry;
} Sorter;

/* The place of what a reference names; before all places where it names nothing. */
static guint32
place_of (const Sorter *self, const TdField *reference, gconstpointer record)
{
  gint64 id = td_field_integer (reference, record);
  int index = id ? td_portfolio_index (self->portfolio, reference->target, id) : -1;

  if (id == 0)
    return 0;
  return index < 0 ? NOWHERE : self->places[reference->target][index] + 1;
}

static int
compare_field (const Sorter *self, const TdField *field, gconstpointer a, gconstpointer b)
{
  gint64 left, right;

  if (td_field_is_text (field))
    return g_strcmp0 (td_field_text (field, a), td_field_text (field, b));
  if (field->kind == TD_FIELD_REFERENCE) {
    left = place_of (self, field, a);
    right = place_of (self, field, b);
  } else {
    left = td_field_integer (field, a);
    right = td_field_integer (field, b);
  }
  return (left > right) - (left < right);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorter *self = data;
  const Row *left = a;
  const Row *right = b;
  int result = (left->owner > right->owner) - (left->owner < right->owner);

  for (guint i = 0; i < self->n_fields && result == 0; i++)
    result = compare_field (self, self->fields[i], left->record, right->record);
  if (result == 0)
    result = g_strcmp0 (left->rank, right->rank);
  if (result == 0 && self->by_entry)
    result = (left->record->id > right->record->id) - (left->record->id < right->record->id);
  return result ? result : g_strcmp0 (left->record->uuid, right->record->uuid);
}

static gboolean
is_sorted (const Row *rows, guint count, Sorter *self)
{
  for (guint i = 1; i < count; i++)
    if (compare_rows (rows + i - 1, rows + i, self) > 0)
      return FALSE;
  return TRUE;
}

static Row *
sort_table (Sorter *self, guint count)
{
  const TdField *owner = td_table_owner (self->table);
  const TdField *rank = td_table_field (self->table, "rank");
  Row *rows = g_new (Row, count);

  self->n_fields = 0;
  for (guint i = 0; i < N_FIELDS && sort_fields[self->table][i]; i++)
    self->fields[self->n_fields++] = td_table_field (self->table, sort_fields[self->table][i]);
  self->by_entry = self->table == TD_TABLE_ATTRIBUTE || self->table == TD_TABLE_DATE_VALUE;
  for (guint i = 0; i < count; i++) {
    const TdRecord *record = td_portfolio_at (self->portfolio, self->table, i);

    rows[i].index = i;
    rows[i].record = record;
    rows[i].owner = owner ? place_of (self, owner, record) : 0;
    rows[i].rank = rank ? td_field_text (rank, record) : NULL;
  }
  if (!is_sorted (rows, count, self))
    g_qsort_with_data (rows, (int) count, sizeof *rows, compare_rows, self);
  return rows;
}

/* ---- trees ---- */

/* The children of each row in a row: first[index], then next[index] and so on. */
typedef struct {
  guint32 *first;
  guint32 *next;
  guint32 *order;
  guint count;
  guint8 *seen;
} Tree;

/* Follows @index and all below it, without recursion: a file may nest as deep as it likes. */
static void
add_subtree (Tree *tree, guint32 index, const guint32 *parents)
{
  guint32 at = index;

  if (tree->seen[at])
    return;
  for (;;) {
    if (!tree->seen[at]) {
      tree->seen[at] = TRUE;
      tree->order[tree->count++] = at;
      if (tree->first[at] != NOWHERE && !tree->seen[tree->first[at]]) {
        at = tree->first[at];
        continue;
      }
    }
    while (at != index && (tree->next[at] == NOWHERE || tree->seen[tree->next[at]]))
      at = parents[at];
    if (at == index)
      return;
    at = tree->next[at];
  }
}

static guint32 *
order_tree (const Sorter *self, const Row *rows, guint count, const TdField *parent)
{
  g_autofree guint32 *parents = g_new (guint32, count);
  g_autofree guint32 *first = g_new (guint32, count + 1); /* never NULL */
  g_autofree guint32 *next = g_new (guint32, count + 1);
  g_autofree guint8 *seen = g_new0 (guint8, count);
  Tree tree = {first, next, g_new (guint32, count), 0, seen};

  memset (first, 0xff, count * sizeof *first);
  memset (next, 0xff, count * sizeof *next);
  for (guint i = count; i-- > 0;) {
    guint32 index = rows[i].index;
    int up = td_portfolio_index (self->portfolio, self->table,
                                 td_field_integer (parent, rows[i].record));

    parents[index] = up < 0 ? NOWHERE : (guint32) up;
    if (up >= 0) {
      next[index] = first[up];
      first[up] = index;
    }
  }
  for (guint i = 0; i < count; i++)
    if (parents[rows[i].index] == NOWHERE)
      add_subtree (&tree, rows[i].index, parents);
  for (guint i = 0; i < count; i++) /* what lies below itself */
    if (!seen[rows[i].index]) {
      seen[rows[i].index] = TRUE;
      tree.order[tree.count++] = rows[i].index;
    }
  return tree.order;
}

static guint32 *
order_table (Sorter *self)
{
  guint count = td_portfolio_count (self->portfolio, self->table);
  const TdField *parent = td_table_field (self->table, "parent_id");
  g_autofree Row *rows = sort_table (self, count);
  guint32 *order;

  if (parent)
    order = order_tree (self, rows, count, parent);
  else {
    order = g_new (guint32, count);
    for (guint i = 0; i < count; i++)
      order[i] = rows[i].index;
  }
  self->places[self->table] = g_new (guint32, count);
  for (guint i = 0; i < count; i++)
    self->places[self->table][order[i]] = i;
  return order;
}

TdNativeOrder *
td_native_order_new (const TdPortfolio *portfolio)
{
  TdNativeOrder *self = g_new0 (TdNativeOrder, 1);
  Sorter sorter = {.portfolio = portfolio};

  for (guint i = 0; i < TD_N_TABLES; i++) {
    sorter.table = (TdTableId) i;
    self->rows[i] = order_table (&sorter);
  }
  for (guint i = 0; i < TD_N_TABLES; i++)
    g_free (sorter.places[i]);
  return self;
}

void
td_native_order_free (TdNativeOrder *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TD_N_TABLES; i++)
    g_free (self->rows[i]);
  g_free (self);
}
