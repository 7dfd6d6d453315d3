/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fields.h"
#include "core/time.h"
#include "exchange/native-read.h"
#include "exchange/native-write.h"

#include <string.h>

static char *
sample_path (void)
{
  return g_test_build_filename (G_TEST_DIST, "exchange", "sample.tiendo.xml", NULL);
}

static gboolean
append_cb (gpointer data, const char *bytes, gsize length, GError **error)
{
  g_string_append_len (data, bytes, (gssize) length);
  return TRUE;
}

static char *
write_to_string (const TdPortfolio *portfolio, const TdNativeWriteOptions *options)
{
  GString *out = g_string_new (NULL);
  GError *error = NULL;

  g_assert_true (td_native_write (portfolio, options, append_cb, out, &error));
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

/* The dates that the sample says were computed. */
static gboolean
computed_cb (gpointer data, TdTableId table, gint64 id, gint64 *ret_start, gint64 *ret_finish)
{
  const TdPortfolio *portfolio = data;
  const char *name;

  if (table == TD_TABLE_PROJECT)
    name = ((const TdProject *) td_portfolio_get (portfolio, table, id))->code;
  else
    name = ((const TdTask *) td_portfolio_get (portfolio, table, id))->name;
  *ret_start = td_instant_from_day (td_day_from_date (2024, 9, 30)) + 8 * 60;
  if (g_strcmp0 (name, "Giai đoạn 1") == 0 || g_strcmp0 (name, "cao-toc-go-dau-xa-mat") == 0)
    *ret_finish = td_instant_from_day (td_day_from_date (2024, 11, 15)) + 17 * 60;
  else if (g_strcmp0 (name, "Khảo sát") == 0)
    *ret_finish = td_instant_from_day (td_day_from_date (2024, 10, 25)) + 17 * 60;
  else
    return FALSE;
  return TRUE;
}

static void
test_the_sample_comes_out_as_it_went_in (void)
{
  g_autofree char *path = sample_path ();
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;
  g_autoptr (TdNativeFile) file = NULL;
  GError *error = NULL;
  TdNativeWriteOptions options = {.computed = computed_cb};

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  file = td_native_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->notes->len, ==, 0);
  g_assert_cmpint (file->digest, ==, TD_DIGEST_MATCHES);
  options.computed_data = file->portfolio;
  written = write_to_string (file->portfolio, &options);
  g_assert_cmpstr (written, ==, text);
}

static void
test_the_sample_holds_every_field (void)
{
  g_autofree char *path = sample_path ();
  g_autoptr (TdNativeFile) file = td_native_read (path, NULL, NULL);

  g_assert_nonnull (file);
  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint n_fields;
    const TdField *fields = td_table_fields ((TdTableId) table, &n_fields);

    for (guint i = 0; i < n_fields; i++) {
      gboolean found = FALSE;

      for (guint row = 0; row < td_portfolio_count (file->portfolio, (TdTableId) table); row++) {
        gconstpointer record = td_portfolio_at (file->portfolio, (TdTableId) table, row);

        if (td_field_is_text (fields + i))
          found |= td_field_text (fields + i, record) != NULL;
        else
          found |= td_field_integer (fields + i, record) != fields[i].initial;
      }
      if (!found)
        g_test_message ("%s.%s", td_table_name ((TdTableId) table), fields[i].name);
      g_assert_true (found);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native/the-sample-comes-out-as-it-went-in",
                   test_the_sample_comes_out_as_it_went_in);
  g_test_add_func ("/native/the-sample-holds-every-field", test_the_sample_holds_every_field);
  return g_test_run ();
}
