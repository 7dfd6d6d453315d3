/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rank.h"

#include <string.h>

static const char *
rank_at (GPtrArray *ranks, int at)
{
  return at >= 0 && at < (int) ranks->len ? g_ptr_array_index (ranks, at) : NULL;
}

/* Puts a rank before the one at @at and holds it against its neighbours. */
static void
insert_rank (GPtrArray *ranks, int at)
{
  const char *before = rank_at (ranks, at - 1), *after = rank_at (ranks, at);
  char *rank = td_rank_between (before, after);

  g_assert_nonnull (rank);
  g_assert_true (td_rank_is_valid (rank));
  if (before != NULL)
    g_assert_cmpstr (before, <, rank);
  if (after != NULL)
    g_assert_cmpstr (rank, <, after);
  g_ptr_array_insert (ranks, at, rank);
}

static gsize
longest (GPtrArray *ranks)
{
  gsize length = 0;

  for (guint i = 0; i < ranks->len; i++)
    length = MAX (length, strlen (rank_at (ranks, (int) i)));
  return length;
}

static void
test_random_insertions_keep_the_order (void)
{
  for (guint seed = 0; seed < 20; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);

    for (int i = 0; i < 2000; i++)
      insert_rank (ranks, g_rand_int_range (random, 0, (gint32) ranks->len + 1));
    g_assert_cmpuint (longest (ranks), <=, 10);
  }
}

static void
test_one_place_takes_many (void)
{
  static const int offsets[] = {0, 1};

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++) {
    g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);

    insert_rank (ranks, 0);
    insert_rank (ranks, 1);
    for (int count = 0; count < 600; count++)
      insert_rank (ranks, offsets[i] == 0 ? 1 : (int) ranks->len - 1);
    g_assert_cmpuint (longest (ranks), <=, 125);
  }
}

static void
test_rows_added_at_an_end_have_short_ranks (void)
{
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 20000; i++)
    insert_rank (ranks, (int) ranks->len);
  g_assert_cmpuint (longest (ranks), <=, 4);
  for (int i = 0; i < 500; i++)
    insert_rank (ranks, 0);
  g_assert_cmpuint (longest (ranks), <=, 4);
}

static void
test_the_ends_of_the_alphabet (void)
{
  static const struct {
    const char *before, *after, *expected;
  } cases[] = {
      {NULL, NULL, "V"},       {"V", NULL, "V001"},     {NULL, "V", "Uzzz"},
      {"zzzz", NULL, "zzzzV"}, {NULL, "0001", "0000V"}, {"A", "C", "B"},
      {"A", "B", "AV"},        {"A", "AV", "AG"},       {"A", "A1", "A0V"},
      {"Az", "B", "AzV"},      {"A", "A01", "A00V"},    {"Azz", "B", "AzzV"},
      {"A", "BV", "B"},        {"V0zz", NULL, "V1"},    {"1", "100001", "100000V"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = td_rank_between (cases[i].before, cases[i].after);

    g_assert_cmpstr (got, ==, cases[i].expected);
  }
}

static void
test_no_room_is_said (void)
{
  g_assert_null (td_rank_between ("B", "A"));
  g_assert_null (td_rank_between ("A", "A"));
}

static void
assert_ranks_ascend (char **ranks)
{
  const char *before = "";

  for (guint i = 0; ranks[i] != NULL; i++) {
    g_assert_true (td_rank_is_valid (ranks[i]));
    g_assert_cmpuint (strlen (ranks[i]), <=, 4);
    g_assert_cmpstr (before, <, ranks[i]);
    before = ranks[i];
  }
}

static void
test_spread (void)
{
  static const guint counts[] = {0, 1, 2, 7, 8, 61, 155, 480, 481, 5000, 100000};

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_auto (GStrv) ranks = td_rank_spread (counts[i]);

    g_assert_cmpuint (g_strv_length (ranks), ==, counts[i]);
    assert_ranks_ascend (ranks);
  }
}

static void
test_validity (void)
{
  g_assert_true (td_rank_is_valid ("0V"));
  g_assert_false (td_rank_is_valid (""));
  g_assert_false (td_rank_is_valid ("V0"));
  g_assert_false (td_rank_is_valid ("V-1"));
  g_assert_false (td_rank_is_valid ("Đ"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rank/random-insertions-keep-the-order", test_random_insertions_keep_the_order);
  g_test_add_func ("/rank/one-place-takes-many", test_one_place_takes_many);
  g_test_add_func ("/rank/rows-added-at-an-end-have-short-ranks",
                   test_rows_added_at_an_end_have_short_ranks);
  g_test_add_func ("/rank/the-ends-of-the-alphabet", test_the_ends_of_the_alphabet);
  g_test_add_func ("/rank/no-room-is-said", test_no_room_is_said);
  g_test_add_func ("/rank/spread", test_spread);
  g_test_add_func ("/rank/validity", test_validity);
  return g_test_run ();
}
