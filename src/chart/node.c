/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/node.h"

static const TdNode *
node_at (const TdChartContext *context, guint node)
{
  return context->outline->nodes + node;
}

const TdTimes *
td_node_times (const TdChartContext *context, guint node)
{
  return td_schedule_times (context->schedule, node);
}

const TdTask *
td_node_task (const TdChartContext *context, guint node)
{
  const TdNode *it = node_at (context, node);

  return it->table == TD_TABLE_TASK ? td_portfolio_at (context->portfolio, TD_TABLE_TASK, it->index)
                                    : NULL;
}

const TdProject *
td_node_project (const TdChartContext *context, guint node)
{
  const TdNode *it = node_at (context, node);
  const TdTask *task = td_node_task (context, node);

  if (task)
    return td_portfolio_get (context->portfolio, TD_TABLE_PROJECT, task->project_id);
  return td_portfolio_at (context->portfolio, TD_TABLE_PROJECT, it->index);
}

const char *
td_node_name (const TdChartContext *context, guint node)
{
  const TdTask *task = td_node_task (context, node);
  const TdProject *project;

  if (task)
    return task->name ? task->name : "";
  project = td_node_project (context, node);
  if (context->language == TD_LANGUAGE_EN && project->name_en && project->name_en[0])
    return project->name_en;
  return project->name ? project->name : "";
}

char *
td_node_title (const TdChartContext *context, guint node)
{
  const char *name = td_node_name (context, node);
  char first[8] = "";

  if (name[0] == '\0')
    return g_strdup ("");
  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (name)), first)] = '\0';
  return g_strconcat (first, g_utf8_next_char (name), NULL);
}

/* ---- where it belongs ---- */

static gint64
top_clause (const TdPortfolio *portfolio, gint64 id)
{
  const TdClause *clause = td_portfolio_get (portfolio, TD_TABLE_CLAUSE, id);

  for (int depth = 0; clause && clause->parent_id && depth < 64; depth++) {
    const TdClause *parent = td_portfolio_get (portfolio, TD_TABLE_CLAUSE, clause->parent_id);

    if (parent == NULL)
      break;
    clause = parent;
  }
  return clause ? clause->record.id : 0;
}

gint64
td_node_group (const TdChartContext *context, guint node, TdGroupBy group)
{
  const TdProject *project = td_node_project (context, node);
  const TdAttribute *lead;

  if (project == NULL)
    return 0;
  switch (group) {
  case TD_GROUP_CLAUSE:
    return project->clause_id ? top_clause (context->portfolio, project->clause_id) : 0;
  case TD_GROUP_SECTOR:
    return project->sector_id;
  case TD_GROUP_AGENCY:
    lead = td_project_current (context->portfolio, project->record.id, "lead");
    return lead ? lead->organisation_id : 0;
  case TD_GROUP_NONE:
  default:
    return 0;
  }
}

const TdSector *
td_node_sector (const TdChartContext *context, guint node)
{
  const TdProject *project = td_node_project (context, node);

  return project && project->sector_id
             ? td_portfolio_get (context->portfolio, TD_TABLE_SECTOR, project->sector_id)
             : NULL;
}

static const char *
organisation_name (const TdChartContext *context, gint64 id)
{
  const TdOrganisation *row =
      id ? td_portfolio_get (context->portfolio, TD_TABLE_ORGANISATION, id) : NULL;

  if (row == NULL)
    return NULL;
  return row->short_name && row->short_name[0] ? row->short_name : row->name;
}

const char *
td_node_lead (const TdChartContext *context, guint node)
{
  const TdTask *task = td_node_task (context, node);
  const TdAttribute *lead;
  const char *name;

  if (task)
    return organisation_name (context, task->lead_id);
  lead = td_project_current (context->portfolio, node_at (context, node)->id, "lead");
  if (lead == NULL)
    return NULL;
  name = organisation_name (context, lead->organisation_id);
  return name ? name : (lead->text && lead->text[0] ? lead->text : NULL);
}

/* ---- when it is ---- */

static gboolean
has_own_dates (const TdTimes *times)
{
  return (times->flags & TD_TIMES_SUMMARY) &&
         (times->own_start != TD_NONE || times->own_finish != TD_NONE);
}

/* The span that somebody gave for a date, as long as the schedule holds to it. */
static const TdDateValue *
given_date (const TdChartContext *context, guint node, TdDateRole role)
{
  const TdNode *it = node_at (context, node);
  const TdTimes *times = td_node_times (context, node);
  const TdTask *task = td_node_task (context, node);

  if (!(times->flags & TD_TIMES_MANUAL) && !has_own_dates (times))
    return NULL;
  return td_current_date (context->portfolio, task ? task->project_id : it->id, task ? it->id : 0,
                          role);
}

