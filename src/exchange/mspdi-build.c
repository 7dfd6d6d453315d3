/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mspdi-build.h"

#include "core/rank.h"
#include "core/time.h"
#include "core/uuid.h"

#include <string.h>

#define MOST_LEVELS 200

gpointer
td_mspdi_add_row (
    TdMspdiBuilder *self, TdTableId table, const char *guid, const char *kind, gint64 uid)
{
  g_autofree char *uuid = guid ? g_ascii_strdown (guid, -1) : NULL;
  gint64 id = (gint64) td_portfolio_count (self->file->portfolio, table) + 1;

  if (uuid == NULL || !td_uuid_is_valid (uuid) || g_hash_table_contains (self->uuids, uuid)) {
    g_autofree char *name =
        g_strdup_printf ("mspdi/%s/%s/%" G_GINT64_FORMAT, self->identity, kind, uid);

    g_free (uuid);
    uuid = td_uuid_from_name (TD_UUID_NAMESPACE, name);
  }
  while (g_hash_table_contains (self->uuids, uuid)) { /* a UID that stands twice */
    char *next = td_uuid_from_name (TD_UUID_NAMESPACE, uuid);

    g_free (uuid);
    uuid = next;
  }
  g_hash_table_add (self->uuids, g_strdup (uuid));
  return td_portfolio_add (self->file->portfolio, table, id, uuid);
}

/* Instants as far as the program accepts them. */
static gint64
sound_instant (gint64 instant)
{
  return instant != TD_NONE && td_day_is_valid (td_day_from_instant (instant)) ? instant : TD_NONE;
}

static gint64
reference (GHashTable *ids, gint64 uid)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (ids, &uid));
}

/* ---- the project ---- */

static char *
project_name (const TdMspdiBuilder *self)
{
  const char *name = self->project->title ? self->project->title : self->project->name;
  const TdMspdiTask *first = self->project->tasks->len ? self->project->tasks->pdata[0] : NULL;
  char *result;
  char *dot;

  if (name == NULL && first && first->uid == 0)
    name = first->name;
  if (name == NULL)
    name = self->name;
  result = g_path_get_basename (name);
  dot = strrchr (result, '.');
  if (dot && (g_ascii_strcasecmp (dot, ".xml") == 0 || g_ascii_strcasecmp (dot, ".mpp") == 0))
    *dot = '\0';
  return result;
}

static void
add_date (TdMspdiBuilder *self, gint64 task_id, TdDateRole role, gint64 uid, gint64 instant)
{
  TdDateValue *value;

  instant = sound_instant (instant);
  if (instant == TD_NONE)
    return;
  value = td_mspdi_add_row (self, TD_TABLE_DATE_VALUE, NULL,
                            role == TD_ROLE_START ? "start" : "finish", uid);
  value->project_id = self->project_id;
  value->task_id = task_id;
  value->role = role;
  value->earliest = value->latest = instant;
  value->as_of =
      self->project->saved == TD_NONE ? TD_NONE : td_day_from_instant (self->project->saved);
  value->source = g_path_get_basename (self->name);
}

static void
build_project (TdMspdiBuilder *self)
{
  const TdMspdiProject *project = self->project;
  TdPortfolioInfo *info = td_mspdi_add_row (self, TD_TABLE_PORTFOLIO, NULL, "portfolio", 0);
  TdProject *row = td_mspdi_add_row (self, TD_TABLE_PROJECT, project->guid, "project", 0);

  info->title = project_name (self);
  if (sound_instant (project->status_date) != TD_NONE)
    info->status_date = td_day_from_instant (project->status_date);
  row->rank = td_rank_between (NULL, NULL);
  row->name = project_name (self);
  row->calendar_id = reference (self->calendars, project->calendar_uid);
  self->project_id = row->record.id;
  if (project->from_start == 0)
    td_findings_note (self->findings, 0,
                      N_ ("the project is scheduled back from its finish, which is not supported "
                          "yet: its start is taken for given"),
                      NULL);
  add_date (self, 0, TD_ROLE_START, -1, project->start);
}

/* ---- tasks ---- */

typedef struct {
  gint64 format; /* DurationFormat, without its elapsed and its estimated form */
  TdDurationUnit unit;
} Unit;

