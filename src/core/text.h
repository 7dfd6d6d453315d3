/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TD_TEXT_ERROR (td_text_error_quark ())

typedef enum {
  TD_TEXT_ERROR_NOT_UTF8,
} TdTextError;

GQuark td_text_error_quark (void);

/**
 * td_text_normalize:
 * @text: any bytes
 * @length: how many, or -1 up to the first NUL
 *
 * Brings text that enters the program into the one form that it is kept in: NFC; no-break and
 * other wide or narrow spaces are a space; line ends are "\n"; control characters but tab and
 * newline, byte-order marks, zero-width spaces and noncharacters are dropped; no blanks at either
 * end. What it returns can be written as XML.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set if it is not UTF-8
 */
char *td_text_normalize (const char *text, gssize length, GError **error);

/**
 * td_text_fold:
 * @text: valid UTF-8
 *
 * What two texts have in common for a person who searches: no marks, no case, đ is d, old and new
 * place of the tone are one ("Hoà" and "Hòa"), dashes are "-", quotation marks straight, runs of
 * white space one space and none at either end.
 *
 * Returns: (transfer full): the folded text
 */
char *td_text_fold (const char *text);

/* Whether @text contains @folded, which has been through td_text_fold(). Allocates nothing unless
 * @text is over a thousand bytes long. */
gboolean td_text_contains_folded (const char *text, const char *folded);

/* Whether @text, folded, is @folded. */
gboolean td_text_equals_folded (const char *text, const char *folded);

/* "Đường cao tốc Gò Dầu – Xa Mát" -> "duong-cao-toc-go-dau-xa-mat": ASCII letters and digits, "-"
 * for everything between, "" if nothing remains. */
char *td_text_slug (const char *text);

G_END_DECLS
