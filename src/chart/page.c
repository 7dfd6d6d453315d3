/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/axis.h"
#include "chart/sheet-private.h"

#include <math.h>

/* From rows to pages: the largest scale that the spec allows, then columns, heights and breaks. */

#define CHART_LEAST .27 /* of the frame's width */
#define TABLE_USUAL .64
#define NAME_LEAST  18 /* ems */
#define WIDE        12

TdFrame
td_sheet_frame (const TdSheet *sheet, gboolean first)
{
  double top = td_form_margin (&sheet->spec, 0) + td_form_head_height (sheet, first);
  double right = sheet->width - td_form_margin (&sheet->spec, 1);
  double bottom = sheet->height - MAX (td_form_margin (&sheet->spec, 2), 14 + TD_SHEET_FOOTER) -
                  TD_SHEET_FOOTER;
  double left = td_form_margin (&sheet->spec, 3);

  return (TdFrame){left, top, right - left, bottom - top};
}

/* ---- range ---- */

typedef struct {
  gint64 from;
  gint64 to;
} Range;

static void
widen (Range *range, gint64 instant)
{
  if (instant == TD_NONE)
    return;
  range->from = range->from == TD_NONE ? instant : MIN (range->from, instant);
  range->to = range->to == TD_NONE ? instant : MAX (range->to, instant);
}

static void
widen_by_row (Range *range, const TdChartContext *context, guint node)
{
  TdExtent extent = td_node_extent (context, node);
  const TdBaselineTask *baseline = td_node_baseline (context, node);

  widen (range, extent.start);
  widen (range, extent.finish);
  widen (range, td_node_deadline (context, node));
  if (baseline && context->show & TD_SHOW_BASELINE) {
    widen (range, baseline->start);
    widen (range, baseline->finish);
  }
}

/* A document's period is long and says little: it decides only where nothing else does. */
static void
widen_by_period (Range *range, const TdChartContext *context, guint node)
{
  const TdProject *project = td_node_task (context, node) ? NULL : td_node_project (context, node);

  if (project) {
    widen (range, project->period_start);
    widen (range, project->period_end);
  }
}

static void
widen_by_rows (Range *range,
               const TdSheet *sheet,
               void (*by_row) (Range *, const TdChartContext *, guint))
{
  for (guint i = 0; i < sheet->rows->count; i++)
    if (sheet->rows->rows[i].node >= 0)
      by_row (range, &sheet->context, (guint) sheet->rows->rows[i].node);
}

/* Whole years, or whole quarters when there are few; the year around the status date if nothing is
 * dated. */
static void
choose_range (TdSheet *sheet)
{
  const TdChartContext *context = &sheet->context;
  Range range = {TD_NONE, TD_NONE};
  TdZoom unit;

  widen_by_rows (&range, sheet, widen_by_row);
  if (range.from == TD_NONE)
    widen_by_rows (&range, sheet, widen_by_period);
  if (context->status_date != TD_NONE)
    widen (&range, td_instant_from_day (context->status_date));
  if (range.from == TD_NONE)
    range.from = range.to = 0;
  unit = range.to - range.from > 2 * 366 * TD_MINUTES_PER_DAY ? TD_ZOOM_YEAR : TD_ZOOM_QUARTER;
  sheet->from = td_zoom_floor (unit, TD_TIER_LOWER, range.from);
  sheet->to = td_zoom_next (unit, TD_TIER_LOWER,
                            td_zoom_floor (unit, TD_TIER_LOWER, MAX (range.to - 1, range.from)));
  if (sheet->spec.from != TD_NONE)
    sheet->from = td_instant_from_day (sheet->spec.from);
  if (sheet->spec.to != TD_NONE)
    sheet->to = td_instant_from_day (sheet->spec.to + 1);
  if (sheet->to <= sheet->from)
    sheet->to = sheet->from + TD_MINUTES_PER_DAY;
}

/* ---- one scale tried ---- */

/* What a column keeps when room is wanting: names and long words give way, figures hardly. */
static double
least_width (const TdColumnInfo *info)
{
  if (info->stretch)
    return MIN (info->width, NAME_LEAST);
  return info->width > WIDE ? WIDE * .75 : info->width * .9;
}

static double
usual_width (const TdSheet *sheet)
{
  double total = 0;

  for (guint i = 0; i < sheet->columns->len; i++)
    total += td_column_info (g_array_index (sheet->columns, TdSheetColumn, i).column)->width;
  return total;
}

/* Columns at their usual widths; when the chart would be too narrow, each gives in proportion to
 * what it can, and then all shrink. */
static void
fit_columns (TdSheet *sheet, double frame_width)
{
  double most = frame_width * (1 - CHART_LEAST) / sheet->style.text_size;
  double total = usual_width (sheet);
  double spare = 0;
  double part, squeeze;

  for (guint i = 0; i < sheet->columns->len; i++) {
    const TdColumnInfo *info =
        td_column_info (g_array_index (sheet->columns, TdSheetColumn, i).column);

    spare += info->width - least_width (info);
  }
  part = total > most && spare > 0 ? MIN (1, (total - most) / spare) : 0;
  squeeze = MIN (1, most / (total - part * spare));
  sheet->table_width = 0;
  for (guint i = 0; i < sheet->columns->len; i++) {
    TdSheetColumn *column = &g_array_index (sheet->columns, TdSheetColumn, i);
    const TdColumnInfo *info = td_column_info (column->column);

    column->width = (info->width - part * (info->width - least_width (info))) * squeeze *
                    sheet->style.text_size;
    sheet->table_width += column->width;
  }
}

