/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/script.h"

#include "cli/value.h"
#include "core/delete.h"
#include "core/duration.h"
#include "core/fact.h"
#include "core/rank.h"
#include "core/typed.h"

#include <json-glib/json-glib.h>
#include <string.h>

const char td_script_help[] = N_ (
    "Each line of SCRIPT is one JSON object; all of them are one edit. “-” is standard input.\n"
    "  {\"insert\": \"task\", \"as\": \"a\", \"set\": {\"project-id\": \"project:3\", \"name\": "
    "\"Thi công\"}}\n"
    "  {\"update\": \"task:12\", \"set\": {\"duration\": \"30 ngày\", \"finish\": \"2027\"}}\n"
    "  {\"delete\": \"task:12\"}\n"
    "  {\"move\": \"task:12\", \"below\": \"task:3\", \"after\": \"task:5\"}\n"
    "  {\"link\": {\"from\": \"task:1\", \"to\": \"$a\", \"kind\": \"fs\", \"lag\": \"2 ngày\"}}\n"
    "“as” names a new row; later lines call it $a. Values are typed as for set, or numbers and\n"
    "true or false in the file's own units. A new row stands behind its siblings unless its rank\n"
    "is given. “below” is left out for the top, “after” for the first place; a row deleted takes\n"
    "what lies below it along.");

/* A row that the script inserts. */
typedef struct {
  TdTableId table;
  gint64 id;
  gint64 project; /* of a task or a link's end; 0 otherwise */
} Named;

typedef struct {
  const TdGesture *gesture;
  TdEditBatch *batch;
  GHashTable *names;            /* "a" → Named */
  char *last_rank[TD_N_TABLES]; /* of the rows put behind their siblings */
} Script;

static gboolean
fail (GError **error, const char *msgid, const char *a, const char *b)
{
  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE, msgid, a, b, NULL);
  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* ---- rows ---- */

static gint64
project_of (const Script *self, TdTableId table, gint64 id)
{
  const TdTask *task =
      table == TD_TABLE_TASK ? td_portfolio_get (self->gesture->portfolio, table, id) : NULL;

  if (task)
    return task->project_id;
  return table == TD_TABLE_PROJECT ? id : 0;
}

/* "$a", a UUID or "task:12". */
static gboolean
find_row (const Script *self, const char *word, Named *ret, GError **error)
{
  const Named *named = word && *word == '$' ? g_hash_table_lookup (self->names, word + 1) : NULL;

  if (named) {
    *ret = *named;
    return TRUE;
  }
  if (word && td_row_find (self->gesture->portfolio, word, &ret->table, &ret->id)) {
    ret->project = project_of (self, ret->table, ret->id);
    return TRUE;
  }
  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_UNKNOWN_ROW, N_ ("There is no %s"),
               word ? word : "null", NULL);
  return FALSE;
}

/* ---- values ---- */

static gboolean
read_text (const Script *self, const TdField *field, const char *text, TdValue *ret, GError **error)
{
  Named row;

  if (field->kind != TD_FIELD_REFERENCE || *text != '$')
    return td_typed_read (self->gesture->portfolio, field, self->gesture->language, text,
                          self->gesture->today, ret, error);
  if (!find_row (self, text, &row, error))
    return FALSE;
  if (row.table != field->target)
    return fail (error, N_ ("%s names a row of another kind: %s"), field->name, text);
  *ret = td_value_integer (row.id);
  return TRUE;
}

static gboolean
read_node (const Script *self, const TdField *field, JsonNode *node, TdValue *ret, GError **error)
{
  if (JSON_NODE_HOLDS_NULL (node)) {
    *ret = td_value_text (NULL);
    return TRUE;
  }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return read_text (self, field, json_node_get_string (node), ret, error);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64) {
    *ret = td_value_integer (json_node_get_int (node));
    return TRUE;
  }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN) {
    *ret = td_value_integer (json_node_get_boolean (node));
    return TRUE;
  }
  return fail (error, N_ ("%s wants a text, a whole number, true, false or null"), field->name,
               NULL);
}

/* ---- insert ---- */

