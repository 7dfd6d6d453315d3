/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/error.h"

G_BEGIN_DECLS

/* A file that comes into being as a whole or not at all: it is written beside its place, brought to
 * disk and renamed. What was there before keeps its permissions, and a symbolic link stays one. */
typedef struct _TdOutput TdOutput;

TdOutput *td_output_open (const char *path, GError **error);
/* A TdWriteFunc for @data = the output. */
gboolean td_output_write (gpointer data, const char *bytes, gsize length, GError **error);
/* Puts the file in its place. The output is used up, also when it fails. */
gboolean td_output_commit (TdOutput *self, GError **error);
/* Leaves everything as it was. */
void td_output_discard (TdOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdOutput, td_output_discard)

G_END_DECLS
