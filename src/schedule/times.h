/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schedule/network.h"
#include "schedule/schedule.h"

G_BEGIN_DECLS

/* Private to this floor: the network, and the times of those nodes that somebody asked for, in
 * blocks made when first asked. */

#define TD_BLOCK_SHIFT 8
#define TD_BLOCK_SIZE  (1 << TD_BLOCK_SHIFT)

struct _TdSchedule {
  TdNetwork *network;
  TdTimes **blocks;
  guint n_blocks;
};

/* What the arrays say of @node, in the form that is shown. */
TdTimes td_times_make (const TdNetwork *network, guint node);

/* Forgets, or brings up to date, what was made. */
void td_schedule_forget_times (TdSchedule *self);
void td_schedule_refresh_times (TdSchedule *self, guint node);

G_END_DECLS
