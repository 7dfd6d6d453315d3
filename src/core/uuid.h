/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* UUIDs are text of 36 characters, lower case. */

/* The project's namespace: version 5 of the URL namespace and "urn:tiendo:portfolio:1". */
#define TD_UUID_NAMESPACE "d67b7d81-6938-5d46-a899-47378c7b1bc2"

/* The namespace RFC 4122 gives for URLs. */
#define TD_UUID_NAMESPACE_URL "6ba7b811-9dad-11d1-80b4-00c04fd430c8"

/* 8-4-4-4-12 lower-case hexadecimal digits; version and variant are not looked at. */
gboolean td_uuid_is_valid (const char *uuid);

/* Version 5: the same for the same namespace (a valid UUID) and name, always. */
char *td_uuid_from_name (const char *namespace, const char *name);

/* Version 4 of 16 random bytes that the caller got. */
char *td_uuid_from_random (const guint8 bytes[16]);

G_END_DECLS
