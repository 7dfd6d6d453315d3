/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/text.h"
#include "document/gesture-private.h"

#include <string.h>

/*
 * Statements with an as-of: dates and leads. The present one is the pinned one, else the one with
 * the latest as-of. What is entered becomes the present one: in its place where as-of and source
 * are the same, else beside it, so that what was said before stays known.
 */

const TdDateValue *
td_gesture_current_date (const TdGesture *self, TdTableId table, gint64 id, TdDateRole role)
{
  gconstpointer row = td_portfolio_get (self->portfolio, table, id);

  if (row == NULL)
    return NULL;
  return td_current_date (self->portfolio, td_gesture_project_of (table, row),
                          table == TD_TABLE_TASK ? id : 0, role);
}

/* As-of and source of an entry, with what stands for those not given. The caller frees @source. */
typedef struct {
  gint64 as_of;
  const char *as_of_text;
  char *source;
  const char *decision;
} Provenance;

static Provenance
provenance_of (const TdGesture *self, const TdDateEntry *entry)
{
  Provenance from = {self->today, NULL, NULL, NULL};

  if (entry && (entry->as_of != TD_NONE || (entry->as_of_text && *entry->as_of_text)))
    from.as_of = entry->as_of;
  if (entry) {
    from.as_of_text = entry->as_of_text;
    from.decision = entry->decision;
  }
  from.source = entry && entry->source && *entry->source ? g_strdup (entry->source)
                                                         : td_gesture_own_source (self);
  return from;
}

static void
set_text_unless_same (TdEditBatch *batch,
                      TdTableId table,
                      gint64 id,
                      const char *field,
                      const char *old,
                      const char *text)
{
  if (text && *text == '\0')
    text = NULL;
  if (g_strcmp0 (old, text) != 0)
    td_edit_batch_set_text (batch, table, id, field, text);
}

static void
set_integer_unless_same (
    TdEditBatch *batch, TdTableId table, gint64 id, const char *field, gint64 old, gint64 integer)
{
  if (old != integer)
    td_edit_batch_set_integer (batch, table, id, field, integer);
}

static const char *const role_verbs[] = {
    [TD_ROLE_START] = N_ ("Set the start of “%s”"),
    [TD_ROLE_FINISH] = N_ ("Set the finish of “%s”"),
    [TD_ROLE_PROMISED_FINISH] = N_ ("Set the promised finish of “%s”"),
};

static gint64
insert_date (const TdGesture *self, TdEditBatch *batch, TdTableId table, gint64 id, TdDateRole role)
{
  gconstpointer row = td_portfolio_get (self->portfolio, table, id);
  const TdField *roles = TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, role);
  gint64 date = td_edit_batch_insert (batch, TD_TABLE_DATE_VALUE, NULL);

  td_edit_batch_set_integer (batch, TD_TABLE_DATE_VALUE, date, "project_id",
                             td_gesture_project_of (table, row));
  if (table == TD_TABLE_TASK)
    td_edit_batch_set_integer (batch, TD_TABLE_DATE_VALUE, date, "task_id", id);
  td_edit_batch_set (batch, TD_TABLE_DATE_VALUE, date, roles, td_value_text (roles->nicks[role]));
  return date;
}

/* A pinned statement hands its pin on to what takes its place. */
static void
take_pin (TdEditBatch *batch, const TdDateValue *current, gint64 date)
{
  if (current == NULL || !current->pinned || current->record.id == date)
    return;
  td_edit_batch_set_integer (batch, TD_TABLE_DATE_VALUE, current->record.id, "pinned", 0);
  td_edit_batch_set_integer (batch, TD_TABLE_DATE_VALUE, date, "pinned", 1);
}

void
td_gesture_put_date (const TdGesture *self,
                     TdEditBatch *batch,
                     TdTableId table,
                     gint64 id,
                     TdDateRole role,
                     TdWhen when,
                     const TdDateEntry *entry)
{
  const TdDateValue *current = td_gesture_current_date (self, table, id, role);
  Provenance from = provenance_of (self, entry);
  g_autofree char *words = entry ? NULL : td_when_format (self->language, when, FALSE);
  const char *text = entry ? entry->typed : words;
  TdDateValue old = {.earliest = TD_NONE, .latest = TD_NONE, .as_of = TD_NONE};
  gint64 date;

  if (current && current->as_of == from.as_of && g_strcmp0 (current->source, from.source) == 0) {
    date = current->record.id;
    old = *current;
  } else {
    date = insert_date (self, batch, table, id, role);
    take_pin (batch, current, date);
  }
  set_integer_unless_same (batch, TD_TABLE_DATE_VALUE, date, "earliest", old.earliest,
                           when.earliest);
  set_integer_unless_same (batch, TD_TABLE_DATE_VALUE, date, "latest", old.latest, when.latest);
  set_integer_unless_same (batch, TD_TABLE_DATE_VALUE, date, "as_of", old.as_of, from.as_of);
  set_text_unless_same (batch, TD_TABLE_DATE_VALUE, date, "text", old.text, text);
  set_text_unless_same (batch, TD_TABLE_DATE_VALUE, date, "as_of_text", old.as_of_text,
                        from.as_of_text);
  set_text_unless_same (batch, TD_TABLE_DATE_VALUE, date, "source", old.source, from.source);
  set_text_unless_same (batch, TD_TABLE_DATE_VALUE, date, "decision", old.decision, from.decision);
  g_free (from.source);
}

