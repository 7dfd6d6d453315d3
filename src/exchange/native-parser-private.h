/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/foreign.h"
#include "exchange/grammar.h"
#include "exchange/native-parser.h"
#include "exchange/native-rows.h"
#include "exchange/seal.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

/* What native-parser.c, which hears the parser, and native-elements.c, which knows what an element
 * means, have in common. */

/* Where an element stands: what is open around it. */
typedef enum {
  TD_IN_DOCUMENT,
  TD_IN_TIENDO,
  TD_IN_EXCHANGE,
  TD_IN_PORTFOLIO,
  TD_IN_ROW,
  TD_IN_FIELD, /* of a row or of the portfolio */
  TD_IN_TEXT,  /* of an element that is not a field */
  TD_IN_DIGEST,
  TD_IN_FOREIGN,
} TdNativePlace;

struct _TdNativeParser {
  TdNativeFile *file;
  TdFindings *findings;
  const TdNativeLimits *limits;
  xmlParserCtxtPtr context;
  TdNativeRows *rows;
  TdGrammar *grammar;
  gboolean newer; /* of a minor version that may hold what this one does not know */
  gboolean portfolio_seen;
  gboolean ending; /* there is nothing more to read */

  TdNativePlace *places;
  guint depth;                /* of open elements, foreign ones included */
  const TdNativeTable *table; /* of the row at hand */
  const TdNativeField *field; /* NULL: what is read is dropped */
  guint next_field;           /* the first that may still come */
  gboolean grammar_text;      /* the grammar knows of the text at hand */
  GString *text;
  guint text_line;
  char *owner; /* uuid of the row at hand */

  GString *value; /* of an attribute */
  TdSeal *seal;   /* of the portfolio, once it has begun */
  gboolean in_seal;
  TdForeignKeeper *foreign;
};

guint td_native_line (const TdNativeParser *self);
/* What is open around that which comes now. */
TdNativePlace td_native_place (const TdNativeParser *self);

/* An element begins. Returns: what it is; TD_IN_FOREIGN: it is none of ours */
TdNativePlace td_native_begin_element (TdNativeParser *self,
                                       const char *name,
                                       const char *uri,
                                       const TdCanonicalAttribute *attributes,
                                       guint count);
/* It has ended, with what is in @text. */
void td_native_end_element (TdNativeParser *self, TdNativePlace place);

/* An error at the line at hand. */
void td_native_fail_here (TdNativeParser *self, const char *msgid, const char *a, const char *b);

G_END_DECLS
