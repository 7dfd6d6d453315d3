/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/collation.h"

#include <unicode/ucol.h>
#include <unicode/uiter.h>

/* The order is CLDR's for Vietnamese with numbers by value ("kn"). Sort keys are asked for by the
 * hundred thousand, so text is read in place as UTF-8 instead of being turned into UTF-16 first. */

struct _TdCollation {
  UCollator *collator;
};

TdCollation *
td_collation_new (void)
{
  UErrorCode status = U_ZERO_ERROR;
  TdCollation *collation = g_new0 (TdCollation, 1);

  collation->collator = ucol_open ("vi-u-kn-true", &status);
  ucol_setAttribute (collation->collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  /* The data is part of the library: nothing that a person does can take it away. */
  g_assert (U_SUCCESS (status));
  return collation;
}

void
td_collation_free (TdCollation *collation)
{
  if (collation == NULL)
    return;
  ucol_close (collation->collator);
  g_free (collation);
}

int
td_collation_compare (const TdCollation *collation, const char *a, const char *b)
{
  UErrorCode status = U_ZERO_ERROR;

  return ucol_strcollUTF8 (collation->collator, a, -1, b, -1, &status);
}

char *
td_collation_key (const TdCollation *collation, const char *text, gsize *ret_length)
{
  g_autoptr (GByteArray) key = g_byte_array_sized_new (64);
  UErrorCode status = U_ZERO_ERROR;
  UCharIterator characters;
  uint32_t state[2] = {0, 0};
  guint8 part[64];
  int count;

  uiter_setUTF8 (&characters, text, -1);
  do {
    count =
        ucol_nextSortKeyPart (collation->collator, &characters, state, part, sizeof part, &status);
    g_byte_array_append (key, part, (guint) count);
  } while (count == sizeof part && U_SUCCESS (status));

  if (ret_length != NULL)
    *ret_length = key->len;
  g_byte_array_append (key, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&key), FALSE);
}
