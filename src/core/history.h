/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TD_HISTORY_EDIT,
  TD_HISTORY_UNDO,
  TD_HISTORY_REDO, /* takes an undo back, and can itself be undone */
} TdHistoryKind;

/* One row of history: what happened at one revision, kept so that it can be worded when shown. */
typedef struct {
  gint64 id;   /* the revision */
  gint64 time; /* UTC microseconds */
  char *author;
  char *origin;
  char *verb;          /* msgid with %s for the first subject */
  GPtrArray *subjects; /* (element-type utf8) "table:uuid" or text */
  TdHistoryKind kind;
  gint64 undoes;   /* the id it undoes or redoes, or 0 */
  gboolean undone; /* its effect is taken back at present */
} TdHistoryRow;

void td_history_row_free (TdHistoryRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdHistoryRow, td_history_row_free)

G_END_DECLS
