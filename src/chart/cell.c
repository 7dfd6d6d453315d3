/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/cell.h"

#include "core/duration.h"
#include "core/number.h"
#include "core/when.h"

#define BILLION G_GINT64_CONSTANT (1000000000)

static TdCell
cell_take (char *text, TdTone tone)
{
  return (TdCell){text, tone};
}

static TdCell
cell_say (const char *text)
{
  return (TdCell){g_strdup (text ? text : ""), TD_TONE_INK};
}

/* "–" where something is wanting and nobody has said it. */
static TdCell
cell_or_dash (char *text)
{
  if (text && text[0])
    return cell_take (text, TD_TONE_INK);
  g_free (text);
  return cell_take (g_strdup ("–"), TD_TONE_FAINT);
}

static const char *
named (const char *name, const char *name_en, TdLanguage language)
{
  return language == TD_LANGUAGE_EN && name_en && name_en[0] ? name_en : name;
}

/* ---- dates ---- */

static TdCell
start_cell (const TdChartContext *context, guint node)
{
  if (td_node_target (context, node))
    return cell_say ("");
  return cell_or_dash (td_node_start_text (context, node));
}

/* A target's finish is the day it falls due; a summary's says how many parts have no date. */
static TdCell
finish_cell (const TdChartContext *context, guint node)
{
  const TdTimes *times = td_node_times (context, node);
  g_autofree char *text = NULL;
  g_autofree char *undated = NULL;

  if (td_node_target (context, node) && times->finish == TD_NONE)
    return cell_or_dash (td_end_text (td_node_deadline (context, node)));
  text = td_node_finish_text (context, node);
  if (text[0] == '\0' || !(times->flags & TD_TIMES_FINISH_OPEN) || times->undated_children == 0)
    return cell_or_dash (g_steal_pointer (&text));
  /* Translators: how many parts of a summary have no date: 2/5. */
  undated = g_strdup_printf (td_translate (context->language, N_ ("%u/%u undated")),
                             times->undated_children, times->children);
  return cell_take (g_strdup_printf ("%s · %s", text, undated), TD_TONE_INK);
}

static TdCell
horizon_cell (const TdChartContext *context, guint node)
{
  const TdProject *project = td_node_task (context, node) ? NULL : td_node_project (context, node);

  if (project == NULL || (project->horizon == TD_NONE && project->horizon_near == TD_NONE))
    return cell_say ("");
  if (project->horizon != TD_NONE && project->horizon_near != TD_NONE)
    return cell_take (g_strdup_printf ("%d, %d", (int) project->horizon_near,
                                       (int) project->horizon),
                      TD_TONE_INK);
  return cell_take (g_strdup_printf ("%d",
                                     (int) (project->horizon != TD_NONE ? project->horizon
                                                                        : project->horizon_near)),
                    TD_TONE_INK);
}

static TdCell
time_text_cell (const TdChartContext *context, guint node)
{
  const TdProject *project = td_node_task (context, node) ? NULL : td_node_project (context, node);
  const char *text;

  if (project == NULL)
    return cell_say ("");
  text = project->period_text && project->period_text[0] ? project->period_text
                                                         : project->deadline_text;
  return cell_or_dash (g_strdup (text));
}

/* ---- progress and standing ---- */

static TdCell
percent_cell (const TdChartContext *context, guint node)
{
  gint64 percent = td_node_percent (context, node);

  if (percent == TD_NONE)
    return cell_say ("");
  return cell_take (g_strdup_printf ("%d", (int) percent), TD_TONE_INK);
}

static TdCell
target_cell (const TdChartContext *context, const TdTarget *target)
{
  gint64 missing;
  TdTargetState state = td_target_state (context, target, &missing);
  TdTone tone = TD_TONE_INK;

  if (state == TD_TARGET_MET)
    tone = TD_TONE_GOOD;
  else if (state == TD_TARGET_FAILED)
    tone = TD_TONE_LATE;
  return cell_take (td_target_state_text (context, target), tone);
}

