/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/sheet.h"

G_BEGIN_DECLS

#define TD_CHART_ERROR (td_chart_error_quark ())
GQuark td_chart_error_quark (void);

typedef enum {
  TD_CHART_ERROR_FORMAT, /* the name's ending is none of .pdf, .svg, .png */
  TD_CHART_ERROR_WRITE,  /* the file could not be written */
  TD_CHART_ERROR_CANCELLED,
} TdChartError;

typedef enum { TD_EXPORT_PDF, TD_EXPORT_SVG, TD_EXPORT_PNG } TdExportFormat;

/* By the ending of @path; FALSE with TD_CHART_ERROR_FORMAT. */
gboolean td_export_format_from_path (const char *path, TdExportFormat *ret, GError **error);

/* Called before each page; FALSE stops, and nothing is written. */
typedef gboolean (*TdExportProgress) (guint page, guint n_pages, gpointer data);

typedef struct {
  TdExportFormat format;
  gint64
      created; /* seconds since 1970, as SOURCE_DATE_EPOCH: the same input gives the same bytes */
  double dots_per_inch; /* of a PNG; 0: 150 */
  TdExportProgress progress;
  gpointer progress_data;
} TdExportOptions;

/**
 * td_export:
 * @path: written beside and renamed. SVG and PNG hold one page a file: more pages than one go to
 *   "name-1.svg", "name-2.svg" …, all or none
 *
 * Puts rows on pages and writes them. PDF: vectors, letters that can be selected, outline entries,
 * title. Memory does not grow with the number of pages.
 *
 * Returns: whether it is done; else nothing was changed
 */
gboolean td_export (const TdChartContext *context,
                    const TdRows *rows,
                    const TdSheetSpec *spec,
                    const TdExportOptions *options,
                    const char *path,
                    GError **error);

G_END_DECLS
