/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/row-filter.h"
#include "cli/record.h"
#include "core/fact.h"
#include "core/filter.h"
#include "core/time.h"

#include <string.h>

/* One run of the command. */
typedef struct {
  const TdCall *call;
  TdDocument *document;
  TdGesture around;
  TdRowsWriter *writer;
  TdRowsForm form;
} Listing;

/* ---- projects and tasks ---- */

static void
write_instant (const Listing *self, const char *name, gint64 instant)
{
  g_autofree char *text = instant == TD_NONE ? NULL : td_instant_to_iso (instant);

  td_rows_writer_text (self->writer, name, text);
}

/* The words of the date that was given, where there is one. */
static void
write_words (const Listing *self, const char *name, const TdNode *node, TdDateRole role)
{
  const TdDateValue *date = td_gesture_current_date (&self->around, node->table, node->id, role);
  g_autofree char *words = NULL;

  if (date)
    words = td_when_format (self->around.language, (TdWhen){date->earliest, date->latest}, FALSE);
  td_rows_writer_text (self->writer, name, words);
}

static void
write_lead (const Listing *self, gint64 project_id, gint64 organisation_id)
{
  const TdAttribute *lead = td_project_current (self->around.portfolio, project_id, "lead");
  gint64 id = organisation_id ? organisation_id : lead ? lead->organisation_id : 0;
  const TdOrganisation *organisation =
      td_portfolio_get (self->around.portfolio, TD_TABLE_ORGANISATION, id);

  td_rows_writer_text (self->writer, "lead",
                       organisation ? organisation->name
                       : lead       ? lead->text
                                    : NULL);
}

static void
write_node (const Listing *self, guint index)
{
  const TdNode *node = self->around.outline->nodes + index;
  const TdTimes *times = td_schedule_times (self->around.schedule, index);
  gconstpointer record = td_portfolio_get (self->around.portfolio, node->table, node->id);
  const TdTask *task = node->table == TD_TABLE_TASK ? record : NULL;

  td_rows_writer_begin_row (self->writer);
  td_record_write (self->writer, self->form, self->around.portfolio, self->around.language,
                   node->table, record);
  td_rows_writer_integer (self->writer, "depth", node->depth);
  write_instant (self, "start", times->start);
  write_instant (self, "finish", times->finish);
  write_words (self, "start-text", node, TD_ROLE_START);
  write_words (self, "finish-text", node, TD_ROLE_FINISH);
  write_lead (self, task ? task->project_id : node->id, task ? task->lead_id : 0);
  td_rows_writer_end_row (self->writer);
}

static gboolean
list_nodes (Listing *self, TdTableId table, const char *expression, GError **error)
{
  g_autoptr (TdRowFilter) filter = NULL;
  TdChartContext context;

  td_chart_context_init (&context, self->around.portfolio, self->around.outline,
                         self->around.schedule, self->around.language);
  if (expression) {
    filter = td_row_filter_new (expression, self->around.language, self->around.today, NULL, error);
    if (filter == NULL)
      return FALSE;
    td_row_filter_bind (filter, &context);
  }
  for (guint node = 0; node < self->around.outline->count; node++)
    if (self->around.outline->nodes[node].table == table &&
        (filter == NULL || td_row_filter_match (node, filter)))
      write_node (self, node);
  return TRUE;
}

/* ---- other tables ---- */

static gboolean
list_table (Listing *self, TdTableId table, const char *expression, GError **error)
{
  TdFilterContext context = {table, NULL, self->around.language, self->around.today};
  g_autoptr (TdFilter) filter = NULL;

  if (expression) {
    filter = td_filter_new (expression, &context, NULL, error);
    if (filter == NULL)
      return FALSE;
  }
  for (guint i = 0; i < td_portfolio_count (self->around.portfolio, table); i++) {
    gconstpointer record = td_portfolio_at (self->around.portfolio, table, i);

    if (filter && !td_filter_matches (filter, record, NULL, NULL))
      continue;
    td_rows_writer_begin_row (self->writer);
    td_record_write (self->writer, self->form, self->around.portfolio, self->around.language, table,
                     record);
    td_rows_writer_end_row (self->writer);
  }
  return TRUE;
}

/* ---- history ---- */

