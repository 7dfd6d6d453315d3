/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <string.h>

static void
test_normalized_text (void)
{
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {"Mộc Bài", "Mộc Bài"},
      {"Mo\xcc\xa3\xcc\x82"
       "c Ba\xcc\x80i",
       "Mộc Bài"}, /* NFD, marks in canonical order */
      {"Mo\xcc\x82\xcc\xa3"
       "c",
       "Mộc"},                             /* and in another */
      {"78,93\xc2\xa0ha", "78,93 ha"},     /* no-break space */
      {"16\xe2\x80\xaf%", "16 %"},         /* narrow no-break space */
      {" \t trong tỉnh \n", "trong tỉnh"}, /* trimmed */
      {"a\r\nb\rc\vd\xe2\x80\xa8"
       "e",
       "a\nb\nc\nd\ne"}, /* line ends */
      {"a\tb", "a\tb"},
      {"a\x01\x7f\xc2\x9f"
       "b",
       "ab"},                                               /* control characters */
      {"\xef\xbb\xbfTân\xe2\x80\x8bPhú\xc2\xad", "TânPhú"}, /* mark, zero width, soft hyphen */
      {"24\xe2\x80\x91NQ/TW", "24-NQ/TW"},                  /* no-break hyphen */
      {"2021\xe2\x80\x93"
       "2030",
       "2021–2030"}, /* an en dash is a choice, and stays */
      {"a\xef\xbf\xbf\xef\xb7\x90"
       "b",
       "ab"}, /* noncharacters */
      {"", ""},
      {" \xc2\xa0 ", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *got = td_text_normalize (cases[i].text, -1, &error);
    g_autofree char *again = NULL;

    g_assert_no_error (error);
    g_assert_cmpstr (got, ==, cases[i].expected);
    again = td_text_normalize (got, -1, NULL);
    g_assert_cmpstr (again, ==, got);
  }
}

static void
test_bytes_that_are_no_text_are_refused (void)
{
  static const struct {
    const char *bytes;
    gssize length;
    const char *message;
  } cases[] = {
      {"ab\xff", -1, "not UTF-8 text at byte 3"},       {"a\0b", 3, "not UTF-8 text at byte 2"},
      {"\xc0\xaf", -1, "not UTF-8 text at byte 1"},     /* overlong */
      {"\xed\xa0\x80", -1, "not UTF-8 text at byte 1"}, /* surrogate */
      {"M\xe1\xbb", -1, "not UTF-8 text at byte 2"},    /* cut */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (td_text_normalize (cases[i].bytes, cases[i].length, &error));
    g_assert_error (error, TD_TEXT_ERROR, TD_TEXT_ERROR_NOT_UTF8);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_folded_text (void)
{
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {"Đức Hoà", "duc hoa"},
      {"Đức Hòa", "duc hoa"},
      {"thuỷ thủy", "thuy thuy"},
      {"Đường cao tốc Gò Dầu – Xa Mát", "duong cao toc go dau - xa mat"},
      {"  Mộc \t\n Bài ", "moc bai"},
      {"ĐƯỜNG HỒ CHÍ MINH", "duong ho chi minh"},
      {"ươƯƠăĂâÂêÊôÔ", "uouoaaaaeeoo"},
      {"“Một cửa”", "\"mot cua\""},
      {"78,93\xc2\xa0ha", "78,93 ha"},
      {"Straße Łódź Ørsted", "straße łodz ørsted"},
      {"ЙОД", "иод"},
      {"", ""},
      {"\xcc\x81", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = td_text_fold (cases[i].text);
    g_autofree char *again = td_text_fold (got);
    g_autofree char *nfd = g_utf8_normalize (cases[i].text, -1, G_NORMALIZE_NFD);
    g_autofree char *from_nfd = td_text_fold (nfd);

    g_assert_cmpstr (got, ==, cases[i].expected);
    g_assert_cmpstr (again, ==, got);
    g_assert_cmpstr (from_nfd, ==, got);
  }
}

/* The tables for common letters agree with decomposition, for every letter that has one. */
static void
test_letters_fold_composed_as_decomposed (void)
{
  for (gunichar character = 0xa0; character < 0x3000; character++) {
    char composed[7] = "";
    g_autofree char *decomposed = NULL, *expected = NULL, *got = NULL;

    if (!g_unichar_isalpha (character))
      continue;
    composed[g_unichar_to_utf8 (character, composed)] = '\0';
    decomposed = g_utf8_normalize (composed, -1, G_NORMALIZE_NFD);
    expected = td_text_fold (decomposed);
    got = td_text_fold (composed);
    g_assert_cmpstr (got, ==, expected);
  }
}

static void
test_contains (void)
{
  g_autoptr (GString) longer = g_string_new (NULL);

  g_assert_true (td_text_contains_folded ("Đường cao tốc", "duong cao toc"));
  g_assert_true (td_text_contains_folded ("huyện Đức  Hoà", "duc hoa"));
  g_assert_true (td_text_contains_folded ("Mộc Bài", ""));
  g_assert_false (td_text_contains_folded ("Mộc Bài", "moc bai 2"));

  while (longer->len < 3000)
    g_string_append (longer, "Đường Hồ Chí Minh, ");
  g_string_append (longer, "Chơn Thành");
  g_assert_true (td_text_contains_folded (longer->str, "chon thanh"));
  g_assert_false (td_text_contains_folded (longer->str, "chon thanh 2"));
}

/* Lengths around the buffer that folding has on its stack. */
static void
test_long_text_is_folded_whole (void)
{
  for (guint count = 500; count < 520; count++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *folded = NULL;

    for (guint i = 0; i < count; i++)
      g_string_append (text, "Đổ");
    folded = td_text_fold (text->str);
    g_assert_cmpuint (strlen (folded), ==, 2 * count);
    g_assert_true (g_str_has_suffix (folded, "dodo"));
  }
}

static void
test_slug (void)
{
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {"Đường cao tốc Gò Dầu – Xa Mát (giai đoạn 1)", "duong-cao-toc-go-dau-xa-mat-giai-doan-1"},
      {"24-NQ/TW", "24-nq-tw"},
      {"…", ""},
      {"  Ô  ", "o"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = td_text_slug (cases[i].text);

    g_assert_cmpstr (got, ==, cases[i].expected);
  }
}

static void
test_speed (void)
{
  const char *name = "Đường cao tốc Thành phố Hồ Chí Minh – Mộc Bài (giai đoạn 1)";
  guint found = 0;
  double milliseconds;

  if (!g_test_perf ()) {
    g_test_skip ("run with -m perf");
    return;
  }
  g_test_timer_start ();
  for (guint i = 0; i < 100000; i++)
    found += td_text_contains_folded (name, "duc hoa");
  milliseconds = g_test_timer_elapsed () * 1000;
  g_assert_cmpuint (found, ==, 0);
  g_test_minimized_result (milliseconds, "100,000 names searched: %.1f ms", milliseconds);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/normalized", test_normalized_text);
  g_test_add_func ("/text/bytes-that-are-no-text-are-refused",
                   test_bytes_that_are_no_text_are_refused);
  g_test_add_func ("/text/folded", test_folded_text);
  g_test_add_func ("/text/letters-fold-composed-as-decomposed",
                   test_letters_fold_composed_as_decomposed);
  g_test_add_func ("/text/contains", test_contains);
  g_test_add_func ("/text/long-text-is-folded-whole", test_long_text_is_folded_whole);
  g_test_add_func ("/text/slug", test_slug);
  g_test_add_func ("/text/speed", test_speed);
  return g_test_run ();
}
