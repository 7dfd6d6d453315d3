/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/findings.h"
#include "exchange/native-read.h"

G_BEGIN_DECLS

TdNativeFile *td_native_file_new (void);

/* Takes @file, and what is in @findings. Returns: the file, or NULL with @error set to the first
 * error found. */
TdNativeFile *
td_native_judge (TdNativeFile *file, TdFindings *findings, const char *name, GError **error);

/* Reads @path as far as it goes and tells what is wrong with it to @findings. FALSE with @error set
 * where it is no file that can be opened; @ret_file may be unsound otherwise. */
gboolean td_native_gather (const char *path,
                           const TdReadOptions *options,
                           TdFindings *findings,
                           TdNativeFile **ret_file,
                           GError **error);

G_END_DECLS
