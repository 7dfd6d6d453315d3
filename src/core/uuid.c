/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/uuid.h"

#include <string.h>

#define UUID_BYTES  16
#define UUID_LENGTH 36

static gboolean
is_dash_at (gsize at)
{
  return at == 8 || at == 13 || at == 18 || at == 23;
}

gboolean
td_uuid_is_valid (const char *uuid)
{
  for (gsize i = 0; i < UUID_LENGTH; i++) {
    if (is_dash_at (i) ? uuid[i] != '-' : !g_ascii_isxdigit (uuid[i]) || g_ascii_isupper (uuid[i]))
      return FALSE;
  }
  return uuid[UUID_LENGTH] == '\0';
}

static void
uuid_to_bytes (const char *uuid, guint8 bytes[UUID_BYTES])
{
  for (gsize i = 0; i < UUID_BYTES; i++) {
    uuid += *uuid == '-';
    bytes[i] = (guint8) (g_ascii_xdigit_value (uuid[0]) << 4 | g_ascii_xdigit_value (uuid[1]));
    uuid += 2;
  }
}

/* Marks version and variant of RFC 4122 in @bytes. */
static char *
uuid_from_bytes (guint8 bytes[UUID_BYTES], guint version)
{
  g_autoptr (GString) uuid = g_string_sized_new (UUID_LENGTH);

  bytes[6] = (guint8) ((bytes[6] & 0x0f) | version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  for (gsize i = 0; i < UUID_BYTES; i++) {
    if (is_dash_at (uuid->len))
      g_string_append_c (uuid, '-');
    g_string_append_printf (uuid, "%02x", bytes[i]);
  }
  return g_string_free (g_steal_pointer (&uuid), FALSE);
}

char *
td_uuid_from_name (const char *namespace, const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 space[UUID_BYTES], digest[20];
  gsize length = sizeof digest;

  g_return_val_if_fail (td_uuid_is_valid (namespace), NULL);
  uuid_to_bytes (namespace, space);
  g_checksum_update (checksum, space, sizeof space);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, digest, &length);
  return uuid_from_bytes (digest, 5);
}

char *
td_uuid_from_random (const guint8 bytes[UUID_BYTES])
{
  guint8 copy[UUID_BYTES];

  memcpy (copy, bytes, sizeof copy);
  return uuid_from_bytes (copy, 4);
}
