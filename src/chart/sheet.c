/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/sheet.h"

#include "chart/axis.h"
#include "chart/sheet-private.h"
#include "core/number.h"

static const char *
keep (TdSheet *self, const char *text)
{
  return text ? g_string_chunk_insert (self->texts, text) : NULL;
}

static void
keep_spec (TdSheet *self, const TdSheetSpec *spec)
{
  TdSheetSpec *own = &self->spec;

  *own = *spec;
  own->columns = NULL;
  own->title = keep (self, spec->title);
  own->superior = keep (self, spec->superior);
  own->agency = keep (self, spec->agency);
  own->number = keep (self, spec->number);
  own->place_date = keep (self, spec->place_date);
  own->attached_to = keep (self, spec->attached_to);
  own->recipients = keep (self, spec->recipients);
  own->signer_title = keep (self, spec->signer_title);
  own->signer_name = keep (self, spec->signer_name);
  own->file_name = keep (self, spec->file_name);
  own->view_name = keep (self, spec->view_name);
  own->printed_at = keep (self, spec->printed_at);
  self->width = spec->landscape ? MAX (spec->paper_width, spec->paper_height)
                                : MIN (spec->paper_width, spec->paper_height);
  self->height = spec->landscape ? MIN (spec->paper_width, spec->paper_height)
                                 : MAX (spec->paper_width, spec->paper_height);
}

static GArray *
make_columns (const GArray *wanted)
{
  g_autoptr (GArray) usual = wanted ? NULL : td_columns_default ();
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TdSheetColumn));

  for (guint i = 0; i < (wanted ? wanted : usual)->len; i++) {
    TdSheetColumn column = {g_array_index (wanted ? wanted : usual, TdColumn, i), 0};

    g_array_append_val (columns, column);
  }
  return columns;
}

TdSheet *
td_sheet_new (const TdChartContext *context,
              const TdRows *rows,
              const TdSheetSpec *spec,
              PangoContext *pango)
{
  TdSheet *self = g_new0 (TdSheet, 1);

  self->context = *context;
  self->context.style = &self->style;
  self->context.lettering = td_lettering_new (pango);
  self->calendars = td_calendars_new (context->portfolio);
  self->context.calendar = td_calendars_main (self->calendars, context->portfolio);
  self->texts = g_string_chunk_new (256);
  self->rows = rows;
  keep_spec (self, spec);
  self->columns = make_columns (spec->columns);
  self->tops = g_new0 (double, rows->count + 1);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->legend = g_array_new (FALSE, FALSE, sizeof (TdLegendItem));
  g_array_set_clear_func (self->legend, td_legend_item_clear);
  self->layout = td_row_layout_new ();
  self->links = td_link_index_new (context, rows);
  td_legend_collect (self);
  td_sheet_paginate (self);
  return self;
}

void
td_sheet_free (TdSheet *self)
{
  if (self == NULL)
    return;
  td_lettering_free (self->context.lettering);
  g_string_chunk_free (self->texts);
  g_array_unref (self->columns);
  g_free (self->tops);
  g_array_unref (self->breaks);
  g_array_unref (self->legend);
  td_row_layout_free (self->layout);
  td_link_index_free (self->links);
  td_calendars_free (self->calendars);
  g_free (self);
}

guint
td_sheet_n_pages (const TdSheet *self)
{
  return self->breaks->len * self->pages_wide;
}

void
td_sheet_page_size (const TdSheet *self, double *ret_width, double *ret_height)
{
  *ret_width = self->width;
  *ret_height = self->height;
}

void
td_sheet_page_rows (const TdSheet *self, guint page, guint *ret_first, guint *ret_last)
{
  guint down = page / self->pages_wide;

  *ret_first = g_array_index (self->breaks, guint, down);
  *ret_last = down + 1 < self->breaks->len ? g_array_index (self->breaks, guint, down + 1)
                                           : self->rows->count;
}

/* ---- one page ---- */

/* The rows of one page and where they lie: x from the chart's left edge, y from the page's top. */
typedef struct {
  TdChartContext context;
  guint first;
  guint last;
  TdFrame frame;
  double head;   /* y below the heads */
  int repeated;  /* the group header said again first, or -1 */
  double rows;   /* y of the first row */
  double bottom; /* y below the last row */
} Page;

