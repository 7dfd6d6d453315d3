/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/findings.h"
#include "exchange/native-read.h"

G_BEGIN_DECLS

/* Bytes of a file on their way into a reader, in pieces, within the limits. */
typedef struct {
  const char *bytes; /* of a file in memory, else NULL */
  gsize length;
  int fd; /* of a file on disk, where @bytes is NULL */
  guint64 size;
  const TdReadOptions *options; /* NULL: the default ones */
  TdFindings *findings;
} TdFeed;

/* The next piece; the first has @first set. FALSE: no more is wanted. */
typedef gboolean (*TdFeedFunc) (gpointer data, const char *bytes, gsize length, gboolean first);

const TdNativeLimits *td_feed_limits (const TdReadOptions *options);

/* Returns: whether the file was fed to its end; else @findings or @func know why not. */
gboolean td_feed_run (const TdFeed *self, TdFeedFunc func, gpointer data);

G_END_DECLS
