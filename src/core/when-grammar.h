/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/when-words.h"
#include "core/when.h"

G_BEGIN_DECLS

/* The grammar of typed dates is in three files, from the whole to its parts: core/when-parse.c, a
 * span with "trước", "sau", "từ … đến", and a part of a unit ("đầu", "cuối"); core/when-units.c,
 * years, halves, quarters, months, weeks; core/when-days.c, days and minutes.
 *
 * Every reader takes what it understands and says TRUE, or says FALSE; who calls it puts @words.at
 * back. The first that knows better than "not understood" what is wrong says so in @issue. */

typedef struct {
  TdWhenWords words;
  gint64 today;
  int year_behind;           /* the year of "01/7" in "01/7-30/9/2025"; 0: every date has its own */
  gboolean year_was_behind;  /* whether it was used */
  gboolean quarter_expected; /* "2" after "quý 1-" is no month */
  TdWhenIssue issue;
} TdWhenParser;

typedef gboolean (*TdWhenReader) (TdWhenParser *parser, TdWhen *ret);

/* Notes the issue, if it is the first; always FALSE. */
gboolean td_when_refuse (TdWhenParser *parser, TdWhenIssue issue);

gboolean td_when_check_year (TdWhenParser *parser, int year);
gboolean td_when_check_month (TdWhenParser *parser, int year, int month);
gboolean td_when_check_day (TdWhenParser *parser, int year, int month, int day);

/* The unit that a date lies in. */
TdWhen td_when_whole_unit (TdPrecision unit, int year, int month, int day);

/* A year in figures, four of them or (where a month, quarter or day leads to it) two. */
gboolean td_when_read_year_figure (TdWhenParser *parser, gboolean may_be_short, int *ret_year);

/* What follows a month or quarter: "/2025", "-2025", " 2025", " năm 2025", " năm nay". */
gboolean td_when_read_year_of (TdWhenParser *parser, int *ret_year);

gboolean td_when_read_english_month (TdWhenParser *parser, int *ret_month);

/* The first of @readers, which end in NULL, that understands. */
gboolean td_when_read_any (TdWhenParser *parser, const TdWhenReader *readers, TdWhen *ret);

/* A year, half, quarter, month, week, day or minute. */
gboolean td_when_read_unit (TdWhenParser *parser, TdWhen *ret);

/* A day, with or without a time; a month in figures ("7/2025") too, since it begins the same way.
 */
gboolean td_when_read_day (TdWhenParser *parser, TdWhen *ret);

static inline gboolean
accept (TdWhenParser *parser, const char *phrase)
{
  return td_when_words_accept (&parser->words, phrase);
}

static inline int
accept_any (TdWhenParser *parser, const char *const *phrases)
{
  return td_when_words_accept_any (&parser->words, phrases);
}

static inline guint
digits (TdWhenParser *parser, guint ahead)
{
  return td_when_words_digits (&parser->words, ahead);
}

static inline gboolean
read_number (TdWhenParser *parser, guint max_digits, int *ret_number)
{
  return td_when_words_number (&parser->words, max_digits, ret_number);
}

G_END_DECLS
