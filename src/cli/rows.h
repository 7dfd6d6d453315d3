/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How rows are written. */
typedef enum { TD_ROWS_TEXT, TD_ROWS_JSON, TD_ROWS_CSV } TdRowsForm;

/**
 * TdRowsWriter: rows on standard output, one after the other and none kept: JSON as an array of
 * objects, CSV, or columns parted by tabs for people.
 */
typedef struct _TdRowsWriter TdRowsWriter;

TdRowsWriter *td_rows_writer_new (TdRowsForm form);
/* Frees without another byte. */
void td_rows_writer_abandon (TdRowsWriter *self);
/* Ends the document and frees. */
void td_rows_writer_close (TdRowsWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRowsWriter, td_rows_writer_close)

/* Between these two the cells of one row, always the same ones in the same order. */
void td_rows_writer_begin_row (TdRowsWriter *self);
void td_rows_writer_end_row (TdRowsWriter *self);

/* @name is the column's; NULL or G_MININT64 is unknown. */
void td_rows_writer_text (TdRowsWriter *self, const char *name, const char *text);
void td_rows_writer_integer (TdRowsWriter *self, const char *name, gint64 integer);
/* @thousandths of a number with decimals. */
void td_rows_writer_decimal (TdRowsWriter *self, const char *name, gint64 thousandths);
void td_rows_writer_boolean (TdRowsWriter *self, const char *name, gboolean truth);

/* The whole of a tree, indented, with a newline. */
void td_json_print (JsonBuilder *builder);

G_END_DECLS
