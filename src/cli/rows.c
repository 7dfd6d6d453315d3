/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/rows.h"

#include <stdio.h>
#include <string.h>

struct _TdRowsWriter {
  TdRowsForm form;
  guint n_rows;
  guint n_cells;
  GString *head; /* names of the first row, for CSV and text */
  GString *line;
  JsonBuilder *builder;
  JsonGenerator *generator;
};

TdRowsWriter *
td_rows_writer_new (TdRowsForm form)
{
  TdRowsWriter *self = g_new0 (TdRowsWriter, 1);

  self->form = form;
  self->head = g_string_new (NULL);
  self->line = g_string_new (NULL);
  self->generator = json_generator_new ();
  return self;
}

void
td_rows_writer_abandon (TdRowsWriter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->head, TRUE);
  g_string_free (self->line, TRUE);
  g_object_unref (self->generator);
  g_free (self);
}

void
td_rows_writer_close (TdRowsWriter *self)
{
  if (self && self->form == TD_ROWS_JSON)
    fputs (self->n_rows ? "\n]\n" : "[]\n", stdout);
  td_rows_writer_abandon (self);
}

void
td_rows_writer_begin_row (TdRowsWriter *self)
{
  self->n_cells = 0;
  g_string_truncate (self->line, 0);
  if (self->form != TD_ROWS_JSON)
    return;
  self->builder = json_builder_new ();
  json_builder_begin_object (self->builder);
}

static void
print_json (TdRowsWriter *self)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (self->builder);
  root = json_builder_get_root (self->builder);
  json_generator_set_root (self->generator, root);
  text = json_generator_to_data (self->generator, NULL);
  fputs (self->n_rows ? ",\n" : "[\n", stdout);
  fputs (text, stdout);
  g_clear_object (&self->builder);
}

void
td_rows_writer_end_row (TdRowsWriter *self)
{
  if (self->form == TD_ROWS_JSON) {
    print_json (self);
  } else {
    const char *end = self->form == TD_ROWS_CSV ? "\r\n" : "\n";

    if (self->n_rows == 0)
      printf ("%s%s", self->head->str, end);
    printf ("%s%s", self->line->str, end);
  }
  self->n_rows++;
}

/* A cell that begins as a formula would is one to a spreadsheet; a quote in front keeps it text. */
static void
append_csv (GString *out, const char *text)
{
  gboolean formula = *text && strchr ("=+-@\t", *text) && !g_ascii_isdigit (text[1]);

  if (!formula && strpbrk (text, ",;\"\r\n") == NULL) {
    g_string_append (out, text);
    return;
  }
  g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (; *text; text++) {
    if (*text == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *text);
  }
  g_string_append_c (out, '"');
}

/* One line a row: line ends and tabs of the text become blanks. */
static void
append_plain (GString *out, const char *text)
{
  gsize from = out->len;

  g_string_append (out, text);
  for (gsize i = from; i < out->len; i++)
    if (g_ascii_iscntrl (out->str[i]))
      out->str[i] = ' ';
}

static void
append_cell (const TdRowsWriter *self, GString *out, const char *text)
{
  if (self->n_cells)
    g_string_append_c (out, self->form == TD_ROWS_CSV ? ',' : '\t');
  if (self->form == TD_ROWS_CSV)
    append_csv (out, text);
  else
    append_plain (out, text);
}

static void
add_cell (TdRowsWriter *self, const char *name, const char *text)
{
  if (self->n_rows == 0)
    append_cell (self, self->head, name);
  append_cell (self, self->line, text);
  self->n_cells++;
}

void
td_rows_writer_text (TdRowsWriter *self, const char *name, const char *text)
{
  if (self->form != TD_ROWS_JSON) {
    add_cell (self, name, text ? text : "");
    return;
  }
  json_builder_set_member_name (self->builder, name);
  if (text)
    json_builder_add_string_value (self->builder, text);
  else
    json_builder_add_null_value (self->builder);
}

void
td_rows_writer_integer (TdRowsWriter *self, const char *name, gint64 integer)
{
  g_autofree char *text =
      integer == G_MININT64 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, integer);

  if (self->form != TD_ROWS_JSON) {
    add_cell (self, name, text);
    return;
  }
  json_builder_set_member_name (self->builder, name);
  if (integer == G_MININT64)
    json_builder_add_null_value (self->builder);
  else
    json_builder_add_int_value (self->builder, integer);
}

void
td_rows_writer_decimal (TdRowsWriter *self, const char *name, gint64 thousandths)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (thousandths == G_MININT64 || thousandths % 1000 == 0) {
    td_rows_writer_integer (self, name,
                            thousandths == G_MININT64 ? G_MININT64 : thousandths / 1000);
    return;
  }
  if (self->form != TD_ROWS_JSON) {
    add_cell (self, name, g_ascii_formatd (text, sizeof text, "%.3f", thousandths / 1000.0));
    return;
  }
  json_builder_set_member_name (self->builder, name);
  json_builder_add_double_value (self->builder, (double) thousandths / 1000);
}

void
td_rows_writer_boolean (TdRowsWriter *self, const char *name, gboolean truth)
{
  if (self->form != TD_ROWS_JSON) {
    add_cell (self, name, truth ? "1" : "0");
    return;
  }
  json_builder_set_member_name (self->builder, name);
  json_builder_add_boolean_value (self->builder, truth);
}

void
td_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  printf ("%s\n", text);
}
