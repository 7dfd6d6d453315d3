/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/script.h"
#include "core/fact.h"

#include <stdio.h>
#include <string.h>

/* No script is longer. */
#define SCRIPT_MAX (256 * 1024 * 1024)

static char *
read_all (FILE *in, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char block[65536];
  gsize length;

  while ((length = fread (block, 1, sizeof block, in)) > 0 && text->len <= SCRIPT_MAX)
    g_string_append_len (text, block, (gssize) length);
  if (text->len > SCRIPT_MAX)
    g_set_error_literal (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE,
                         N_ ("The script is longer than 256 MB"));
  else
    return g_string_free (g_steal_pointer (&text), FALSE);
  return NULL;
}

static char *
read_script (const char *path, GError **error)
{
  char *text = NULL;

  if (strcmp (path, "-") == 0)
    return read_all (stdin, error);
  return g_file_get_contents (path, &text, NULL, error) ? text : NULL;
}

static TdExit
run (TdCall *call)
{
  const char *script = td_call_argument (call, 1);
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (TdEditBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_script (script, &error);
  TdGesture gesture;
  guint line = 0;

  if (text == NULL)
    return td_call_fail (call, script, error);
  document = td_call_open (call);
  if (document == NULL)
    return TD_EXIT_FAILED;
  gesture = td_document_gesture (document, call->language, call->today);
  batch = td_script_read (&gesture, text, &line, &error);
  if (batch == NULL) {
    g_autofree char *place = g_strdup_printf ("%s:%u", script, line);

    return td_call_fail (call, place, error);
  }
  if (!td_document_apply (document, batch, &error))
    return td_call_fail (call, td_call_argument (call, 0), error);
  return TD_EXIT_DONE;
}

const TdCommand td_command_edit = {
    .name = "edit",
    .arguments = "FILE.tiendo SCRIPT.jsonl",
    .summary = N_ ("Make many edits as one"),
    .details = td_script_help,
    .least = 2,
    .most = 2,
    .run = run,
};
