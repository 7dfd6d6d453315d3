/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/times.h"

#include "core/time.h"

static gint64
to_instant (gint32 tick)
{
  return tick == TD_TICK_NONE ? TD_NONE : td_tick_to_instant (tick);
}

static gint64
moved (gint32 tick, gint64 by)
{
  return tick == TD_TICK_NONE ? TD_NONE : td_tick_to_instant (tick + by);
}

static gint64
length_between (const TdNetwork *network, guint node, gint64 from, gint64 to)
{
  if (network->inputs[node].flags & TD_INPUT_ELAPSED)
    return to - from;
  return td_calendar_between (td_network_calendar (network, node), from, to);
}

/* How far a node may slip before the end of all that is joined to it slips. */
static gint64
total_slack (const TdNetwork *network, guint node)
{
  const TdInput *input = network->inputs + node;
  const TdResult *result = network->results + node;
  gint64 at_start, at_finish;

  if (result->late_start == TD_TICK_NONE || result->early_start == TD_TICK_NONE ||
      result->early_finish == TD_TICK_NONE)
    return TD_NONE;
  at_start = length_between (network, node, result->early_start, result->late_start);
  at_finish = length_between (network, node, result->early_finish, result->late_finish);
  if (input->flags & TD_INPUT_STARTED)
    return at_finish;
  if (input->constraint == TD_CONSTRAINT_ALAP && !(input->flags & TD_INPUT_MANUAL))
    at_start = MIN (at_start, 0); /* it has used up what there was */
  return MIN (at_start, at_finish);
}

/* How far it may slip before one link begins to push. */
static gint64
gap (const TdNetwork *network, const TdNetLink *link)
{
  const TdResult *to = network->results + link->to;
  gboolean to_start = link->kind == TD_LINK_FINISH_START || link->kind == TD_LINK_START_START;
  gint32 width;
  gint32 tick = td_network_link_tick (network, link, &width);
  gint32 other = to_start ? to->start : to->finish;
  guint unbound =
      TD_INPUT_INACTIVE | (to_start ? TD_INPUT_STARTED : TD_INPUT_DONE | TD_INPUT_SUMMARY);

  if (link->cut || tick == TD_TICK_NONE || other == TD_TICK_NONE ||
      network->inputs[link->to].flags & unbound)
    return TD_NONE;
  return length_between (network, link->from, tick, td_network_take_lag (network, link, other));
}

/* How far it may slip before any successor does; without one, its total slack. */
static gint64
free_slack (const TdNetwork *network, guint node, gint64 total)
{
  gint64 least = TD_NONE;

  if (total == TD_NONE)
    return TD_NONE;
  for (guint i = network->successor_starts[node]; i < network->successor_starts[node + 1]; i++) {
    gint64 length = gap (network, network->links + network->successors[i]);

    if (length != TD_NONE && (least == TD_NONE || length < least))
      least = length;
  }
  return MAX (0, least == TD_NONE ? total : least);
}

static guint32
own_flags (const TdNetwork *network, guint node)
{
  const TdInput *input = network->inputs + node;
  const TdResult *result = network->results + node;
  guint32 flags = 0;

  if (input->flags & TD_INPUT_SUMMARY)
    flags |= TD_TIMES_SUMMARY;
  else if (input->flags & TD_INPUT_MILESTONE ||
           (result->start != TD_TICK_NONE && result->start == result->finish))
    flags |= TD_TIMES_MILESTONE;
  if (input->flags & TD_INPUT_MANUAL ||
      (input->flags & TD_INPUT_PROJECT && !(input->flags & TD_INPUT_SUMMARY) && input->given >= 0))
    flags |= TD_TIMES_MANUAL;
  if (input->flags & TD_INPUT_IN_CYCLE)
    flags |= TD_TIMES_IN_CYCLE;
  if (input->flags & TD_INPUT_INACTIVE)
    flags |= TD_TIMES_INACTIVE;
  if (result->flags & TD_RESULT_DERIVED)
    flags |= TD_TIMES_DERIVED;
  if (result->flags & TD_RESULT_CONFLICT)
    flags |= TD_TIMES_CONFLICT;
  if (result->flags & TD_RESULT_START_OPEN)
    flags |= TD_TIMES_START_OPEN;
  if (result->flags & TD_RESULT_FINISH_OPEN)
    flags |= TD_TIMES_FINISH_OPEN;
  return flags;
}

static gboolean
exceeds_parent (const TdNetwork *network, guint node)
{
  const TdResult *result = network->results + node;
  gint32 parent = network->parents[node];
  const TdGiven *given;

  if (parent < 0 || network->inputs[parent].given < 0)
    return FALSE;
  given = td_network_given (network, (guint) parent);
  return (result->start != TD_TICK_NONE && given->start != TD_TICK_NONE &&
          result->start < given->start) ||
         (result->finish != TD_TICK_NONE && given->finish != TD_TICK_NONE &&
          result->finish > given->finish);
}

