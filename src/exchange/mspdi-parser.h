/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/findings.h"
#include "exchange/mspdi-model.h"
#include "exchange/native-read.h"

G_BEGIN_DECLS

/* A Microsoft Project file as it comes by, in pieces of any size. Elements that the model has no
 * place for are passed over; values that make no sense are noted and left out. */
typedef struct _TdMspdiParser TdMspdiParser;

/* Borrows all three. */
TdMspdiParser *
td_mspdi_parser_new (TdMspdiProject *project, TdFindings *findings, const TdNativeLimits *limits);
void td_mspdi_parser_free (TdMspdiParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdMspdiParser, td_mspdi_parser_free)

/* FALSE once there is no point in going on. */
gboolean td_mspdi_parser_push (TdMspdiParser *self, const char *bytes, gsize length);
gboolean td_mspdi_parser_finish (TdMspdiParser *self);

G_END_DECLS