static void
set_duration (TdTask *task, const TdMspdiTask *given)
{
  static const Unit units[] = {{3, TD_DURATION_MINUTES},
                               {5, TD_DURATION_HOURS},
                               {7, TD_DURATION_DAYS},
                               {9, TD_DURATION_WEEKS},
                               {11, TD_DURATION_MONTHS}};
  gint64 format = given->duration_format;

  task->duration = given->manual == 1 && given->manual_duration != TD_NONE ? given->manual_duration
                                                                           : given->duration;
  if (task->duration < 0)
    task->duration = TD_NONE;
  if (format >= 35 && format <= 44) /* the same again, estimated */
    format -= 32;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (format == units[i].format || format == units[i].format + 1) {
      task->duration_unit = units[i].unit;
      task->duration_elapsed = format == units[i].format + 1;
    }
}

static void
set_constraint (TdMspdiBuilder *self, TdTask *task, const TdMspdiTask *given)
{
  static const TdConstraint kinds[] = {TD_CONSTRAINT_ASAP, TD_CONSTRAINT_ALAP, TD_CONSTRAINT_MSO,
                                       TD_CONSTRAINT_MFO,  TD_CONSTRAINT_SNET, TD_CONSTRAINT_SNLT,
                                       TD_CONSTRAINT_FNET, TD_CONSTRAINT_FNLT};
  gint64 date = sound_instant (given->constraint_date);

  if (given->constraint <= 0 || given->constraint >= (gint64) G_N_ELEMENTS (kinds))
    return;
  if (given->constraint > 1 && date == TD_NONE) {
    td_findings_note (self->findings, given->line,
                      N_ ("“%s” has a constraint without its date, which is left out"),
                      given->name ? given->name : "", NULL);
    return;
  }
  task->constraint = kinds[given->constraint];
  task->constraint_date = given->constraint > 1 ? date : TD_NONE;
}

static void
keep_dates (TdMspdiBuilder *self, gint64 task_id, const TdMspdiTask *given)
{
  TdFileDates dates = {task_id,           given->start,       given->finish,
                       given->late_start, given->late_finish, given->total_slack,
                       given->critical};

  g_array_append_val (self->file->dates, dates);
}

static void
set_progress (TdTask *task, const TdMspdiTask *given)
{
  if (given->percent != TD_NONE)
    task->percent_complete = CLAMP (given->percent, 0, 100);
  task->actual_start = sound_instant (given->actual_start);
  task->actual_finish = sound_instant (given->actual_finish);
  if (task->actual_start != TD_NONE && task->actual_finish != TD_NONE &&
      task->actual_finish < task->actual_start)
    task->actual_finish = TD_NONE;
}

static gint64
add_task (TdMspdiBuilder *self, const TdMspdiTask *given, gint64 parent_id, const char *rank)
{
  TdTask *task = td_mspdi_add_row (self, TD_TABLE_TASK, given->guid, "task", given->uid);
  gint64 id = task->record.id;

  task->rank = g_strdup (rank);
  task->project_id = self->project_id;
  task->parent_id = parent_id;
  task->name = g_strdup (given->name);
  task->note = g_strdup (given->notes);
  task->source_uid = given->uid;
  task->milestone = given->milestone == 1;
  task->inactive = given->active == 0;
  task->mode = given->manual == 1 ? TD_MODE_MANUAL : TD_MODE_AUTO;
  if (given->summary != 1)
    set_duration (task, given);
  set_constraint (self, task, given);
  set_progress (task, given);
  task->deadline = sound_instant (given->deadline);
  task->calendar_id = reference (self->calendars, given->calendar_uid);
  if (given->manual == 1) {
    add_date (self, id, TD_ROLE_START, given->uid,
              given->manual_start != TD_NONE ? given->manual_start : given->start);
    add_date (self, id, TD_ROLE_FINISH, given->uid,
              given->manual_finish != TD_NONE ? given->manual_finish : given->finish);
  }
  keep_dates (self, id, given);
  return id;
}

