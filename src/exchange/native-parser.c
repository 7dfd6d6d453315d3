/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-parser.h"

#include "exchange/canonical.h"
#include "exchange/grammar.h"
#include "exchange/native-rows.h"
#include "exchange/xml.h"

#include <libxml/SAX2.h>
#include <string.h>

#define MOST_ATTRIBUTES  64
#define SERIOUS          XML_ERR_ERROR
#define CANONICAL_BYTES  65536
#define DIGEST_ALGORITHM "sha256"

/* Where an element stands: what is open around it. */
typedef enum {
  IN_DOCUMENT,
  IN_TIENDO,
  IN_EXCHANGE,
  IN_PORTFOLIO,
  IN_ROW,
  IN_FIELD, /* of a row or of the portfolio */
  IN_TEXT,  /* of an element that is not a field */
  IN_DIGEST,
  IN_FOREIGN,
} Place;

struct _TdNativeParser {
  TdNativeFile *file;
  TdFindings *findings;
  const TdNativeLimits *limits;
  xmlParserCtxtPtr context;
  TdNativeRows *rows;
  TdGrammar *grammar;
  gboolean newer; /* of a minor version that may hold what this one does not know */
  gboolean portfolio_seen;

  Place *places;
  guint depth;                /* of open elements, foreign ones included */
  const TdNativeTable *table; /* of the row at hand */
  const TdNativeField *field; /* NULL: what is read is dropped */
  guint next_field;           /* the first that may still come */
  gboolean grammar_text;      /* the grammar knows of the text at hand */
  GString *text;
  guint text_line;
  char *owner; /* uuid of the row at hand */

  GString *value; /* of an attribute */
  TdCanonical *canonical;
  GString *canonical_bytes;
  GChecksum *checksum;
  char *digest; /* what the file says */

  TdCanonical *foreign;
  GString *foreign_text;
  guint foreign_depth;
  guint foreign_line;
  guint64 foreign_bytes;
};

static guint
line_of (const TdNativeParser *self)
{
  return (guint) MAX (0, xmlSAX2GetLineNumber (self->context));
}

static Place
place_of (const TdNativeParser *self)
{
  return self->depth ? self->places[self->depth - 1] : IN_DOCUMENT;
}

/* ---- what goes by the digest ---- */

static void
flush_canonical (TdNativeParser *self, gsize from)
{
  if (self->canonical_bytes->len < from || self->canonical_bytes->len == 0)
    return;
  g_checksum_update (self->checksum, (const guchar *) self->canonical_bytes->str,
                     (gssize) self->canonical_bytes->len);
  g_string_truncate (self->canonical_bytes, 0);
}

static void
check_digest (TdNativeParser *self)
{
  if (self->digest == NULL || self->checksum == NULL)
    return;
  flush_canonical (self, 0);
  if (strcmp (self->digest, g_checksum_get_string (self->checksum)) == 0) {
    self->file->digest = TD_DIGEST_MATCHES;
    return;
  }
  self->file->digest = TD_DIGEST_DIFFERS;
  td_findings_note (self->findings, line_of (self),
                    N_ ("altered since Tiendo wrote it: the digest does not match"), NULL);
}

/* ---- what is kept aside ---- */

static gboolean
has_room_for_foreign (TdNativeParser *self, gsize length)
{
  g_autofree char *limit = NULL;

  self->foreign_bytes += length;
  if (self->foreign_bytes <= self->limits->foreign)
    return TRUE;
  limit = g_strdup_printf ("%u", self->limits->foreign);
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, line_of (self),
                    N_ ("more than %s bytes are unknown to this version"), limit, NULL);
  return FALSE;
}

static void
keep_foreign (
    TdNativeParser *self, const char *owner, const char *name, const GString *text, guint line)
{
  TdForeign *foreign;

  if (!has_room_for_foreign (self, text->len))
    return;
  foreign = g_new (TdForeign, 1);
  foreign->owner = g_strdup (owner);
  foreign->name = g_strdup (name);
  foreign->text = g_strndup (text->str, text->len);
  foreign->line = line;
  g_ptr_array_add (self->file->foreign, foreign);
}