static char *
days_late_text (const TdChartContext *context, gint64 days)
{
  return g_strdup_printf (td_translate_plural (context->language, "▲ %d day", "▲ %d days",
                                               (gulong) days),
                          (int) days);
}

static TdCell
standing_cell (const TdChartContext *context, guint node)
{
  const TdTarget *target = td_node_target (context, node);
  TdLanguage language = context->language;
  gint64 days;

  if (target)
    return target_cell (context, target);
  switch (td_node_standing (context, node, &days)) {
  case TD_STANDING_DONE:
    return cell_take (g_strdup (td_translate (language, N_ ("done"))), TD_TONE_SOFT);
  case TD_STANDING_LATE:
    return cell_take (days_late_text (context, days), TD_TONE_LATE);
  case TD_STANDING_OVERDUE:
    if (days > 0)
      return cell_take (days_late_text (context, days), TD_TONE_LATE);
    return cell_take (g_strdup (td_translate (language, N_ ("overdue"))), TD_TONE_LATE);
  case TD_STANDING_MAY_SLIP:
    return cell_take (g_strdup (td_translate (language, N_ ("may slip"))), TD_TONE_INK);
  case TD_STANDING_UNKNOWN:
  case TD_STANDING_ON_TIME:
  default:
    return cell_say ("");
  }
}

/* ---- what it is ---- */

static gint64
investment (const TdChartContext *context, guint node)
{
  const TdNode *it = context->outline->nodes + node;
  const TdAttribute *row = it->table == TD_TABLE_PROJECT
                               ? td_project_current (context->portfolio, it->id, "total_investment")
                               : NULL;

  return row ? row->amount : TD_NONE;
}

static TdCell
investment_cell (const TdChartContext *context, guint node)
{
  gint64 amount = investment (context, node);

  if (amount == TD_NONE)
    return cell_say ("");
  return cell_take (td_money_format_rounded (context->language, amount, TD_MONEY_BILLION,
                                             amount % BILLION == 0 ? 0 : 1),
                    TD_TONE_INK);
}

static TdCell
kind_cell (const TdChartContext *context, guint node)
{
  const TdField *field = TD_FIELD (TD_TABLE_PROJECT, TdProject, kind);
  const TdProject *project;

  if (td_node_task (context, node))
    return cell_say ("");
  project = td_node_project (context, node);
  return cell_say (td_translate (context->language, field->labels[project->kind]));
}

static TdCell
sector_cell (const TdChartContext *context, guint node)
{
  const TdSector *sector = td_node_task (context, node) ? NULL : td_node_sector (context, node);

  return cell_say (sector ? named (sector->name, sector->name_en, context->language) : "");
}

static TdCell
clause_cell (const TdChartContext *context, guint node)
{
  const TdProject *project = td_node_task (context, node) ? NULL : td_node_project (context, node);
  const TdClause *clause =
      project && project->clause_id
          ? td_portfolio_get (context->portfolio, TD_TABLE_CLAUSE, project->clause_id)
          : NULL;

  return cell_say (clause ? clause->number : "");
}

static TdCell
duration_cell (const TdChartContext *context, guint node)
{
  const TdTask *task = td_node_task (context, node);
  TdDuration length;

  if (task == NULL || task->duration == TD_NONE || !td_outline_is_leaf (context->outline, node))
    return cell_say ("");
  length = (TdDuration){task->duration, (TdDurationUnit) task->duration_unit,
                        (gboolean) task->duration_elapsed};
  return cell_take (td_duration_format (context->language, length), TD_TONE_INK);
}

/* In whole days: what is left of a day moves nothing. */
static TdCell
slack_cell (const TdChartContext *context, guint node)
{
  gint64 slack = td_node_times (context, node)->total_slack;
  gint64 day = td_duration_unit_tenths (TD_DURATION_DAYS, FALSE);

  if (slack == TD_NONE)
    return cell_say ("");
  return cell_take (g_strdup_printf (td_translate_plural (context->language, "%d day", "%d days",
                                                          (gulong) ABS (slack / day)),
                                     (int) (slack / day)),
                    TD_TONE_INK);
}

