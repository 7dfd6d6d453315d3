/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules.h"

#include "core/fact.h"
#include "core/rules-private.h"
#include "core/uuid.h"

#include <string.h>

/* ---- one row ---- */

/* First and last of a stretch. */
static const struct {
  TdTableId table;
  const char *first;
  const char *last;
} stretches[] = {
    {TD_TABLE_CALENDAR_DAY, "first_day", "last_day"},
    {TD_TABLE_ORGANISATION, "valid_from", "valid_to"},
    {TD_TABLE_PLACE, "valid_from", "valid_to"},
    {TD_TABLE_PROJECT, "period_start", "period_end"},
    {TD_TABLE_DATE_VALUE, "earliest", "latest"},
    {TD_TABLE_TARGET, "minimum", "maximum"},
    {TD_TABLE_TASK, "actual_start", "actual_finish"},
};

static gboolean
check_stretches (const TdFuture *future, TdTableId table, gint64 id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++) {
    const TdField *last;
    gint64 from, to;

    if (stretches[i].table != table)
      continue;
    last = td_table_field (table, stretches[i].last);
    from = td_future_integer (future, td_table_field (table, stretches[i].first), id);
    to = td_future_integer (future, last, id);
    if (from != TD_NONE && to != TD_NONE && from > to)
      return td_rules_fail_field (future, last, id, TD_EDIT_ERROR_OUT_OF_RANGE,
                                  N_ ("“%s”: %s lies before its beginning"), error);
  }
  return TRUE;
}

/* The reference by which rows of the table lie in one another. */
static const TdField *
tree_field (TdTableId table)
{
  return td_table_field (table, table == TD_TABLE_CALENDAR ? "base_id" : "parent_id");
}

static gboolean
check_tree (const TdFuture *future, TdTableId table, gint64 id, GError **error)
{
  const TdField *parent = tree_field (table);
  guint steps =
      td_portfolio_count (td_future_portfolio (future), table) + td_future_rows (future)->len + 1;
  gint64 above;

  if (parent == NULL)
    return TRUE;
  for (above = td_future_integer (future, parent, id); above && above != id && steps; steps--)
    above = td_future_integer (future, parent, above);
  if (above == 0)
    return TRUE;
  return td_rules_fail_field (future, parent, id, TD_EDIT_ERROR_CYCLE,
                              N_ ("“%s” would lie below itself"), error);
}

/* A task and the project named beside it. */
static const struct {
  TdTableId table;
  const char *task;
  const char *project;
} pairs[] = {
    {TD_TABLE_TASK, "parent_id", "project_id"},
    {TD_TABLE_DATE_VALUE, "task_id", "project_id"},
    {TD_TABLE_BASELINE_TASK, "task_id", "project_id"},
    {TD_TABLE_LINK, "predecessor_task_id", "predecessor_project_id"},
    {TD_TABLE_LINK, "successor_task_id", "successor_project_id"},
};

static gboolean
check_pair (const TdFuture *future, guint pair, gint64 id, GError **error)
{
  TdTableId table = pairs[pair].table;
  const TdField *task = td_table_field (table, pairs[pair].task);
  const TdField *project = td_table_field (table, pairs[pair].project);
  gint64 task_id = td_future_integer (future, task, id);

  if (task_id == 0 ||
      td_future_integer (future, project, id) ==
          td_future_integer (future, TD_FIELD (TD_TABLE_TASK, TdTask, project_id), task_id))
    return TRUE;
  return td_rules_fail_field (future, task, id, TD_EDIT_ERROR_DANGLING,
                              N_ ("“%s”: %s lies in another project"), error);
}