static void
write_history (const Listing *self, const TdHistoryRow *row)
{
  static const char *const kinds[] = {
      [TD_HISTORY_EDIT] = "edit",
      [TD_HISTORY_UNDO] = "undo",
      [TD_HISTORY_REDO] = "redo",
  };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (row->time / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format_iso8601 (time);
  g_autofree char *words = td_history_word (row, self->around.portfolio, self->around.language);

  td_rows_writer_begin_row (self->writer);
  td_rows_writer_integer (self->writer, "id", row->id);
  td_rows_writer_text (self->writer, "time", stamp);
  td_rows_writer_text (self->writer, "author", row->author);
  td_rows_writer_text (self->writer, "origin", row->origin);
  td_rows_writer_text (self->writer, "kind", kinds[row->kind]);
  td_rows_writer_integer (self->writer, "undoes", row->undoes ? row->undoes : G_MININT64);
  td_rows_writer_boolean (self->writer, "undone", row->undone);
  td_rows_writer_text (self->writer, "text", words);
  td_rows_writer_end_row (self->writer);
}

static gboolean
list_history (Listing *self, TdTableId table, const char *expression, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (expression) {
    td_fact_set (error, TD_FILTER_ERROR, TD_FILTER_ERROR_UNKNOWN_NAME,
                 N_ ("The history cannot be filtered"), NULL);
    return FALSE;
  }
  rows = td_document_history (self->document, 0, error);
  for (guint i = 0; rows && i < rows->len; i++)
    write_history (self, rows->pdata[i]);
  return rows != NULL;
}

/* ---- the command ---- */

static const struct {
  const char *what;
  TdTableId table;
  gboolean (*list) (Listing *self, TdTableId table, const char *expression, GError **error);
} kinds[] = {
    {"projects", TD_TABLE_PROJECT, list_nodes},
    {"tasks", TD_TABLE_TASK, list_nodes},
    {"links", TD_TABLE_LINK, list_table},
    {"dates", TD_TABLE_DATE_VALUE, list_table},
    {"attributes", TD_TABLE_ATTRIBUTE, list_table},
    {"capital", TD_TABLE_CAPITAL, list_table},
    {"disbursements", TD_TABLE_DISBURSEMENT, list_table},
    {"targets", TD_TABLE_TARGET, list_table},
    {"documents", TD_TABLE_DOCUMENT, list_table},
    {"clauses", TD_TABLE_CLAUSE, list_table},
    {"sectors", TD_TABLE_SECTOR, list_table},
    {"organisations", TD_TABLE_ORGANISATION, list_table},
    {"places", TD_TABLE_PLACE, list_table},
    {"calendars", TD_TABLE_CALENDAR, list_table},
    {"baselines", TD_TABLE_BASELINE, list_table},
    {"portfolio", TD_TABLE_PORTFOLIO, list_table},
    {"history", TD_N_TABLES, list_history},
};

static TdExit
list (const TdCall *call, guint kind)
{
  g_autoptr (TdDocument) document = td_call_open (call);
  g_autoptr (TdRowsWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  Listing self = {.call = call, .document = document};

  if (document == NULL)
    return TD_EXIT_FAILED;
  self.around = td_document_gesture (document, call->language, call->today);
  self.form = td_call_option (call, "json")  ? TD_ROWS_JSON
              : td_call_option (call, "csv") ? TD_ROWS_CSV
                                             : TD_ROWS_TEXT;
  self.writer = td_rows_writer_new (self.form);
  if (!kinds[kind].list (&self, kinds[kind].table, td_call_option (call, "filter"), &error)) {
    td_rows_writer_abandon (self.writer);
    if (error->domain != TD_FILTER_ERROR)
      return td_call_fail (call, td_call_argument (call, 0), error);
    td_call_fail (call, "--filter", error);
    return TD_EXIT_USAGE;
  }
  writer = self.writer;
  return TD_EXIT_DONE;
}

static TdExit
run (TdCall *call)
{
  const char *what = td_call_argument (call, 1);

  if (td_call_option (call, "json") && td_call_option (call, "csv"))
    return td_call_misused (call, N_ ("--json and --csv exclude one another"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].what, what) == 0)
      return list (call, i);
  return td_call_misused (call, N_ ("“%s” cannot be listed"), what);
}

static const TdOption options[] = {
    {"filter", N_ ("EXPRESSION"), N_ ("only rows that meet it: “kind = programme and undated”")},
    {"json", NULL, N_ ("print one JSON document")},
    {"csv", NULL, N_ ("print CSV")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_list = {
    .name = "list",
    .arguments = "FILE.tiendo WHAT",
    .summary = N_ ("Print rows of the portfolio"),
    .details =
        N_ ("WHAT is projects, tasks, links, dates, attributes, capital, disbursements, "
            "targets, documents, clauses, sectors, organisations, places, calendars, "
            "baselines, portfolio or history. Filters compare with = != < <= > >= ~ (holds), "
            "“is known”, “is unknown”; projects and tasks also have lead, sector, clause, "
            "start, finish, undated, late, critical."),
    .least = 2,
    .most = 2,
    .options = options,
    .run = run,
};