static TdCell
location_cell (const TdChartContext *context, guint node)
{
  return cell_say (td_node_task (context, node) ? "" : td_node_project (context, node)->location);
}

static TdCell
code_cell (const TdChartContext *context, guint node)
{
  return cell_say (td_node_task (context, node) ? "" : td_node_project (context, node)->code);
}

static TdCell
name_cell (const TdChartContext *context, guint node)
{
  return cell_take (td_node_title (context, node), TD_TONE_INK);
}

static TdCell
lead_cell (const TdChartContext *context, guint node)
{
  return cell_say (td_node_lead (context, node));
}

static TdCell
deadline_cell (const TdChartContext *context, guint node)
{
  return cell_take (td_end_text (td_node_deadline (context, node)), TD_TONE_INK);
}

TdCell
td_cell_get (const TdChartContext *context, guint node, TdColumn column)
{
  static TdCell (*const makers[TD_N_COLUMNS]) (const TdChartContext *, guint) = {
      [TD_COLUMN_NAME] = name_cell,         [TD_COLUMN_LEAD] = lead_cell,
      [TD_COLUMN_START] = start_cell,       [TD_COLUMN_FINISH] = finish_cell,
      [TD_COLUMN_PERCENT] = percent_cell,   [TD_COLUMN_INVESTMENT] = investment_cell,
      [TD_COLUMN_STANDING] = standing_cell, [TD_COLUMN_TIME_TEXT] = time_text_cell,
      [TD_COLUMN_KIND] = kind_cell,         [TD_COLUMN_SECTOR] = sector_cell,
      [TD_COLUMN_CLAUSE] = clause_cell,     [TD_COLUMN_DEADLINE] = deadline_cell,
      [TD_COLUMN_HORIZON] = horizon_cell,   [TD_COLUMN_DURATION] = duration_cell,
      [TD_COLUMN_SLACK] = slack_cell,       [TD_COLUMN_LOCATION] = location_cell,
      [TD_COLUMN_CODE] = code_cell,
  };

  g_return_val_if_fail (column < TD_N_COLUMNS, ((TdCell){g_strdup (""), TD_TONE_INK}));
  return makers[column](context, node);
}

char *
td_cell_text (const TdChartContext *context, const TdRows *rows, const TdRow *row, TdColumn column)
{
  if (row->kind == TD_ROW_GROUP)
    return column == TD_COLUMN_NAME ? td_row_caption (context, rows, row) : g_strdup ("");
  return td_cell_get (context, (guint) row->node, column).text;
}

static gint64
days_late (const TdChartContext *context, guint node)
{
  gint64 days;
  TdStanding standing = td_node_standing (context, node, &days);

  return standing == TD_STANDING_LATE || standing == TD_STANDING_OVERDUE ? days : TD_NONE;
}

gint64
td_cell_number (const TdChartContext *context, guint node, TdColumn column)
{
  const TdTask *task = td_node_task (context, node);

  switch (column) {
  case TD_COLUMN_START:
    return td_node_extent (context, node).start;
  case TD_COLUMN_FINISH:
    return td_node_extent (context, node).finish;
  case TD_COLUMN_PERCENT:
    return td_node_percent (context, node);
  case TD_COLUMN_INVESTMENT:
    return investment (context, node);
  case TD_COLUMN_STANDING:
    return days_late (context, node);
  case TD_COLUMN_DEADLINE:
    return td_node_deadline (context, node);
  case TD_COLUMN_HORIZON:
    return task ? TD_NONE : td_node_project (context, node)->horizon;
  case TD_COLUMN_DURATION:
    return task ? task->duration : TD_NONE;
  case TD_COLUMN_SLACK:
    return td_node_times (context, node)->total_slack;
  case TD_COLUMN_NAME:
  case TD_COLUMN_LEAD:
  case TD_COLUMN_TIME_TEXT:
  case TD_COLUMN_KIND:
  case TD_COLUMN_SECTOR:
  case TD_COLUMN_CLAUSE:
  case TD_COLUMN_LOCATION:
  case TD_COLUMN_CODE:
  case TD_N_COLUMNS:
  default:
    return TD_NONE;
  }
}
