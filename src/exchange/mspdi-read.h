/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/native-read.h"

G_BEGIN_DECLS

/**
 * td_mspdi_read:
 * @path: a regular file
 * @options: (nullable)
 *
 * Reads what Microsoft Project saves as XML: one project with its calendars, outline, links with
 * every kind of lag, constraints, deadlines, progress and baselines. The dates that the file
 * computed stand in the dates of the result; none of them is taken for an input, but for those of
 * tasks that are scheduled by hand.
 *
 * Uuids come from the file's own GUIDs, else from the project's name and a task's UID, so that the
 * same file read again gives the same rows. A link that would close a circle, one that is there
 * already and one whose end is missing are left out and noted.
 *
 * Returns: (transfer full) (nullable): as of td_native_read ()
 */
TdNativeFile *td_mspdi_read (const char *path, const TdReadOptions *options, GError **error);

/* The same from memory; @name stands for the path in messages. */
TdNativeFile *td_mspdi_read_bytes (const char *bytes,
                                   gsize length,
                                   const char *name,
                                   const TdReadOptions *options,
                                   GError **error);

G_END_DECLS
