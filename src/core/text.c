/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <string.h>
#include <unicode/uchar.h>

/* Folding is asked for on every keystroke of a search over every name there is, so the letters of
 * Latin-1, Latin Extended-A and Vietnamese go through tables; whatever else there is goes the long
 * way through the Unicode data. A test holds the two ways against each other. */

#define STACK_SIZE    1024
#define LONG_WAY      '.'
#define LATIN_FIRST   0x00c0
#define VIETNAM_FIRST 0x1ea0

static const char latin[] = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll...."
                            "nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.";
static const char vietnamese[] =
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo"
    "uuuuuuuuuuuuuuyyyyyyyy";

typedef struct {
  char *out;
  gsize size;
  gsize length; /* what there is to write, even where it does not fit */
  gboolean space_pending;
} Fold;

GQuark
td_text_error_quark (void)
{
  return g_quark_from_static_string ("td-text-error-quark");
}

static void
put_byte (Fold *fold, char byte)
{
  if (fold->length < fold->size)
    fold->out[fold->length] = byte;
  fold->length++;
}

/* White space waits until something follows it, and none begins the text. */
static void
put_pending_space (Fold *fold)
{
  if (fold->space_pending && fold->length > 0)
    put_byte (fold, ' ');
  fold->space_pending = FALSE;
}

static void
put_character (Fold *fold, gunichar character)
{
  char bytes[6];
  int count = g_unichar_to_utf8 (character, bytes);

  for (int i = 0; i < count; i++)
    put_byte (fold, bytes[i]);
}

static gunichar
fold_punctuation (gunichar character)
{
  switch (character) {
  case 0x2010 ... 0x2015: /* hyphens and dashes */
  case 0x2212:            /* minus */
    return '-';
  case 0x02bc:
  case 0x2018 ... 0x201b:
    return '\'';
  case 0x00ab:
  case 0x00bb:
  case 0x201c ... 0x201f:
    return '"';
  default:
    return character;
  }
}

static gunichar
fold_letter (gunichar character)
{
  gunichar lower = (gunichar) u_foldCase ((UChar32) character, U_FOLD_CASE_DEFAULT);

  return lower == 0x0111 ? 'd' : fold_punctuation (lower);
}

static void
put_the_long_way (Fold *fold, gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize count;

  if (g_unichar_isspace (character)) {
    fold->space_pending = TRUE;
    return;
  }
  count = g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < count; i++) {
    if (parts[i] >= 0x0300 && parts[i] <= 0x036f)
      continue;
    put_pending_space (fold);
    put_character (fold, fold_letter (parts[i]));
  }
}

static char
table_letter (gunichar character)
{
  gunichar from_latin = character - LATIN_FIRST;
  gunichar from_vietnamese = character - VIETNAM_FIRST;

  if (from_latin < sizeof latin - 1)
    return latin[from_latin];
  if (from_vietnamese < sizeof vietnamese - 1)
    return vietnamese[from_vietnamese];
  return LONG_WAY;
}

static gsize
fold_into (const char *text, char *out, gsize size)
{
  Fold fold = {out, size, 0, FALSE};

  while (*text != '\0') {
    gunichar character = (guchar) *text;
    char letter;

    if (character < 0x80) {
      text++;
      if (g_ascii_isspace ((char) character)) {
        fold.space_pending = TRUE;
        continue;
      }
      letter = g_ascii_tolower ((char) character);
    } else {
      character = g_utf8_get_char (text);
      text = g_utf8_next_char (text);
      letter = table_letter (character);
      if (letter == LONG_WAY) {
        put_the_long_way (&fold, character);
        continue;
      }
    }
    put_pending_space (&fold);
    put_byte (&fold, letter);
  }
  if (fold.length < size)
    out[fold.length] = '\0';
  return fold.length;
}

char *
td_text_fold (const char *text)
{
  char buffer[STACK_SIZE];
  gsize length = fold_into (text, buffer, sizeof buffer);
  char *folded;

  if (length < sizeof buffer)
    return g_strndup (buffer, length);
  folded = g_malloc (length + 1);
  fold_into (text, folded, length + 1);
  return folded;
}

/* The folded text: in @buffer if there is room, else in *@ret_whole, which the caller frees. */
static const char *
fold_briefly (const char *text, char buffer[STACK_SIZE], char **ret_whole)
{
  if (fold_into (text, buffer, STACK_SIZE) < STACK_SIZE)
    return buffer;
  *ret_whole = td_text_fold (text);
  return *ret_whole;
}

gboolean
td_text_contains_folded (const char *text, const char *folded)
{
  char buffer[STACK_SIZE];
  g_autofree char *whole = NULL;

  return strstr (fold_briefly (text, buffer, &whole), folded) != NULL;
}

gboolean
td_text_equals_folded (const char *text, const char *folded)
{
  char buffer[STACK_SIZE];
  g_autofree char *whole = NULL;

  return strcmp (fold_briefly (text, buffer, &whole), folded) == 0;
}

/* What becomes of a character on its way in: another one, or 0 for none. */
static gunichar
clean_character (gunichar character)
{
  switch (character) {
  case '\t':
  case '\n':
    return character;
  case '\v': /* a line break within a paragraph, as word processors copy it */
  case '\f':
  case '\r':
  case 0x0085:
  case 0x2028:
  case 0x2029:
    return '\n';
  case 0x00ad: /* soft hyphen */
  case 0x200b: /* zero-width space */
  case 0x2060: /* word joiner */
  case 0xfeff: /* byte-order mark */
    return 0;
  case 0x2011: /* no-break hyphen */
    return '-';
  default:
    break;
  }
  if (g_unichar_type (character) == G_UNICODE_SPACE_SEPARATOR)
    return ' ';
  if (g_unichar_iscntrl (character) || (character & 0xfffe) == 0xfffe ||
      (character >= 0xfdd0 && character <= 0xfdef))
    return 0;
  return character;
}

static char *
clean_text (const char *text, gsize length)
{
  g_autoptr (GString) clean = g_string_sized_new (length);

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    gunichar character = clean_character (g_utf8_get_char (at));

    if (*at == '\r' && at + 1 < text + length && at[1] == '\n')
      continue;
    if (character != 0)
      g_string_append_unichar (clean, character);
  }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
td_text_normalize (const char *text, gssize length, GError **error)
{
  g_autofree char *clean = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  const char *bad;

  if (!g_utf8_validate_len (text, size, &bad)) {
    g_set_error (error, TD_TEXT_ERROR, TD_TEXT_ERROR_NOT_UTF8, "not UTF-8 text at byte %zu",
                 (gsize) (bad - text) + 1);
    return NULL;
  }
  clean = g_strstrip (clean_text (text, size));
  return g_utf8_normalize (clean, -1, G_NORMALIZE_NFC);
}

char *
td_text_slug (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  gsize length = 0;

  for (const char *at = folded; *at != '\0'; at++) {
    if (g_ascii_isalnum (*at))
      folded[length++] = *at;
    else if (length > 0 && folded[length - 1] != '-')
      folded[length++] = '-';
  }
  if (length > 0 && folded[length - 1] == '-')
    length--;
  folded[length] = '\0';
  return g_steal_pointer (&folded);
}
