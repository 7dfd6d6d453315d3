/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when-words.h"

#include "core/text.h"

#include <string.h>

#define MAX_DIGITS 8

static const TdWhenWord behind_the_end = {NULL, 0, -1, FALSE};

/* Figures keep together, letters keep together, any other character stands alone. */
static guint
word_length (const char *text)
{
  guint length = 0;

  if (g_ascii_isdigit (*text)) {
    while (g_ascii_isdigit (text[length]))
      length++;
    return length;
  }
  while (g_ascii_isalpha (text[length]))
    length++;
  return length > 0 ? length : (guint) g_utf8_skip[(guchar) *text];
}

gboolean
td_when_words_init (TdWhenWords *words, const char *typed)
{
  guint count = 0;

  memset (words, 0, sizeof *words);
  words->folded = td_text_fold (typed);
  for (const char *at = words->folded; *at != '\0';) {
    TdWhenWord *word = &words->words[count];

    word->spaced = *at == ' ';
    at += word->spaced;
    word->text = at;
    word->length = word_length (at);
    word->number = -1;
    if (count == TD_WHEN_WORDS_MAX || (g_ascii_isdigit (*at) && word->length > MAX_DIGITS))
      return FALSE;
    if (g_ascii_isdigit (*at))
      word->number = (int) g_ascii_strtoll (at, NULL, 10);
    at += word->length;
    count++;
  }
  words->words[count] = behind_the_end;
  return TRUE;
}

void
td_when_words_clear (TdWhenWords *words)
{
  g_clear_pointer (&words->folded, g_free);
}

const TdWhenWord *
td_when_words_peek (const TdWhenWords *words, guint ahead)
{
  for (guint i = words->at; i < words->at + ahead; i++)
    if (words->words[i].text == NULL)
      return &behind_the_end;
  return &words->words[words->at + ahead];
}

gboolean
td_when_words_at_end (const TdWhenWords *words)
{
  return words->words[words->at].text == NULL;
}

gboolean
td_when_words_accept (TdWhenWords *words, const char *phrase)
{
  guint at = words->at;

  while (*phrase != '\0') {
    const TdWhenWord *word = &words->words[at];
    gsize length = strcspn (phrase, " ");

    if (word->text == NULL || word->length != length || strncmp (word->text, phrase, length) != 0)
      return FALSE;
    phrase += length + (phrase[length] == ' ');
    at++;
  }
  words->at = at;
  return TRUE;
}

int
td_when_words_accept_any (TdWhenWords *words, const char *const *phrases)
{
  for (int i = 0; phrases[i] != NULL; i++)
    if (td_when_words_accept (words, phrases[i]))
      return i;
  return -1;
}

gboolean
td_when_words_is_sign (const TdWhenWords *words, guint ahead, char sign)
{
  const TdWhenWord *word = td_when_words_peek (words, ahead);

  return word->length == 1 && *word->text == sign;
}

guint
td_when_words_digits (const TdWhenWords *words, guint ahead)
{
  const TdWhenWord *word = td_when_words_peek (words, ahead);

  return word->number < 0 ? 0 : word->length;
}

gboolean
td_when_words_number (TdWhenWords *words, guint max_digits, int *ret_number)
{
  guint digits = td_when_words_digits (words, 0);

  if (digits == 0 || digits > max_digits)
    return FALSE;
  *ret_number = words->words[words->at].number;
  words->at++;
  return TRUE;
}
