/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/schedule.h"
#include "schedule/times.h"

typedef struct {
  const TdNetwork *net;
  guint node;
  GArray *drivers;
} Search;

static void
add (Search *self, TdDriverKind kind, guint node, gint64 link_id)
{
  TdDriver driver = {kind, node, link_id};

  g_array_append_val (self->drivers, driver);
}

/* Whether the node would start where it does if only this held for its start, or its finish. */
static gboolean
explains (const Search *self, gint64 tick, gboolean of_finish)
{
  const TdNetwork *net = self->net;
  const TdInput *input = net->inputs + self->node;
  gint64 start = net->results[self->node].start;

  if (tick == TD_TICK_NONE)
    return FALSE;
  if (of_finish)
    return tick == net->results[self->node].finish ||
           (input->duration != TD_TICK_NONE && td_network_before (net, self->node, tick) == start);
  if (tick == start)
    return TRUE;
  return tick < start && input->duration != 0 && !(input->flags & TD_INPUT_ELAPSED) &&
         td_calendar_next (td_network_calendar (net, self->node), tick) == start;
}

static void
find_links (Search *self)
{
  const TdNetwork *net = self->net;

  for (guint i = net->link_starts[self->node]; i < net->link_starts[self->node + 1]; i++) {
    const TdNetLink *link = net->links + i;
    gboolean to_finish = link->kind == TD_LINK_FINISH_FINISH || link->kind == TD_LINK_START_FINISH;
    gint32 width;
    gint32 tick = td_network_link_tick (net, link, &width);

    if (!link->cut && tick != TD_TICK_NONE &&
        !(net->inputs[link->from].flags & TD_INPUT_INACTIVE) &&
        explains (self, td_network_add_lag (net, link, tick), to_finish))
      add (self, TD_DRIVER_LINK, link->from, link->id);
  }
}

/* The summary that has a bound or anchor of its own, at or above @node. */
static guint
origin (const TdNetwork *net, guint node, gboolean of_anchor)
{
  const TdSummary *here = td_network_summary (net, node);

  while (net->parents[node] >= 0) {
    const TdSummary *above = td_network_summary (net, (guint) net->parents[node]);

    if (of_anchor ? above->anchor != here->anchor : above->bound != here->bound)
      break;
    node = (guint) net->parents[node];
    here = above;
  }
  return node;
}

static void
find_above (Search *self)
{
  const TdNetwork *net = self->net;
  gint32 parent = net->parents[self->node];
  const TdSummary *above;

  if (parent < 0)
    return;
  above = td_network_summary (net, (guint) parent);
  if (above->bound != TD_TICK_NONE && explains (self, above->bound, FALSE))
    add (self, TD_DRIVER_SUMMARY, origin (net, (guint) parent, FALSE), 0);
  else if (above->anchor != TD_TICK_NONE && self->drivers->len == 0 &&
           explains (self, above->anchor, FALSE))
    add (self, TD_DRIVER_PROJECT_START, origin (net, (guint) parent, TRUE), 0);
}

static void
find_own (Search *self)
{
  const TdNetwork *net = self->net;
  const TdInput *input = net->inputs + self->node;
  const TdGiven *given = td_network_given (net, self->node);
  gboolean of_finish = input->constraint == TD_CONSTRAINT_FNET ||
                       input->constraint == TD_CONSTRAINT_FNLT ||
                       input->constraint == TD_CONSTRAINT_MFO;

  if (input->constraint > TD_CONSTRAINT_ALAP && input->constraint_date != TD_TICK_NONE &&
      explains (self, input->constraint_date, of_finish))
    add (self, TD_DRIVER_CONSTRAINT, self->node, 0);
  if ((given->start != TD_TICK_NONE && explains (self, given->start, FALSE)) ||
      (given->start == TD_TICK_NONE && explains (self, given->finish, TRUE)))
    add (self, TD_DRIVER_GIVEN, self->node, 0);
}

static void
find_children (Search *self)
{
  const TdNetwork *net = self->net;

  for (guint child = self->node + 1; child < net->ends[self->node]; child = net->ends[child])
    if (net->results[child].start == net->results[self->node].start &&
        !(net->inputs[child].flags & TD_INPUT_INACTIVE))
      add (self, TD_DRIVER_CHILD, child, 0);
  if (self->drivers->len == 0)
    add (self, TD_DRIVER_GIVEN, self->node, 0);
}

GArray *
td_schedule_drivers (const TdSchedule *self, guint node)
{
  const TdNetwork *net = self->network;
  const TdInput *input = net->inputs + node;
  const TdResult *result = net->results + node;
  Search search = {net, node, g_array_new (FALSE, FALSE, sizeof (TdDriver))};

  if (result->start == TD_TICK_NONE)
    return search.drivers;
  if (input->flags & TD_INPUT_SUMMARY) {
    find_children (&search);
  } else if (input->flags & TD_INPUT_STARTED) {
    add (&search, TD_DRIVER_ACTUAL, node, 0);
  } else if (input->flags & TD_INPUT_MANUAL) {
    add (&search, TD_DRIVER_GIVEN, node, 0);
  } else if (input->constraint == TD_CONSTRAINT_ALAP && result->start > result->early_start) {
    add (&search, TD_DRIVER_LATE, node, 0);
  } else {
    find_links (&search);
    find_own (&search);
    find_above (&search);
  }
  return search.drivers;
}
