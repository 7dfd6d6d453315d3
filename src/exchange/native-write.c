/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-write.h"

#include "core/time.h"
#include "exchange/escape.h"
#include "exchange/native-order.h"
#include "exchange/native-read.h"
#include "exchange/native-schema.h"
#include "exchange/native-value.h"
#include "exchange/output.h"

#include <string.h>

#define FLUSH_BYTES       65536
#define MOST_FIELDS       64
#define ROW_INDENTATION   "\n    "
#define FIELD_INDENTATION "\n      "
#define NAMESPACE         " xmlns=\"" TD_NATIVE_NAMESPACE "\""

/* A piece of the output: an attribute as it is written. */
typedef struct {
  gsize from;
  gsize length;
} Piece;

/*
 * The file is written in a form that is nearly canonical already. What differs is told apart in the
 * start tags: there the canonical form, from which the digest comes, has attributes by name, the
 * namespace, and no "/>".
 */
typedef struct {
  const TdPortfolio *portfolio;
  const TdNativeWriteOptions *options;
  GString *out;
  GString *canonical; /* what the digest has still to see */
  GChecksum *checksum;
  TdWriteFunc write;
  gpointer data;
} Writer;

static gboolean
flush (Writer *self, gsize from, GError **error)
{
  GCancellable *cancellable = self->options ? self->options->cancellable : NULL;

  if (self->out->len < from)
    return TRUE;
  if (g_cancellable_is_cancelled (cancellable)) {
    td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_CANCELLED, N_ ("cancelled"), NULL);
    return FALSE;
  }
  if (self->canonical->len)
    g_checksum_update (self->checksum, (const guchar *) self->canonical->str,
                       (gssize) self->canonical->len);
  g_string_truncate (self->canonical, 0);
  if (!self->write (self->data, self->out->str, self->out->len, error))
    return FALSE;
  g_string_truncate (self->out, 0);
  return TRUE;
}

static gboolean
fail_row (const TdNativeTable *table, gconstpointer record, const char *msgid, GError **error)
{
  const TdRecord *row = record;

  td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_INVALID, msgid, table->name,
               row->uuid ? row->uuid : "", NULL);
  return FALSE;
}

static gboolean
append_text (Writer *self, const TdNativeField *field, const char *text)
{
  gsize length = strlen (text);

  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;
  td_escape_append (self->out, text, length, !field->element);
  return TRUE;
}

static gboolean
append_value (Writer *self, const TdNativeField *field, gconstpointer record)
{
  const TdField *core = field->field;
  const TdRecord *target;

  if (td_field_is_text (core))
    return append_text (self, field, td_field_text (core, record));
  if (core->kind != TD_FIELD_REFERENCE) {
    td_native_value_append (self->out, core, record);
    return TRUE;
  }
  target = td_portfolio_get (self->portfolio, core->target, td_field_integer (core, record));
  if (target == NULL || target->uuid == NULL)
    return FALSE;
  g_string_append (self->out, target->uuid);
  return TRUE;
}

/* Nothing is written of what is unknown, of a text that is empty and of a truth that is false. */
static gboolean
is_written (const TdField *field, gconstpointer record)
{
  const char *text;

  if (td_field_is_text (field)) {
    text = td_field_text (field, record);
    return text && *text;
  }
  if (field->kind == TD_FIELD_REFERENCE || field->kind == TD_FIELD_BOOLEAN)
    return td_field_integer (field, record) != 0;
  return td_field_integer (field, record) != TD_NONE;
}

/* The start tag up to before its ">", and what the canonical form has of it. */
static gboolean
append_start (Writer *self, const TdNativeTable *table, gconstpointer record, GError **error)
{
  Piece pieces[MOST_FIELDS] = {{0, 0}};

  g_string_append_printf (self->out, "<%s", table->name);
  g_string_append_printf (self->canonical, "<%s", table->name);
  if (table->table == TD_TABLE_PORTFOLIO)
    g_string_append (self->canonical, NAMESPACE);
  for (guint i = 0; i < table->n_fields; i++) {
    const TdNativeField *field = table->fields + i;
    Piece *piece = pieces + field->sorted;

    if (field->element || !is_written (field->field, record))
      continue;
    piece->from = self->out->len;
    g_string_append_c (self->out, ' ');
    g_string_append (self->out, field->name);
    g_string_append (self->out, "=\"");
    if (!append_value (self, field, record))
      return fail_row (table, record,
                       N_ ("<%s uuid=\"%s\"> cannot be written: a row it refers to "
                           "is missing, or a text is damaged"),
                       error);
    g_string_append_c (self->out, '"');
    piece->length = self->out->len - piece->from;
  }
  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_len (self->canonical, self->out->str + pieces[i].from,
                         (gssize) pieces[i].length);
  g_string_append_c (self->canonical, '>');
  return TRUE;
}

static void
append_computed (Writer *self, const char *name, gint64 instant)
{
  /* A schedule may run on past the years that the program accepts. */
  if (instant < td_instant_from_day (TD_DAY_MIN) || instant > td_instant_from_day (TD_DAY_MAX + 1))
    return;
  g_string_append_printf (self->out, FIELD_INDENTATION "<%s>", name);
  td_native_append_instant (self->out, instant);
  g_string_append_printf (self->out, "</%s>", name);
}

