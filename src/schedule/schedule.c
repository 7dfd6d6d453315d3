/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/schedule.h"

#include "schedule/times.h"

TdSchedule *
td_schedule_new (const TdPortfolio *portfolio, const TdOutline *outline)
{
  TdSchedule *self = g_new0 (TdSchedule, 1);

  self->network = td_network_new (portfolio, outline);
  td_network_pass (self->network);
  td_schedule_forget_times (self);
  return self;
}

void
td_schedule_free (TdSchedule *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_blocks; i++)
    g_free (self->blocks[i]);
  g_free (self->blocks);
  td_network_free (self->network);
  g_free (self);
}

guint
td_schedule_count (const TdSchedule *self)
{
  return self->network->count;
}

const TdTimes *
td_schedule_times (const TdSchedule *self, guint node)
{
  TdTimes **block = self->blocks + (node >> TD_BLOCK_SHIFT);
  guint first = node & ~(guint) (TD_BLOCK_SIZE - 1);

  g_return_val_if_fail (node < self->network->count, NULL);
  if (*block == NULL) {
    *block = g_new (TdTimes, TD_BLOCK_SIZE);
    for (guint i = 0; i < TD_BLOCK_SIZE && first + i < self->network->count; i++)
      (*block)[i] = td_times_make (self->network, first + i);
  }
  return *block + (node - first);
}

void
td_schedule_forget_times (TdSchedule *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    g_free (self->blocks[i]);
  g_free (self->blocks);
  self->n_blocks = (self->network->count >> TD_BLOCK_SHIFT) + 1;
  self->blocks = g_new0 (TdTimes *, self->n_blocks);
}

void
td_schedule_refresh_times (TdSchedule *self, guint node)
{
  TdTimes *block = self->blocks[node >> TD_BLOCK_SHIFT];

  if (block)
    block[node & (TD_BLOCK_SIZE - 1)] = td_times_make (self->network, node);
}

TdWorkCalendar *
td_schedule_calendar (const TdSchedule *self, guint node)
{
  g_return_val_if_fail (node < self->network->count, NULL);
  return td_network_calendar (self->network, node);
}

gboolean
td_schedule_extent (const TdSchedule *self, gint64 *ret_start, gint64 *ret_finish)
{
  const TdNetwork *network = self->network;
  gint64 start = G_MAXINT64, finish = G_MININT64;

  for (guint node = 0; node < network->count; node++) {
    const TdResult *result = network->results + node;

    if (result->start != TD_TICK_NONE) {
      start = MIN (start, result->start);
      finish = MAX (finish, (gint64) result->start + result->start_width);
    }
    if (result->finish != TD_TICK_NONE) {
      start = MIN (start, (gint64) result->finish - result->finish_before);
      finish = MAX (finish, (gint64) result->finish + result->finish_width);
    }
  }
  if (start == G_MAXINT64)
    return FALSE;
  *ret_start = td_tick_to_instant (start);
  *ret_finish = td_tick_to_instant (finish);
  return TRUE;
}
