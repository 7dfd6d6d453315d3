/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/fields.h"

G_BEGIN_DECLS

/* How the field table looks in our XML. */

typedef struct {
  const TdField *field;
  char *name;       /* "first-day"; "project" for project_id */
  gboolean element; /* inside the row, where it may be absent; else an attribute of it */
  guint sorted;     /* its place among the row's fields by name */
} TdNativeField;

typedef struct {
  TdTableId table;
  char *name; /* "calendar-day" */
  guint n_fields;
  TdNativeField *fields; /* in the field table's order */
} TdNativeTable;

const TdNativeTable *td_native_table (TdTableId table);
/* Returns: (nullable): the table whose rows are called @name. */
const TdNativeTable *td_native_table_find (const char *name);
/* Returns: (nullable): the field written as attribute or element @name. */
const TdNativeField *
td_native_field_find (const TdNativeTable *table, const char *name, gboolean element);

/* The names of what is computed, written and not read: elements of projects and tasks. */
#define TD_NATIVE_COMPUTED_START  "computed-start"
#define TD_NATIVE_COMPUTED_FINISH "computed-finish"
gboolean td_native_table_has_computed (TdTableId table);

G_END_DECLS
