/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/changeset.h"
#include "store/store-private.h"

G_BEGIN_DECLS

/* Why a changeset does not apply, from SQLite's conflict @kind. A conflict of foreign keys names
 * no row: the table stays TD_N_TABLES until it is traced. */
void td_store_clash_read (TdStoreClash *clash, int kind, TdChangesetIter *iter);

/* A row that @inverse would delete holds something in a column that was added to its table
 * after @inverse was recorded, which SQLite does not look at. */
gboolean td_store_clash_in_later_columns (TdStoreClash *clash,
                                          TdStore *store,
                                          const TdChangeset *inverse,
                                          GError **error);

/* Looks in the revisions after @target for who did it. */
gboolean td_store_clash_trace (
    TdStoreClash *clash, TdStore *store, gint64 target, const TdChangeset *inverse, GError **error);

G_END_DECLS
