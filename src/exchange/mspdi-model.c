/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mspdi-model.h"

static void
day_free (gpointer data)
{
  TdMspdiDay *day = data;

  g_free (day->name);
  g_array_unref (day->shifts);
  g_free (day);
}

static void
calendar_free (gpointer data)
{
  TdMspdiCalendar *calendar = data;

  g_free (calendar->name);
  g_free (calendar->guid);
  g_ptr_array_unref (calendar->week);
  g_ptr_array_unref (calendar->exceptions);
  g_free (calendar);
}

static void
task_free (gpointer data)
{
  TdMspdiTask *task = data;

  g_free (task->guid);
  g_free (task->name);
  g_free (task->notes);
  g_array_unref (task->links);
  g_array_unref (task->baselines);
  g_free (task);
}

TdMspdiProject *
td_mspdi_project_new (void)
{
  TdMspdiProject *self = g_new0 (TdMspdiProject, 1);

  self->created = self->saved = self->start = self->finish = TD_NONE;
  self->from_start = self->status_date = self->calendar_uid = TD_NONE;
  self->calendars = g_ptr_array_new_with_free_func (calendar_free);
  self->tasks = g_ptr_array_new_with_free_func (task_free);
  return self;
}

void
td_mspdi_project_free (TdMspdiProject *self)
{
  if (self == NULL)
    return;
  g_free (self->guid);
  g_free (self->name);
  g_free (self->title);
  g_ptr_array_unref (self->calendars);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

TdMspdiCalendar *
td_mspdi_add_calendar (TdMspdiProject *self, guint line)
{
  TdMspdiCalendar *calendar = g_new0 (TdMspdiCalendar, 1);

  calendar->uid = calendar->is_base = calendar->base_uid = TD_NONE;
  calendar->week = g_ptr_array_new_with_free_func (day_free);
  calendar->exceptions = g_ptr_array_new_with_free_func (day_free);
  calendar->line = line;
  g_ptr_array_add (self->calendars, calendar);
  return calendar;
}

TdMspdiDay *
td_mspdi_add_day (GPtrArray *days, guint line)
{
  TdMspdiDay *day = g_new0 (TdMspdiDay, 1);

  day->day_type = day->working = day->from = day->to = day->type = day->occurrences = TD_NONE;
  day->shifts = g_array_new (FALSE, FALSE, sizeof (TdMspdiShift));
  day->line = line;
  g_ptr_array_add (days, day);
  return day;
}

TdMspdiTask *
td_mspdi_add_task (TdMspdiProject *self, guint line)
{
  TdMspdiTask *task = g_new0 (TdMspdiTask, 1);

  task->uid = task->is_null = task->level = task->summary = task->manual = task->active = TD_NONE;
  task->milestone = task->external = task->duration = task->duration_format = TD_NONE;
  task->constraint = task->constraint_date = task->deadline = task->percent = TD_NONE;
  task->calendar_uid = task->start = task->finish = task->manual_start = TD_NONE;
  task->manual_finish = task->manual_duration = task->actual_start = TD_NONE;
  task->actual_finish = task->late_start = task->late_finish = TD_NONE;
  task->total_slack = task->critical = TD_NONE;
  task->links = g_array_new (FALSE, FALSE, sizeof (TdMspdiLink));
  task->baselines = g_array_new (FALSE, FALSE, sizeof (TdMspdiBaseline));
  task->line = line;
  g_ptr_array_add (self->tasks, task);
  return task;
}
