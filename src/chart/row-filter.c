/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/row-filter.h"

#include "chart/node.h"

/*
 * Every name is the filter's own, so that one expression fits projects and tasks alike. A look-up
 * comes back with the pointer to a name, which is where its entry begins.
 */

typedef gboolean (*Answer) (const TdRowFilter *self, guint node, TdFilterOperand *ret);

typedef struct {
  char name[28];
  TdFilterKind kind;
  Answer answer; /* else the field of */
  const TdField *project;
  const TdField *task;
} Entry;

#define N_STANDINGS (TD_STANDING_DONE + 1)

struct _TdRowFilter {
  TdFilter *filter;
  TdChartContext context;
  Entry *entries;
  TdFilterName *names;
  const char *standings[N_STANDINGS]; /* in Vietnamese */
};

/* ---- answers ---- */

static gboolean
answer_text (TdFilterOperand *ret, const char *text, const char *alias)
{
  ret->text = text ? text : alias;
  ret->alias = alias;
  return ret->text != NULL;
}

static gboolean
answer_truth (TdFilterOperand *ret, gboolean truth)
{
  ret->integer = truth;
  return TRUE;
}

static gboolean
answer_start (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  ret->when = td_node_when (&self->context, node, TD_ROLE_START);
  return TRUE;
}

static gboolean
answer_finish (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  ret->when = td_node_when (&self->context, node, TD_ROLE_FINISH);
  return TRUE;
}

static gboolean
answer_deadline (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  ret->when = td_filter_finish (td_node_deadline (&self->context, node));
  return TRUE;
}

static gboolean
answer_undated (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_truth (ret, td_node_is_undated (&self->context, node));
}

static TdStanding
standing_of (const TdRowFilter *self, guint node, gint64 *ret_days)
{
  return td_node_standing (&self->context, node, ret_days);
}

static gboolean
answer_late (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_truth (ret, td_node_is_late (&self->context, node));
}

static gboolean
answer_overdue (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  gint64 days;

  return answer_truth (ret, standing_of (self, node, &days) == TD_STANDING_OVERDUE);
}

static gboolean
answer_days_late (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  gint64 days;
  TdStanding standing = standing_of (self, node, &days);

  if (standing == TD_STANDING_LATE || standing == TD_STANDING_OVERDUE)
    ret->integer = days;
  return TRUE;
}

static gboolean
answer_standing (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  static const char *const nicks[N_STANDINGS] = {
      [TD_STANDING_UNKNOWN] = "unknown",   [TD_STANDING_ON_TIME] = "on-time",
      [TD_STANDING_MAY_SLIP] = "may-slip", [TD_STANDING_LATE] = "late",
      [TD_STANDING_OVERDUE] = "overdue",   [TD_STANDING_DONE] = "done",
  };
  gint64 days;
  TdStanding standing = standing_of (self, node, &days);

  answer_text (ret, nicks[standing], self->standings[standing]);
  return standing != TD_STANDING_UNKNOWN;
}

static gboolean
answer_critical (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_truth (ret, (td_node_times (&self->context, node)->flags & TD_TIMES_CRITICAL) != 0);
}

static gboolean
answer_summary (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_truth (ret, !td_outline_is_leaf (self->context.outline, node));
}

static gboolean
answer_milestone (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_truth (ret, td_node_is_milestone (&self->context, node));
}

static gboolean
answer_task (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_truth (ret, td_node_task (&self->context, node) != NULL);
}

static gboolean
answer_percent (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  ret->integer = td_node_percent (&self->context, node);
  return TRUE;
}

static gboolean
answer_slack (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  ret->integer = td_node_times (&self->context, node)->total_slack;
  return TRUE;
}

static gboolean
answer_project (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  const TdProject *project = td_node_project (&self->context, node);

  return project && answer_text (ret, project->name, project->name_en);
}

static gboolean
answer_name (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  const TdTask *task = td_node_task (&self->context, node);

  return task ? answer_text (ret, task->name, NULL) : answer_project (self, node, ret);
}

static gboolean
answer_sector (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  const TdSector *sector = td_node_sector (&self->context, node);

  return sector && answer_text (ret, sector->name, sector->name_en);
}

