/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Typed text cut into figures, words and signs, for the grammar of dates (core/when-parse.c). The
 * text is folded: no marks, no case, every dash a "-". */

#define TD_WHEN_WORDS_MAX 32

typedef struct {
  const char *text; /* into the folded text, not terminated; NULL behind the last word */
  guint length;
  int number;      /* of a figure, else -1 */
  gboolean spaced; /* whether white space stands before it */
} TdWhenWord;

typedef struct {
  char *folded;
  TdWhenWord words[TD_WHEN_WORDS_MAX + 1];
  guint at; /* the next one to read */
} TdWhenWords;

/* FALSE if there are too many words or a figure too long for any date. */
gboolean td_when_words_init (TdWhenWords *words, const char *typed);
void td_when_words_clear (TdWhenWords *words);

/* The word @ahead of the next; a word with a text of NULL behind the end. */
const TdWhenWord *td_when_words_peek (const TdWhenWords *words, guint ahead);
gboolean td_when_words_at_end (const TdWhenWords *words);

/* Reads @phrase, one or more words with single spaces between, or nothing. */
gboolean td_when_words_accept (TdWhenWords *words, const char *phrase);

/* Reads one of @phrases, which end in NULL: the first that is there. The index, or -1. */
int td_when_words_accept_any (TdWhenWords *words, const char *const *phrases);

/* Whether the word @ahead is this one sign. */
gboolean td_when_words_is_sign (const TdWhenWords *words, guint ahead, char sign);

/* The digits of the figure @ahead; 0 if it is none. */
guint td_when_words_digits (const TdWhenWords *words, guint ahead);

/* Reads a figure of at most @max_digits. */
gboolean td_when_words_number (TdWhenWords *words, guint max_digits, int *ret_number);

G_END_DECLS
