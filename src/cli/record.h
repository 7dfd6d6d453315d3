/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/call.h"
#include "cli/rows.h"

G_BEGIN_DECLS

/**
 * td_record_write:
 * @form: JSON has raw values, the others what td_typed_read () understands
 *
 * The cells of all fields of a record, by the field's name with '-': "id" first. In JSON instants
 * and days are ISO 8601, durations minutes, quantities numbers, references "task:12".
 */
void td_record_write (TdRowsWriter *writer,
                      TdRowsForm form,
                      const TdPortfolio *portfolio,
                      TdLanguage language,
                      TdTableId table,
                      gconstpointer record);

G_END_DECLS
