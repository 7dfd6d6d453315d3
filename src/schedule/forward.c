/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/network.h"

#include <string.h>

/* The earliest that links allow, with the uncertainty of what drives it. */
typedef struct {
  gint64 start; /* TD_NONE: not bound */
  gint64 finish;
  gint32 start_width;
  gint32 finish_width;
  gboolean has_finish_start;
} Bounds;

/* ---- what links allow ---- */

static void
raise_bound (gint64 *bound, gint32 *width, gint64 tick, gint32 tick_width)
{
  if (tick > *bound) {
    *bound = tick;
    *width = tick_width;
  } else if (tick == *bound) {
    *width = MAX (*width, tick_width);
  }
}

static Bounds
collect_bounds (const TdNetwork *self, guint node)
{
  Bounds bounds = {TD_NONE, TD_NONE, 0, 0, FALSE};

  for (guint i = self->link_starts[node]; i < self->link_starts[node + 1]; i++) {
    const TdNetLink *link = self->links + i;
    gint32 width;
    gint32 tick = td_network_link_tick (self, link, &width);

    if (link->cut || tick == TD_TICK_NONE || self->results[link->from].flags & TD_RESULT_INACTIVE)
      continue;
    bounds.has_finish_start |= link->kind == TD_LINK_FINISH_START;
    if (link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_START_START)
      raise_bound (&bounds.start, &bounds.start_width, td_network_add_lag (self, link, tick),
                   width);
    else
      raise_bound (&bounds.finish, &bounds.finish_width, td_network_add_lag (self, link, tick),
                   width);
  }
  return bounds;
}

/* ---- leaves ---- */

static gint32
width_between (gint32 from, gint32 to)
{
  return from == TD_TICK_NONE || to == TD_TICK_NONE || to < from ? 0 : to - from;
}

static void
put_given_start (TdResult *result, const TdGiven *given)
{
  result->start = given->start;
  result->start_width = width_between (given->start, given->start_latest);
}

static void
put_given_finish (TdResult *result, const TdGiven *given)
{
  result->finish = given->finish;
  result->finish_before = width_between (given->finish_earliest, given->finish);
}

static void
put_derived_start (TdResult *result, gint64 tick, gint32 width)
{
  result->start = td_tick_clamp (tick);
  result->start_width = width;
  if (width > 0)
    result->flags |= TD_RESULT_DERIVED;
}

static void
put_derived_finish (TdResult *result, gint64 tick, gint32 width)
{
  result->finish = td_tick_clamp (tick);
  result->finish_width = width;
  if (width > 0)
    result->flags |= TD_RESULT_DERIVED;
}

/* Its dates are those given; a known length supplies the one that is missing. */
static void
place_manual (const TdNetwork *self, guint node, TdResult *result)
{
  const TdInput *input = self->inputs + node;
  const TdGiven *given = td_network_given (self, node);

  put_given_start (result, given);
  put_given_finish (result, given);
  if (input->duration == TD_TICK_NONE)
    return;
  if (result->start != TD_TICK_NONE && given->finish == TD_TICK_NONE)
    put_derived_finish (result, td_network_after (self, node, result->start), result->start_width);
  else if (given->start == TD_TICK_NONE && result->finish != TD_TICK_NONE)
    put_derived_start (result, td_network_before (self, node, result->finish),
                       result->finish_before);
}

/* Without a length each end stands for itself: given, else from its links. */
static void
place_ends (const TdNetwork *self, guint node, const Bounds *bounds, TdResult *result)
{
  const TdGiven *given = td_network_given (self, node);

  if (given->start != TD_TICK_NONE || given->start_latest != TD_TICK_NONE)
    put_given_start (result, given);
  else if (bounds->start != TD_NONE)
    put_derived_start (result, td_calendar_next (td_network_calendar (self, node), bounds->start),
                       bounds->start_width);
  if (given->finish != TD_TICK_NONE || given->finish_earliest != TD_TICK_NONE)
    put_given_finish (result, given);
  else if (bounds->finish != TD_NONE)
    put_derived_finish (result, bounds->finish, bounds->finish_width);
  if (given->start == TD_TICK_NONE && result->start != TD_TICK_NONE &&
      result->finish != TD_TICK_NONE && result->start > result->finish) {
    result->start = TD_TICK_NONE; /* a link wants it after the finish that was given */
    result->start_width = 0;
    result->flags |= TD_RESULT_CONFLICT;
  }
}

/* What is above it in the tree: a summary's links bind what is below, a project's start is where
 * that begins which nothing else dates. */
