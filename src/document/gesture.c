/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/duration.h"
#include "core/fact.h"
#include "core/text.h"
#include "core/typed.h"
#include "document/gesture-private.h"

#include <string.h>

/* ---- shared ---- */

gpointer
td_gesture_row (const TdGesture *self, TdTableId table, gint64 id, GError **error)
{
  gpointer row = td_portfolio_get (self->portfolio, table, id);
  g_autofree char *name = NULL;

  if (row)
    return row;
  name = g_strdup_printf ("%s:%" G_GINT64_FORMAT, td_table_name (table), id);
  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_UNKNOWN_ROW, N_ ("There is no %s"), name, NULL);
  return NULL;
}

const char *
td_gesture_row_name (TdTableId table, gconstpointer row)
{
  const TdField *field = td_table_field (table, "name");
  const char *name = field ? td_field_text (field, row) : NULL;

  return name ? name : "";
}

gint64
td_gesture_project_of (TdTableId table, gconstpointer row)
{
  return table == TD_TABLE_TASK ? ((const TdTask *) row)->project_id : ((const TdRecord *) row)->id;
}

void
td_gesture_add_row_subject (TdEditBatch *batch, TdTableId table, gconstpointer row)
{
  g_autofree char *subject =
      g_strdup_printf ("%s:%s", td_table_name (table), ((const TdRecord *) row)->uuid);

  td_edit_batch_add_subject (batch, subject);
}

TdEditBatch *
td_gesture_batch (const char *verb, TdTableId table, gconstpointer row)
{
  TdEditBatch *batch = td_edit_batch_new (verb);

  td_gesture_add_row_subject (batch, table, row);
  return batch;
}

char *
td_gesture_own_source (const TdGesture *self)
{
  g_autofree char *day = td_when_format (self->language, td_when_from_day (self->today), FALSE);

  return td_fact_fill (self->language, N_ ("user, %s"), (const char *const[]){day, NULL});
}

TdEditBatch *
td_gesture_fail (
    TdEditError code, const char *msgid, TdTableId table, gconstpointer row, GError **error)
{
  td_fact_set (error, TD_EDIT_ERROR, (int) code, msgid, td_gesture_row_name (table, row), NULL);
  return NULL;
}

/* ---- fields ---- */

static gboolean
same_value (const TdField *field, gconstpointer row, const TdValue *value)
{
  g_auto (TdValue) old = td_field_get (field, row);

  return td_value_equal (&old, value);
}

/* One field of one row; takes @value. */
static TdEditBatch *
set_value (const char *verb, const TdField *field, gconstpointer row, TdValue value)
{
  TdEditBatch *batch = td_gesture_batch (verb, field->table, row);

  if (same_value (field, row, &value))
    td_value_clear (&value);
  else
    td_edit_batch_set (batch, field->table, ((const TdRecord *) row)->id, field, value);
  return batch;
}

TdEditBatch *
td_gesture_rename (
    const TdGesture *self, TdTableId table, gint64 id, const char *name, GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);
  g_autofree char *text = row ? td_text_normalize (name, -1, error) : NULL;

  if (text == NULL)
    return NULL;
  if (*text == '\0')
    return td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” needs a name"), table, row,
                            error);
  return set_value (N_ ("Rename “%s”"), td_table_field (table, "name"), row,
                    td_value_take_text (g_steal_pointer (&text)));
}

TdEditBatch *
td_gesture_set_progress (
    const TdGesture *self, TdTableId table, gint64 id, gint64 percent, GError **error)
{
  gpointer row = td_gesture_row (self, table, id, error);

  if (row == NULL)
    return NULL;
  return set_value (N_ ("Set the progress of “%s”"), td_table_field (table, "percent_complete"),
                    row, td_value_integer (percent));
}

TdEditBatch *
td_gesture_set_deadline (
    const TdGesture *self, TdTableId table, gint64 id, const char *typed, GError **error)
{
  return td_gesture_set_field (self, td_table_field (table, "deadline"), id, typed, error);
}