/* A day of precision counts as exact. */
static gint64
softened (gint64 hard, gint64 soft)
{
  if (soft == TD_NONE || ABS (hard - soft) <= TD_MINUTES_PER_DAY)
    return hard;
  return soft;
}

static void
take_own (TdExtent *extent, const TdChartContext *context, guint node, const TdTimes *times)
{
  const TdDateValue *start = given_date (context, node, TD_ROLE_START);
  const TdDateValue *finish = given_date (context, node, TD_ROLE_FINISH);

  if (times->own_start != TD_NONE) {
    extent->start = times->own_start;
    extent->start_latest =
        start && start->latest != TD_NONE ? softened (extent->start, start->latest) : extent->start;
  }
  if (times->own_finish != TD_NONE) {
    extent->finish = times->own_finish;
    extent->finish_earliest = finish && finish->earliest != TD_NONE
                                  ? softened (extent->finish, finish->earliest)
                                  : extent->finish;
  }
}

TdExtent
td_node_extent (const TdChartContext *context, guint node)
{
  const TdTimes *times = td_node_times (context, node);
  TdExtent extent = {times->start, times->start_latest, times->finish_earliest, times->finish};

  if (has_own_dates (times))
    take_own (&extent, context, node, times);
  if (extent.start != TD_NONE)
    extent.start_latest = softened (extent.start, extent.start_latest);
  if (extent.finish != TD_NONE)
    extent.finish_earliest = softened (extent.finish, extent.finish_earliest);
  return extent;
}

TdWhen
td_node_when (const TdChartContext *context, guint node, TdDateRole role)
{
  const TdDateValue *given = given_date (context, node, role);
  TdExtent extent;

  if (given && (given->earliest != TD_NONE || given->latest != TD_NONE))
    return (TdWhen){given->earliest, given->latest};
  extent = td_node_extent (context, node);
  if (role == TD_ROLE_START)
    return (TdWhen){extent.start, extent.start_latest};
  if (extent.finish == TD_NONE)
    return TD_WHEN_UNKNOWN;
  return (TdWhen){MIN (extent.finish_earliest, extent.finish) - 1, extent.finish};
}

gboolean
td_node_is_milestone (const TdChartContext *context, guint node)
{
  const TdTimes *times = td_node_times (context, node);
  const TdProject *project;

  if (times->flags & TD_TIMES_MILESTONE)
    return TRUE;
  if (times->flags & TD_TIMES_SUMMARY || td_node_task (context, node))
    return FALSE;
  project = td_node_project (context, node);
  return project && project->kind == TD_KIND_EVENT;
}

gint64
td_node_deadline (const TdChartContext *context, guint node)
{
  const TdTask *task = td_node_task (context, node);
  const TdProject *project = task ? NULL : td_node_project (context, node);

  return task ? task->deadline : (project ? project->deadline : TD_NONE);
}

gint64
td_node_percent (const TdChartContext *context, guint node)
{
  return td_node_times (context, node)->percent_complete;
}

gboolean
td_node_is_undated (const TdChartContext *context, guint node)
{
  const TdTask *task = td_node_task (context, node);
  const TdProject *project;

  if (!td_times_is_undated (td_node_times (context, node)))
    return FALSE;
  if (task)
    return task->deadline == TD_NONE;
  project = td_node_project (context, node);
  return project->deadline == TD_NONE && project->period_start == TD_NONE &&
         project->period_end == TD_NONE && project->horizon == TD_NONE &&
         project->horizon_near == TD_NONE;
}

/* ---- how it stands ---- */

const TdBaselineTask *
td_node_baseline (const TdChartContext *context, guint node)
{
  const TdNode *it = node_at (context, node);
  gboolean task = it->table == TD_TABLE_TASK;
  const guint32 *rows;
  guint count;

  if (context->baseline_id == 0)
    return NULL;
  rows =
      td_portfolio_referring (context->portfolio,
                              task ? TD_FIELD (TD_TABLE_BASELINE_TASK, TdBaselineTask, task_id)
                                   : TD_FIELD (TD_TABLE_BASELINE_TASK, TdBaselineTask, project_id),
                              it->id, &count);
  for (guint i = 0; i < count; i++) {
    const TdBaselineTask *row =
        td_portfolio_at (context->portfolio, TD_TABLE_BASELINE_TASK, rows[i]);

    if (row->baseline_id == context->baseline_id && (task || row->task_id == 0))
      return row;
  }
  return NULL;
}