static void
apply_place_in_tree (const TdNetwork *self, guint node, Bounds *bounds)
{
  const TdInput *input = self->inputs + node;
  gint32 parent = self->parents[node];
  const TdSummary *summary = parent >= 0 ? td_network_summary (self, (guint) parent) : NULL;
  gboolean is_bound =
      bounds->has_finish_start ||
      (input->constraint_date != TD_TICK_NONE &&
       (input->constraint == TD_CONSTRAINT_SNET || input->constraint == TD_CONSTRAINT_FNET) &&
       bounds->start == TD_NONE && bounds->finish == TD_NONE);

  if (summary == NULL)
    return;
  if (summary->bound != TD_TICK_NONE)
    raise_bound (&bounds->start, &bounds->start_width, summary->bound, summary->bound_width);
  else if (summary->anchor != TD_TICK_NONE && !is_bound)
    raise_bound (&bounds->start, &bounds->start_width, summary->anchor, 0);
}

static void
apply_constraint (const TdInput *input, Bounds *bounds)
{
  if (input->constraint_date == TD_TICK_NONE)
    return;
  switch ((TdConstraint) input->constraint) {
  case TD_CONSTRAINT_SNET:
    raise_bound (&bounds->start, &bounds->start_width, input->constraint_date, 0);
    break;
  case TD_CONSTRAINT_FNET:
    raise_bound (&bounds->finish, &bounds->finish_width, input->constraint_date, 0);
    break;
  case TD_CONSTRAINT_SNLT:
  case TD_CONSTRAINT_MSO:
    if (bounds->start == TD_NONE && bounds->finish == TD_NONE)
      bounds->start = input->constraint_date;
    break;
  case TD_CONSTRAINT_FNLT:
  case TD_CONSTRAINT_MFO:
    if (bounds->start == TD_NONE && bounds->finish == TD_NONE)
      bounds->finish = input->constraint_date;
    break;
  case TD_CONSTRAINT_ASAP:
  case TD_CONSTRAINT_ALAP:
  default:
    break;
  }
}

/* From the earliest bounds: start, then the length; or back from a finish that is later. */
static void
place_early (const TdNetwork *self, guint node, const Bounds *bounds, TdResult *result)
{
  const TdInput *input = self->inputs + node;
  gboolean snaps = input->duration > 0 && !(input->flags & TD_INPUT_ELAPSED);
  gint64 start = TD_NONE, finish = TD_NONE;

  if (bounds->start != TD_NONE) {
    start = bounds->start;
    if (snaps)
      start = td_calendar_next (td_network_calendar (self, node), start);
    finish = td_network_after (self, node, start);
    put_derived_start (result, start, bounds->start_width);
    put_derived_finish (result, finish, bounds->start_width);
  }
  if (bounds->finish != TD_NONE && bounds->finish > finish) {
    start = td_network_before (self, node, bounds->finish);
    put_derived_start (result, start, bounds->finish_width);
    put_derived_finish (result, bounds->finish, bounds->finish_width);
  }
}

static void
put_span (TdResult *result, gint64 start, gint64 finish)
{
  result->start = td_tick_clamp (start);
  result->finish = td_tick_clamp (finish);
}

static void
put_early (TdResult *result)
{
  result->early_start = result->start;
  result->early_finish = result->finish;
}

/* Constraints that hold against the links; without a length each moves its own end. */
static void
place_firmly (const TdNetwork *self, guint node, TdResult *result)
{
  const TdInput *input = self->inputs + node;
  gint64 date = input->constraint_date;
  gint64 start = result->start;
  gint64 finish = result->finish;
  gboolean has_length = start != TD_TICK_NONE && finish != TD_TICK_NONE;
  gboolean snaps = input->duration != 0 && !(input->flags & TD_INPUT_ELAPSED);

  if (date == TD_TICK_NONE || start == TD_TICK_NONE)
    return;
  if (input->constraint == TD_CONSTRAINT_MSO ||
      (input->constraint == TD_CONSTRAINT_SNLT && start > date)) {
    start = snaps ? td_calendar_next (td_network_calendar (self, node), date) : date;
    if (has_length)
      finish = td_network_step (self, node, result, start, TRUE);
  } else if (input->constraint == TD_CONSTRAINT_MFO ||
             (input->constraint == TD_CONSTRAINT_FNLT && finish > date)) {
    finish = snaps ? td_calendar_previous (td_network_calendar (self, node), date) : date;
    if (has_length)
      start = td_network_step (self, node, result, finish, FALSE);
  }
  if (start < result->start)
    result->flags |= TD_RESULT_CONFLICT;
  if (finish != TD_TICK_NONE && start > finish)
    return;
  put_span (result, start, finish);
  if (start > result->early_start)
    put_early (result); /* slack counts from where it is put, or from where links alone would */
}

