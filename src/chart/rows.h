/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/column.h"
#include "chart/node.h"

G_BEGIN_DECLS

/* "none", "clause", "sector", "agency"; FALSE and untouched when it is none of them. */
gboolean td_group_by_from_name (const char *name, TdGroupBy *ret);
const char *td_group_by_name (TdGroupBy group);
const char *td_group_by_label (TdGroupBy group); /* N_() */

typedef enum { TD_ROW_GROUP, TD_ROW_NODE } TdRowKind;

/* One row of table and timeline. */
typedef struct {
  TdRowKind kind;
  gint32 node;   /* of the outline, -1 for a group header */
  guint16 depth; /* of the indent, a group header's is 0 */
  guint8 expandable;
  guint8 expanded;
  gint64 group_id;   /* clause, sector or organisation it stands under; 0: none of them */
  guint32 n_items;   /* of a group header: items below it … */
  guint32 n_undated; /* … and those without any time */
} TdRow;

typedef gboolean (*TdRowsMatch) (guint node, gpointer data);

/**
 * TdRowsSpec: what a view wants to see.
 *
 * @match (nullable) is asked for each project and task; a task also passes when its project did.
 * What holds a match is kept for context. @search is text as typed, found without marks or case
 * in name, short name, code and lead. @collapsed holds the td_row_key () of what is closed.
 */
typedef struct {
  TdGroupBy group;
  gboolean standing_tasks; /* also items of level task */
  TdRowsMatch match;
  gpointer match_data;
  const char *search;
  GHashTable *collapsed; /* (element-type gint64), see td_row_keys_new () */
  TdColumn sort;         /* TD_N_COLUMNS: the order of the tree */
  gboolean descending;
} TdRowsSpec;

#define TD_ROWS_SPEC_INIT                                                                          \
  {                                                                                                \
    .group = TD_GROUP_CLAUSE, .sort = TD_N_COLUMNS                                                 \
  }

typedef struct {
  TdRow *rows;
  guint count;
  gint32 *node_rows; /* node → row, -1 when not shown */
  guint n_nodes;
  guint n_items;   /* items that match: "86 …" */
  guint n_total;   /* items of the portfolio: "… / 155 mục" */
  guint n_undated; /* of the matching ones */
  TdGroupBy group;
} TdRows;

TdRows *td_rows_new (const TdChartContext *context, const TdRowsSpec *spec);
void td_rows_free (TdRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRows, td_rows_free)

/* The row of @node, or of the closest shown row that holds it, or -1. */
int td_rows_find (const TdRows *rows, const TdOutline *outline, guint node);

/* "2. Quy hoạch tỉnh và các quy hoạch", and "10 mục · 6 chưa có thời gian". */
char *td_row_caption (const TdChartContext *context, const TdRows *rows, const TdRow *row);
char *td_row_note (const TdChartContext *context, const TdRow *row);

/* What names a group header or a node in a set of collapsed ones, also after the outline changed.
 */
gint64 td_row_key (const TdChartContext *context, const TdRows *rows, const TdRow *row);
GHashTable *td_row_keys_new (void);
void td_row_keys_toggle (GHashTable *keys, gint64 key);

/* ---- counts for the navigator ---- */

typedef struct {
  gint64 id; /* clause, sector or organisation; 0: none */
  guint count;
} TdRowsCount;

/* Of named items, each counted on its own. */
typedef struct {
  guint n_total; /* items of any level */
  guint n_named;
  guint n_undated;
  guint n_late;
  guint n_no_lead;
  GArray *clauses; /* (element-type TdRowsCount), in the order of the groups */
  GArray *sectors;
  GArray *agencies;
} TdRowsCounts;

TdRowsCounts *td_rows_counts_new (const TdChartContext *context);
void td_rows_counts_free (TdRowsCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRowsCounts, td_rows_counts_free)

G_END_DECLS
