/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlstring.h>

G_BEGIN_DECLS

/* The most elements that the grammar nests. */
#define TD_GRAMMAR_DEPTH 8

/* The grammar of our XML, against which a file is held while it goes by: each element is shown at
 * its start and at its end. It looks at structure and enumerations; what else a value may be is the
 * reader's to say (see embed.py). */
typedef struct _TdGrammar TdGrammar;

TdGrammar *td_grammar_new (void);
void td_grammar_free (TdGrammar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdGrammar, td_grammar_free)

/* An element begins, with attributes as a SAX2 parser gives them: name, prefix, URI, value, end of
 * value. Each of these returns FALSE where the file stops fitting; from then on nothing fits. */
gboolean td_grammar_start (TdGrammar *self,
                           const xmlChar *name,
                           const xmlChar *uri,
                           const xmlChar **attributes,
                           guint n_attributes);
/* It holds text other than blanks. */
gboolean td_grammar_text (TdGrammar *self);
gboolean td_grammar_end (TdGrammar *self);

G_END_DECLS
