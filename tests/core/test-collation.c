/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/collation.h"

#include <string.h>

static const char *const in_order[] = {"an",
                                       "An",
                                       "àn",
                                       "ản",
                                       "ãn",
                                       "án",
                                       "ạn",
                                       "Áo",
                                       "Ăn",
                                       "Ân",
                                       "Bến",
                                       "ca",
                                       "Ca",
                                       "cà",
                                       "cả",
                                       "cã",
                                       "cá",
                                       "CÁ",
                                       "cạ",
                                       "cá biển",
                                       "ca sĩ",
                                       "Cảng cạn Mộc Bài",
                                       "Cảng cạn Thanh Phước",
                                       "Cảng thuỷ nội địa",
                                       "Cụm công nghiệp Tân Hội 2",
                                       "Dầu",
                                       "Đức",
                                       "Đường cao tốc",
                                       "Em",
                                       "on",
                                       "ôn",
                                       "ơn",
                                       "Tan Hoi",
                                       "Tân Hội 2",
                                       "Tân Hội 10",
                                       "Tân Phú",
                                       "uu",
                                       "ưu",
                                       "Zơ"};

static void
test_vietnamese_order (void)
{
  g_autoptr (TdCollation) collation = td_collation_new ();

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++) {
    g_autofree char *key = td_collation_key (collation, in_order[i], NULL);

    for (guint j = 0; j < G_N_ELEMENTS (in_order); j++) {
      g_autofree char *other = td_collation_key (collation, in_order[j], NULL);
      int expected = (i > j) - (i < j);
      int by_key = strcmp (key, other), compared;

      compared = td_collation_compare (collation, in_order[i], in_order[j]);
      g_assert_cmpint ((by_key > 0) - (by_key < 0), ==, expected);
      g_assert_cmpint ((compared > 0) - (compared < 0), ==, expected);
    }
  }
}

static void
test_composed_and_decomposed_are_one (void)
{
  g_autoptr (TdCollation) collation = td_collation_new ();

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++) {
    g_autofree char *nfd = g_utf8_normalize (in_order[i], -1, G_NORMALIZE_NFD);
    g_autofree char *key = td_collation_key (collation, in_order[i], NULL);
    g_autofree char *nfd_key = td_collation_key (collation, nfd, NULL);

    g_assert_cmpint (td_collation_compare (collation, in_order[i], nfd), ==, 0);
    g_assert_cmpstr (key, ==, nfd_key);
  }
}

static void
test_keys_are_whole (void)
{
  g_autoptr (TdCollation) collation = td_collation_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 600; i++) {
    g_autofree char *key = NULL, *next = NULL;
    gsize length;

    g_string_append (text, "ố");
    key = td_collation_key (collation, text->str, &length);
    g_assert_cmpuint (strlen (key), ==, length);
    g_string_append_c (text, 'a');
    next = td_collation_key (collation, text->str, NULL);
    g_assert_cmpstr (key, <, next);
    g_string_truncate (text, text->len - 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collation/vietnamese-order", test_vietnamese_order);
  g_test_add_func ("/collation/composed-and-decomposed-are-one",
                   test_composed_and_decomposed_are_one);
  g_test_add_func ("/collation/keys-are-whole", test_keys_are_whole);
  return g_test_run ();
}
