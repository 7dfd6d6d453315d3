/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/filter-private.h"
#include "core/filter.h"

#include <string.h>

#define MAX_DEPTH       100
#define MAX_COMPARISONS 1000

typedef enum {
  TOKEN_END,
  TOKEN_WORD,   /* a name, a keyword or a value without quotes */
  TOKEN_QUOTED, /* a value */
  TOKEN_SIGN,   /* an operator or a parenthesis */
  TOKEN_UNCLOSED,
} TokenKind;

typedef struct {
  TokenKind kind;
  const char *start; /* in the expression */
  char *text;        /* without quotes */
} Token;

typedef struct {
  const TdFilterContext *context;
  const char *expression;
  const char *at; /* behind the token */
  Token token;    /* the next one, not taken yet */
  guint depth;
  guint comparisons;
  const char *wrong_at;
  GError **error;
} Parser;

static TdFilterNode *parse_or (Parser *parser);

static void
scan_quoted (Parser *parser)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char quote = *parser->at++;

  while (*parser->at != '\0' && *parser->at != quote) {
    if (*parser->at == '\\' && parser->at[1] != '\0')
      parser->at++;
    g_string_append_c (text, *parser->at++);
  }
  parser->token.kind = *parser->at == quote ? TOKEN_QUOTED : TOKEN_UNCLOSED;
  parser->at += *parser->at == quote;
  parser->token.text = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
next_token (Parser *parser)
{
  static const char signs[] = "()=!<>~";
  gsize length;

  g_clear_pointer (&parser->token.text, g_free);
  parser->at += strspn (parser->at, " \t\r\n");
  parser->token.start = parser->at;
  if (*parser->at == '"' || *parser->at == '\'') {
    scan_quoted (parser);
    return;
  }
  if (*parser->at == '\0') {
    parser->token.kind = TOKEN_END;
    length = 0;
  } else if (strchr (signs, *parser->at) != NULL) {
    parser->token.kind = TOKEN_SIGN;
    length = strchr ("!<>", *parser->at) != NULL && parser->at[1] == '=' ? 2 : 1;
  } else {
    parser->token.kind = TOKEN_WORD;
    length = strcspn (parser->at, "()=!<>~\"' \t\r\n");
  }
  parser->token.text = g_strndup (parser->at, length);
  parser->at += length;
}

static char *
column_text (const Parser *parser, const char *at)
{
  return g_strdup_printf ("%ld", g_utf8_pointer_to_offset (parser->expression, at) + 1);
}

static TdFilterNode *
fail_expected (Parser *parser, const char *msgid)
{
  g_autofree char *column = column_text (parser, parser->token.start);

  parser->wrong_at = parser->token.start;
  if (parser->token.kind == TOKEN_UNCLOSED)
    msgid = N_ ("column %s: the closing quotation mark is missing");
  td_fact_set (parser->error, TD_FILTER_ERROR, TD_FILTER_ERROR_SYNTAX, msgid, column, NULL);
  return NULL;
}

static gboolean
is_sign (const Parser *parser, const char *sign)
{
  return parser->token.kind == TOKEN_SIGN && g_str_equal (parser->token.text, sign);
}

static gboolean
is_keyword (const Parser *parser, const char *keyword)
{
  return parser->token.kind == TOKEN_WORD && g_ascii_strcasecmp (parser->token.text, keyword) == 0;
}

static gboolean
take_keyword (Parser *parser, const char *keyword)
{
  if (!is_keyword (parser, keyword))
    return FALSE;
  next_token (parser);
  return TRUE;
}

static TdFilterNode *
join (TdFilterNodeKind kind, TdFilterNode *left, TdFilterNode *right)
{
  TdFilterNode *node = g_new0 (TdFilterNode, 1);

  node->kind = kind;
  node->left = left;
  node->right = right;
  return node;
}

/* Finds what the word names: one of the caller's names, else a field. */
static gboolean
find_name (const Parser *parser, const char *word, TdFilterNode *node)
{
  g_autofree char *name = g_strdelimit (g_ascii_strdown (word, -1), "_", '-');
  const TdFilterName *names = parser->context->names;

  for (; names != NULL && names->name != NULL; names++) {
    if (!g_str_equal (names->name, name))
      continue;
    node->name = names;
    node->field = names->field;
    node->type = names->kind;
    return TRUE;
  }
  node->field = td_table_field (parser->context->table, name);
  return node->field != NULL;
}

static TdFilterNode *
parse_name (Parser *parser, gboolean *ret_comparable)
{
  g_autoptr (TdFilterNode) node = g_new0 (TdFilterNode, 1);
  g_autofree char *column = column_text (parser, parser->token.start);

  if (parser->token.kind != TOKEN_WORD || is_keyword (parser, "and") || is_keyword (parser, "or"))
    return fail_expected (parser, N_ ("column %s: expected a name, “not” or “(”"));
  if (!find_name (parser, parser->token.text, node)) {
    parser->wrong_at = parser->token.start;
    td_fact_set (parser->error, TD_FILTER_ERROR, TD_FILTER_ERROR_UNKNOWN_NAME,
                 N_ ("column %s: there is no field “%s”"), column, parser->token.text, NULL);
    return NULL;
  }
  *ret_comparable = node->field == NULL || td_filter_field_type (node->field, &node->type);
  next_token (parser);
  return g_steal_pointer (&node);
}

