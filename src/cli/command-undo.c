/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"

#include <stdio.h>

typedef struct {
  const TdHistoryRow *(*next) (const TdDocument *document);
  gboolean (*step) (TdDocument *document, GError **error);
} Direction;

static gboolean
read_count (const TdCall *call, guint64 *ret_count)
{
  const char *typed = td_call_argument (call, 1);

  *ret_count = 1;
  return typed == NULL || g_ascii_string_to_unsigned (typed, 10, 1, 10000, ret_count, NULL);
}

/* All the steps or none: those done are taken back when a later one cannot be. */
static TdExit
walk (const TdCall *call, TdDocument *document, Direction there, Direction back, guint64 count)
{
  for (guint64 i = 0; i < count; i++) {
    const TdHistoryRow *row = there.next (document);
    g_autofree char *words =
        row ? td_history_what (row, td_document_portfolio (document), call->language) : NULL;
    g_autoptr (GError) error = NULL;

    if (!there.step (document, &error)) {
      while (i-- > 0)
        back.step (document, NULL);
      return td_call_fail (call, td_call_argument (call, 0), error);
    }
    if (words)
      printf ("%s\n", words);
  }
  return TD_EXIT_DONE;
}

static TdExit
run (TdCall *call, Direction there, Direction back)
{
  g_autoptr (TdDocument) document = NULL;
  guint64 count;

  if (!read_count (call, &count))
    return td_call_misused (call, N_ ("“%s” is no number of steps"), td_call_argument (call, 1));
  document = td_call_open (call);
  return document ? walk (call, document, there, back, count) : TD_EXIT_FAILED;
}

static const Direction undo = {td_document_undoable, td_document_undo};
static const Direction redo = {td_document_redoable, td_document_redo};

static TdExit
run_undo (TdCall *call)
{
  return run (call, undo, redo);
}

static TdExit
run_redo (TdCall *call)
{
  return run (call, redo, undo);
}

const TdCommand td_command_undo = {
    .name = "undo",
    .arguments = "FILE.tiendo [N]",
    .summary = N_ ("Take back the author's last edits"),
    .details =
        N_ ("Those made by this program under the same --author, N of them (1). Refused where "
            "another has changed the same fields since."),
    .least = 1,
    .most = 2,
    .run = run_undo,
};

const TdCommand td_command_redo = {
    .name = "redo",
    .arguments = "FILE.tiendo [N]",
    .summary = N_ ("Make undone edits again"),
    .least = 1,
    .most = 2,
    .run = run_redo,
};
