/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/record.h"

#include "core/time.h"
#include "core/typed.h"

static char *
dashed (const char *name)
{
  return g_strdelimit (g_strdup (name), "_", '-');
}

static void
write_date (TdRowsWriter *writer, const char *name, TdFieldKind kind, gint64 integer)
{
  g_autofree char *text = NULL;

  if (integer != TD_NONE)
    text = kind == TD_FIELD_DAY ? td_day_to_iso (integer) : td_instant_to_iso (integer);
  td_rows_writer_text (writer, name, text);
}

static void
write_reference (TdRowsWriter *writer, const char *name, const TdField *field, gint64 id)
{
  g_autofree char *text =
      id ? g_strdup_printf ("%s:%" G_GINT64_FORMAT, td_table_name (field->target), id) : NULL;

  td_rows_writer_text (writer, name, text);
}

static void
write_raw (TdRowsWriter *writer, const char *name, const TdField *field, gconstpointer record)
{
  gint64 integer;

  if (td_field_is_text (field)) {
    td_rows_writer_text (writer, name, td_field_text (field, record));
    return;
  }
  integer = td_field_integer (field, record);
  switch (field->kind) {
  case TD_FIELD_BOOLEAN:
    td_rows_writer_boolean (writer, name, integer == 1);
    return;
  case TD_FIELD_DAY:
  case TD_FIELD_INSTANT:
    write_date (writer, name, field->kind, integer);
    return;
  case TD_FIELD_DURATION:
    td_rows_writer_decimal (writer, name, integer == TD_NONE ? integer : integer * 100);
    return;
  case TD_FIELD_QUANTITY:
    td_rows_writer_decimal (writer, name, integer);
    return;
  case TD_FIELD_ENUM:
    td_rows_writer_text (writer, name, field->nicks[integer]);
    return;
  case TD_FIELD_REFERENCE:
    write_reference (writer, name, field, integer);
    return;
  case TD_FIELD_UUID:
  case TD_FIELD_RANK:
  case TD_FIELD_TEXT:
  case TD_FIELD_INTEGER:
  case TD_FIELD_PERCENT:
  case TD_FIELD_YEAR:
  case TD_FIELD_MONEY:
  default:
    td_rows_writer_integer (writer, name, integer);
    return;
  }
}

void
td_record_write (TdRowsWriter *writer,
                 TdRowsForm form,
                 const TdPortfolio *portfolio,
                 TdLanguage language,
                 TdTableId table,
                 gconstpointer record)
{
  g_autofree char *id = g_strdup_printf ("%s:%" G_GINT64_FORMAT, td_table_name (table),
                                         ((const TdRecord *) record)->id);
  guint count;
  const TdField *fields = td_table_fields (table, &count);

  td_rows_writer_text (writer, "id", id);
  for (guint i = 0; i < count; i++) {
    g_autofree char *name = dashed (fields[i].name);
    g_autofree char *text = NULL;

    if (form == TD_ROWS_JSON) {
      write_raw (writer, name, fields + i, record);
      continue;
    }
    text = td_typed_write (portfolio, fields + i, language, record);
    td_rows_writer_text (writer, name, text);
  }
}
