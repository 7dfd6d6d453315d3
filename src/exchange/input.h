/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/error.h"

G_BEGIN_DECLS

/**
 * td_input_open:
 * @ret_size: (out): its size in bytes
 *
 * Opens a regular file for reading, at once or not at all: a folder, a pipe, a socket or a device
 * is refused without waiting for it.
 *
 * Returns: the descriptor, which the caller closes, or -1
 */
int td_input_open (const char *path, guint64 *ret_size, GError **error);

/* Fills @buffer as far as the file goes. Returns: how many bytes, or -1 with @error set. */
gssize td_input_read (int fd, char *buffer, gsize length, const char *path, GError **error);

/* Sets @error to what @number, an errno, means, with @path (nullable) before it. Returns: FALSE */
gboolean td_input_fail (GError **error, const char *path, int number);

G_END_DECLS
