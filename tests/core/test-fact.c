/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"

static void
test_a_place_stands_before_the_words_in_each_language (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *english = NULL;
  g_autofree char *vietnamese = NULL;

  td_fact_set (&error, G_FILE_ERROR, 0, "Title", NULL);
  td_fact_prefix (&error, "big.xml:12");
  td_fact_prefix (&error, "Z");
  english = td_fact_word (TD_LANGUAGE_EN, error);
  vietnamese = td_fact_word (TD_LANGUAGE_VI, error);
  g_assert_cmpstr (english, ==, "Z: big.xml:12: Title");
  g_assert_cmpstr (vietnamese, ==, "Z: big.xml:12: Tiêu đề");
}

static void
test_arguments_are_filled_behind_a_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  td_fact_set (&error, G_FILE_ERROR, 0, "%2$s before %1$s, 100 %", "a", TD_FACT_MSGID "Title",
               NULL);
  td_fact_prefix (&error, "100%s.xml");
  words = td_fact_word (TD_LANGUAGE_EN, error);
  g_assert_cmpstr (words, ==, "100%s.xml: Title before a, 100 %");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fact/a-place-stands-before-the-words-in-each-language",
                   test_a_place_stands_before_the_words_in_each_language);
  g_test_add_func ("/fact/arguments-are-filled-behind-a-place",
                   test_arguments_are_filled_behind_a_place);
  return g_test_run ();
}
