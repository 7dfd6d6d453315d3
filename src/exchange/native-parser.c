/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-parser.h"

#include "exchange/native-parser-private.h"
#include "exchange/xml.h"

#define MOST_ATTRIBUTES 64
#define SERIOUS         XML_ERR_ERROR

static gboolean
is_deep (TdNativeParser *self)
{
  g_autofree char *limit = NULL;

  if (self->depth < self->limits->depth)
    return FALSE;
  limit = g_strdup_printf ("%u", self->limits->depth);
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, td_native_line (self),
                    N_ ("elements are nested more than %s deep"), limit, NULL);
  td_findings_stop (self->findings);
  return TRUE;
}

static gboolean
is_cut_off (TdNativeParser *self)
{
  if (!self->ending)
    return FALSE;
  td_findings_take (self->findings, FALSE, td_native_line (self), td_xml_cut_off ());
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
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, td_native_line (self),
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
    td_native_fail_here (self, N_ ("an element with more than 64 attributes"), NULL, NULL);
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
    td_native_fail_here (self, N_ ("<%s> does not fit the grammar here"), name, NULL);
}

/* Of what stands directly in the portfolio, or outside of it, there is none. */
static const char *
owner_of_foreign (const TdNativeParser *self)
{
  TdNativePlace place = td_native_place (self);

  return place == TD_IN_ROW || place == TD_IN_FIELD ? self->owner : NULL;
}

static void
/* NOLINTNEXTLINE(readability-function-size): the signature is libxml2's */
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
  TdCanonical *foreign;
  TdNativePlace place;

  if (is_over (self) || is_cut_off (self) || is_deep (self) ||
      !take_attributes (self, attributes, given, count))
    return;
  if (td_foreign_keeper_canonical (self->foreign) == NULL) {
    place =
        td_native_begin_element (self, (const char *) name, (const char *) uri, attributes, count);
    if (place == TD_IN_FOREIGN && self->newer)
      td_foreign_keeper_begin (self->foreign, owner_of_foreign (self), (const char *) name,
                               td_native_line (self));
    if (self->grammar)
      hold_against_grammar (self, td_grammar_start (self->grammar, name, uri, given, count),
                            (const char *) name);
    self->places[self->depth] = place;
  }
  self->depth++;
  foreign = td_foreign_keeper_canonical (self->foreign);
  if (foreign) {
    td_canonical_start (foreign, (const char *) prefix, (const char *) name, (const char *) uri,
                        attributes, count);
    td_foreign_keeper_enter (self->foreign);
  }
  if (self->in_seal)
    td_canonical_start (self->seal->canonical, (const char *) prefix, (const char *) name,
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
  TdNativePlace place = td_native_place (self);

  if (place == TD_IN_FIELD || place == TD_IN_DIGEST) {
    g_string_append_len (self->text, text, (gssize) length);
    if (!fits_text (self, self->text->len))
      return;
  } else if (place == TD_IN_TEXT || place == TD_IN_FOREIGN || is_blank (text, length)) {
    if (is_blank (text, length))
      return;
  } else {
    td_native_fail_here (self, N_ ("there is text where only elements may stand"), NULL, NULL);
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
  TdCanonical *foreign = td_foreign_keeper_canonical (self->foreign);

  if (is_over (self))
    return;
  if (foreign)
    td_canonical_text (foreign, (const char *) text, (gsize) length);
  else
    take_text (self, (const char *) text, (gsize) length);
  if (self->in_seal) {
    td_canonical_text (self->seal->canonical, (const char *) text, (gsize) length);
    td_seal_flush (self->seal);
  }
}

static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  TdNativeParser *self = data;
  TdCanonical *foreign = td_foreign_keeper_canonical (self->foreign);

  if (foreign)
    td_canonical_instruction (foreign, (const char *) target, (const char *) text);
  if (self->in_seal)
    td_canonical_instruction (self->seal->canonical, (const char *) target, (const char *) text);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TdNativeParser *self = data;
  TdCanonical *foreign = td_foreign_keeper_canonical (self->foreign);

  if (is_over (self))
    return;
  if (foreign)
    td_canonical_end (foreign, (const char *) prefix, (const char *) name);
  if (self->in_seal)
    td_canonical_end (self->seal->canonical, (const char *) prefix, (const char *) name);
  self->depth--;
  if (foreign) {
    td_foreign_keeper_leave (self->foreign);
    return;
  }
  td_native_end_element (self, self->places[self->depth]);
  if (self->grammar)
    hold_against_grammar (self, td_grammar_end (self->grammar), (const char *) name);
}

static void
dtd_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  TdNativeParser *self = data;

  if (is_over (self))
    return;
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, td_native_line (self),
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
  td_findings_take (self->findings, FALSE, (guint) MAX (0, error->line),
                    td_xml_fact (error, self->ending));
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
  self->places = g_new0 (TdNativePlace, limits->depth + 1);
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->foreign = td_foreign_keeper_new (file->foreign, findings, limits->foreign);
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
  td_seal_free (self->seal);
  td_foreign_keeper_free (self->foreign);
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self->places);
  g_free (self->owner);
  g_free (self);
}

static void
push (TdNativeParser *self, const char *bytes, gsize length)
{
  GError *fact = NULL;

  if (td_findings_full (self->findings) || td_xml_push (self->context, bytes, length, &fact))
    return;
  td_findings_take (self->findings, FALSE, td_native_line (self), fact);
  td_findings_stop (self->findings);
}

gboolean
td_native_parser_push (TdNativeParser *self, const char *bytes, gsize length)
{
  if (length > 0)
    push (self, bytes, length);
  return !td_findings_full (self->findings);
}

void
td_native_parser_finish (TdNativeParser *self)
{
  self->ending = TRUE;
  push (self, NULL, 0);
  if (td_findings_full (self->findings) || (self->depth > 0 && is_cut_off (self)))
    return;
  if (!self->portfolio_seen)
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, 0,
                      N_ ("there is no <portfolio> in it"), NULL);
  td_native_rows_finish (self->rows);
}
