/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/schedule.h"
#include "schedule/times.h"

#include <string.h>

/*
 * What a change reaches, and no more. Events that must be looked at again are bits at their place
 * in the order; the forward pass takes the lowest, and when its result differs sets the bits of
 * what depends on it, which all lie higher. The backward pass does the same from the top.
 */

typedef struct {
  guint64 *words;
  guint n_words;
} Bits;

typedef struct {
  TdNetwork *net;
  Bits forward;
  Bits backward;
  Bits touched; /* nodes */
  GHashTable *components;
} Updater;

static void
bits_init (Bits *bits, guint count)
{
  bits->n_words = count / 64 + 1;
  bits->words = g_new0 (guint64, bits->n_words);
}

static void
bits_set (Bits *bits, guint index)
{
  bits->words[index / 64] |= G_GUINT64_CONSTANT (1) << (index % 64);
}

static gboolean
bits_has (const Bits *bits, guint index)
{
  return (bits->words[index / 64] >> (index % 64)) & 1;
}

static void
bits_unset (Bits *bits, guint index)
{
  bits->words[index / 64] &= ~(G_GUINT64_CONSTANT (1) << (index % 64));
}

/* ---- who depends on whom ---- */

static void
ask_forward (Updater *self, guint event)
{
  bits_set (&self->forward, self->net->positions[event]);
}

static void
ask_backward (Updater *self, guint event)
{
  bits_set (&self->backward, self->net->positions[event]);
}

static void
ask_parent_to_close (Updater *self, guint node)
{
  if (self->net->parents[node] >= 0)
    ask_forward (self, td_network_done_event (self->net, (guint) self->net->parents[node]));
}

static void
ask_successors (Updater *self, guint node)
{
  const TdNetwork *net = self->net;

  for (guint i = net->successor_starts[node]; i < net->successor_starts[node + 1]; i++)
    ask_forward (self, net->links[net->successors[i]].to);
}

static void
ask_predecessors_back (Updater *self, guint node)
{
  const TdNetwork *net = self->net;

  for (guint i = net->link_starts[node]; i < net->link_starts[node + 1]; i++)
    ask_backward (self, td_network_done_event (net, net->links[i].from));
}

static void
touch (Updater *self, guint node)
{
  bits_set (&self->touched, node);
}

/* Free slack looks at where the successors stand. */
static void
touch_predecessors (Updater *self, guint node)
{
  const TdNetwork *net = self->net;

  for (guint i = net->link_starts[node]; i < net->link_starts[node + 1]; i++)
    touch (self, net->links[i].from);
}

/* ---- forwards ---- */

static void
note_component (Updater *self, guint node, gint32 old_finish)
{
  TdNetwork *net = self->net;
  guint component = net->components[node];
  gint32 end = net->component_finishes[component];

  if (!td_network_is_summary (net, node) && (old_finish >= end || net->results[node].finish >= end))
    g_hash_table_add (self->components, GUINT_TO_POINTER (component));
}

static void
forward_event (Updater *self, guint event)
{
  TdNetwork *net = self->net;
  gboolean opens = event < net->count && td_network_is_summary (net, event);
  guint node = event < net->count ? event : (guint) net->summaries[event - net->count].node;
  gint32 old_finish = net->results[node].finish;

  if (!td_network_forward (net, event))
    return;
  if (opens) {
    for (guint child = node + 1; child < net->ends[node]; child = net->ends[child])
      ask_forward (self, child);
    return;
  }
  touch (self, node);
  touch_predecessors (self, node);
  note_component (self, node, old_finish);
  ask_successors (self, node);
  ask_parent_to_close (self, node);
  ask_backward (self, td_network_done_event (net, node));
  if (td_network_is_summary (net, node)) /* late limits compare with its start */
    for (guint child = node + 1; child < net->ends[node]; child = net->ends[child])
      ask_backward (self, td_network_done_event (net, child));
}

static void
run_forward (Updater *self)
{
  for (guint word = 0; word < self->forward.n_words; word++)
    while (self->forward.words[word] != 0) {
      guint position = word * 64 + (guint) __builtin_ctzll (self->forward.words[word]);

      bits_unset (&self->forward, position);
      forward_event (self, self->net->order[position]);
    }
}

static void
end_components (Updater *self)
{
  TdNetwork *net = self->net;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->components);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    guint component = GPOINTER_TO_UINT (key);
    gint32 old_finish = net->component_finishes[component];

    td_network_end_component (net, component);
    if (net->component_finishes[component] == old_finish)
      continue;
    for (guint node = 0; node < net->count; node++)
      if (net->components[node] == component && !td_network_is_summary (net, node))
        ask_backward (self, node);
  }
}

/* ---- backwards ---- */

static void
backward_event (Updater *self, guint event)
{
  TdNetwork *net = self->net;
  gboolean closes = event >= net->count;
  guint node = closes ? (guint) net->summaries[event - net->count].node : event;

  if (!td_network_backward (net, event))
    return;
  if (closes) {
    for (guint child = node + 1; child < net->ends[node]; child = net->ends[child])
      ask_backward (self, td_network_done_event (net, child));
    return;
  }
  touch (self, node);
  ask_predecessors_back (self, node);
  if (net->parents[node] >= 0)
    ask_backward (self, (guint) net->parents[node]);
}

