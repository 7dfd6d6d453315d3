/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/outline.h"

G_BEGIN_DECLS

/**
 * TdPlan: a small portfolio written as text, for tests.
 *
 * Statements end with ';' or the line; words are parted by blanks:
 *
 *   calendar Night 00:00-06:00|…|        a week; the first word after "calendar" names it
 *   holiday Night 2024-05-01..2024-05-03 a stretch of days off
 *   project Bridge start 2024-01-01      the tasks that follow are its own
 *   Dig 3d                               a task with a length: d, h, m, w, mo (calendar months),
 *                                        ed and eh (elapsed); 0d is a milestone
 *   Pour 2d after Dig+1d                 after, ss, ff, sf; lags in d, h, m, ed, eh, %, e%
 *   Pave 5d in Works snet 2024-05-06     in: below that task or project; constraints by nick
 *   Open start 2027 finish 2028-06       dates given: a year, month, day, instant or D..D
 *
 * and the words manual, milestone, inactive, 40%, deadline D, cal NAME, done D..D (actuals). Days
 * of finishes and deadlines are meant whole. Names must be known before they are referred to,
 * except in links. Anything else ends the test.
 */
typedef struct {
  TdPortfolio *portfolio;
  TdOutline *outline;
  GHashTable *names; /* (element-type utf8 gint64): a task's id, or a project's negated */
  GPtrArray *links;  /* those still to be made */
  gint64 project_id;
  guint n_ranks;
} TdPlan;

TdPlan *td_plan_read (const char *text);
void td_plan_free (TdPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPlan, td_plan_free)

/* The task or project of that name. */
gint64 td_plan_id (const TdPlan *plan, const char *name);
guint td_plan_node (const TdPlan *plan, const char *name);
const char *td_plan_name (const TdPlan *plan, guint node);

/* Applies one update to the portfolio and hands back what a document would tell. */
TdChangeList *
td_plan_set (TdPlan *plan, TdTableId table, gint64 id, const char *field, gint64 value);

G_END_DECLS
