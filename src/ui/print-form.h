/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/sheet.h"
#include "core/when.h"

G_BEGIN_DECLS

typedef enum {
  TD_PRINT_COLUMNS_TABLE, /* as in the window */
  TD_PRINT_COLUMNS_USUAL,
  TD_PRINT_COLUMNS_NAME, /* names alone: most room for the chart */
} TdPrintColumns;

/* TdPrintForm: what the print dialog holds, without the dialog. */
typedef struct {
  char *paper; /* "A4", "A3", … */
  gboolean landscape;
  gboolean black;
  TdForm form;
  guint pages_wide;
  guint pages_high; /* 0: as many as it takes */
  TdPrintColumns columns;
  char *from; /* as typed; "" for what the rows need */
  char *to;
  char *agency;     /* of a form */
  char *superior;   /* of a form */
  char *number;     /* of a form */
  char *place_date; /* of a form */
  char *signer_title;
  char *signer_name;
} TdPrintForm;

/* A3 landscape, everything on one page across. */
TdPrintForm *td_print_form_new (void);
void td_print_form_free (TdPrintForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPrintForm, td_print_form_free)

/**
 * td_print_form_spec:
 * @today: day, which relative dates count from
 * @table: (element-type TdColumn): the columns of the window
 * @ret: (out): borrows from @form and @table
 * @ret_columns: (out) (transfer full) (element-type TdColumn): what @ret->columns is
 *
 * Returns: whether the dates are understood; else @ret takes the range that the rows need
 */
gboolean td_print_form_spec (const TdPrintForm *form,
                             gint64 today,
                             const GArray *table,
                             TdSheetSpec *ret,
                             GArray **ret_columns);

/* Which of @names, ends in NULL, it is; the first if none. */
guint td_print_form_paper_index (const TdPrintForm *form, const char *const *names);

G_END_DECLS
