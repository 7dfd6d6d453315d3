/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"
#include "exchange/error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The version that is written: majors differ in what things mean, minors in what there is. */
#define TD_NATIVE_MAJOR     1
#define TD_NATIVE_MINOR     0
#define TD_NATIVE_NAMESPACE "urn:tiendo:portfolio:1"

/* Over one of these a file is refused, and the error names it. */
typedef struct {
  guint64 bytes; /* of the whole file */
  guint depth;   /* of nested elements */
  guint text;    /* bytes of one attribute or text */
  guint rows;    /* of one table */
  guint foreign; /* bytes of all that is kept aside */
  guint seconds; /* from the first byte to the last */
} TdNativeLimits;

/* 1 GiB, 32, 1 MiB, 5,000,000, 64 MiB, 120 s. Rows lie in one another at most 256 deep. */
extern const TdNativeLimits td_native_default_limits;

/* Something of a newer version that this one has no place for. */
typedef struct {
  char *owner; /* uuid of the row that it stands in; NULL: in the portfolio itself */
  char *name;  /* of an attribute; NULL: @text is a whole element */
  char *text;
  guint line;
} TdForeign;

typedef enum {
  TD_DIGEST_ABSENT,
  TD_DIGEST_MATCHES,
  TD_DIGEST_DIFFERS, /* altered since it was written; noted */
} TdDigestState;

/* What a file of another program says it computed for a task: instants, tenths of a minute, 0 or 1;
 * TD_NONE where it says nothing. */
typedef struct {
  gint64 task_id;
  gint64 start;
  gint64 finish;
  gint64 late_start;
  gint64 late_finish;
  gint64 total_slack;
  gint64 critical;
} TdFileDates;

/**
 * TdNativeFile: what a file holds.
 * @portfolio: its rows, every one sound, with ids from 1 in each table by order of appearance
 * @notes: (element-type TdFinding): what a person should hear of
 * @foreign: (element-type TdForeign): what was kept aside
 * @dates: (element-type TdFileDates) (nullable): %NULL for native files
 */
typedef struct {
  TdPortfolio *portfolio;
  GPtrArray *notes;
  GPtrArray *foreign;
  GArray *dates;
  TdDigestState digest;
  char *version; /* as the file says: "1.0" */
} TdNativeFile;

void td_native_file_free (TdNativeFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdNativeFile, td_native_file_free)

void td_foreign_free (TdForeign *foreign);

/* How far reading has come; called now and then on the reader's thread. @total is 0 if unknown. */
typedef void (*TdProgressFunc) (guint64 done, guint64 total, gpointer data);

typedef struct {
  const TdNativeLimits *limits; /* NULL: the default ones */
  GCancellable *cancellable;    /* NULL: never */
  TdProgressFunc progress;      /* NULL: none */
  gpointer progress_data;
} TdReadOptions;

/**
 * td_native_read:
 * @path: a regular file
 * @options: (nullable)
 *
 * Reads a portfolio from our XML. The whole file is held against the grammar while it is read;
 * references, trees and links are checked before anything is returned. Texts come out as
 * td_text_normalize () leaves them. Documents with a DTD are refused; nothing is fetched, and no
 * entity but XML's own five is expanded.
 *
 * Returns: (transfer full) (nullable): the file's content, or %NULL with @error set: a fact,
 *   "PATH:LINE: what", of the #TD_EXCHANGE_ERROR domain, or of #TD_EDIT_ERROR where the file breaks
 *   a rule of portfolios
 */
TdNativeFile *td_native_read (const char *path, const TdReadOptions *options, GError **error);

/* The same from memory; @name stands for the path in messages. */
TdNativeFile *td_native_read_bytes (const char *bytes,
                                    gsize length,
                                    const char *name,
                                    const TdReadOptions *options,
                                    GError **error);

G_END_DECLS
