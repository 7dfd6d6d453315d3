/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-read.h"
#include "exchange/native-write.h"
#include "support/generate.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * Native XML out to a file and in again, beside their floors: the same bytes written and synced,
 * and a SAX2 pass over them with empty handlers. Processor time; "name value unit" a line. An
 * argument gives another number of tasks.
 */

#define ROUNDS 3

static void
/* NOLINTNEXTLINE(readability-function-size): the signature is libxml2's */
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
}

static void
parse_floor (const char *path)
{
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                           .startElementNs = start_cb,
                           .endElementNs = end_cb,
                           .characters = text_cb};
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&handler, NULL, NULL, 0, NULL);
  g_autofree char *buffer = g_malloc (65536);
  FILE *file = fopen (path, "r");
  size_t length;

  while ((length = fread (buffer, 1, 65536, file)) > 0)
    xmlParseChunk (parser, buffer, (int) length, FALSE);
  xmlParseChunk (parser, NULL, 0, TRUE);
  g_assert_true (parser->wellFormed);
  fclose (file);
  xmlFreeParserCtxt (parser);
}

static void
write_floor (const char *path, const char *bytes, gsize length)
{
  FILE *file = fopen (path, "w");

  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fflush (file);
  fsync (fileno (file));
  fclose (file);
}

static void
report (guint tasks, const char *name, double milliseconds)
{
  printf ("xml_%s_%u %.1f ms\n", name, tasks, milliseconds);
}

/* The time that the processor spent here: other work on the machine does not count. */
static gint64
used_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec +
         usage.ru_stime.tv_usec;
}

static double
lap (gint64 *since)
{
  gint64 now = used_time ();
  double milliseconds = (double) (now - *since) / 1000;

  *since = now;
  return milliseconds;
}

static void
keep (double *best, double milliseconds)
{
  *best = MIN (*best, milliseconds);
}

static void
measure (guint tasks, const char *path, const char *floor_path)
{
  TdGeneration shape = {.projects = MAX (1, tasks / 100),
                        .tasks = tasks,
                        .links = tasks * 2,
                        .seed = 1};
  TdPortfolio *portfolio = td_generate (&shape);
  double best[4] = {1e9, 1e9, 1e9, 1e9};
  GError *error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint round = 0; round < ROUNDS; round++) {
    gint64 at = used_time ();
    TdNativeFile *file;

    td_native_write_file (portfolio, NULL, path, &error);
    g_assert_no_error (error);
    keep (best + 0, lap (&at));
    g_free (bytes);
    g_file_get_contents (path, &bytes, &length, NULL);
    lap (&at);
    write_floor (floor_path, bytes, length);
    keep (best + 1, lap (&at));
    file = td_native_read (path, NULL, &error);
    g_assert_no_error (error);
    keep (best + 2, lap (&at));
    td_native_file_free (file);
    lap (&at);
    parse_floor (path);
    keep (best + 3, lap (&at));
  }
  report (tasks, "out", best[0]);
  report (tasks, "out_floor", best[1]);
  report (tasks, "in", best[2]);
  report (tasks, "in_floor", best[3]);
  printf ("xml_size_%u %.1f MB\n", tasks, (double) length / 1e6);
  td_portfolio_free (portfolio);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = {1000, 10000, 100000};
  g_autofree char *folder = g_dir_make_tmp ("tiendo-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.tiendo.xml", NULL);
  g_autofree char *floor_path = g_build_filename (folder, "floor", NULL);

  if (argc > 1)
    measure ((guint) atoi (argv[1]), path, floor_path);
  else
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      measure (sizes[i], path, floor_path);
  g_unlink (path);
  g_unlink (floor_path);
  g_rmdir (folder);
  return 0;
}
