/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/changeset.h"

#include "store/database.h"
#include "store/error.h"

void
td_changeset_clear (TdChangeset *changeset)
{
  sqlite3_free (changeset->bytes);
  changeset->bytes = NULL;
  changeset->size = 0;
}

TdChangesetIter *
td_changeset_iterate (const void *bytes, int size, GError **error)
{
  TdChangesetIter *iter = NULL;
  int code = sqlite3changeset_start (&iter, size, (void *) bytes);

  if (code == SQLITE_OK)
    return iter;
  td_database_fail_code (code, "changeset", error);
  return NULL;
}

static TdEditOp
op_from_code (int code)
{
  if (code == SQLITE_INSERT)
    return TD_EDIT_INSERT;
  return code == SQLITE_DELETE ? TD_EDIT_DELETE : TD_EDIT_UPDATE;
}

gboolean
td_changeset_row (TdChangesetIter *iter, TdChangedRow *row)
{
  const char *name;
  sqlite3_value *id = NULL;
  int n_columns, code, indirect;

  if (sqlite3changeset_op (iter, &name, &n_columns, &code, &indirect) != SQLITE_OK)
    return FALSE;
  row->op = op_from_code (code);
  row->table = td_table_from_name (name);
  if (row->table == TD_N_TABLES || n_columns < 2)
    return FALSE;
  row->fields = td_table_fields (row->table, &row->n_fields);
  if ((guint) n_columns - 1 > row->n_fields)
    return FALSE;
  row->n_fields = (guint) n_columns - 1;
  if (row->op == TD_EDIT_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  if (id == NULL || sqlite3_value_type (id) != SQLITE_INTEGER)
    return FALSE;
  row->id = sqlite3_value_int64 (id);
  return row->id >= 1 && row->id <= TD_ID_MAX;
}

gboolean
td_changeset_next (TdChangesetIter *iter, TdChangedRow *ret_row, GError **error)
{
  int code = sqlite3changeset_next (iter);
  TdChangedRow row;

  if (code == SQLITE_DONE)
    return FALSE;
  if (code != SQLITE_ROW)
    return td_database_fail_code (code, "changeset", error);
  if (!td_changeset_row (iter, &row))
    return td_store_fail (error, TD_STORE_ERROR_CORRUPT, "changeset");
  *ret_row = row;
  return TRUE;
}

sqlite3_value *
td_changeset_old (TdChangesetIter *iter, guint field)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_old (iter, (int) field + 1, &value) == SQLITE_OK ? value : NULL;
}

sqlite3_value *
td_changeset_new (TdChangesetIter *iter, guint field)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_new (iter, (int) field + 1, &value) == SQLITE_OK ? value : NULL;
}

int
td_changeset_count (const void *bytes, int size, GError **error)
{
  g_autoptr (TdChangesetIter) iter = td_changeset_iterate (bytes, size, error);
  g_autoptr (GError) failure = NULL;
  TdChangedRow row;
  int count = 0;

  if (iter == NULL)
    return -1;
  while (td_changeset_next (iter, &row, &failure))
    count++;
  if (failure == NULL)
    return count;
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

/* ---- as a list of changes ---- */

/* Where the changes of one row lie in a list. */
typedef struct {
  TdTableId table;
  gint64 id;
  guint first;
  guint count;
} Block;

TdValue
td_changeset_value (sqlite3_value *value)
{
  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return (TdValue) TD_VALUE_INIT;
  if (sqlite3_value_type (value) == SQLITE_INTEGER)
    return td_value_integer (sqlite3_value_int64 (value));
  return td_value_text ((const char *) sqlite3_value_text (value));
}

static void
add_row (TdChangeList *changes, const TdChangedRow *row, TdValue uuid)
{
  gboolean inserted = row->op == TD_EDIT_INSERT;
  TdValue none = TD_VALUE_INIT;

  td_change_list_add (changes, row->op, row->table, row->id, NULL, inserted ? none : uuid,
                      inserted ? uuid : none);
}

/* The uuid stands in the row's own change; of an update it is a field like any. */
static void
add_cells (TdChangeList *changes, const TdChangedRow *row, TdChangesetIter *iter)
{
  for (guint i = row->op == TD_EDIT_UPDATE ? 0 : 1; i < row->n_fields; i++) {
    sqlite3_value *before = td_changeset_old (iter, i);
    sqlite3_value *after = td_changeset_new (iter, i);
    TdValue old_value = td_changeset_value (before);
    TdValue new_value = td_changeset_value (after);

    /* SQLite gives an update's unchanged columns as no value at all. */
    if (row->op == TD_EDIT_UPDATE
            ? after != NULL
            : old_value.type != TD_VALUE_NULL || new_value.type != TD_VALUE_NULL) {
      td_change_list_add (changes, TD_EDIT_UPDATE, row->table, row->id, row->fields + i, old_value,
                          new_value);
    } else {
      td_value_clear (&old_value);
      td_value_clear (&new_value);
    }
  }
}

static void
add_block (TdChangeList *changes, const TdChangedRow *row, TdChangesetIter *iter, GArray *blocks)
{
  Block block = {row->table, row->id, td_change_list_size (changes), 0};

  if (row->op == TD_EDIT_INSERT)
    add_row (changes, row, td_changeset_value (td_changeset_new (iter, 0)));
  add_cells (changes, row, iter);
  if (row->op == TD_EDIT_DELETE)
    add_row (changes, row, td_changeset_value (td_changeset_old (iter, 0)));
  block.count = td_change_list_size (changes) - block.first;
  g_array_append_val (blocks, block);
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const Block *left = a;
  const Block *right = b;

  if (left->table != right->table)
    return left->table < right->table ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

/* Moves the changes of @from to the end of @to in the blocks' order. */
static void
move_sorted (TdChangeList *to, TdChangeList *from, GArray *blocks)
{
  g_array_sort (blocks, compare_blocks);
  for (guint i = 0; i < blocks->len; i++) {
    const Block *block = &g_array_index (blocks, Block, i);

    g_array_append_vals (to->changes, td_change_list_get (from, block->first), block->count);
  }
  g_array_set_clear_func (from->changes, NULL);
}

gboolean
td_changeset_decode (const void *bytes, int size, TdChangeList *changes, GError **error)
{
  g_autoptr (TdChangesetIter) iter = td_changeset_iterate (bytes, size, error);
  g_autoptr (TdChangeList) found = td_change_list_new ();
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autoptr (GError) failure = NULL;
  TdChangedRow row;

  if (iter == NULL)
    return FALSE;
  while (td_changeset_next (iter, &row, &failure))
    add_block (found, &row, iter, blocks);
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  move_sorted (changes, found, blocks);
  return TRUE;
}
