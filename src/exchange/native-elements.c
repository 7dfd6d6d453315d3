/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-parser-private.h"

#include <libxml/SAX2.h>
#include <string.h>

guint
td_native_line (const TdNativeParser *self)
{
  return (guint) MAX (0, xmlSAX2GetLineNumber (self->context));
}

TdNativePlace
td_native_place (const TdNativeParser *self)
{
  return self->depth ? self->places[self->depth - 1] : TD_IN_DOCUMENT;
}

void
td_native_fail_here (TdNativeParser *self, const char *msgid, const char *a, const char *b)
{
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, td_native_line (self), msgid, a, b,
                    NULL);
}

/* The element that stands around what begins. */
static const char *
name_around (const TdNativeParser *self)
{
  switch (td_native_place (self)) {
  case TD_IN_PORTFOLIO:
    return "portfolio";
  case TD_IN_ROW:
    return self->table->name;
  case TD_IN_FIELD:
    return self->field ? self->field->name : self->table->name;
  case TD_IN_EXCHANGE:
  case TD_IN_TEXT:
    return "exchange";
  case TD_IN_DIGEST:
    return "digest";
  case TD_IN_DOCUMENT:
  case TD_IN_TIENDO:
  case TD_IN_FOREIGN:
  default:
    return "tiendo";
  }
}

static TdNativePlace
unknown_element (TdNativeParser *self, const char *name)
{
  if (!self->newer)
    td_native_fail_here (self, N_ ("there is no <%s> in <%s>"), name, name_around (self));
  return TD_IN_FOREIGN;
}

static const TdCanonicalAttribute *
find_attribute (const TdCanonicalAttribute *attributes, guint count, const char *name)
{
  for (guint i = 0; i < count; i++)
    if (attributes[i].uri == NULL && strcmp (attributes[i].name, name) == 0)
      return attributes + i;
  return NULL;
}

/* The value with its end; valid until the next. */
static const char *
attribute_text (TdNativeParser *self, const TdCanonicalAttribute *attribute)
{
  g_string_truncate (self->value, 0);
  g_string_append_len (self->value, attribute->value, (gssize) attribute->length);
  return self->value->str;
}

static void
read_attribute (TdNativeParser *self, const TdCanonicalAttribute *attribute)
{
  const TdNativeField *field =
      attribute->uri ? NULL : td_native_field_find (self->table, attribute->name, FALSE);
  const char *text = attribute_text (self, attribute);

  if (field)
    td_native_rows_set (self->rows, field, text, attribute->length, td_native_line (self));
  else if (self->newer)
    td_foreign_keeper_add_attribute (self->foreign, self->owner, self->table->name, attribute->name,
                                     text, td_native_line (self));
  else
    td_native_fail_here (self, N_ ("<%2$s> has no attribute %1$s"), attribute->name,
                         self->table->name);
}

static void
begin_row (TdNativeParser *self,
           const TdNativeTable *table,
           const TdCanonicalAttribute *attributes,
           guint count)
{
  const TdCanonicalAttribute *uuid = find_attribute (attributes, count, "uuid");

  self->table = table;
  self->next_field = 0;
  g_free (self->owner);
  self->owner = uuid ? g_strdup (attribute_text (self, uuid)) : NULL;
  td_native_rows_begin (self->rows, table, self->owner, td_native_line (self));
  for (guint i = 0; i < count && !td_findings_full (self->findings); i++)
    read_attribute (self, attributes + i);
  td_native_rows_end_attributes (self->rows);
}

static void
begin_text (TdNativeParser *self)
{
  g_string_truncate (self->text, 0);
  self->text_line = td_native_line (self);
  self->grammar_text = FALSE;
}

/* An element inside a row, or a paragraph of the portfolio. */
static TdNativePlace
begin_field (TdNativeParser *self, const char *name)
{
  const TdNativeField *field = td_native_field_find (self->table, name, TRUE);

  self->field = NULL;
  begin_text (self);
  if (field == NULL) {
    if (td_native_table_has_computed (self->table->table) &&
        (strcmp (name, TD_NATIVE_COMPUTED_START) == 0 ||
         strcmp (name, TD_NATIVE_COMPUTED_FINISH) == 0))
      return TD_IN_FIELD;
    return unknown_element (self, name);
  }
  if (td_native_rows_has (self->rows, field))
    td_native_fail_here (self, N_ ("<%s> stands twice in <%s>"), name, self->table->name);
  else if (field < self->table->fields + self->next_field)
    td_native_fail_here (self, N_ ("<%s> stands too late: it belongs before <%s>"), name,
                         self->table->fields[self->next_field - 1].name);
  self->next_field = (guint) (field - self->table->fields) + 1;
  self->field = field;
  return TD_IN_FIELD;
}

static TdNativePlace
begin_in_portfolio (TdNativeParser *self,
                    const char *name,
                    const TdCanonicalAttribute *attributes,
                    guint count)
{
  const TdNativeTable *table = td_native_table_find (name);

  if (table && table->table != TD_TABLE_PORTFOLIO) {
    begin_row (self, table, attributes, count);
    return TD_IN_ROW;
  }
  if (self->table->table == TD_TABLE_PORTFOLIO &&
      td_native_field_find (self->table, name, TRUE) != NULL)
    return begin_field (self, name);
  return unknown_element (self, name);
}

