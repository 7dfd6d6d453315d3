/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/value.h"
#include "core/typed.h"

static gboolean
read_entry (const TdCall *call, TdDateEntry *entry)
{
  const char *as_of = td_call_option (call, "as-of");
  TdWhen when;

  *entry = (TdDateEntry){.as_of = TD_NONE, .source = td_call_option (call, "source")};
  if (as_of == NULL)
    return TRUE;
  if (!td_when_parse (as_of, TD_WHEN_START, call->today, &when, NULL) ||
      td_when_precision (when) != TD_PRECISION_DAY)
    return FALSE;
  entry->as_of = td_day_from_instant (when.earliest);
  return TRUE;
}

static TdExit
run (TdCall *call)
{
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (TdEditBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  TdDateEntry entry;
  TdGesture gesture;
  TdTableId table;
  gint64 id;

  if (!read_entry (call, &entry))
    return td_call_misused (call, N_ ("“%s” is no day"), td_call_option (call, "as-of"));
  document = td_call_open (call);
  if (document == NULL)
    return TD_EXIT_FAILED;
  gesture = td_document_gesture (document, call->language, call->today);
  if (!td_row_find (gesture.portfolio, td_call_argument (call, 1), &table, &id)) {
    g_set_error_literal (&error, TD_EDIT_ERROR, TD_EDIT_ERROR_UNKNOWN_ROW,
                         N_ ("There is no such row"));
    return td_call_fail (call, td_call_argument (call, 1), error);
  }
  batch = td_value_edit (&gesture, table, id, td_call_argument (call, 2),
                         td_call_argument (call, 3), entry, &error);
  if (batch == NULL || !td_document_apply (document, batch, &error))
    return td_call_fail (call, td_call_argument (call, 0), error);
  return TD_EXIT_DONE;
}

static const TdOption options[] = {
    {"as-of", N_ ("DAY"), N_ ("the day a date or lead holds from (today)")},
    {"source", N_ ("TEXT"), N_ ("where it comes from (the user)")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_set = {
    .name = "set",
    .arguments = "FILE.tiendo ID FIELD VALUE",
    .summary = N_ ("Change one value"),
    .details = N_ ("ID is a UUID or “task:12”. FIELD is a field as list --json names it, or start, "
                   "finish, promised-finish or lead of a project or task. VALUE is typed as in the "
                   "window: 2027, q1/2025, 31%, 1,5 tỷ, 30 ngày; an empty one clears."),
    .least = 4,
    .most = 4,
    .options = options,
    .run = run,
};
