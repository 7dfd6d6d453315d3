/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/rows.h"
#include "chart/target.h"

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

G_END_DECLS
