/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/uuid.h"

static void
test_names (void)
{
  static const struct {
    const char *namespace, *name, *expected;
  } cases[] = {
      /* RFC 4122 and Python's uuid module agree on these. */
      {"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com",
       "2ed6657d-e927-568b-95e1-2665a8aea6a2"},
      {"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org",
       "886313e1-3b8a-5372-9b90-0c9aee199e5d"},
      {TD_UUID_NAMESPACE_URL, "urn:tiendo:portfolio:1", TD_UUID_NAMESPACE},
      {TD_UUID_NAMESPACE, "cao-toc-tphcm-moc-bai", "517a26f0-7518-5f92-a75d-0a9dff68f5db"},
      {TD_UUID_NAMESPACE, "", "1aac6236-9639-5976-b407-5538feded31e"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = td_uuid_from_name (cases[i].namespace, cases[i].name);

    g_assert_cmpstr (got, ==, cases[i].expected);
    g_assert_true (td_uuid_is_valid (got));
  }
}

static void
test_validity (void)
{
  static const struct {
    const char *uuid;
    gboolean valid;
  } cases[] = {
      {"d67b7d81-6938-5d46-a899-47378c7b1bc2", TRUE},
      {"00000000-0000-0000-0000-000000000000", TRUE},
      {"D67B7D81-6938-5D46-A899-47378C7B1BC2", FALSE},
      {"d67b7d81-6938-5d46-a899-47378c7b1bc", FALSE},
      {"d67b7d81-6938-5d46-a899-47378c7b1bc22", FALSE},
      {"d67b7d8169385d46a89947378c7b1bc2", FALSE},
      {"d67b7d81-6938-5d46-a899-47378c7b1bcg", FALSE},
      {"d67b7d81-6938-5d46-a899047378c7b1bc2", FALSE},
      {"", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_uuid_is_valid (cases[i].uuid), ==, cases[i].valid);
}

static void
test_random_bytes (void)
{
  static const guint8 zeroes[16] = {0};
  guint8 ones[16];
  g_autofree char *low = td_uuid_from_random (zeroes), *high = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ones); i++)
    ones[i] = 0xff;
  high = td_uuid_from_random (ones);
  g_assert_cmpstr (low, ==, "00000000-0000-4000-8000-000000000000");
  g_assert_cmpstr (high, ==, "ffffffff-ffff-4fff-bfff-ffffffffffff");
  g_assert_cmpint (ones[6], ==, 0xff);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/names", test_names);
  g_test_add_func ("/uuid/validity", test_validity);
  g_test_add_func ("/uuid/random-bytes", test_random_bytes);
  return g_test_run ();
}