TdEditBatch *
td_gesture_set_duration (const TdGesture *self, gint64 task_id, const char *typed, GError **error)
{
  const TdTask *task = td_gesture_row (self, TD_TABLE_TASK, task_id, error);
  const TdField *units = TD_FIELD (TD_TABLE_TASK, TdTask, duration_unit);
  TdDuration duration = {TD_NONE, TD_DURATION_DAYS, FALSE};
  g_auto (TdValue) value = TD_VALUE_INIT;
  TdEditBatch *batch;

  if (task == NULL)
    return NULL;
  duration.unit = (TdDurationUnit) task->duration_unit;
  duration.elapsed = task->duration_elapsed != 0;
  if (!td_typed_read (self->portfolio, TD_FIELD (TD_TABLE_TASK, TdTask, duration), self->language,
                      typed, self->today, &value, error))
    return NULL;
  if (value.type == TD_VALUE_INTEGER)
    td_duration_parse (self->language, typed, &duration, NULL);
  batch = set_value (N_ ("Set the duration of “%s”"), TD_FIELD (TD_TABLE_TASK, TdTask, duration),
                     task, td_value_integer (duration.tenths));
  if ((gint64) duration.unit != task->duration_unit)
    td_edit_batch_set (batch, TD_TABLE_TASK, task_id, units,
                       td_value_text (units->nicks[duration.unit]));
  if (duration.elapsed != (task->duration_elapsed != 0))
    td_edit_batch_set_integer (batch, TD_TABLE_TASK, task_id, "duration_elapsed", duration.elapsed);
  return batch;
}

TdEditBatch *
td_gesture_set_field (
    const TdGesture *self, const TdField *field, gint64 id, const char *typed, GError **error)
{
  gpointer row = td_gesture_row (self, field->table, id, error);
  g_auto (TdValue) value = TD_VALUE_INIT;
  g_autofree char *label = NULL;
  TdEditBatch *batch;

  if (row == NULL)
    return NULL;
  if (field == TD_FIELD (TD_TABLE_TASK, TdTask, duration))
    return td_gesture_set_duration (self, id, typed, error);
  if (!td_typed_read (self->portfolio, field, self->language, typed, self->today, &value, error))
    return NULL;
  batch = td_gesture_batch (N_ ("Change “%s”: %s"), field->table, row);
  label = g_strconcat (TD_FACT_MSGID, field->label, NULL);
  td_edit_batch_add_subject (batch, label);
  if (!same_value (field, row, &value))
    td_edit_batch_set (batch, field->table, id, field, td_value_copy (&value));
  return batch;
}

/* ---- links ---- */

TdEditBatch *
td_gesture_link (const TdGesture *self,
                 TdTableId from_table,
                 gint64 from,
                 TdTableId to_table,
                 gint64 to,
                 TdLinkKind kind,
                 GError **error)
{
  gpointer predecessor = td_gesture_row (self, from_table, from, error);
  gpointer successor = predecessor ? td_gesture_row (self, to_table, to, error) : NULL;
  const TdField *kinds = TD_FIELD (TD_TABLE_LINK, TdLink, kind);
  TdEditBatch *batch;
  gint64 link;

  if (successor == NULL)
    return NULL;
  batch = td_gesture_batch (N_ ("Link “%s” to “%s”"), from_table, predecessor);
  td_gesture_add_row_subject (batch, to_table, successor);
  link = td_edit_batch_insert (batch, TD_TABLE_LINK, NULL);
  td_edit_batch_set_integer (batch, TD_TABLE_LINK, link, "predecessor_project_id",
                             td_gesture_project_of (from_table, predecessor));
  if (from_table == TD_TABLE_TASK)
    td_edit_batch_set_integer (batch, TD_TABLE_LINK, link, "predecessor_task_id", from);
  td_edit_batch_set_integer (batch, TD_TABLE_LINK, link, "successor_project_id",
                             td_gesture_project_of (to_table, successor));
  if (to_table == TD_TABLE_TASK)
    td_edit_batch_set_integer (batch, TD_TABLE_LINK, link, "successor_task_id", to);
  td_edit_batch_set (batch, TD_TABLE_LINK, link, kinds, td_value_text (kinds->nicks[kind]));
  return batch;
}
