/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/measure.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void
td_bench_print (const char *name, guint tasks, double value, const char *unit)
{
  printf ("%s-%u %.*f %s\n", name, tasks, value < 10 ? 3 : 1, value, unit);
  fflush (stdout);
}

void
td_bench_print_beside (const char *name, guint tasks, double value, double floor, const char *unit)
{
  g_autofree char *floor_name = g_strconcat (name, "-floor", NULL);
  g_autofree char *ratio_name = g_strconcat (name, "-ratio", NULL);

  td_bench_print (name, tasks, value, unit);
  td_bench_print (floor_name, tasks, floor, unit);
  td_bench_print (ratio_name, tasks, value / floor, "x");
}

double
td_bench_lap (gint64 *since)
{
  gint64 now = g_get_monotonic_time ();
  double milliseconds = (double) (now - *since) / 1000;

  *since = now;
  return milliseconds;
}

double
td_bench_cpu (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1e3 + (double) spent.tv_nsec / 1e6;
}

double
td_bench_resident (void)
{
  g_autofree char *text = NULL;
  long size = 0, resident = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%ld %ld", &size, &resident), ==, 2);
  return (double) resident * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static int
compare_samples (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

double
td_bench_quantile (GArray *samples, double part)
{
  guint at = (guint) (part * (samples->len - 1) + 0.5);

  g_assert_cmpuint (samples->len, >, 0);
  g_array_sort (samples, compare_samples);
  return g_array_index (samples, double, at);
}

GArray *
td_bench_samples (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
td_bench_take (GArray *samples, double value)
{
  g_array_append_val (samples, value);
}

TdGeneration
td_bench_shape (guint tasks)
{
  return (
      TdGeneration){.projects = MAX (1, tasks / 50), .tasks = tasks, .links = 2 * tasks, .seed = 1};
}

int
td_bench_run (int argc, char **argv, void (*measure) (guint tasks))
{
  static const guint sizes[] = {1000, 10000, 100000};

  for (int i = 1; i < argc; i++)
    measure ((guint) atoi (argv[i]));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);
  return 0;
}

char *
td_bench_folder (void)
{
  char *folder = g_dir_make_tmp ("tiendo-bench-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

void
td_bench_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}
