/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/rules.h"
#include "document/document-private.h"
#include "schedule/calendar.h"

/* How often an edit is tried again when other programs were faster. */
#define ATTEMPTS 5

/* ---- edits ---- */

/* What core cannot know: whether words are working hours. */
static gboolean
check_hours (const TdEditBatch *batch, GError **error)
{
  const TdField *week = TD_FIELD (TD_TABLE_CALENDAR, TdCalendar, week);
  const TdField *hours = TD_FIELD (TD_TABLE_CALENDAR_DAY, TdCalendarDay, hours);

  for (guint i = 0; i < batch->edits->len; i++) {
    const TdEdit *edit = &g_array_index (batch->edits, TdEdit, i);
    const char *text = edit->op == TD_EDIT_UPDATE ? edit->value.text : NULL;

    if (text == NULL || (edit->field == week && td_week_is_valid (text)) ||
        (edit->field == hours && td_hours_are_valid (text)) ||
        (edit->field != week && edit->field != hours))
      continue;
    td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE,
                 N_ ("“%s” are no working hours; write 08:00-12:00,13:00-17:00"), text, NULL);
    return FALSE;
  }
  return TRUE;
}

/* FALSE with TD_STORE_ERROR_STALE where the rules were asked of an older state. */
static gboolean
check_and_commit (TdDocument *self,
                  const TdEditBatch *batch,
                  TdChangeList **ret_changes,
                  GError **error)
{
  TdStoreMeta meta = td_document_meta (self);

  return td_rules_check (self->portfolio, batch, error) &&
         td_store_commit (self->store, batch, &meta, ret_changes, NULL, error);
}

gboolean
td_document_apply (TdDocument *self, const TdEditBatch *batch, GError **error)
{
  g_autoptr (TdEditBatch) normal = NULL;
  g_autoptr (TdChangeList) changes = NULL;

  td_document_end_preview (self);
  if (td_edit_batch_is_empty (batch))
    return TRUE;
  normal = td_edit_batch_copy (batch);
  if (!td_document_ensure_writable (self, error) || !td_rules_normalize (normal, error) ||
      !check_hours (normal, error))
    return FALSE;
  for (guint i = 0;; i++) {
    g_autoptr (GError) problem = NULL;

    if (check_and_commit (self, normal, &changes, &problem))
      return td_document_project (self, changes, FALSE, error);
    if (i == ATTEMPTS || !g_error_matches (problem, TD_STORE_ERROR, TD_STORE_ERROR_STALE)) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
    if (!td_document_poll (self, error))
      return FALSE;
  }
}

gboolean
td_document_poll (TdDocument *self, GError **error)
{
  g_autoptr (TdChangeList) changes = NULL;
  TdStoreNews news;

  if (!td_store_poll (self->store, &news, &changes, error))
    return FALSE;
  if (news == TD_STORE_UNCHANGED)
    return TRUE;
  td_document_end_preview (self);
  return td_document_project (self, news == TD_STORE_CHANGED ? changes : NULL, TRUE, error);
}

/* ---- taking back ---- */

static const char *
clash_row_name (const TdDocument *self, const TdStoreClash *clash)
{
  gconstpointer record = td_portfolio_get (self->portfolio, clash->table, clash->id);
  const TdField *name = td_table_field (clash->table, "name");
  const char *text = record && name ? td_field_text (name, record) : NULL;

  return text;
}

/* The fact in the place of the store's: which field of which row, and by whom. */
static void
name_clash (const TdDocument *self, const TdStoreClash *clash, GError **error)
{
  g_autofree char *id =
      g_strdup_printf ("%s:%" G_GINT64_FORMAT, td_table_name (clash->table), clash->id);
  g_autofree char *label =
      clash->field ? g_strconcat (TD_FACT_MSGID, clash->field->label, NULL) : NULL;
  const char *row = clash_row_name (self, clash);

  g_clear_error (error);
  if (row == NULL)
    row = id;
  if (label && clash->author)
    td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED,
                 N_ ("“%s”: %s was changed since by %s"), row, label, clash->author, NULL);
  else if (clash->author)
    td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED, N_ ("“%s” was changed since by %s"),
                 row, clash->author, NULL);
  else
    td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED, N_ ("“%s” was changed since"), row,
                 NULL);
}

typedef enum { BACK_UNDO, BACK_REDO, BACK_REVISION } Back;

static gboolean
store_back (TdDocument *self,
            Back back,
            gint64 revision,
            TdChangeList **ret_changes,
            TdStoreClash *ret_clash,
            GError **error)
{
  TdStoreMeta meta = td_document_meta (self);

  switch (back) {
  case BACK_REDO:
    return td_store_redo (self->store, &meta, ret_changes, NULL, ret_clash, error);
  case BACK_REVISION:
    return td_store_undo_revision (self->store, revision, &meta, ret_changes, ret_clash, error);
  case BACK_UNDO:
  default:
    return td_store_undo (self->store, &meta, ret_changes, NULL, ret_clash, error);
  }
}

/* Together with what others did meanwhile an old state may be none any more: then it goes. */
static gboolean
project_sound (TdDocument *self, Back back, const TdChangeList *changes, GError **error)
{
  g_autoptr (TdChangeList) inverse = NULL;
  TdStoreMeta meta = td_document_meta (self);

  if (!td_document_project (self, changes, FALSE, error))
    return FALSE;
  if (changes == NULL || td_rules_check_after (self->portfolio, changes, error))
    return TRUE;
  if (back == BACK_REDO ? td_store_undo (self->store, &meta, &inverse, NULL, NULL, NULL)
                        : td_store_redo (self->store, &meta, &inverse, NULL, NULL, NULL))
    td_document_project (self, inverse, FALSE, NULL);
  return FALSE;
}

static gboolean
take_back (TdDocument *self, Back back, gint64 revision, GError **error)
{
  td_document_end_preview (self);
  if (!td_document_ensure_writable (self, error))
    return FALSE;
  for (guint i = 0;; i++) {
    g_autoptr (TdChangeList) changes = NULL;
    g_auto (TdStoreClash) clash = {0};
    g_autoptr (GError) problem = NULL;

    if (store_back (self, back, revision, &changes, &clash, &problem))
      return project_sound (self, back, changes, error);
    if (i < ATTEMPTS && g_error_matches (problem, TD_STORE_ERROR, TD_STORE_ERROR_STALE)) {
      if (!td_document_poll (self, error))
        return FALSE;
      continue;
    }
    if (g_error_matches (problem, TD_EDIT_ERROR, TD_EDIT_ERROR_CHANGED))
      name_clash (self, &clash, &problem);
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
}

gboolean
td_document_undo (TdDocument *self, GError **error)
{
  return take_back (self, BACK_UNDO, 0, error);
}

gboolean
td_document_redo (TdDocument *self, GError **error)
{
  return take_back (self, BACK_REDO, 0, error);
}

gboolean
td_document_undo_revision (TdDocument *self, gint64 revision, GError **error)
{
  return take_back (self, BACK_REVISION, revision, error);
}
