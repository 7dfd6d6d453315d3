/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Both put the msgid of @code before the fact; with "" it stands alone. Return: FALSE. */
gboolean td_store_fail (GError **error, TdStoreError code, const char *fact, ...)
    G_GNUC_PRINTF (3, 4);
gboolean td_store_refuse (GError **error, TdEditError code, const char *fact, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
