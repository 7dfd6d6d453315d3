/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/findings.h"
#include "exchange/native-read.h"

G_BEGIN_DECLS

/**
 * TdNativeParser: our XML as it comes by, in pieces of any size.
 *
 * Fills a TdNativeFile. What is wrong is told to the findings; once they are full, the rest is not
 * looked at.
 */
typedef struct _TdNativeParser TdNativeParser;

/* Borrows all three. */
TdNativeParser *
td_native_parser_new (TdNativeFile *file, TdFindings *findings, const TdNativeLimits *limits);
void td_native_parser_free (TdNativeParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdNativeParser, td_native_parser_free)

/* FALSE once there is no point in going on. */
gboolean td_native_parser_push (TdNativeParser *self, const char *bytes, gsize length);
/* The file has ended: references are resolved, and the whole is looked at. */
void td_native_parser_finish (TdNativeParser *self);

G_END_DECLS
