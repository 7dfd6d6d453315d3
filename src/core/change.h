/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/edit.h"

G_BEGIN_DECLS

/**
 * TdChange: what has happened to one cell, or that a row came or went.
 *
 * An insert is one change without a field whose @new_value is the row's uuid, followed by updates
 * from null for every other field that is not null; a delete is preceded by updates to null of
 * every other field that was not, and carries the uuid in @old_value. So a list reversed, with old
 * and new exchanged, is the inverse.
 */
typedef struct {
  TdEditOp op;
  TdTableId table;
  gint64 id;
  const TdField *field; /* of an update */
  TdValue old_value;
  TdValue new_value;
} TdChange;

typedef struct {
  GArray *changes; /* (element-type TdChange) */
} TdChangeList;

TdChangeList *td_change_list_new (void);
void td_change_list_free (TdChangeList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChangeList, td_change_list_free)

/* Takes both values. */
void td_change_list_add (TdChangeList *list,
                         TdEditOp op,
                         TdTableId table,
                         gint64 id,
                         const TdField *field,
                         TdValue old_value,
                         TdValue new_value);
guint td_change_list_size (const TdChangeList *list);
const TdChange *td_change_list_get (const TdChangeList *list, guint index);

/* One line a change, for tests. */
char *td_change_list_to_string (const TdChangeList *list);

G_END_DECLS
