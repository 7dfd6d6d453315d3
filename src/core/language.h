/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of a sheet or a report: an argument, whatever the process speaks. */
typedef enum {
  TD_LANGUAGE_EN,
  TD_LANGUAGE_VI,
} TdLanguage;

/**
 * td_translate:
 * @msgid: a source string, marked with N_() where it is written
 *
 * Words a source string in @language, from the catalogue that is built into the program.
 *
 * Returns: (transfer none): the wording, or @msgid itself in English and where the
 *   catalogue lacks it
 */
const char *td_translate (TdLanguage language, const char *msgid) G_GNUC_FORMAT (2);

/* The same for a string with a context: TD_("verb", "Open") is msgctxt "verb". */
const char *td_translate_context (TdLanguage language, const char *context, const char *msgid);

/* The plural form for @n of what ngettext () would find. */
const char *
td_translate_plural (TdLanguage language, const char *singular, const char *plural, gulong n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

#ifndef N_
#define N_(msgid) (msgid)
#endif

G_END_DECLS