static gboolean
answer_clause_with (const TdRowFilter *self, gint64 id, TdFilterOperand *ret)
{
  const TdClause *clause = td_portfolio_get (self->context.portfolio, TD_TABLE_CLAUSE, id);

  return clause && answer_text (ret, clause->number, clause->caption);
}

static gboolean
answer_clause (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  const TdProject *project = td_node_project (&self->context, node);

  return project && answer_clause_with (self, project->clause_id, ret);
}

static gboolean
answer_section (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_clause_with (self, td_node_group (&self->context, node, TD_GROUP_CLAUSE), ret);
}

static const TdAttribute *
attribute_of (const TdRowFilter *self, guint node, const char *name)
{
  const TdTask *task = td_node_task (&self->context, node);
  gint64 id = task ? task->project_id : self->context.outline->nodes[node].id;

  return td_project_current (self->context.portfolio, id, name);
}

static gboolean
answer_organisation (const TdRowFilter *self, gint64 id, TdFilterOperand *ret)
{
  const TdOrganisation *row = td_portfolio_get (self->context.portfolio, TD_TABLE_ORGANISATION, id);

  return row && answer_text (ret, row->name, row->short_name);
}

static gboolean
answer_party (const TdRowFilter *self, guint node, const char *name, TdFilterOperand *ret)
{
  const TdAttribute *attribute = attribute_of (self, node, name);

  return attribute && (answer_organisation (self, attribute->organisation_id, ret) ||
                       answer_text (ret, attribute->text, NULL));
}

static gboolean
answer_lead (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  const TdTask *task = td_node_task (&self->context, node);

  return (task && answer_organisation (self, task->lead_id, ret)) ||
         answer_party (self, node, "lead", ret);
}

static gboolean
answer_owner (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_party (self, node, "owner", ret);
}

static gboolean
answer_status (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_party (self, node, "status", ret);
}

static gboolean
answer_class (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  return answer_party (self, node, "class", ret);
}

static gboolean
answer_investment (const TdRowFilter *self, guint node, TdFilterOperand *ret)
{
  const TdAttribute *attribute = attribute_of (self, node, "total_investment");

  ret->integer = attribute ? attribute->amount : TD_NONE;
  return TRUE;
}

static const Entry derived[] = {
    {"start", TD_FILTER_WHEN, answer_start},
    {"finish", TD_FILTER_WHEN, answer_finish},
    {"deadline", TD_FILTER_WHEN, answer_deadline},
    {"undated", TD_FILTER_BOOLEAN, answer_undated},
    {"late", TD_FILTER_BOOLEAN, answer_late},
    {"overdue", TD_FILTER_BOOLEAN, answer_overdue},
    {"days-late", TD_FILTER_COUNT, answer_days_late},
    {"standing", TD_FILTER_TEXT, answer_standing},
    {"critical", TD_FILTER_BOOLEAN, answer_critical},
    {"summary", TD_FILTER_BOOLEAN, answer_summary},
    {"milestone", TD_FILTER_BOOLEAN, answer_milestone},
    {"task", TD_FILTER_BOOLEAN, answer_task},
    {"percent", TD_FILTER_COUNT, answer_percent},
    {"percent-complete", TD_FILTER_COUNT, answer_percent},
    {"slack", TD_FILTER_DURATION, answer_slack},
    {"name", TD_FILTER_TEXT, answer_name},
    {"project", TD_FILTER_TEXT, answer_project},
    {"sector", TD_FILTER_TEXT, answer_sector},
    {"clause", TD_FILTER_TEXT, answer_clause},
    {"section", TD_FILTER_TEXT, answer_section},
    {"lead", TD_FILTER_TEXT, answer_lead},
    {"owner", TD_FILTER_TEXT, answer_owner},
    {"status", TD_FILTER_TEXT, answer_status},
    {"class", TD_FILTER_TEXT, answer_class},
    {"investment", TD_FILTER_MONEY, answer_investment},
    {"total-investment", TD_FILTER_MONEY, answer_investment},
};

