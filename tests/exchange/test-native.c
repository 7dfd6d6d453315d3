/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fields.h"
#include "core/time.h"
#include "exchange/native-read.h"
#include "exchange/native-write.h"
#include "support/generate.h"

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

static TdNativeFile *
read_string (const char *text)
{
  GError *error = NULL;
  TdNativeFile *file = td_native_read_bytes (text, strlen (text), "test.xml", NULL, &error);

  g_assert_no_error (error);
  return file;
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

/* The same rows under other ids, in another order. */
static TdPortfolio *
permute (const TdPortfolio *portfolio, GRand *rand)
{
  TdPortfolio *other = td_portfolio_new ();
  gint64 *ids[TD_N_TABLES];

  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint count = td_portfolio_count (portfolio, (TdTableId) table);
    gboolean by_entry = table == TD_TABLE_ATTRIBUTE || table == TD_TABLE_DATE_VALUE;

    ids[table] = g_new0 (gint64, count + 1);
    for (guint i = 0; i < count; i++)
      ids[table][i] = by_entry ? 5 * i + 3 : i + 1;
    for (guint i = count; i > 1 && !by_entry; i--) {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gint64 moved = ids[table][i - 1];

      ids[table][i - 1] = ids[table][j];
      ids[table][j] = moved;
    }
  }
  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint count = td_portfolio_count (portfolio, (TdTableId) table);
    guint n_fields;
    const TdField *fields = td_table_fields ((TdTableId) table, &n_fields);

    for (guint i = count; i-- > 0;) {
      gconstpointer record = td_portfolio_at (portfolio, (TdTableId) table, i);
      gpointer copy = td_portfolio_add (other, (TdTableId) table, ids[table][i],
                                        ((const TdRecord *) record)->uuid);

      for (guint f = 1; f < n_fields; f++) {
        g_auto (TdValue) value = td_field_get (fields + f, record);

        if (fields[f].kind == TD_FIELD_REFERENCE && value.type == TD_VALUE_INTEGER)
          value.integer = ids[fields[f].target]
                             [td_portfolio_index (portfolio, fields[f].target, value.integer)];
        td_field_set (fields + f, copy, &value);
      }
    }
  }
  for (guint table = 0; table < TD_N_TABLES; table++)
    g_free (ids[table]);
  return other;
}

static void
test_ids_and_order_leave_no_trace (void)
{
  g_autofree char *path = sample_path ();
  g_autoptr (TdNativeFile) file = td_native_read (path, NULL, NULL);
  g_autofree char *written = write_to_string (file->portfolio, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20; i++) {
    g_autoptr (TdPortfolio) other = permute (file->portfolio, rand);
    g_autofree char *again = write_to_string (other, NULL);

    g_assert_cmpstr (again, ==, written);
  }
}

static void
test_what_is_written_reads_the_same (void)
{
  for (guint32 seed = 1; seed <= 10; seed++) {
    TdGeneration shape = {.projects = 7, .tasks = 150, .links = 200, .seed = seed};
    g_autoptr (TdPortfolio) portfolio = td_generate (&shape);
    g_autofree char *written = write_to_string (portfolio, NULL);
    g_autoptr (TdNativeFile) file = read_string (written);
    g_autofree char *again = write_to_string (file->portfolio, NULL);

    g_assert_cmpstr (again, ==, written);
    g_assert_cmpint (file->digest, ==, TD_DIGEST_MATCHES);
  }
}

static void
test_ids_follow_the_order_of_appearance (void)
{
  g_autofree char *path = sample_path ();
  g_autoptr (TdNativeFile) file = td_native_read (path, NULL, NULL);
  g_autofree char *written = write_to_string (file->portfolio, NULL);
  g_autoptr (TdNativeFile) again = read_string (written);
  g_autofree char *left = td_portfolio_to_string (file->portfolio);
  g_autofree char *right = td_portfolio_to_string (again->portfolio);

  g_assert_cmpstr (left, ==, right);
}

#define HEAD "<tiendo xmlns=\"urn:tiendo:portfolio:1\" version=\"1.0\">"
#define ID   "00000000-0000-4000-8000-00000000000"

