/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/cell.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_TABLE_CELL (td_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (TdTableCell, td_table_cell, TD, TABLE_CELL, GtkWidget)

/*
 * TdTableCell: one cell of the table. It paints its words itself, with swatch, expander and
 * indent in the column of names, and takes a GtkText in while it is edited, so that input methods
 * find an ordinary text field.
 *
 * ::toggled             the expander was clicked
 * ::edited (text, way)  an edit is to be kept; @way is a TdCellLeave. TRUE: it was, or was refused
 *                       and may go; FALSE: the field stays open
 * ::left                the field has gone
 */

/* How a field was left. */
typedef enum {
  TD_CELL_LEAVE_STAY, /* the focus went elsewhere */
  TD_CELL_LEAVE_DOWN, /* Enter */
  TD_CELL_LEAVE_NEXT, /* Tab */
  TD_CELL_LEAVE_BACK, /* Shift+Tab */
} TdCellLeave;

/* What a cell shows. Everything is copied. */
typedef struct {
  const char *text;
  const char *note; /* softer, behind the name of a group */
  TdTone tone;
  gboolean bold;
  gboolean group; /* a group header: runs on over the columns beside it */
  guint depth;
  gboolean expandable;
  gboolean expanded;
  gboolean has_swatch;
  TdColour swatch;
} TdCellContent;

GtkWidget *td_table_cell_new (TdColumn column, const TdStyle *style);
TdColumn td_table_cell_column (TdTableCell *self);

void td_table_cell_set_content (TdTableCell *self, const TdCellContent *content);
const char *td_table_cell_text (TdTableCell *self);
/* Whether the words do not fit, so that a tooltip should have them whole. */
gboolean td_table_cell_is_cut (TdTableCell *self);
/* Of every row of the view: how high, and how many lines of text. */
void td_table_cell_set_height (TdTableCell *self, int height, int lines);
/* Whether keys go to this cell. */
void td_table_cell_set_current (TdTableCell *self, gboolean current);
/* After colours or text size changed. */
void td_table_cell_style_changed (TdTableCell *self);

/* Opens the field with @text, all of it selected. Returns: (transfer none): the field. */
GtkWidget *td_table_cell_edit (TdTableCell *self, const char *text);
gboolean td_table_cell_is_editing (TdTableCell *self);
/* Closes the field: keeps what it holds, or drops it. */
void td_table_cell_finish (TdTableCell *self, gboolean keep);

G_END_DECLS
