/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/canonical.h"

#include "exchange/escape.h"

#include <string.h>

typedef struct {
  const char *prefix; /* NULL: the default namespace */
  const char *uri;
  guint depth;
} Rendered;

struct _TdCanonical {
  GString *out;
  GArray *rendered; /* (element-type Rendered): the namespaces in force, as far as written */
  guint depth;
};

TdCanonical *
td_canonical_new (GString *out)
{
  TdCanonical *self = g_new0 (TdCanonical, 1);

  self->out = out;
  self->rendered = g_array_new (FALSE, FALSE, sizeof (Rendered));
  return self;
}

void
td_canonical_free (TdCanonical *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rendered);
  g_free (self);
}

static const char *
rendered_uri (const TdCanonical *self, const char *prefix)
{
  for (guint i = self->rendered->len; i-- > 0;) {
    const Rendered *at = &g_array_index (self->rendered, Rendered, i);

    if (g_strcmp0 (at->prefix, prefix) == 0)
      return at->uri;
  }
  return "";
}

/* A prefix that an element uses is declared where it is first used. */
static void
use_prefix (TdCanonical *self, const char *prefix, const char *uri)
{
  Rendered rendered = {prefix, uri ? uri : "", self->depth};

  if (g_strcmp0 (prefix, "xml") == 0 || strcmp (rendered_uri (self, prefix), rendered.uri) == 0)
    return;
  g_array_append_val (self->rendered, rendered);
}

static int
compare_prefixes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Rendered *) a)->prefix, ((const Rendered *) b)->prefix);
}

static void
append_namespaces (TdCanonical *self, guint from)
{
  Rendered *first = (Rendered *) (gpointer) self->rendered->data + from;
  guint count = self->rendered->len - from;

  if (count > 1)
    qsort (first, count, sizeof *first, compare_prefixes);
  for (guint i = 0; i < count; i++) {
    g_string_append (self->out, first[i].prefix ? " xmlns:" : " xmlns");
    if (first[i].prefix)
      g_string_append (self->out, first[i].prefix);
    g_string_append (self->out, "=\"");
    td_escape_append (self->out, first[i].uri, strlen (first[i].uri), TRUE);
    g_string_append_c (self->out, '"');
  }
}

static int
compare_attributes (const TdCanonicalAttribute *a, const TdCanonicalAttribute *b)
{
  int result = 0;

  if (a->uri || b->uri)
    result = strcmp (a->uri ? a->uri : "", b->uri ? b->uri : "");
  return result ? result : strcmp (a->name, b->name);
}

/* There are few. */
static void
sort_attributes (TdCanonicalAttribute *attributes, guint count)
{
  for (guint i = 1; i < count; i++) {
    TdCanonicalAttribute moved = attributes[i];
    guint at = i;

    for (; at > 0 && compare_attributes (attributes + at - 1, &moved) > 0; at--)
      attributes[at] = attributes[at - 1];
    attributes[at] = moved;
  }
}

static void
append_name (GString *out, const char *prefix, const char *name)
{
  if (prefix) {
    g_string_append (out, prefix);
    g_string_append_c (out, ':');
  }
  g_string_append (out, name);
}

void
td_canonical_start (TdCanonical *self,
                    const char *prefix,
                    const char *name,
                    const char *uri,
                    TdCanonicalAttribute *attributes,
                    guint n_attributes)
{
  guint from = self->rendered->len;

  self->depth++;
  g_string_append_c (self->out, '<');
  append_name (self->out, prefix, name);
  use_prefix (self, prefix, uri);
  for (guint i = 0; i < n_attributes; i++)
    if (attributes[i].prefix)
      use_prefix (self, attributes[i].prefix, attributes[i].uri);
  if (self->rendered->len > from)
    append_namespaces (self, from);
  sort_attributes (attributes, n_attributes);
  for (guint i = 0; i < n_attributes; i++) {
    g_string_append_c (self->out, ' ');
    append_name (self->out, attributes[i].prefix, attributes[i].name);
    g_string_append (self->out, "=\"");
    td_escape_append (self->out, attributes[i].value, attributes[i].length, TRUE);
    g_string_append_c (self->out, '"');
  }
  g_string_append_c (self->out, '>');
}

void
td_canonical_text (TdCanonical *self, const char *text, gsize length)
{
  td_escape_append (self->out, text, length, FALSE);
}

void
td_canonical_instruction (TdCanonical *self, const char *target, const char *data)
{
  g_string_append (self->out, "<?");
  g_string_append (self->out, target);
  if (data && *data) {
    g_string_append_c (self->out, ' ');
    g_string_append (self->out, data);
  }
  g_string_append (self->out, "?>");
}

void
td_canonical_end (TdCanonical *self, const char *prefix, const char *name)
{
  g_string_append (self->out, "</");
  append_name (self->out, prefix, name);
  g_string_append_c (self->out, '>');
  while (self->rendered->len &&
         g_array_index (self->rendered, Rendered, self->rendered->len - 1).depth == self->depth)
    g_array_set_size (self->rendered, self->rendered->len - 1);
  self->depth--;
}