/* "is known", "is unknown", "is not known"; takes @node. */
static TdFilterNode *
parse_is (Parser *parser, TdFilterNode *node)
{
  g_autoptr (TdFilterNode) known = node;
  gboolean opposite = take_keyword (parser, "not");

  known->kind = TD_FILTER_IS_KNOWN;
  if (take_keyword (parser, "unknown"))
    opposite = !opposite;
  else if (!take_keyword (parser, "known"))
    return fail_expected (parser, N_ ("column %s: expected “known” or “unknown”"));
  return opposite ? join (TD_FILTER_NOT, g_steal_pointer (&known), NULL) : g_steal_pointer (&known);
}

static gboolean
take_operator (Parser *parser, TdFilterOperator *ret)
{
  static const char *const signs[] = {
      [TD_FILTER_EQUAL] = "=",    [TD_FILTER_UNEQUAL] = "!=", [TD_FILTER_LESS] = "<",
      [TD_FILTER_AT_MOST] = "<=", [TD_FILTER_MORE] = ">",     [TD_FILTER_AT_LEAST] = ">=",
      [TD_FILTER_CONTAINS] = "~",
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (!is_sign (parser, signs[i]))
      continue;
    *ret = (TdFilterOperator) i;
    next_token (parser);
    return TRUE;
  }
  return FALSE;
}

static TdFilterNode *
parse_comparison (Parser *parser)
{
  gboolean comparable = FALSE;
  g_autoptr (TdFilterNode) node = parse_name (parser, &comparable);
  g_autofree char *column = NULL;
  const char *start = parser->token.start;

  if (node == NULL)
    return NULL;
  if (++parser->comparisons > MAX_COMPARISONS)
    return fail_expected (parser, N_ ("column %s: the filter is too long"));
  if (take_keyword (parser, "is"))
    return parse_is (parser, g_steal_pointer (&node));
  node->kind = TD_FILTER_COMPARE;
  if (!take_operator (parser, &node->comparison)) {
    if (node->type != TD_FILTER_BOOLEAN)
      return fail_expected (
          parser, N_ ("column %s: expected “=”, “!=”, “<”, “<=”, “>”, “>=”, “~” or “is”"));
    node->integer = 1;
    return g_steal_pointer (&node);
  }
  column = column_text (parser, start);
  parser->wrong_at = start;
  if (!comparable || !td_filter_operator_fits (node)) {
    td_fact_set (parser->error, TD_FILTER_ERROR, TD_FILTER_ERROR_VALUE,
                 N_ ("column %s: this field does not take this operator"), column, NULL);
    return NULL;
  }
  if (parser->token.kind != TOKEN_WORD && parser->token.kind != TOKEN_QUOTED)
    return fail_expected (parser, N_ ("column %s: expected a value"));
  parser->wrong_at = parser->token.start;
  g_free (column);
  column = column_text (parser, parser->token.start);
  if (!td_filter_read_value (node, parser->context, parser->token.text, column, parser->error))
    return NULL;
  next_token (parser);
  return g_steal_pointer (&node);
}

static TdFilterNode *
parse_not (Parser *parser)
{
  TdFilterNode *node;

  if (parser->depth >= MAX_DEPTH)
    return fail_expected (parser, N_ ("column %s: too many parentheses within one another"));
  parser->depth++;
  if (take_keyword (parser, "not")) {
    node = parse_not (parser);
    node = node != NULL ? join (TD_FILTER_NOT, node, NULL) : NULL;
  } else if (is_sign (parser, "(")) {
    next_token (parser);
    node = parse_or (parser);
    if (node != NULL && !is_sign (parser, ")")) {
      td_filter_node_free (node);
      return fail_expected (parser, N_ ("column %s: expected “and”, “or” or “)”"));
    }
    if (node != NULL)
      next_token (parser);
  } else {
    node = parse_comparison (parser);
  }
  parser->depth--;
  return node;
}

static TdFilterNode *
parse_and (Parser *parser)
{
  g_autoptr (TdFilterNode) node = parse_not (parser);

  while (node != NULL && take_keyword (parser, "and")) {
    TdFilterNode *right = parse_not (parser);

    if (right == NULL)
      return NULL;
    node = join (TD_FILTER_AND, node, right);
  }
  return g_steal_pointer (&node);
}

static TdFilterNode *
parse_or (Parser *parser)
{
  g_autoptr (TdFilterNode) node = parse_and (parser);

  while (node != NULL && take_keyword (parser, "or")) {
    TdFilterNode *right = parse_and (parser);

    if (right == NULL)
      return NULL;
    node = join (TD_FILTER_OR, node, right);
  }
  return g_steal_pointer (&node);
}

static TdFilterNode *
parse_whole (Parser *parser)
{
  g_autoptr (TdFilterNode) node = parse_or (parser);

  if (node != NULL && parser->token.kind != TOKEN_END)
    return fail_expected (parser, N_ ("column %s: expected “and”, “or” or the end"));
  return g_steal_pointer (&node);
}

TdFilter *
td_filter_new (const char *expression,
               const TdFilterContext *context,
               guint *ret_column,
               GError **error)
{
  Parser parser = {context, expression, expression, {0}, 0, 0, expression, error};
  TdFilterNode *root = NULL;
  gboolean empty;
  TdFilter *self;

  if (!g_utf8_validate (expression, -1, NULL)) {
    td_fact_set (error, TD_FILTER_ERROR, TD_FILTER_ERROR_SYNTAX,
                 N_ ("the filter is not valid UTF-8"), NULL);
    return NULL;
  }
  next_token (&parser);
  empty = parser.token.kind == TOKEN_END;
  if (!empty)
    root = parse_whole (&parser);
  g_free (parser.token.text);
  if (root == NULL && !empty) {
    if (ret_column != NULL)
      *ret_column = (guint) g_utf8_pointer_to_offset (expression, parser.wrong_at) + 1;
    return NULL;
  }
  self = g_new0 (TdFilter, 1);
  self->root = root;
  return self;
}