/* What names a task beside its project, when the task may have gone to another. */
static gboolean
check_pairs_of_task (const TdFuture *future, gint64 task_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint pair = 0; pair < G_N_ELEMENTS (pairs); pair++) {
    g_array_set_size (ids, 0);
    td_future_referring (future, td_table_field (pairs[pair].table, pairs[pair].task), task_id,
                         ids);
    for (guint i = 0; i < ids->len; i++)
      if (!check_pair (future, pair, g_array_index (ids, gint64, i), error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
check_pairs (const TdFuture *future, TdTableId table, gint64 id, GError **error)
{
  for (guint pair = 0; pair < G_N_ELEMENTS (pairs); pair++)
    if (pairs[pair].table == table && !check_pair (future, pair, id, error))
      return FALSE;
  return TRUE;
}

/* ---- rows that go ---- */

static gboolean
check_gone (const TdFuture *future, TdTableId table, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint from = 0; from < TD_N_TABLES; from++) {
    guint count;
    const TdField *fields = td_table_fields ((TdTableId) from, &count);

    for (guint i = 0; i < count && ids->len == 0; i++)
      if (fields[i].kind == TD_FIELD_REFERENCE && fields[i].target == table)
        td_future_referring (future, fields + i, id, ids);
    if (ids->len) {
      g_autofree char *name = td_future_name (future, table, id);
      g_autofree char *by =
          td_future_name (future, (TdTableId) from, g_array_index (ids, gint64, 0));

      td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_DANGLING,
                   N_ ("“%s” cannot go: “%s” still refers to it"), name, by, NULL);
      return FALSE;
    }
  }
  return TRUE;
}

/* ---- the whole ---- */

static gboolean
touches (const TdFutureRow *row, const char *name)
{
  if (row->inserted)
    return TRUE;
  for (guint i = 0; i < row->edits->len; i++)
    if (strcmp (((const TdEdit *) row->edits->pdata[i])->field->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
touches_reference (const TdFutureRow *row)
{
  for (guint i = 0; i < row->edits->len; i++)
    if (((const TdEdit *) row->edits->pdata[i])->field->kind == TD_FIELD_REFERENCE)
      return TRUE;
  return row->inserted;
}

static gboolean
check_values (const TdFuture *future, const TdFutureRow *row, GError **error)
{
  guint count;
  const TdField *fields = td_table_fields (row->table, &count);

  for (guint i = 0; i < row->edits->len; i++) {
    const TdEdit *edit = row->edits->pdata[i];

    if (!td_rules_check_edit (future, row, edit, error))
      return FALSE;
    if (!row->inserted && !td_rules_check_field (future, edit->field, row->id, error))
      return FALSE;
  }
  for (guint i = 0; row->inserted && i < count; i++)
    if (fields[i].kind != TD_FIELD_UUID &&
        !td_rules_check_field (future, fields + i, row->id, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_row (const TdFuture *future, const TdFutureRow *row, GError **error)
{
  if (row->deleted)
    return row->inserted || check_gone (future, row->table, row->id, error);
  if (!check_values (future, row, error) || !check_stretches (future, row->table, row->id, error))
    return FALSE;
  if (!touches_reference (row))
    return row->table != TD_TABLE_LINK || td_rules_check_link (future, row->id, error);
  if (!check_tree (future, row->table, row->id, error) ||
      !check_pairs (future, row->table, row->id, error))
    return FALSE;
  if (row->table == TD_TABLE_TASK && !row->inserted && touches (row, "project_id") &&
      !check_pairs_of_task (future, row->id, error))
    return FALSE;
  return row->table != TD_TABLE_LINK || td_rules_check_link (future, row->id, error);
}

/* A row just made has no successors but by links of the batch, which are looked at themselves. */
static gboolean
may_close_circle (const TdFutureRow *row)
{
  if (row->deleted || !touches_reference (row))
    return FALSE;
  if (row->table == TD_TABLE_LINK)
    return TRUE;
  if (row->inserted)
    return FALSE;
  return (row->table == TD_TABLE_TASK &&
          (touches (row, "parent_id") || touches (row, "project_id"))) ||
         (row->table == TD_TABLE_PROJECT && touches (row, "parent_id"));
}

/* There is one portfolio row, from the first edit of a file on. */
static gboolean
check_info (const TdFuture *future, const TdFutureRow *row, GError **error)
{
  if (row->table != TD_TABLE_PORTFOLIO ||
      (!row->deleted && !(row->inserted && td_portfolio_info (td_future_portfolio (future)))))
    return TRUE;
  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_DANGLING,
               N_ ("A file holds one portfolio, no more and no less"), NULL);
  return FALSE;
}

static gboolean
check_inserts (const TdFuture *future, const TdEditBatch *batch, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const TdPortfolio *portfolio = td_future_portfolio (future);

  for (guint i = 0; i < batch->edits->len; i++) {
    const TdEdit *edit = &g_array_index (batch->edits, TdEdit, i);
    const char *uuid = edit->value.text;

    if (edit->op != TD_EDIT_INSERT)
      continue;
    if (uuid == NULL || !td_uuid_is_valid (uuid)) {
      td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” is no UUID"),
                   uuid ? uuid : "", NULL);
      return FALSE;
    }
    if (td_portfolio_get_by_uuid (portfolio, edit->table, uuid) ||
        !g_hash_table_add (seen, (gpointer) uuid)) {
      td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE,
                   N_ ("There is a row with the UUID %s already"), uuid, NULL);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
td_rules_check (const TdPortfolio *portfolio, const TdEditBatch *batch, GError **error)
{
  g_autoptr (TdFuture) future = td_future_new (portfolio, batch, error);
  g_autoptr (TdCircle) circle = NULL;
  GPtrArray *rows;

  if (future == NULL || !check_inserts (future, batch, error))
    return FALSE;
  rows = td_future_rows (future);
  for (guint i = 0; i < rows->len; i++)
    if (!check_info (future, rows->pdata[i], error) || !check_row (future, rows->pdata[i], error))
      return FALSE;
  circle = td_circle_new (future);
  for (guint i = 0; i < rows->len; i++) {
    const TdFutureRow *row = rows->pdata[i];

    if (may_close_circle (row) &&
        !td_rules_check_circle_from (circle, future, row->table, row->id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_standing (const TdFuture *future, TdTableId table, gint64 id, GError **error)
{
  guint count;
  const TdField *fields = td_table_fields (table, &count);

  for (guint i = 0; i < count; i++)
    if (!td_rules_check_field (future, fields + i, id, error))
      return FALSE;
  return check_stretches (future, table, id, error) && check_tree (future, table, id, error) &&
         check_pairs (future, table, id, error) &&
         (table != TD_TABLE_LINK || td_rules_check_link (future, id, error));
}

guint
td_rules_check_all (const TdPortfolio *portfolio, TdRulesFunc func, gpointer data)
{
  g_autoptr (TdFuture) future = td_future_new (portfolio, NULL, NULL);
  g_autoptr (TdCircle) circle = td_circle_new (future);
  gboolean circle_found = FALSE;
  guint facts = 0;

  for (guint table = 0; table < TD_N_TABLES; table++)
    for (guint i = 0; i < td_portfolio_count (portfolio, (TdTableId) table); i++) {
      const TdRecord *record = td_portfolio_at (portfolio, (TdTableId) table, i);
      GError *error = NULL;

      if (check_standing (future, (TdTableId) table, record->id, &error) &&
          (table != TD_TABLE_LINK || circle_found ||
           td_rules_check_circle_from (circle, future, TD_TABLE_LINK, record->id, &error)))
        continue;
      circle_found |= table == TD_TABLE_LINK && error->code == TD_EDIT_ERROR_CYCLE;
      facts++;
      if (func)
        func ((TdTableId) table, record->id, error, data);
      else
        g_error_free (error);
    }
  return facts;
}

/* Whether a row that came or was moved may have closed a circle. */
static gboolean
changes_shape (const TdChange *change)
{
  if (change->op == TD_EDIT_UPDATE)
    return change->field->kind == TD_FIELD_REFERENCE;
  return change->op == TD_EDIT_INSERT;
}

gboolean
td_rules_check_after (const TdPortfolio *portfolio, const TdChangeList *changes, GError **error)
{
  g_autoptr (TdFuture) future = td_future_new (portfolio, NULL, NULL);
  g_autoptr (TdCircle) circle = td_circle_new (future);

  for (guint i = 0; i < td_change_list_size (changes); i++) {
    const TdChange *change = td_change_list_get (changes, i);
    gboolean row = change->table == TD_TABLE_PROJECT || change->table == TD_TABLE_TASK;

    if (!changes_shape (change) || td_portfolio_index (portfolio, change->table, change->id) < 0)
      continue;
    if (!check_tree (future, change->table, change->id, error) ||
        !check_pairs (future, change->table, change->id, error))
      return FALSE;
    if ((row || change->table == TD_TABLE_LINK) &&
        !td_rules_check_circle_from (circle, future, change->table, change->id, error))
      return FALSE;
  }
  return TRUE;
}
