/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/**
 * TdNativeOrder: the order of every table's rows that depends on their content alone.
 * @rows: by table, indices into the portfolio's array in their order
 *
 * Rows stand by the place of their owner; then by rank, parents before their children; where a
 * table has no rank by what tells its rows apart (see native-order.c); then by uuid. Among dates
 * and attributes that would hold equally, the order of their entry is content, and is kept.
 */
typedef struct {
  guint32 *rows[TD_N_TABLES];
} TdNativeOrder;

TdNativeOrder *td_native_order_new (const TdPortfolio *portfolio);
void td_native_order_free (TdNativeOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdNativeOrder, td_native_order_free)

G_END_DECLS