/* Whether a task of the file is a row of ours. */
static gboolean
is_task (TdMspdiBuilder *self, const TdMspdiTask *given)
{
  if (given->uid == 0) /* the project's own summary */
    return FALSE;
  if (given->is_null == 1 || given->external == 1) {
    td_findings_note (self->findings, given->line,
                      given->external == 1
                          ? N_ ("“%s” stands for a task of another project and is left out")
                          : N_ ("an empty row of the file is left out"),
                      given->name ? given->name : "", NULL);
    return FALSE;
  }
  if (given->uid != TD_NONE && reference (self->tasks, given->uid) == 0)
    return TRUE;
  td_findings_note (self->findings, given->line,
                    N_ ("“%s” has no number of its own (UID) and is left out"),
                    given->name ? given->name : "", NULL);
  return FALSE;
}

/* By outline level: a task lies below the last one of a lesser level. */
static void
build_tasks (TdMspdiBuilder *self)
{
  const GPtrArray *tasks = self->project->tasks;
  g_auto (GStrv) ranks = td_rank_spread (tasks->len + 1);
  gint64 above[MOST_LEVELS] = {0};
  gint64 levels[MOST_LEVELS];
  guint depth = 0;

  for (guint i = 0; i < tasks->len; i++) {
    const TdMspdiTask *given = tasks->pdata[i];
    gint64 level = given->level == TD_NONE ? 1 : given->level;
    gint64 id;

    if (!is_task (self, given))
      continue;
    while (depth > 0 && levels[depth - 1] >= level)
      depth--;
    id = add_task (self, given, depth ? above[depth - 1] : 0, ranks[i]);
    g_hash_table_insert (self->tasks, (gpointer) &given->uid, GINT_TO_POINTER ((int) id));
    if (depth < MOST_LEVELS) {
      above[depth] = id;
      levels[depth++] = level;
    }
  }
}

/* ---- baselines ---- */

static gint64
find_baseline (TdMspdiBuilder *self, gint64 ids[], gint64 number)
{
  TdBaseline *row;

  if (number < 0 || number > 10)
    return 0;
  if (ids[number])
    return ids[number];
  row = td_mspdi_add_row (self, TD_TABLE_BASELINE, NULL, "baseline", number);
  row->rank = g_strdup_printf ("%c", (char) ('B' + number));
  row->name = number ? g_strdup_printf ("Baseline %d", (int) number) : g_strdup ("Baseline");
  row->source = g_path_get_basename (self->name);
  ids[number] = row->record.id;
  return ids[number];
}

static void
build_baselines (TdMspdiBuilder *self)
{
  gint64 ids[11] = {0};

  for (guint i = 0; i < self->project->tasks->len; i++) {
    const TdMspdiTask *given = self->project->tasks->pdata[i];
    gint64 task_id = reference (self->tasks, given->uid);

    for (guint j = 0; task_id && j < given->baselines->len; j++) {
      const TdMspdiBaseline *base = &g_array_index (given->baselines, TdMspdiBaseline, j);
      gint64 baseline_id = find_baseline (self, ids, base->number);
      TdBaselineTask *row;

      if (baseline_id == 0)
        continue;
      row = td_mspdi_add_row (self, TD_TABLE_BASELINE_TASK, NULL, "baseline-task",
                              (gint64) ((guint64) given->uid * 11 + (guint64) base->number));
      row->baseline_id = baseline_id;
      row->project_id = self->project_id;
      row->task_id = task_id;
      row->start = sound_instant (base->start);
      row->finish = sound_instant (base->finish);
      row->duration = base->duration;
    }
  }
}

/* What stays the same when the file is saved again. */
static char *
make_identity (const TdMspdiProject *project)
{
  if (project->guid)
    return g_ascii_strdown (project->guid, -1);
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT,
                          project->title  ? project->title
                          : project->name ? project->name
                                          : "",
                          project->created);
}

void
td_mspdi_build (const TdMspdiProject *project,
                TdNativeFile *file,
                TdFindings *findings,
                const char *name)
{
  g_autofree char *identity = make_identity (project);
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) calendars = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) tasks = g_hash_table_new (g_int64_hash, g_int64_equal);
  TdMspdiBuilder self = {project, file, findings, name, identity, uuids, calendars, tasks, 0};

  file->dates = g_array_new (FALSE, FALSE, sizeof (TdFileDates));
  td_mspdi_build_calendars (&self);
  build_project (&self);
  build_tasks (&self);
  build_baselines (&self);
  td_mspdi_build_links (&self);
}
