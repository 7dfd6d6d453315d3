/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/query.h"

#include "core/filter.h"

#include <string.h>

/* What is asked of, while it is asked. */
typedef struct {
  const TdGesture *around;
  TdTableId table;
  gint64 id;
  const TdProject *project; /* itself, or the one it lies in */
  const TdTask *task;
  int node;
} Row;

typedef gboolean (*Answer) (const Row *row, const char *name, TdFilterOperand *ret);

struct _TdQuery {
  TdGesture around;
  TdFilter *projects; /* NULL: the expression does not fit */
  TdFilter *tasks;
};

/* ---- answers ---- */

static gboolean
answer_text (const char *text, TdFilterOperand *ret)
{
  ret->text = text;
  return text != NULL;
}

static gboolean
answer_lead (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdPortfolio *portfolio = row->around->portfolio;
  const TdAttribute *lead = td_project_current (portfolio, row->project->record.id, name);
  gint64 id = row->task && row->task->lead_id ? row->task->lead_id
              : lead                          ? lead->organisation_id
                                              : 0;
  const TdOrganisation *organisation = td_portfolio_get (portfolio, TD_TABLE_ORGANISATION, id);

  return answer_text (organisation ? organisation->name : lead ? lead->text : NULL, ret);
}

static gboolean
answer_attribute (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdAttribute *attribute =
      td_project_current (row->around->portfolio, row->project->record.id, name);

  return answer_text (attribute ? attribute->text : NULL, ret);
}

static gboolean
answer_investment (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdAttribute *attribute =
      td_project_current (row->around->portfolio, row->project->record.id, "total_investment");

  if (attribute)
    ret->integer = attribute->amount;
  return ret->integer != TD_NONE;
}

static gboolean
answer_sector (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdSector *sector =
      td_portfolio_get (row->around->portfolio, TD_TABLE_SECTOR, row->project->sector_id);

  return answer_text (sector ? sector->name : NULL, ret);
}

static gboolean
answer_clause (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdClause *clause =
      td_portfolio_get (row->around->portfolio, TD_TABLE_CLAUSE, row->project->clause_id);

  return answer_text (clause ? clause->number : NULL, ret);
}

static gboolean
answer_project (const Row *row, const char *name, TdFilterOperand *ret)
{
  return answer_text (row->project->name, ret);
}

static const TdTimes *
times_of (const Row *row)
{
  return row->node < 0 ? NULL : td_schedule_times (row->around->schedule, (guint) row->node);
}

static gboolean
answer_start (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdDateValue *given =
      td_gesture_current_date (row->around, row->table, row->id, TD_ROLE_START);
  const TdTimes *times = times_of (row);

  if (given && (row->task == NULL || row->task->mode == TD_MODE_MANUAL))
    ret->when = (TdWhen){given->earliest, given->latest};
  else if (times && times->start != TD_NONE)
    ret->when = (TdWhen){times->start, times->start};
  return !td_when_equal (ret->when, TD_WHEN_UNKNOWN);
}

static gboolean
answer_finish (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdDateValue *given =
      td_gesture_current_date (row->around, row->table, row->id, TD_ROLE_FINISH);
  const TdTimes *times = times_of (row);

  if (given && (row->task == NULL || row->task->mode == TD_MODE_MANUAL))
    ret->when = (TdWhen){given->earliest, given->latest};
  else if (times && times->finish != TD_NONE)
    ret->when = td_filter_finish (times->finish);
  return !td_when_equal (ret->when, TD_WHEN_UNKNOWN);
}

static gboolean
answer_truth (TdFilterOperand *ret, gboolean truth)
{
  ret->integer = truth;
  return TRUE;
}

static gboolean
answer_undated (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdTimes *times = times_of (row);

  return answer_truth (ret, times == NULL || td_times_is_undated (times));
}

static gboolean
answer_late (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdPortfolioInfo *info = td_portfolio_info (row->around->portfolio);
  gint64 day = info && info->status_date != TD_NONE ? info->status_date : row->around->today;
  const TdTimes *times = times_of (row);
  TdStanding standing;
  gint64 days_late;

  if (times == NULL)
    return answer_truth (ret, FALSE);
  standing = td_times_standing (times, row->task ? row->task->deadline : row->project->deadline,
                                TD_NONE, day, &days_late);
  return answer_truth (ret, standing == TD_STANDING_LATE || standing == TD_STANDING_OVERDUE);
}

