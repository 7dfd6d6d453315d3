/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record.h"

#include "core/fields.h"

#include <string.h>

void
td_record_init (TdTableId table, gpointer record, gint64 id, const char *uuid)
{
  guint count;
  const TdField *fields = td_table_fields (table, &count);

  memset (record, 0, td_table_record_size (table));
  for (guint i = 0; i < count; i++)
    if (!td_field_is_text (fields + i))
      G_STRUCT_MEMBER (gint64, record, fields[i].offset) = fields[i].initial;
  ((TdRecord *) record)->id = id;
  ((TdRecord *) record)->uuid = g_strdup (uuid);
}

void
td_record_clear (TdTableId table, gpointer record)
{
  guint count;
  const TdField *fields = td_table_fields (table, &count);

  for (guint i = 0; i < count; i++)
    if (td_field_is_text (fields + i))
      g_clear_pointer (&G_STRUCT_MEMBER (char *, record, fields[i].offset), g_free);
}
