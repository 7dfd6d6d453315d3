/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/draw.h"
#include "chart/export.h"
#include "support/generate.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * Rows of a view, forty rows laid out and painted, and 10,000 bars on A3 as PDF, beside their
 * floors: a fill of the same pixels, and the same letters as glyphs that are already shaped. "name
 * value unit" a line. An argument gives another number of tasks for the rows.
 */

#define ROUNDS     9
#define SHOWN      40
#define WIDTH      900
#define ROW_HEIGHT 25
#define PDF_TASKS  10000

typedef struct {
  TdPortfolio *portfolio;
  TdOutline *outline;
  TdSchedule *schedule;
  TdStyle style;
  TdChartContext context;
} Chart;

/* Of the processor, so that the figures hold on a machine with other work to do. */
static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
chart_init (Chart *self, guint tasks)
{
  TdGeneration shape = {.projects = tasks / 50,
                        .tasks = tasks,
                        .links = tasks * 11 / 10,
                        .seed = 7};
  gint64 start, finish;

  self->portfolio = td_generate (&shape);
  self->outline = td_outline_new (self->portfolio);
  self->schedule = td_schedule_new (self->portfolio, self->outline);
  td_chart_context_init (&self->context, self->portfolio, self->outline, self->schedule,
                         TD_LANGUAGE_VI);
  td_style_init (&self->style, TD_STYLE_LIGHT, 11);
  self->context.style = &self->style;
  self->context.show = TD_SHOW_ALL;
  if (td_schedule_extent (self->schedule, &start, &finish)) {
    td_scale_fit (&self->context.scale, start, finish, WIDTH);
    self->context.status_date = td_day_from_instant (start + (finish - start) / 3);
  }
  self->context.sight_right = WIDTH;
}

static void
chart_clear (Chart *self)
{
  td_schedule_free (self->schedule);
  td_outline_free (self->outline);
  td_portfolio_free (self->portfolio);
}

static TdLettering *
new_lettering (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *pango = pango_font_map_create_context (fonts);
  TdLettering *lettering = td_lettering_new (pango);

  g_object_unref (pango);
  g_object_unref (fonts);
  return lettering;
}

/* ---- rows ---- */

static void
measure_rows (Chart *chart, guint tasks)
{
  static const TdGroupBy groups[] = {TD_GROUP_NONE, TD_GROUP_SECTOR};

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
    TdRowsSpec spec = {.group = groups[i], .sort = TD_N_COLUMNS};
    double best = G_MAXDOUBLE;

    for (int round = 0; round < ROUNDS; round++) {
      double start = now_ms ();
      g_autoptr (TdRows) rows = td_rows_new (&chart->context, &spec);

      best = MIN (best, now_ms () - start);
    }
    printf ("rows-%s-%u %.2f ms\n", td_group_by_name (groups[i]), tasks, best);
  }
}

static void
measure_search (Chart *chart, guint tasks)
{
  TdRowsSpec spec = {.sort = TD_N_COLUMNS, .search = "duong 77"};
  double start = now_ms ();
  g_autoptr (TdRows) rows = td_rows_new (&chart->context, &spec);

  printf ("rows-search-%u %.2f ms\n", tasks, now_ms () - start);
}

static void
measure_links (Chart *chart, guint tasks)
{
  TdRowsSpec spec = {.sort = TD_N_COLUMNS};
  g_autoptr (TdRows) rows = td_rows_new (&chart->context, &spec);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TdRowLink));
  double start = now_ms ();
  g_autoptr (TdLinkIndex) index = td_link_index_new (&chart->context, rows);

  printf ("link-index-%u %.2f ms\n", tasks, now_ms () - start);
  start = now_ms ();
  for (guint i = 0; i < 1000; i++) {
    g_array_set_size (found, 0);
    td_link_index_query (index, i * (rows->count - SHOWN) / 1000,
                         i * (rows->count - SHOWN) / 1000 + SHOWN, found);
  }
  printf ("link-query-%u %.2f us\n", tasks, now_ms () - start);
}

/* ---- a window ---- */

static void
paint_rows (Chart *chart, const TdRows *rows, guint first, TdRowLayout *layout, cairo_t *cr)
{
  for (guint i = 0; i < SHOWN; i++) {
    const TdRow *row = rows->rows + first + i;

    cairo_save (cr);
    cairo_translate (cr, 0, i * ROW_HEIGHT);
    cairo_rectangle (cr, 0, 0, WIDTH, ROW_HEIGHT);
    cairo_clip (cr);
    td_chart_draw_ground (&chart->context, cr, row, FALSE,
                          &(cairo_rectangle_t){0, 0, WIDTH, ROW_HEIGHT});
    td_chart_draw_grid (&chart->context, cr, 0, ROW_HEIGHT);
    td_row_layout_fill (layout, &chart->context, row, ROW_HEIGHT);
    td_chart_draw_row (&chart->context, cr, layout);
    td_chart_draw_labels (&chart->context, cr, layout);
    cairo_restore (cr);
  }
}

