/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/language.h"

#include "core/catalog.h"

#include <string.h>

static int
compare_entry (const void *key, const void *entry)
{
  return strcmp (key, ((const TdCatalogEntry *) entry)->msgid);
}

static const char *
look_up (const char *key)
{
  const TdCatalogEntry *found =
      bsearch (key, td_catalog_vi, td_catalog_vi_size, sizeof (TdCatalogEntry), compare_entry);

  return found ? found->msgstr : NULL;
}

const char *
td_translate (TdLanguage language, const char *msgid)
{
  const char *found = language == TD_LANGUAGE_VI && *msgid ? look_up (msgid) : NULL;

  return found ? found : msgid;
}

const char *
td_translate_context (TdLanguage language, const char *context, const char *msgid)
{
  g_autofree char *key = g_strconcat (context, "\004", msgid, NULL);
  const char *found = language == TD_LANGUAGE_VI ? look_up (key) : NULL;

  return found ? found : msgid;
}

const char *
td_translate_plural (TdLanguage language, const char *singular, const char *plural, gulong n)
{
  /* Vietnamese has one form; the catalogue files it under the singular. */
  const char *found = language == TD_LANGUAGE_VI ? look_up (singular) : NULL;

  if (found)
    return found;
  return n == 1 ? singular : plural;
}
