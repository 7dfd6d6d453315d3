/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/axis.h"
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cr;
  int width;
  int height;
} Canvas;

static void
canvas_init (Canvas *self, int width, int height)
{
  self->width = width;
  self->height = height;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  self->cr = cairo_create (self->surface);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_paint (self->cr);
}

static void
canvas_clear (Canvas *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

static guint32
pixel (const Canvas *self, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (self->surface);
  guint32 value;

  memcpy (&value, data + (gsize) y * cairo_image_surface_get_stride (self->surface) + 4 * x,
          sizeof value);
  return value & 0xffffff;
}

/* How far the colours of a pixel lie apart. */
static int
colourfulness (guint32 value)
{
  int red = value >> 16, green = (value >> 8) & 0xff, blue = value & 0xff;

  return MAX (red, MAX (green, blue)) - MIN (red, MIN (green, blue));
}

static guint
count_inked (const Canvas *self, int top, int bottom)
{
  guint count = 0;

  cairo_surface_flush (self->surface);
  for (int y = top; y < bottom; y++)
    for (int x = 0; x < self->width; x++)
      count += pixel (self, x, y) != 0xffffff;
  return count;
}

static const char *const plan = "project Road\n"
                                "A manual start 2024-02-01 finish 2024-05-20 40%\n"
                                "B manual start 2024-05-21 finish 2025 0% deadline 2024-12-31\n"
                                "C 10d after A\nD milestone manual start 2024-09-02 finish "
                                "2024-09-02\nE manual finish ..2024-11-30\nF manual\n";

static void
give_a_sector (Fixture *self)
{
  TdSector *sector = fixture_add (self, TD_TABLE_SECTOR);
  TdProject *project = td_portfolio_at (self->plan->portfolio, TD_TABLE_PROJECT, 0);

  sector->name = g_strdup ("Giao thông");
  sector->colour = g_strdup ("#d4720f");
  project->sector_id = sector->record.id;
}

static void
draw_page (Fixture *self, Canvas *canvas, gboolean black)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *pango = pango_font_map_create_context (fonts);
  TdSheetSpec spec;
  TdSheet *sheet;

  td_sheet_spec_init (&spec);
  spec.black = black;
  sheet = td_sheet_new (&self->context, self->rows, &spec, pango);
  canvas_init (canvas, 1190, 841);
  td_sheet_draw_page (sheet, canvas->cr, 0);
  cairo_surface_flush (canvas->surface);
  td_sheet_free (sheet);
  g_object_unref (pango);
  g_object_unref (fonts);
}

static void
black_paper_has_no_colour (void)
{
  for (int black = 0; black < 2; black++) {
    g_auto (Fixture) self = {NULL};
    Canvas canvas;
    int most = 0;

    fixture_init (&self, plan);
    give_a_sector (&self);
    fixture_settle (&self, NULL);
    draw_page (&self, &canvas, black);
    for (int y = 0; y < canvas.height; y++)
      for (int x = 0; x < canvas.width; x++)
        most = MAX (most, colourfulness (pixel (&canvas, x, y)));
    if (black)
      g_assert_cmpint (most, <, 32); /* grey with a breath of blue */
    else
      g_assert_cmpint (most, >, 100);
    canvas_clear (&canvas);
  }
}

static void
invented_figures_are_marked_on_the_sheet (void)
{
  guint inked[2];

  for (int invented = 0; invented < 2; invented++) {
    g_auto (Fixture) self = {NULL};
    TdPortfolioInfo *info;
    Canvas canvas;

    fixture_init (&self, plan);
    info = fixture_add (&self, TD_TABLE_PORTFOLIO);
    info->illustrative = invented;
    fixture_settle (&self, NULL);
    draw_page (&self, &canvas, FALSE);
    inked[invented] = count_inked (&canvas, 40, 64);
    canvas_clear (&canvas);
  }
  g_assert_cmpuint (inked[1], >, inked[0] + 200);
}

static void
marks_of_letters_stay_in_their_row (void)
{
  g_auto (Fixture) self = {NULL};
  TdTypeset typeset = {.size = 11, .bold = TRUE};
  Canvas canvas;

  fixture_init (&self, "project P");
  fixture_settle (&self, NULL);
  canvas_init (&canvas, 400, 72);
  td_lettering_show (self.context.lettering, canvas.cr, "ỄỘẶẨỢ ỸỀẪ gqypỵ ỵ", &typeset, 4, 36,
                     self.style.ink);
  g_assert_cmpuint (count_inked (&canvas, 24, 48), >, 100);
  g_assert_cmpuint (count_inked (&canvas, 0, 24), ==, 0);
  g_assert_cmpuint (count_inked (&canvas, 48, 72), ==, 0);
  canvas_clear (&canvas);
}

