/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/node.h"

G_BEGIN_DECLS

/* An item's target, or NULL: it is drawn as a trajectory towards a flag. */
const TdTarget *td_node_target (const TdChartContext *context, guint node);

/* Its values up to the status date, by day. (transfer full) (element-type TdTargetValue*) */
GPtrArray *td_target_values (const TdChartContext *context, const TdTarget *target);

typedef enum {
  TD_TARGET_UNKNOWN, /* no value, or nothing to hold it against */
  TD_TARGET_MET,
  TD_TARGET_SHORT, /* and not due yet */
  TD_TARGET_FAILED,
} TdTargetState;

/* @ret_missing: how much is wanting, in thousandths; 0 when it cannot be said. */
TdTargetState
td_target_state (const TdChartContext *context, const TdTarget *target, gint64 *ret_missing);

/* "2/3 xã", "23 (20–25)", "16,3% (giữ)": where a target stands at the status date; "" without a
 * value. */
char *td_target_text (const TdChartContext *context, const TdTarget *target);
/* "trong mức", "còn thiếu 1", or "". */
char *td_target_state_text (const TdChartContext *context, const TdTarget *target);

G_END_DECLS
