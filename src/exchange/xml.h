/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/error.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

/* What every reader of XML does alike. */

/* A push parser that fetches nothing and expands no entity but XML's own five; the handler refuses
 * a DTD where it begins. */
xmlParserCtxtPtr td_xml_parser_new (xmlSAXHandler *handler, void *data);
void td_xml_parser_free (xmlParserCtxtPtr parser);

/**
 * td_xml_push:
 * @bytes: the next of the file; none at its end
 * @ret_fact: (out): what only the return value of libxml2 tells: text that is not in the encoding
 *   the file names ends the parsing without another word
 *
 * Returns: %FALSE with @ret_fact set
 */
gboolean td_xml_push (xmlParserCtxtPtr parser, const char *bytes, gsize length, GError **ret_fact);

/* An ampersand comes as "&#38;" in the attributes of SAX2. Decodes in place. Returns: the length */
gsize td_xml_decode_attribute (char *value, gsize length);

/* What libxml2 complains of, in our words. @ending: there was nothing more to read. */
GError *td_xml_fact (const xmlError *error, gboolean ending);

/* A start tag that comes when there is nothing more to read has no end: a whole one would have come
 * before. */
GError *td_xml_cut_off (void);

G_END_DECLS
