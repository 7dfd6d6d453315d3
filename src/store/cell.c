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

gboolean
td_cell_is_uuid (const char *text)
{
  if (text == NULL || !g_uuid_string_is_valid (text))
    return FALSE;
  for (; *text; text++)
    if (g_ascii_isupper (*text))
      return FALSE;
  return TRUE;
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