/* A start that was given is one before which it does not start; with a finish given as well, the
 * length follows from both and moves as one when links push it. */
static void
place_given_pair (const TdNetwork *self, guint node, const Bounds *bounds, TdResult *result)
{
  const TdGiven *given = td_network_given (self, node);
  TdWorkCalendar *calendar = td_network_calendar (self, node);

  if (bounds->start == TD_NONE || bounds->start <= given->start) {
    put_given_start (result, given);
    put_given_finish (result, given);
  } else {
    gint64 start = td_calendar_next (calendar, bounds->start);
    gint64 length = td_calendar_between (calendar, given->start, given->finish);

    put_derived_start (result, start, bounds->start_width);
    put_derived_finish (result, td_calendar_add (calendar, start, length), bounds->start_width);
  }
}

/* A finish that links ask for may stay where work can begin, but not in the midst of time off. */
static gint64
finish_within_work (const TdNetwork *self, guint node, gint64 tick)
{
  const TdInput *input = self->inputs + node;
  TdWorkCalendar *calendar = td_network_calendar (self, node);

  if (input->duration == 0 || input->flags & TD_INPUT_ELAPSED ||
      td_calendar_next (calendar, tick) == tick)
    return tick;
  return td_calendar_previous (calendar, tick);
}

static void
place_auto (const TdNetwork *self, guint node, Bounds *bounds, TdResult *result)
{
  const TdInput *input = self->inputs + node;
  const TdGiven *given = td_network_given (self, node);

  if (given->start != TD_TICK_NONE && given->finish != TD_TICK_NONE) {
    apply_constraint (input, bounds);
    place_given_pair (self, node, bounds, result);
  } else if (input->duration == TD_TICK_NONE) {
    apply_constraint (input, bounds);
    place_ends (self, node, bounds, result);
  } else {
    apply_place_in_tree (self, node, bounds);
    if (bounds->finish != TD_NONE)
      bounds->finish = finish_within_work (self, node, bounds->finish);
    apply_constraint (input, bounds);
    if (given->start != TD_TICK_NONE)
      raise_bound (&bounds->start, &bounds->start_width, given->start,
                   width_between (given->start, given->start_latest));
    if (given->finish != TD_TICK_NONE)
      raise_bound (&bounds->finish, &bounds->finish_width, given->finish, 0);
    place_early (self, node, bounds, result);
  }
  put_early (result);
  place_firmly (self, node, result);
}

/* A date that was given stands against the links; a span of days may still hold what they ask. */
static void
flag_conflict (const Bounds *bounds, TdResult *result)
{
  gint64 latest = (gint64) result->start + result->start_width +
                  (result->start_width > 0 ? TD_TICKS_PER_DAY : 0);

  if ((bounds->start != TD_NONE && result->start != TD_TICK_NONE && bounds->start > latest) ||
      (bounds->finish != TD_NONE && result->finish != TD_TICK_NONE &&
       bounds->finish > result->finish))
    result->flags |= TD_RESULT_CONFLICT;
}

/* What has happened stands against links, constraints and wishes. */
static void
place_started (const TdNetwork *self, guint node, TdResult *result)
{
  const TdGiven *given = td_network_given (self, node);
  gboolean has_length = self->inputs[node].duration != TD_TICK_NONE;

  result->start = given->actual_start;
  result->finish = given->actual_finish;
  if (result->finish == TD_TICK_NONE && has_length)
    result->finish = td_tick_clamp (td_network_after (self, node, result->start));
  else if (result->finish == TD_TICK_NONE)
    put_given_finish (result, given);
  if (result->start == TD_TICK_NONE && has_length)
    result->start = td_tick_clamp (td_network_before (self, node, result->finish));
  else if (result->start == TD_TICK_NONE)
    put_given_start (result, given);
}

static void
place_leaf (const TdNetwork *self, guint node, TdResult *result)
{
  const TdInput *input = self->inputs + node;
  Bounds bounds = collect_bounds (self, node);

  if (input->flags & TD_INPUT_STARTED) {
    place_started (self, node, result);
  } else if (input->flags & TD_INPUT_MANUAL) {
    place_manual (self, node, result);
    flag_conflict (&bounds, result);
  } else if (input->flags & TD_INPUT_PROJECT) {
    place_ends (self, node, &bounds, result);
    flag_conflict (&bounds, result);
  } else {
    place_auto (self, node, &bounds, result);
    return;
  }
  put_early (result);
}

