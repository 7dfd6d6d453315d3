/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/* The oracle's working time: day after day, by ticks of a tenth of a minute, without shortcuts. */
typedef struct {
  const TdPortfolio *portfolio;
  GHashTable *days; /* calendar and day → its shifts, so that a text is read once */
} TdOracleDays;

#define TD_ORACLE_DAY 14400

gint64 td_oracle_day_of (gint64 tick);
gint64 td_oracle_next_work (const TdOracleDays *self, gint64 calendar_id, gint64 tick);
gint64 td_oracle_previous_work (const TdOracleDays *self, gint64 calendar_id, gint64 tick);
gint64 td_oracle_add_work (const TdOracleDays *self, gint64 calendar_id, gint64 tick, gint64 work);
gint64
td_oracle_work_between (const TdOracleDays *self, gint64 calendar_id, gint64 from, gint64 to);

G_END_DECLS
