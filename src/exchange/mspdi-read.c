/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mspdi-read.h"

#include "exchange/detect.h"
#include "exchange/feed.h"
#include "exchange/input.h"
#include "exchange/mspdi-build.h"
#include "exchange/mspdi-parser.h"
#include "exchange/native-check.h"

#include <unistd.h>

typedef struct {
  TdMspdiParser *parser;
  TdFindings *findings;
} Reading;

static gboolean
push_cb (gpointer data, const char *bytes, gsize length, gboolean first)
{
  Reading *self = data;
  TdFormat format = first ? td_detect (bytes, length) : TD_FORMAT_MSPDI;
  g_autofree char *what = g_strconcat (TD_FACT_MSGID, td_format_label (format), NULL);

  if (format == TD_FORMAT_MSPDI || format == TD_FORMAT_XML)
    return td_mspdi_parser_push (self->parser, bytes, length);
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, 0,
                    N_ ("this is %s, not a Microsoft Project file in XML"), what, NULL);
  td_findings_stop (self->findings);
  return FALSE;
}

static TdNativeFile *
read_feed (const TdFeed *feed, const char *name, GError **error)
{
  g_autoptr (TdMspdiProject) project = td_mspdi_project_new ();
  g_autoptr (TdMspdiParser) parser =
      td_mspdi_parser_new (project, feed->findings, td_feed_limits (feed->options));
  Reading reading = {parser, feed->findings};
  TdNativeFile *file = td_native_file_new ();

  if (td_feed_run (feed, push_cb, &reading) && td_mspdi_parser_finish (parser))
    td_mspdi_build (project, file, feed->findings, name);
  return td_native_judge (file, feed->findings, name, error);
}

TdNativeFile *
td_mspdi_read (const char *path, const TdReadOptions *options, GError **error)
{
  TdFindings findings;
  TdFeed feed = {.options = options, .findings = &findings};
  TdNativeFile *file;

  feed.fd = td_input_open (path, &feed.size, error);
  if (feed.fd < 0)
    return NULL;
  td_findings_init (&findings, 1);
  file = read_feed (&feed, path, error);
  close (feed.fd);
  return file;
}

TdNativeFile *
td_mspdi_read_bytes (
    const char *bytes, gsize length, const char *name, const TdReadOptions *options, GError **error)
{
  TdFindings findings;
  TdFeed feed = {.bytes = bytes,
                 .length = length,
                 .size = length,
                 .options = options,
                 .findings = &findings};

  td_findings_init (&findings, 1);
  return read_feed (&feed, name, error);
}
