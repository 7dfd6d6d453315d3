/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-read.h"

#include "exchange/detect.h"
#include "exchange/input.h"
#include "exchange/native-check.h"
#include "exchange/native-parser.h"

#include <string.h>
#include <unistd.h>

#define CHUNK_BYTES TD_DETECT_BYTES

const TdNativeLimits td_native_default_limits = {
    .bytes = G_GUINT64_CONSTANT (1) << 30,
    .depth = 32,
    .text = 1 << 20,
    .rows = 5000000,
    .foreign = 64 << 20,
    .seconds = 120,
};

/* Where the bytes come from: an open file, or memory. */
typedef struct {
  const char *name;
  const TdReadOptions *options;
  const TdNativeLimits *limits;
  TdFindings *findings;
  int fd; /* -1: memory */
  const char *bytes;
  guint64 size;
  guint64 done;
  char *buffer;
  gint64 deadline; /* of the monotonic clock */
} Source;

static TdNativeFile *
native_file_new (void)
{
  TdNativeFile *file = g_new0 (TdNativeFile, 1);

  file->portfolio = td_portfolio_new ();
  file->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) td_finding_free);
  file->foreign = g_ptr_array_new_with_free_func ((GDestroyNotify) td_foreign_free);
  return file;
}

void
td_native_file_free (TdNativeFile *file)
{
  if (file == NULL)
    return;
  td_portfolio_free (file->portfolio);
  g_ptr_array_unref (file->notes);
  g_ptr_array_unref (file->foreign);
  g_free (file->version);
  g_free (file);
}

/* ---- bytes ---- */

static gboolean
fail_limit (Source *self, const char *msgid, guint64 limit)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, limit);

  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, 0, msgid, number, NULL);
  td_findings_stop (self->findings);
  return FALSE;
}

static gboolean
may_go_on (Source *self)
{
  const TdReadOptions *options = self->options;

  if (options && g_cancellable_is_cancelled (options->cancellable)) {
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_CANCELLED, 0, N_ ("cancelled"), NULL);
    td_findings_stop (self->findings);
    return FALSE;
  }
  if (self->done > self->limits->bytes)
    return fail_limit (self, N_ ("larger than %s bytes"), self->limits->bytes);
  if (g_get_monotonic_time () > self->deadline)
    return fail_limit (self, N_ ("reading takes longer than %s seconds"), self->limits->seconds);
  if (options && options->progress)
    options->progress (self->done, self->size, options->progress_data);
  return TRUE;
}

/* The next bytes; none at the end. FALSE where the file cannot be read. */
static gboolean
next_bytes (Source *self, const char **ret_bytes, gsize *ret_length)
{
  GError *error = NULL;
  gssize length;

  if (self->fd < 0) {
    *ret_bytes = self->bytes + self->done;
    *ret_length = (gsize) MIN (self->size - self->done, CHUNK_BYTES);
    self->done += *ret_length;
    return TRUE;
  }
  length = td_input_read (self->fd, self->buffer, CHUNK_BYTES, NULL, &error);
  if (length < 0) {
    td_findings_take (self->findings, FALSE, 0, error);
    td_findings_stop (self->findings);
    return FALSE;
  }
  *ret_bytes = self->buffer;
  *ret_length = (gsize) length;
  self->done += (guint64) length;
  return TRUE;
}

/* Whether the head of a file may be ours; other XML is told by its root. */
static gboolean
check_head (Source *self, const char *bytes, gsize length)
{
  TdFormat format = td_detect (bytes, length);
  g_autofree char *what = g_strconcat (TD_FACT_MSGID, td_format_label (format), NULL);

  if (format == TD_FORMAT_NATIVE || format == TD_FORMAT_XML)
    return TRUE;
  if (format == TD_FORMAT_EMPTY)
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_MALFORMED, 0, N_ ("the file is empty"),
                      NULL);
  else
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, 0,
                      N_ ("this is %s, not a portfolio in XML"), what, NULL);
  td_findings_stop (self->findings);
  return FALSE;
}

static void
read_source (Source *self, TdNativeFile *file)
{
  g_autoptr (TdNativeParser) parser = td_native_parser_new (file, self->findings, self->limits);
  const char *bytes;
  gsize length;

  if (self->size > self->limits->bytes) {
    fail_limit (self, N_ ("larger than %s bytes"), self->limits->bytes);
    return;
  }
  do {
    gboolean first = self->done == 0;

    if (!may_go_on (self) || !next_bytes (self, &bytes, &length) ||
        (first && !check_head (self, bytes, length)) ||
        !td_native_parser_push (parser, bytes, length))
      return;
  } while (length > 0);
  td_native_parser_finish (parser);
}

static void
gather (Source *self, TdNativeFile *file)
{
  self->limits =
      self->options && self->options->limits ? self->options->limits : &td_native_default_limits;
  self->deadline = g_get_monotonic_time () + self->limits->seconds * G_TIME_SPAN_SECOND;
  read_source (self, file);
}

gboolean
td_native_gather (const char *path,
                  const TdReadOptions *options,
                  TdFindings *findings,
                  TdNativeFile **ret_file,
                  GError **error)
{
  Source source = {.name = path, .options = options, .findings = findings};

  source.fd = td_input_open (path, &source.size, error);
  if (source.fd < 0)
    return FALSE;
  source.buffer = g_malloc (CHUNK_BYTES);
  *ret_file = native_file_new ();
  gather (&source, *ret_file);
  g_free (source.buffer);
  close (source.fd);
  return TRUE;
}

/* ---- files ---- */

/* Takes @file. */
static TdNativeFile *
judge (TdNativeFile *file, TdFindings *findings, const char *name, GError **error)
{
  const TdFinding *wrong = td_findings_first_error (findings);

  if (wrong) {
    g_propagate_error (error, td_finding_to_error (wrong, name));
    td_native_file_free (file);
    file = NULL;
  } else {
    g_ptr_array_unref (file->notes);
    file->notes = g_ptr_array_ref (findings->list);
  }
  td_findings_clear (findings);
  return file;
}

TdNativeFile *
td_native_read (const char *path, const TdReadOptions *options, GError **error)
{
  TdFindings findings;
  TdNativeFile *file = NULL;

  td_findings_init (&findings, 1);
  if (!td_native_gather (path, options, &findings, &file, error)) {
    td_findings_clear (&findings);
    return NULL;
  }
  return judge (file, &findings, path, error);
}

TdNativeFile *
td_native_read_bytes (
    const char *bytes, gsize length, const char *name, const TdReadOptions *options, GError **error)
{
  TdNativeFile *file = native_file_new ();
  TdFindings findings;
  Source source = {.name = name,
                   .options = options,
                   .findings = &findings,
                   .fd = -1,
                   .bytes = bytes,
                   .size = length};

  td_findings_init (&findings, 1);
  gather (&source, file);
  return judge (file, &findings, name, error);
}