static void
begin_foreign (TdNativeParser *self, const char *name)
{
  self->foreign_text = g_string_new (NULL);
  self->foreign = td_canonical_new (self->foreign_text);
  self->foreign_depth = self->depth;
  self->foreign_line = line_of (self);
  td_findings_note (self->findings, self->foreign_line,
                    N_ ("<%s> is not known to this version of Tiendo and kept aside"), name, NULL);
}

static void
end_foreign (TdNativeParser *self)
{
  gboolean in_row = place_of (self) == IN_ROW || place_of (self) == IN_FIELD;

  keep_foreign (self, in_row ? self->owner : NULL, NULL, self->foreign_text, self->foreign_line);
  g_clear_pointer (&self->foreign, td_canonical_free);
  g_string_free (g_steal_pointer (&self->foreign_text), TRUE);
}

/* ---- elements ---- */

static void
fail_here (TdNativeParser *self, const char *msgid, const char *a, const char *b)
{
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, line_of (self), msgid, a, b, NULL);
}

/* The element that stands around what begins. */
static const char *
name_around (const TdNativeParser *self)
{
  switch (place_of (self)) {
  case IN_PORTFOLIO:
    return "portfolio";
  case IN_ROW:
    return self->table->name;
  case IN_FIELD:
    return self->field ? self->field->name : self->table->name;
  case IN_EXCHANGE:
  case IN_TEXT:
    return "exchange";
  case IN_DIGEST:
    return "digest";
  case IN_DOCUMENT:
  case IN_TIENDO:
  case IN_FOREIGN:
  default:
    return "tiendo";
  }
}

static Place
unknown_element (TdNativeParser *self, const char *name)
{
  if (!self->newer)
    fail_here (self, N_ ("there is no <%s> in <%s>"), name, name_around (self));
  return IN_FOREIGN;
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
    td_native_rows_set (self->rows, field, text, attribute->length, line_of (self));
  else if (self->newer) {
    td_findings_note (self->findings, line_of (self),
                      N_ ("%s of <%s> is not known to this version of Tiendo and kept aside"),
                      attribute->name, self->table->name, NULL);
    keep_foreign (self, self->owner, attribute->name, self->value, line_of (self));
  } else
    fail_here (self, N_ ("<%2$s> has no attribute %1$s"), attribute->name, self->table->name);
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
  td_native_rows_begin (self->rows, table, self->owner, line_of (self));
  for (guint i = 0; i < count && !td_findings_full (self->findings); i++)
    read_attribute (self, attributes + i);
  td_native_rows_end_attributes (self->rows);
}

static void
begin_text (TdNativeParser *self)
{
  g_string_truncate (self->text, 0);
  self->text_line = line_of (self);
  self->grammar_text = FALSE;
}

/* An element inside a row, or a paragraph of the portfolio. */
static Place
begin_field (TdNativeParser *self, const char *name)
{
  const TdNativeField *field = td_native_field_find (self->table, name, TRUE);

  self->field = NULL;
  begin_text (self);
  if (field == NULL) {
    if (td_native_table_has_computed (self->table->table) &&
        (strcmp (name, TD_NATIVE_COMPUTED_START) == 0 ||
         strcmp (name, TD_NATIVE_COMPUTED_FINISH) == 0))
      return IN_FIELD;
    return unknown_element (self, name);
  }
  if (td_native_rows_has (self->rows, field))
    fail_here (self, N_ ("<%s> stands twice in <%s>"), name, self->table->name);
  else if (field < self->table->fields + self->next_field)
    fail_here (self, N_ ("<%s> stands too late: it belongs before <%s>"), name,
               self->table->fields[self->next_field - 1].name);
  self->next_field = (guint) (field - self->table->fields) + 1;
  self->field = field;
  return IN_FIELD;
}

