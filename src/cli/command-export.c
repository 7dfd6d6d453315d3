/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static gboolean
write_cb (gpointer data, const char *bytes, gsize length, GError **error)
{
  if (fwrite (bytes, 1, length, stdout) == length)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static TdExit
run (TdCall *call)
{
  const char *out = td_call_argument (call, 1);
  const char *format = td_call_option (call, "format");
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (format && strcmp (format, "tiendo") != 0)
    return td_call_misused (call, N_ ("Files of the format “%s” cannot be written"), format);
  document = td_call_open (call);
  if (document == NULL)
    return TD_EXIT_FAILED;
  done = strcmp (out, "-") == 0 ? td_document_write (document, write_cb, NULL, &error)
                                : td_document_export (document, out, &error);
  return done ? TD_EXIT_DONE : td_call_fail (call, out, error);
}

static const TdOption options[] = {
    {"format", N_ ("FORMAT"), N_ ("what to write: tiendo, our XML")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_export = {
    .name = "export",
    .arguments = "FILE.tiendo OUT",
    .summary = N_ ("Write the portfolio for others"),
    .details = N_ ("OUT is replaced once it is whole; “-” is standard output."),
    .least = 2,
    .most = 2,
    .options = options,
    .run = run,
};
