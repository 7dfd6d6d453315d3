/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rank.h"

#include <string.h>

/* A rank is a fraction in base 62, "V" being a half. Between two ranks stands the shortest fraction
 * near their middle. At either end of the list, where most rows are added, ranks of a fixed width
 * count up or down instead: halving what is left would add a digit every six rows. */

#define BASE  62
#define WIDTH 4

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
digit_value (char digit)
{
  if (digit <= '9')
    return digit - '0';
  return digit <= 'Z' ? digit - 'A' + 10 : digit - 'a' + 36;
}

/* Behind the end of a rank stand zeroes. */
static int
digit_at (const char *rank, gsize at)
{
  return at < strlen (rank) ? digit_value (rank[at]) : 0;
}

gboolean
td_rank_is_valid (const char *rank)
{
  gsize length = strlen (rank);

  return length > 0 && strspn (rank, digits) == length && rank[length - 1] != '0';
}

static void
drop_zeroes (GString *rank)
{
  while (rank->len > 0 && rank->str[rank->len - 1] == '0')
    g_string_truncate (rank, rank->len - 1);
}

/* The next rank of WIDTH digits (or as many as @rank has) up or down; FALSE where there is none. */
static gboolean
count_on (const char *rank, int step, GString *ret)
{
  gsize width = MAX (strlen (rank), WIDTH), at = width;
  int carry = step;

  for (gsize i = 0; i < width; i++)
    g_string_append_c (ret, digits[digit_at (rank, i)]);
  while (carry != 0 && at-- > 0) {
    int value = digit_value (ret->str[at]) + carry;

    carry = value < 0 ? -1 : value >= BASE ? 1 : 0;
    ret->str[at] = digits[value - carry * BASE];
  }
  drop_zeroes (ret);
  return carry == 0 && ret->len > 0;
}

/* The digits of a fraction between; @after is %NULL for one. */
static void
append_between (GString *rank, const char *before, const char *after)
{
  for (gsize i = 0;; i++) {
    int low = digit_at (before, i);
    int high = after != NULL ? digit_at (after, i) : BASE;

    if (high - low > 1) {
      g_string_append_c (rank, digits[(low + high + 1) / 2]);
      return;
    }
    g_string_append_c (rank, digits[low]);
    if (high == low)
      continue;
    /* One apart: what follows may be anything above @before, or @after itself cut short. */
    if (i + 1 < strlen (after != NULL ? after : "")) {
      rank->str[rank->len - 1] = digits[high];
      return;
    }
    after = NULL;
  }
}

char *
td_rank_between (const char *before, const char *after)
{
  g_autoptr (GString) rank = g_string_new (NULL);

  if (before != NULL && after != NULL && strcmp (before, after) >= 0)
    return NULL;
  if (before != NULL && after == NULL && count_on (before, 1, rank))
    return g_string_free (g_steal_pointer (&rank), FALSE);
  if (before == NULL && after != NULL && count_on (after, -1, rank))
    return g_string_free (g_steal_pointer (&rank), FALSE);
  g_string_truncate (rank, 0);
  append_between (rank, before != NULL ? before : "", after);
  return g_string_free (g_steal_pointer (&rank), FALSE);
}

GStrv
td_rank_spread (guint n)
{
  g_autoptr (GStrvBuilder) ranks = g_strv_builder_new ();
  guint64 room = BASE;

  while (room / 8 < n)
    room *= BASE;
  for (guint i = 1; i <= n; i++) {
    g_autoptr (GString) rank = g_string_new (NULL);
    guint64 value = room * i / (n + 1);

    for (guint64 place = room / BASE; place > 0; place /= BASE)
      g_string_append_c (rank, digits[value / place % BASE]);
    drop_zeroes (rank);
    g_strv_builder_add (ranks, rank->str);
  }
  return g_strv_builder_end (ranks);
}
