/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"
#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * td_typed_read:
 * @typed: what a person typed; "" and "-" are unknown
 * @today: day, which relative dates count from
 * @ret: (out): untouched on failure
 *
 * Understands a value by the kind of its field: numbers, sums ("1,5 tỷ") and percentages as people
 * write them, dates with the end that counts for the field, lengths, yes and no, words of an
 * enumeration by nick or label in either language, references by UUID, "table:id", name or short
 * name.
 *
 * Returns: whether it is one; else @error is a fact of #TD_EDIT_ERROR
 */
gboolean td_typed_read (const TdPortfolio *portfolio,
                        const TdField *field,
                        TdLanguage language,
                        const char *typed,
                        gint64 today,
                        TdValue *ret,
                        GError **error);

/* The other way: the value in words, which td_typed_read () understands again. "" for unknown. */
char *td_typed_write (const TdPortfolio *portfolio,
                      const TdField *field,
                      TdLanguage language,
                      gconstpointer record);

/* A row by UUID, or "table:id". FALSE: none such. */
gboolean
td_row_find (const TdPortfolio *portfolio, const char *word, TdTableId *ret_table, gint64 *ret_id);

G_END_DECLS
