/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/feed.h"

#include "exchange/detect.h"
#include "exchange/input.h"

#define CHUNK_BYTES TD_DETECT_BYTES

const TdNativeLimits td_native_default_limits = {
    .bytes = G_GUINT64_CONSTANT (1) << 30,
    .depth = 32,
    .text = 1 << 20,
    .rows = 5000000,
    .foreign = 64 << 20,
    .seconds = 120,
};

const TdNativeLimits *
td_feed_limits (const TdReadOptions *options)
{
  return options && options->limits ? options->limits : &td_native_default_limits;
}

static gboolean
fail_limit (const TdFeed *self, const char *msgid, guint64 limit)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, limit);

  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, 0, msgid, number, NULL);
  td_findings_stop (self->findings);
  return FALSE;
}

static gboolean
may_go_on (const TdFeed *self, guint64 done, gint64 deadline)
{
  const TdReadOptions *options = self->options;
  const TdNativeLimits *limits = td_feed_limits (options);

  if (options && g_cancellable_is_cancelled (options->cancellable)) {
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_CANCELLED, 0, N_ ("cancelled"), NULL);
    td_findings_stop (self->findings);
    return FALSE;
  }
  if (MAX (done, self->size) > limits->bytes)
    return fail_limit (self, N_ ("larger than %s bytes"), limits->bytes);
  if (g_get_monotonic_time () > deadline)
    return fail_limit (self, N_ ("reading takes longer than %s seconds"), limits->seconds);
  if (options && options->progress)
    options->progress (done, self->size, options->progress_data);
  return TRUE;
}

/* Returns: how many bytes came, none at the end; -1 where the file cannot be read. */
static gssize
next_bytes (const TdFeed *self, guint64 done, char *buffer, const char **ret_bytes)
{
  GError *error = NULL;
  gssize length;

  if (self->bytes) {
    *ret_bytes = self->bytes + done;
    return (gssize) MIN (self->length - done, CHUNK_BYTES);
  }
  length = td_input_read (self->fd, buffer, CHUNK_BYTES, NULL, &error);
  if (length < 0) {
    td_findings_take (self->findings, FALSE, 0, error);
    td_findings_stop (self->findings);
  }
  *ret_bytes = buffer;
  return length;
}

gboolean
td_feed_run (const TdFeed *self, TdFeedFunc func, gpointer data)
{
  gint64 deadline =
      g_get_monotonic_time () + td_feed_limits (self->options)->seconds * G_TIME_SPAN_SECOND;
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  const char *bytes = NULL;
  guint64 done = 0;
  gssize length;

  do {
    if (!may_go_on (self, done, deadline))
      return FALSE;
    length = next_bytes (self, done, buffer, &bytes);
    if (length < 0 || !func (data, bytes, (gsize) length, done == 0))
      return FALSE;
    done += (guint64) length;
  } while (length > 0);
  return TRUE;
}
