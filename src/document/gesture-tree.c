/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/delete.h"
#include "core/rank.h"
#include "core/text.h"
#include "document/gesture-private.h"

#include <string.h>

/* ---- siblings ---- */

/* Where a row stands: below @parent (and, of tasks, in @project), 0 at the top. */
typedef struct {
  TdTableId table;
  gint64 project;
  gint64 parent;
} Spot;

static Spot
spot_of (TdTableId table, gconstpointer row)
{
  const TdTask *task = table == TD_TABLE_TASK ? row : NULL;

  if (task)
    return (Spot){table, task->project_id, task->parent_id};
  return (Spot){table, 0, ((const TdProject *) row)->parent_id};
}

/* (element-type gint64): in their order, without @without. */
static GArray *
siblings_at (const TdGesture *self, Spot spot, gint64 without)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean top_task = spot.table == TD_TABLE_TASK && spot.parent == 0;
  const TdField *reference = spot.table == TD_TABLE_PROJECT
                                 ? TD_FIELD (TD_TABLE_PROJECT, TdProject, parent_id)
                             : top_task ? TD_FIELD (TD_TABLE_TASK, TdTask, project_id)
                                        : TD_FIELD (TD_TABLE_TASK, TdTask, parent_id);
  guint count;
  const guint32 *rows = td_portfolio_referring (self->portfolio, reference,
                                                top_task ? spot.project : spot.parent, &count);

  for (guint i = 0; i < count; i++) {
    const TdRecord *record = td_portfolio_at (self->portfolio, spot.table, rows[i]);

    if (record->id != without && !(top_task && ((const TdTask *) record)->parent_id))
      g_array_append_val (ids, record->id);
  }
  return ids;
}

static guint
position_of (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return ids->len;
}

static const char *
rank_of (const TdGesture *self, TdTableId table, gint64 id)
{
  gconstpointer row = td_portfolio_get (self->portfolio, table, id);

  return td_field_text (td_table_field (table, "rank"), row);
}

/* Gives @id the rank of position @position among @ids; all get new ones where there is no room. */
static void
put_at (const TdGesture *self,
        TdEditBatch *batch,
        TdTableId table,
        const GArray *ids,
        guint position,
        gint64 id)
{
  const char *before =
      position > 0 ? rank_of (self, table, g_array_index (ids, gint64, position - 1)) : NULL;
  const char *after =
      position < ids->len ? rank_of (self, table, g_array_index (ids, gint64, position)) : NULL;
  g_autofree char *rank = td_rank_between (before, after);
  g_auto (GStrv) ranks = NULL;

  if (rank) {
    td_edit_batch_set_text (batch, table, id, "rank", rank);
    return;
  }
  ranks = td_rank_spread (ids->len + 1);
  for (guint i = 0; i <= ids->len; i++)
    td_edit_batch_set_text (batch, table,
                            i == position ? id
                                          : g_array_index (ids, gint64, i < position ? i : i - 1),
                            "rank", ranks[i]);
}

/* ---- new rows ---- */

static char *
wanted_name (const char *name, TdTableId table, gconstpointer beside, GError **error)
{
  char *text = td_text_normalize (name, -1, error);

  if (text && *text)
    return text;
  if (text)
    td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("The row below “%s” needs a name"), table,
                     beside, error);
  g_free (text);
  return NULL;
}

static gboolean
has_tasks_below (const TdGesture *self, gint64 task_id)
{
  guint count;

  td_portfolio_referring (self->portfolio, TD_FIELD (TD_TABLE_TASK, TdTask, parent_id), task_id,
                          &count);
  return count > 0;
}

