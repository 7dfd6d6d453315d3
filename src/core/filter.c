/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/filter.h"

#include "core/filter-private.h"
#include "core/text.h"

GQuark
td_filter_error_quark (void)
{
  return g_quark_from_static_string ("td-filter-error-quark");
}

void
td_filter_node_free (TdFilterNode *node)
{
  if (node == NULL)
    return;
  td_filter_node_free (node->left);
  td_filter_node_free (node->right);
  g_free (node->text);
  g_free (node);
}

void
td_filter_free (TdFilter *self)
{
  if (self == NULL)
    return;
  td_filter_node_free (self->root);
  g_free (self);
}

TdWhen
td_filter_finish (gint64 instant)
{
  return instant == TD_NONE ? TD_WHEN_UNKNOWN : (TdWhen){instant - 1, instant};
}

/* The row that is asked about. */
typedef struct {
  gconstpointer record;
  TdFilterLookup lookup;
  gpointer data;
} Row;

gboolean
td_filter_field_operand (const TdField *field, gconstpointer record, TdFilterOperand *ret)
{
  if (td_field_is_text (field)) {
    ret->text = td_field_text (field, record);
    return ret->text != NULL;
  }
  ret->integer = td_field_integer (field, record);
  if (field->kind == TD_FIELD_INSTANT) {
    ret->when = field->flags & TD_FIELD_END ? td_filter_finish (ret->integer)
                                            : (TdWhen){ret->integer, ret->integer};
    return ret->integer != TD_NONE;
  }
  return ret->integer != (field->kind == TD_FIELD_REFERENCE ? 0 : TD_NONE);
}

static gboolean
is_known (const TdFilterNode *node, const TdFilterOperand *operand)
{
  TdFilterKind type = node->type;

  if (type == TD_FILTER_TEXT && !td_filter_node_is_enum (node))
    return operand->text != NULL;
  if (type == TD_FILTER_WHEN)
    return operand->when.earliest != TD_NONE || operand->when.latest != TD_NONE;
  return operand->integer != TD_NONE;
}

static gboolean
find_operand (const TdFilterNode *node, const Row *row, TdFilterOperand *ret)
{
  *ret = (TdFilterOperand){TD_NONE, TD_WHEN_UNKNOWN, NULL, NULL};
  if (node->name == NULL)
    return row->record != NULL && td_filter_field_operand (node->field, row->record, ret);
  return row->lookup != NULL && row->lookup (row->data, node->name->name, ret) &&
         is_known (node, ret);
}

static gboolean
compare_integers (gint64 a, TdFilterOperator comparison, gint64 b)
{
  switch (comparison) {
  case TD_FILTER_LESS:
    return a < b;
  case TD_FILTER_AT_MOST:
    return a <= b;
  case TD_FILTER_MORE:
    return a > b;
  case TD_FILTER_AT_LEAST:
    return a >= b;
  case TD_FILTER_EQUAL:
  case TD_FILTER_UNEQUAL:
  case TD_FILTER_CONTAINS:
  default:
    return a == b;
  }
}

/* The ends of a span with what is open at infinity. */
static TdWhen
without_openness (TdWhen when)
{
  return (TdWhen){when.earliest, /* TD_NONE is the least there is */
                  when.latest == TD_NONE ? G_MAXINT64 : when.latest};
}

static gboolean
compare_whens (TdWhen value, TdFilterOperator comparison, TdWhen with)
{
  TdWhen a = without_openness (value), b = without_openness (with);

  switch (comparison) {
  case TD_FILTER_LESS:
    return a.latest <= b.earliest && !(a.earliest == b.earliest && a.latest == b.latest);
  case TD_FILTER_AT_MOST:
    return a.latest <= b.latest;
  case TD_FILTER_MORE:
    return a.earliest >= b.latest && !(a.earliest == b.earliest && a.latest == b.latest);
  case TD_FILTER_AT_LEAST:
    return a.earliest >= b.earliest;
  case TD_FILTER_CONTAINS:
    return MAX (a.earliest, b.earliest) < MIN (a.latest, b.latest) ||
           (a.earliest >= b.earliest && a.latest <= b.latest);
  case TD_FILTER_EQUAL:
  case TD_FILTER_UNEQUAL:
  default:
    return a.earliest >= b.earliest && a.latest <= b.latest;
  }
}

/* A plain number in the thousandths that its value was read in. */
static gint64
in_thousandths (gint64 count)
{
  return CLAMP (count, -G_MAXINT64 / 1000, G_MAXINT64 / 1000) * 1000;
}

static gboolean
compare_text (const TdFilterNode *node, const char *text)
{
  return node->comparison == TD_FILTER_CONTAINS ? td_text_contains_folded (text, node->text)
                                                : td_text_equals_folded (text, node->text);
}

static gboolean
compare (const TdFilterNode *node, const TdFilterOperand *operand)
{
  if (td_filter_node_is_enum (node))
    return operand->integer >= 0 && operand->integer < 64 &&
           (node->words >> operand->integer & 1) != 0;
  switch (node->type) {
  case TD_FILTER_TEXT:
    return compare_text (node, operand->text) ||
           (operand->alias != NULL && compare_text (node, operand->alias));
  case TD_FILTER_WHEN:
    return compare_whens (operand->when, node->comparison, node->when);
  case TD_FILTER_DAY:
    return compare_whens (td_when_from_day (operand->integer), node->comparison, node->when);
  case TD_FILTER_COUNT:
    return compare_integers (in_thousandths (operand->integer), node->comparison, node->integer);
  case TD_FILTER_BOOLEAN:
  case TD_FILTER_QUANTITY:
  case TD_FILTER_MONEY:
  case TD_FILTER_DURATION:
  default:
    return compare_integers (operand->integer, node->comparison, node->integer);
  }
}

static gboolean
node_matches (const TdFilterNode *node, const Row *row)
{
  TdFilterOperand operand;
  gboolean known;

  switch (node->kind) {
  case TD_FILTER_AND:
    return node_matches (node->left, row) && node_matches (node->right, row);
  case TD_FILTER_OR:
    return node_matches (node->left, row) || node_matches (node->right, row);
  case TD_FILTER_NOT:
    return !node_matches (node->left, row);
  case TD_FILTER_IS_KNOWN:
    return find_operand (node, row, &operand);
  case TD_FILTER_COMPARE:
  default:
    known = find_operand (node, row, &operand);
    return (known && compare (node, &operand)) != (node->comparison == TD_FILTER_UNEQUAL);
  }
}

gboolean
td_filter_matches (const TdFilter *self, gconstpointer record, TdFilterLookup lookup, gpointer data)
{
  Row row = {record, lookup, data};

  return self->root == NULL || node_matches (self->root, &row);
}

static gboolean
node_uses (const TdFilterNode *node, const char *name)
{
  if (node == NULL)
    return FALSE;
  return (node->name != NULL && g_str_equal (node->name->name, name)) ||
         (node->field != NULL && g_str_equal (node->field->name, name)) ||
         node_uses (node->left, name) || node_uses (node->right, name);
}

gboolean
td_filter_uses (const TdFilter *self, const char *name)
{
  return node_uses (self->root, name);
}
