/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/grammar.h"

#include "exchange/grammar-data.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#define MOST_ATTRIBUTES 16

/* libxml2 wants a tree. It gets the one branch that leads to the element at hand, made of nodes
 * that are used again and again: a tree of its own costs more than the check. */
struct _TdGrammar {
  xmlRelaxNGPtr schema;
  xmlRelaxNGValidCtxtPtr context;
  xmlDocPtr document;
  xmlNode elements[TD_GRAMMAR_DEPTH];
  guint depth;
  xmlNs namespace;
  xmlAttr attributes[MOST_ATTRIBUTES];
  xmlNode values[MOST_ATTRIBUTES];
  GString *texts[MOST_ATTRIBUTES];
  gboolean failed;
};

static void
ignore_cb (void *data, xmlErrorPtr error)
{
}

static xmlRelaxNGPtr
parse_schema (void)
{
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt (td_grammar, (int) td_grammar_length);
  xmlRelaxNGPtr schema;

  xmlRelaxNGSetParserStructuredErrors (parser, ignore_cb, NULL);
  schema = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  return schema;
}

/* One that is not in use: making it takes longer than reading a small file. Never shared, since
 * libxml2 does not promise that it could be. */
static GMutex spare_lock;
static xmlRelaxNGPtr spare;

static xmlRelaxNGPtr
take_schema (void)
{
  xmlRelaxNGPtr schema;

  g_mutex_lock (&spare_lock);
  schema = g_steal_pointer (&spare);
  g_mutex_unlock (&spare_lock);
  return schema ? schema : parse_schema ();
}

static void
give_schema (xmlRelaxNGPtr schema)
{
  g_mutex_lock (&spare_lock);
  if (spare == NULL)
    spare = g_steal_pointer (&schema);
  g_mutex_unlock (&spare_lock);
  if (schema)
    xmlRelaxNGFree (schema);
}

TdGrammar *
td_grammar_new (void)
{
  static gsize once;
  TdGrammar *self = g_new0 (TdGrammar, 1);

  if (g_once_init_enter (&once)) {
    xmlInitParser ();
    xmlRelaxNGInitTypes ();
    g_once_init_leave (&once, 1);
  }
  self->schema = take_schema ();
  g_assert (self->schema != NULL);
  self->context = xmlRelaxNGNewValidCtxt (self->schema);
  xmlRelaxNGSetValidStructuredErrors (self->context, ignore_cb, NULL);
  self->document = xmlNewDoc ((const xmlChar *) "1.0");
  self->namespace.type = XML_LOCAL_NAMESPACE;
  for (guint i = 0; i < MOST_ATTRIBUTES; i++)
    self->texts[i] = g_string_new (NULL);
  return self;
}

void
td_grammar_free (TdGrammar *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < MOST_ATTRIBUTES; i++)
    g_string_free (self->texts[i], TRUE);
  xmlRelaxNGFreeValidCtxt (self->context);
  give_schema (self->schema);
  xmlFreeDoc (self->document);
  g_free (self);
}

static void
set_attribute (TdGrammar *self, xmlNode *element, guint i, const xmlChar **given)
{
  xmlAttr *attribute = self->attributes + i;
  xmlNode *value = self->values + i;

  memset (attribute, 0, sizeof *attribute);
  memset (value, 0, sizeof *value);
  g_string_truncate (self->texts[i], 0);
  g_string_append_len (self->texts[i], (const char *) given[3], given[4] - given[3]);
  value->type = XML_TEXT_NODE;
  value->content = (xmlChar *) self->texts[i]->str;
  value->parent = (xmlNode *) attribute;
  value->doc = self->document;
  attribute->type = XML_ATTRIBUTE_NODE;
  attribute->name = given[0];
  attribute->ns = given[2] ? &self->namespace : NULL;
  attribute->children = attribute->last = value;
  attribute->parent = element;
  attribute->doc = self->document;
  if (i > 0) {
    attribute->prev = attribute - 1;
    attribute->prev->next = attribute;
  } else
    element->properties = attribute;
}

static gboolean
fail (TdGrammar *self)
{
  self->failed = TRUE;
  return FALSE;
}

gboolean
td_grammar_start (TdGrammar *self,
                  const xmlChar *name,
                  const xmlChar *uri,
                  const xmlChar **attributes,
                  guint n_attributes)
{
  xmlNode *element = self->elements + self->depth;

  if (self->failed || self->depth == TD_GRAMMAR_DEPTH || n_attributes > MOST_ATTRIBUTES)
    return fail (self);
  memset (element, 0, sizeof *element);
  self->namespace.href = uri;
  element->type = XML_ELEMENT_NODE;
  element->name = name;
  element->ns = uri ? &self->namespace : NULL;
  element->doc = self->document;
  element->parent = self->depth ? element - 1 : (xmlNode *) self->document;
  for (guint i = 0; i < n_attributes; i++)
    set_attribute (self, element, i, attributes + 5 * i);
  self->depth++;
  if (xmlRelaxNGValidatePushElement (self->context, self->document, element) != 1)
    return fail (self);
  return TRUE;
}

gboolean
td_grammar_text (TdGrammar *self)
{
  if (self->failed || xmlRelaxNGValidatePushCData (self->context, (const xmlChar *) "x", 1) != 1)
    return fail (self);
  return TRUE;
}

gboolean
td_grammar_end (TdGrammar *self)
{
  if (self->failed)
    return FALSE;
  self->depth--;
  if (xmlRelaxNGValidatePopElement (self->context, self->document, self->elements + self->depth) !=
      1)
    return fail (self);
  return TRUE;
}
