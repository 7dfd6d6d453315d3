/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/document.h"
#include "ui/date-popover.h"
#include "ui/inspector.h"
#include "ui/navigator.h"
#include "ui/start-page.h"
#include "ui/table.h"
#include "ui/timeline-editor.h"
#include "ui/timeline.h"
#include "ui/tray.h"
#include "ui/view-bar.h"
#include "ui/view.h"
#include "ui/window.h"

G_BEGIN_DECLS

struct _TdWindow {
  GtkApplicationWindow parent_instance;

  TdSettings *settings;
  TdDocument *document; /* NULL: the start page */
  TdView *view;
  guint watch;
  guint poll;
  TdTimelineEditor *editor;
  char *saved_at; /* "14:32" */
  GCancellable *cancellable;
  GtkWindow *progress;

  TdTable *table;
  TdTimeline *timeline;
  TdNavigator *navigator;
  TdViewBar *view_bar;
  TdTray *tray;
  TdInspector *inspector; /* NULL until it is first asked for */
  TdDatePopover *date_popover;
  GMenu *recent_menu; /* of the menus, which hold them */
  GMenu *columns_menu;
  TdRowId dated; /* what the popover asks about */
  TdDateRole dated_role;
  gboolean walking; /* through the undated rows, one by one */
  guint walked;
  guint toast_timeout;
  guint scale_idle;
  gboolean narrow; /* too narrow for table and chart side by side */
  guint narrow_idle;

  /* of the template */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *open_button;
  GtkMenuButton *menu_button;
  GtkWidget *work_buttons;
  GtkWidget *end_buttons;
  GtkWidget *side_button;
  GtkStack *pages;
  GtkBox *start_place;
  GtkBox *navigator_place;
  GtkBox *view_bar_place;
  GtkPaned *panes;
  GtkBox *chart_place;
  GtkBox *inspector_place;
  GtkBox *tray_place;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *search_count;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkLabel *status_left;
  GtkLabel *status_right;
  GtkRevealer *toast;
  GtkLabel *toast_label;
  GtkButton *toast_button;
};

/* window.c */
/* Closes what is open and shows @document, which is taken. */
void td_window_show_document (TdWindow *self, TdDocument *document);
void td_window_refresh_status (TdWindow *self);
/* A line at the foot that goes by itself. */
void td_window_say (TdWindow *self, const char *text);
/* The same with Undo beside it. */
void td_window_say_undoable (TdWindow *self, const char *text);
/* In a narrow window: the chart alone, or the table. */
void td_window_show_sides (TdWindow *self);
/* Takes away what was said last. */
void td_window_hush (TdWindow *self);

/* window-edit.c: the one door for edits. Takes @batch and @error; NULL says @error. */
gboolean td_window_apply (TdWindow *self, TdEditBatch *batch, GError *error);
/* Keeps what was typed for a row. FALSE: refused, and said why. */
gboolean td_window_commit (TdWindow *self, TdRowId row, TdColumn column, const char *text);
/* Says why something failed. */
void td_window_say_error (TdWindow *self, const GError *error);
/* Makes the parts of the work page at the first call, and shows the view in them. */
void td_window_make_parts (TdWindow *self);
/* Before the view goes. */
void td_window_forget_view (TdWindow *self);
/* Opens the popover for a date of @row beside @anchor. */
GtkWidget *td_window_edit_date (
    TdWindow *self, TdRowId row, TdColumn column, GtkWidget *anchor, const char *typed);

/* window-actions.c */
void td_window_add_actions (TdWindow *self);
void td_window_refresh_actions (TdWindow *self);
void td_window_pop_up_menu (TdWindow *self, GtkWidget *widget, double x, double y);

/* window-files.c */
void td_window_new_portfolio (TdWindow *self);
void td_window_choose_file (TdWindow *self);
void td_window_import (TdWindow *self);
void td_window_export (TdWindow *self);
void td_window_start_from (TdWindow *self, const char *portfolio);
void td_window_copy_file (TdWindow *self);
void td_window_fill_recent_menu (TdWindow *self);

/* window-bar.c: what the pointer does to bars, by the keyboard. */
void td_window_add_bar_actions (TdWindow *self);
void td_window_refresh_bar_actions (TdWindow *self);

/* window-columns.c */
void td_window_add_column_actions (TdWindow *self);
void td_window_refresh_columns (TdWindow *self);

/* window-inspector.c */
void td_window_show_inspector (TdWindow *self, gboolean show);

/* window-walk.c: the undated rows one by one. */
void td_window_start_walk (TdWindow *self);
/* To the next one, if a walk is on. */
void td_window_walk_on (TdWindow *self);
/* "3 / 61", or NULL when none is on. */
char *td_window_walk_text (TdWindow *self);

/* window-search.c */
void td_window_set_up_search (TdWindow *self);
void td_window_find (TdWindow *self, int step);

G_END_DECLS
