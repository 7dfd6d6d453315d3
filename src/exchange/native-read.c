/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-read.h"

#include "exchange/detect.h"
#include "exchange/feed.h"
#include "exchange/input.h"
#include "exchange/native-check.h"
#include "exchange/native-parser.h"

#include <unistd.h>

TdNativeFile *
td_native_file_new (void)
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
  g_clear_pointer (&file->dates, g_array_unref);
  g_free (file->version);
  g_free (file);
}

/* ---- bytes ---- */

typedef struct {
  TdNativeParser *parser;
  TdFindings *findings;
} Reading;

/* Whether the head of a file may be ours; other XML is told by its root. */
static gboolean
check_head (TdFindings *findings, const char *bytes, gsize length)
{
  TdFormat format = td_detect (bytes, length);
  g_autofree char *what = g_strconcat (TD_FACT_MSGID, td_format_label (format), NULL);

  if (format == TD_FORMAT_NATIVE || format == TD_FORMAT_XML)
    return TRUE;
  if (format == TD_FORMAT_EMPTY)
    td_findings_fail (findings, TD_EXCHANGE_ERROR_MALFORMED, 0, N_ ("the file is empty"), NULL);
  else
    td_findings_fail (findings, TD_EXCHANGE_ERROR_UNSUPPORTED, 0,
                      N_ ("this is %s, not a portfolio in XML"), what, NULL);
  td_findings_stop (findings);
  return FALSE;
}

static gboolean
push_cb (gpointer data, const char *bytes, gsize length, gboolean first)
{
  Reading *self = data;

  return (!first || check_head (self->findings, bytes, length)) &&
         td_native_parser_push (self->parser, bytes, length);
}

static void
gather (const TdFeed *feed, TdNativeFile *file)
{
  g_autoptr (TdNativeParser) parser =
      td_native_parser_new (file, feed->findings, td_feed_limits (feed->options));
  Reading reading = {parser, feed->findings};

  if (td_feed_run (feed, push_cb, &reading))
    td_native_parser_finish (parser);
}

gboolean
td_native_gather (const char *path,
                  const TdReadOptions *options,
                  TdFindings *findings,
                  TdNativeFile **ret_file,
                  GError **error)
{
  TdFeed feed = {.options = options, .findings = findings};

  feed.fd = td_input_open (path, &feed.size, error);
  if (feed.fd < 0)
    return FALSE;
  *ret_file = td_native_file_new ();
  gather (&feed, *ret_file);
  close (feed.fd);
  return TRUE;
}

/* ---- files ---- */

TdNativeFile *
td_native_judge (TdNativeFile *file, TdFindings *findings, const char *name, GError **error)
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
  return td_native_judge (file, &findings, path, error);
}

TdNativeFile *
td_native_read_bytes (
    const char *bytes, gsize length, const char *name, const TdReadOptions *options, GError **error)
{
  TdNativeFile *file = td_native_file_new ();
  TdFindings findings;
  TdFeed feed = {.bytes = bytes,
                 .length = length,
                 .size = length,
                 .options = options,
                 .findings = &findings};

  td_findings_init (&findings, 1);
  gather (&feed, file);
  return td_native_judge (file, &findings, name, error);
}