static void
run_backward (Updater *self)
{
  for (guint word = self->backward.n_words; word > 0; word--)
    while (self->backward.words[word - 1] != 0) {
      guint bit = 63 - (guint) __builtin_clzll (self->backward.words[word - 1]);
      guint position = (word - 1) * 64 + bit;

      bits_unset (&self->backward, position);
      backward_event (self, self->net->order[position]);
    }
}

/* Tasks as late as possible stand where the backward pass puts them, and push what follows: there
 * is no telling in one sweep what that reaches. */
static void
run_all (Updater *self)
{
  TdNetwork *net = self->net;
  g_autofree TdResult *before = g_memdup2 (net->results, net->count * sizeof *before);

  td_network_pass (net);
  for (guint node = 0; node < net->count; node++)
    if (memcmp (before + node, net->results + node, sizeof *before) != 0) {
      touch (self, node);
      touch_predecessors (self, node);
    }
  for (guint node = net->count; node > 0; node--) /* whose sums may differ */
    if (bits_has (&self->touched, node - 1) && net->parents[node - 1] >= 0)
      touch (self, (guint) net->parents[node - 1]);
}

/* ---- what changed ---- */

static gboolean
is_field (const TdChange *change, const char *name)
{
  return change->field != NULL && strcmp (change->field->name, name) == 0;
}

/* Whether the arrays themselves must be made again. */
static gboolean
is_structural (const TdChange *change)
{
  if (change->table == TD_TABLE_CALENDAR || change->table == TD_TABLE_CALENDAR_DAY)
    return TRUE;
  if (change->table == TD_TABLE_TASK)
    return change->op != TD_EDIT_UPDATE || is_field (change, "project_id");
  if (change->table == TD_TABLE_PROJECT || change->table == TD_TABLE_PORTFOLIO)
    return change->op != TD_EDIT_UPDATE || is_field (change, "calendar_id");
  return FALSE;
}

/* Looks again at a node of which something is different, and at what that may reach. */
static void
ask_around (Updater *self, guint node)
{
  TdNetwork *net = self->net;

  touch (self, node);
  touch_predecessors (self, node);
  for (guint child = node + 1; child < net->ends[node]; child = net->ends[child])
    touch (self, child); /* which may reach outside the dates given here */
  ask_forward (self, node);
  ask_forward (self, td_network_done_event (net, node));
  ask_parent_to_close (self, node);
  ask_successors (self, node);
  ask_backward (self, node);
  ask_backward (self, td_network_done_event (net, node));
  if (net->parents[node] >= 0)
    ask_backward (self, (guint) net->parents[node]);
  ask_predecessors_back (self, node);
}

static void
read_again (Updater *self, const TdPortfolio *portfolio, const TdOutline *outline, int node)
{
  TdNetwork *net = self->net;
  guint was_inactive;

  if (node < 0)
    return;
  was_inactive = net->inputs[node].flags & TD_INPUT_INACTIVE;
  td_network_read_node (net, portfolio, outline, (guint) node);
  ask_around (self, (guint) node);
  if (was_inactive != (net->inputs[node].flags & TD_INPUT_INACTIVE))
    g_hash_table_add (self->components, GUINT_TO_POINTER (net->components[node]));
  if (net->inputs[node].constraint == TD_CONSTRAINT_ALAP)
    net->has_late_tasks = TRUE;
}

static void
read_owner (Updater *self,
            const TdPortfolio *portfolio,
            const TdOutline *outline,
            const TdChange *change,
            const TdValue *value)
{
  TdTableId table = is_field (change, "task_id") ? TD_TABLE_TASK : TD_TABLE_PROJECT;

  if (value->type == TD_VALUE_INTEGER)
    read_again (self, portfolio, outline,
                td_outline_find (outline, portfolio, table, value->integer));
}

/* A date that comes or goes tells whose it is by its own fields; one that stays still says so. */
static void
read_date_value (Updater *self,
                 const TdPortfolio *portfolio,
                 const TdOutline *outline,
                 const TdChange *change)
{
  const TdDateValue *row = td_portfolio_get (portfolio, TD_TABLE_DATE_VALUE, change->id);

  if (is_field (change, "task_id") || is_field (change, "project_id")) {
    read_owner (self, portfolio, outline, change, &change->old_value);
    read_owner (self, portfolio, outline, change, &change->new_value);
  } else if (row && change->op == TD_EDIT_UPDATE) {
    read_again (self, portfolio, outline,
                row->task_id
                    ? td_outline_find (outline, portfolio, TD_TABLE_TASK, row->task_id)
                    : td_outline_find (outline, portfolio, TD_TABLE_PROJECT, row->project_id));
  }
}

