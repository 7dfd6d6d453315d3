/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"
#include "cli/rows.h"
#include "exchange/output.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Everything is read before anything is written. */
static GPtrArray *
read_sources (const TdCall *call)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_native_file_free);

  for (guint i = 1; i < call->n_arguments; i++) {
    const char *source = td_call_argument (call, i);
    g_autoptr (GError) error = NULL;
    TdNativeFile *file = td_import_read (source, NULL, &error);

    if (file == NULL) {
      td_call_fail (call, source, error);
      return NULL;
    }
    g_ptr_array_add (files, file);
  }
  return g_steal_pointer (&files);
}

static void
take_out (TdDocument *document, guint n_sources)
{
  while (n_sources-- > 0)
    td_document_undo (document, NULL);
}

/* Those of the sources taken in already are undone when one fails. */
static gboolean
take_in (const TdCall *call, TdDocument *document, GPtrArray *files, GPtrArray *reports)
{
  for (guint i = 0; i < files->len; i++) {
    const char *source = td_call_argument (call, i + 1);
    g_autoptr (GError) error = NULL;
    TdImportReport *report = NULL;

    if (td_document_import_file (document, files->pdata[i], source, &report, &error)) {
      g_ptr_array_add (reports, report);
      continue;
    }
    td_call_fail (call, td_call_argument (call, 0), error);
    take_out (document, i);
    return FALSE;
  }
  return TRUE;
}

/* ---- what was done ---- */

static gboolean
print_notes (const TdCall *call, const GPtrArray *reports)
{
  gboolean any = FALSE;

  for (guint i = 0; i < reports->len; i++) {
    const TdImportReport *report = reports->pdata[i];

    for (guint k = 0; k < report->notes->len; k++) {
      g_autofree char *words =
          td_finding_word (report->notes->pdata[k], td_call_argument (call, i + 1), call->language);

      fprintf (stderr, "tiendo-cli: %s\n", words);
      any = TRUE;
    }
  }
  return any;
}

static void
build_source (JsonBuilder *builder, const TdCall *call, guint i, const TdImportReport *report)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "source");
  json_builder_add_string_value (builder, td_call_argument (call, i + 1));
  json_builder_set_member_name (builder, "added");
  json_builder_begin_object (builder);
  for (guint table = 0; table < TD_N_TABLES; table++)
    if (report->added[table]) {
      json_builder_set_member_name (builder, td_table_name ((TdTableId) table));
      json_builder_add_int_value (builder, report->added[table]);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "skipped");
  json_builder_add_int_value (builder, report->skipped);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint k = 0; k < report->notes->len; k++) {
    const TdFinding *note = report->notes->pdata[k];
    g_autofree char *words = td_finding_word (note, NULL, call->language);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "line");
    json_builder_add_int_value (builder, note->line);
    json_builder_set_member_name (builder, "text");
    json_builder_add_string_value (builder, words);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
write_report (const TdCall *call, const char *path, const GPtrArray *reports)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (TdOutput) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    build_source (builder, call, i, reports->pdata[i]);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  output = td_output_open (path, &error);
  if (output && td_output_write (output, text, strlen (text), &error) &&
      td_output_commit (g_steal_pointer (&output), &error))
    return TRUE;
  td_call_fail (call, NULL, error);
  return FALSE;
}

/* ---- the command ---- */

static TdDocument *
open_or_create (const TdCall *call, gboolean *ret_created)
{
  const char *path = td_call_argument (call, 0);
  g_autoptr (GError) error = NULL;
  TdDocument *document;

  *ret_created = !g_file_test (path, G_FILE_TEST_EXISTS);
  document = *ret_created ? td_document_create_bare (path, &call->session, &error)
                          : td_document_open (path, &call->session, &error);
  if (document == NULL)
    td_call_fail (call, path, error);
  return document;
}

static TdExit
run (TdCall *call)
{
  const char *format = td_call_option (call, "format");
  const char *report = td_call_option (call, "report");
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) reports =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_import_report_free);
  TdDocument *document;
  gboolean created = FALSE;
  gboolean done;

  if (format && strcmp (format, "tiendo") != 0)
    return td_call_misused (call, N_ ("Files of the format “%s” cannot be imported"), format);
  files = read_sources (call);
  document = files ? open_or_create (call, &created) : NULL;
  if (document == NULL)
    return TD_EXIT_FAILED;
  done = take_in (call, document, files, reports);
  if (done && report && !write_report (call, report, reports)) {
    take_out (document, files->len);
    done = FALSE;
  }
  td_document_close (document);
  if (!done && created)
    g_unlink (td_call_argument (call, 0));
  if (!done)
    return TD_EXIT_FAILED;
  return print_notes (call, reports) ? TD_EXIT_FINDINGS : TD_EXIT_DONE;
}

static const TdOption options[] = {
    {"format", N_ ("FORMAT"), N_ ("what the sources are: tiendo (told from the content)")},
    {"report", N_ ("FILE.json"), N_ ("write what was added, skipped and noted")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_import = {
    .name = "import",
    .arguments = "FILE.tiendo SOURCE…",
    .summary = N_ ("Add what other files hold"),
    .details =
        N_ ("All of it or nothing. FILE is made if it is not there. Rows that it has already, "
            "by their UUID, stay as they are."),
    .least = 2,
    .most = G_MAXUINT,
    .options = options,
    .run = run,
};
