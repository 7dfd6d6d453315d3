/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/context.h"
#include "document/gesture.h"

G_BEGIN_DECLS

/* What the inspector shows of one project or task, line by line, without the inspector. */

typedef enum {
  TD_LINE_HEADING,
  TD_LINE_FIELD,     /* edited as one line of text */
  TD_LINE_CHOICE,    /* one of the field's labels */
  TD_LINE_PARAGRAPH, /* edited as text of several lines */
  TD_LINE_LEAD,
  TD_LINE_DATE, /* edited by the date popover */
  TD_LINE_SAID, /* said, not edited here */
} TdLineKind;

typedef struct {
  TdLineKind kind;
  char *label;
  char *text;
  char *detail;         /* where it comes from and of when; "" for nothing */
  const TdField *field; /* of FIELD, CHOICE and PARAGRAPH */
  TdDateRole role;      /* of DATE */
} TdItemLine;

void td_item_line_free (TdItemLine *line);

/* (transfer full) (element-type TdItemLine): empty when the row is no more. */
GPtrArray *td_item_lines_new (const TdGesture *gesture, const TdChartContext *context, TdRowId row);

/* Adds what of @history (element-type TdHistoryRow) names the row: what, who, when. */
void td_item_lines_add_history (GPtrArray *lines,
                                const GPtrArray *history,
                                const TdPortfolio *portfolio,
                                TdLanguage language,
                                TdRowId row);

/* Whether both have the same fields in the same places, so that texts alone differ. */
gboolean td_item_lines_match (const GPtrArray *a, const GPtrArray *b);

G_END_DECLS
