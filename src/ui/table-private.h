/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/table-cell.h"
#include "ui/table.h"

G_BEGIN_DECLS

struct _TdTable {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *list;
  TdSettings *settings;
  TdTableHost host;
  TdView *view;

  GHashTable *cells; /* TdTableCell, bound → GtkListItem */
  TdStyle style;
  int lines;
  int row_height;

  TdColumn column; /* that keys go to */
  TdRowId edited;  /* the row of the open field */
  guint edit_position;
  guint edit_idle;
  TdColumn probed;    /* see table-columns.c, sorting */
  gboolean arranging; /* columns are being put in place by the program */
};

/* table.c */
void td_table_fill_cell (TdTable *self, TdTableCell *cell, GtkListItem *item);
/* What the row around a name's cell is called: the words of its cells. */
void td_table_dress_row (TdTable *self, GtkWidget *cell, guint position);
TdTableCell *td_table_find_cell (TdTable *self, guint position, TdColumn column);
gboolean td_table_begin_edit (TdTable *self, guint position, TdColumn column, const char *typed);
void td_table_show_current (TdTable *self);

/* table-columns.c */
void td_table_build_columns (TdTable *self);
GtkColumnViewColumn *td_table_find_column (TdTable *self, TdColumn column);
/* The column of the list that shows it. */
TdColumn td_table_column_of (GtkColumnViewColumn *column);
/* The next one to the right or left that is shown, or @column itself at the end. */
TdColumn td_table_neighbour (TdTable *self, TdColumn column, int step);

/* table-keys.c */
void td_table_add_keys (TdTable *self);
gboolean td_column_is_editable (TdColumn column);
/* The next cell that can be edited in that row, or TD_N_COLUMNS. */
TdColumn td_table_next_editable (TdTable *self, TdColumn column, int step);

G_END_DECLS
