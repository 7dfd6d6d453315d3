/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/item-lines.h"

#include "chart/cell.h"
#include "core/number.h"
#include "core/typed.h"
#include "document/document.h"

#define MAX_HISTORY 12

void
td_item_line_free (TdItemLine *line)
{
  g_free (line->label);
  g_free (line->text);
  g_free (line->detail);
  g_free (line);
}

/* What the makers of lines share. */
typedef struct {
  const TdGesture *gesture;
  const TdChartContext *context;
  TdRowId row;
  int node;
  GPtrArray *lines;
} Maker;

static const char *
say (const Maker *maker, const char *msgid)
{
  return td_translate (maker->gesture->language, msgid);
}

/* Takes @text and @detail, either of which may be NULL. */
static TdItemLine *
add (const Maker *maker, TdLineKind kind, const char *label, char *text, char *detail)
{
  TdItemLine *line = g_new0 (TdItemLine, 1);

  line->kind = kind;
  line->label = g_strdup (label);
  line->text = text ? text : g_strdup ("");
  line->detail = detail ? detail : g_strdup ("");
  g_ptr_array_add (maker->lines, line);
  return line;
}

static char *
day_text (const Maker *maker, gint64 day)
{
  return td_when_format (maker->gesture->language, td_when_from_day (day), FALSE);
}

/* "Báo cáo 312/BC-SGTVT · 30/09/2024" */
static char *
origin_text (const Maker *maker, const char *source, gint64 as_of, const char *as_of_text)
{
  g_autofree char *day = as_of != TD_NONE ? day_text (maker, as_of) : g_strdup (as_of_text);
  const char *parts[3] = {source && *source ? source : day, source && *source ? day : NULL, NULL};

  return parts[0] ? g_strjoinv (" · ", (char **) parts) : NULL;
}

/* ---- fields ---- */

static void
add_field (const Maker *maker, TdLineKind kind, const char *name)
{
  const TdField *field = td_table_field (maker->row.table, name);
  gconstpointer record =
      td_portfolio_get (maker->gesture->portfolio, maker->row.table, maker->row.id);
  TdItemLine *line =
      add (maker, kind, say (maker, field->label),
           td_typed_write (maker->gesture->portfolio, field, maker->gesture->language, record),
           NULL);

  line->field = field;
}

/* ---- time ---- */

static void
add_date (const Maker *maker, TdDateRole role, const char *label)
{
  const TdDateValue *value =
      td_gesture_current_date (maker->gesture, maker->row.table, maker->row.id, role);
  guint node = (guint) maker->node;
  char *text = role == TD_ROLE_START ? td_node_start_text (maker->context, node)
                                     : td_node_finish_text (maker->context, node);
  char *detail = value ? origin_text (maker, value->source, value->as_of, value->as_of_text) : NULL;
  TdItemLine *line;

  if (*text == '\0') {
    g_free (text);
    text = g_strdup (say (maker, N_ ("not known yet")));
  } else if (value == NULL) {
    detail = g_strdup (say (maker, N_ ("reckoned by the schedule")));
  }
  line = add (maker, TD_LINE_DATE, label, text, detail);
  line->role = role;
}

/* Every promise, so that they can be held against one another. */
static void
add_promises (const Maker *maker)
{
  const TdField *owner = TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, project_id);
  guint count;
  const guint32 *indices;

  if (maker->row.table != TD_TABLE_PROJECT)
    return;
  indices = td_portfolio_referring (maker->gesture->portfolio, owner, maker->row.id, &count);
  for (guint i = 0; i < count; i++) {
    const TdDateValue *value =
        td_portfolio_at (maker->gesture->portfolio, TD_TABLE_DATE_VALUE, indices[i]);

    if (value->role == TD_ROLE_PROMISED_FINISH && value->task_id == 0)
      add (maker, TD_LINE_SAID, say (maker, N_ ("Promised finish")), g_strdup (value->text),
           origin_text (maker, value->source, value->as_of, value->as_of_text));
  }
}

static void
add_time (const Maker *maker)
{
  const TdTimes *times = td_node_times (maker->context, (guint) maker->node);
  gboolean project = maker->row.table == TD_TABLE_PROJECT;

  add (maker, TD_LINE_HEADING, say (maker, N_ ("Time")), NULL, NULL);
  add_date (maker, TD_ROLE_START, say (maker, N_ ("Start")));
  add_date (maker, TD_ROLE_FINISH, say (maker, N_ ("Finish")));
  add_field (maker, TD_LINE_FIELD, "deadline");
  if (project) {
    const TdProject *record =
        td_portfolio_get (maker->gesture->portfolio, TD_TABLE_PROJECT, maker->row.id);

    add_field (maker, TD_LINE_FIELD, "period_start");
    add_field (maker, TD_LINE_FIELD, "period_end");
    add_field (maker, TD_LINE_FIELD, "horizon");
    if (record->period_text && *record->period_text)
      add (maker, TD_LINE_SAID, say (maker, N_ ("Time in the document")),
           g_strdup (record->period_text), NULL);
  } else {
    add_field (maker, TD_LINE_CHOICE, "mode");
    add_field (maker, TD_LINE_FIELD, "duration");
  }
  add_promises (maker);
  if (times->flags & TD_TIMES_CRITICAL)
    add (maker, TD_LINE_SAID, say (maker, N_ ("Critical path")), g_strdup (say (maker, N_ ("yes"))),
         NULL);
}

