/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"
#include "cli/rows.h"
#include "core/time.h"

static void
write_instant (TdRowsWriter *writer, const char *name, gint64 instant)
{
  g_autofree char *text = instant == TD_NONE ? NULL : td_instant_to_iso (instant);

  td_rows_writer_text (writer, name, text);
}

/* Tenths of a minute as minutes. */
static void
write_slack (TdRowsWriter *writer, const char *name, gint64 tenths)
{
  td_rows_writer_decimal (writer, name, tenths == TD_NONE ? G_MININT64 : tenths * 100);
}

static void
write_task (TdRowsWriter *writer, const TdTask *task, const TdTimes *times)
{
  td_rows_writer_begin_row (writer);
  td_rows_writer_text (writer, "uid", task->record.uuid);
  td_rows_writer_integer (writer, "source_uid", task->source_uid);
  td_rows_writer_text (writer, "name", task->name);
  write_instant (writer, "start", times->start);
  write_instant (writer, "finish", times->finish);
  write_instant (writer, "early_start", times->early_start);
  write_instant (writer, "early_finish", times->early_finish);
  write_instant (writer, "late_start", times->late_start);
  write_instant (writer, "late_finish", times->late_finish);
  write_slack (writer, "total_slack_minutes", times->total_slack);
  write_slack (writer, "free_slack_minutes", times->free_slack);
  td_rows_writer_boolean (writer, "critical", (times->flags & TD_TIMES_CRITICAL) != 0);
  td_rows_writer_end_row (writer);
}

static TdExit
run (TdCall *call)
{
  g_autoptr (TdDocument) document = td_call_open (call);
  g_autoptr (TdRowsWriter) writer = NULL;
  const TdOutline *outline;

  if (document == NULL)
    return TD_EXIT_FAILED;
  outline = td_document_outline (document);
  writer = td_rows_writer_new (td_call_option (call, "json") ? TD_ROWS_JSON : TD_ROWS_TEXT);
  for (guint node = 0; node < outline->count; node++)
    if (outline->nodes[node].table == TD_TABLE_TASK)
      write_task (writer,
                  td_portfolio_get (td_document_portfolio (document), TD_TABLE_TASK,
                                    outline->nodes[node].id),
                  td_schedule_times (td_document_schedule (document), node));
  return TD_EXIT_DONE;
}

static const TdOption options[] = {
    {"json", NULL, N_ ("print one JSON document")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_schedule = {
    .name = "schedule",
    .arguments = "FILE.tiendo",
    .summary = N_ ("Print the computed dates and slacks of every task"),
    .details = N_ ("In the order of the outline; instants as 2024-05-05T08:00, slacks in minutes. "
                   "source_uid is the task's number in the file that it came from."),
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
