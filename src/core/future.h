/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * TdFuture: a portfolio as a batch would leave it, without touching either.
 *
 * Both must outlive it. Ids may be negative: rows that the batch inserts.
 */
typedef struct _TdFuture TdFuture;

typedef struct {
  TdTableId table;
  gint64 id;
  gboolean inserted;
  gboolean deleted;
  GPtrArray *edits; /* (element-type TdEdit): the last update of each field */
} TdFutureRow;

/* Fails if the batch edits rows that do not exist at that point. @batch may be NULL. */
TdFuture *td_future_new (const TdPortfolio *portfolio, const TdEditBatch *batch, GError **error);
void td_future_free (TdFuture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFuture, td_future_free)

const TdPortfolio *td_future_portfolio (const TdFuture *self);
gboolean td_future_exists (const TdFuture *self, TdTableId table, gint64 id);
/* (element-type TdFutureRow): in the order in which the batch names them. */
GPtrArray *td_future_rows (const TdFuture *self);

/* What the field would hold; of a reference 0 for none. */
gint64 td_future_integer (const TdFuture *self, const TdField *field, gint64 id);
const char *td_future_text (const TdFuture *self, const TdField *field, gint64 id);

/* Appends to @ids the rows whose @reference would be @target. */
void
td_future_referring (const TdFuture *self, const TdField *reference, gint64 target, GArray *ids);

/* What a person knows the row by: its name or title, else what it belongs to or "link:12". */
char *td_future_name (const TdFuture *self, TdTableId table, gint64 id);

G_END_DECLS