static void
stack_rows (TdSheet *sheet)
{
  double y = 0;

  for (guint i = 0; i < sheet->rows->count; i++) {
    int lines = td_table_row_lines (sheet, sheet->rows->rows + i);

    sheet->tops[i] = y;
    y += sheet->style.row_height + (lines - 1) * sheet->style.line_step;
  }
  sheet->tops[sheet->rows->count] = y;
}

/* The last row that fits from @first on, exclusive; at least one, and no group header at the end.
 */
static guint
fill_page (const TdSheet *sheet, guint first, double room)
{
  const TdRows *rows = sheet->rows;
  guint last = first + 1;

  while (last < rows->count && sheet->tops[last + 1] - sheet->tops[first] <= room)
    last++;
  if (last < rows->count)
    while (last > first + 1 && rows->rows[last - 1].expanded)
      last--;
  return last;
}

int
td_sheet_repeated_header (const TdSheet *sheet, guint first)
{
  const TdRow *rows = sheet->rows->rows;

  if (first == 0 || sheet->rows->group == TD_GROUP_NONE || rows[first].kind == TD_ROW_GROUP)
    return -1;
  while (first > 0 && rows[first].kind != TD_ROW_GROUP)
    first--;
  return (int) first;
}

static double
room_for_rows (const TdSheet *sheet, guint first)
{
  double room = td_sheet_frame (sheet, first == 0).height - td_axis_height (&sheet->style) -
                sheet->legend_height;

  return first < sheet->rows->count && td_sheet_repeated_header (sheet, first) >= 0
             ? room - sheet->style.row_height
             : room;
}

/* Breaks between rows; the signature stays with the last rows. */
static void
break_pages (TdSheet *sheet)
{
  guint n = sheet->rows->count;
  guint first = 0;
  double foot = td_form_foot_height (sheet);

  g_array_set_size (sheet->breaks, 0);
  do {
    double room = room_for_rows (sheet, first);
    guint last = n ? fill_page (sheet, first, room) : 0;

    g_array_append_val (sheet->breaks, first);
    if (last >= n && foot > 0 && sheet->tops[n] - sheet->tops[first] + foot > room) {
      guint shorter = fill_page (sheet, first, MAX (room - foot, sheet->style.row_height));

      if (shorter < n && shorter > first)
        last = MIN (shorter, n > first + 3 ? n - 3 : n - 1);
      if (last <= first)
        last = n;
    }
    first = last;
  } while (first < n);
}

static void
try_scale (TdSheet *sheet, double scale)
{
  TdFrame frame;

  sheet->scale = scale;
  td_style_init (&sheet->style, sheet->spec.black ? TD_STYLE_BLACK : TD_STYLE_PAPER,
                 TD_SHEET_TEXT * scale);
  frame = td_sheet_frame (sheet, TRUE);
  fit_columns (sheet, frame.width);
  td_legend_arrange (sheet, frame.width);
  stack_rows (sheet);
  break_pages (sheet);
}

/* ---- the scale ---- */

/* 1, or less on narrow paper, so that the table leaves room for the chart. */
static double
usual_scale (TdSheet *sheet)
{
  double table = usual_width (sheet) * TD_SHEET_TEXT;

  td_style_init (&sheet->style, TD_STYLE_PAPER, TD_SHEET_TEXT);
  return CLAMP (TABLE_USUAL * td_sheet_frame (sheet, TRUE).width / table, .8, 1);
}

/* The largest scale between @least and @most on which the rows fit the pages asked for. */
static void
fit_pages (TdSheet *sheet, double least, double most)
{
  double low = least;
  double high = most;

  try_scale (sheet, high);
  if (sheet->breaks->len <= sheet->spec.pages_high)
    return;
  try_scale (sheet, low);
  if (sheet->breaks->len > sheet->spec.pages_high) {
    sheet->limit = TD_LIMIT_TYPE;
    return;
  }
  sheet->limit = TD_LIMIT_PAGES;
  while (high - low > .01) {
    double middle = (low + high) / 2;

    try_scale (sheet, middle);
    if (sheet->breaks->len <= sheet->spec.pages_high)
      low = middle;
    else
      high = middle;
  }
  try_scale (sheet, low);
}

void
td_sheet_paginate (TdSheet *sheet)
{
  const TdSheetSpec *spec = &sheet->spec;
  double smallest = spec->smallest_type > 0 ? spec->smallest_type : 6;
  double least = smallest / (TD_SHEET_TEXT * TD_SHEET_SMALLEST);
  double usual = usual_scale (sheet);

  sheet->pages_wide = MAX (1, spec->pages_wide);
  choose_range (sheet);
  if (spec->scale > 0) {
    sheet->limit = spec->scale < least ? TD_LIMIT_TYPE : TD_LIMIT_SCALE;
    try_scale (sheet, MAX (spec->scale, least));
  } else if (spec->pages_high == 0 || least >= usual) {
    sheet->limit = least > usual ? TD_LIMIT_TYPE : TD_LIMIT_NONE;
    try_scale (sheet, MAX (usual, least));
  } else {
    sheet->limit = TD_LIMIT_NONE;
    fit_pages (sheet, least, usual);
  }
}
