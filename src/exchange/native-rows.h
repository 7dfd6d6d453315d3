/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"
#include "exchange/findings.h"
#include "exchange/native-schema.h"

G_BEGIN_DECLS

/**
 * TdNativeRows: the rows of a file on their way into a portfolio.
 *
 * A row is begun, filled field by field and ended. References are resolved as soon as what they
 * name has come by; td_native_rows_finish () looks at the rest, and at the whole. What is wrong is
 * told to the findings, and the row or field left out.
 */
typedef struct _TdNativeRows TdNativeRows;

/* Borrows both. @most: rows of one table. */
TdNativeRows *td_native_rows_new (TdPortfolio *portfolio, TdFindings *findings, guint most);
void td_native_rows_free (TdNativeRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdNativeRows, td_native_rows_free)

/* @uuid NULL: the row has none. */
void
td_native_rows_begin (TdNativeRows *self, const TdNativeTable *table, const char *uuid, guint line);
/* A value as the file has it, NUL-terminated. */
void td_native_rows_set (
    TdNativeRows *self, const TdNativeField *field, const char *text, gsize length, guint line);
/* All attributes have been set: those that a row always has are missed now. */
void td_native_rows_end_attributes (TdNativeRows *self);
void td_native_rows_end (TdNativeRows *self);

/* Whether the table of the row at hand has been set that field before. */
gboolean td_native_rows_has (const TdNativeRows *self, const TdNativeField *field);

void td_native_rows_finish (TdNativeRows *self);

G_END_DECLS
