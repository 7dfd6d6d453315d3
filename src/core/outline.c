/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/outline.h"

typedef struct {
  const TdPortfolio *portfolio;
  TdOutline *outline;
  const TdField *project_parent;
  const TdField *task_parent;
  const TdField *task_project;
  guint8 *projects_seen;
  guint8 *tasks_seen;
} Builder;

static void add_project (Builder *self, guint32 index, int parent, guint depth);

static int
add_node (Builder *self, TdTableId table, guint32 index, int parent, guint depth)
{
  TdOutline *outline = self->outline;
  const TdRecord *record = td_portfolio_at (self->portfolio, table, index);
  int node = (int) outline->count++;

  outline->nodes[node] = (TdNode){table, index, record->id, parent, 0, (guint16) depth};
  (table == TD_TABLE_PROJECT ? outline->project_nodes : outline->task_nodes)[index] = node;
  (table == TD_TABLE_PROJECT ? self->projects_seen : self->tasks_seen)[index] = TRUE;
  return node;
}

static void
add_task (Builder *self, guint32 index, int parent, guint depth)
{
  const TdTask *task = td_portfolio_at (self->portfolio, TD_TABLE_TASK, index);
  const guint32 *rows;
  guint count;
  int node;

  if (self->tasks_seen[index])
    return;
  node = add_node (self, TD_TABLE_TASK, index, parent, depth);
  rows = td_portfolio_referring (self->portfolio, self->task_parent, task->record.id, &count);
  for (guint i = 0; i < count; i++)
    add_task (self, rows[i], node, depth + 1);
  self->outline->nodes[node].end = self->outline->count;
}

static void
add_tasks_of (Builder *self, gint64 project_id, int parent, guint depth)
{
  guint count;
  const guint32 *rows =
      td_portfolio_referring (self->portfolio, self->task_project, project_id, &count);

  for (guint i = 0; i < count; i++) {
    const TdTask *task = td_portfolio_at (self->portfolio, TD_TABLE_TASK, rows[i]);

    if (task->parent_id == 0 ||
        td_portfolio_index (self->portfolio, TD_TABLE_TASK, task->parent_id) < 0)
      add_task (self, rows[i], parent, depth);
  }
  for (guint i = 0; i < count; i++) /* those below themselves */
    add_task (self, rows[i], parent, depth);
}

static void
add_project (Builder *self, guint32 index, int parent, guint depth)
{
  const TdProject *project = td_portfolio_at (self->portfolio, TD_TABLE_PROJECT, index);
  const guint32 *rows;
  guint count;
  int node;

  if (self->projects_seen[index])
    return;
  node = add_node (self, TD_TABLE_PROJECT, index, parent, depth);
  add_tasks_of (self, project->record.id, node, depth + 1);
  rows = td_portfolio_referring (self->portfolio, self->project_parent, project->record.id, &count);
  for (guint i = 0; i < count; i++)
    add_project (self, rows[i], node, depth + 1);
  self->outline->nodes[node].end = self->outline->count;
}

TdOutline *
td_outline_new (const TdPortfolio *portfolio)
{
  guint n_projects = td_portfolio_count (portfolio, TD_TABLE_PROJECT);
  guint n_tasks = td_portfolio_count (portfolio, TD_TABLE_TASK);
  g_autofree guint8 *projects_seen = g_new0 (guint8, n_projects + 1);
  g_autofree guint8 *tasks_seen = g_new0 (guint8, n_tasks + 1);
  TdOutline *outline = g_new0 (TdOutline, 1);
  Builder self = {portfolio,
                  outline,
                  TD_FIELD (TD_TABLE_PROJECT, TdProject, parent_id),
                  TD_FIELD (TD_TABLE_TASK, TdTask, parent_id),
                  TD_FIELD (TD_TABLE_TASK, TdTask, project_id),
                  projects_seen,
                  tasks_seen};
  const guint32 *rows;
  guint count;

  outline->nodes = g_new (TdNode, n_projects + n_tasks + 1);
  outline->project_nodes = g_new0 (guint32, n_projects + 1);
  outline->task_nodes = g_new0 (guint32, n_tasks + 1);
  rows = td_portfolio_referring (portfolio, self.project_parent, 0, &count);
  for (guint i = 0; i < count; i++)
    add_project (&self, rows[i], -1, 0);
  for (guint i = 0; i < n_projects; i++)
    add_project (&self, i, -1, 0);
  for (guint i = 0; i < n_tasks; i++)
    add_task (&self, i, -1, 0);
  return outline;
}

void
td_outline_free (TdOutline *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self->project_nodes);
  g_free (self->task_nodes);
  g_free (self);
}

int
td_outline_find (const TdOutline *self, const TdPortfolio *portfolio, TdTableId table, gint64 id)
{
  int index = td_portfolio_index (portfolio, table, id);

  if (index < 0 || (table != TD_TABLE_PROJECT && table != TD_TABLE_TASK))
    return -1;
  return (int) (table == TD_TABLE_PROJECT ? self->project_nodes : self->task_nodes)[index];
}

gboolean
td_outline_is_stale (const TdOutline *self, const TdChangeList *changes)
{
  for (guint i = 0; i < td_change_list_size (changes); i++) {
    const TdChange *change = td_change_list_get (changes, i);

    if (change->table != TD_TABLE_PROJECT && change->table != TD_TABLE_TASK)
      continue;
    if (change->op != TD_EDIT_UPDATE || change->field->kind == TD_FIELD_RANK ||
        change->field == TD_FIELD (TD_TABLE_PROJECT, TdProject, parent_id) ||
        change->field == TD_FIELD (TD_TABLE_TASK, TdTask, parent_id) ||
        change->field == TD_FIELD (TD_TABLE_TASK, TdTask, project_id))
      return TRUE;
  }
  return FALSE;
}
