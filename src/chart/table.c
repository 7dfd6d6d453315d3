/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/sheet-private.h"

/* The table beside the chart on paper. Names and words are wrapped, never cut. */

#define PAD 7 /* before a cell's text, at scale 1 */

static double
unit_of (const TdSheet *sheet)
{
  return sheet->style.text_size / 9.4;
}

static double
indent_of (const TdSheet *sheet, const TdRow *row)
{
  return (10 + 12 * row->depth + 11) * unit_of (sheet);
}

static TdTypeset
cell_typeset (const TdSheet *sheet, const TdRow *row, const TdSheetColumn *column)
{
  double pad = column->column == TD_COLUMN_NAME ? indent_of (sheet, row) : PAD * unit_of (sheet);

  return (TdTypeset){
      .face = TD_FACE_CHART,
      .size = sheet->style.text_size,
      .bold = row->expandable != 0,
      .align = td_column_info (column->column)->align,
      .width = MAX (column->width - pad - 5 * unit_of (sheet), sheet->style.text_size * 2),
  };
}

/* A group's caption runs through the whole table. */
static TdTypeset
caption_typeset (const TdSheet *sheet, const TdRow *row)
{
  return (TdTypeset){
      .face = TD_FACE_CHART,
      .size = sheet->style.text_size,
      .bold = TRUE,
      .width = sheet->table_width - indent_of (sheet, row) - 5 * unit_of (sheet),
  };
}

static int
lines_of (const TdSheet *sheet, const char *text, const TdTypeset *typeset)
{
  if (td_lettering_estimate (sheet->context.lettering, text, typeset) * 1.02 < typeset->width)
    return 1;
  return td_lettering_lines (sheet->context.lettering, text, typeset);
}

int
td_table_row_lines (const TdSheet *sheet, const TdRow *row)
{
  int lines = 1;

  if (row->kind == TD_ROW_GROUP) {
    g_autofree char *caption = td_row_caption (&sheet->context, sheet->rows, row);
    TdTypeset typeset = caption_typeset (sheet, row);

    return lines_of (sheet, caption, &typeset);
  }
  for (guint i = 0; i < sheet->columns->len; i++) {
    const TdSheetColumn *column = &g_array_index (sheet->columns, TdSheetColumn, i);
    TdTypeset typeset = cell_typeset (sheet, row, column);
    TdCell cell = td_cell_get (&sheet->context, (guint) row->node, column->column);

    lines = MAX (lines, lines_of (sheet, cell.text, &typeset));
    g_free (cell.text);
  }
  return lines;
}

void
td_table_draw_head (const TdSheet *sheet, cairo_t *cr, TdFrame head)
{
  const TdStyle *style = &sheet->style;
  double x = head.x;

  td_set_colour (cr, td_style_is_black (style) ? style->paper : style->band);
  cairo_rectangle (cr, head.x, head.y, head.width, head.height);
  cairo_fill (cr);
  for (guint i = 0; i < sheet->columns->len; i++) {
    const TdSheetColumn *column = &g_array_index (sheet->columns, TdSheetColumn, i);
    const TdColumnInfo *info = td_column_info (column->column);
    double pad = PAD * unit_of (sheet);
    TdTypeset typeset = {
        .face = TD_FACE_CHART,
        .size = style->text_size * .95,
        .bold = TRUE,
        .align = info->align,
        .width = column->width - pad - 5 * unit_of (sheet),
        .lines = 3,
    };
    const char *label = column->column == TD_COLUMN_NAME ? N_ ("Task, project") : info->label;

    td_lettering_show (sheet->context.lettering, cr, td_translate (sheet->context.language, label),
                       &typeset, x + pad, head.y + head.height / 2, style->soft);
    x += column->width;
  }
}

static void
draw_caption (const TdSheet *sheet, cairo_t *cr, const TdRow *row, TdFrame place)
{
  const TdChartContext *context = &sheet->context;
  TdTypeset typeset = caption_typeset (sheet, row);
  TdTypeset small = {.face = TD_FACE_CHART, .size = td_chart_label_size (context)};
  g_autofree char *caption = td_row_caption (context, sheet->rows, row);
  g_autofree char *note = td_row_note (context, row);
  double x = place.x + indent_of (sheet, row);
  double y = place.y + place.height / 2;
  double width;

  td_chart_draw_expander (context, cr, row->expanded, x - 9 * unit_of (sheet), y);
  td_lettering_show (context->lettering, cr, caption, &typeset, x, y, sheet->style.ink);
  if (td_lettering_lines (context->lettering, caption, &typeset) > 1)
    return;
  width = td_lettering_width (context->lettering, caption, &typeset);
  if (width + td_lettering_width (context->lettering, note, &small) + 12 < typeset.width)
    td_lettering_show (context->lettering, cr, note, &small, x + width + 10 * unit_of (sheet), y,
                       sheet->style.soft);
}

void
td_table_draw_repeated (const TdSheet *sheet, cairo_t *cr, const TdRow *row, TdFrame place)
{
  const TdChartContext *context = &sheet->context;
  TdTypeset typeset = caption_typeset (sheet, row);
  g_autofree char *caption = td_row_caption (context, sheet->rows, row);
  /* Translators: the header of a group that runs on from the page before. */
  g_autofree char *text =
      g_strdup_printf (td_translate (context->language, N_ ("%s (continued)")), caption);

  typeset.lines = 1;
  td_lettering_show (context->lettering, cr, text, &typeset, place.x + indent_of (sheet, row),
                     place.y + place.height / 2, sheet->style.soft);
}

static void
draw_mark (const TdSheet *sheet, cairo_t *cr, const TdRow *row, double x, double y)
{
  double size = 8 * unit_of (sheet);

  if (row->expandable)
    td_chart_draw_expander (&sheet->context, cr, row->expanded, x - 9 * unit_of (sheet), y);
  else
    td_chart_draw_swatch (&sheet->context, cr, (guint) row->node, x - 13 * unit_of (sheet),
                          y - size / 2, size);
}

void
td_table_draw_row (const TdSheet *sheet, cairo_t *cr, const TdRow *row, TdFrame place)
{
  double x = place.x;
  double y = place.y + place.height / 2;

  if (row->kind == TD_ROW_GROUP) {
    draw_caption (sheet, cr, row, place);
    return;
  }
  for (guint i = 0; i < sheet->columns->len; i++) {
    const TdSheetColumn *column = &g_array_index (sheet->columns, TdSheetColumn, i);
    TdTypeset typeset = cell_typeset (sheet, row, column);
    TdCell cell = td_cell_get (&sheet->context, (guint) row->node, column->column);
    gboolean name = column->column == TD_COLUMN_NAME;
    double pad = name ? indent_of (sheet, row) : PAD * unit_of (sheet);

    if (name)
      draw_mark (sheet, cr, row, x + pad, y);
    td_lettering_show (sheet->context.lettering, cr, cell.text, &typeset, x + pad, y,
                       td_style_tone (&sheet->style, cell.tone));
    g_free (cell.text);
    x += column->width;
  }
}
