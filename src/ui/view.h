/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/rows.h"
#include "document/document.h"
#include "document/gesture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_VIEW (td_view_get_type ())
G_DECLARE_FINAL_TYPE (TdView, td_view, TD, VIEW, GObject)

/*
 * TdView: what one window sees of one document: which rows, in what order, which are selected.
 *
 * It listens to the document and keeps rows and selection in step with it. Table, timeline,
 * navigator and tray all read it.
 *
 * ::changed           rows or context are new: read them again
 * ::nodes-changed (GArray of guint32)
 *                     the rows are the same, these nodes look different
 * ::current-changed   another row is selected
 */

/* What the navigator can show alone. */
typedef enum {
  TD_PICK_NAMED, /* all named items */
  TD_PICK_ALL,   /* standing tasks as well */
  TD_PICK_LATE,
  TD_PICK_UNDATED,
  TD_PICK_NO_LEAD,
  TD_PICK_CLAUSE,
  TD_PICK_SECTOR,
  TD_PICK_AGENCY,
} TdPickKind;

typedef struct {
  TdPickKind kind;
  gint64 id; /* of a clause, sector or organisation */
} TdPick;

/* @document is borrowed and must outlive the view. */
TdView *td_view_new (TdDocument *document, TdLanguage language);

TdDocument *td_view_document (TdView *self);
const TdChartContext *td_view_context (TdView *self);
const TdRows *td_view_rows (TdView *self);
GtkSelectionModel *td_view_selection (TdView *self);
/* What gestures need to know, as of now. */
void td_view_gesture (TdView *self, TdGesture *ret);

/* ---- rows ---- */

/* NULL beyond the last. */
const TdRow *td_view_row (TdView *self, guint position);
/* The project or task there; FALSE for a group header. */
gboolean td_view_row_id (TdView *self, guint position, TdRowId *ret);
/* Its position, or -1 when it is not shown. */
int td_view_find (TdView *self, TdRowId row);
/* Opens what hides it. Returns: its position, or -1 when the filter leaves it out. */
int td_view_uncover (TdView *self, TdRowId row);
void td_view_toggle (TdView *self, guint position);
void td_view_expand_all (TdView *self, gboolean expand);

/* The one selected row, or the first of several; FALSE: none. */
gboolean td_view_current (TdView *self, TdRowId *ret);
int td_view_current_position (TdView *self);
/* All selected projects and tasks. (element-type TdRowId) */
GArray *td_view_selected (TdView *self);
void td_view_select (TdView *self, guint position);

/* ---- what is shown ---- */

void td_view_set_pick (TdView *self, TdPick pick);
TdPick td_view_pick (TdView *self);
/* "Chậm tiến độ", "2. Quy hoạch …": what the chip says. */
char *td_view_pick_label (TdView *self);

/* An expression of the filter language; NULL or "" for none. FALSE, with a fact, when it is none.
 */
gboolean td_view_set_filter (TdView *self, const char *expression, GError **error);
/* As it was typed, or NULL. */
const char *td_view_filter (TdView *self);

void td_view_set_group (TdView *self, TdGroupBy group);
void td_view_set_sort (TdView *self, TdColumn column, gboolean descending);
void td_view_set_baseline (TdView *self, gint64 baseline_id);
void td_view_set_show (TdView *self, guint show);

G_END_DECLS