static gboolean
is_critical (const TdNetwork *network, guint node, gint64 total)
{
  const TdInput *input = network->inputs + node;

  if (total == TD_NONE || total > 0 || input->percent == 100 ||
      input->flags & (TD_INPUT_INACTIVE | TD_INPUT_DONE))
    return FALSE;
  return input->flags & TD_INPUT_SUMMARY ? td_network_summary (network, node)->has_logic
                                         : td_network_is_logical (network, node);
}

static void
make_summary (const TdNetwork *network, guint node, TdTimes *times)
{
  const TdSummary *summary = td_network_summary (network, node);
  const TdGiven *given = td_network_given (network, node);

  times->own_start = to_instant (given->start);
  times->own_finish = to_instant (given->finish);
  times->children = summary->children;
  times->undated_children = summary->undated_children;
  if (summary->has_percent && summary->length > 0)
    times->percent_complete = (summary->done + summary->length / 2) / summary->length;
}

/* One end of a bar may be known only to lie on one side of a day. */
static void
make_half_open (const TdNetwork *network, guint node, TdTimes *times)
{
  const TdGiven *given = td_network_given (network, node);

  if (times->start == TD_NONE)
    times->start_latest = to_instant (given->start_latest);
  if (times->finish == TD_NONE)
    times->finish_earliest = to_instant (given->finish_earliest);
}

/* Member by member: what pads the struct is anything. */
gboolean
td_times_equal (const TdTimes *a, const TdTimes *b)
{
  return a->start == b->start && a->start_latest == b->start_latest &&
         a->finish_earliest == b->finish_earliest && a->finish == b->finish &&
         a->early_start == b->early_start && a->early_finish == b->early_finish &&
         a->late_start == b->late_start && a->late_finish == b->late_finish &&
         a->total_slack == b->total_slack && a->free_slack == b->free_slack &&
         a->own_start == b->own_start && a->own_finish == b->own_finish &&
         a->percent_complete == b->percent_complete && a->flags == b->flags &&
         a->children == b->children && a->undated_children == b->undated_children;
}

TdTimes
td_times_make (const TdNetwork *network, guint node)
{
  const TdResult *result = network->results + node;
  const TdInput *input = network->inputs + node;
  gint64 total = total_slack (network, node);
  TdTimes times = {
      .start = to_instant (result->start),
      .start_latest = moved (result->start, result->start_width),
      .finish_earliest = moved (result->finish, -(gint64) result->finish_before),
      .finish = moved (result->finish, result->finish_width),
      .early_start = to_instant (result->early_start),
      .early_finish = to_instant (result->early_finish),
      .late_start = to_instant (result->late_start),
      .late_finish = to_instant (result->late_finish),
      .total_slack = total,
      .free_slack = free_slack (network, node, total),
      .own_start = TD_NONE,
      .own_finish = TD_NONE,
      .percent_complete = input->percent < 0 ? TD_NONE : input->percent,
      .flags = own_flags (network, node),
  };

  if (input->flags & TD_INPUT_SUMMARY)
    make_summary (network, node, &times);
  if (!(input->flags & TD_INPUT_SUMMARY) ||
      (result->start == TD_TICK_NONE && result->finish == TD_TICK_NONE))
    make_half_open (network, node, &times);
  if (exceeds_parent (network, node))
    times.flags |= TD_TIMES_EXCEEDS_PARENT;
  if (is_critical (network, node, total))
    times.flags |= TD_TIMES_CRITICAL;
  return times;
}

/* ---- against a deadline ---- */

static gint64
days_between (gint64 from, gint64 to)
{
  return to > from ? (to - from + TD_MINUTES_PER_DAY - 1) / TD_MINUTES_PER_DAY : 0;
}

static TdStanding
standing_against (const TdTimes *times, gint64 due, gint64 *ret_days_late)
{
  if (due == TD_NONE || times->finish == TD_NONE)
    return TD_STANDING_UNKNOWN;
  if (times->finish <= due)
    return TD_STANDING_ON_TIME;
  *ret_days_late = days_between (due, times->finish);
  if (times->finish_earliest != TD_NONE && times->finish_earliest <= due)
    return TD_STANDING_MAY_SLIP;
  return TD_STANDING_LATE;
}

TdStanding
td_times_standing (const TdTimes *times,
                   gint64 deadline,
                   gint64 baseline_finish,
                   gint64 status_date,
                   gint64 *ret_days_late)
{
  gint64 days_late = 0;
  TdStanding standing;

  if (times->percent_complete == 100) {
    standing = TD_STANDING_DONE;
  } else if (status_date != TD_NONE && times->finish != TD_NONE && times->finish <= status_date) {
    standing = TD_STANDING_OVERDUE;
    days_late = days_between (times->finish, status_date + TD_MINUTES_PER_DAY);
  } else {
    standing =
        standing_against (times, deadline != TD_NONE ? deadline : baseline_finish, &days_late);
  }
  if (ret_days_late)
    *ret_days_late = days_late;
  return standing;
}
