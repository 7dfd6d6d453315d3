/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/rows.h"

G_BEGIN_DECLS

/* "A4", "A3", … in points, upright; FALSE and untouched when unknown. */
gboolean td_paper_size (const char *name, double *ret_width, double *ret_height);

typedef enum {
  TD_FORM_PLAIN,
  TD_FORM_DECREE30, /* an administrative document of its own */
  TD_FORM_APPENDIX, /* "Kèm theo Báo cáo số …" */
} TdForm;

/* "plain", "decree30", "appendix"; FALSE and untouched when it is none of them. */
gboolean td_form_from_name (const char *name, TdForm *ret);
const char *td_form_name (TdForm form);
const char *td_form_label (TdForm form); /* N_() */

/**
 * TdSheetSpec: how a view goes onto paper. Texts are borrowed and may be NULL.
 *
 * Lengths in points. The fields that only a form uses are left out where they are NULL.
 */
typedef struct {
  double paper_width; /* upright */
  double paper_height;
  gboolean landscape;
  double margins[4];     /* top, right, bottom, left; a negative one takes the form's usual */
  gboolean black;        /* for a printer without colour */
  gint64 from;           /* days; TD_NONE: what the rows need */
  gint64 to;             /* inclusive */
  const GArray *columns; /* (element-type TdColumn); NULL: td_columns_default () */
  guint pages_wide;      /* the range over that many sheets; 0: 1 */
  guint pages_high;      /* 0: as many as it takes */
  double scale;          /* 1 is 9.4 points for names; 0: as large as the pages allow, 1 at most */
  double smallest_type;  /* points; 0: 6 */
  TdForm form;
  gboolean no_legend;
  const char *title;    /* NULL: the portfolio's */
  const char *superior; /* "UBND TỈNH TÂY NINH" */
  const char *agency;   /* "SỞ KẾ HOẠCH VÀ ĐẦU TƯ" */
  const char *number;   /* "Số:      /BC-SKHĐT" */
  const char *place_date;
  const char *attached_to; /* of an appendix: "(Kèm theo Báo cáo số …)" */
  const char *recipients;  /* lines */
  const char *signer_title;
  const char *signer_name;
  const char *file_name; /* footer */
  gint64 revision;       /* 0: not said */
  const char *view_name;
  const char *printed_at; /* "14/10/2024 09:12" */
} TdSheetSpec;

/* A3 landscape, plain, everything else by default. */
void td_sheet_spec_init (TdSheetSpec *spec);

/* What decided the size of the type. */
typedef enum {
  TD_LIMIT_NONE,  /* the usual size fits */
  TD_LIMIT_SCALE, /* the scale asked for */
  TD_LIMIT_PAGES, /* the number of pages asked for */
  TD_LIMIT_TYPE,  /* the smallest type: more pages than asked for */
} TdSheetLimit;

/**
 * TdSheet: rows laid out on pages, ready to be painted one by one in any order.
 *
 * Keeps what it needs of @context and @spec but the portfolio, outline, schedule and rows, which
 * must outlive it and not change. Cost of a page does not depend on the others.
 */
typedef struct _TdSheet TdSheet;

/* @context's style, scale and sight are the sheet's own affair; @pango belongs to the surface the
 * pages go to. */
TdSheet *td_sheet_new (const TdChartContext *context,
                       const TdRows *rows,
                       const TdSheetSpec *spec,
                       PangoContext *pango);
void td_sheet_free (TdSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSheet, td_sheet_free)

guint td_sheet_n_pages (const TdSheet *self);
/* As it lies before the reader, in points. */
void td_sheet_page_size (const TdSheet *self, double *ret_width, double *ret_height);
/* The rows of a page: [@ret_first, @ret_last). */
void td_sheet_page_rows (const TdSheet *self, guint page, guint *ret_first, guint *ret_last);
/* Paints page @page, counted from 0; @cr is in points. */
void td_sheet_draw_page (TdSheet *self, cairo_t *cr, guint page);

double td_sheet_smallest_type (const TdSheet *self);
TdSheetLimit td_sheet_limit (const TdSheet *self);
/* "Chữ nhỏ nhất 6,8 pt · 3 trang · 64 dòng" */
char *td_sheet_summary (const TdSheet *self);

G_END_DECLS
