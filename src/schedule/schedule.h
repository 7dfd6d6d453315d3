/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/outline.h"
#include "schedule/calendar.h"

G_BEGIN_DECLS

typedef enum {
  TD_TIMES_SUMMARY = 1 << 0,        /* has children in the outline */
  TD_TIMES_MILESTONE = 1 << 1,      /* drawn as a point */
  TD_TIMES_CRITICAL = 1 << 2,       /* total slack at or below zero, and scheduled by logic */
  TD_TIMES_DERIVED = 1 << 3,        /* a date follows from an imprecise one: shown with ≈ */
  TD_TIMES_MANUAL = 1 << 4,         /* its dates were given, not computed */
  TD_TIMES_START_OPEN = 1 << 5,     /* a summary with undated children: it may start earlier */
  TD_TIMES_FINISH_OPEN = 1 << 6,    /* … or finish later: "≥ 12/2027" */
  TD_TIMES_EXCEEDS_PARENT = 1 << 7, /* reaches outside the dates its parent was given */
  TD_TIMES_IN_CYCLE = 1 << 8,       /* kept out of the schedule by a cycle of links */
  TD_TIMES_CONFLICT = 1 << 9,       /* a given date contradicts a link or constraint */
  TD_TIMES_INACTIVE = 1 << 10,
} TdTimesFlags;

/**
 * TdTimes: when one node of the outline happens. TD_NONE is unknown.
 *
 * @start and @finish bound the bar: the earliest day of its start, the latest of its finish
 * (exclusive). Between @start_latest and @finish_earliest it surely runs: drawn solid, the rest
 * paler. With exact dates they equal @start and @finish. Instants in minutes; slack in tenths
 * of a minute of the node's calendar.
 */
typedef struct {
  gint64 start;
  gint64 start_latest;
  gint64 finish_earliest;
  gint64 finish;
  gint64 early_start;
  gint64 early_finish;
  gint64 late_start;
  gint64 late_finish;
  gint64 total_slack;
  gint64 free_slack;
  gint64 own_start; /* of a summary: the dates it was given itself, beside its children's span */
  gint64 own_finish;
  gint64 percent_complete; /* a summary's: of its children, weighted by length; else as entered */
  guint32 flags;
  guint32 children;         /* leaves below a summary … */
  guint32 undated_children; /* … and how many of them have neither start nor finish */
} TdTimes;

static inline gboolean
td_times_is_undated (const TdTimes *times)
{
  return times->start == TD_NONE && times->finish == TD_NONE;
}

gboolean td_times_equal (const TdTimes *a, const TdTimes *b);

/**
 * TdSchedule: the dates of every node of an outline, derived from the portfolio's inputs.
 *
 * Never stored as input. Working time comes from the task's calendar, else its project's (or that
 * of the project above it), else the portfolio's.
 *
 * What dates a leaf, by the dates given to it (td_current_date ()) and its length:
 *
 *  - a manual task keeps what was given; a length supplies the end that is missing;
 *  - a project without children keeps what was given; links supply an end that is missing;
 *  - an automatic task with a length starts as early as its links, its constraint, what binds a
 *    summary above it and a start given to it allow, without any of these at the start given to
 *    its project. A finish given without a start is one before which it does not finish. With
 *    both given, the length between them replaces its own and moves as one when links push it;
 *  - an automatic task without a length has the ends that were given or that links lead to;
 *  - an actual start or finish stands against all of these; a length supplies the other end;
 *  - what none of this dates is undated, and binds nothing that depends on it.
 *
 * Reckoning takes the earliest day of a start that was given and the latest of a finish. What
 * follows from an imprecise date is as uncertain as what drives it: its start and finish may lie
 * that much later. A given span of whole days starts on its last day at the latest and finishes
 * with its first at the earliest, so that a single day is exact. A milestone that was given a date
 * takes no time: links count from its earliest day.
 *
 * Tasks end together, and slack counts to that end, which belong to one project or to projects
 * joined by links. Links that would form a cycle, and those between a summary and what is below
 * it, are kept out.
 */
typedef struct _TdSchedule TdSchedule;

/* A full pass. Keeps nothing of its arguments. */
TdSchedule *td_schedule_new (const TdPortfolio *portfolio, const TdOutline *outline);
void td_schedule_free (TdSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSchedule, td_schedule_free)

guint td_schedule_count (const TdSchedule *self);
/* Returns: (transfer none): valid until the schedule is updated. */
const TdTimes *td_schedule_times (const TdSchedule *self, guint node);

/**
 * td_schedule_update:
 * @outline: the same outline, or a new one if rows came, went or moved
 * @changes: what changed since the last pass
 * @ret_touched: (out) (optional) (element-type guint32): the nodes whose times differ now
 *
 * Brings the dates up to date; equals a full pass.
 */
void td_schedule_update (TdSchedule *self,
                         const TdPortfolio *portfolio,
                         const TdOutline *outline,
                         const TdChangeList *changes,
                         GArray **ret_touched);

/* The working time that @node is reckoned in. Returns: (transfer none): valid until the schedule is
 * updated. */
TdWorkCalendar *td_schedule_calendar (const TdSchedule *self, guint node);

/* The first start and last finish of all dated nodes; FALSE and untouched when there is none. */
gboolean td_schedule_extent (const TdSchedule *self, gint64 *ret_start, gint64 *ret_finish);

/* What a start can follow from. */
typedef enum {
  TD_DRIVER_LINK,          /* @node is the predecessor, @link_id the link */
  TD_DRIVER_SUMMARY,       /* what binds the summary or project @node above it */
  TD_DRIVER_PROJECT_START, /* the start given to @node above it */
  TD_DRIVER_CONSTRAINT,    /* its own */
  TD_DRIVER_GIVEN,         /* a date given to it */
  TD_DRIVER_ACTUAL,        /* what has happened */
  TD_DRIVER_LATE,          /* as late as what follows allows */
  TD_DRIVER_CHILD,         /* of a summary: the child @node begins it */
} TdDriverKind;

typedef struct {
  TdDriverKind kind;
  guint node;     /* itself where nothing else is meant */
  gint64 link_id; /* or 0 */
} TdDriver;

/**
 * td_schedule_drivers:
 *
 * Names what the start of @node follows from: several where they agree on the day, none where the
 * start is unknown.
 *
 * Returns: (transfer full) (element-type TdDriver)
 */
GArray *td_schedule_drivers (const TdSchedule *self, guint node);

/* How a node stands against its deadline, else a baseline's finish, at a status date. */
typedef enum {
  TD_STANDING_UNKNOWN,  /* không xác định */
  TD_STANDING_ON_TIME,  /* đúng hạn */
  TD_STANDING_MAY_SLIP, /* có thể chậm: only its latest finish lies after */
  TD_STANDING_LATE,     /* chậm: even its earliest finish lies after */
  TD_STANDING_OVERDUE, /* quá hạn: unfinished, and its latest finish lies before the status date */
  TD_STANDING_DONE,    /* xong */
} TdStanding;

/* Instants all: @status_date is 00:00 of the day, and it, @deadline and @baseline_finish may be
 * TD_NONE. @ret_days_late is begun calendar days, or 0: what is overdue counts the status day. */
TdStanding td_times_standing (const TdTimes *times,
                              gint64 deadline,
                              gint64 baseline_finish,
                              gint64 status_date,
                              gint64 *ret_days_late);

G_END_DECLS
