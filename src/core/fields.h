/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/*
 * The one table of fields. Loading, projection, the file's columns, XML, table columns,
 * inspector, filters, CSV, command line and history all read it: a new field is one row here,
 * one migration, one line in the grammar.
 */

typedef enum {
  TD_FIELD_UUID,
  TD_FIELD_RANK,
  TD_FIELD_TEXT,
  TD_FIELD_INTEGER,
  TD_FIELD_BOOLEAN,
  TD_FIELD_PERCENT, /* 0 to 100 */
  TD_FIELD_YEAR,
  TD_FIELD_DAY,       /* days since 1970-01-01 */
  TD_FIELD_INSTANT,   /* minutes since 1970-01-01 00:00 */
  TD_FIELD_DURATION,  /* tenths of a minute */
  TD_FIELD_MONEY,     /* đồng */
  TD_FIELD_QUANTITY,  /* thousandths */
  TD_FIELD_ENUM,      /* text in the file, the index into @nicks in a record */
  TD_FIELD_REFERENCE, /* the id of a row of @target; in XML its uuid */
} TdFieldKind;

typedef enum {
  TD_FIELD_REQUIRED = 1 << 0, /* never null */
  TD_FIELD_FIXED = 1 << 1,    /* set at the insert and never again */
  TD_FIELD_OWNER = 1 << 2,    /* the reference to the row that this one belongs to */
  TD_FIELD_END = 1 << 3,      /* exclusive: 00:00 is shown as the day before */
  TD_FIELD_LONG = 1 << 4,     /* a paragraph: a child element in XML */
} TdFieldFlags;

typedef struct {
  TdTableId table;
  const char *name;  /* column; '_' is '-' in XML and may be in the command line */
  const char *label; /* N_(), for a person */
  TdFieldKind kind;
  guint flags;
  gsize offset; /* into the record */
  TdTableId target;
  const char *const *nicks;  /* of an enumeration, ends in NULL */
  const char *const *labels; /* N_(), beside @nicks */
  gint64 initial;            /* for integers: what a new record holds */
  int since;                 /* schema version that brought it */
} TdField;

/* The fields of a table in the order of its columns; the first is the uuid. */
const TdField *td_table_fields (TdTableId table, guint *ret_count);
/* @name with '-' or '_'. Returns: (nullable): the field. */
const TdField *td_table_field (TdTableId table, const char *name);
/* The field at @offset: TD_FIELD (TD_TABLE_TASK, TdTask, name). */
const TdField *td_table_field_at (TdTableId table, gsize offset);
#define TD_FIELD(table, Struct, member)                                                            \
  td_table_field_at ((table), G_STRUCT_OFFSET (Struct, member))

/* The table's owner field (its first with TD_FIELD_OWNER), or NULL. */
const TdField *td_table_owner (TdTableId table);

/* A person's word for one row of the table: N_("Project"). */
const char *td_table_label (TdTableId table);

gboolean td_field_is_text (const TdField *field);

/* Raw access: an enumeration is its index here. */
gint64 td_field_integer (const TdField *field, gconstpointer record);
const char *td_field_text (const TdField *field, gconstpointer record);

/* Access in the file's form: an enumeration is its nick. The caller clears the value. */
TdValue td_field_get (const TdField *field, gconstpointer record);
/* Takes nothing; an unknown nick leaves the record as it is and gives FALSE. */
gboolean td_field_set (const TdField *field, gpointer record, const TdValue *value);

/* The index of @nick, or -1. */
int td_field_enum_index (const TdField *field, const char *nick);

G_END_DECLS
