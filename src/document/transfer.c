/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "document/document-private.h"
#include "document/staged.h"
#include "exchange/detect.h"

/* ---- import ---- */

void
td_import_report_free (TdImportReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->notes);
  g_free (report);
}

static TdImportReport *
report_new (const TdStoreImported *imported, const TdNativeFile *file)
{
  TdImportReport *report = g_new0 (TdImportReport, 1);

  for (guint i = 0; i < TD_N_TABLES; i++)
    report->added[i] = imported->added[i];
  report->skipped = imported->skipped;
  report->notes = g_ptr_array_ref (file->notes);
  return report;
}

TdNativeFile *
td_import_read (const char *source, const TdReadOptions *options, GError **error)
{
  g_autofree char *label = NULL;
  TdFormat format;

  if (!td_detect_file (source, &format, error))
    return NULL;
  if (format == TD_FORMAT_NATIVE)
    return td_native_read (source, options, error);
  label = g_strconcat (TD_FACT_MSGID, td_format_label (format), NULL);
  td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_UNSUPPORTED,
               N_ ("%s: this is %s; only Tiendo's own XML can be imported"), source, label, NULL);
  return NULL;
}

gboolean
td_document_import_file (TdDocument *self,
                         const TdNativeFile *file,
                         const char *source,
                         TdImportReport **ret_report,
                         GError **error)
{
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (g_free);
  TdStoreImport import = {file->portfolio, N_ ("Import the file %s"), subjects, NULL, NULL};
  TdStoreMeta meta = td_document_meta (self);
  TdStoreImported imported = {0};

  td_document_end_preview (self);
  g_ptr_array_add (subjects, g_path_get_basename (source));
  if (!td_document_ensure_writable (self, error) || !td_document_poll (self, error) ||
      !td_staged_check (self->portfolio, file->portfolio, error) ||
      !td_store_import_portfolio (self->store, &import, &meta, &imported, error) ||
      !td_document_project (self, NULL, FALSE, error))
    return FALSE;
  if (ret_report)
    *ret_report = report_new (&imported, file);
  return TRUE;
}

gboolean
td_document_import (TdDocument *self,
                    const char *source,
                    TdImportReport **ret_report,
                    GError **error)
{
  g_autoptr (TdNativeFile) file = NULL;

  if (!td_document_ensure_writable (self, error))
    return FALSE;
  file = td_import_read (source, NULL, error);
  return file && td_document_import_file (self, file, source, ret_report, error);
}

/* ---- export ---- */

static gboolean
computed_dates_cb (gpointer data, TdTableId table, gint64 id, gint64 *ret_start, gint64 *ret_finish)
{
  const TdDocument *self = data;
  int node = td_outline_find (self->outline, self->portfolio, table, id);
  const TdTimes *times;

  if (node < 0)
    return FALSE;
  times = td_schedule_times (self->schedule, (guint) node);
  *ret_start = times->start;
  *ret_finish = times->finish;
  return !td_times_is_undated (times);
}

gboolean
td_document_export (TdDocument *self, const char *path, GError **error)
{
  TdNativeWriteOptions options = {computed_dates_cb, self, NULL};

  td_document_end_preview (self);
  return td_native_write_file (self->portfolio, &options, path, error);
}

gboolean
td_document_write (TdDocument *self, TdWriteFunc write, gpointer data, GError **error)
{
  TdNativeWriteOptions options = {computed_dates_cb, self, NULL};

  td_document_end_preview (self);
  return td_native_write (self->portfolio, &options, write, data, error);
}

gboolean
td_document_copy (TdDocument *self, const char *path, GError **error)
{
  return td_store_copy (self->store, path, NULL, NULL, error);
}
