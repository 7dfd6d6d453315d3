/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/rows.h"

G_BEGIN_DECLS

/* One source of words for the table on screen, the sheet and CSV. */
typedef struct {
  char *text; /* "" for nothing to say */
  TdTone tone;
} TdCell;

/* @node is of the outline; the caller frees @text. */
TdCell td_cell_get (const TdChartContext *context, guint node, TdColumn column);
/* The text alone; a group header has one in the name column. */
char *
td_cell_text (const TdChartContext *context, const TdRows *rows, const TdRow *row, TdColumn column);

/* The number behind a cell, to sort by; TD_NONE when it is a text or unknown. */
gint64 td_cell_number (const TdChartContext *context, guint node, TdColumn column);

/* "07/2025", "trước 2030", "≈ 12/2027", "≥ 12/2027": the words of a node's start and finish; ""
 * when unknown. */
char *td_node_start_text (const TdChartContext *context, guint node);
char *td_node_finish_text (const TdChartContext *context, guint node);

/* How the node stands against its deadline, else the context's baseline. */
TdStanding td_node_standing (const TdChartContext *context, guint node, gint64 *ret_days_late);
/* What the context's baseline holds of @node, or NULL. */
const TdBaselineTask *td_node_baseline (const TdChartContext *context, guint node);
/* An item's target, or NULL. */
const TdTarget *td_node_target (const TdChartContext *context, guint node);

/* "2/3 xã", "23 (20–25)", "16,3% (giữ)": where a target stands at the status date. */
char *td_target_text (const TdChartContext *context, const TdTarget *target);
/* "trong mức", "còn thiếu 1", or "" when nothing is known. */
TdCell td_target_standing (const TdChartContext *context, const TdTarget *target);

G_END_DECLS