/* A date of a row that is not there yet. */
static gboolean
insert_date (Script *self, const Named *row, TdDateRole role, const char *typed, GError **error)
{
  const TdField *roles = TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, role);
  TdWhenIssue issue;
  TdWhen when;
  gint64 date;

  if (!td_when_parse (typed, role == TD_ROLE_START ? TD_WHEN_START : TD_WHEN_FINISH,
                      self->gesture->today, &when, &issue)) {
    g_autofree char *why = g_strconcat (TD_FACT_MSGID, td_when_issue_message (issue), NULL);

    return fail (error, N_ ("“%s” is no date: %s"), typed, why);
  }
  date = td_edit_batch_insert (self->batch, TD_TABLE_DATE_VALUE, NULL);
  td_edit_batch_set_integer (self->batch, TD_TABLE_DATE_VALUE, date, "project_id",
                             row->table == TD_TABLE_TASK ? row->project : row->id);
  if (row->table == TD_TABLE_TASK)
    td_edit_batch_set_integer (self->batch, TD_TABLE_DATE_VALUE, date, "task_id", row->id);
  td_edit_batch_set (self->batch, TD_TABLE_DATE_VALUE, date, roles,
                     td_value_text (roles->nicks[role]));
  td_edit_batch_set_integer (self->batch, TD_TABLE_DATE_VALUE, date, "earliest", when.earliest);
  td_edit_batch_set_integer (self->batch, TD_TABLE_DATE_VALUE, date, "latest", when.latest);
  td_edit_batch_set_text (self->batch, TD_TABLE_DATE_VALUE, date, "text", typed);
  td_edit_batch_set_integer (self->batch, TD_TABLE_DATE_VALUE, date, "as_of", self->gesture->today);
  if (row->table == TD_TABLE_TASK && role != TD_ROLE_PROMISED_FINISH)
    td_edit_batch_set_text (self->batch, TD_TABLE_TASK, row->id, "mode", "manual");
  return TRUE;
}

static gboolean
insert_value (Script *self, Named *row, const char *name, JsonNode *node, GError **error)
{
  const TdField *field = td_table_field (row->table, name);
  TdValue value = TD_VALUE_INIT;

  if (field == NULL)
    return fail (error, N_ ("%s has no field “%s”"), td_table_name (row->table), name);
  if (!read_node (self, field, node, &value, error))
    return FALSE;
  if (field == TD_FIELD (TD_TABLE_TASK, TdTask, project_id))
    row->project = value.integer;
  td_edit_batch_set (self->batch, row->table, row->id, field, value);
  return TRUE;
}

static const char *
highest_rank (const TdPortfolio *portfolio, const TdField *rank)
{
  const char *highest = NULL;

  for (guint i = 0; i < td_portfolio_count (portfolio, rank->table); i++) {
    const char *text = td_field_text (rank, td_portfolio_at (portfolio, rank->table, i));

    if (g_strcmp0 (text, highest) > 0)
      highest = text;
  }
  return highest;
}

/* Behind every row of the table: each is then the last of its siblings. */
static void
append_rank (Script *self, const Named *row)
{
  const TdField *rank = td_table_field (row->table, "rank");
  const TdPortfolio *portfolio = self->gesture->portfolio;
  char **last = self->last_rank + row->table;
  char *next;

  if (rank == NULL)
    return;
  if (*last == NULL)
    *last = g_strdup (highest_rank (portfolio, rank));
  next = td_rank_between (*last, NULL);
  g_free (*last);
  *last = next;
  td_edit_batch_set_text (self->batch, row->table, row->id, "rank", next);
}

static gboolean
insert_values (Script *self, Named *row, JsonObject *set, GError **error)
{
  gboolean datable = row->table == TD_TABLE_TASK || row->table == TD_TABLE_PROJECT;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  TdDateRole role;

  json_object_iter_init (&iter, set);
  while (json_object_iter_next (&iter, &name, &node))
    if (!(datable && td_value_date_role (name, &role)) &&
        !insert_value (self, row, name, node, error))
      return FALSE;
  json_object_iter_init (&iter, set);
  while (json_object_iter_next (&iter, &name, &node))
    if (datable && td_value_date_role (name, &role)) {
      const char *typed = get_text (set, name);

      if (!insert_date (self, row, role, typed ? typed : "", error))
        return FALSE;
    }
  if (!json_object_has_member (set, "rank"))
    append_rank (self, row);
  return TRUE;
}

