/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Made from po/vi.po by catalog.py: sorted by the bytes of @msgid. */
typedef struct {
  const char *msgid;
  const char *msgstr;
} TdCatalogEntry;

extern const TdCatalogEntry td_catalog_vi[];
extern const gsize td_catalog_vi_size;
