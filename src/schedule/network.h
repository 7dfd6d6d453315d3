/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/outline.h"
#include "schedule/calendar.h"

G_BEGIN_DECLS

/*
 * What the passes work on: flat arrays numbered by node, filled from a portfolio. Private to this
 * floor; schedule.h is its door.
 *
 * Times are ticks in 32 bits, which reach from 1562 to 2378. A leaf is one event; a summary has
 * two: it opens, which bounds those below it, before them and closes, which spans them, after
 * them. Events of leaves and openings are numbered as their nodes, closings follow.
 */

#define TD_TICK_NONE G_MININT32

typedef enum {
  TD_INPUT_SUMMARY = 1 << 0,
  TD_INPUT_PROJECT = 1 << 1,
  TD_INPUT_MANUAL = 1 << 2,
  TD_INPUT_MILESTONE = 1 << 3,
  TD_INPUT_INACTIVE = 1 << 4,
  TD_INPUT_ELAPSED = 1 << 5,
  TD_INPUT_MONTHS = 1 << 6, /* the duration counts calendar months */
  TD_INPUT_IN_CYCLE = 1 << 7,
  TD_INPUT_LINKED = 1 << 8,
  TD_INPUT_STARTED = 1 << 9, /* an actual start or finish is known */
  TD_INPUT_DONE = 1 << 10,   /* an actual finish is known */
} TdInputFlags;

/* What is asked of a node. */
typedef struct {
  gint32 duration; /* of a leaf: ticks or months; of a summary: its index among the summaries */
  gint32 constraint_date;
  gint32 deadline;
  gint32 given; /* index into the given dates, or -1 */
  guint16 calendar;
  guint16 flags;
  guint8 constraint;
  gint8 percent; /* -1: unknown */
} TdInput;

/* The dates that somebody gave a node, and what has happened. */
typedef struct {
  gint32 start;
  gint32 start_latest;
  gint32 finish_earliest;
  gint32 finish;
  gint32 actual_start;
  gint32 actual_finish;
} TdGiven;

typedef enum {
  TD_RESULT_DERIVED = 1 << 0,
  TD_RESULT_CONFLICT = 1 << 1,
  TD_RESULT_START_OPEN = 1 << 2,
  TD_RESULT_FINISH_OPEN = 1 << 3,
  TD_RESULT_POINT = 1 << 4, /* a milestone that was given a date: it takes no time */
  /* what its input says, so that a link looks at one place */
  TD_RESULT_INACTIVE = 1 << 5,
  TD_RESULT_STARTED = 1 << 6,
  TD_RESULT_DONE = 1 << 7,
  TD_RESULT_SUMMARY = 1 << 8,
} TdResultFlags;

/* When a node happens. Its start may lie later by start_width, its finish later by finish_width or
 * earlier by finish_before. The passes reckon with start and finish. */
typedef struct {
  gint32 start;
  gint32 finish;
  gint32 start_width;
  gint32 finish_width;
  gint32 finish_before;
  gint32 early_start;
  gint32 early_finish;
  gint32 late_start;
  gint32 late_finish;
  guint32 flags;
} TdResult;

/* What only summaries have. */
typedef struct {
  gint32 node;
  gint32 bound;  /* nothing below starts before: from links and constraints */
  gint32 anchor; /* where what nothing else dates begins: the start of the project */
  gint32 bound_width;
  gint32 late_bound;        /* what is below may finish by then … */
  gint32 late_start_bound;  /* … and what begins it start by then */
  guint32 children;         /* leaves below */
  guint32 undated_children; /* … with neither date */
  gint64 length;            /* of the leaves below, in ticks */
  gint64 done;              /* of that, in hundredths */
  gboolean has_percent;
  gboolean has_logic; /* something below is scheduled, not just given */
} TdSummary;

typedef struct {
  guint32 from;     /* node */
  guint32 to;       /* node */
  gint32 lag;       /* ticks, or hundredths of a percent */
  guint32 id : 27;  /* of the link: TD_ID_MAX fits */
  guint32 kind : 2; /* TdLinkKind */
  guint32 unit : 2; /* TdLagUnit */
  guint32 cut : 1;  /* kept out: part of a cycle */
} TdNetLink;

typedef struct {
  guint count;
  TdInput *inputs;
  TdResult *results;
  gint32 *parents;
  guint32 *ends;
  guint32 *components; /* those that a chain of links or a project joins: they end together */
  gint32 *ids;         /* of the task, or of the project and negative */

  TdSummary *summaries;
  guint n_summaries;
  GArray *givens; /* (element-type TdGiven) */

  TdNetLink *links; /* by successor */
  guint n_links;
  guint links_capacity;
  guint32 *link_starts; /* count + 1: the links into a node */
  guint32 *successors;  /* indices into links, by predecessor */
  guint32 *successor_starts;

  guint32 *order; /* events, each after what it depends on */
  guint32 *positions;
  guint n_events;

  gint32 *component_finishes;
  guint n_components;
  gboolean has_cycles; /* some links are kept out */

  TdCalendars *calendars;
  gboolean has_late_tasks; /* some are as late as possible … */
  gboolean place_late;     /* … and are now put there */
} TdNetwork;

