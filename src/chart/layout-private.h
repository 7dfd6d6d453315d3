/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/cell.h"
#include "chart/layout.h"

G_BEGIN_DECLS

/* Room between a bar and its label. */
#define TD_LABEL_GAP 7

typedef struct {
  double x1;
  double x2;
} TdStretch;

/* What the laying out of one row carries along. */
typedef struct {
  TdRowLayout *layout;
  const TdChartContext *context;
  guint node;
  const TdTimes *times;
  TdExtent extent;
  const TdTask *task; /* NULL: a project */
  TdColour colour;
  guint flags;         /* that all its boxes have */
  double middle;       /* of the row */
  double half;         /* of a bar's height */
  double edge;         /* labels end here */
  gboolean sharp;      /* edges fall on pixels */
  double status;       /* x of the status line */
  TdStretch taken[24]; /* by what a label must not cover */
  guint n_taken;
} TdPen;

double td_pen_x (const TdPen *pen, gint64 instant);
double td_pen_text_width (const TdPen *pen, const char *text);
/* The new box lives until the next. */
TdChartBox *td_pen_box (TdPen *pen, TdBoxKind kind, double x1, double x2, double y, double height);
TdChartBox *td_pen_label (TdPen *pen, double x, const char *text, TdTone tone);
void td_pen_avoid (TdPen *pen, double x1, double x2);
/* Right of [@x1, @x2], else left of it, rather not across the status line; else nowhere. */
gboolean
td_pen_label_beside (TdPen *pen, double x1, double x2, double gap, const char *text, TdTone tone);
/* A filled arrow at an edge of the sight, with a label beside it that says what lies there. */
TdChartBox *
td_pen_label_at_edge (TdPen *pen, gboolean back, double edge, const char *text, TdTone tone);

/* ---- what stands beside the bar, or in its place ---- */

/* Takes its room from the edge. */
void td_pen_horizon (TdPen *pen);
void td_pen_lane (TdPen *pen, double right);
/* In the middle of the row, or above the bar. FALSE: there is none. */
gboolean td_pen_period (TdPen *pen, gboolean has_bar);
void td_pen_baseline (TdPen *pen);
void td_pen_deadline (TdPen *pen);
void td_pen_promised (TdPen *pen, double y);

/* When the milestone may fall: [@ret_from, @ret_to). */
void td_extent_milestone_span (const TdExtent *extent, gint64 *ret_from, gint64 *ret_to);

/* The trajectory of a target. */
void td_pen_target (TdPen *pen, const TdTarget *target);

G_END_DECLS
