/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/change.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What one revision did, as the session extension writes it down. */
typedef struct {
  void *bytes; /* of SQLite's allocator */
  int size;
} TdChangeset;

void td_changeset_clear (TdChangeset *changeset);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdChangeset, td_changeset_clear)

typedef sqlite3_changeset_iter TdChangesetIter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChangesetIter, sqlite3changeset_finalize)

TdChangesetIter *td_changeset_iterate (const void *bytes, int size, GError **error);

/* One row of a changeset. */
typedef struct {
  TdEditOp op;
  TdTableId table;
  gint64 id;
  const TdField *fields;
  guint n_fields; /* as many as the table had when it was recorded */
} TdChangedRow;

/* Returns: FALSE without @error after the last. */
gboolean td_changeset_next (TdChangesetIter *iter, TdChangedRow *ret_row, GError **error);
/* The row that the iterator stands on. */
gboolean td_changeset_row (TdChangesetIter *iter, TdChangedRow *ret_row);
/* A cell of a changeset or of a statement. */
TdValue td_changeset_value (sqlite3_value *value);
/* The field's value before and after; NULL: it was not there, or stayed as it was. */
sqlite3_value *td_changeset_old (TdChangesetIter *iter, guint field);
sqlite3_value *td_changeset_new (TdChangesetIter *iter, guint field);

/* How many rows it lists, or -1 with @error. */
int td_changeset_count (const void *bytes, int size, GError **error);
/* Appends to @changes, rows ordered by table and id. On failure @changes is as it was. */
gboolean td_changeset_decode (const void *bytes, int size, TdChangeList *changes, GError **error);

G_END_DECLS
