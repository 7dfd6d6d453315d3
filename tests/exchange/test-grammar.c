/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-schema.h"
#include "exchange/native-write.h"
#include "support/generate.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

/* The grammar that ships, held against the field table: a field that stands in one of them alone
 * fails here. */

static char *
data_path (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", folder, name, NULL);
}

static xmlDocPtr
read_grammar (void)
{
  g_autofree char *path = data_path ("data", "tiendo-portfolio-1.rng");
  xmlDocPtr grammar = xmlReadFile (path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);

  g_assert_nonnull (grammar);
  return grammar;
}

static gboolean
is_called (const xmlNode *node, const char *tag, const char *name)
{
  xmlChar *value;
  gboolean result;

  if (node->type != XML_ELEMENT_NODE || strcmp ((const char *) node->name, tag) != 0)
    return FALSE;
  value = xmlGetProp (node, (const xmlChar *) "name");
  result = g_strcmp0 ((const char *) value, name) == 0;
  xmlFree (value);
  return result;
}

/* <define name="task"><element name="task"> */
static xmlNode *
find_element (xmlDocPtr grammar, const char *name)
{
  for (xmlNode *at = xmlDocGetRootElement (grammar)->children; at; at = at->next)
    if (is_called (at, "define", name) && is_called (at->children, "element", name))
      return at->children;
  g_test_message ("no <%s>", name);
  g_assert_not_reached ();
}

/* What a field may be is a define of its own, called by its kind, or by its words. */
static const char *
type_of (const TdField *field)
{
  static const char *const types[] = {
      [TD_FIELD_UUID] = "uuid",       [TD_FIELD_RANK] = "rank",
      [TD_FIELD_TEXT] = "text",       [TD_FIELD_INTEGER] = "integer",
      [TD_FIELD_BOOLEAN] = "boolean", [TD_FIELD_PERCENT] = "percent",
      [TD_FIELD_YEAR] = "year",       [TD_FIELD_DAY] = "day",
      [TD_FIELD_INSTANT] = "instant", [TD_FIELD_DURATION] = "duration",
      [TD_FIELD_MONEY] = "integer",   [TD_FIELD_QUANTITY] = "quantity",
      [TD_FIELD_ENUM] = NULL,         [TD_FIELD_REFERENCE] = "uuid",
  };

  if (field == TD_FIELD (TD_TABLE_LINK, TdLink, lag))
    return "lag";
  return types[field->kind];
}

static void
check_words (xmlDocPtr grammar, const char *define, const TdField *field)
{
  guint i = 0;

  for (xmlNode *at = xmlDocGetRootElement (grammar)->children; at; at = at->next)
    if (is_called (at, "define", define))
      for (xmlNode *word = at->children->children; word; word = word->next, i++) {
        xmlChar *text = xmlNodeGetContent (word);

        g_assert_cmpstr (field->nicks[i], ==, (const char *) text);
        xmlFree (text);
      }
  g_assert_cmpuint (i, >, 0);
  g_assert_null (field->nicks[i]);
}

/* <attribute name="rank"><ref name="rank"/></attribute>, inside <optional> where it may lack. */
static void
check_line (xmlDocPtr grammar, const xmlNode *line, const TdNativeField *field)
{
  const TdField *core = field->field;
  gboolean optional = strcmp ((const char *) line->name, "optional") == 0;
  xmlChar *type;

  g_assert_cmpint (optional, ==,
                   !(core->flags & TD_FIELD_REQUIRED) || core->kind == TD_FIELD_BOOLEAN);
  if (optional)
    line = line->children;
  g_assert_true (is_called (line, field->element ? "element" : "attribute", field->name));
  type = xmlGetProp (line->children, (const xmlChar *) "name");
  if (type_of (core))
    g_assert_cmpstr ((const char *) type, ==, type_of (core));
  else
    check_words (grammar, (const char *) type, core);
  xmlFree (type);
}

static const xmlNode *
check_fields (xmlDocPtr grammar, const xmlNode *line, const TdNativeTable *table, gboolean elements)
{
  for (guint i = 0; i < table->n_fields; i++) {
    if (table->fields[i].element != elements)
      continue;
    g_test_message ("%s.%s", table->name, table->fields[i].name);
    g_assert_nonnull (line);
    check_line (grammar, line, table->fields + i);
    line = line->next;
  }
  return line;
}

