/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/collation.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* The order is CLDR's for Vietnamese with numbers by value ("kn"). */

#define BUFFER_SIZE 256
#define REPLACEMENT 0xfffd /* for bytes that are no text */

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
  UChar text_buffer[BUFFER_SIZE], *characters = text_buffer;
  guint8 key_buffer[2 * BUFFER_SIZE], *key = key_buffer;
  g_autofree UChar *longer_text = NULL;
  g_autofree guint8 *longer_key = NULL;
  UErrorCode status = U_ZERO_ERROR;
  int count, size;

  u_strFromUTF8WithSub (characters, BUFFER_SIZE, &count, text, -1, REPLACEMENT, NULL, &status);
  if (count >= BUFFER_SIZE) {
    status = U_ZERO_ERROR;
    longer_text = g_new (UChar, (gsize) count + 1);
    characters = longer_text;
    u_strFromUTF8WithSub (characters, count + 1, NULL, text, -1, REPLACEMENT, NULL, &status);
  }
  size = ucol_getSortKey (collation->collator, characters, count, key, sizeof key_buffer);
  if (size > (int) sizeof key_buffer) {
    longer_key = g_malloc ((gsize) size);
    key = longer_key;
    ucol_getSortKey (collation->collator, characters, count, key, size);
  }
  if (ret_length != NULL)
    *ret_length = (gsize) size - 1;
  return g_memdup2 (key, (gsize) size);
}
