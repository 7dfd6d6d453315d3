/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store-private.h"

G_BEGIN_DECLS

/* The revision by which @revision has its effect at present: itself, or the last redo of it.
 * Returns: (nullable): NULL without @error when it is undone or was never made */
TdHistoryRow *td_store_effective (TdStore *self, gint64 revision, GError **error);

G_END_DECLS
