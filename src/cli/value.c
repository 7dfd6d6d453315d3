/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/value.h"

#include "core/fact.h"
#include "core/typed.h"

#include <string.h>

gboolean
td_value_date_role (const char *name, TdDateRole *ret_role)
{
  static const char *const names[] = {
      [TD_ROLE_START] = "start",
      [TD_ROLE_FINISH] = "finish",
      [TD_ROLE_PROMISED_FINISH] = "promised-finish",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0) {
      *ret_role = (TdDateRole) i;
      return TRUE;
    }
  return FALSE;
}

/* The agency of that name where the portfolio knows it; any words else. */
static TdEditBatch *
edit_lead (
    const TdGesture *gesture, TdTableId table, gint64 id, const TdDateEntry *entry, GError **error)
{
  const TdField *lead = TD_FIELD (TD_TABLE_TASK, TdTask, lead_id);
  g_auto (TdValue) value = TD_VALUE_INIT;
  gint64 organisation = 0;

  if (td_typed_read (gesture->portfolio, lead, gesture->language, entry->typed, gesture->today,
                     &value, NULL) &&
      value.type == TD_VALUE_INTEGER)
    organisation = value.integer;
  return td_gesture_set_lead (gesture, table, id, organisation, organisation ? NULL : entry->typed,
                              entry, error);
}

TdEditBatch *
td_value_edit (const TdGesture *gesture,
               TdTableId table,
               gint64 id,
               const char *name,
               const char *typed,
               TdDateEntry entry,
               GError **error)
{
  gboolean row = table == TD_TABLE_PROJECT || table == TD_TABLE_TASK;
  const TdField *field = td_table_field (table, name);
  TdDateRole role;

  entry.typed = typed;
  if (row && td_value_date_role (name, &role)) {
    if (*typed == '\0' && role != TD_ROLE_PROMISED_FINISH)
      return td_gesture_clear_date (gesture, table, id, role, error);
    return td_gesture_set_date (gesture, table, id, role, &entry, error);
  }
  if (row && (strcmp (name, "lead") == 0))
    return edit_lead (gesture, table, id, &entry, error);
  if (field)
    return td_gesture_set_field (gesture, field, id, typed, error);
  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_UNKNOWN_ROW, N_ ("%s has no field “%s”"),
               td_table_name (table), name, NULL);
  return NULL;
}