static void
measure_window (Chart *chart)
{
  TdRowsSpec spec = {.sort = TD_N_COLUMNS};
  g_autoptr (TdRows) rows = td_rows_new (&chart->context, &spec);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, SHOWN * ROW_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  TdRowLayout *layout = td_row_layout_new ();
  double floor = G_MAXDOUBLE, fill = G_MAXDOUBLE, both = G_MAXDOUBLE;

  chart->context.lettering = new_lettering ();
  for (int round = 0; round < ROUNDS; round++) {
    double start = now_ms ();

    memset (cairo_image_surface_get_data (surface), 0xff,
            (gsize) cairo_image_surface_get_stride (surface) * SHOWN * ROW_HEIGHT);
    floor = MIN (floor, now_ms () - start);
    start = now_ms ();
    for (guint i = 0; i < SHOWN; i++)
      td_row_layout_fill (layout, &chart->context, rows->rows + 100 + i, ROW_HEIGHT);
    fill = MIN (fill, now_ms () - start);
    start = now_ms ();
    paint_rows (chart, rows, 100, layout, cr);
    both = MIN (both, now_ms () - start);
  }
  printf ("window-floor-memset %.3f ms\nwindow-layout-40 %.3f ms\nwindow-layout-and-paint-40 %.3f "
          "ms\n",
          floor, fill, both);
  td_lettering_free (chart->context.lettering);
  td_row_layout_free (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* ---- paper ---- */

static long
resident_kb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmHWM:");
  return line ? atol (line + strlen ("VmHWM:")) : 0;
}

/* The floor: as many pages with as many letters, shaped once, and a rectangle a row. */
static double
measure_raw_pdf (const char *path, guint pages, guint rows)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 1190.55, 841.89);
  cairo_t *cr = cairo_create (surface);
  cairo_glyph_t *glyphs = NULL;
  int n_glyphs = 0;
  double start;

  cairo_select_font_face (cr, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 9.4);
  cairo_scaled_font_text_to_glyphs (cairo_get_scaled_font (cr), 0, 0, "Giải phóng mặt bằng", -1,
                                    &glyphs, &n_glyphs, NULL, NULL, NULL);
  start = now_ms ();
  for (guint row = 0, page = 0; page < pages; page++) {
    for (; row < rows * (page + 1) / pages; row++) {
      cairo_save (cr);
      cairo_translate (cr, 30, 60 + 19 * (row % 40));
      cairo_rectangle (cr, 700, -8, 20 + row % 200, 9);
      cairo_fill (cr);
      for (int column = 0; column < 3; column++) {
        cairo_translate (cr, 200, 0);
        cairo_show_glyphs (cr, glyphs, n_glyphs);
      }
      cairo_restore (cr);
    }
    cairo_show_page (cr);
  }
  cairo_surface_finish (surface);
  start = now_ms () - start;
  cairo_glyph_free (glyphs);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return start;
}

static guint
count_pages (const Chart *chart, const TdRows *rows, const TdSheetSpec *spec)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *pango = pango_font_map_create_context (fonts);
  TdSheet *sheet = td_sheet_new (&chart->context, rows, spec, pango);
  guint pages = td_sheet_n_pages (sheet);

  td_sheet_free (sheet);
  g_object_unref (pango);
  g_object_unref (fonts);
  return pages;
}

static void
measure_pdf (void)
{
  Chart chart = {NULL};
  TdRowsSpec spec = {.sort = TD_N_COLUMNS};
  TdSheetSpec sheet;
  TdExportOptions options = {.format = TD_EXPORT_PDF};
  g_autofree char *folder = g_dir_make_tmp ("tiendo-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  double best = G_MAXDOUBLE, floor = G_MAXDOUBLE;
  TdRows *rows;
  guint pages;

  chart_init (&chart, PDF_TASKS);
  rows = td_rows_new (&chart.context, &spec);
  td_sheet_spec_init (&sheet);
  pages = count_pages (&chart, rows, &sheet);
  for (int round = 0; round < 5; round++) {
    double start = now_ms ();

    if (!td_export (&chart.context, rows, &sheet, &options, path, NULL))
      exit (1);
    best = MIN (best, now_ms () - start);
    floor = MIN (floor, measure_raw_pdf (path, pages, rows->count));
  }
  printf ("pdf-rows %u rows\npdf-pages %u pages\npdf-floor-glyphs %.0f ms\npdf-a3 %.0f ms\n"
          "pdf-page %.2f ms\npdf-peak %ld KB\n",
          rows->count, pages, floor, best, best / pages, resident_kb ());
  td_rows_free (rows);
  chart_clear (&chart);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  guint tasks = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  Chart chart = {NULL};

  measure_pdf ();
  malloc_trim (0);
  chart_init (&chart, tasks);
  measure_rows (&chart, tasks);
  measure_search (&chart, tasks);
  measure_links (&chart, tasks);
  measure_window (&chart);
  chart_clear (&chart);
  return 0;
}
