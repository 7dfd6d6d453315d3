/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/file.h"
#include "bench/measure.h"
#include "ui/application.h"
#include "ui/speech.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * From the start of a process to the first frame of the whole window with a portfolio in it, and
 * what the process holds in memory then; beside the first frame of an empty GTK window. Each is
 * measured in processes of their own, which are this program again.
 */

#define ROUNDS 5

/* ---- in the process that is measured ---- */

typedef struct {
  gint64 begun;
  gboolean told;
} Child;

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  Child *child = data;

  if (child->told)
    return;
  child->told = TRUE;
  printf ("%.3f %.3f %.1f\n", (double) (g_get_monotonic_time () - child->begun) / 1000,
          td_bench_cpu (), td_bench_resident ());
  fflush (stdout);
  _exit (0);
}

/* The first frame after the window has its size. */
static gboolean
tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), data);
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, data, NULL);
}

static int
show_portfolio (Child *child, char *path)
{
  char *argv[] = {(char *) "tiendo", path, NULL};
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *settings = g_build_filename (folder, "settings.ini", NULL);
  g_autoptr (TdApplication) application = NULL;

  td_speech_set_up ("vi");
  application = td_application_new (td_settings_new (settings));
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), child);
  return g_application_run (G_APPLICATION (application), 2, argv);
}

G_NORETURN static void
show_nothing (Child *child)
{
  GtkWidget *window;

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1500, 1000);
  window_added_cb (NULL, GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- in the one that measures ---- */

typedef struct {
  GArray *times; /* on the clock */
  GArray *spent; /* of the processors */
  GArray *sizes;
} Samples;

static void
samples_init (Samples *self)
{
  *self = (Samples){td_bench_samples (), td_bench_samples (), td_bench_samples ()};
}

static void
samples_clear (Samples *self)
{
  g_array_unref (self->times);
  g_array_unref (self->spent);
  g_array_unref (self->sizes);
}

static void
run_child (const char *path, Samples *samples)
{
  g_autofree char *begun = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const argv[] = {self, "--child", begun, path, NULL};
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  double time, spent, size;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL,
                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (said, "%lf %lf %lf", &time, &spent, &size), ==, 3);
  td_bench_take (samples->times, time);
  td_bench_take (samples->spent, spent);
  td_bench_take (samples->sizes, size);
}

static void
print_beside (const char *name, guint tasks, GArray *samples, GArray *floors, const char *unit)
{
  td_bench_print_beside (name, tasks, td_bench_quantile (samples, 0.5),
                         td_bench_quantile (floors, 0.5), unit);
}

static void
measure (guint tasks)
{
  g_autofree char *folder = td_bench_folder ();
  g_autofree char *path = g_build_filename (folder, "bench.tiendo", NULL);
  TdGeneration shape = td_bench_shape (tasks);
  Samples full, empty;

  samples_init (&full);
  samples_init (&empty);
  if (fork () == 0)
    _exit (!td_bench_file (path, &shape, NULL));
  wait (NULL);
  for (guint i = 0; i < ROUNDS; i++) {
    run_child (NULL, &empty);
    run_child (path, &full);
  }
  print_beside ("first-frame", tasks, full.times, empty.times, "ms");
  print_beside ("first-frame-cpu", tasks, full.spent, empty.spent, "ms");
  print_beside ("memory", tasks, full.sizes, empty.sizes, "MB");
  samples_clear (&full);
  samples_clear (&empty);
  td_bench_remove (folder);
}

int
main (int argc, char **argv)
{
  if (argc >= 3 && strcmp (argv[1], "--child") == 0) {
    Child child = {.begun = strtoll (argv[2], NULL, 10)};

    if (argc == 3)
      show_nothing (&child);
    return show_portfolio (&child, argv[3]);
  }
  return td_bench_run (argc, argv, measure);
}