static Place
begin_in_portfolio (TdNativeParser *self,
                    const char *name,
                    const TdCanonicalAttribute *attributes,
                    guint count)
{
  const TdNativeTable *table = td_native_table_find (name);

  if (table && table->table != TD_TABLE_PORTFOLIO) {
    begin_row (self, table, attributes, count);
    return IN_ROW;
  }
  if (self->table->table == TD_TABLE_PORTFOLIO &&
      td_native_field_find (self->table, name, TRUE) != NULL)
    return begin_field (self, name);
  return unknown_element (self, name);
}

static Place
begin_in_tiendo (TdNativeParser *self,
                 const char *name,
                 const TdCanonicalAttribute *attributes,
                 guint count)
{
  if (strcmp (name, "exchange") == 0)
    return IN_EXCHANGE;
  if (strcmp (name, "digest") == 0) {
    begin_text (self);
    return IN_DIGEST;
  }
  if (strcmp (name, "portfolio") != 0)
    return unknown_element (self, name);
  if (self->portfolio_seen) {
    fail_here (self, N_ ("<%s> stands twice in <%s>"), name, "tiendo");
    return IN_FOREIGN;
  }
  self->portfolio_seen = TRUE;
  self->canonical = td_canonical_new (self->canonical_bytes);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  begin_row (self, td_native_table (TD_TABLE_PORTFOLIO), attributes, count);
  return IN_PORTFOLIO;
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
    fail_here (self, N_ ("<tiendo> does not say its version"), NULL, NULL);
    return;
  }
  self->file->version = g_strdup (text);
  if (major != TD_NATIVE_MAJOR)
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, line_of (self),
                      N_ ("version %s of the format, which this Tiendo cannot read: it needs a "
                          "newer one"),
                      text, NULL);
  self->newer = minor > TD_NATIVE_MINOR;
  if (self->newer) {
    g_clear_pointer (&self->grammar, td_grammar_free);
    td_findings_note (self->findings, line_of (self),
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
        self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, line_of (self),
        N_ ("this is XML of another kind: its outermost element is <%s>, not <tiendo> "
            "of %s"),
        name, TD_NATIVE_NAMESPACE, NULL);
    td_findings_stop (self->findings);
    return;
  }
  begin_tiendo (self, attributes, count);
}

static Place
begin_element (TdNativeParser *self,
               const char *name,
               const char *uri,
               const TdCanonicalAttribute *attributes,
               guint count)
{
  Place around = place_of (self);

  if (around != IN_DOCUMENT && g_strcmp0 (uri, TD_NATIVE_NAMESPACE) != 0)
    return unknown_element (self, name);
  switch (around) {
  case IN_DOCUMENT:
    begin_root (self, name, uri, attributes, count);
    return IN_TIENDO;
  case IN_TIENDO:
    return begin_in_tiendo (self, name, attributes, count);
  case IN_EXCHANGE:
    begin_text (self);
    return IN_TEXT;
  case IN_PORTFOLIO:
    return begin_in_portfolio (self, name, attributes, count);
  case IN_ROW:
    return begin_field (self, name);
  case IN_FOREIGN:
    return IN_FOREIGN;
  case IN_FIELD:
  case IN_TEXT:
  case IN_DIGEST:
  default:
    return unknown_element (self, name);
  }
}

/* ---- the parser's calls ---- */

static gboolean
is_deep (TdNativeParser *self)
{
  g_autofree char *limit = NULL;

  if (self->depth < self->limits->depth)
    return FALSE;
  limit = g_strdup_printf ("%u", self->limits->depth);
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, line_of (self),
                    N_ ("elements are nested more than %s deep"), limit, NULL);
  td_findings_stop (self->findings);
  return TRUE;
}

/* Stops the parser when nothing more is wanted. */
static gboolean
is_over (TdNativeParser *self)
{
  if (!td_findings_full (self->findings))
    return FALSE;
  xmlStopParser (self->context);
  return TRUE;
}

