/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/outline.h"

G_BEGIN_DECLS

/*
 * The rules of schedule.h once more, as slowly and plainly as they can be written: days are walked
 * one by one, shifts read from their text each time, and every node is looked at again until none
 * changes. It shares no code with the engine. Links may not form cycles. In tenths of a minute.
 */
typedef struct {
  gint64 start;
  gint64 finish;
  gint64 early_start;
  gint64 early_finish;
  gint64 late_start;
  gint64 late_finish;
  gint64 total_slack;
} TdOracle;

/* Returns: (transfer full): one a node. */
TdOracle *td_oracle_new (const TdPortfolio *portfolio, const TdOutline *outline);

G_END_DECLS