static void
read_changes (Updater *self,
              const TdPortfolio *portfolio,
              const TdOutline *outline,
              const TdChangeList *changes)
{
  gint64 last_id = 0;
  TdTableId last_table = TD_N_TABLES;

  for (guint i = 0; i < td_change_list_size (changes); i++) {
    const TdChange *change = td_change_list_get (changes, i);
    gboolean repeated = change->table == last_table && change->id == last_id;

    if (change->table == TD_TABLE_DATE_VALUE)
      read_date_value (self, portfolio, outline, change);
    else if (!repeated && (change->table == TD_TABLE_TASK || change->table == TD_TABLE_PROJECT))
      read_again (self, portfolio, outline,
                  td_outline_find (outline, portfolio, change->table, change->id));
    last_table = change->table;
    last_id = change->id;
  }
}

/* The links first, because they may move the order. FALSE when the arrays must be made again. */
static gboolean
read_links (TdNetwork *net,
            const TdPortfolio *portfolio,
            const TdOutline *outline,
            const TdChangeList *changes,
            GArray *nodes)
{
  gint64 last_id = 0;

  for (guint i = 0; i < td_change_list_size (changes); i++) {
    const TdChange *change = td_change_list_get (changes, i);

    if (change->table != TD_TABLE_LINK || change->id == last_id)
      continue;
    if (!td_network_read_link (net, portfolio, outline, change->id, nodes))
      return FALSE;
    last_id = change->id;
  }
  return TRUE;
}

/* ---- all again ---- */

static gboolean
same_rows (const TdNetwork *a, const TdNetwork *b)
{
  return a->count == b->count && memcmp (a->ids, b->ids, a->count * sizeof *a->ids) == 0 &&
         memcmp (a->parents, b->parents, a->count * sizeof *a->parents) == 0;
}

static GArray *
list_differences (const TdNetwork *old, const TdNetwork *now)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean comparable = old != NULL && same_rows (old, now);

  for (guint32 node = 0; node < now->count; node++) {
    TdTimes before, after;

    if (comparable) {
      before = td_times_make (old, node);
      after = td_times_make (now, node);
      if (td_times_equal (&before, &after))
        continue;
    }
    g_array_append_val (nodes, node);
  }
  return nodes;
}

/* @is_intact: nothing was written into the arrays yet, so that they still tell what was. */
static void
pass_again (TdSchedule *self,
            const TdPortfolio *portfolio,
            const TdOutline *outline,
            gboolean is_intact,
            GArray **ret_touched)
{
  TdNetwork *old = self->network;

  self->network = td_network_new (portfolio, outline);
  td_network_pass (self->network);
  td_schedule_forget_times (self);
  if (ret_touched)
    *ret_touched = list_differences (is_intact ? old : NULL, self->network);
  td_network_free (old);
}

static GArray *
refresh_touched (TdSchedule *self, const Bits *touched)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint word = 0; word < touched->n_words; word++)
    for (guint64 rest = touched->words[word]; rest != 0; rest &= rest - 1) {
      guint32 node = word * 64 + (guint32) __builtin_ctzll (rest);

      td_schedule_refresh_times (self, node);
      g_array_append_val (nodes, node);
    }
  return nodes;
}

static gboolean
must_pass_again (const TdNetwork *net, const TdOutline *outline, const TdChangeList *changes)
{
  if (outline->count != net->count || td_outline_is_stale (outline, changes))
    return TRUE;
  for (guint i = 0; i < td_change_list_size (changes); i++)
    if (is_structural (td_change_list_get (changes, i)))
      return TRUE;
  return FALSE;
}

/* FALSE when it turned out that all must be made again. */
static gboolean
update_in_place (TdSchedule *self,
                 const TdPortfolio *portfolio,
                 const TdOutline *outline,
                 const TdChangeList *changes,
                 GArray **ret_nodes)
{
  Updater updater = {self->network};
  g_autoptr (GArray) linked = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!read_links (self->network, portfolio, outline, changes, linked))
    return FALSE;
  bits_init (&updater.forward, self->network->n_events);
  bits_init (&updater.backward, self->network->n_events);
  bits_init (&updater.touched, self->network->count);
  updater.components = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < linked->len; i++)
    ask_around (&updater, g_array_index (linked, guint32, i));
  read_changes (&updater, portfolio, outline, changes);
  if (self->network->has_late_tasks) {
    run_all (&updater);
  } else {
    run_forward (&updater);
    end_components (&updater);
    run_backward (&updater);
  }
  *ret_nodes = refresh_touched (self, &updater.touched);
  g_hash_table_unref (updater.components);
  g_free (updater.forward.words);
  g_free (updater.backward.words);
  g_free (updater.touched.words);
  return TRUE;
}

void
td_schedule_update (TdSchedule *self,
                    const TdPortfolio *portfolio,
                    const TdOutline *outline,
                    const TdChangeList *changes,
                    GArray **ret_touched)
{
  GArray *nodes = NULL;

  if (must_pass_again (self->network, outline, changes))
    pass_again (self, portfolio, outline, TRUE, ret_touched);
  else if (!update_in_place (self, portfolio, outline, changes, &nodes))
    pass_again (self, portfolio, outline, FALSE, ret_touched);
  else if (ret_touched)
    *ret_touched = nodes;
  else
    g_array_unref (nodes);
}