static gboolean
do_insert (Script *self, JsonObject *line, GError **error)
{
  const char *word = get_text (line, "insert");
  const char *name = get_text (line, "as");
  g_autoptr (JsonObject) nothing = json_object_new ();
  JsonObject *set =
      json_object_has_member (line, "set") ? json_object_get_object_member (line, "set") : nothing;
  Named row = {word ? td_table_from_name (word) : TD_N_TABLES, 0, 0};

  if (row.table == TD_N_TABLES)
    return fail (error, N_ ("There is no table “%s”"), word ? word : "", NULL);
  row.id = td_edit_batch_insert (self->batch, row.table, get_text (line, "uuid"));
  if (set == NULL || !insert_values (self, &row, set, error))
    return set != NULL ? FALSE : fail (error, N_ ("“%s” wants an object"), "set", NULL);
  if (row.table == TD_TABLE_PROJECT)
    row.project = row.id;
  if (name)
    g_hash_table_insert (self->names, g_strdup (name), g_memdup2 (&row, sizeof row));
  return TRUE;
}

/* ---- update, delete, move, link ---- */

static gboolean
update_value (Script *self, const Named *row, const char *name, JsonNode *node, GError **error)
{
  const TdField *field = td_table_field (row->table, name);
  g_autoptr (TdEditBatch) batch = NULL;
  gboolean text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
  TdDateEntry entry = {.as_of = TD_NONE};
  TdValue value = TD_VALUE_INIT;

  if (field && (!text || row->id < 0 || *json_node_get_string (node) == '$')) {
    if (!read_node (self, field, node, &value, error))
      return FALSE;
    td_edit_batch_set (self->batch, row->table, row->id, field, value);
    return TRUE;
  }
  if (row->id < 0 || (!text && !JSON_NODE_HOLDS_NULL (node)))
    return fail (error, N_ ("%s has no field “%s”"), td_table_name (row->table), name);
  batch = td_value_edit (self->gesture, row->table, row->id, name,
                         text ? json_node_get_string (node) : "", entry, error);
  if (batch == NULL)
    return FALSE;
  td_edit_batch_append (self->batch, batch);
  return TRUE;
}

static gboolean
do_update (Script *self, JsonObject *line, GError **error)
{
  JsonNode *set = json_object_get_member (line, "set");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  Named row;

  if (!find_row (self, get_text (line, "update"), &row, error))
    return FALSE;
  if (set == NULL || !JSON_NODE_HOLDS_OBJECT (set))
    return fail (error, N_ ("“%s” wants an object"), "set", NULL);
  json_object_iter_init (&iter, json_node_get_object (set));
  while (json_object_iter_next (&iter, &name, &node))
    if (!update_value (self, &row, name, node, error))
      return FALSE;
  return TRUE;
}

static gboolean
do_delete (Script *self, JsonObject *line, GError **error)
{
  Named row;

  if (!find_row (self, get_text (line, "delete"), &row, error))
    return FALSE;
  td_edit_batch_delete_tree (self->batch, self->gesture->portfolio, row.table, row.id);
  return TRUE;
}

static gboolean
do_move (Script *self, JsonObject *line, GError **error)
{
  g_autoptr (TdEditBatch) batch = NULL;
  const char *below = get_text (line, "below");
  const char *after = get_text (line, "after");
  Named row, parent = {TD_N_TABLES, 0, 0}, sibling = {TD_N_TABLES, 0, 0};

  if (!find_row (self, get_text (line, "move"), &row, error) ||
      (below && !find_row (self, below, &parent, error)) ||
      (after && !find_row (self, after, &sibling, error)))
    return FALSE;
  if ((row.table != TD_TABLE_PROJECT && row.table != TD_TABLE_TASK) ||
      (below && parent.table != row.table) || (after && sibling.table != row.table))
    return fail (error, N_ ("Projects are moved among projects and tasks among tasks"), NULL, NULL);
  batch = td_gesture_place (self->gesture, row.table, row.id, parent.id, sibling.id, error);
  if (batch == NULL)
    return FALSE;
  td_edit_batch_append (self->batch, batch);
  return TRUE;
}

