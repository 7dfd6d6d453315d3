/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/when-grammar.h"

typedef enum {
  PART_WHOLE,
  PART_BEGINNING,
  PART_MIDDLE,
  PART_END,
} Part;

typedef enum {
  OPEN_BEFORE, /* [none, first instant of the unit) */
  OPEN_UNTIL,  /* [none, end of the unit) */
  OPEN_AFTER,  /* [end of the unit, none) */
  OPEN_FROM,   /* [first instant of the unit, none) */
} Opening;

static gboolean
is_unknown (TdWhenParser *parser)
{
  static const char *const phrases[] = {"chua xac dinh thoi gian",
                                        "chua xac dinh",
                                        "khong xac dinh",
                                        "chua ro",
                                        "chua biet",
                                        "chua co",
                                        "khong ro",
                                        "not known",
                                        "unknown",
                                        "none",
                                        "-",
                                        "?",
                                        NULL};

  accept_any (parser, phrases);
  return td_when_words_at_end (&parser->words);
}

static Part
read_part_word (TdWhenParser *parser)
{
  static const char *const beginnings[] = {"dau",      "the beginning of", "beginning of",
                                           "start of", "early in",         "early",
                                           NULL};
  static const char *const middles[] = {"giua", "the middle of", "middle of", "mid -", "mid", NULL};
  static const char *const ends[] = {"cuoi", "het",     "the end of", "end of",
                                     "end",  "late in", "late",       NULL};

  if (accept_any (parser, beginnings) >= 0)
    return PART_BEGINNING;
  if (accept_any (parser, middles) >= 0)
    return PART_MIDDLE;
  return accept_any (parser, ends) >= 0 ? PART_END : PART_WHOLE;
}

/* "cuối năm", "đầu quý": of the present one. */
static gboolean
read_present_unit (TdWhenParser *parser, TdWhen *ret)
{
  static const char *const names[] = {"thang", "month", "quy", "quarter", "nam", "year", NULL};
  static const TdPrecision units[] = {TD_PRECISION_MONTH, TD_PRECISION_QUARTER, TD_PRECISION_YEAR};
  int found = accept_any (parser, names);

  if (found < 0 || !td_when_words_at_end (&parser->words))
    return FALSE;
  *ret = td_when_around (units[found / 2], td_instant_from_day (parser->today));
  return TRUE;
}

/* The third of a unit, more or less, that its beginning, middle or end is. */
static gboolean
take_third (TdWhenParser *parser, Part part, TdWhen *when)
{
  static const struct {
    TdPrecision unit, step;
    int middle, end; /* how many steps into the unit they begin */
  } thirds[] = {
      {TD_PRECISION_MONTH, TD_PRECISION_DAY, 10, 20},
      {TD_PRECISION_QUARTER, TD_PRECISION_MONTH, 1, 2},
      {TD_PRECISION_HALF_YEAR, TD_PRECISION_MONTH, 2, 4},
      {TD_PRECISION_YEAR, TD_PRECISION_QUARTER, 1, 3},
  };

  TdPrecision unit = td_when_precision (*when);

  for (guint i = 0; i < G_N_ELEMENTS (thirds); i++) {
    TdWhen first = td_when_around (thirds[i].step, when->earliest);
    gint64 middle = td_when_shift (first, thirds[i].middle).earliest;
    gint64 end = td_when_shift (first, thirds[i].end).earliest;

    if (thirds[i].unit != unit)
      continue;
    if (part != PART_BEGINNING)
      when->earliest = part == PART_MIDDLE ? middle : end;
    if (part != PART_END)
      when->latest = part == PART_MIDDLE ? end : middle;
    return TRUE;
  }
  return td_when_refuse (parser, TD_WHEN_ISSUE_NOT_UNDERSTOOD);
}

static gboolean
read_unit_or_part (TdWhenParser *parser, TdWhenRole role, TdWhen *ret)
{
  static const TdWhenReader whole[] = {td_when_read_unit, NULL};
  static const TdWhenReader of_part[] = {td_when_read_unit, read_present_unit, NULL};
  Part part;

  if (td_when_read_any (parser, whole, ret))
    return TRUE;
  part = read_part_word (parser);
  if (part == PART_WHOLE || !td_when_read_any (parser, of_part, ret) ||
      !take_third (parser, part, ret))
    return FALSE;
  if (part == PART_BEGINNING && role == TD_WHEN_START)
    ret->latest = ret->earliest + TD_MINUTES_PER_DAY;
  if (part == PART_END && role != TD_WHEN_START)
    ret->earliest = ret->latest - TD_MINUTES_PER_DAY;
  return TRUE;
}

static gboolean
read_separator (TdWhenParser *parser)
{
  static const char *const phrases[] = {"-",     "den het", "den", "toi", "to",
                                        "until", "till",    "and", "va",  NULL};

  return accept_any (parser, phrases) >= 0;
}

/* A unit, or two with something between, which @two_ends insists on. */
static gboolean
read_range (TdWhenParser *parser, TdWhenRole role, gboolean two_ends, TdWhen *ret)
{
  guint start = parser->words.at;
  TdWhen last;

  parser->year_was_behind = parser->quarter_expected = FALSE;
  if (!read_unit_or_part (parser, role, ret))
    return FALSE;
  if (!read_separator (parser))
    return !two_ends && !parser->year_was_behind;

  parser->words.at = start;
  if (!read_unit_or_part (parser, TD_WHEN_START, ret) || !read_separator (parser))
    return FALSE;
  parser->quarter_expected =
      parser->year_was_behind && td_when_precision (*ret) == TD_PRECISION_QUARTER;
  if (!read_unit_or_part (parser, TD_WHEN_FINISH, &last))
    return FALSE;
  if (ret->earliest > last.earliest || ret->latest > last.latest)
    return td_when_refuse (parser, TD_WHEN_ISSUE_BACKWARDS);
  ret->latest = last.latest;
  return TRUE;
}

