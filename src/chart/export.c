/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/export.h"

#include "chart/cleanup.h"
#include "core/fact.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (td_chart_error, td_chart_error)

gboolean
td_export_format_from_path (const char *path, TdExportFormat *ret, GError **error)
{
  static const char *const endings[] =
      {[TD_EXPORT_PDF] = ".pdf", [TD_EXPORT_SVG] = ".svg", [TD_EXPORT_PNG] = ".png"};
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i])) {
      *ret = (TdExportFormat) i;
      return TRUE;
    }
  td_fact_set (error, TD_CHART_ERROR, TD_CHART_ERROR_FORMAT,
               N_ ("%s: the name has to end in .pdf, .svg or .png"), path, NULL);
  return FALSE;
}

/* ---- a file written beside and renamed ---- */

typedef struct {
  char *path;
  char *temporary;
  FILE *file;
  int failure; /* errno of the first write that failed */
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  if (output->file)
    fclose (output->file);
  if (output->temporary)
    g_unlink (output->temporary);
  g_free (output->temporary);
  g_free (output->path);
  g_free (output);
}

static void
set_write_error (GError **error, const char *path, int number)
{
  td_fact_set (error, TD_CHART_ERROR, TD_CHART_ERROR_WRITE, N_ ("%s: cannot be written: %s"), path,
               g_strerror (number), NULL);
}

static Output *
output_open (const char *path, GError **error)
{
  Output *output = g_new0 (Output, 1);
  int descriptor;

  output->path = g_strdup (path);
  output->temporary = g_strdup_printf ("%s.XXXXXX", path);
  descriptor = g_mkstemp_full (output->temporary, O_RDWR, 0666);
  if (descriptor < 0) {
    set_write_error (error, path, errno);
    g_clear_pointer (&output->temporary, g_free);
    output_free (output);
    return NULL;
  }
  output->file = fdopen (descriptor, "wb");
  return output;
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  Output *output = data;

  if (fwrite (bytes, 1, length, output->file) == length)
    return CAIRO_STATUS_SUCCESS;
  if (output->failure == 0)
    output->failure = errno;
  return CAIRO_STATUS_WRITE_ERROR;
}

/* Everything on disk, the file closed, not renamed yet. */
static gboolean
output_settle (Output *output, GError **error)
{
  if (output->failure == 0 && (fflush (output->file) != 0 || fsync (fileno (output->file)) != 0))
    output->failure = errno;
  if (fclose (g_steal_pointer (&output->file)) != 0 && output->failure == 0)
    output->failure = errno;
  if (output->failure)
    set_write_error (error, output->path, output->failure);
  return output->failure == 0;
}

static gboolean
rename_all (GPtrArray *outputs, GError **error)
{
  for (guint i = 0; i < outputs->len; i++) {
    Output *output = g_ptr_array_index (outputs, i);

    if (g_rename (output->temporary, output->path) != 0) {
      set_write_error (error, output->path, errno);
      return FALSE;
    }
    g_clear_pointer (&output->temporary, g_free);
  }
  return TRUE;
}

/* ---- pages ---- */

typedef struct {
  const TdChartContext *context;
  const TdRows *rows;
  const TdSheetSpec *spec;
  const TdExportOptions *options;
  TdSheet *sheet;
} Job;

/* Laid out by a font map of its own, at the resolution in which a point is a unit. */
static TdSheet *
make_sheet (const Job *job)
{
  g_autoptr (PangoContext) pango = NULL;
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  TdSheet *sheet;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  pango = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango, options);
  sheet = td_sheet_new (job->context, job->rows, job->spec, pango);
  cairo_font_options_destroy (options);
  g_object_unref (fonts);
  return sheet;
}

static gboolean
go_on (const Job *job, guint page, GError **error)
{
  const TdExportOptions *options = job->options;

  if (options->progress == NULL ||
      options->progress (page, td_sheet_n_pages (job->sheet), options->progress_data))
    return TRUE;
  td_fact_set (error, TD_CHART_ERROR, TD_CHART_ERROR_CANCELLED, N_ ("Stopped; nothing was written"),
               NULL);
  return FALSE;
}

static gboolean
finish_surface (cairo_surface_t *surface, cairo_t *cr, Output *output, GError **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (output->failure == 0 && status != CAIRO_STATUS_SUCCESS) {
    td_fact_set (error, TD_CHART_ERROR, TD_CHART_ERROR_WRITE, N_ ("%s: cannot be written: %s"),
                 output->path, cairo_status_to_string (status), NULL);
    return FALSE;
  }
  return TRUE;
}