static TdNativePlace
begin_in_tiendo (TdNativeParser *self,
                 const char *name,
                 const TdCanonicalAttribute *attributes,
                 guint count)
{
  if (strcmp (name, "exchange") == 0)
    return TD_IN_EXCHANGE;
  if (strcmp (name, "digest") == 0) {
    begin_text (self);
    return TD_IN_DIGEST;
  }
  if (strcmp (name, "portfolio") != 0)
    return unknown_element (self, name);
  if (self->portfolio_seen) {
    td_native_fail_here (self, N_ ("<%s> stands twice in <%s>"), name, "tiendo");
    return TD_IN_FOREIGN;
  }
  self->portfolio_seen = TRUE;
  self->seal = td_seal_new ();
  self->in_seal = TRUE;
  begin_row (self, td_native_table (TD_TABLE_PORTFOLIO), attributes, count);
  return TD_IN_PORTFOLIO;
}

/* "1.0": FALSE if it is no version at all. */
static gboolean
read_version (const char *text, guint64 *ret_major, guint64 *ret_minor)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 3);

  return g_strv_length (parts) == 2 && strlen (text) < 12 &&
         g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT, ret_major, NULL) &&
         g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT, ret_minor, NULL);
}

static void
begin_tiendo (TdNativeParser *self, const TdCanonicalAttribute *attributes, guint count)
{
  const TdCanonicalAttribute *version = find_attribute (attributes, count, "version");
  const char *text = version ? attribute_text (self, version) : "";
  guint64 major = 0;
  guint64 minor = 0;

  if (!read_version (text, &major, &minor)) {
    td_native_fail_here (self, N_ ("<tiendo> does not say its version"), NULL, NULL);
    return;
  }
  self->file->version = g_strdup (text);
  if (major != TD_NATIVE_MAJOR)
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, td_native_line (self),
                      N_ ("version %s of the format, which this Tiendo cannot read: it needs a "
                          "newer one"),
                      text, NULL);
  self->newer = minor > TD_NATIVE_MINOR;
  if (self->newer) {
    g_clear_pointer (&self->grammar, td_grammar_free);
    td_findings_note (self->findings, td_native_line (self),
                      N_ ("written by a newer Tiendo (version %s of the format)"), text, NULL);
  }
}

static void
begin_root (TdNativeParser *self,
            const char *name,
            const char *uri,
            const TdCanonicalAttribute *attributes,
            guint count)
{
  if (strcmp (name, "tiendo") != 0 || g_strcmp0 (uri, TD_NATIVE_NAMESPACE) != 0) {
    td_findings_fail (
        self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, td_native_line (self),
        N_ ("this is XML of another kind: its outermost element is <%s>, not <tiendo> "
            "of %s"),
        name, TD_NATIVE_NAMESPACE, NULL);
    td_findings_stop (self->findings);
    return;
  }
  begin_tiendo (self, attributes, count);
}

TdNativePlace
td_native_begin_element (TdNativeParser *self,
                         const char *name,
                         const char *uri,
                         const TdCanonicalAttribute *attributes,
                         guint count)
{
  TdNativePlace around = td_native_place (self);

  if (around != TD_IN_DOCUMENT && g_strcmp0 (uri, TD_NATIVE_NAMESPACE) != 0)
    return unknown_element (self, name);
  switch (around) {
  case TD_IN_DOCUMENT:
    begin_root (self, name, uri, attributes, count);
    return TD_IN_TIENDO;
  case TD_IN_TIENDO:
    return begin_in_tiendo (self, name, attributes, count);
  case TD_IN_EXCHANGE:
    begin_text (self);
    return TD_IN_TEXT;
  case TD_IN_PORTFOLIO:
    return begin_in_portfolio (self, name, attributes, count);
  case TD_IN_ROW:
    return begin_field (self, name);
  case TD_IN_FOREIGN:
    return TD_IN_FOREIGN;
  case TD_IN_FIELD:
  case TD_IN_TEXT:
  case TD_IN_DIGEST:
  default:
    return unknown_element (self, name);
  }
}

/* ---- ends ---- */

static void
check_digest (TdNativeParser *self)
{
  g_strstrip (self->text->str);
  if (self->seal == NULL || self->in_seal)
    return;
  if (strcmp (self->text->str, td_seal_digest (self->seal)) == 0) {
    self->file->digest = TD_DIGEST_MATCHES;
    return;
  }
  self->file->digest = TD_DIGEST_DIFFERS;
  td_findings_note (self->findings, td_native_line (self),
                    N_ ("altered since Tiendo wrote it: the digest does not match"), NULL);
}

void
td_native_end_element (TdNativeParser *self, TdNativePlace place)
{
  if (place == TD_IN_FIELD && self->field)
    td_native_rows_set (self->rows, self->field, self->text->str, self->text->len, self->text_line);
  if (place == TD_IN_FIELD)
    self->field = NULL;
  else if (place == TD_IN_ROW)
    td_native_rows_end (self->rows);
  else if (place == TD_IN_PORTFOLIO)
    self->in_seal = FALSE;
  else if (place == TD_IN_DIGEST)
    check_digest (self);
}