TdEditBatch *
td_gesture_insert_task (
    const TdGesture *self, TdTableId table, gint64 id, const char *name, GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  g_autofree char *text = row ? wanted_name (name, table, row, error) : NULL;
  g_autoptr (GArray) ids = NULL;
  TdEditBatch *batch;
  guint position = 0;
  gint64 task;
  Spot spot;

  if (text == NULL)
    return NULL;
  spot = (Spot){TD_TABLE_TASK, td_gesture_project_of (table, row), 0};
  if (table == TD_TABLE_TASK)
    spot.parent = has_tasks_below (self, id) ? id : ((const TdTask *) row)->parent_id;
  ids = siblings_at (self, spot, 0);
  if (table == TD_TABLE_TASK && spot.parent != id)
    position = position_of (ids, id) + 1;
  batch = td_edit_batch_new (N_ ("Add the stage “%s”"));
  td_edit_batch_add_subject (batch, text);
  task = td_edit_batch_insert (batch, TD_TABLE_TASK, NULL);
  td_edit_batch_set_integer (batch, TD_TABLE_TASK, task, "project_id", spot.project);
  if (spot.parent)
    td_edit_batch_set_integer (batch, TD_TABLE_TASK, task, "parent_id", spot.parent);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, task, "name", text);
  put_at (self, batch, TD_TABLE_TASK, ids, MIN (position, ids->len), task);
  return batch;
}

static void
copy_field (TdEditBatch *batch, gint64 to, gconstpointer from, const char *name)
{
  const TdField *field = td_table_field (TD_TABLE_PROJECT, name);
  TdValue value = td_field_get (field, from);

  if (value.type != TD_VALUE_NULL)
    td_edit_batch_set (batch, TD_TABLE_PROJECT, to, field, value);
}

TdEditBatch *
td_gesture_insert_project (const TdGesture *self, gint64 sibling, const char *name, GError **error)
{
  static const char *const shared[] = {"parent_id", "clause_id", "sector_id", "level", "kind"};
  gpointer row = sibling ? td_gesture_row (self, TD_TABLE_PROJECT, sibling, error)
                         : (gpointer) td_portfolio_info (self->portfolio);
  g_autofree char *text =
      row ? wanted_name (name, sibling ? TD_TABLE_PROJECT : TD_TABLE_PORTFOLIO, row, error) : NULL;
  g_autoptr (GArray) ids = NULL;
  TdEditBatch *batch;
  gint64 project;

  if (text == NULL)
    return NULL;
  ids = siblings_at (self,
                     sibling ? spot_of (TD_TABLE_PROJECT, row) : (Spot){TD_TABLE_PROJECT, 0, 0}, 0);
  batch = td_edit_batch_new (N_ ("Add the item “%s”"));
  td_edit_batch_add_subject (batch, text);
  project = td_edit_batch_insert (batch, TD_TABLE_PROJECT, NULL);
  td_edit_batch_set_text (batch, TD_TABLE_PROJECT, project, "name", text);
  for (guint i = 0; sibling && i < G_N_ELEMENTS (shared); i++)
    copy_field (batch, project, row, shared[i]);
  put_at (self, batch, TD_TABLE_PROJECT, ids,
          sibling ? MIN (position_of (ids, sibling) + 1, ids->len) : ids->len, project);
  return batch;
}

const char *
td_gesture_inserted_uuid (const TdEditBatch *batch)
{
  for (guint i = 0; i < batch->edits->len; i++) {
    const TdEdit *edit = &g_array_index (batch->edits, TdEdit, i);

    if (edit->op == TD_EDIT_INSERT)
      return edit->value.text;
  }
  return NULL;
}

/* ---- rows that go ---- */

TdEditBatch *
td_gesture_delete (const TdGesture *self, const TdRowId *rows, guint n_rows, GError **error)
{
  g_autoptr (TdEditBatch) batch =
      td_edit_batch_new (n_rows == 1 ? N_ ("Delete “%s”") : N_ ("Delete “%s” and others"));

  for (guint i = 0; i < n_rows; i++) {
    gpointer row = td_gesture_row (self, rows[i].table, rows[i].id, error);

    if (row == NULL)
      return NULL;
    td_edit_batch_add_subject (batch, td_gesture_row_name (rows[i].table, row));
    td_edit_batch_delete_tree (batch, self->portfolio, rows[i].table, rows[i].id);
  }
  return g_steal_pointer (&batch);
}

/* ---- moves in the tree ---- */