static gboolean
set_link_end (Script *self, gint64 link, const Named *end, const char *project, const char *task)
{
  if (end->table != TD_TABLE_PROJECT && end->table != TD_TABLE_TASK)
    return FALSE;
  td_edit_batch_set_integer (self->batch, TD_TABLE_LINK, link, project,
                             end->table == TD_TABLE_PROJECT ? end->id : end->project);
  if (end->table == TD_TABLE_TASK)
    td_edit_batch_set_integer (self->batch, TD_TABLE_LINK, link, task, end->id);
  return TRUE;
}

static gboolean
set_lag (Script *self, gint64 link, const char *typed, GError **error)
{
  const TdField *units = TD_FIELD (TD_TABLE_LINK, TdLink, lag_unit);
  TdNumberIssue issue;
  TdLagUnit unit;
  gint64 lag;

  if (!td_lag_parse (self->gesture->language, typed, &lag, &unit, &issue)) {
    g_autofree char *why = g_strconcat (TD_FACT_MSGID, td_number_issue_message (issue), NULL);

    return fail (error, N_ ("“%s” is no lag: %s"), typed, why);
  }
  td_edit_batch_set_integer (self->batch, TD_TABLE_LINK, link, "lag", lag);
  td_edit_batch_set (self->batch, TD_TABLE_LINK, link, units, td_value_text (units->nicks[unit]));
  return TRUE;
}

static gboolean
do_link (Script *self, JsonObject *line, GError **error)
{
  const TdField *kinds = TD_FIELD (TD_TABLE_LINK, TdLink, kind);
  JsonObject *ends = json_object_get_object_member (line, "link");
  const char *kind = ends ? get_text (ends, "kind") : NULL;
  const char *lag = ends ? get_text (ends, "lag") : NULL;
  Named from, to;
  gint64 link;

  if (ends == NULL)
    return fail (error, N_ ("“%s” wants an object"), "link", NULL);
  if (!find_row (self, get_text (ends, "from"), &from, error) ||
      !find_row (self, get_text (ends, "to"), &to, error))
    return FALSE;
  if (kind && td_field_enum_index (kinds, kind) < 0)
    return fail (error, N_ ("There is no kind of link “%s”"), kind, NULL);
  link = td_edit_batch_insert (self->batch, TD_TABLE_LINK, get_text (ends, "uuid"));
  if (!set_link_end (self, link, &from, "predecessor_project_id", "predecessor_task_id") ||
      !set_link_end (self, link, &to, "successor_project_id", "successor_task_id"))
    return fail (error, N_ ("A link runs between projects and tasks"), NULL, NULL);
  if (kind)
    td_edit_batch_set_text (self->batch, TD_TABLE_LINK, link, "kind", kind);
  return lag == NULL || set_lag (self, link, lag, error);
}

/* ---- the whole ---- */

static const struct {
  const char *name;
  gboolean (*run) (Script *self, JsonObject *line, GError **error);
} forms[] = {
    {"insert", do_insert}, {"update", do_update}, {"delete", do_delete},
    {"move", do_move},     {"link", do_link},
};

static gboolean
do_line (Script *self, const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, -1, NULL))
    return fail (error, N_ ("This is not JSON"), NULL, NULL);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, N_ ("A line is one JSON object"), NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (json_object_has_member (json_node_get_object (root), forms[i].name))
      return forms[i].run (self, json_node_get_object (root), error);
  return fail (error, N_ ("A line says insert, update, delete, move or link"), NULL, NULL);
}

TdEditBatch *
td_script_read (const TdGesture *gesture, const char *text, guint *ret_line, GError **error)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new (N_ ("Run an edit script"));
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Script self = {.gesture = gesture, .batch = batch, .names = names};
  gboolean done = TRUE;

  for (guint i = 0; done && lines[i]; i++) {
    *ret_line = i + 1;
    if (*g_strstrip (lines[i]))
      done = do_line (&self, lines[i], error);
  }
  for (guint i = 0; i < TD_N_TABLES; i++)
    g_free (self.last_rank[i]);
  return done ? g_steal_pointer (&batch) : NULL;
}
