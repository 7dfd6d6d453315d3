/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/document-private.h"

#include <glib/gstdio.h>

/* The calendar that every portfolio begins with; imports know it by this name too. */
#define CALENDAR_UUID "32cc413d-749d-56f0-a62d-0126fe7b3382"
#define CALENDAR_WEEK                                                                              \
  "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|"                       \
  "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00||"

static gint64
add_working_week (TdEditBatch *batch, const char *uuid)
{
  gint64 calendar = td_edit_batch_insert (batch, TD_TABLE_CALENDAR, uuid);

  td_edit_batch_set_text (batch, TD_TABLE_CALENDAR, calendar, "rank", "1");
  td_edit_batch_set_text (batch, TD_TABLE_CALENDAR, calendar, "name", "Việt Nam");
  td_edit_batch_set_text (batch, TD_TABLE_CALENDAR, calendar, "week", CALENDAR_WEEK);
  return calendar;
}

/* The days of another portfolio's calendar. */
static void
add_days (TdEditBatch *batch, gint64 calendar, const TdPortfolio *from, gint64 model)
{
  const TdField *owner = TD_FIELD (TD_TABLE_CALENDAR_DAY, TdCalendarDay, calendar_id);
  guint n_fields, n_rows;
  const TdField *fields = td_table_fields (TD_TABLE_CALENDAR_DAY, &n_fields);
  const guint32 *rows = td_portfolio_referring (from, owner, model, &n_rows);

  for (guint i = 0; i < n_rows; i++) {
    const TdRecord *row = td_portfolio_at (from, TD_TABLE_CALENDAR_DAY, rows[i]);
    gint64 day = td_edit_batch_insert (batch, TD_TABLE_CALENDAR_DAY, row->uuid);

    for (guint k = 1; k < n_fields; k++)
      td_edit_batch_set (batch, TD_TABLE_CALENDAR_DAY, day, fields + k,
                         fields + k == owner ? td_value_integer (calendar)
                                             : td_field_get (fields + k, row));
  }
}

static gint64
add_calendar (TdEditBatch *batch, const TdPortfolio *holidays)
{
  const TdPortfolioInfo *info = holidays ? td_portfolio_info (holidays) : NULL;
  const TdRecord *model =
      info ? td_portfolio_get (holidays, TD_TABLE_CALENDAR, info->calendar_id) : NULL;
  gint64 calendar = add_working_week (batch, model ? model->uuid : CALENDAR_UUID);

  if (model)
    add_days (batch, calendar, holidays, model->id);
  return calendar;
}

static TdEditBatch *
first_batch (const char *title, const TdPortfolio *holidays)
{
  TdEditBatch *batch = td_edit_batch_new (N_ ("Create the portfolio"));
  gint64 info = td_edit_batch_insert (batch, TD_TABLE_PORTFOLIO, NULL);
  gint64 calendar = add_calendar (batch, holidays);

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
td_document_create (const char *path,
                    const char *title,
                    const TdPortfolio *holidays,
                    const TdSession *session,
                    GError **error)
{
  TdDocument *self = td_document_create_bare (path, session, error);
  g_autoptr (TdEditBatch) batch = first_batch (title, holidays);

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
