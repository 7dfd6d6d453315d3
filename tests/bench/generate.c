/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/generate.h"

#include "exchange/native-write.h"

#include <stdio.h>

/* Writes an invented portfolio as our XML. */

static gboolean
write_to_stream (gpointer data, const char *bytes, gsize length, GError **error)
{
  if (fwrite (bytes, 1, length, data) == length)
    return TRUE;
  g_set_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO, "cannot write");
  return FALSE;
}

int
main (int argc, char **argv)
{
  int projects = 20, tasks = 1000, links = 1100, seed = 1;
  gboolean wild = FALSE;
  const GOptionEntry entries[] = {
      {"projects", 'p', 0, G_OPTION_ARG_INT, &projects, "how many projects (20)", "N"},
      {"tasks", 't', 0, G_OPTION_ARG_INT, &tasks, "how many tasks (1000)", "N"},
      {"links", 'l', 0, G_OPTION_ARG_INT, &links, "how many links (1100)", "N"},
      {"seed", 's', 0, G_OPTION_ARG_INT, &seed, "another one of the same size (1)", "N"},
      {"wild", 'w', 0, G_OPTION_ARG_NONE, &wild, "with everything that can be, cycles too", NULL},
      G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE.tiendo.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPortfolio) portfolio = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 || projects < 1 ||
      tasks < 0 || links < 0) {
    fprintf (stderr, "generate: %s\n", error ? error->message : "see --help");
    return 2;
  }
  portfolio = td_generate (
      &(TdGeneration){(guint) projects, (guint) tasks, (guint) links, (guint32) seed, wild});
  if (g_strcmp0 (argv[1], "-") == 0
          ? td_native_write (portfolio, NULL, write_to_stream, stdout, &error)
          : td_native_write_file (portfolio, NULL, argv[1], &error))
    return 0;
  fprintf (stderr, "generate: %s: %s\n", argv[1], error->message);
  return 1;
}