static gboolean
fits_text (TdNativeParser *self, gsize length)
{
  g_autofree char *limit = NULL;

  if (length <= self->limits->text)
    return TRUE;
  limit = g_strdup_printf ("%u", self->limits->text);
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, line_of (self),
                    N_ ("a text of more than %s bytes"), limit, NULL);
  td_findings_stop (self->findings);
  return FALSE;
}

static gboolean
take_attributes (TdNativeParser *self,
                 TdCanonicalAttribute *taken,
                 const xmlChar **given,
                 guint count)
{
  if (count > MOST_ATTRIBUTES) {
    fail_here (self, N_ ("an element with more than 64 attributes"), NULL, NULL);
    td_findings_stop (self->findings);
    return FALSE;
  }
  for (guint i = 0; i < count; i++, given += 5) {
    taken[i].name = (const char *) given[0];
    taken[i].prefix = (const char *) given[1];
    taken[i].uri = (const char *) given[2];
    taken[i].value = (const char *) given[3];
    taken[i].length = td_xml_decode_attribute ((char *) given[3], (gsize) (given[4] - given[3]));
    given[4] = given[3] + taken[i].length;
    if (!fits_text (self, taken[i].length))
      return FALSE;
  }
  return TRUE;
}

static void
hold_against_grammar (TdNativeParser *self, gboolean fits, const char *name)
{
  if (fits || self->grammar == NULL)
    return;
  g_clear_pointer (&self->grammar, td_grammar_free);
  if (self->findings->errors == 0)
    fail_here (self, N_ ("<%s> does not fit the grammar here"), name, NULL);
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **given)
{
  TdNativeParser *self = data;
  TdCanonicalAttribute attributes[MOST_ATTRIBUTES];
  guint count = (guint) n_attributes;
  Place place;

  if (is_over (self) || is_deep (self) || !take_attributes (self, attributes, given, count))
    return;
  if (self->foreign == NULL) {
    place = begin_element (self, (const char *) name, (const char *) uri, attributes, count);
    if (place == IN_FOREIGN && self->newer)
      begin_foreign (self, (const char *) name);
    if (self->grammar)
      hold_against_grammar (self, td_grammar_start (self->grammar, name, uri, given, count),
                            (const char *) name);
    self->places[self->depth] = place;
  }
  self->depth++;
  if (self->foreign)
    td_canonical_start (self->foreign, (const char *) prefix, (const char *) name,
                        (const char *) uri, attributes, count);
  if (self->canonical)
    td_canonical_start (self->canonical, (const char *) prefix, (const char *) name,
                        (const char *) uri, attributes, count);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
take_text (TdNativeParser *self, const char *text, gsize length)
{
  Place place = place_of (self);

  if (place == IN_FIELD || place == IN_DIGEST) {
    g_string_append_len (self->text, text, (gssize) length);
    if (!fits_text (self, self->text->len))
      return;
  } else if (place == IN_TEXT || place == IN_FOREIGN || is_blank (text, length)) {
    if (is_blank (text, length))
      return;
  } else {
    fail_here (self, N_ ("there is text where only elements may stand"), NULL, NULL);
    return;
  }
  if (self->grammar && !self->grammar_text && !is_blank (text, length)) {
    self->grammar_text = TRUE;
    hold_against_grammar (self, td_grammar_text (self->grammar), "text");
  }
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  TdNativeParser *self = data;

  if (is_over (self))
    return;
  if (self->foreign)
    td_canonical_text (self->foreign, (const char *) text, (gsize) length);
  else
    take_text (self, (const char *) text, (gsize) length);
  if (self->canonical) {
    td_canonical_text (self->canonical, (const char *) text, (gsize) length);
    flush_canonical (self, CANONICAL_BYTES);
  }
}

static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  TdNativeParser *self = data;

  if (self->foreign)
    td_canonical_instruction (self->foreign, (const char *) target, (const char *) text);
  if (self->canonical)
    td_canonical_instruction (self->canonical, (const char *) target, (const char *) text);
}