static guint32
flags_for_links (const TdInput *input, const TdResult *result)
{
  guint32 flags = 0;

  if (input->flags & TD_INPUT_INACTIVE)
    flags |= TD_RESULT_INACTIVE;
  if (input->flags & TD_INPUT_STARTED)
    flags |= TD_RESULT_STARTED;
  else if (input->flags & TD_INPUT_MILESTONE && input->given >= 0 && result->start != TD_TICK_NONE)
    flags |= TD_RESULT_POINT;
  if (input->flags & TD_INPUT_DONE)
    flags |= TD_RESULT_DONE;
  return flags;
}

static gboolean
forward_leaf (TdNetwork *self, guint node)
{
  TdResult *old = self->results + node;
  TdResult result = {TD_TICK_NONE,    TD_TICK_NONE,     0, 0, 0, TD_TICK_NONE, TD_TICK_NONE,
                     old->late_start, old->late_finish, 0};

  place_leaf (self, node, &result);
  if (self->place_late && self->inputs[node].constraint == TD_CONSTRAINT_ALAP &&
      !(self->inputs[node].flags & (TD_INPUT_MANUAL | TD_INPUT_STARTED)) &&
      result.start != TD_TICK_NONE && result.late_start != TD_TICK_NONE &&
      result.late_start > result.start)
    put_span (&result, result.late_start, result.late_finish);
  if (result.finish != TD_TICK_NONE && result.start > result.finish)
    result.flags |= TD_RESULT_CONFLICT;
  result.flags |= flags_for_links (self->inputs + node, &result);
  if (memcmp (old, &result, sizeof result) == 0)
    return FALSE;
  *old = result;
  return TRUE;
}

/* ---- summaries ---- */

static gboolean
open_summary (TdNetwork *self, guint node)
{
  TdSummary *summary = td_network_summary (self, node);
  const TdInput *input = self->inputs + node;
  gint32 parent = self->parents[node];
  const TdSummary *above = parent >= 0 ? td_network_summary (self, (guint) parent) : NULL;
  Bounds bounds = collect_bounds (self, node);
  const TdGiven *given = td_network_given (self, node);
  TdSummary old = *summary;

  if (above && above->bound != TD_TICK_NONE)
    raise_bound (&bounds.start, &bounds.start_width, above->bound, above->bound_width);
  if (input->constraint_date != TD_TICK_NONE &&
      (input->constraint == TD_CONSTRAINT_SNET || input->constraint == TD_CONSTRAINT_MSO))
    raise_bound (&bounds.start, &bounds.start_width, input->constraint_date, 0);
  summary->bound = bounds.start == TD_NONE ? TD_TICK_NONE : td_tick_clamp (bounds.start);
  summary->bound_width = bounds.start_width;
  if (given->start != TD_TICK_NONE)
    summary->anchor = given->start;
  else
    summary->anchor = above ? above->anchor : TD_TICK_NONE;
  return old.bound != summary->bound || old.anchor != summary->anchor ||
         old.bound_width != summary->bound_width;
}

typedef struct {
  gint64 start;
  gint64 start_latest;
  gint64 finish;
  gint64 finish_earliest;
  gint64 finish_latest;
  gint64 early_start;
  gint64 early_finish;
} Span;

static void
add_to_span (Span *span, const TdResult *child)
{
  if (child->start != TD_TICK_NONE) {
    span->start = MIN (span->start, child->start);
    span->start_latest = MIN (span->start_latest, (gint64) child->start + child->start_width);
    span->early_start = MIN (span->early_start, child->early_start);
  }
  if (child->finish != TD_TICK_NONE) {
    span->finish = MAX (span->finish, child->finish);
    span->finish_earliest =
        MAX (span->finish_earliest, (gint64) child->finish - child->finish_before);
    span->finish_latest = MAX (span->finish_latest, (gint64) child->finish + child->finish_width);
    span->early_finish = MAX (span->early_finish, child->early_finish);
  }
}

