/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdCanonical: the exclusive canonical form of an element, without comments, made while a SAX2
 * parser reads it. Names and URIs are the parser's own and have to live as long as this does.
 */
typedef struct _TdCanonical TdCanonical;

typedef struct {
  const char *prefix;
  const char *name;
  const char *uri;
  const char *value; /* as it is meant, with nothing escaped */
  gsize length;
} TdCanonicalAttribute;

/* What comes is appended to @out. */
TdCanonical *td_canonical_new (GString *out);
void td_canonical_free (TdCanonical *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCanonical, td_canonical_free)

/* Sorts @attributes. */
void td_canonical_start (TdCanonical *self,
                         const char *prefix,
                         const char *name,
                         const char *uri,
                         TdCanonicalAttribute *attributes,
                         guint n_attributes);
void td_canonical_text (TdCanonical *self, const char *text, gsize length);
void td_canonical_instruction (TdCanonical *self, const char *target, const char *data);
void td_canonical_end (TdCanonical *self, const char *prefix, const char *name);

G_END_DECLS
