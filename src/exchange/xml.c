/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xml.h"

#include <string.h>

#define AMPERSAND "&#38;"

/* libxml2 would write to the standard error what it cannot tell a parser. These are of the thread
 * that reads. */
static void
ignore_generic_cb (void *data, const char *format, ...)
{
}

static void
ignore_structured_cb (void *data, xmlErrorPtr error)
{
}

xmlParserCtxtPtr
td_xml_parser_new (xmlSAXHandler *handler, void *data)
{
  xmlParserCtxtPtr parser;

  xmlSetGenericErrorFunc (NULL, ignore_generic_cb);
  xmlSetStructuredErrorFunc (NULL, ignore_structured_cb);
  handler->initialized = XML_SAX2_MAGIC;
  parser = xmlCreatePushParserCtxt (handler, data, NULL, 0, NULL);
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  return parser;
}

void
td_xml_parser_free (xmlParserCtxtPtr parser)
{
  if (parser == NULL)
    return;
  if (parser->myDoc)
    xmlFreeDoc (parser->myDoc);
  xmlFreeParserCtxt (parser);
}

gsize
td_xml_decode_attribute (char *value, gsize length)
{
  char *from = memchr (value, '&', length);
  char *to = from;
  const char *end = value + length;

  if (from == NULL)
    return length;
  while (from < end) {
    gboolean ampersand = (gsize) (end - from) >= strlen (AMPERSAND) &&
                         memcmp (from, AMPERSAND, strlen (AMPERSAND)) == 0;

    *to++ = *from;
    from += ampersand ? strlen (AMPERSAND) : 1;
  }
  return (gsize) (to - value);
}

#define WRONG_ENCODING N_ ("the text is not in the encoding that the file names")
#define CUT_OFF        N_ ("something is not finished here: the file may be cut off")

static const char *
message (int code, gboolean ending)
{
  switch (code) {
  case XML_ERR_DOCUMENT_EMPTY:
  case XML_ERR_DOCUMENT_START:
    return N_ ("this is not XML");
  case XML_ERR_DOCUMENT_END:
  case XML_ERR_TAG_NOT_FINISHED:
  case XML_ERR_GT_REQUIRED:
  case XML_ERR_COMMENT_NOT_FINISHED:
  case XML_ERR_CDATA_NOT_FINISHED:
  case XML_ERR_PI_NOT_FINISHED:
    return CUT_OFF;
  case XML_ERR_TAG_NAME_MISMATCH:
  case XML_ERR_LTSLASH_REQUIRED:
    return ending ? CUT_OFF : N_ ("the end tag does not match the start tag");
  case XML_ERR_INVALID_CHAR:
  case XML_ERR_INVALID_CHARREF:
    return N_ ("a character that XML does not allow, or text that is not UTF-8");
  case XML_ERR_INVALID_ENCODING:
  case XML_ERR_UNKNOWN_ENCODING:
  case XML_ERR_UNSUPPORTED_ENCODING:
  case XML_ERR_ENCODING_NAME:
  case XML_I18N_CONV_FAILED:
    return WRONG_ENCODING;
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY:
    return N_ ("the entity “%s” is not known here");
  case XML_ERR_ATTRIBUTE_REDEFINED:
    return N_ ("the attribute “%s” stands twice");
  case XML_ERR_LT_IN_ATTRIBUTE:
  case XML_ERR_ATTRIBUTE_NOT_STARTED:
  case XML_ERR_ATTRIBUTE_NOT_FINISHED:
  case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    return ending ? CUT_OFF : N_ ("an attribute is not written as XML has it");
  case XML_NS_ERR_UNDEFINED_NAMESPACE:
    return N_ ("the prefix “%s” is not bound to a namespace");
  default:
    return ending ? CUT_OFF : N_ ("not well-formed XML");
  }
}

GError *
td_xml_fact (const xmlError *error, gboolean ending)
{
  gboolean huge =
      !ending && (error->code == XML_ERR_INTERNAL_ERROR || error->code == XML_ERR_NAME_TOO_LONG);
  g_autofree char *argument = NULL;
  GError *fact = NULL;

  if (huge) {
    td_fact_set (&fact, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_TOO_LARGE,
                 N_ ("a tag, a name or a text that is far too long, or too many nested"), NULL);
    return fact;
  }
  argument = g_utf8_make_valid (error->str1 ? error->str1 : "", -1);
  td_fact_set (&fact, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_MALFORMED, message (error->code, ending),
               argument, NULL);
  return fact;
}

GError *
td_xml_cut_off (void)
{
  GError *fact = NULL;

  td_fact_set (&fact, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_MALFORMED, CUT_OFF, NULL);
  return fact;
}

gboolean
td_xml_push (xmlParserCtxtPtr parser, const char *bytes, gsize length, GError **ret_fact)
{
  int code = xmlParseChunk (parser, bytes, (int) length, length == 0);

  if (code != XML_ERR_INVALID_ENCODING && code != XML_I18N_CONV_FAILED)
    return TRUE;
  td_fact_set (ret_fact, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_MALFORMED, WRONG_ENCODING, NULL);
  return FALSE;
}
