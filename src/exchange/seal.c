/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/seal.h"

#define FLUSH_BYTES 65536

TdSeal *
td_seal_new (void)
{
  TdSeal *self = g_new0 (TdSeal, 1);

  self->bytes = g_string_sized_new (FLUSH_BYTES);
  self->canonical = td_canonical_new (self->bytes);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

void
td_seal_free (TdSeal *self)
{
  if (self == NULL)
    return;
  td_canonical_free (self->canonical);
  g_string_free (self->bytes, TRUE);
  g_checksum_free (self->checksum);
  g_free (self);
}

static void
flush (TdSeal *self, gsize from)
{
  if (self->bytes->len == 0 || self->bytes->len < from)
    return;
  g_checksum_update (self->checksum, (const guchar *) self->bytes->str, (gssize) self->bytes->len);
  g_string_truncate (self->bytes, 0);
}

void
td_seal_flush (TdSeal *self)
{
  flush (self, FLUSH_BYTES);
}

const char *
td_seal_digest (TdSeal *self)
{
  flush (self, 0);
  return g_checksum_get_string (self->checksum);
}
