/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"
#include "cli/place.h"

static TdExit
run (TdCall *call)
{
  const char *path = td_call_argument (call, 0);
  g_autofree char *source = td_place_data (TD_PLACE_HOLIDAYS);
  g_autoptr (GError) missing = NULL;
  g_autoptr (TdNativeFile) model = td_import_read (source, NULL, &missing);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document =
      td_document_create (path, td_call_option (call, "title"), model ? model->portfolio : NULL,
                          &call->session, &error);

  if (document == NULL)
    return td_call_fail (call, path, error);
  if (model)
    return TD_EXIT_DONE;
  td_call_fail (call, NULL, missing); /* the week is there, the holidays are not */
  return TD_EXIT_FINDINGS;
}

static const TdOption options[] = {
    {"title", N_ ("TEXT"), N_ ("what the portfolio is called")},
    {NULL, NULL, NULL},
};

const TdCommand td_command_new = {
    .name = "new",
    .arguments = "FILE.tiendo",
    .summary = N_ ("Make an empty portfolio"),
    .details = N_ (
        "It has the Vietnamese working week and its holidays. A file that is there is left alone."),
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
