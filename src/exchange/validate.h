/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/detect.h"
#include "exchange/native-read.h"

G_BEGIN_DECLS

/* So many findings are listed; the last then says that there are more. */
#define TD_VALIDATE_FINDINGS 1000

/**
 * td_validate:
 * @path: a file of a format that can be read
 * @options: (nullable)
 * @ret_format: (out) (optional): what the file is
 *
 * Finds everything that is wrong with a file, not only the first: whether it is well-formed, fits
 * the grammar, refers to what is there, and holds no cycle.
 *
 * Returns: (transfer full) (nullable) (element-type TdFinding): the findings by line, none if the
 *   file is sound (there may be notes); %NULL with @error set where it cannot be read at all
 */
GPtrArray *
td_validate (const char *path, const TdReadOptions *options, TdFormat *ret_format, GError **error);

/* Whether one of them is more than a note. */
gboolean td_findings_hold_error (const GPtrArray *findings);

G_END_DECLS