static Page
find_page (const TdSheet *self, guint number)
{
  Page page = {.context = self->context,
               .frame = td_sheet_frame (self, number / self->pages_wide == 0)};
  guint across = number % self->pages_wide;
  gint64 span = (self->to - self->from) / self->pages_wide;

  td_sheet_page_rows (self, number, &page.first, &page.last);
  page.head = page.frame.y + td_axis_height (&self->style);
  page.repeated = page.first < self->rows->count ? td_sheet_repeated_header (self, page.first) : -1;
  page.rows = page.head + (page.repeated >= 0 ? self->style.row_height : 0);
  page.bottom = page.rows + self->tops[page.last] - self->tops[page.first];
  page.context.sight_left = 0;
  page.context.sight_right = page.frame.width - self->table_width;
  page.context.scale = (TdScale){
      .origin = self->from + across * span,
      .points_per_day = page.context.sight_right * TD_MINUTES_PER_DAY / (double) MAX (span, 1),
  };
  return page;
}

static double
row_top (const TdSheet *self, const Page *page, guint row)
{
  return page->rows + self->tops[row] - self->tops[page->first];
}

static gboolean
route (const TdSheet *self, const Page *page, const TdRowLink *row, TdLinkPath *path)
{
  const TdLink *link = td_portfolio_at (self->context.portfolio, TD_TABLE_LINK, row->link);
  TdRowPlace from = {row_top (self, page, row->from),
                     self->tops[row->from + 1] - self->tops[row->from]};
  TdRowPlace to = {row_top (self, page, row->to), self->tops[row->to + 1] - self->tops[row->to]};

  return td_link_path_route (path, &page->context, link, from, to);
}

/* A link that only passes through is its upright piece, from edge to edge. */
static void
add_passing (const Page *page, cairo_t *cr, const TdLinkPath *path)
{
  for (guint i = 1; i < path->n_points; i++) {
    const TdPoint *a = path->points + i - 1;
    const TdPoint *b = path->points + i;

    if (a->x != b->x || MAX (a->y, b->y) <= page->head || MIN (a->y, b->y) >= page->bottom ||
        a->x < 0 || a->x > page->context.sight_right)
      continue;
    cairo_move_to (cr, a->x, MAX (MIN (a->y, b->y), page->head));
    cairo_line_to (cr, a->x, MIN (MAX (a->y, b->y), page->bottom));
  }
}

static gboolean
ends_on (const Page *page, const TdRowLink *row)
{
  return (row->from >= page->first && row->from < page->last) ||
         (row->to >= page->first && row->to < page->last);
}

static void
draw_passing (const TdSheet *self, const Page *page, cairo_t *cr, const GArray *found)
{
  double unit = self->style.text_size / 11;

  for (int critical = 0; critical < 2; critical++) {
    for (guint i = 0; i < found->len; i++) {
      const TdRowLink *row = &g_array_index (found, TdRowLink, i);
      TdLinkPath path;

      if (!ends_on (page, row) && route (self, page, row, &path) &&
          path.critical == (critical != 0))
        add_passing (page, cr, &path);
    }
    td_set_colour (cr, critical ? self->style.critical : self->style.soft);
    cairo_set_line_width (cr, (critical ? 1.3 : 1) * unit);
    cairo_stroke (cr);
  }
}

static void
draw_links (const TdSheet *self, const Page *page, cairo_t *cr)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TdRowLink));

  if (!(self->context.show & TD_SHOW_LINKS))
    return;
  td_link_index_query (self->links, page->first, page->last, found);
  draw_passing (self, page, cr, found);
  for (guint i = 0; i < found->len; i++) {
    const TdRowLink *row = &g_array_index (found, TdRowLink, i);
    TdLinkPath path;

    if (ends_on (page, row) && route (self, page, row, &path))
      td_chart_draw_link (&page->context, cr, &path);
  }
}

static void
draw_rows (const TdSheet *self, const Page *page, cairo_t *cr, gboolean labels)
{
  for (guint i = page->first; i < page->last; i++) {
    cairo_save (cr);
    cairo_translate (cr, 0, row_top (self, page, i));
    td_row_layout_fill (self->layout, &page->context, self->rows->rows + i,
                        self->tops[i + 1] - self->tops[i]);
    if (labels)
      td_chart_draw_labels (&page->context, cr, self->layout);
    else
      td_chart_draw_row (&page->context, cr, self->layout);
    cairo_restore (cr);
  }
}

