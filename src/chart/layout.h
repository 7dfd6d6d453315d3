/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/rows.h"

G_BEGIN_DECLS

/*
 * A row of the chart as boxes. Drawing, picking and tests read the boxes and nothing else, so
 * they cannot disagree. x is the scale's, y counts from the top of the row.
 */

typedef enum {
  TD_BOX_LANE,         /* dotted: no time is known */
  TD_BOX_PERIOD,       /* hollow rail of a document's period */
  TD_BOX_BASELINE,     /* rail under the bar */
  TD_BOX_SPAN,         /* thin rail: a summary's children where it has dates of its own */
  TD_BOX_SUMMARY,      /* beam */
  TD_BOX_SUMMARY_SOFT, /* what continues it, dashed, where its end is not sure */
  TD_BOX_BAR,          /* the whole bar, earliest start to latest finish */
  TD_BOX_SOLID,        /* of it: where it surely runs */
  TD_BOX_SOFT_START,   /* of it: may not have begun yet */
  TD_BOX_SOFT_FINISH,
  TD_BOX_PROGRESS,       /* of it: done */
  TD_BOX_BRACKET_START,  /* only a start is known: bracket and tail of fixed length */
  TD_BOX_BRACKET_FINISH, /* only a finish */
  TD_BOX_MILESTONE_SPAN, /* dashed: where an imprecise milestone may fall */
  TD_BOX_MILESTONE,
  TD_BOX_TARGET_LANE, /* dotted, to the day a target falls due */
  TD_BOX_TARGET_RUN,  /* up to the last value */
  TD_BOX_TARGET_DOT,  /* a value */
  TD_BOX_TARGET_FLAG, /* the day it falls due */
  TD_BOX_PROMISED,    /* hollow diamond */
  TD_BOX_DEADLINE,    /* triangle, filled when missed */
  TD_BOX_HORIZON,     /* pennant */
  TD_BOX_SLIP,        /* where progress stands, as a date */
  TD_BOX_BEYOND,      /* arrow at an edge of the sight: it goes on there */
  TD_BOX_LABEL,
  TD_N_BOXES,
} TdBoxKind;

typedef enum {
  TD_BOX_CRITICAL = 1 << 0,
  TD_BOX_MISSED = 1 << 1,    /* a deadline that will not hold */
  TD_BOX_DONE = 1 << 2,      /* complete */
  TD_BOX_CUT_START = 1 << 3, /* its start is not an end: no line there */
  TD_BOX_CUT_FINISH = 1 << 4,
  TD_BOX_BACK = 1 << 5,   /* an arrow that points to the past */
  TD_BOX_INSIDE = 1 << 6, /* a label that stands on its bar */
} TdBoxFlags;

/* What the pointer holds. */
typedef enum {
  TD_PART_NONE,
  TD_PART_BODY,  /* moves */
  TD_PART_START, /* resizes */
  TD_PART_FINISH,
  TD_PART_PROGRESS,
  TD_PART_LINK_START, /* the round handle outside an end: draws a link */
  TD_PART_LINK_FINISH,
} TdPart;

typedef struct {
  TdBoxKind kind;
  guint flags; /* TdBoxFlags */
  double x;
  double y;
  double width;
  double height;
  TdColour colour;
  TdTone tone;      /* of a label */
  const char *text; /* of a label; owned by the layout */
  gint64 id;        /* of the value a dot or promised finish shows */
} TdChartBox;

/* The boxes of one row, painted in their order. Made once and filled again and again. */
typedef struct {
  gint32 node;
  double height;
  GArray *boxes; /* (element-type TdChartBox) */
  GStringChunk *texts;
} TdRowLayout;

TdRowLayout *td_row_layout_new (void);
void td_row_layout_free (TdRowLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRowLayout, td_row_layout_free)

/* Lays @row out in @height; a group header has no boxes. Costs what the row holds. */
void td_row_layout_fill (TdRowLayout *self,
                         const TdChartContext *context,
                         const TdRow *row,
                         double height);

/* The box of a kind, or NULL. */
const TdChartBox *td_row_layout_find (const TdRowLayout *self, TdBoxKind kind);
/* What takes x and y and what it would do there: what is drawn last wins, but a handle wins over
 * a body. */
const TdChartBox *
td_row_layout_pick (const TdRowLayout *self, double x, double y, TdPart *ret_part);

/* One line a box: what golden tests compare. */
char *td_row_layout_to_string (const TdRowLayout *self);

/* Where a node's bar, milestone or bracket begins and ends, cheaply; FALSE when it has none. */
gboolean
td_chart_node_extent (const TdChartContext *context, guint node, double *ret_x1, double *ret_x2);

G_END_DECLS
