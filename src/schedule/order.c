/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/network.h"

#include <string.h>

/*
 * Tarjan's strongly connected components over "depends on": each component comes out after all
 * that it depends on, so the components in their order are the order of the events, and one of
 * several events is a cycle. Events are tried in the order of the tree and most depend on what
 * stands before them, so the order stays near the tree's and the passes near each other's memory.
 */

#define UNSEEN G_MAXUINT32

typedef struct {
  guint32 event;
  guint32 cursor; /* the next dependency to look at */
} Frame;

typedef struct {
  TdNetwork *net;
  guint32 *numbers; /* in the order of discovery, UNSEEN before */
  guint32 *lows;
  guint8 *done;
  guint32 n_seen;
  GArray *frames; /* (element-type Frame) */
  GArray *open;   /* (element-type guint32): seen and not yet in a component */
  gboolean has_cut;
} Sorter;

/* The dependency at @cursor, which moves on; -1 behind the last. */
static gint64
next_dependency (const TdNetwork *net, guint event, guint32 *cursor)
{
  guint node;

  if (event >= net->count) { /* a closing waits for its children, and cursor is the next child */
    guint summary = (guint) net->summaries[event - net->count].node;

    node = *cursor ? *cursor : summary + 1;
    if (node >= net->ends[summary])
      return -1;
    *cursor = net->ends[node];
    return td_network_done_event (net, node);
  }
  if (*cursor == 0) {
    ++*cursor;
    if (net->parents[event] >= 0)
      return net->parents[event];
  }
  while (net->link_starts[event] + *cursor - 1 < net->link_starts[event + 1]) {
    const TdNetLink *link = net->links + net->link_starts[event] + (*cursor)++ - 1;

    if (!link->cut)
      return td_network_done_event (net, link->from);
  }
  return -1;
}

static gboolean
is_ready (const Sorter *self, guint event)
{
  guint32 cursor = 0;
  gint64 dependency;

  while ((dependency = next_dependency (self->net, event, &cursor)) >= 0)
    if (!self->done[dependency])
      return FALSE;
  return TRUE;
}

static void
put (Sorter *self, guint event)
{
  self->done[event] = TRUE;
  self->net->positions[event] = self->net->n_events;
  self->net->order[self->net->n_events++] = event;
}

static void
discover (Sorter *self, guint32 event)
{
  Frame frame = {event, 0};

  self->numbers[event] = self->lows[event] = self->n_seen++;
  g_array_append_val (self->open, event);
  g_array_append_val (self->frames, frame);
}

/* Takes the links within a component of several events out of the schedule. */
static void
cut_links (Sorter *self, const guint32 *events, guint count)
{
  TdNetwork *net = self->net;
  GHashTable *members = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < count; i++)
    g_hash_table_add (members, GUINT_TO_POINTER (events[i]));
  for (guint i = 0; i < count; i++) {
    guint node = events[i];

    for (guint at = node < net->count ? net->link_starts[node] : 0;
         node < net->count && at < net->link_starts[node + 1]; at++) {
      TdNetLink *link = net->links + at;
      guint from = td_network_done_event (net, link->from);

      if (link->cut || !g_hash_table_contains (members, GUINT_TO_POINTER (from)))
        continue;
      link->cut = TRUE;
      net->inputs[link->from].flags |= TD_INPUT_IN_CYCLE;
      net->inputs[link->to].flags |= TD_INPUT_IN_CYCLE;
      net->has_cycles = self->has_cut = TRUE;
    }
  }
  g_hash_table_unref (members);
}

static void
finish_component (Sorter *self, guint32 event)
{
  guint first = self->open->len;
  const guint32 *events = (const guint32 *) (gconstpointer) self->open->data;

  do
    first--;
  while (events[first] != event);
  if (self->open->len - first > 1)
    cut_links (self, events + first, self->open->len - first);
  for (guint i = self->open->len; i > first; i--)
    put (self, events[i - 1]);
  g_array_set_size (self->open, first);
}

static void
explore (Sorter *self, guint32 root)
{
  discover (self, root);
  while (self->frames->len > 0) {
    Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
    guint32 event = frame->event;
    gint64 dependency = next_dependency (self->net, event, &frame->cursor);

    if (dependency >= 0 && self->done[dependency])
      continue;
    if (dependency >= 0 && self->numbers[dependency] == UNSEEN) {
      discover (self, (guint32) dependency);
    } else if (dependency >= 0) {
      self->lows[event] = MIN (self->lows[event], self->numbers[dependency]);
    } else {
      g_array_set_size (self->frames, self->frames->len - 1);
      if (self->frames->len > 0) {
        guint32 below = g_array_index (self->frames, Frame, self->frames->len - 1).event;

        self->lows[below] = MIN (self->lows[below], self->lows[event]);
      }
      if (self->lows[event] == self->numbers[event])
        finish_component (self, event);
    }
  }
}

static void
visit (Sorter *self, guint32 event)
{
  if (self->done[event])
    return;
  if (is_ready (self, event))
    put (self, event);
  else
    explore (self, event);
}

/* Every node, and each summary's closing right behind the last node below it. */
static void
visit_all (Sorter *self)
{
  TdNetwork *net = self->net;

  for (guint node = 0; node < net->count; node++) {
    visit (self, node);
    for (gint64 above = node; above >= 0 && net->ends[above] == node + 1;
         above = net->parents[above])
      if (td_network_is_summary (net, (guint) above))
        visit (self, td_network_done_event (net, (guint) above));
  }
}

void
td_network_sort (TdNetwork *net)
{
  guint n = net->count + net->n_summaries;
  Sorter self = {net};

  g_clear_pointer (&net->order, g_free);
  g_clear_pointer (&net->positions, g_free);
  net->order = g_new (guint32, n + 1);
  net->positions = g_new (guint32, n + 1);
  self.numbers = g_new (guint32, n + 1);
  self.lows = g_new (guint32, n + 1);
  self.done = g_new (guint8, n + 1);
  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self.open = g_array_new (FALSE, FALSE, sizeof (guint32));
  do { /* once, and once more without the links of cycles */
    memset (self.numbers, 0xff, n * sizeof (guint32));
    memset (self.done, 0, n);
    net->n_events = 0;
    self.n_seen = 0;
    self.has_cut = FALSE;
    visit_all (&self);
  } while (self.has_cut);
  g_free (self.numbers);
  g_free (self.lows);
  g_free (self.done);
  g_array_unref (self.frames);
  g_array_unref (self.open);
}