TdStanding
td_node_standing (const TdChartContext *context, guint node, gint64 *ret_days_late)
{
  const TdBaselineTask *baseline = td_node_baseline (context, node);

  *ret_days_late = 0;
  return td_times_standing (td_node_times (context, node), td_node_deadline (context, node),
                            baseline ? baseline->finish : TD_NONE,
                            td_instant_from_day (context->status_date), ret_days_late);
}

gboolean
td_node_is_late (const TdChartContext *context, guint node)
{
  gint64 days;
  TdStanding standing = td_node_standing (context, node, &days);

  return standing == TD_STANDING_LATE || standing == TD_STANDING_OVERDUE;
}

/* ---- its words ---- */

char *
td_end_text (gint64 end)
{
  if (end == TD_NONE)
    return g_strdup ("");
  return td_when_format (TD_LANGUAGE_VI,
                         td_when_from_day (td_when_shown_day (TD_WHEN_DEADLINE, end)), FALSE);
}

/* How exact a derived date pretends to be: the finest unit that is at least as long as its span. */
static TdPrecision
coarseness (gint64 span)
{
  static const struct {
    gint64 days;
    TdPrecision precision;
  } units[] = {
      {1, TD_PRECISION_DAY},
      {31, TD_PRECISION_MONTH},
      {92, TD_PRECISION_QUARTER},
      {184, TD_PRECISION_HALF_YEAR},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (span <= units[i].days * TD_MINUTES_PER_DAY)
      return units[i].precision;
  return TD_PRECISION_YEAR;
}

/* A date the schedule found: a day, the span it may lie in, or ≈ and a unit. */
static char *
computed_text (const TdChartContext *context, guint node, gboolean finish)
{
  const TdTimes *times = td_node_times (context, node);
  TdExtent extent = td_node_extent (context, node);
  TdWhen span = finish ? (TdWhen){extent.finish_earliest, extent.finish}
                       : (TdWhen){extent.start, extent.start_latest};
  gint64 counted = finish ? extent.finish : extent.start;
  gint64 likely = finish && times->early_finish != TD_NONE ? times->early_finish - 1 : counted;
  TdWhen day =
      td_when_from_day (td_when_shown_day (finish ? TD_WHEN_FINISH : TD_WHEN_START, counted));
  g_autofree char *words = NULL;

  if (span.latest - span.earliest <= TD_MINUTES_PER_DAY)
    words = td_when_format (context->language, day, FALSE);
  else if (times->flags & TD_TIMES_DERIVED)
    words =
        td_when_format (context->language,
                        td_when_around (coarseness (span.latest - span.earliest), likely), FALSE);
  else
    words = td_when_format (context->language, span, FALSE);
  return g_strdup_printf ("%s%s", times->flags & TD_TIMES_DERIVED ? "≈ " : "", words);
}

static char *
date_text (const TdChartContext *context, guint node, gboolean finish)
{
  const TdTimes *times = td_node_times (context, node);
  const TdDateValue *given = given_date (context, node, finish ? TD_ROLE_FINISH : TD_ROLE_START);
  TdExtent extent = td_node_extent (context, node);
  guint open = finish ? TD_TIMES_FINISH_OPEN : TD_TIMES_START_OPEN;
  g_autofree char *words = NULL;

  if (given && (given->earliest != TD_NONE || given->latest != TD_NONE))
    return td_when_format (context->language, (TdWhen){given->earliest, given->latest}, FALSE);
  if ((finish ? extent.finish : extent.start) == TD_NONE)
    return g_strdup ("");
  words = computed_text (context, node, finish);
  if (times->flags & open)
    return g_strdup_printf ("%s %s", finish ? "≥" : "≤", words);
  return g_steal_pointer (&words);
}

char *
td_node_start_text (const TdChartContext *context, guint node)
{
  return date_text (context, node, FALSE);
}

char *
td_node_finish_text (const TdChartContext *context, guint node)
{
  return date_text (context, node, TRUE);
}

gboolean
td_node_finish_is_soft (const TdChartContext *context, guint node)
{
  const TdTimes *times = td_node_times (context, node);
  TdExtent extent = td_node_extent (context, node);

  return extent.finish != TD_NONE &&
         (extent.finish_earliest != extent.finish || times->flags & TD_TIMES_FINISH_OPEN);
}