static void
end_place (TdNativeParser *self, Place place)
{
  if (place == IN_FIELD && self->field)
    td_native_rows_set (self->rows, self->field, self->text->str, self->text->len, self->text_line);
  if (place == IN_FIELD)
    self->field = NULL;
  else if (place == IN_ROW)
    td_native_rows_end (self->rows);
  else if (place == IN_PORTFOLIO)
    g_clear_pointer (&self->canonical, td_canonical_free);
  else if (place == IN_DIGEST) {
    g_free (self->digest);
    self->digest = g_strstrip (g_strdup (self->text->str));
    check_digest (self);
  }
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TdNativeParser *self = data;

  if (is_over (self))
    return;
  if (self->foreign)
    td_canonical_end (self->foreign, (const char *) prefix, (const char *) name);
  if (self->canonical)
    td_canonical_end (self->canonical, (const char *) prefix, (const char *) name);
  self->depth--;
  if (self->foreign) {
    if (self->depth == self->foreign_depth)
      end_foreign (self);
    return;
  }
  end_place (self, self->places[self->depth]);
  if (self->grammar)
    hold_against_grammar (self, td_grammar_end (self->grammar), (const char *) name);
}

static void
dtd_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  TdNativeParser *self = data;

  if (is_over (self))
    return;
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, line_of (self),
                    N_ ("files with a document type (DTD) are refused"), NULL);
  td_findings_stop (self->findings);
  xmlStopParser (self->context);
}

static void
error_cb (void *data, xmlErrorPtr error)
{
  TdNativeParser *self = data;

  if (error->level < SERIOUS || td_findings_full (self->findings))
    return;
  td_findings_take (self->findings, FALSE, (guint) MAX (0, error->line), td_xml_fact (error));
  td_findings_stop (self->findings);
  xmlStopParser (self->context);
}

/* ---- the whole ---- */

TdNativeParser *
td_native_parser_new (TdNativeFile *file, TdFindings *findings, const TdNativeLimits *limits)
{
  TdNativeParser *self = g_new0 (TdNativeParser, 1);
  xmlSAXHandler handler = {
      .internalSubset = dtd_cb,
      .startElementNs = start_cb,
      .endElementNs = end_cb,
      .characters = text_cb,
      .ignorableWhitespace = text_cb,
      .cdataBlock = text_cb,
      .processingInstruction = instruction_cb,
      .serror = error_cb,
  };

  self->file = file;
  self->findings = findings;
  self->limits = limits;
  self->rows = td_native_rows_new (file->portfolio, findings, limits->rows);
  self->grammar = td_grammar_new ();
  self->places = g_new0 (Place, limits->depth + 1);
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->canonical_bytes = g_string_new (NULL);
  self->context = td_xml_parser_new (&handler, self);
  return self;
}

void
td_native_parser_free (TdNativeParser *self)
{
  if (self == NULL)
    return;
  td_xml_parser_free (self->context);
  td_native_rows_free (self->rows);
  td_grammar_free (self->grammar);
  td_canonical_free (self->canonical);
  td_canonical_free (self->foreign);
  if (self->foreign_text)
    g_string_free (self->foreign_text, TRUE);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_string_free (self->canonical_bytes, TRUE);
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self->places);
  g_free (self->owner);
  g_free (self->digest);
  g_free (self);
}

gboolean
td_native_parser_push (TdNativeParser *self, const char *bytes, gsize length)
{
  while (length > 0 && !td_findings_full (self->findings)) {
    int piece = (int) MIN (length, 1 << 20);

    xmlParseChunk (self->context, bytes, piece, FALSE);
    bytes += piece;
    length -= (gsize) piece;
  }
  return !td_findings_full (self->findings);
}

void
td_native_parser_finish (TdNativeParser *self)
{
  if (!td_findings_full (self->findings))
    xmlParseChunk (self->context, NULL, 0, TRUE);
  if (td_findings_full (self->findings))
    return;
  if (!self->portfolio_seen)
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, 0,
                      N_ ("there is no <portfolio> in it"), NULL);
  td_native_rows_finish (self->rows);
}