static gboolean
read_closed (TdWhenParser *parser, TdWhenRole role, TdWhen *ret)
{
  /* The first two want an end: "từ 2026" alone is open. */
  static const char *const prefixes[] = {"tu",           "from",      "trong giai doan",
                                         "giai doan tu", "giai doan", "trong thoi ky",
                                         "thoi ky",      "nhiem ky",  "period",
                                         "between",      "trong",     "vao",
                                         "in",           "during",    NULL};
  guint start = parser->words.at;
  int found;

  if (read_range (parser, role, FALSE, ret))
    return TRUE;
  parser->words.at = start;
  found = accept_any (parser, prefixes);
  return found >= 0 && read_range (parser, role, found < 2, ret);
}

static gboolean
read_opening (TdWhenParser *parser, Opening *ret)
{
  static const struct {
    const char *phrase;
    Opening opening;
  } openings[] = {
      {"den truoc", OPEN_BEFORE},
      {"truoc", OPEN_BEFORE},
      {"before", OPEN_BEFORE},
      {"< =", OPEN_UNTIL},
      {"<", OPEN_BEFORE},
      {"> =", OPEN_FROM},
      {">", OPEN_AFTER},
      {"sau", OPEN_AFTER},
      {"after", OPEN_AFTER},
      {"ke tu", OPEN_FROM},
      {"tu", OPEN_FROM},
      {"from", OPEN_FROM},
      {"since", OPEN_FROM},
      {"cho den het", OPEN_UNTIL},
      {"cho den", OPEN_UNTIL},
      {"den het", OPEN_UNTIL},
      {"den", OPEN_UNTIL},
      {"toi", OPEN_UNTIL},
      {"khong muon hon", OPEN_UNTIL},
      {"khong qua", OPEN_UNTIL},
      {"cham nhat la", OPEN_UNTIL},
      {"cham nhat vao", OPEN_UNTIL},
      {"cham nhat", OPEN_UNTIL},
      {"muon nhat la", OPEN_UNTIL},
      {"muon nhat", OPEN_UNTIL},
      {"no later than", OPEN_UNTIL},
      {"until", OPEN_UNTIL},
      {"not later than", OPEN_UNTIL},
      {"till", OPEN_UNTIL},
      {"up to", OPEN_UNTIL},
      {"by", OPEN_UNTIL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++) {
    if (!accept (parser, openings[i].phrase))
      continue;
    *ret = openings[i].opening;
    return TRUE;
  }
  return FALSE;
}

static gboolean
read_open (TdWhenParser *parser, TdWhenRole role, TdWhen *ret)
{
  static const char *const onwards[] = {"tro di", "onwards", "onward", NULL};
  Opening opening;
  TdWhen unit;

  parser->year_was_behind = parser->quarter_expected = FALSE;
  if (!read_opening (parser, &opening) || !read_unit_or_part (parser, role, &unit) ||
      parser->year_was_behind)
    return FALSE;
  *ret = TD_WHEN_UNKNOWN;
  switch (opening) {
  case OPEN_BEFORE:
    ret->latest = unit.earliest;
    break;
  case OPEN_UNTIL:
    ret->latest = unit.latest;
    break;
  case OPEN_AFTER:
    ret->earliest = unit.latest;
    break;
  case OPEN_FROM:
    ret->earliest = unit.earliest;
    accept_any (parser, onwards);
    break;
  }
  return TRUE;
}

static gboolean
read_all (TdWhenParser *parser, TdWhenRole role, TdWhen *ret)
{
  parser->words.at = 0;
  if (read_closed (parser, role, ret) && td_when_words_at_end (&parser->words))
    return TRUE;
  parser->words.at = 0;
  return read_open (parser, role, ret) && td_when_words_at_end (&parser->words);
}

/* The last figure that could be a year. */
static int
last_year (const TdWhenParser *parser)
{
  const TdWhenWord *words = parser->words.words;
  int year = 0;

  for (guint i = 0; words[i].text != NULL; i++)
    if (words[i].number >= 0 && words[i].length == 4)
      year = words[i].number;
  return year;
}

static gboolean
parse_words (TdWhenParser *parser, TdWhenRole role, TdWhen *ret)
{
  if (is_unknown (parser)) {
    *ret = TD_WHEN_UNKNOWN;
    return TRUE;
  }
  if (read_all (parser, role, ret))
    return TRUE;
  parser->year_behind = last_year (parser);
  return parser->year_behind != 0 && read_all (parser, role, ret);
}

gboolean
td_when_parse (
    const char *typed, TdWhenRole role, gint64 today, TdWhen *ret, TdWhenIssue *ret_issue)
{
  TdWhenParser parser = {.today = today};
  TdWhen when;
  gboolean understood;

  g_return_val_if_fail (td_day_is_valid (today), FALSE);

  understood = g_utf8_validate (typed, -1, NULL) && td_when_words_init (&parser.words, typed) &&
               parse_words (&parser, role, &when);
  if (understood && !td_when_is_valid (when))
    understood = td_when_refuse (&parser, TD_WHEN_ISSUE_YEAR_RANGE);
  if (!understood)
    td_when_refuse (&parser, TD_WHEN_ISSUE_NOT_UNDERSTOOD);
  td_when_words_clear (&parser.words);
  if (ret_issue != NULL)
    *ret_issue = understood ? TD_WHEN_ISSUE_NONE : parser.issue;
  if (understood)
    *ret = when;
  return understood;
}
