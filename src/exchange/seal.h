/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/canonical.h"

G_BEGIN_DECLS

/* The digest of an element that is being read: the SHA-256 of its exclusive canonical form. Takes
 * what a TdCanonical takes. */
typedef struct {
  TdCanonical *canonical;
  GString *bytes; /* what the checksum has still to see */
  GChecksum *checksum;
} TdSeal;

TdSeal *td_seal_new (void);
void td_seal_free (TdSeal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSeal, td_seal_free)

/* To be called now and then, so that the bytes do not pile up. */
void td_seal_flush (TdSeal *self);
/* The element is whole. Returns: (transfer none): 64 hexadecimal digits */
const char *td_seal_digest (TdSeal *self);

G_END_DECLS