/* ---- links ---- */

static const char *
end_name (const TdPortfolio *portfolio, gint64 project_id, gint64 task_id)
{
  const TdTask *task = td_portfolio_get (portfolio, TD_TABLE_TASK, task_id);
  const TdProject *project = td_portfolio_get (portfolio, TD_TABLE_PROJECT, project_id);

  return task ? task->name : project ? project->name : "";
}

static void
add_links (const Maker *maker)
{
  const TdPortfolio *portfolio = maker->gesture->portfolio;
  const TdField *kind = TD_FIELD (TD_TABLE_LINK, TdLink, kind);
  gboolean headed = FALSE;

  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (portfolio, TD_TABLE_LINK, i);
    gboolean task = maker->row.table == TD_TABLE_TASK;
    gboolean before =
        task ? link->successor_task_id == maker->row.id
             : link->successor_task_id == 0 && link->successor_project_id == maker->row.id;
    gboolean after =
        task ? link->predecessor_task_id == maker->row.id
             : link->predecessor_task_id == 0 && link->predecessor_project_id == maker->row.id;

    if (!before && !after)
      continue;
    if (!headed)
      add (maker, TD_LINE_HEADING, say (maker, N_ ("Links")), NULL, NULL);
    headed = TRUE;
    add (maker, TD_LINE_SAID,
         before ? say (maker, N_ ("Follows")) : say (maker, N_ ("Comes before")),
         g_strdup (
             before ? end_name (portfolio, link->predecessor_project_id, link->predecessor_task_id)
                    : end_name (portfolio, link->successor_project_id, link->successor_task_id)),
         g_strdup (say (maker, kind->labels[link->kind])));
  }
}

/* ---- facts and targets ---- */

static const struct {
  const char *name;
  const char *label;
} fact_labels[] = {
    {"approved", N_ ("Approved")},
    {"area", N_ ("Area")},
    {"capacity", N_ ("Capacity")},
    {"class", N_ ("Class")},
    {"construction_cost", N_ ("Construction cost")},
    {"duration", N_ ("Duration")},
    {"form", N_ ("Form of investment")},
    {"households_affected", N_ ("Households affected")},
    {"investment_policy_decided", N_ ("Investment policy decided")},
    {"land_area", N_ ("Area of land")},
    {"lead", N_ ("Lead")},
    {"length_km", N_ ("Length, km")},
    {"location", N_ ("Location")},
    {"owner", N_ ("Owner")},
    {"phase1_investment", N_ ("Investment of phase 1")},
    {"planned_period", N_ ("Planned period")},
    {"planned_start", N_ ("Planned start")},
    {"quantity", N_ ("Quantity")},
    {"site_clearance", N_ ("Site clearance")},
    {"site_clearance_cost", N_ ("Cost of site clearance")},
    {"started", N_ ("Started")},
    {"status", N_ ("Status")},
    {"total_investment", N_ ("Total investment")},
};

static char *
fact_label (const Maker *maker, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fact_labels); i++)
    if (g_strcmp0 (fact_labels[i].name, name) == 0)
      return g_strdup (say (maker, fact_labels[i].label));
  return g_strdelimit (g_strdup (name ? name : ""), "_", ' ');
}

/* What repeats the fields above. */
static gboolean
is_plain (const char *name)
{
  return g_strcmp0 (name, "kind") == 0 || g_strcmp0 (name, "group") == 0;
}

static char *
fact_text (const Maker *maker, const TdAttribute *fact)
{
  g_autofree char *money = NULL;

  if (fact->text && *fact->text)
    return fact->unit && *fact->unit && !strstr (fact->text, fact->unit)
               ? g_strdup_printf ("%s %s", fact->text, fact->unit)
               : g_strdup (fact->text);
  if (fact->amount == TD_NONE)
    return NULL;
  money = td_money_format (maker->gesture->language, fact->amount, TD_MONEY_BILLION);
  return g_strdup_printf ("%s %s", money,
                          td_money_unit_name (maker->gesture->language, TD_MONEY_BILLION));
}