static gint64
leaf_length (const TdNetwork *self, guint node)
{
  const TdInput *input = self->inputs + node;
  const TdResult *result = self->results + node;

  if (input->duration != TD_TICK_NONE &&
      !(input->flags & (TD_INPUT_MONTHS | TD_INPUT_ELAPSED | TD_INPUT_MANUAL)))
    return input->duration;
  if (result->start == TD_TICK_NONE || result->finish == TD_TICK_NONE)
    return 0;
  return td_calendar_between (td_network_calendar (self, node), result->start, result->finish);
}

static void
count_child (const TdNetwork *self, guint child, TdSummary *summary)
{
  const TdInput *input = self->inputs + child;
  const TdResult *result = self->results + child;
  gint64 length;

  if (input->flags & TD_INPUT_SUMMARY) {
    const TdSummary *below = td_network_summary (self, child);

    summary->children += below->children;
    summary->undated_children += below->undated_children;
    summary->length += below->length;
    summary->done += below->done;
    summary->has_percent |= below->has_percent;
    summary->has_logic |= below->has_logic;
    return;
  }
  length = leaf_length (self, child);
  summary->children++;
  summary->undated_children +=
      result->start == TD_TICK_NONE && result->finish == TD_TICK_NONE ? 1 : 0;
  summary->length += length;
  summary->done += length * MAX (0, input->percent);
  summary->has_percent |= input->percent >= 0;
  summary->has_logic |= td_network_is_logical (self, child);
}

static guint32
open_ends (const TdNetwork *self, guint child)
{
  const TdResult *result = self->results + child;
  guint32 flags = result->flags & (TD_RESULT_START_OPEN | TD_RESULT_FINISH_OPEN);

  if (td_network_is_summary (self, child) &&
      (result->start != TD_TICK_NONE || result->finish != TD_TICK_NONE))
    return flags;
  return (result->start == TD_TICK_NONE ? TD_RESULT_START_OPEN : 0) |
         (result->finish == TD_TICK_NONE ? TD_RESULT_FINISH_OPEN : 0) | flags;
}

static void
put_children_span (TdResult *result, const Span *span)
{
  if (span->start != G_MAXINT64) {
    result->start = (gint32) span->start;
    result->start_width = (gint32) (span->start_latest - span->start);
    result->early_start = (gint32) span->early_start;
  }
  if (span->finish != G_MININT64) {
    result->finish = (gint32) span->finish;
    result->finish_before = (gint32) (span->finish - span->finish_earliest);
    result->finish_width = (gint32) (span->finish_latest - span->finish);
    result->early_finish = (gint32) span->early_finish;
  }
  if (result->start_width > 0 || result->finish_before > 0 || result->finish_width > 0)
    result->flags |= TD_RESULT_DERIVED;
}

static gboolean
close_summary (TdNetwork *self, guint node)
{
  TdResult *old = self->results + node;
  TdResult result =
      {TD_TICK_NONE,     TD_TICK_NONE,     0, 0, 0, TD_TICK_NONE, TD_TICK_NONE, old->late_start,
       old->late_finish, TD_RESULT_SUMMARY};
  TdSummary *summary = td_network_summary (self, node);
  TdSummary before = *summary;
  Span span = {G_MAXINT64, G_MAXINT64, G_MININT64, G_MININT64, G_MININT64, G_MAXINT64, G_MININT64};

  summary->children = summary->undated_children = 0;
  summary->length = summary->done = 0;
  summary->has_percent = summary->has_logic = FALSE;
  for (guint child = node + 1; child < self->ends[node]; child = self->ends[child]) {
    if (self->inputs[child].flags & TD_INPUT_INACTIVE)
      continue;
    add_to_span (&span, self->results + child);
    count_child (self, child, summary);
    result.flags |= open_ends (self, child);
  }
  if (span.start == G_MAXINT64 && span.finish == G_MININT64) {
    result.flags = TD_RESULT_SUMMARY;
    put_given_start (&result, td_network_given (self, node));
    put_given_finish (&result, td_network_given (self, node));
    put_early (&result);
  } else {
    put_children_span (&result, &span);
  }
  if (memcmp (old, &result, sizeof result) == 0 && before.children == summary->children &&
      before.undated_children == summary->undated_children && before.length == summary->length &&
      before.done == summary->done && before.has_percent == summary->has_percent &&
      before.has_logic == summary->has_logic)
    return FALSE;
  *old = result;
  return TRUE;
}

gboolean
td_network_forward (TdNetwork *self, guint event)
{
  if (event >= self->count)
    return close_summary (self, (guint) self->summaries[event - self->count].node);
  return td_network_is_summary (self, event) ? open_summary (self, event)
                                             : forward_leaf (self, event);
}
