/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/document.h"
#include "store/store.h"
#include "support/generate.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * What a person waits for: opening a file, and edits that are recorded, durable, scheduled and
 * projected when they return; beside the store's own commit of one row. "name value unit" a line,
 * the median of the rounds. An argument gives another number of tasks.
 */

#define ROUNDS 31

static int
compare (const void *a, const void *b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

typedef TdEditBatch *(*MakeEdit) (TdGesture *gesture, gint64 id, guint round);

static TdEditBatch *
make_rename (TdGesture *gesture, gint64 id, guint round)
{
  return td_gesture_rename (gesture, TD_TABLE_TASK, id, round % 2 ? "Khởi công" : "Thi công", NULL);
}

static TdEditBatch *
make_move (TdGesture *gesture, gint64 id, guint round)
{
  return td_gesture_move (gesture, TD_TABLE_TASK, id, round % 2 ? 3 : -3, 0, NULL, NULL);
}

static TdEditBatch *
make_link (TdGesture *gesture, gint64 id, guint round)
{
  return td_gesture_link (gesture, TD_TABLE_TASK, id, TD_TABLE_TASK, id + 17 + round,
                          TD_LINK_START_START, NULL);
}

static TdEditBatch *
make_insert (TdGesture *gesture, gint64 id, guint round)
{
  return td_gesture_insert_task (gesture, TD_TABLE_TASK, id, "Bước mới", NULL);
}

/* A row with a sibling behind it. */
static gint64
shiftable (const TdGesture *gesture, gint64 id)
{
  while (!td_gesture_can_shift (gesture, TD_TABLE_TASK, id, TD_SHIFT_DOWN))
    id++;
  return id;
}

static TdEditBatch *
make_shift (TdGesture *gesture, gint64 id, guint round)
{
  static gint64 chosen;

  if (round == 0)
    chosen = shiftable (gesture, id);
  return td_gesture_shift (gesture, TD_TABLE_TASK, chosen, round % 2 ? TD_SHIFT_UP : TD_SHIFT_DOWN,
                           NULL);
}

static const struct {
  const char *name;
  MakeEdit make;
} edits[] = {
    {"rename", make_rename}, {"move", make_move},   {"link", make_link},
    {"insert", make_insert}, {"shift", make_shift},
};

static void
print_median (const char *name, gint64 *times)
{
  gint64 median;

  qsort (times, ROUNDS, sizeof *times, compare);
  median = times[ROUNDS / 2];
  printf ("%s %.3f ms\n", name, (double) median / 1000);
}

static void
measure_edit (TdDocument *document, guint edit, gint64 id)
{
  gint64 times[ROUNDS];
  g_autofree char *undo = g_strconcat (edits[edit].name, "-undo", NULL);

  for (guint i = 0; i < ROUNDS; i++) {
    TdGesture gesture = td_document_gesture (document, TD_LANGUAGE_VI, 20000);
    gint64 begun = g_get_monotonic_time ();
    g_autoptr (TdEditBatch) batch = edits[edit].make (&gesture, id, i);

    if (batch == NULL || !td_document_apply (document, batch, NULL))
      g_error ("%s was refused", edits[edit].name);
    times[i] = g_get_monotonic_time () - begun;
  }
  print_median (edits[edit].name, times);
  for (guint i = 0; i < ROUNDS; i++) {
    gint64 begun = g_get_monotonic_time ();

    td_document_undo (document, NULL);
    times[i] = g_get_monotonic_time () - begun;
  }
  print_median (undo, times);
}

/* The same edit without rules, projection or schedule. */
static void
measure_floor (const char *path, gint64 id)
{
  TdStoreMeta meta = {"bench", "floor", 0};
  g_autoptr (TdStore) store = td_store_open (path, NULL);
  gint64 times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Rename");
    g_autoptr (TdChangeList) changes = NULL;
    g_autoptr (GError) error = NULL;
    gint64 begun = g_get_monotonic_time ();

    td_edit_batch_set_text (batch, TD_TABLE_TASK, id, "name", i % 2 ? "Một" : "Hai");
    if (!td_store_commit (store, batch, &meta, &changes, NULL, &error))
      g_error ("%s", error->message);
    times[i] = g_get_monotonic_time () - begun;
  }
  print_median ("store-commit", times);
}

int
main (int argc, char **argv)
{
  guint tasks = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  g_autoptr (TdPortfolio) portfolio =
      td_generate (&(TdGeneration){tasks / 50 + 1, tasks, tasks * 11 / 10, 1, FALSE});
  g_autofree char *folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.tiendo", NULL);
  TdSession session = {"bench", "bench", NULL, NULL, 0};
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  TdNativeFile file = {.portfolio = portfolio, .notes = notes};
  TdDocument *document = td_document_create_bare (path, &session, NULL);
  gint64 begun;

  if (document == NULL || !td_document_import_file (document, &file, "bench.xml", NULL, NULL))
    return 1;
  td_document_close (document);
  begun = g_get_monotonic_time ();
  document = td_document_open (path, &session, NULL);
  printf ("open %.1f ms\n", (double) (g_get_monotonic_time () - begun) / 1000);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    measure_edit (document, i, tasks / 2);
  td_document_close (document);
  measure_floor (path, tasks / 2);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