static void
describe_pdf (const Job *job, cairo_surface_t *surface)
{
  const TdPortfolioInfo *info = td_portfolio_info (job->context->portfolio);
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (job->options->created);
  g_autofree char *stamp =
      created ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
  const char *title = job->spec->title ? job->spec->title : (info ? info->title : NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title ? title : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tiendo");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
}

/* An outline entry for each group that begins on the page. */
static void
add_outline (const Job *job, cairo_surface_t *surface, guint page)
{
  guint first, last, before;

  td_sheet_page_rows (job->sheet, page, &first, &last);
  if (page > 0) {
    guint ignored;

    td_sheet_page_rows (job->sheet, page - 1, &before, &ignored);
    if (before == first)
      return; /* the same rows, further right */
  }
  for (guint i = first; i < last; i++) {
    const TdRow *row = job->rows->rows + i;
    g_autofree char *caption = NULL;
    g_autofree char *place = NULL;

    if (row->kind != TD_ROW_GROUP && !(row->depth == 0 && row->expandable))
      continue;
    caption = td_row_caption (job->context, job->rows, row);
    place = g_strdup_printf ("page=%u", page + 1);
    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, caption, place,
                                   CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }
}

static gboolean
write_pdf (const Job *job, GPtrArray *outputs, const char *path, GError **error)
{
  Output *output = output_open (path, error);
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  double width, height;

  if (output == NULL)
    return FALSE;
  g_ptr_array_add (outputs, output);
  td_sheet_page_size (job->sheet, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, output, width, height);
  describe_pdf (job, surface);
  cr = cairo_create (surface);
  for (guint i = 0; i < td_sheet_n_pages (job->sheet); i++) {
    if (!go_on (job, i, error)) {
      cairo_surface_finish (surface);
      return FALSE;
    }
    add_outline (job, surface, i);
    td_sheet_draw_page (job->sheet, cr, i);
    cairo_show_page (cr);
  }
  return finish_surface (surface, cr, output, error) && output_settle (output, error);
}

static char *
page_path (const char *path, guint page, guint n_pages)
{
  const char *ending = strrchr (path, '.');

  if (n_pages == 1)
    return g_strdup (path);
  return g_strdup_printf ("%.*s-%u%s", (int) (ending - path), path, page + 1, ending);
}

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* cairo numbers its surfaces through the life of the process and writes the number down: the one
 * thing in which two files of the same content differ. */
static void
write_without_number (const GByteArray *svg, Output *output)
{
  static const char mark[] = "<g id=\"surface";
  const char *bytes = (const char *) svg->data;
  const char *end = bytes + svg->len;
  const char *found = g_strstr_len (bytes, (gssize) svg->len, mark);
  const char *rest = bytes;

  if (found) {
    rest = found + strlen (mark);
    write_cb (output, svg->data, (unsigned int) (rest - bytes));
    while (rest < end && g_ascii_isdigit (*rest))
      rest++;
  }
  write_cb (output, (const unsigned char *) rest, (unsigned int) (end - rest));
}

static gboolean
write_svg_page (const Job *job, guint page, Output *output, GError **error)
{
  g_autoptr (GByteArray) svg = g_byte_array_new ();
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  double width, height;

  td_sheet_page_size (job->sheet, &width, &height);
  surface = cairo_svg_surface_create_for_stream (append_cb, svg, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  td_sheet_draw_page (job->sheet, cr, page);
  if (!finish_surface (surface, cr, output, error))
    return FALSE;
  write_without_number (svg, output);
  return output_settle (output, error);
}

static gboolean
write_png_page (const Job *job, guint page, Output *output, GError **error)
{
  double dots = job->options->dots_per_inch > 0 ? job->options->dots_per_inch : 150;
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  double width, height;
  cairo_status_t status;

  td_sheet_page_size (job->sheet, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * dots / 72 + .5),
                                        (int) (height * dots / 72 + .5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dots / 72, dots / 72);
  td_sheet_draw_page (job->sheet, cr, page);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, output);
  if (status != CAIRO_STATUS_SUCCESS && output->failure == 0) {
    td_fact_set (error, TD_CHART_ERROR, TD_CHART_ERROR_WRITE, N_ ("%s: cannot be written: %s"),
                 output->path, cairo_status_to_string (status), NULL);
    return FALSE;
  }
  return output_settle (output, error);
}

static gboolean
write_single_pages (const Job *job, GPtrArray *outputs, const char *path, GError **error)
{
  guint n_pages = td_sheet_n_pages (job->sheet);

  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *name = page_path (path, i, n_pages);
    Output *output;

    if (!go_on (job, i, error))
      return FALSE;
    output = output_open (name, error);
    if (output == NULL)
      return FALSE;
    g_ptr_array_add (outputs, output);
    if (job->options->format == TD_EXPORT_SVG ? !write_svg_page (job, i, output, error)
                                              : !write_png_page (job, i, output, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
td_export (const TdChartContext *context,
           const TdRows *rows,
           const TdSheetSpec *spec,
           const TdExportOptions *options,
           const char *path,
           GError **error)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (output_free);
  Job job = {context, rows, spec, options, NULL};
  gboolean done;

  job.sheet = make_sheet (&job);
  done = options->format == TD_EXPORT_PDF ? write_pdf (&job, outputs, path, error)
                                          : write_single_pages (&job, outputs, path, error);
  done = done && rename_all (outputs, error);
  td_sheet_free (job.sheet);
  return done;
}