static void
test_texts_are_brought_to_one_form (void)
{
  g_autoptr (TdNativeFile) file = read_string (
      HEAD "<portfolio uuid=\"" ID "1\" title=\" &#x41;\xcc\x80\xc2\xa0&amp;&lt;&quot; \">"
           "<note> Đo\xcc\x80\r\n<![CDATA[<b>]]>&#xA0;\n </note></portfolio></tiendo>");
  const TdPortfolioInfo *info = td_portfolio_info (file->portfolio);

  g_assert_cmpstr (info->title, ==, "À &<\"");
  g_assert_cmpstr (info->note, ==, "Đò\n<b>");
}

static void
test_awkward_texts_survive (void)
{
  static const char *const texts[] = {"a & b < c > d \"e\" 'f'",
                                      "tab\tand\nline",
                                      "]]>",
                                      "&amp;",
                                      "&#38;",
                                      "–“”…",
                                      "Nguyễn Ơn – Ư",
                                      "𝄞 🚧"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (TdPortfolio) portfolio = td_portfolio_new ();
    TdPortfolioInfo *info = td_portfolio_add (portfolio, TD_TABLE_PORTFOLIO, 1, ID "1");
    g_autoptr (TdNativeFile) file = NULL;
    g_autofree char *written = NULL;

    info->title = g_strdup (texts[i]);
    info->note = g_strdup (texts[i]);
    written = write_to_string (portfolio, NULL);
    file = read_string (written);
    g_assert_cmpint (file->digest, ==, TD_DIGEST_MATCHES);
    g_assert_cmpstr (td_portfolio_info (file->portfolio)->title, ==, texts[i]);
    g_assert_cmpstr (td_portfolio_info (file->portfolio)->note, ==, texts[i]);
  }
}

/* What XML cannot hold is not written; the rest is. */
static void
test_forbidden_characters_are_left_out (void)
{
  g_autoptr (TdPortfolio) portfolio = td_portfolio_new ();
  TdPortfolioInfo *info = td_portfolio_add (portfolio, TD_TABLE_PORTFOLIO, 1, ID "1");
  g_autoptr (TdNativeFile) file = NULL;
  g_autofree char *written = NULL;

  info->title = g_strdup ("a\001b\xef\xbf\xbf"
                          "c\xef\xbf\xbd");
  written = write_to_string (portfolio, NULL);
  file = read_string (written);
  g_assert_cmpstr (td_portfolio_info (file->portfolio)->title, ==, "abc\xef\xbf\xbd");
  info->title[1] = '\xff';
  {
    GString *out = g_string_new (NULL);
    GError *error = NULL;

    g_assert_false (td_native_write (portfolio, NULL, append_cb, out, &error));
    g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_INVALID);
    g_error_free (error);
    g_string_free (out, TRUE);
  }
}

static void
assert_note (const TdNativeFile *file, guint i, const char *says)
{
  g_autofree char *words = NULL;

  g_assert_cmpuint (file->notes->len, >, i);
  words = td_finding_word (g_ptr_array_index (file->notes, i), "t", TD_LANGUAGE_EN);
  g_assert_cmpstr (words, ==, says);
}