static gboolean
answer_field (const TdRowFilter *self, const Entry *entry, guint node, TdFilterOperand *ret)
{
  const TdTask *task = td_node_task (&self->context, node);
  const TdProject *project;

  if (task && entry->task)
    return td_filter_field_operand (entry->task, task, ret);
  project = entry->project ? td_node_project (&self->context, node) : NULL;
  return project && td_filter_field_operand (entry->project, project, ret);
}

typedef struct {
  const TdRowFilter *self;
  guint node;
} Question;

static gboolean
lookup_cb (gpointer data, const char *name, TdFilterOperand *ret)
{
  const Question *question = data;
  const Entry *entry = (gconstpointer) name;

  if (entry->answer)
    return entry->answer (question->self, question->node, ret);
  return answer_field (question->self, entry, question->node, ret);
}

/* ---- names ---- */

static Entry *
entry_named (GArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (g_array_index (entries, Entry, i).name, name))
      return &g_array_index (entries, Entry, i);
  return NULL;
}

static void
add_fields (GArray *entries, TdTableId table)
{
  guint count;
  const TdField *fields = td_table_fields (table, &count);

  for (guint i = 0; i < count; i++) {
    Entry entry = {0};
    Entry *same;

    g_strlcpy (entry.name, fields[i].name, sizeof entry.name);
    g_strdelimit (entry.name, "_", '-');
    same = entry_named (entries, entry.name);
    if (same == NULL) {
      g_array_append_val (entries, entry);
      same = &g_array_index (entries, Entry, entries->len - 1);
    }
    *(table == TD_TABLE_TASK ? &same->task : &same->project) = fields + i;
  }
}

static void
make_names (TdRowFilter *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint count;

  g_array_append_vals (entries, derived, G_N_ELEMENTS (derived));
  add_fields (entries, TD_TABLE_PROJECT);
  add_fields (entries, TD_TABLE_TASK);
  count = entries->len;
  self->entries = (Entry *) (gpointer) g_array_free (entries, FALSE);
  self->names = g_new0 (TdFilterName, count + 1);
  for (guint i = 0; i < count; i++) {
    const Entry *entry = self->entries + i;

    self->names[i].name = entry->name;
    self->names[i].kind = entry->kind;
    if (entry->answer == NULL)
      self->names[i].field = entry->task ? entry->task : entry->project;
  }
}

static void
name_standings (TdRowFilter *self)
{
  static const char *const msgids[N_STANDINGS] = {
      [TD_STANDING_UNKNOWN] = N_ ("not known"), [TD_STANDING_ON_TIME] = N_ ("on time"),
      [TD_STANDING_MAY_SLIP] = N_ ("may slip"), [TD_STANDING_LATE] = N_ ("late"),
      [TD_STANDING_OVERDUE] = N_ ("overdue"),   [TD_STANDING_DONE] = N_ ("done"),
  };

  for (guint i = 0; i < N_STANDINGS; i++)
    self->standings[i] = td_translate (TD_LANGUAGE_VI, msgids[i]);
}

/* ---- the filter ---- */

TdRowFilter *
td_row_filter_new (
    const char *expression, TdLanguage language, gint64 today, guint *ret_column, GError **error)
{
  g_autoptr (TdRowFilter) self = g_new0 (TdRowFilter, 1);
  TdFilterContext context = {.table = TD_TABLE_PROJECT, .language = language, .today = today};

  make_names (self);
  name_standings (self);
  context.names = self->names;
  self->filter = td_filter_new (expression, &context, ret_column, error);
  return self->filter ? g_steal_pointer (&self) : NULL;
}

void
td_row_filter_free (TdRowFilter *self)
{
  if (self == NULL)
    return;
  td_filter_free (self->filter);
  g_free (self->names);
  g_free (self->entries);
  g_free (self);
}

void
td_row_filter_bind (TdRowFilter *self, const TdChartContext *context)
{
  self->context = *context;
}

gboolean
td_row_filter_match (guint node, gpointer row_filter)
{
  const TdRowFilter *self = row_filter;
  Question question = {self, node};

  g_return_val_if_fail (self->context.portfolio != NULL, FALSE);
  return td_filter_matches (self->filter, NULL, lookup_cb, &question);
}
