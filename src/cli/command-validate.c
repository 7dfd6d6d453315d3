/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"
#include "cli/rows.h"
#include "exchange/detect.h"
#include "exchange/validate.h"

#include <stdio.h>

/* The words of everything that is wrong with a portfolio file, as findings have them. */
static GPtrArray *
check_portfolio (const TdCall *call, const char *source, GError **error)
{
  g_autoptr (TdDocument) document = td_document_open (source, &call->session, error);

  return document ? td_document_check (document, call->language, error) : NULL;
}

static void
print_finding (
    TdRowsWriter *writer, const char *source, guint line, gboolean note, const char *what)
{
  if (writer == NULL) {
    if (line)
      printf ("%s:%u: %s\n", source, line, what);
    else
      printf ("%s: %s\n", source, what);
    return;
  }
  td_rows_writer_begin_row (writer);
  td_rows_writer_text (writer, "source", source);
  td_rows_writer_integer (writer, "line", line ? (gint64) line : G_MININT64);
  td_rows_writer_text (writer, "severity", note ? "note" : "error");
  td_rows_writer_text (writer, "text", what);
  td_rows_writer_end_row (writer);
}

static TdExit
print_findings (const TdCall *call, TdRowsWriter *writer, const char *source, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const TdFinding *finding = findings->pdata[i];
    g_autofree char *words = td_finding_word (finding, NULL, call->language);

    print_finding (writer, source, finding->line, finding->note, words);
  }
  return td_findings_hold_error (findings) ? TD_EXIT_FINDINGS : TD_EXIT_DONE;
}

static TdExit
validate (const TdCall *call, TdRowsWriter *writer, const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  TdFormat format;

  if (!td_detect_file (source, &format, &error))
    return td_call_fail (call, source, error);
  if (format == TD_FORMAT_PORTFOLIO) {
    findings = check_portfolio (call, source, &error);
    for (guint i = 0; findings && i < findings->len; i++)
      print_finding (writer, source, 0, FALSE, findings->pdata[i]);
    if (findings)
      return findings->len ? TD_EXIT_FINDINGS : TD_EXIT_DONE;
    return td_call_fail (call, source, error);
  }
  findings = td_validate (source, NULL, &format, &error);
  if (findings == NULL)
    return td_call_fail (call, source, error);
  return print_findings (call, writer, source, findings);
}

/* A source that cannot be read outweighs one with findings. */
static TdExit
worse (TdExit a, TdExit b)
{
  if (a == TD_EXIT_FAILED || b == TD_EXIT_FAILED)
    return TD_EXIT_FAILED;
  return MAX (a, b);
}

static TdExit
run (TdCall *call)
{
  g_autoptr (TdRowsWriter) writer =
      td_call_option (call, "json") ? td_rows_writer_new (TD_ROWS_JSON) : NULL;
  TdExit status = TD_EXIT_DONE;

  for (guint i = 0; i < call->n_arguments; i++)
    status = worse (status, validate (call, writer, td_call_argument (call, i)));
  return status;
}

static const TdOption options[] = {
    {"json", NULL, N_ ("print one JSON document")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_validate = {
    .name = "validate",
    .arguments = "SOURCE…",
    .summary = N_ ("Tell whether files are sound"),
    .details =
        N_ ("Each finding with its line: not well-formed, not valid, a reference to nothing, "
            "links in a circle. The exit status is 3 when there are errors."),
    .least = 1,
    .most = G_MAXUINT,
    .options = options,
    .run = run,
};
