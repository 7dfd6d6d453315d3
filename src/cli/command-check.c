/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"

#include <stdio.h>

static TdExit
run (TdCall *call)
{
  g_autoptr (TdDocument) document = td_call_open (call);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return TD_EXIT_FAILED;
  findings = td_document_check (document, call->language, &error);
  if (findings == NULL)
    return td_call_fail (call, td_call_argument (call, 0), error);
  for (guint i = 0; i < findings->len; i++)
    printf ("%s: %s\n", td_call_argument (call, 0), (const char *) findings->pdata[i]);
  return findings->len ? TD_EXIT_FINDINGS : TD_EXIT_DONE;
}

const TdCommand td_command_check = {
    .name = "check",
    .arguments = "FILE.tiendo",
    .summary = N_ ("Check a portfolio file, its references and its history"),
    .details = N_ ("Prints each finding; the exit status is 3 when there is any."),
    .least = 1,
    .most = 1,
    .run = run,
};