static void
days_off_are_shaded_where_a_day_is_wide (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdWorkCalendar) calendar = td_work_calendar_new (NULL);
  Canvas canvas;

  fixture_init (&self, "project P");
  fixture_settle (&self, NULL);
  self.context.calendar = calendar;
  self.context.scale.points_per_day = 30;
  canvas_init (&canvas, 600, 24);
  td_chart_draw_grid (&self.context, canvas.cr, 0, 24);
  cairo_surface_flush (canvas.surface);
  g_assert_cmphex (pixel (&canvas, 15, 12), ==, 0xffffff); /* Monday, 1 January 2024 */
  g_assert_cmphex (pixel (&canvas, 5 * 30 + 15, 12), !=, 0xffffff);
  g_assert_cmphex (pixel (&canvas, 6 * 30 + 15, 12), !=, 0xffffff);
  g_assert_cmphex (pixel (&canvas, 7 * 30 + 15, 12), ==, 0xffffff);
  canvas_clear (&canvas);
}

/* However far the scale is stretched, nothing is asked of cairo that it cannot hold. */
static void
everything_can_be_drawn_at_every_zoom (void)
{
  g_auto (Fixture) self = {NULL};
  static const TdStyleKind kinds[] = {TD_STYLE_LIGHT, TD_STYLE_DARK, TD_STYLE_PAPER,
                                      TD_STYLE_BLACK};
  static const double scales[] = {.011, .05, .4, 3, 20, 80};

  fixture_init (&self, plan);
  give_a_sector (&self);
  fixture_settle (&self, NULL);
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (scales); i++) {
      Canvas canvas;

      td_style_init (&self.style, kinds[k], 11);
      self.context.scale.points_per_day = scales[i];
      canvas_init (&canvas, 600, 24);
      for (guint row = 0; row < self.rows->count; row++) {
        td_row_layout_fill (self.layout, &self.context, self.rows->rows + row, 24);
        td_chart_draw_row (&self.context, canvas.cr, self.layout);
        td_chart_draw_labels (&self.context, canvas.cr, self.layout);
      }
      td_axis_draw (&self.context, canvas.cr, 0, 24);
      g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpuint (count_inked (&canvas, 0, 24), >, 100);
      canvas_clear (&canvas);
    }
}

static void
a_link_is_drawn_where_it_was_routed (void)
{
  g_auto (Fixture) self = {NULL};
  TdLinkPath path;
  Canvas canvas;
  guint n_on = 0, n_off = 0;

  fixture_init (&self, "project P start 2024-01-01\nA 30d; B 20d after A\n");
  fixture_settle (&self, NULL);
  canvas_init (&canvas, 600, 72);
  g_assert_true (td_link_path_route (&path, &self.context,
                                     td_portfolio_at (self.plan->portfolio, TD_TABLE_LINK, 0),
                                     (TdRowPlace){0, 24}, (TdRowPlace){48, 24}));
  td_chart_draw_link (&self.context, canvas.cr, &path);
  cairo_surface_flush (canvas.surface);
  for (int y = 0; y < canvas.height; y++)
    for (int x = 0; x < canvas.width; x++)
      if (pixel (&canvas, x, y) != 0xffffff) {
        if (td_link_path_contains (&path, x + .5, y + .5))
          n_on++;
        else
          n_off++;
      }
  g_assert_cmpuint (n_on, >, 30);
  g_assert_cmpuint (n_off, ==, 0);
  canvas_clear (&canvas);
}

static void
the_status_tag_stays_in_sight (void)
{
  g_auto (Fixture) self = {NULL};
  Canvas canvas;
  g_autofree char *text = NULL;
  double height;

  fixture_init (&self, "project P");
  fixture_settle (&self, NULL);
  height = td_axis_height (&self.style);
  text = td_axis_status_text (&self.context);
  g_assert_cmpstr (text, ==, "Số liệu 30/06/2024");
  self.context.scale.origin = fixture_day (2024, 6, 30); /* its line is one unit from the left */
  canvas_init (&canvas, 600, (int) height);
  td_axis_draw (&self.context, canvas.cr, 0, height);
  cairo_surface_flush (canvas.surface);
  g_assert_cmphex (pixel (&canvas, 4, 8), <, 0x404040);
  canvas_clear (&canvas);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/black-paper-has-no-colour", black_paper_has_no_colour);
  g_test_add_func ("/draw/invented-figures-are-marked-on-the-sheet",
                   invented_figures_are_marked_on_the_sheet);
  g_test_add_func ("/draw/marks-of-letters-stay-in-their-row", marks_of_letters_stay_in_their_row);
  g_test_add_func ("/draw/days-off-are-shaded-where-a-day-is-wide",
                   days_off_are_shaded_where_a_day_is_wide);
  g_test_add_func ("/draw/everything-can-be-drawn-at-every-zoom",
                   everything_can_be_drawn_at_every_zoom);
  g_test_add_func ("/draw/a-link-is-drawn-where-it-was-routed",
                   a_link_is_drawn_where_it_was_routed);
  g_test_add_func ("/draw/the-status-tag-stays-in-sight", the_status_tag_stays_in_sight);
  return g_test_run ();
}
