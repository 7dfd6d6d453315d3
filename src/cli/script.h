/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/call.h"

G_BEGIN_DECLS

/* The forms of a script's lines, a msgid for --help. */
extern const char td_script_help[];

/**
 * td_script_read:
 * @text: lines of JSON
 * @ret_line: (out): on failure, the line that is wrong
 *
 * Returns: (transfer full) (nullable): all the lines' edits as one batch, not yet applied
 */
TdEditBatch *
td_script_read (const TdGesture *gesture, const char *text, guint *ret_line, GError **error);

G_END_DECLS
