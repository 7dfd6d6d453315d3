/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-read.h"
#include "exchange/validate.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* A small sound file, of which each case spoils something. Its lines are numbered from 1:
 * 3 <portfolio>, 4 calendar, 7 first project, 10 second, 13 task, 17 second task, 20 link, 24 date
 */
static const char sound[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<tiendo xmlns=\"urn:tiendo:portfolio:1\" version=\"1.0\">\n"
    "<portfolio uuid=\"00000000-0000-4000-8000-000000000001\" title=\"T\">\n"
    "<calendar uuid=\"00000000-0000-4000-8000-000000000002\" rank=\"V\">\n"
    "<name>Lịch</name>\n"
    "</calendar>\n"
    "<project uuid=\"00000000-0000-4000-8000-000000000003\" rank=\"V\" level=\"named\" "
    "kind=\"plan\">\n"
    "<name>Một</name>\n"
    "</project>\n"
    "<project uuid=\"00000000-0000-4000-8000-000000000004\" rank=\"k\" level=\"named\" "
    "kind=\"plan\">\n"
    "<parent>00000000-0000-4000-8000-000000000003</parent>\n"
    "</project>\n"
    "<task uuid=\"00000000-0000-4000-8000-000000000005\" rank=\"V\""
    " project=\"00000000-0000-4000-8000-000000000003\" mode=\"auto\" duration-unit=\"days\""
    " constraint-kind=\"asap\">\n"
    "<name>Đào</name>\n"
    "<duration>PT480M</duration>\n"
    "</task>\n"
    "<task uuid=\"00000000-0000-4000-8000-000000000006\" rank=\"k\""
    " project=\"00000000-0000-4000-8000-000000000003\" mode=\"auto\" duration-unit=\"days\""
    " constraint-kind=\"asap\">\n"
    "<duration>PT960M</duration>\n"
    "</task>\n"
    "<link uuid=\"00000000-0000-4000-8000-000000000007\""
    " predecessor-project=\"00000000-0000-4000-8000-000000000003\""
    " successor-project=\"00000000-0000-4000-8000-000000000003\" kind=\"fs\" lag=\"PT0M\""
    " lag-unit=\"working\">\n"
    "<predecessor-task>00000000-0000-4000-8000-000000000005</predecessor-task>\n"
    "<successor-task>00000000-0000-4000-8000-000000000006</successor-task>\n"
    "</link>\n"
    "<date-value uuid=\"00000000-0000-4000-8000-000000000008\""
    " project=\"00000000-0000-4000-8000-000000000003\" role=\"start\">\n"
    "<earliest>2024-09-30T08:00</earliest>\n"
    "</date-value>\n"
    "</portfolio>\n"
    "</tiendo>\n";

#define ID(n) "00000000-0000-4000-8000-00000000000" #n

static const struct {
  const char *what;
  const char *old; /* the first of it in the sound file goes */
  const char *new; /* for this */
  int code;
  const char *says;
} cases[] = {
    /* well-formed? */
    {"cut-off", "</portfolio>\n</tiendo>\n", "", TD_EXCHANGE_ERROR_MALFORMED,
     "t.xml:26: something is not finished here: the file may be cut off"},
    {"wrong-end-tag", "</calendar>", "</project>", TD_EXCHANGE_ERROR_MALFORMED,
     "t.xml:6: the end tag does not match the start tag"},
    {"control-character", "Đào", "\001", TD_EXCHANGE_ERROR_MALFORMED,
     "t.xml:14: a character that XML does not allow, or text that is not UTF-8"},
    {"not-utf8", "Đào", "\320o", TD_EXCHANGE_ERROR_MALFORMED,
     "t.xml:14: a character that XML does not allow, or text that is not UTF-8"},
    {"entity", "Đào", "&dao;", TD_EXCHANGE_ERROR_MALFORMED,
     "t.xml:14: the entity “dao” is not known here"},
    {"double-attribute", "rank=\"V\"", "rank=\"V\" rank=\"k\"", TD_EXCHANGE_ERROR_MALFORMED,
     "t.xml:4: the attribute “rank” stands twice"},
    {"unbound-prefix", "<name>Lịch", "<x:y/><name>Lịch", TD_EXCHANGE_ERROR_MALFORMED,
     "t.xml:5: the prefix “x” is not bound to a namespace"},
    {"dtd", "<tiendo ", "<!DOCTYPE tiendo [<!ENTITY a \"b\">]><tiendo ",
     TD_EXCHANGE_ERROR_UNSUPPORTED, "t.xml:2: files with a document type (DTD) are refused"},
    {"external-dtd", "<tiendo ", "<!DOCTYPE tiendo SYSTEM \"file:///etc/passwd\"><tiendo ",
     TD_EXCHANGE_ERROR_UNSUPPORTED, "t.xml:2: files with a document type (DTD) are refused"},
    /* ours? */
    {"other-root", "<tiendo xmlns=\"urn:tiendo:portfolio:1\"", "<tiendo",
     TD_EXCHANGE_ERROR_UNSUPPORTED,
     "t.xml:2: this is XML of another kind: its outermost element is <tiendo>, not <tiendo> of "
     "urn:tiendo:portfolio:1"},
    {"newer-major", "\"1.0\">", "\"2.0\">", TD_EXCHANGE_ERROR_UNSUPPORTED,
     "t.xml:2: version 2.0 of the format, which this Tiendo cannot read: it needs a newer one"},
    {"no-version", " version=\"1.0\">\n<", ">\n<", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:2: <tiendo> does not say its version"},
    /* the grammar */
    {"unknown-row", "<link ", "<chain ", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:20: there is no <chain> in <portfolio>"},
    {"unknown-field", "<duration>PT480M</duration>", "<length/>", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:15: there is no <length> in <task>"},
    {"unknown-attribute", "mode=\"auto\"", "mood=\"auto\"", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:13: <task> has no attribute mood"},
    {"missing-attribute", "mode=\"auto\" ", "", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:13: <task> has no mode"},
    {"missing-uuid", "<link uuid=\"" ID (7) "\"", "<link", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:20: <link> has no uuid"},
    {"field-twice", "<name>Đào</name>", "<name>A</name><name>B</name>", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:14: <name> stands twice in <task>"},
    {"field-too-late", "<name>Đào</name>\n<duration>PT480M</duration>",
     "<duration>PT480M</duration>\n<name>Đào</name>", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:15: <name> stands too late: it belongs before <duration>"},
    {"text-between", "</calendar>\n", "</calendar>\nxin chào", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:7: there is text where only elements may stand"},
    {"element-in-text", "Đào", "<b>Đào</b>", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:14: there is no <b> in <name>"},
    {"two-portfolios", "</portfolio>\n", "</portfolio><portfolio uuid=\"" ID (9) "\"/>",
     TD_EXCHANGE_ERROR_INVALID, "t.xml:27: <portfolio> stands twice in <tiendo>"},
    {"foreign-namespace", "<name>Đào</name>", "<name xmlns=\"urn:x\">Đào</name>",
     TD_EXCHANGE_ERROR_INVALID, "t.xml:14: there is no <name> in <task>"},
    {"digest-of-another-kind", "</tiendo>", "<digest algorithm=\"md5\">00</digest></tiendo>",
     TD_EXCHANGE_ERROR_INVALID, "t.xml:28: <digest> does not fit the grammar here"},
    {"exchange-behind", "</tiendo>", "<exchange id=\"" ID (9) "\"/></tiendo>",
     TD_EXCHANGE_ERROR_INVALID, "t.xml:28: <exchange> does not fit the grammar here"},
    /* values */
    {"no-uuid", ID (7), "seven", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:20: uuid: “seven” is not an identifier of 36 characters"},
    {"no-rank", "rank=\"k\"", "rank=\"a0\"", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:10: rank: “a0” is not a position of letters and digits that does not end in 0"},
    {"no-duration", "PT480M", "1 ngày", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:15: duration: “1 ngày” is not a length such as PT480M"},
    {"no-instant", "2024-09-30T08:00", "2024-09-31T08:00", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:25: earliest: “2024-09-31T08:00” is not a day and time such as 2024-09-30T08:00"},
    {"with-seconds", "2024-09-30T08:00", "2024-09-30T08:00:00", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:25: earliest: “2024-09-30T08:00:00” is not a day and time such as 2024-09-30T08:00"},
    {"absurd-year", "2024-09-30T08:00", "9999-09-30T08:00", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:25: earliest: “9999-09-30T08:00” is not a day and time such as 2024-09-30T08:00"},
    {"no-word", "mode=\"auto\"", "mode=\"automatic\"", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:13: mode: “automatic” is not one of the words that the grammar lists"},
    {"lag-without-percent", "lag-unit=\"working\"", "lag-unit=\"percent\"",
     TD_EXCHANGE_ERROR_INVALID,
     "t.xml:20: lag and lag-unit do not agree on whether it is a percentage"},
    {"percent-without-unit", "lag=\"PT0M\"", "lag=\"50%\"", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:20: lag and lag-unit do not agree on whether it is a percentage"},
    /* references, trees, links */
    {"twice", "uuid=\"" ID (6) "\"", "uuid=\"" ID (5) "\"", TD_EXCHANGE_ERROR_INVALID,
     "t.xml:17: <task uuid=\"" ID (5) "\"> stands twice, first at line 13"},
    {"dangling", "<parent>" ID (3), "<parent>" ID (9), TD_EXCHANGE_ERROR_INVALID,
     "t.xml:11: parent names " ID (9) ", which is not in the file"},
    {"of-another-kind", "<parent>" ID (3), "<parent>" ID (2), TD_EXCHANGE_ERROR_INVALID,
     "t.xml:11: parent names " ID (2) ", which is a <calendar>"},
    {"below-itself", "<parent>" ID (3), "<parent>" ID (4), -1, "t.xml:10: *"},
    {"link-to-itself", "<successor-task>" ID (6), "<successor-task>" ID (5), -1, "t.xml:20: *"},
    {"ends-before-it-begins", "T08:00</earliest>",
     "T08:00</earliest><latest>2024-09-29T08:00</latest>", -1, "t.xml:24: *"},
};

static char *
replace (const char *text, const char *old, const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static char *
spoil (const char *old, const char *new)
{
  return replace (sound, old, new);
}

static void
assert_says (const GError *error, const char *pattern)
{
  g_autofree char *says = td_fact_word (TD_LANGUAGE_EN, error);
  g_autofree char *vietnamese = td_fact_word (TD_LANGUAGE_VI, error);

  if (g_str_has_suffix (pattern, "*"))
    g_assert_true (g_pattern_match_simple (pattern, says));
  else
    g_assert_cmpstr (says, ==, pattern);
  g_assert_cmpstr (says, !=, vietnamese);
}

static void
test_each_fault_is_told_with_its_line (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = spoil (cases[i].old, cases[i].new);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_native_read_bytes (text, strlen (text), "t.xml", NULL, &error));
  assert_says (error, cases[i].says);
  if (cases[i].code >= 0)
    g_assert_error (error, TD_EXCHANGE_ERROR, cases[i].code);
}

static void
test_the_sound_file_is_read (void)
{
  GError *error = NULL;
  g_autoptr (TdNativeFile) file =
      td_native_read_bytes (sound, strlen (sound), "t.xml", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (file->digest, ==, TD_DIGEST_ABSENT);
  g_assert_cmpuint (td_portfolio_count (file->portfolio, TD_TABLE_TASK), ==, 2);
}

/* Wherever it is cut, the file is refused, and for that reason. */
static void
test_a_file_cut_off_anywhere_is_told_so (void)
{
  gsize first = (gsize) (strchr (sound, '\n') - sound);

  for (gsize length = first + strlen ("\n<tiendo "); length < strlen (sound) - 2; length++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *says = NULL;

    g_assert_null (td_native_read_bytes (sound, length, "t.xml", NULL, &error));
    g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_MALFORMED);
    says = td_fact_word (TD_LANGUAGE_EN, error);
    if (g_utf8_validate_len (sound, length, NULL))
      g_assert_true (g_str_has_suffix (says, "not finished here: the file may be cut off"));
  }
}

/* ---- limits ---- */

static void
assert_limit (const char *text, const TdNativeLimits *limits, const char *says)
{
  TdReadOptions options = {.limits = limits};
  g_autoptr (GError) error = NULL;

  g_assert_null (td_native_read_bytes (text, strlen (text), "t.xml", &options, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_TOO_LARGE);
  assert_says (error, says);
}

static void
test_a_limit_is_named (void)
{
  TdNativeLimits limits = td_native_default_limits;
  g_autofree char *nested = NULL;
  g_autofree char *long_name = g_strnfill (11000000, 'x');
  g_autofree char *long_text = spoil ("Đào", long_name);
  g_autofree char *attribute = NULL;

  limits.bytes = 500;
  assert_limit (sound, &limits, "t.xml: larger than 500 bytes");
  limits = td_native_default_limits;
  limits.depth = 3;
  assert_limit (sound, &limits, "t.xml:5: elements are nested more than 3 deep");
  limits = td_native_default_limits;
  limits.text = 60;
  nested = spoil ("Đào", "0123456789012345678901234567890123456789012345678901234567890123456789");
  assert_limit (nested, &limits, "t.xml:14: a text of more than 60 bytes");
  limits = td_native_default_limits;
  limits.rows = 1;
  assert_limit (sound, &limits, "t.xml:10: there are more than 1 of <project>");
  limits = td_native_default_limits;
  limits.seconds = 0;
  assert_limit (sound, &limits, "t.xml: reading takes longer than 0 seconds");
  assert_limit (long_text, NULL, "t.xml:14: a text of more than 1048576 bytes");
  attribute = g_strdup_printf ("<a b=\"%s", long_name);
  assert_limit (attribute, NULL,
                "t.xml:1: a tag, a name or a text that is far too long, or too many nested");
}

static void
test_cancelling_ends_it (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TdReadOptions options = {.cancellable = cancellable};
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (td_native_read_bytes (sound, strlen (sound), "t.xml", &options, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_CANCELLED);
}

/* Places that lie in one another, the last of them in the row @top. */
static char *
nest (guint count, guint top)
{
  GString *text = g_string_new ("<tiendo xmlns=\"urn:tiendo:portfolio:1\" version=\"1.0\">"
                                "<portfolio uuid=\"" ID (1) "\">\n");

  for (guint i = 0; i < count; i++) {
    guint above = i + 1 < count ? i + 1 : top;

    g_string_append_printf (text, "<place uuid=\"%08x-0000-4000-8000-000000000000\" rank=\"V\">",
                            i);
    if (above < count)
      g_string_append_printf (text, "<parent>%08x-0000-4000-8000-000000000000</parent>", above);
    g_string_append (text, "</place>\n");
  }
  g_string_append (text, "</portfolio></tiendo>");
  return g_string_free (text, FALSE);
}

static void
assert_nested (guint count, guint top, const char *says)
{
  g_autofree char *text = nest (count, top);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdNativeFile) file = td_native_read_bytes (text, strlen (text), "t.xml", NULL, &error);

  g_assert_cmpint (file != NULL, ==, says == NULL);
  if (says)
    assert_says (error, says);
}

static void
test_trees_have_an_end (void)
{
  assert_nested (256, G_MAXUINT, NULL);
  assert_nested (
      257, G_MAXUINT,
      "t.xml:2: <place uuid=\"00000000-0000-4000-8000-000000000000\"> lies more than 256 "
      "levels deep");
  assert_nested (
      3, 1, "t.xml:3: <place uuid=\"00000001-0000-4000-8000-000000000000\"> lies below itself");
}

/* ---- what is no such file ---- */

static void
assert_refused (const char *name, const char *bytes, gsize length, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_native_read_bytes (bytes, length, name, NULL, &error));
  assert_says (error, says);
}

static void
test_other_formats_are_named (void)
{
  assert_refused ("f", "", 0, "f: the file is empty");
  assert_refused ("f", " \n ", 3, "f: the file is empty");
  assert_refused ("f", "PK\003\004....", 8, "f: this is a zip archive, not a portfolio in XML");
  assert_refused ("f", "\037\213\010.", 4, "f: this is a compressed file, not a portfolio in XML");
  assert_refused ("f", "a;b\n1;2\n", 8, "f: this is a table in text, not a portfolio in XML");
  assert_refused ("f", "chào", 5, "f: this is a file of an unknown kind, not a portfolio in XML");
  assert_refused ("f", "<Project xmlns=\"http://schemas.microsoft.com/project\"/>", 55,
                  "f: this is a Microsoft Project file in XML, not a portfolio in XML");
  assert_refused (
      "f", "<svg/>", 6,
      "f:1: this is XML of another kind: its outermost element is <svg>, not <tiendo> of "
      "urn:tiendo:portfolio:1");
}

static void
test_what_is_no_file_is_refused_at_once (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (td_native_read (missing, NULL, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (td_native_read (folder, NULL, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_null (td_native_read (fifo, NULL, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_null (td_native_read ("/dev/zero", NULL, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_UNSUPPORTED);
  g_unlink (fifo);
  g_rmdir (folder);
}

static void
test_utf16_is_read (void)
{
  g_autofree char *text = spoil ("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
  gsize length;
  g_autofree char *wide = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  GError *error = NULL;
  g_autoptr (TdNativeFile) file = td_native_read_bytes (wide, length, "t.xml", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((TdTask *) td_portfolio_at (file->portfolio, TD_TABLE_TASK, 0))->name, ==,
                   "Đào");
}

/* The parser stops there without a word; what came before must not pass for the whole. */
static void
test_a_broken_encoding_is_not_the_end (void)
{
  g_autofree char *text = spoil ("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
  gsize length;
  g_autofree char *wide = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  gsize comment = (gsize) (strstr (text, "</portfolio>") - text) * 2;
  g_autoptr (GError) error = NULL;

  wide[comment + 1] = '\xdc'; /* half of a pair */
  g_assert_null (td_native_read_bytes (wide, length, "t.xml", NULL, &error));
  g_assert_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_MALFORMED);
}

/* ---- validate ---- */

static void
test_validate_finds_everything (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "t.xml", NULL);
  g_autofree char *first = spoil ("<duration>PT480M</duration>", "<length/><duration>x</duration>");
  g_autofree char *second = replace (first, "<parent>" ID (3), "<parent>" ID (9));
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  TdFormat format;
  GError *error = NULL;

  g_assert_true (g_file_set_contents (path, second, -1, NULL));
  findings = td_validate (path, NULL, &format, &error);
  g_assert_no_error (error);
  g_assert_cmpint (format, ==, TD_FORMAT_NATIVE);
  g_assert_true (td_findings_hold_error (findings));
  for (guint i = 0; i < findings->len; i++) {
    g_autofree char *says =
        td_finding_word (g_ptr_array_index (findings, i), "t.xml", TD_LANGUAGE_EN);

    g_string_append_printf (lines, "%s\n", says);
  }
  g_assert_cmpstr (lines->str, ==,
                   "t.xml:11: parent names " ID (
                       9) ", which is not in the file\n"
                          "t.xml:15: there is no <length> in <task>\n"
                          "t.xml:15: duration: “x” is not a length such as PT480M\n");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusal/the-sound-file-is-read", test_the_sound_file_is_read);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/refusal/%s", cases[i].what);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_each_fault_is_told_with_its_line);
  }
  g_test_add_func ("/refusal/a-file-cut-off-anywhere-is-told-so",
                   test_a_file_cut_off_anywhere_is_told_so);
  g_test_add_func ("/refusal/a-limit-is-named", test_a_limit_is_named);
  g_test_add_func ("/refusal/trees-have-an-end", test_trees_have_an_end);
  g_test_add_func ("/refusal/cancelling-ends-it", test_cancelling_ends_it);
  g_test_add_func ("/refusal/other-formats-are-named", test_other_formats_are_named);
  g_test_add_func ("/refusal/what-is-no-file-is-refused-at-once",
                   test_what_is_no_file_is_refused_at_once);
  g_test_add_func ("/refusal/utf16-is-read", test_utf16_is_read);
  g_test_add_func ("/refusal/a-broken-encoding-is-not-the-end",
                   test_a_broken_encoding_is_not_the_end);
  g_test_add_func ("/refusal/validate-finds-everything", test_validate_finds_everything);
  return g_test_run ();
}
