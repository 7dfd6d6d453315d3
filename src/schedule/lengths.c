/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/network.h"

/* How long nodes last and what the lags of links come to. */

const TdGiven *
td_network_given (const TdNetwork *self, guint node)
{
  static const TdGiven none = {TD_TICK_NONE, TD_TICK_NONE, TD_TICK_NONE,
                               TD_TICK_NONE, TD_TICK_NONE, TD_TICK_NONE};
  gint32 index = self->inputs[node].given;

  return index < 0 ? &none : &g_array_index (self->givens, TdGiven, index);
}

static gint64
add_months (gint64 tick, gint64 months)
{
  gint64 day = td_day_from_instant (td_tick_to_instant (tick));

  return td_tick_from_instant (td_instant_from_day (td_day_add_months (day, (int) months)));
}

gint64
td_network_after (const TdNetwork *self, guint node, gint64 tick)
{
  const TdInput *input = self->inputs + node;

  if (input->flags & TD_INPUT_MONTHS)
    return add_months (tick, input->duration);
  if (input->flags & TD_INPUT_ELAPSED)
    return tick + input->duration;
  return td_calendar_add (td_network_calendar (self, node), tick, input->duration);
}

gint64
td_network_before (const TdNetwork *self, guint node, gint64 tick)
{
  const TdInput *input = self->inputs + node;

  if (input->flags & TD_INPUT_MONTHS)
    return td_calendar_next (td_network_calendar (self, node), add_months (tick, -input->duration));
  if (input->flags & TD_INPUT_ELAPSED)
    return tick - input->duration;
  return td_calendar_add (td_network_calendar (self, node), tick, -(gint64) input->duration);
}

gint64
td_network_step (
    const TdNetwork *self, guint node, const TdResult *result, gint64 tick, gboolean forwards)
{
  const TdInput *input = self->inputs + node;
  const TdGiven *given = td_network_given (self, node);
  gint64 length;

  if (input->duration != TD_TICK_NONE && !(input->flags & TD_INPUT_MANUAL) &&
      (given->start == TD_TICK_NONE || given->finish == TD_TICK_NONE))
    return forwards ? td_network_after (self, node, tick) : td_network_before (self, node, tick);
  length = td_calendar_between (td_network_calendar (self, node), result->start, result->finish);
  return td_calendar_add (td_network_calendar (self, node), tick, forwards ? length : -length);
}

/* A percentage is one of the predecessor's length. */
static gint64
lag_length (const TdNetwork *self, const TdNetLink *link)
{
  const TdInput *from = self->inputs + link->from;
  const TdResult *result = self->results + link->from;
  gint64 length;

  if (link->unit == TD_LAG_WORKING || link->unit == TD_LAG_ELAPSED)
    return link->lag;
  if (!(from->flags & (TD_INPUT_SUMMARY | TD_INPUT_MONTHS)) && from->duration != TD_TICK_NONE)
    length = from->duration;
  else if (result->start == TD_TICK_NONE || result->finish == TD_TICK_NONE)
    length = 0;
  else
    length =
        td_calendar_between (td_network_calendar (self, link->from), result->start, result->finish);
  return length * link->lag / 10000;
}

static gint64
move_by_lag (const TdNetwork *self, const TdNetLink *link, gint64 tick, int sign)
{
  gint64 length;

  if (link->lag == 0)
    return tick;
  length = lag_length (self, link) * sign;
  if (link->unit == TD_LAG_ELAPSED || link->unit == TD_LAG_ELAPSED_PERCENT)
    return tick + length;
  return td_calendar_add (td_network_calendar (self, link->to), tick, length);
}

gint64
td_network_add_lag (const TdNetwork *self, const TdNetLink *link, gint64 tick)
{
  return move_by_lag (self, link, tick, 1);
}

gint64
td_network_take_lag (const TdNetwork *self, const TdNetLink *link, gint64 tick)
{
  return move_by_lag (self, link, tick, -1);
}
