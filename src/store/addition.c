/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/addition.h"

#include <sqlite3.h>
#include <string.h>

/*
 * The form is the one that sqlite3changeset_start () reads: a table is 'T', the number of its
 * columns, a byte a column that tells whether it is of the key, and its name; a new row is the
 * operation, whether it was indirect, and its values, each a byte for its type and the value.
 */

static void
add_byte (TdAddition *self, guint8 byte)
{
  g_byte_array_append (self, &byte, 1);
}

/* SQLite's own: seven bits a byte, the highest first, a bit for more to come. */
static void
add_size (TdAddition *self, gsize size)
{
  guint8 bytes[8];
  guint at = sizeof bytes - 1;

  bytes[at] = size & 0x7f;
  while ((size >>= 7) && at > 0)
    bytes[--at] = (guint8) (size & 0x7f) | 0x80;
  g_byte_array_append (self, bytes + at, (guint) sizeof bytes - at);
}

void
td_addition_begin_table (TdAddition *self, TdTableId table, guint n_fields)
{
  const char *name = td_table_name (table);

  add_byte (self, 'T');
  add_size (self, n_fields + 1);
  add_byte (self, 1);
  for (guint i = 0; i < n_fields; i++)
    add_byte (self, 0);
  g_byte_array_append (self, (const guint8 *) name, (guint) strlen (name) + 1);
}

void
td_addition_begin_row (TdAddition *self, gint64 id)
{
  add_byte (self, SQLITE_INSERT);
  add_byte (self, FALSE);
  td_addition_add_integer (self, id);
}

void
td_addition_add_null (TdAddition *self)
{
  add_byte (self, SQLITE_NULL);
}

void
td_addition_add_integer (TdAddition *self, gint64 integer)
{
  guint8 bytes[9] = {SQLITE_INTEGER};
  guint64 big = GUINT64_TO_BE ((guint64) integer);

  memcpy (bytes + 1, &big, sizeof big);
  g_byte_array_append (self, bytes, sizeof bytes);
}

void
td_addition_add_text (TdAddition *self, const char *text)
{
  gsize length = strlen (text);

  add_byte (self, SQLITE_TEXT);
  add_size (self, length);
  g_byte_array_append (self, (const guint8 *) text, (guint) length);
}