static gboolean
answer_critical (const Row *row, const char *name, TdFilterOperand *ret)
{
  const TdTimes *times = times_of (row);

  return answer_truth (ret, times && times->flags & TD_TIMES_CRITICAL);
}

static gboolean
answer_summary (const Row *row, const char *name, TdFilterOperand *ret)
{
  return answer_truth (ret, row->node >= 0 &&
                                !td_outline_is_leaf (row->around->outline, (guint) row->node));
}

/* The last has no name; @names below stands beside it. */
static const TdFilterName names[] = {
    {"lead", TD_FILTER_TEXT},        {"owner", TD_FILTER_TEXT},
    {"status", TD_FILTER_TEXT},      {"class", TD_FILTER_TEXT},
    {"sector", TD_FILTER_TEXT},      {"clause", TD_FILTER_TEXT},
    {"project", TD_FILTER_TEXT},     {"total-investment", TD_FILTER_MONEY},
    {"start", TD_FILTER_WHEN},       {"finish", TD_FILTER_WHEN},
    {"undated", TD_FILTER_BOOLEAN},  {"late", TD_FILTER_BOOLEAN},
    {"critical", TD_FILTER_BOOLEAN}, {"summary", TD_FILTER_BOOLEAN},
    {NULL, TD_FILTER_TEXT},
};

static const Answer answers[] = {
    answer_lead,    answer_lead,    answer_attribute,  answer_attribute, answer_sector,
    answer_clause,  answer_project, answer_investment, answer_start,     answer_finish,
    answer_undated, answer_late,    answer_critical,   answer_summary,
};

G_STATIC_ASSERT (G_N_ELEMENTS (answers) + 1 == G_N_ELEMENTS (names));

static gboolean
lookup_cb (gpointer data, const char *name, TdFilterOperand *ret)
{
  const Row *row = data;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (names[i].name == name)
      return answers[i](row, name, ret);
  return FALSE;
}

/* ---- the query ---- */

TdQuery *
td_query_new (const TdGesture *around, const char *expression, GError **error)
{
  TdFilterContext context = {TD_TABLE_PROJECT, names, around->language, around->today};
  g_autoptr (TdFilter) projects = td_filter_new (expression, &context, NULL, error);
  g_autoptr (TdFilter) tasks = NULL;
  TdQuery *self;

  context.table = TD_TABLE_TASK;
  tasks = td_filter_new (expression, &context, NULL, NULL);
  if (projects == NULL && tasks == NULL)
    return NULL;
  if (projects == NULL)
    g_clear_error (error);
  self = g_new0 (TdQuery, 1);
  self->around = *around;
  self->projects = g_steal_pointer (&projects);
  self->tasks = g_steal_pointer (&tasks);
  return self;
}

void
td_query_free (TdQuery *self)
{
  if (self == NULL)
    return;
  td_filter_free (self->projects);
  td_filter_free (self->tasks);
  g_free (self);
}

gboolean
td_query_fits (const TdQuery *self, TdTableId table)
{
  return (table == TD_TABLE_TASK ? self->tasks : self->projects) != NULL;
}

gboolean
td_query_matches (const TdQuery *self, TdTableId table, gint64 id)
{
  const TdPortfolio *portfolio = self->around.portfolio;
  gconstpointer record = td_portfolio_get (portfolio, table, id);
  Row row = {&self->around, table, id, NULL, NULL, -1};

  if (record == NULL || !td_query_fits (self, table))
    return FALSE;
  row.task = table == TD_TABLE_TASK ? record : NULL;
  row.project =
      row.task ? td_portfolio_get (portfolio, TD_TABLE_PROJECT, row.task->project_id) : record;
  if (row.project == NULL)
    return FALSE;
  row.node = td_outline_find (self->around.outline, portfolio, table, id);
  return td_filter_matches (row.task ? self->tasks : self->projects, record, lookup_cb, &row);
}

gboolean
td_query_matches_node (guint node, gpointer query)
{
  const TdQuery *self = query;
  const TdNode *row = self->around.outline->nodes + node;

  return td_query_matches (self, row->table, row->id);
}
