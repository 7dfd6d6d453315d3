/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/detect.h"

#include "exchange/input.h"
#include "exchange/native-read.h"
#include "exchange/xml.h"

#include <string.h>
#include <unistd.h>

#define MSPDI_NAMESPACE       "http://schemas.microsoft.com/project"
#define APPLICATION_ID_OFFSET 68

static const struct {
  const char *name;
  const char *label;
} formats[] = {
    [TD_FORMAT_UNKNOWN] = {"unknown", N_ ("a file of an unknown kind")},
    [TD_FORMAT_EMPTY] = {"empty", N_ ("an empty file")},
    [TD_FORMAT_NATIVE] = {"tiendo", N_ ("a portfolio in XML")},
    [TD_FORMAT_PORTFOLIO] = {"portfolio", N_ ("a Tiendo portfolio file")},
    [TD_FORMAT_MSPDI] = {"mspdi", N_ ("a Microsoft Project file in XML")},
    [TD_FORMAT_GAN] = {"gan", N_ ("a GanttProject file")},
    [TD_FORMAT_PLANNER] = {"planner", N_ ("a Planner file")},
    [TD_FORMAT_XML] = {"xml", N_ ("XML of another kind")},
    [TD_FORMAT_SQLITE] = {"sqlite", N_ ("a database of another program")},
    [TD_FORMAT_XLSX] = {"xlsx", N_ ("an Excel workbook")},
    [TD_FORMAT_ZIP] = {"zip", N_ ("a zip archive")},
    [TD_FORMAT_GZIP] = {"gzip", N_ ("a compressed file")},
    [TD_FORMAT_OLE] = {"ole", N_ ("a file of an older Microsoft program")},
    [TD_FORMAT_PDF] = {"pdf", N_ ("a PDF document")},
    [TD_FORMAT_CSV] = {"csv", N_ ("a table in text")},
};

static const struct {
  const char *bytes;
  gsize length;
  TdFormat format;
} magics[] = {
    {"SQLite format 3", 16, TD_FORMAT_SQLITE},
    {"PK\003\004", 4, TD_FORMAT_ZIP},
    {"PK\005\006", 4, TD_FORMAT_ZIP},
    {"\037\213", 2, TD_FORMAT_GZIP},
    {"BZh", 3, TD_FORMAT_GZIP},
    {"\3757zXZ", 6, TD_FORMAT_GZIP},
    {"\050\265\057\375", 4, TD_FORMAT_GZIP},
    {"\320\317\021\340\241\261\032\341", 8, TD_FORMAT_OLE},
    {"%PDF-", 5, TD_FORMAT_PDF},
};

const char *
td_format_name (TdFormat format)
{
  return formats[format].name;
}

const char *
td_format_label (TdFormat format)
{
  return formats[format].label;
}

/* ---- XML, by its outermost element ---- */

typedef struct {
  TdFormat format;
  xmlParserCtxtPtr parser;
} Root;

static void
/* NOLINTNEXTLINE(readability-function-size): the signature is libxml2's */
root_cb (void *data,
         const xmlChar *name,
         const xmlChar *prefix,
         const xmlChar *uri,
         int n_namespaces,
         const xmlChar **namespaces,
         int n_attributes,
         int n_defaulted,
         const xmlChar **attributes)
{
  Root *root = data;
  const char *tag = (const char *) name;
  gboolean project = strcmp (tag, "Project") == 0;

  if (g_strcmp0 ((const char *) uri, TD_NATIVE_NAMESPACE) == 0 && strcmp (tag, "tiendo") == 0)
    root->format = TD_FORMAT_NATIVE;
  else if (project && (uri == NULL || g_str_has_prefix ((const char *) uri, MSPDI_NAMESPACE)))
    root->format = TD_FORMAT_MSPDI;
  else if (uri == NULL && strcmp (tag, "project") == 0)
    root->format = TD_FORMAT_PLANNER;
  for (int i = 0; i < n_attributes; i++)
    if (root->format == TD_FORMAT_PLANNER &&
        strcmp ((const char *) attributes[5 * i], "webLink") == 0)
      root->format = TD_FORMAT_GAN;
  xmlStopParser (root->parser);
}

static void
ignore_cb (void *data, xmlErrorPtr error)
{
}

static TdFormat
detect_xml (const char *head, gsize length)
{
  xmlSAXHandler handler = {.startElementNs = root_cb, .serror = ignore_cb};
  Root root = {TD_FORMAT_XML, NULL};

  root.parser = td_xml_parser_new (&handler, &root);
  xmlParseChunk (root.parser, head, (int) length, FALSE);
  td_xml_parser_free (root.parser);
  return root.format;
}

/* ---- anything ---- */

static gboolean
contains (const char *head, gsize length, const char *text)
{
  gsize size = strlen (text);

  for (gsize at = 0; at + size <= length; at++)
    if (memcmp (head + at, text, size) == 0)
      return TRUE;
  return FALSE;
}

static TdFormat
detect_magic (const char *head, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++) {
    if (length < magics[i].length || memcmp (head, magics[i].bytes, magics[i].length) != 0)
      continue;
    if (magics[i].format == TD_FORMAT_SQLITE && length > APPLICATION_ID_OFFSET + 4 &&
        memcmp (head + APPLICATION_ID_OFFSET, "Tndo", 4) == 0)
      return TD_FORMAT_PORTFOLIO;
    if (magics[i].format == TD_FORMAT_ZIP && contains (head, length, "xl/"))
      return TD_FORMAT_XLSX;
    return magics[i].format;
  }
  return TD_FORMAT_UNKNOWN;
}

/* A byte-order mark or "<" with its empty half before or behind it. */
static gboolean
looks_like_utf16 (const char *head, gsize length)
{
  static const char *const marks[] = {"\377\376", "\376\377", "<\000", "\000<"};

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= 4 && memcmp (head, marks[i], 2) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
looks_like_table (const char *head, gsize length)
{
  const char *end = memchr (head, '\n', length);
  gsize line = end ? (gsize) (end - head) : length;

  if (memchr (head, '\0', length) != NULL)
    return FALSE;
  return memchr (head, ';', line) || memchr (head, ',', line) || memchr (head, '\t', line);
}

TdFormat
td_detect (const char *head, gsize length)
{
  TdFormat format = detect_magic (head, length);
  gsize at = 0;

  if (length == 0)
    return TD_FORMAT_EMPTY;
  if (format != TD_FORMAT_UNKNOWN)
    return format;
  if (length >= 3 && memcmp (head, "\357\273\277", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (head[at]))
    at++;
  if (at < length && (head[at] == '<' || looks_like_utf16 (head, length)))
    return detect_xml (head, length);
  if (at == length)
    return TD_FORMAT_EMPTY;
  return looks_like_table (head, length) ? TD_FORMAT_CSV : TD_FORMAT_UNKNOWN;
}

gboolean
td_detect_file (const char *path, TdFormat *ret_format, GError **error)
{
  g_autofree char *head = g_malloc (TD_DETECT_BYTES);
  guint64 size;
  int fd = td_input_open (path, &size, error);
  gssize length;

  if (fd < 0)
    return FALSE;
  length = td_input_read (fd, head, TD_DETECT_BYTES, path, error);
  close (fd);
  if (length < 0)
    return FALSE;
  *ret_format = td_detect (head, (gsize) length);
  return TRUE;
}
