/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/file.h"

#include <stdio.h>

/* Writes an invented portfolio as our XML, or as a file to be opened. */

static gboolean
write_to_stream (gpointer data, const char *bytes, gsize length, GError **error)
{
  if (fwrite (bytes, 1, length, data) == length)
    return TRUE;
  g_set_error (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO, "cannot write");
  return FALSE;
}

static gboolean
write_out (const char *path, const TdGeneration *shape, GError **error)
{
  g_autoptr (TdPortfolio) portfolio = NULL;

  if (g_str_has_suffix (path, ".tiendo"))
    return td_bench_file (path, shape, error);
  portfolio = td_generate (shape);
  if (g_strcmp0 (path, "-") == 0)
    return td_native_write (portfolio, NULL, write_to_stream, stdout, error);
  return td_native_write_file (portfolio, NULL, path, error);
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
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE.tiendo|FILE.tiendo.xml|-");
  g_autoptr (GError) error = NULL;
  TdGeneration shape;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 || projects < 1 ||
      tasks < 0 || links < 0) {
    fprintf (stderr, "generate: %s\n", error ? error->message : "see --help");
    return 2;
  }
  shape = (TdGeneration){(guint) projects, (guint) tasks, (guint) links, (guint32) seed, wild};
  if (write_out (argv[1], &shape, &error))
    return 0;
  fprintf (stderr, "generate: %s: %s\n", argv[1], error->message);
  return 1;
}