void
td_gesture_pin (const TdGesture *self, TdEditBatch *batch, TdTableId table, gint64 id)
{
  const TdTask *task =
      table == TD_TABLE_TASK ? td_portfolio_get (self->portfolio, TD_TABLE_TASK, id) : NULL;

  if (task && task->mode != TD_MODE_MANUAL)
    td_edit_batch_set_text (batch, TD_TABLE_TASK, id, "mode", "manual");
}

/* Where a scheduled task stands now at its other end, to be kept while one end is pinned. */
static void
keep_other_end (const TdGesture *self, TdEditBatch *batch, gint64 id, TdDateRole role, TdWhen when)
{
  const TdTask *task = td_portfolio_get (self->portfolio, TD_TABLE_TASK, id);
  int node = td_outline_find (self->outline, self->portfolio, TD_TABLE_TASK, id);
  const TdTimes *times = node < 0 ? NULL : td_schedule_times (self->schedule, (guint) node);

  if (task->mode == TD_MODE_MANUAL || times == NULL || td_times_is_undated (times) ||
      !td_outline_is_leaf (self->outline, (guint) node))
    return;
  if (role == TD_ROLE_START && times->finish != TD_NONE && when.earliest < times->finish)
    td_gesture_put_date (self, batch, TD_TABLE_TASK, id, TD_ROLE_FINISH,
                         td_when_from_day (td_when_shown_day (TD_WHEN_FINISH, times->finish)),
                         NULL);
  if (role == TD_ROLE_FINISH && times->start != TD_NONE && when.latest != TD_NONE &&
      times->start < when.latest)
    td_gesture_put_date (self, batch, TD_TABLE_TASK, id, TD_ROLE_START,
                         td_when_from_day (td_day_from_instant (times->start)), NULL);
}

static void
fail_typed (const char *typed, TdWhenIssue issue, GError **error)
{
  g_autofree char *why = g_strconcat (TD_FACT_MSGID, td_when_issue_message (issue), NULL);

  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” is no date: %s"), typed,
               why, NULL);
}

TdEditBatch *
td_gesture_set_date (const TdGesture *self,
                     TdTableId table,
                     gint64 id,
                     TdDateRole role,
                     const TdDateEntry *entry,
                     GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  TdWhenRole reading = role == TD_ROLE_START ? TD_WHEN_START : TD_WHEN_FINISH;
  TdWhenIssue issue = TD_WHEN_ISSUE_NONE;
  TdEditBatch *batch;
  TdWhen when;

  if (row == NULL)
    return NULL;
  if (!td_when_parse (entry->typed, reading, self->today, &when, &issue)) {
    fail_typed (entry->typed, issue, error);
    return NULL;
  }
  batch = td_gesture_batch (role_verbs[role], table, row);
  td_gesture_put_date (self, batch, table, id, role, when, entry);
  if (table == TD_TABLE_TASK && role != TD_ROLE_PROMISED_FINISH &&
      !td_when_equal (when, TD_WHEN_UNKNOWN)) {
    keep_other_end (self, batch, id, role, when);
    td_gesture_pin (self, batch, table, id);
  }
  return batch;
}

static guint
count_dates (const TdGesture *self, TdTableId table, gint64 id, TdDateRole role)
{
  const TdField *reference = table == TD_TABLE_TASK
                                 ? TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, task_id)
                                 : TD_FIELD (TD_TABLE_DATE_VALUE, TdDateValue, project_id);
  guint count, found = 0;
  const guint32 *rows = td_portfolio_referring (self->portfolio, reference, id, &count);

  for (guint i = 0; i < count; i++) {
    const TdDateValue *date = td_portfolio_at (self->portfolio, TD_TABLE_DATE_VALUE, rows[i]);

    found += date->role == (gint64) role && (table == TD_TABLE_TASK || date->task_id == 0);
  }
  return found;
}

TdEditBatch *
td_gesture_clear_date (
    const TdGesture *self, TdTableId table, gint64 id, TdDateRole role, GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  const TdDateValue *current = td_gesture_current_date (self, table, id, role);
  TdEditBatch *batch;

  if (row == NULL)
    return NULL;
  batch = td_gesture_batch (role == TD_ROLE_START ? N_ ("Clear the start of “%s”")
                                                  : N_ ("Clear the finish of “%s”"),
                            table, row);
  if (current == NULL || td_when_equal (td_gesture_when (current), TD_WHEN_UNKNOWN))
    return batch;
  if (count_dates (self, table, id, role) == 1)
    td_edit_batch_delete (batch, TD_TABLE_DATE_VALUE, current->record.id);
  else
    td_gesture_put_date (self, batch, table, id, role, TD_WHEN_UNKNOWN, NULL);
  return batch;
}

