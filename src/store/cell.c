/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

/* The first day of the year 1 and the last of 9999: what the columns check. */
#define FIRST_DAY      (-G_GINT64_CONSTANT (719162))
#define LAST_DAY       G_GINT64_CONSTANT (2932896)
#define DURATION_LIMIT G_GINT64_CONSTANT (100000000000)

gboolean
td_cell_fits (const TdField *field, gint64 integer)
{
  static const gint64 limits[][2] = {
      [TD_FIELD_INTEGER] = {G_MININT64 + 1, G_MAXINT64},
      [TD_FIELD_BOOLEAN] = {0, 1},
      [TD_FIELD_PERCENT] = {0, 100},
      [TD_FIELD_YEAR] = {1, 9999},
      [TD_FIELD_DAY] = {FIRST_DAY, LAST_DAY},
      [TD_FIELD_INSTANT] = {FIRST_DAY * 1440, (LAST_DAY + 1) * 1440},
      [TD_FIELD_DURATION] = {-DURATION_LIMIT, DURATION_LIMIT},
      [TD_FIELD_MONEY] = {G_MININT64 + 1, G_MAXINT64},
      [TD_FIELD_QUANTITY] = {G_MININT64 + 1, G_MAXINT64},
      [TD_FIELD_ENUM] = {0, G_MAXINT16},
      [TD_FIELD_REFERENCE] = {1, TD_ID_MAX},
  };

  return integer >= limits[field->kind][0] && integer <= limits[field->kind][1];
}

void
td_cell_bind (sqlite3_stmt *statement, int index, const TdField *field, gint64 integer)
{
  if (field->kind == TD_FIELD_ENUM)
    sqlite3_bind_text (statement, index, field->nicks[integer], -1, SQLITE_STATIC);
  else if (integer == TD_NONE || (field->kind == TD_FIELD_REFERENCE && integer == 0))
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, integer);
}

static gboolean
take_text (const TdField *field, gpointer record, sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gsize length = (gsize) sqlite3_column_bytes (row, column);

  if (text == NULL || !g_utf8_validate_len (text, length, NULL) ||
      (field->kind == TD_FIELD_UUID && length != 36))
    return FALSE;
  G_STRUCT_MEMBER (char *, record, field->offset) = g_strndup (text, length);
  return TRUE;
}

static gboolean
take_nick (const TdField *field, gpointer record, sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  int index = text ? td_field_enum_index (field, text) : -1;

  if (index < 0)
    return FALSE;
  G_STRUCT_MEMBER (gint64, record, field->offset) = index;
  return TRUE;
}

gboolean
td_cell_take (const TdField *field, gpointer record, sqlite3_stmt *row, int column)
{
  gint64 integer;

  switch (sqlite3_column_type (row, column)) {
  case SQLITE_NULL:
    return !(field->flags & TD_FIELD_REQUIRED);
  case SQLITE_INTEGER:
    integer = sqlite3_column_int64 (row, column);
    if (td_field_is_text (field) || field->kind == TD_FIELD_ENUM || !td_cell_fits (field, integer))
      return FALSE;
    G_STRUCT_MEMBER (gint64, record, field->offset) = integer;
    return TRUE;
  case SQLITE_TEXT:
    if (field->kind == TD_FIELD_ENUM)
      return take_nick (field, record, row, column);
    return td_field_is_text (field) && take_text (field, record, row, column);
  default:
    return FALSE;
  }
}