static void
append_computed_dates (Writer *self, const TdNativeTable *table, gint64 id)
{
  gint64 start = TD_NONE;
  gint64 finish = TD_NONE;

  if (self->options == NULL || self->options->computed == NULL ||
      !td_native_table_has_computed (table->table) ||
      !self->options->computed (self->options->computed_data, table->table, id, &start, &finish))
    return;
  append_computed (self, TD_NATIVE_COMPUTED_START, start);
  append_computed (self, TD_NATIVE_COMPUTED_FINISH, finish);
}

/* What stands inside; the caller looks whether anything came. */
static gboolean
append_elements (Writer *self, const TdNativeTable *table, gconstpointer record, GError **error)
{
  const TdRecord *row = record;
  const char *indentation =
      table->table == TD_TABLE_PORTFOLIO ? ROW_INDENTATION : FIELD_INDENTATION;

  for (guint i = 0; i < table->n_fields; i++) {
    const TdNativeField *field = table->fields + i;

    if (!field->element || !is_written (field->field, record))
      continue;
    g_string_append (self->out, indentation);
    g_string_append_c (self->out, '<');
    g_string_append (self->out, field->name);
    g_string_append_c (self->out, '>');
    if (!append_value (self, field, record))
      return fail_row (table, record,
                       N_ ("<%s uuid=\"%s\"> cannot be written: a row it refers to "
                           "is missing, or a text is damaged"),
                       error);
    g_string_append (self->out, "</");
    g_string_append (self->out, field->name);
    g_string_append_c (self->out, '>');
  }
  append_computed_dates (self, table, row->id);
  return TRUE;
}

/* What both forms have alike since @from. */
static void
share (Writer *self, gsize from)
{
  g_string_append_len (self->canonical, self->out->str + from, (gssize) (self->out->len - from));
}

static gboolean
write_row (Writer *self, const TdNativeTable *table, gconstpointer record, GError **error)
{
  gsize from = self->out->len;
  gsize inside;

  g_string_append (self->out, ROW_INDENTATION);
  share (self, from);
  if (!append_start (self, table, record, error))
    return FALSE;
  inside = self->out->len;
  g_string_append_c (self->out, '>');
  if (!append_elements (self, table, record, error))
    return FALSE;
  from = self->out->len;
  if (from == inside + 1) {
    g_string_truncate (self->out, inside);
    g_string_append (self->out, "/>");
    g_string_append_printf (self->canonical, "</%s>", table->name);
  } else {
    g_string_append_printf (self->out, ROW_INDENTATION "</%s>", table->name);
    share (self, inside + 1);
  }
  return flush (self, FLUSH_BYTES, error);
}

static gboolean
write_portfolio (Writer *self, const TdNativeOrder *order, GError **error)
{
  const TdNativeTable *table = td_native_table (TD_TABLE_PORTFOLIO);
  gconstpointer info = td_portfolio_info (self->portfolio);
  gsize from;

  if (!append_start (self, table, info, error))
    return FALSE;
  g_string_append_c (self->out, '>');
  from = self->out->len;
  if (!append_elements (self, table, info, error))
    return FALSE;
  share (self, from);
  for (guint i = TD_TABLE_PORTFOLIO + 1; i < TD_N_TABLES; i++) {
    guint count = td_portfolio_count (self->portfolio, (TdTableId) i);

    table = td_native_table ((TdTableId) i);
    for (guint row = 0; row < count; row++)
      if (!write_row (self, table,
                      td_portfolio_at (self->portfolio, (TdTableId) i, order->rows[i][row]), error))
        return FALSE;
  }
  from = self->out->len;
  g_string_append (self->out, "\n  </portfolio>");
  share (self, from);
  return flush (self, 0, error);
}

static gboolean
write_document (Writer *self, const TdNativeOrder *order, GError **error)
{
  g_string_append_printf (self->out,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<tiendo" NAMESPACE " version=\"%d.%d\">\n  ",
                          TD_NATIVE_MAJOR, TD_NATIVE_MINOR);
  if (!write_portfolio (self, order, error))
    return FALSE;
  g_string_append_printf (self->out, "\n  <digest algorithm=\"sha256\">%s</digest>\n</tiendo>\n",
                          g_checksum_get_string (self->checksum));
  return flush (self, 0, error);
}

gboolean
td_native_write (const TdPortfolio *portfolio,
                 const TdNativeWriteOptions *options,
                 TdWriteFunc write,
                 gpointer data,
                 GError **error)
{
  g_autoptr (TdNativeOrder) order = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) out = g_string_sized_new (FLUSH_BYTES * 2);
  g_autoptr (GString) canonical = g_string_sized_new (FLUSH_BYTES * 2);
  Writer self = {portfolio, options, out, canonical, checksum, write, data};

  g_return_val_if_fail (td_portfolio_info (portfolio) != NULL, FALSE);
  order = td_native_order_new (portfolio);
  return write_document (&self, order, error);
}

gboolean
td_native_write_file (const TdPortfolio *portfolio,
                      const TdNativeWriteOptions *options,
                      const char *path,
                      GError **error)
{
  g_autoptr (TdOutput) output = td_output_open (path, error);

  if (output == NULL || !td_native_write (portfolio, options, td_output_write, output, error))
    return FALSE;
  return td_output_commit (g_steal_pointer (&output), error);
}
