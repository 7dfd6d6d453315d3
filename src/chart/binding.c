/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/binding.h"

#include <string.h>

/* A word between blanks, by bytes. */
typedef struct {
  const char *start;
  gsize length;
} Word;

static const char *const units[] = {
    "%",    "ha",    "km",    "km2",  "km²", "m",     "m2",  "m²",  "MW",   "MWp",   "kV",
    "tỷ",   "triệu", "nghìn", "đồng", "xã",  "sản",   "căn", "hộ",  "ngày", "tháng", "năm",
    "tuần", "giờ",   "đoạn",  "trụ",  "làn", "trang", "dự",  "mục", "tấn",  "ngàn",
};

static const char *const announcers[] = {"số",   "Số",   "điều", "khoản", "mục",  "quý",  "Quý",
                                         "khóa", "khoá", "hạng", "năm",   "ngày", "tháng"};

static gboolean
word_in (Word word, const char *const *list, gsize n)
{
  while (word.length > 0 && strchr (").,;:", word.start[word.length - 1]))
    word.length--;
  for (gsize i = 0; i < n; i++)
    if (strlen (list[i]) == word.length && strncmp (list[i], word.start, word.length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
ends_in_figure (Word word)
{
  return word.length > 0 && g_ascii_isdigit (word.start[word.length - 1]);
}

static gboolean
begins_with_figure (Word word)
{
  return word.length > 0 && g_ascii_isdigit (word.start[word.start[0] == '(' && word.length > 1]);
}

static gboolean
is_dash (Word word)
{
  return (word.length == 1 && word.start[0] == '-') ||
         (word.length == 3 && strncmp (word.start, "–", 3) == 0);
}

/* "24-NQ/TW", "312/BC-SGTVT": a figure and a stroke, and short enough to stay whole. */
static gboolean
is_legal_number (Word word)
{
  gboolean figure = FALSE;
  gboolean stroke = FALSE;

  for (gsize i = 0; i < word.length; i++) {
    figure |= g_ascii_isdigit (word.start[i]);
    stroke |= word.start[i] == '-' || word.start[i] == '/';
  }
  return figure && stroke && word.length <= 32;
}

static void
bind (PangoAttrList **list, const char *text, const char *from, const char *to)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) (from - text);
  attribute->end_index = (guint) (to - text);
  if (*list == NULL)
    *list = pango_attr_list_new ();
  pango_attr_list_insert (*list, attribute);
}

static gboolean
belong_together (Word before, Word word, Word next)
{
  if (ends_in_figure (word) && word_in (next, units, G_N_ELEMENTS (units)))
    return TRUE;
  if (begins_with_figure (next) && word_in (word, announcers, G_N_ELEMENTS (announcers)))
    return TRUE;
  if (ends_in_figure (word) && is_dash (next))
    return TRUE;
  return is_dash (word) && ends_in_figure (before) && begins_with_figure (next);
}

static Word
next_word (const char *from)
{
  Word word = {from + strspn (from, " \n"), 0};

  word.length = strcspn (word.start, " \n");
  return word;
}

PangoAttrList *
td_text_bindings (const char *text)
{
  PangoAttrList *list = NULL;
  Word before = {text, 0};
  Word word = next_word (text);

  while (word.length > 0) {
    Word next = next_word (word.start + word.length);

    if (is_legal_number (word))
      bind (&list, text, word.start, word.start + word.length);
    if (next.length > 0 && belong_together (before, word, next))
      bind (&list, text, g_utf8_prev_char (word.start + word.length),
            g_utf8_next_char (next.start));
    before = word;
    word = next;
  }
  return list;
}