static void
test_every_field_is_a_line_and_every_line_a_field (void)
{
  xmlDocPtr grammar = read_grammar ();

  for (guint i = 0; i < TD_N_TABLES; i++) {
    const TdNativeTable *table = td_native_table ((TdTableId) i);
    const xmlNode *line = find_element (grammar, table->name)->children;

    line = check_fields (grammar, line, table, FALSE);
    line = check_fields (grammar, line, table, TRUE);
    if (td_native_table_has_computed ((TdTableId) i)) {
      g_assert_true (is_called (line->children, "element", TD_NATIVE_COMPUTED_START));
      g_assert_true (is_called (line->next->children, "element", TD_NATIVE_COMPUTED_FINISH));
      line = line->next->next;
    }
    if (i == TD_TABLE_PORTFOLIO) {
      const xmlNode *row = line->children->children;

      for (guint j = i + 1; j < TD_N_TABLES; j++, row = row->next)
        g_assert_true (is_called (row, "ref", td_native_table ((TdTableId) j)->name));
      g_assert_null (row);
      line = line->next;
    }
    if (line)
      g_assert_cmpstr ((const char *) line->name, ==, "empty");
  }
  xmlFreeDoc (grammar);
}

static void
test_names_do_not_meet (void)
{
  for (guint i = 0; i < TD_N_TABLES; i++) {
    const TdNativeTable *table = td_native_table ((TdTableId) i);

    g_assert_cmpuint (table->n_fields, <=, 64);
    for (guint a = 0; a < table->n_fields; a++)
      for (guint b = 0; b < a; b++)
        g_assert_cmpstr (table->fields[a].name, !=, table->fields[b].name);
  }
}

/* Takes @document. */
static gboolean
fits (xmlDocPtr document)
{
  xmlDocPtr grammar = read_grammar ();
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt (grammar);
  xmlRelaxNGPtr schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (schema);
  gboolean result = xmlRelaxNGValidateDoc (context, document) == 0;

  xmlFreeDoc (document);
  xmlRelaxNGFreeValidCtxt (context);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  xmlFreeDoc (grammar);
  return result;
}

static void
test_what_ships_fits (void)
{
  g_autofree char *sample = data_path ("tests/exchange", "sample.tiendo.xml");
  g_autofree char *directive = data_path ("data/portfolios", "tay-ninh-2024.tiendo.xml");
  g_autofree char *example = data_path ("data/portfolios", "example.tiendo.xml");

  g_assert_true (fits (xmlReadFile (sample, NULL, XML_PARSE_NONET)));
  g_assert_true (fits (xmlReadFile (directive, NULL, XML_PARSE_NONET)));
  g_assert_true (fits (xmlReadFile (example, NULL, XML_PARSE_NONET)));
}

static gboolean
append_cb (gpointer data, const char *bytes, gsize length, GError **error)
{
  g_string_append_len (data, bytes, (gssize) length);
  return TRUE;
}

/* Also when they ran on past the years that there are. */
static gboolean
computed_cb (gpointer data, TdTableId table, gint64 id, gint64 *ret_start, gint64 *ret_finish)
{
  *ret_start = id % 3 ? id * 1000000 : TD_NONE;
  *ret_finish = id % 5 ? id * 12345678 : TD_NONE;
  return id % 7 != 0;
}

static void
test_whatever_is_written_fits (void)
{
  const TdNativeWriteOptions options = {.computed = computed_cb};

  for (guint32 seed = 1; seed <= 20; seed++) {
    TdGeneration shape = {.projects = 5, .tasks = 60, .links = 90, .seed = seed, .wild = TRUE};
    g_autoptr (TdPortfolio) portfolio = td_generate (&shape);
    g_autoptr (GString) out = g_string_new (NULL);

    g_assert_true (td_native_write (portfolio, &options, append_cb, out, NULL));
    g_assert_true (fits (xmlReadMemory (out->str, (int) out->len, NULL, NULL, XML_PARSE_NONET)));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grammar/every-field-is-a-line-and-every-line-a-field",
                   test_every_field_is_a_line_and_every_line_a_field);
  g_test_add_func ("/grammar/names-do-not-meet", test_names_do_not_meet);
  g_test_add_func ("/grammar/what-ships-fits", test_what_ships_fits);
  g_test_add_func ("/grammar/whatever-is-written-fits", test_whatever_is_written_fits);
  return g_test_run ();
}