static void
add_facts (const Maker *maker)
{
  const TdField *owner = TD_FIELD (TD_TABLE_ATTRIBUTE, TdAttribute, project_id);
  guint count;
  const guint32 *indices =
      td_portfolio_referring (maker->gesture->portfolio, owner, maker->row.id, &count);
  gboolean headed = FALSE;

  for (guint i = 0; i < count; i++) {
    const TdAttribute *fact =
        td_portfolio_at (maker->gesture->portfolio, TD_TABLE_ATTRIBUTE, indices[i]);
    g_autofree char *label = fact_label (maker, fact->name);

    if (is_plain (fact->name))
      continue;
    if (!headed)
      add (maker, TD_LINE_HEADING, say (maker, N_ ("Facts")), NULL, NULL);
    headed = TRUE;
    add (maker, TD_LINE_SAID, label, fact_text (maker, fact),
         origin_text (maker, fact->source, fact->as_of, fact->as_of_text));
  }
}

static void
add_target (const Maker *maker)
{
  const TdTarget *target = td_node_target (maker->context, (guint) maker->node);

  if (target == NULL)
    return;
  add (maker, TD_LINE_HEADING, say (maker, N_ ("Target")), NULL, NULL);
  if (target->text && *target->text)
    add (maker, TD_LINE_SAID, say (maker, N_ ("In the document")), g_strdup (target->text), NULL);
  add (maker, TD_LINE_SAID, say (maker, N_ ("Stands at")), td_target_text (maker->context, target),
       td_target_state_text (maker->context, target));
}

/* ---- all of it ---- */

static void
add_names (const Maker *maker)
{
  gboolean project = maker->row.table == TD_TABLE_PROJECT;
  const char *lead = td_node_lead (maker->context, (guint) maker->node);

  add_field (maker, TD_LINE_PARAGRAPH, "name");
  if (project) {
    add_field (maker, TD_LINE_FIELD, "short_name");
    add_field (maker, TD_LINE_PARAGRAPH, "name_en");
    add_field (maker, TD_LINE_CHOICE, "kind");
    add_field (maker, TD_LINE_FIELD, "sector_id");
  }
  add (maker, TD_LINE_LEAD, say (maker, N_ ("Lead")), g_strdup (lead), NULL);
  add_field (maker, TD_LINE_FIELD, "percent_complete");
}

GPtrArray *
td_item_lines_new (const TdGesture *gesture, const TdChartContext *context, TdRowId row)
{
  Maker maker = {gesture, context, row,
                 td_outline_find (gesture->outline, gesture->portfolio, row.table, row.id),
                 g_ptr_array_new_with_free_func ((GDestroyNotify) td_item_line_free)};

  if (maker.node < 0)
    return maker.lines;
  add_names (&maker);
  add_time (&maker);
  add_links (&maker);
  if (row.table == TD_TABLE_PROJECT) {
    add_target (&maker);
    add_facts (&maker);
  }
  add (&maker, TD_LINE_HEADING, say (&maker, N_ ("Notes")), NULL, NULL);
  add_field (&maker, TD_LINE_PARAGRAPH, "note");
  return maker.lines;
}

void
td_item_lines_add_history (GPtrArray *lines,
                           const GPtrArray *history,
                           const TdPortfolio *portfolio,
                           TdLanguage language,
                           TdRowId row)
{
  const TdRecord *record = td_portfolio_get (portfolio, row.table, row.id);
  Maker maker = {.lines = lines};
  g_autofree char *subject = NULL;
  guint added = 0;

  if (record == NULL)
    return;
  subject = g_strdup_printf ("%s:%s", td_table_name (row.table), record->uuid);
  for (guint i = 0; i < history->len && added < MAX_HISTORY; i++) {
    const TdHistoryRow *past = g_ptr_array_index ((GPtrArray *) history, i);
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (past->time / G_USEC_PER_SEC);
    g_autoptr (GDateTime) local = g_date_time_to_local (utc);
    g_autofree char *when = g_date_time_format (local, "%d/%m/%Y %H:%M");

    if (!g_ptr_array_find_with_equal_func (past->subjects, subject, g_str_equal, NULL))
      continue;
    if (added++ == 0)
      add (&maker, TD_LINE_HEADING, td_translate (language, N_ ("History of this item")), NULL,
           NULL);
    add (&maker, TD_LINE_SAID, when, td_history_word (past, portfolio, language),
         g_strdup (past->author));
  }
}

gboolean
td_item_lines_match (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const TdItemLine *one = g_ptr_array_index ((GPtrArray *) a, i);
    const TdItemLine *other = g_ptr_array_index ((GPtrArray *) b, i);

    if (one->kind != other->kind || one->field != other->field ||
        strcmp (one->label, other->label) != 0)
      return FALSE;
  }
  return TRUE;
}