TdEditBatch *
td_gesture_set_span (
    const TdGesture *self, TdTableId table, gint64 id, TdWhen start, TdWhen finish, GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  TdEditBatch *batch;

  if (row == NULL)
    return NULL;
  if (start.earliest != TD_NONE && finish.latest != TD_NONE && finish.latest <= start.earliest)
    return td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” would finish before it starts"),
                            table, row, error);
  batch = td_gesture_batch (N_ ("Set the dates of “%s”"), table, row);
  if (!td_when_equal (start, TD_WHEN_UNKNOWN))
    td_gesture_put_date (self, batch, table, id, TD_ROLE_START, start, NULL);
  if (!td_when_equal (finish, TD_WHEN_UNKNOWN))
    td_gesture_put_date (self, batch, table, id, TD_ROLE_FINISH, finish, NULL);
  td_gesture_pin (self, batch, table, id);
  return batch;
}

/* ---- lead ---- */

static TdEditBatch *
set_task_lead (const TdTask *task, gint64 organisation_id, const char *text, GError **error)
{
  TdEditBatch *batch;

  if (organisation_id == 0 && text && *text)
    return td_gesture_fail (TD_EDIT_ERROR_UNKNOWN_ROW,
                            N_ ("The lead of the stage “%s” must be one of the agencies listed"),
                            TD_TABLE_TASK, task, error);
  batch = td_gesture_batch (N_ ("Set the lead of “%s”"), TD_TABLE_TASK, task);
  if (task->lead_id != organisation_id)
    td_edit_batch_set_integer (batch, TD_TABLE_TASK, task->record.id, "lead_id",
                               organisation_id ? organisation_id : TD_NONE);
  return batch;
}

static void
put_lead (const TdGesture *self,
          TdEditBatch *batch,
          gint64 project_id,
          gint64 organisation_id,
          const char *text,
          const TdDateEntry *entry)
{
  const TdAttribute *current = td_project_current (self->portfolio, project_id, "lead");
  Provenance from = provenance_of (self, entry);
  TdAttribute old = {.as_of = TD_NONE};
  gint64 lead;

  if (current && current->as_of == from.as_of && g_strcmp0 (current->source, from.source) == 0) {
    lead = current->record.id;
    old = *current;
  } else {
    lead = td_edit_batch_insert (batch, TD_TABLE_ATTRIBUTE, NULL);
    td_edit_batch_set_integer (batch, TD_TABLE_ATTRIBUTE, lead, "project_id", project_id);
    td_edit_batch_set_text (batch, TD_TABLE_ATTRIBUTE, lead, "name", "lead");
    if (current && current->pinned) {
      td_edit_batch_set_integer (batch, TD_TABLE_ATTRIBUTE, current->record.id, "pinned", 0);
      td_edit_batch_set_integer (batch, TD_TABLE_ATTRIBUTE, lead, "pinned", 1);
    }
  }
  set_text_unless_same (batch, TD_TABLE_ATTRIBUTE, lead, "text", old.text, text);
  if (old.organisation_id != organisation_id)
    td_edit_batch_set_integer (batch, TD_TABLE_ATTRIBUTE, lead, "organisation_id",
                               organisation_id ? organisation_id : TD_NONE);
  set_integer_unless_same (batch, TD_TABLE_ATTRIBUTE, lead, "as_of", old.as_of, from.as_of);
  set_text_unless_same (batch, TD_TABLE_ATTRIBUTE, lead, "as_of_text", old.as_of_text,
                        from.as_of_text);
  set_text_unless_same (batch, TD_TABLE_ATTRIBUTE, lead, "source", old.source, from.source);
  g_free (from.source);
}

TdEditBatch *
td_gesture_set_lead (const TdGesture *self,
                     TdTableId table,
                     gint64 id,
                     gint64 organisation_id,
                     const char *text,
                     const TdDateEntry *entry,
                     GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  const TdOrganisation *organisation =
      td_portfolio_get (self->portfolio, TD_TABLE_ORGANISATION, organisation_id);
  const TdAttribute *current;
  TdEditBatch *batch;

  if (row == NULL)
    return NULL;
  if (table == TD_TABLE_TASK)
    return set_task_lead (row, organisation ? organisation_id : 0, text, error);
  if (text == NULL)
    text = organisation ? organisation->name : "";
  batch = td_gesture_batch (N_ ("Set the lead of “%s”"), table, row);
  current = td_project_current (self->portfolio, id, "lead");
  if (entry == NULL && current && g_strcmp0 (current->text, text) == 0 &&
      current->organisation_id == (organisation ? organisation_id : 0))
    return batch;
  if (current == NULL && *text == '\0')
    return batch;
  put_lead (self, batch, id, organisation ? organisation_id : 0, text, entry);
  return batch;
}
