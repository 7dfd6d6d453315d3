/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"

static TdExit
run (TdCall *call)
{
  const char *path = td_call_argument (call, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document =
      td_document_create (path, td_call_option (call, "title"), &call->session, &error);

  return document ? TD_EXIT_DONE : td_call_fail (call, path, error);
}

static const TdOption options[] = {
    {"title", N_ ("TEXT"), N_ ("what the portfolio is called")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_new = {
    .name = "new",
    .arguments = "FILE.tiendo",
    .summary = N_ ("Make an empty portfolio"),
    .details = N_ ("It has the Vietnamese working week. A file that is there is left alone."),
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