static void
draw_chart (const TdSheet *self, const Page *page, cairo_t *cr)
{
  double width = page->context.sight_right;

  cairo_save (cr);
  cairo_translate (cr, page->frame.x + self->table_width, 0);
  cairo_rectangle (cr, 0, page->head, width, page->bottom - page->head);
  cairo_clip (cr);
  td_chart_draw_grid (&page->context, cr, page->head, page->bottom);
  draw_links (self, page, cr);
  if (page->repeated >= 0) {
    cairo_save (cr);
    cairo_translate (cr, 0, page->head);
    td_row_layout_fill (self->layout, &page->context, self->rows->rows + page->repeated,
                        page->rows - page->head);
    td_chart_draw_row (&page->context, cr, self->layout);
    cairo_restore (cr);
  }
  draw_rows (self, page, cr, FALSE);
  draw_rows (self, page, cr, TRUE);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_translate (cr, page->frame.x + self->table_width, 0);
  td_axis_draw (&page->context, cr, page->frame.y, page->head - page->frame.y);
  cairo_restore (cr);
}

static void
draw_table (const TdSheet *self, const Page *page, cairo_t *cr)
{
  TdFrame head = {page->frame.x, page->frame.y, self->table_width, page->head - page->frame.y};

  td_table_draw_head (self, cr, head);
  if (page->repeated >= 0)
    td_table_draw_repeated (self, cr, self->rows->rows + page->repeated,
                            (TdFrame){page->frame.x, page->head, self->table_width,
                                      page->rows - page->head});
  for (guint i = page->first; i < page->last; i++) {
    TdFrame place = {page->frame.x, row_top (self, page, i), self->table_width,
                     self->tops[i + 1] - self->tops[i]};

    td_table_draw_row (self, cr, self->rows->rows + i, place);
  }
}

static void
draw_rulings (const TdSheet *self, const Page *page, cairo_t *cr)
{
  const TdFrame *frame = &page->frame;
  double split = frame->x + self->table_width;

  td_set_colour (cr, self->style.line);
  cairo_set_line_width (cr, .8);
  cairo_move_to (cr, frame->x, page->head);
  cairo_line_to (cr, frame->x + frame->width, page->head);
  cairo_move_to (cr, split, frame->y);
  cairo_line_to (cr, split, page->bottom);
  cairo_stroke (cr);
  td_set_colour (cr, self->style.ink);
  cairo_set_line_width (cr, .7);
  cairo_rectangle (cr, frame->x, frame->y, frame->width, page->bottom - frame->y);
  cairo_stroke (cr);
}

static void
draw_grounds (const TdSheet *self, const Page *page, cairo_t *cr)
{
  if (page->repeated >= 0)
    td_chart_draw_ground (&page->context, cr, self->rows->rows + page->repeated, FALSE,
                          &(cairo_rectangle_t){page->frame.x, page->head, page->frame.width,
                                               page->rows - page->head});
  for (guint i = page->first; i < page->last; i++)
    td_chart_draw_ground (&page->context, cr, self->rows->rows + i, FALSE,
                          &(cairo_rectangle_t){page->frame.x, row_top (self, page, i),
                                               page->frame.width,
                                               self->tops[i + 1] - self->tops[i]});
}

void
td_sheet_draw_page (TdSheet *self, cairo_t *cr, guint number)
{
  Page page;

  g_return_if_fail (number < td_sheet_n_pages (self));
  page = find_page (self, number);
  cairo_save (cr);
  draw_grounds (self, &page, cr);
  draw_chart (self, &page, cr);
  draw_table (self, &page, cr);
  draw_rulings (self, &page, cr);
  td_legend_draw (self, cr, page.frame.x, page.bottom);
  td_form_draw (self, cr, number);
  if (page.last == self->rows->count)
    td_form_draw_foot (self, cr, page.bottom + self->legend_height);
  cairo_restore (cr);
}

/* ---- what came of it ---- */

double
td_sheet_smallest_type (const TdSheet *self)
{
  return TD_SHEET_TEXT * TD_SHEET_SMALLEST * self->scale;
}

TdSheetLimit
td_sheet_limit (const TdSheet *self)
{
  return self->limit;
}

char *
td_sheet_summary (const TdSheet *self)
{
  TdLanguage language = self->context.language;
  g_autofree char *size =
      td_quantity_format (language, (gint64) (td_sheet_smallest_type (self) * 10 + .5) * 100);
  g_autofree char *type =
      g_strdup_printf (td_translate (language, N_ ("Smallest type %s pt")), size);
  g_autofree char *pages = g_strdup_printf (td_translate_plural (language, "%u page", "%u pages",
                                                                 td_sheet_n_pages (self)),
                                            td_sheet_n_pages (self));
  g_autofree char *rows =
      g_strdup_printf (td_translate_plural (language, "%u row", "%u rows", self->rows->count),
                       self->rows->count);

  return g_strdup_printf ("%s · %s · %s", type, pages, rows);
}
