/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/filter.h"

G_BEGIN_DECLS

/* What the files of the filter share: core/filter-parse.c makes the tree, core/filter-value.c reads
 * its values, core/filter.c asks it. */

typedef enum {
  TD_FILTER_AND,
  TD_FILTER_OR,
  TD_FILTER_NOT,
  TD_FILTER_COMPARE,
  TD_FILTER_IS_KNOWN,
} TdFilterNodeKind;

typedef enum {
  TD_FILTER_EQUAL,
  TD_FILTER_UNEQUAL,
  TD_FILTER_LESS,
  TD_FILTER_AT_MOST,
  TD_FILTER_MORE,
  TD_FILTER_AT_LEAST,
  TD_FILTER_CONTAINS,
} TdFilterOperator;

typedef struct _TdFilterNode TdFilterNode;

struct _TdFilterNode {
  TdFilterNodeKind kind;
  TdFilterNode *left, *right; /* of AND and OR; NOT has @left */

  /* of comparisons */
  const TdField *field;     /* of the table, or of the name */
  const TdFilterName *name; /* the caller's, or NULL */
  TdFilterKind type;
  TdFilterOperator comparison;
  gint64 integer;
  TdWhen when;
  char *text;    /* folded */
  guint64 words; /* of an enumeration: a bit for each index that is meant */
};

struct _TdFilter {
  TdFilterNode *root; /* NULL: everything passes */
};

void td_filter_node_free (TdFilterNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFilterNode, td_filter_node_free)

/* Whether the comparison is with an enumeration of the field table. */
static inline gboolean
td_filter_node_is_enum (const TdFilterNode *node)
{
  return node->field != NULL && node->field->kind == TD_FIELD_ENUM;
}

/* What a value of the field is compared as; FALSE: it can only be known or unknown. */
gboolean td_filter_field_type (const TdField *field, TdFilterKind *ret);

/* Whether values of @node's kind know its operator at all. */
gboolean td_filter_operator_fits (const TdFilterNode *node);

/* Reads the value that @node is compared with. @column is for the error. */
gboolean td_filter_read_value (TdFilterNode *node,
                               const TdFilterContext *context,
                               const char *value,
                               const char *column,
                               GError **error);

G_END_DECLS
