/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/file.h"
#include "bench/measure.h"
#include "ui/application.h"
#include "ui/speech.h"
#include "ui/window-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * From the start of a process to the first frame of the whole window with a portfolio in it, and
 * what the process holds in memory then; beside the first frame of an empty GTK window. Each is
 * measured in processes of their own, which are this program again. Then what a row renamed costs
 * until it is seen, in processor time.
 */

#define ROUNDS 5
#define EDITS  41

/* ---- in the process that is measured ---- */

typedef struct {
  gint64 begun;
  GtkWidget *window; /* NULL before it is there */
  double first;      /* milliseconds to the first frame … */
  double spent;      /* … and of the processors */
  double resident;
  guint frame;
  double last;
  GArray *edits;
  guint wait;
} Child;

static void
rename_row (Child *child)
{
  TdDocument *document = TD_WINDOW (child->window)->document;
  const TdPortfolio *portfolio = td_document_portfolio (document);
  const TdTask *task = td_portfolio_at (portfolio, TD_TABLE_TASK, child->frame % 20);
  g_autofree char *name = g_strdup_printf ("Thi công %u", child->frame);
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Rename");
  g_autoptr (GError) error = NULL;

  td_edit_batch_set_text (batch, TD_TABLE_TASK, task->record.id, "name", name);
  td_document_apply (document, batch, &error);
  g_assert_no_error (error);
}

static void
tell (Child *child)
{
  printf ("%.3f %.3f %.1f %.3f\n", child->first, child->spent, child->resident,
          child->edits->len ? td_bench_quantile (child->edits, 0.5) : 0);
  fflush (stdout);
  _exit (0);
}

static gboolean
edit_cb (gpointer data)
{
  Child *child = data;

  child->wait = 0;
  child->last = td_bench_cpu ();
  rename_row (child);
  return G_SOURCE_REMOVE;
}

/* Frames that come unasked for, as of a cursor that blinks, count as nothing. */
static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  Child *child = data;

  if (child->frame++ == 0) {
    child->first = (double) (g_get_monotonic_time () - child->begun) / 1000;
    child->spent = td_bench_cpu ();
    child->resident = td_bench_resident ();
  } else if (child->last > 0) {
    td_bench_take (child->edits, td_bench_cpu () - child->last);
    child->last = 0;
  }
  if (!TD_IS_WINDOW (child->window) || child->edits->len == EDITS)
    tell (child);
  if (child->wait == 0 && child->last == 0)
    child->wait = g_timeout_add (50, edit_cb, child);
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
  Child *child = data;

  child->window = GTK_WIDGET (window);
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
  GArray *edits;
} Samples;

static void
samples_init (Samples *self)
{
  *self =
      (Samples){td_bench_samples (), td_bench_samples (), td_bench_samples (), td_bench_samples ()};
}

static void
samples_clear (Samples *self)
{
  g_array_unref (self->times);
  g_array_unref (self->spent);
  g_array_unref (self->sizes);
  g_array_unref (self->edits);
}

static void
run_child (const char *path, Samples *samples)
{
  g_autofree char *begun = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const argv[] = {self, "--child", begun, path, NULL};
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  double time, spent, size, edit;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL,
                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (said, "%lf %lf %lf %lf", &time, &spent, &size, &edit), ==, 4);
  td_bench_take (samples->times, time);
  td_bench_take (samples->spent, spent);
  td_bench_take (samples->sizes, size);
  td_bench_take (samples->edits, edit);
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
  td_bench_print ("window-edit-cpu", tasks, td_bench_quantile (full.edits, 0.5), "ms");
  print_beside ("memory", tasks, full.sizes, empty.sizes, "MB");
  samples_clear (&full);
  samples_clear (&empty);
  td_bench_remove (folder);
}

int
main (int argc, char **argv)
{
  if (argc >= 3 && strcmp (argv[1], "--child") == 0) {
    Child child = {.begun = strtoll (argv[2], NULL, 10), .edits = td_bench_samples ()};

    if (argc == 3)
      show_nothing (&child);
    return show_portfolio (&child, argv[3]);
  }
  return td_bench_run (argc, argv, measure);
}
