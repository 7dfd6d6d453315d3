/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/document-private.h"

#include <glib/gstdio.h>

/* The calendar that every portfolio begins with; imports know it by this name too. */
#define CALENDAR_UUID "32cc413d-749d-56f0-a62d-0126fe7b3382"
#define CALENDAR_WEEK                                                                              \
  "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|"                       \
  "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00||"

static TdEditBatch *
first_batch (const char *title)
{
  TdEditBatch *batch = td_edit_batch_new (N_ ("Create the portfolio"));
  gint64 info = td_edit_batch_insert (batch, TD_TABLE_PORTFOLIO, NULL);
  gint64 calendar = td_edit_batch_insert (batch, TD_TABLE_CALENDAR, CALENDAR_UUID);

  td_edit_batch_set_text (batch, TD_TABLE_CALENDAR, calendar, "rank", "1");
  td_edit_batch_set_text (batch, TD_TABLE_CALENDAR, calendar, "name", "Việt Nam");
  td_edit_batch_set_text (batch, TD_TABLE_CALENDAR, calendar, "week", CALENDAR_WEEK);
  if (title)
    td_edit_batch_set_text (batch, TD_TABLE_PORTFOLIO, info, "title", title);
  td_edit_batch_set_integer (batch, TD_TABLE_PORTFOLIO, info, "calendar_id", calendar);
  return batch;
}

TdDocument *
td_document_create_bare (const char *path, const TdSession *session, GError **error)
{
  TdStore *store = td_store_create (path, error);
  TdDocument *self;

  if (store == NULL)
    return NULL;
  self = td_document_new (store, session, error);
  if (self == NULL)
    g_unlink (path);
  return self;
}

/* Nothing remains of a file that could not be begun. */
static TdDocument *
abandon (TdDocument *self, const char *path)
{
  td_document_close (self);
  g_unlink (path);
  return NULL;
}

TdDocument *
td_document_create (const char *path, const char *title, const TdSession *session, GError **error)
{
  TdDocument *self = td_document_create_bare (path, session, error);
  g_autoptr (TdEditBatch) batch = first_batch (title);

  if (self && !td_document_apply (self, batch, error))
    return abandon (self, path);
  return self;
}

TdDocument *
td_document_create_from (const char *path,
                         const char *source,
                         const TdSession *session,
                         TdImportReport **ret_report,
                         GError **error)
{
  g_autoptr (TdNativeFile) file = td_import_read (source, NULL, error);
  TdDocument *self;

  if (file == NULL)
    return NULL;
  self = td_document_create_bare (path, session, error);
  if (self && !td_document_import_file (self, file, source, ret_report, error))
    return abandon (self, path);
  return self;
}
