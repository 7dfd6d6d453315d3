/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/settings.h"
#include "ui/view.h"

G_BEGIN_DECLS

#define TD_TYPE_TABLE (td_table_get_type ())
G_DECLARE_FINAL_TYPE (TdTable, td_table, TD, TABLE, GtkWidget)

/* Who answers for what is edited: the window. */
typedef struct {
  /* Keeps @text as the row's value of @column. TRUE: done, or refused for good and said so. */
  gboolean (*commit) (gpointer window, TdRowId row, TdColumn column, const char *text);
  /* A date is edited elsewhere, beside @cell. @typed (nullable) begins it. Returns: the field
   * that the keys go to. */
  GtkWidget *(*edit_date) (
      gpointer window, TdRowId row, TdColumn column, GtkWidget *cell, const char *typed);
  void (*remove) (gpointer window);
  /* The menu of the selected rows, at a point of @widget. */
  void (*menu) (gpointer window, GtkWidget *widget, double x, double y);
  /* The row height is another one. */
  void (*height_changed) (gpointer window, int height);
  gpointer window;
} TdTableHost;

/*
 * TdTable: the rows of a view as a table with columns to choose, order and resize, and cells to
 * edit. All rows are of one height, so that what stands beside it can be drawn to match.
 */
GtkWidget *td_table_new (TdSettings *settings, const TdTableHost *host);

/* NULL empties it. */
void td_table_set_view (TdTable *self, TdView *view);
GtkAdjustment *td_table_vadjustment (TdTable *self);
/* A scroll bar of its own: where nothing beside it has one. */
void td_table_set_scrollbar (TdTable *self, gboolean own);
int td_table_row_height (TdTable *self);
/* Of every row: one line of text or two. */
void td_table_set_lines (TdTable *self, int lines);
/* The row of titles above, to be made as high as what stands beside it. */
GtkWidget *td_table_head (TdTable *self);

/* Selects the row, scrolls to it and takes the keys there. */
void td_table_go_to (TdTable *self, guint position);
/* The same, but the keys stay where they are. */
void td_table_show (TdTable *self, guint position);
/* Opens the cell for editing as soon as it is in sight. */
void td_table_edit (TdTable *self, guint position, TdColumn column);
void td_table_focus (TdTable *self);

/* The columns shown, in their order. (element-type TdColumn) */
GArray *td_table_columns (TdTable *self);
/* Without settings of its own the table takes these. */
void td_table_set_usual_columns (TdTable *self, const TdColumn *columns, guint n_columns);
/* Rows in the order of the tree again. */
void td_table_unsort (TdTable *self);
/* What its columns would take at their own widths. */
int td_table_usual_width (TdTable *self);
gboolean td_table_has_column (TdTable *self, TdColumn column);
void td_table_show_column (TdTable *self, TdColumn column, gboolean show);

G_END_DECLS
