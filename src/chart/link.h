/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/rows.h"

G_BEGIN_DECLS

typedef struct {
  double x;
  double y;
} TdPoint;

/* A link as it runs: right angles from the end of one bar to another's. y as the rows' tops. */
typedef struct {
  gint64 link_id;
  guint n_points;
  TdPoint points[6]; /* the last is the tip of the arrow */
  gboolean critical;
} TdLinkPath;

/* A row's place, wherever the caller has put it; tops outside the sight are welcome. */
typedef struct {
  double top;
  double height;
} TdRowPlace;

/* FALSE when an end has no date or both stand in one row. */
gboolean td_link_path_route (TdLinkPath *path,
                             const TdChartContext *context,
                             const TdLink *link,
                             TdRowPlace from,
                             TdRowPlace to);

/* Whether (@x, @y) lies on it, give or take 4 units. */
gboolean td_link_path_contains (const TdLinkPath *path, double x, double y);

/* A link between two rows that are shown; what is hidden is stood in for by what holds it. */
typedef struct {
  guint32 link; /* index into the portfolio's links */
  guint32 from;
  guint32 to;
} TdRowLink;

/* TdLinkIndex: finds the links that run through a stretch of rows without looking at the rest. */
typedef struct _TdLinkIndex TdLinkIndex;

TdLinkIndex *td_link_index_new (const TdChartContext *context, const TdRows *rows);
void td_link_index_free (TdLinkIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLinkIndex, td_link_index_free)

/* Adds the links that touch the rows [@first, @last) to @found (element-type TdRowLink). */
void td_link_index_query (const TdLinkIndex *self, guint first, guint last, GArray *found);

G_END_DECLS
