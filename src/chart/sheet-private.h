/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/cell.h"
#include "chart/draw-private.h"
#include "chart/sheet.h"

G_BEGIN_DECLS

/* The text size of scale 1, and what the smallest letters of the chart are of it. */
#define TD_SHEET_TEXT     9.4
#define TD_SHEET_SMALLEST .836
/* Letters of the footer and the legend do not follow the scale below this. */
#define TD_SHEET_FOOTER 8.0

typedef struct {
  double x;
  double y;
  double width;
  double height;
} TdFrame;

typedef struct {
  TdColumn column;
  double width;
} TdSheetColumn;

/* One entry of the legend: a box as the chart draws it, or a swatch of a sector. */
typedef struct {
  TdBoxKind kind; /* TD_N_BOXES: a swatch */
  guint flags;
  TdColour colour;
  char *text;
  double x;
  double y;
} TdLegendItem;

struct _TdSheet {
  TdChartContext context; /* style, lettering and scale are the sheet's */
  TdStyle style;
  TdSheetSpec spec;
  GStringChunk *texts; /* of the spec */
  const TdRows *rows;
  GArray *columns; /* (element-type TdSheetColumn) */
  double table_width;
  double *tops;   /* of the rows, stacked without a break; one more than rows */
  GArray *breaks; /* (element-type guint): the first row of each page down */
  guint pages_wide;
  double width; /* of a page */
  double height;
  double scale;
  TdSheetLimit limit;
  gint64 from; /* instants */
  gint64 to;
  GArray *legend; /* (element-type TdLegendItem) */
  double legend_height;
  TdCalendars *calendars; /* of the context */
  TdLinkIndex *links;
  TdRowLayout *layout;
};

double td_form_margin (const TdSheetSpec *spec, int side);

/* What a form puts above the chart on the first and the other pages, and below it on the last. */
double td_form_head_height (const TdSheet *sheet, gboolean first);
double td_form_foot_height (const TdSheet *sheet);
void td_form_draw (const TdSheet *sheet, cairo_t *cr, guint page);
/* The end of the chart is known by then. */
void td_form_draw_foot (const TdSheet *sheet, cairo_t *cr, double top);
/* Where table and chart lie on a page. */
TdFrame td_sheet_frame (const TdSheet *sheet, gboolean first);

/* The header of the group that runs on into a page which begins with @first, or -1: it is said
 * again at the top. */
int td_sheet_repeated_header (const TdSheet *sheet, guint first);
/* Decides scale, columns, row heights and pages. */
void td_sheet_paginate (TdSheet *sheet);

/* Collects what the chart uses and lays it in lines. */
void td_legend_collect (TdSheet *sheet);
void td_legend_arrange (TdSheet *sheet, double width);
void td_legend_draw (const TdSheet *sheet, cairo_t *cr, double x, double y);
void td_legend_item_clear (gpointer item);

/* Table part of a page: its head, and one row. */
void td_table_draw_head (const TdSheet *sheet, cairo_t *cr, TdFrame head);
void td_table_draw_row (const TdSheet *sheet, cairo_t *cr, const TdRow *row, TdFrame place);
/* A group's header said again where the group runs on. */
void td_table_draw_repeated (const TdSheet *sheet, cairo_t *cr, const TdRow *row, TdFrame place);
/* How many lines the row needs in these columns. */
int td_table_row_lines (const TdSheet *sheet, const TdRow *row);

G_END_DECLS
