/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/canonical.h"
#include "exchange/xml.h"

#include <libxml/c14n.h>
#include <string.h>

/* Against libxml2's own exclusive canonical form, made from a tree. */

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
  TdCanonicalAttribute attributes[16];

  g_assert_cmpint (n_attributes, <=, 16);
  for (int i = 0; i < n_attributes; i++, given += 5)
    attributes[i] = (TdCanonicalAttribute){(const char *) given[1], (const char *) given[0],
                                           (const char *) given[2], (const char *) given[3],
                                           td_xml_decode_attribute ((char *) given[3],
                                                                    (gsize) (given[4] - given[3]))};
  td_canonical_start (*(TdCanonical **) data, (const char *) prefix, (const char *) name,
                      (const char *) uri, attributes, (guint) n_attributes);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  td_canonical_end (*(TdCanonical **) data, (const char *) prefix, (const char *) name);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  td_canonical_text (*(TdCanonical **) data, (const char *) text, (gsize) length);
}

static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  td_canonical_instruction (*(TdCanonical **) data, (const char *) target, (const char *) text);
}

static char *
stream (const char *text)
{
  GString *out = g_string_new (NULL);
  TdCanonical *canonical = td_canonical_new (out);
  xmlSAXHandler handler = {.startElementNs = start_cb,
                           .endElementNs = end_cb,
                           .characters = text_cb,
                           .ignorableWhitespace = text_cb,
                           .cdataBlock = text_cb,
                           .processingInstruction = instruction_cb};
  xmlParserCtxtPtr parser = td_xml_parser_new (&handler, &canonical);

  for (gsize i = 0; i < strlen (text); i += 7)
    xmlParseChunk (parser, text + i, (int) MIN (7, strlen (text) - i), FALSE);
  xmlParseChunk (parser, NULL, 0, TRUE);
  g_assert_true (parser->wellFormed);
  td_xml_parser_free (parser);
  td_canonical_free (canonical);
  return g_string_free (out, FALSE);
}

static char *
through_tree (const char *text)
{
  xmlDocPtr document =
      xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOENT);
  xmlChar *bytes = NULL;
  char *result;

  g_assert_cmpint (xmlC14NDocDumpMemory (document, NULL, XML_C14N_EXCLUSIVE_1_0, NULL, FALSE,
                                         &bytes),
                   >=, 0);
  result = g_strdup ((const char *) bytes);
  xmlFree (bytes);
  xmlFreeDoc (document);
  return result;
}

static void
test_both_ways_agree (void)
{
  static const char *const texts[] = {
      "<a/>",
      "<a z='1' b=\"2\" a='3'><b/> <c> x </c></a>",
      "<a xmlns='urn:1'><b xmlns='urn:1'/><b xmlns='urn:2'><c xmlns='urn:1'/></b><d xmlns=''/></a>",
      "<p:a xmlns:p='urn:1' xmlns:q='urn:2' xmlns:r='urn:3'><q:b p:x='1' q:x='2' x='3'/></p:a>",
      "<a xmlns:p='urn:2' xmlns:q='urn:1' p:a='1' q:b='2' c='3'/>",
      "<a xmlns:p='urn:1'><p:b xmlns:p='urn:2'><p:c xmlns:p='urn:1'/></p:b><p:b/></a>",
      "<a b='&amp;&lt;&gt;&quot;&#9;&#10;&#13;&#38;lt;'>&amp;&lt;&gt;\"'&#13;&#9;</a>",
      "<a xml:lang='vi' xml:space='preserve'><!-- gone --><![CDATA[<&>]]>\r\n</a>",
      "<a><?go on?><?stop?></a>",
      "<a b='Đường &#x1F6A7;'>Nguyễn Ơn</a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *streamed = stream (texts[i]);
    g_autofree char *wanted = through_tree (texts[i]);

    g_assert_cmpstr (streamed, ==, wanted);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canonical/both-ways-agree", test_both_ways_agree);
  return g_test_run ();
}