/* Below another parent too, where @spot is elsewhere. */
static void
put_below (const TdGesture *self, TdEditBatch *batch, gconstpointer row, Spot spot, guint position)
{
  gint64 id = ((const TdRecord *) row)->id;
  g_autoptr (GArray) others = siblings_at (self, spot, id);

  if (spot.parent != spot_of (spot.table, row).parent)
    td_edit_batch_set_integer (batch, spot.table, id, "parent_id",
                               spot.parent ? spot.parent : TD_NONE);
  put_at (self, batch, spot.table, others, MIN (position, others->len), id);
}

TdEditBatch *
td_gesture_place (
    const TdGesture *self, TdTableId table, gint64 id, gint64 parent, gint64 after, GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  g_autoptr (GArray) others = NULL;
  TdEditBatch *batch;
  Spot spot;

  if (row == NULL || (parent && td_gesture_row (self, table, parent, error) == NULL) ||
      (after && td_gesture_row (self, table, after, error) == NULL))
    return NULL;
  spot = spot_of (table, row);
  spot.parent = parent;
  others = siblings_at (self, spot, id);
  if (after && position_of (others, after) == others->len)
    return td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” does not lie there"), table,
                            td_portfolio_get (self->portfolio, table, after), error);
  batch = td_gesture_batch (N_ ("Move “%s”"), table, row);
  put_below (self, batch, row, spot, after ? position_of (others, after) + 1 : 0);
  return batch;
}

/* Where a shift takes a row: @position among @spot's others. */
typedef struct {
  Spot spot;
  guint position;
} Goal;

static gboolean
find_goal (const TdGesture *self, TdTableId table, gconstpointer row, TdShift shift, Goal *goal)
{
  gint64 id = ((const TdRecord *) row)->id;
  Spot spot = spot_of (table, row);
  g_autoptr (GArray) ids = siblings_at (self, spot, 0);
  g_autoptr (GArray) there = NULL;
  guint position = position_of (ids, id);
  gconstpointer parent;

  *goal = (Goal){spot, position};
  switch (shift) {
  case TD_SHIFT_UP:
    goal->position = position - 1;
    return position > 0;
  case TD_SHIFT_DOWN:
    goal->position = position + 1;
    return position + 1 < ids->len;
  case TD_SHIFT_INDENT:
    if (position == 0)
      return FALSE;
    goal->spot.parent = g_array_index (ids, gint64, position - 1);
    there = siblings_at (self, goal->spot, 0);
    goal->position = there->len;
    return TRUE;
  case TD_SHIFT_OUTDENT:
  default:
    parent = td_portfolio_get (self->portfolio, table, spot.parent);
    if (parent == NULL)
      return FALSE;
    goal->spot = spot_of (table, parent);
    there = siblings_at (self, goal->spot, 0);
    goal->position = position_of (there, spot.parent) + 1;
    return TRUE;
  }
}

static const struct {
  const char *verb;
  const char *cannot;
} shifts[] = {
    [TD_SHIFT_INDENT] = {N_ ("Indent “%s”"), N_ ("“%s” has no row before it to lie below")},
    [TD_SHIFT_OUTDENT] = {N_ ("Outdent “%s”"), N_ ("“%s” lies at the top already")},
    [TD_SHIFT_UP] = {N_ ("Move “%s” up"), N_ ("“%s” is the first already")},
    [TD_SHIFT_DOWN] = {N_ ("Move “%s” down"), N_ ("“%s” is the last already")},
};

TdEditBatch *
td_gesture_shift (const TdGesture *self, TdTableId table, gint64 id, TdShift shift, GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  TdEditBatch *batch;
  Goal goal;

  if (row == NULL)
    return NULL;
  if (!find_goal (self, table, row, shift, &goal))
    return td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, shifts[shift].cannot, table, row, error);
  batch = td_gesture_batch (shifts[shift].verb, table, row);
  put_below (self, batch, row, goal.spot, goal.position);
  return batch;
}

gboolean
td_gesture_can_shift (const TdGesture *self, TdTableId table, gint64 id, TdShift shift)
{
  gconstpointer row = td_portfolio_get (self->portfolio, table, id);
  Goal goal;

  return row && find_goal (self, table, row, shift, &goal);
}
