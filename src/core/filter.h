/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/fields.h"
#include "core/language.h"
#include "core/when.h"

G_BEGIN_DECLS

/*
 * The filter language of the command line and the filter bar:
 *
 *   level = named and (kind = "planning scheme" or lead ~ "giao thong")
 *   start >= 2024 and finish is unknown and not percent-complete > 50
 *   late and total-investment > "1.000 tỷ" and deadline = "quý IV/2024"
 *
 * A name is that of a field of the table ('-' or '_'), or one that the caller answers for. The
 * operators are = != < <= > >= ~, "is known", "is unknown"; a truth value may stand alone. A value
 * is one word, or quoted by "…" or '…' with \ before a quotation mark that belongs to it. "and"
 * binds closer than "or"; "not" takes what follows it, a comparison or parentheses.
 *
 * Text is compared folded (no marks, no case): = is the whole, ~ contains. Words of an enumeration
 * are its nicks or its labels in either language. Dates are read as td_when_parse () reads them and
 * compared as spans: < wholly before, <= ends no later than, > wholly after, >= begins no earlier
 * than, = lies within, ~ overlaps. What is unknown meets no comparison but !=, which is the
 * opposite of =.
 */

#define TD_FILTER_ERROR (td_filter_error_quark ())
GQuark td_filter_error_quark (void);

typedef enum {
  TD_FILTER_ERROR_SYNTAX,
  TD_FILTER_ERROR_UNKNOWN_NAME,
  TD_FILTER_ERROR_VALUE, /* a value, or an operator, that its name does not take */
} TdFilterError;

typedef enum {
  TD_FILTER_TEXT,     /* .text */
  TD_FILTER_BOOLEAN,  /* .integer: 0 or 1 */
  TD_FILTER_COUNT,    /* .integer: years, percent, plain numbers */
  TD_FILTER_QUANTITY, /* .integer: thousandths */
  TD_FILTER_MONEY,    /* .integer: đồng */
  TD_FILTER_DURATION, /* .integer: tenths of a minute */
  TD_FILTER_DAY,      /* .integer: day */
  TD_FILTER_WHEN, /* .when; set both ends to a computed instant, a finish by td_filter_finish () */
} TdFilterKind;

/* What a name stands for in one row. */
typedef struct {
  gint64 integer; /* TD_NONE: unknown */
  TdWhen when;
  const char *text;  /* borrowed, need only live until the next look-up; NULL: unknown */
  const char *alias; /* another text that serves as well, or NULL */
} TdFilterOperand;

/* A name that the caller answers for; its array ends in a name of NULL. */
typedef struct {
  const char *name; /* lower case, '-' between words */
  TdFilterKind kind;
  const TdField *field; /* (nullable): in place of @kind, a field whose value it is in raw form */
} TdFilterName;

/**
 * TdFilterLookup:
 * @data: what td_filter_matches () was given
 * @name: the very pointer that stands in the array of names
 * @ret: (out): comes with every member unknown
 *
 * Returns: whether the name has a value in this row
 */
typedef gboolean (*TdFilterLookup) (gpointer data, const char *name, TdFilterOperand *ret);

typedef struct _TdFilter TdFilter;

/* What an expression is read with. A plain value; nothing in it is owned. */
typedef struct {
  TdTableId table;           /* whose fields have names */
  const TdFilterName *names; /* (nullable): beside them, and before a field of the same name */
  TdLanguage language;       /* of numbers: "1.000" or "1,000" */
  gint64 today;              /* day, which relative dates count from */
} TdFilterContext;

/**
 * td_filter_new:
 * @expression: UTF-8; an empty one lets every row pass
 * @context: @names must outlive the filter
 * @ret_column: (out) (optional): on failure, the character where it is wrong, from 1
 * @error: a fact of #TD_FILTER_ERROR (see core/fact.h) that says where and what was expected
 *
 * Compiles a filter, once for all rows.
 *
 * Returns: (transfer full) (nullable): the filter
 */
TdFilter *td_filter_new (const char *expression,
                         const TdFilterContext *context,
                         guint *ret_column,
                         GError **error);
void td_filter_free (TdFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFilter, td_filter_free)

/**
 * td_filter_matches:
 * @record: a record of the table; %NULL where every name is the caller's
 * @lookup: (nullable): asked for the names of the context, only as far as the answer needs them
 *
 * Allocates nothing, unless for texts over a thousand bytes.
 */
gboolean td_filter_matches (const TdFilter *self,
                            gconstpointer record,
                            TdFilterLookup lookup,
                            gpointer data);

/* Whether the filter asks for this name. */
gboolean td_filter_uses (const TdFilter *self, const char *name);

/* What a field's value is to a filter; FALSE when it is unknown. @ret comes unknown. */
gboolean td_filter_field_operand (const TdField *field, gconstpointer record, TdFilterOperand *ret);

/* The span of a computed finish: it ends with the instant, so that 00:00 is of the day before. */
TdWhen td_filter_finish (gint64 instant);

G_END_DECLS