TdNetwork *td_network_new (const TdPortfolio *portfolio, const TdOutline *outline);
void td_network_free (TdNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdNetwork, td_network_free)

/* Reads what is asked of one node again. */
void td_network_read_node (TdNetwork *self,
                           const TdPortfolio *portfolio,
                           const TdOutline *outline,
                           guint node);

/**
 * td_network_read_link:
 * @id: a link that came, went or changed
 * @ret_nodes: (inout): the nodes at its ends, those of before and of now, are added
 *
 * Brings the links up to date in place, and the order of the events where it has to change.
 *
 * Returns: FALSE when only a new network can tell, because cycles or what ends together may
 *   differ; this one is then of no more use
 */
gboolean td_network_read_link (TdNetwork *self,
                               const TdPortfolio *portfolio,
                               const TdOutline *outline,
                               gint64 id,
                               GArray *ret_nodes);

/* FALSE when an end is missing. */
gboolean td_network_make_link (const TdPortfolio *portfolio,
                               const TdOutline *outline,
                               const TdLink *row,
                               TdNetLink *ret_link);

/* Whether @node is @above or stands below it. */
static inline gboolean
td_network_is_above (const TdNetwork *self, guint above, guint node)
{
  return above <= node && node < self->ends[above];
}

/* Finds the order of the events, and what stands in a cycle. */
void td_network_sort (TdNetwork *self);

/* The whole forward pass, the ends of the components, and the whole backward pass. */
void td_network_pass (TdNetwork *self);

/* One event: TRUE when its result, or what it hands on, has changed. */
gboolean td_network_forward (TdNetwork *self, guint event);
gboolean td_network_backward (TdNetwork *self, guint event);
void td_network_end_component (TdNetwork *self, guint component);

static inline gboolean
td_network_is_summary (const TdNetwork *self, guint node)
{
  return (self->inputs[node].flags & TD_INPUT_SUMMARY) != 0;
}

static inline TdSummary *
td_network_summary (const TdNetwork *self, guint node)
{
  return self->summaries + self->inputs[node].duration;
}

/* The event by which all of a node's results stand. */
static inline guint
td_network_done_event (const TdNetwork *self, guint node)
{
  return td_network_is_summary (self, node) ? self->count + (guint) self->inputs[node].duration
                                            : node;
}

static inline TdWorkCalendar *
td_network_calendar (const TdNetwork *self, guint node)
{
  return td_calendars_get (self->calendars, self->inputs[node].calendar);
}

static inline gint32
td_tick_clamp (gint64 tick)
{
  return tick == TD_TICK_NONE ? TD_TICK_NONE : (gint32) CLAMP (tick, G_MININT32 + 1, G_MAXINT32);
}

/* Whether links or a length decide when a leaf happens, rather than dates that were given. */
static inline gboolean
td_network_is_logical (const TdNetwork *self, guint node)
{
  const TdInput *input = self->inputs + node;

  return (input->flags & TD_INPUT_LINKED) != 0 ||
         (!(input->flags & (TD_INPUT_MANUAL | TD_INPUT_PROJECT)) &&
          input->duration != TD_TICK_NONE);
}

/* Never NULL: all unknown where nothing was given. */
const TdGiven *td_network_given (const TdNetwork *self, guint node);

/* Where a link sets out from, TD_TICK_NONE where that is unknown, and how uncertain that is. */
static inline gint32
td_network_link_tick (const TdNetwork *self, const TdNetLink *link, gint32 *ret_width)
{
  const TdResult *from = self->results + link->from;

  if (link->kind == TD_LINK_START_START || link->kind == TD_LINK_START_FINISH ||
      from->flags & TD_RESULT_POINT) {
    *ret_width = from->start_width;
    return from->start;
  }
  *ret_width = td_tick_clamp ((gint64) from->finish_before + from->finish_width);
  return from->finish;
}

/* The moment a length after, or with a negative one before, @tick: working time unless the
 * node's duration is elapsed or counts calendar months. */
gint64 td_network_after (const TdNetwork *self, guint node, gint64 tick);
gint64 td_network_before (const TdNetwork *self, guint node, gint64 tick);
/* The same by the length that a leaf has as @result places it: its own, or what lies between dates
 * that were both given. */
gint64 td_network_step (
    const TdNetwork *self, guint node, const TdResult *result, gint64 tick, gboolean forwards);
/* The moment that a link leads to from @tick, and back. */
gint64 td_network_add_lag (const TdNetwork *self, const TdNetLink *link, gint64 tick);
gint64 td_network_take_lag (const TdNetwork *self, const TdNetLink *link, gint64 tick);

G_END_DECLS
