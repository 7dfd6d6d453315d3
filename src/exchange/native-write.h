/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"
#include "exchange/error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The computed dates of a project or task, TD_NONE for an end that has none. FALSE: neither. */
typedef gboolean (*TdComputedDates) (
    gpointer data, TdTableId table, gint64 id, gint64 *ret_start, gint64 *ret_finish);

/* Takes the next bytes of a file. FALSE with @error set ends the writing. */
typedef gboolean (*TdWriteFunc) (gpointer data, const char *bytes, gsize length, GError **error);

typedef struct {
  TdComputedDates computed; /* NULL: none are written */
  gpointer computed_data;
  GCancellable *cancellable; /* NULL: never */
} TdNativeWriteOptions;

/**
 * td_native_write:
 * @portfolio: one with a portfolio row, whose references all name rows
 * @options: (nullable)
 * @write: gets the bytes, in pieces of any size
 *
 * Writes our XML. The same content gives the same bytes, whatever the ids and the order of rows:
 * tables with a rank in tree order, the others by their owner's place and uuid. Fields without a
 * value are left out, truth values that are false too.
 *
 * Returns: whether all was written; else @error is set, in the #TD_EXCHANGE_ERROR domain or by
 *   @write
 */
gboolean td_native_write (const TdPortfolio *portfolio,
                          const TdNativeWriteOptions *options,
                          TdWriteFunc write,
                          gpointer data,
                          GError **error);

/* The same into a file, written beside it and renamed once it is whole and on disk. */
gboolean td_native_write_file (const TdPortfolio *portfolio,
                               const TdNativeWriteOptions *options,
                               const char *path,
                               GError **error);

G_END_DECLS
