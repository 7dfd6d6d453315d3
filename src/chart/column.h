/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/lettering.h"

G_BEGIN_DECLS

typedef enum {
  TD_COLUMN_NAME,
  TD_COLUMN_LEAD,
  TD_COLUMN_START,
  TD_COLUMN_FINISH,
  TD_COLUMN_PERCENT,
  TD_COLUMN_INVESTMENT, /* TMĐT, tỷ đồng */
  TD_COLUMN_STANDING,   /* chậm / đạt */
  TD_COLUMN_TIME_TEXT,  /* the document's own words about time */
  TD_COLUMN_KIND,
  TD_COLUMN_SECTOR,
  TD_COLUMN_CLAUSE,
  TD_COLUMN_DEADLINE,
  TD_COLUMN_HORIZON,
  TD_COLUMN_DURATION,
  TD_COLUMN_SLACK,
  TD_COLUMN_LOCATION,
  TD_COLUMN_CODE,
  TD_N_COLUMNS,
} TdColumn;

typedef struct {
  const char *name;  /* of --columns and saved views: "start" */
  const char *label; /* N_() */
  double width;      /* usual, in parts of the text size */
  TdAlign align;
  gboolean stretch; /* takes the room that is left */
} TdColumnInfo;

const TdColumnInfo *td_column_info (TdColumn column);
/* Returns: the column, or TD_N_COLUMNS. '-' and '_' are one. */
TdColumn td_column_from_name (const char *name);

/**
 * td_columns_parse:
 * @text: "name,start,finish"
 * @ret_columns: (out) (transfer full) (element-type TdColumn): untouched on failure
 * @ret_unknown: (out) (transfer full) (optional): the name that is none
 *
 * Returns: whether every name is one
 */
gboolean td_columns_parse (const char *text, GArray **ret_columns, char **ret_unknown);

/* Name, lead, start, finish, percent, investment, standing. */
GArray *td_columns_default (void);

G_END_DECLS