static void
test_what_a_newer_version_adds_is_kept_aside (void)
{
  g_autoptr (TdNativeFile) file = read_string (
      "<tiendo xmlns=\"urn:tiendo:portfolio:1\" xmlns:x=\"urn:x\" version=\"1.7\">\n"
      "<portfolio uuid=\"" ID "1\" mood=\"good\">\n"
      "<sector uuid=\"" ID "2\" rank=\"V\"><name>Y tế</name><x:icon b='1' a='&amp;'>+<y/></x:icon>"
      "</sector>\n"
      "<risk uuid=\"" ID "3\"><name>Lụt</name></risk>\n"
      "</portfolio>\n</tiendo>");
  const TdForeign *foreign;

  g_assert_cmpstr (file->version, ==, "1.7");
  assert_note (file, 0, "t:1: written by a newer Tiendo (version 1.7 of the format)");
  assert_note (file, 1,
               "t:2: mood of <portfolio> is not known to this version of Tiendo and kept aside");
  assert_note (file, 2, "t:3: <icon> is not known to this version of Tiendo and kept aside");
  assert_note (file, 3, "t:4: <risk> is not known to this version of Tiendo and kept aside");
  g_assert_cmpuint (file->foreign->len, ==, 3);
  foreign = g_ptr_array_index (file->foreign, 0);
  g_assert_cmpstr (foreign->owner, ==, ID "1");
  g_assert_cmpstr (foreign->name, ==, "mood");
  g_assert_cmpstr (foreign->text, ==, "good");
  foreign = g_ptr_array_index (file->foreign, 1);
  g_assert_cmpstr (foreign->owner, ==, ID "2");
  g_assert_null (foreign->name);
  g_assert_cmpstr (foreign->text, ==,
                   "<x:icon xmlns:x=\"urn:x\" a=\"&amp;\" b=\"1\">+<y "
                   "xmlns=\"urn:tiendo:portfolio:1\"></y></x:icon>");
  foreign = g_ptr_array_index (file->foreign, 2);
  g_assert_null (foreign->owner);
  g_assert_cmpstr (foreign->text, ==,
                   "<risk xmlns=\"urn:tiendo:portfolio:1\" uuid=\"" ID
                   "3\"><name>Lụt</name></risk>");
  g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_SECTOR), ==, 1);
}

static void
test_an_edit_by_hand_is_noted (void)
{
  g_autofree char *path = sample_path ();
  g_autofree char *text = NULL;
  g_autofree char *edited = NULL;
  g_auto (GStrv) halves = NULL;
  g_autoptr (TdNativeFile) file = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  halves = g_strsplit (text, "28 km", 2);
  edited = g_strjoinv ("29 km", halves);
  file = read_string (edited);
  g_assert_cmpint (file->digest, ==, TD_DIGEST_DIFFERS);
  g_assert_cmpuint (file->notes->len, ==, 1);
  g_assert_true (((TdFinding *) g_ptr_array_index (file->notes, 0))->note);
}

/* The portfolios that ship were written by scripts that share no code with the program. */
static void
test_shipped_portfolios_come_out_as_they_went_in (void)
{
  static const char *const names[] = {"tay-ninh-2024.tiendo.xml", "example.tiendo.xml"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "..", "data", "portfolios", names[i], NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (TdNativeFile) file = td_native_read (path, NULL, &error);

    g_autofree char *text = NULL;
    g_autofree char *written = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_PROJECT), >, 10);
    g_assert_cmpint (file->digest, ==, TD_DIGEST_MATCHES);
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    written = write_to_string (file->portfolio, NULL);
    g_assert_cmpstr (written, ==, text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native/the-sample-comes-out-as-it-went-in",
                   test_the_sample_comes_out_as_it_went_in);
  g_test_add_func ("/native/the-sample-holds-every-field", test_the_sample_holds_every_field);
  g_test_add_func ("/native/ids-and-order-leave-no-trace", test_ids_and_order_leave_no_trace);
  g_test_add_func ("/native/what-is-written-reads-the-same", test_what_is_written_reads_the_same);
  g_test_add_func ("/native/ids-follow-the-order-of-appearance",
                   test_ids_follow_the_order_of_appearance);
  g_test_add_func ("/native/texts-are-brought-to-one-form", test_texts_are_brought_to_one_form);
  g_test_add_func ("/native/awkward-texts-survive", test_awkward_texts_survive);
  g_test_add_func ("/native/forbidden-characters-are-left-out",
                   test_forbidden_characters_are_left_out);
  g_test_add_func ("/native/what-a-newer-version-adds-is-kept-aside",
                   test_what_a_newer_version_adds_is_kept_aside);
  g_test_add_func ("/native/an-edit-by-hand-is-noted", test_an_edit_by_hand_is_noted);
  g_test_add_func ("/native/shipped-portfolios-come-out-as-they-went-in",
                   test_shipped_portfolios_come_out_as_they_went_in);
  return g_test_run ();
}
