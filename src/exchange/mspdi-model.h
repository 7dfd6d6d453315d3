/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/value.h"

#include <glib.h>

G_BEGIN_DECLS

/*
 * A Microsoft Project file as it says itself, before it is made a portfolio. Numbers that it does
 * not give are TD_NONE, texts NULL. Instants and tenths of minutes as in core.
 */

typedef struct {
  gint64 from; /* minutes since midnight */
  gint64 to;
} TdMspdiShift;

/* What holds on a day of the week, or on the days of an exception. */
typedef struct {
  gint64 day_type; /* 1 Sunday to 7 Saturday, 0 an exception of the old kind */
  gint64 working;
  gint64 from; /* instants, of an exception */
  gint64 to;
  gint64 type; /* of an exception: 1 daily, others recur */
  gint64 occurrences;
  char *name;
  GArray *shifts; /* (element-type TdMspdiShift) */
  guint line;
} TdMspdiDay;

typedef struct {
  gint64 uid;
  gint64 is_base;
  gint64 base_uid;
  char *name;
  char *guid;
  GPtrArray *week;       /* (element-type TdMspdiDay) */
  GPtrArray *exceptions; /* (element-type TdMspdiDay) */
  guint line;
} TdMspdiCalendar;

typedef struct {
  gint64 predecessor_uid;
  gint64 type; /* 0 FF, 1 FS, 2 SF, 3 SS */
  gint64 cross_project;
  gint64 lag; /* tenths of a minute, or percent */
  gint64 lag_format;
  guint line;
} TdMspdiLink;

typedef struct {
  gint64 number;
  gint64 start;
  gint64 finish;
  gint64 duration;
} TdMspdiBaseline;

typedef struct {
  gint64 uid;
  gint64 is_null;
  gint64 level;
  gint64 summary;
  gint64 manual;
  gint64 active;
  gint64 milestone;
  gint64 external;
  gint64 duration;
  gint64 duration_format;
  gint64 constraint;
  gint64 constraint_date;
  gint64 deadline;
  gint64 percent;
  gint64 calendar_uid;
  gint64 start;
  gint64 finish;
  gint64 manual_start;
  gint64 manual_finish;
  gint64 manual_duration;
  gint64 actual_start;
  gint64 actual_finish;
  gint64 late_start;
  gint64 late_finish;
  gint64 total_slack;
  gint64 critical;
  char *guid;
  char *name;
  char *notes;
  GArray *links;     /* (element-type TdMspdiLink) */
  GArray *baselines; /* (element-type TdMspdiBaseline) */
  guint line;
} TdMspdiTask;

typedef struct {
  char *guid;
  char *name;
  char *title;
  gint64 created;
  gint64 saved;
  gint64 start;
  gint64 finish;
  gint64 from_start; /* 0: it is scheduled back from its finish */
  gint64 status_date;
  gint64 calendar_uid;
  GPtrArray *calendars; /* (element-type TdMspdiCalendar) */
  GPtrArray *tasks;     /* (element-type TdMspdiTask) */
} TdMspdiProject;

TdMspdiProject *td_mspdi_project_new (void);
void td_mspdi_project_free (TdMspdiProject *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdMspdiProject, td_mspdi_project_free)

/* New ones of the project, with everything unknown. */
TdMspdiCalendar *td_mspdi_add_calendar (TdMspdiProject *self, guint line);
TdMspdiTask *td_mspdi_add_task (TdMspdiProject *self, guint line);
TdMspdiDay *td_mspdi_add_day (GPtrArray *days, guint line);

G_END_DECLS
