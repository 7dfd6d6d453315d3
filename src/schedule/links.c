/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/network.h"

#include <string.h>

/* Two centuries, or a hundred thousand times the predecessor's length. */
#define LAG_MAX 1000000000

static int
find_end (const TdPortfolio *portfolio, const TdOutline *outline, gint64 project_id, gint64 task_id)
{
  return task_id ? td_outline_find (outline, portfolio, TD_TABLE_TASK, task_id)
                 : td_outline_find (outline, portfolio, TD_TABLE_PROJECT, project_id);
}

gboolean
td_network_make_link (const TdPortfolio *portfolio,
                      const TdOutline *outline,
                      const TdLink *row,
                      TdNetLink *ret_link)
{
  int from = find_end (portfolio, outline, row->predecessor_project_id, row->predecessor_task_id);
  int to = find_end (portfolio, outline, row->successor_project_id, row->successor_task_id);

  if (from < 0 || to < 0)
    return FALSE;
  *ret_link =
      (TdNetLink){.from = (guint32) from,
                  .to = (guint32) to,
                  .lag = row->lag == TD_NONE ? 0 : (gint32) CLAMP (row->lag, -LAG_MAX, LAG_MAX),
                  .id = (guint32) row->record.id,
                  .kind = (guint32) row->kind & 3,
                  .unit = (guint32) row->lag_unit & 3};
  return TRUE;
}

/* Its place among the links, or -1. */
static gint64
find_link (const TdNetwork *self, gint64 id)
{
  for (guint i = 0; i < self->n_links; i++)
    if (self->links[i].id == id)
      return i;
  return -1;
}

static void
shift_starts (guint32 *starts, guint count, guint node, int by)
{
  for (guint i = node + 1; i <= count; i++)
    starts[i] += (guint32) by;
}

static void
remove_link (TdNetwork *self, guint place)
{
  guint from = self->links[place].from, to = self->links[place].to;
  guint32 *successors = self->successors;
  guint at = self->successor_starts[from];

  while (successors[at] != place)
    at++;
  self->n_links--;
  memmove (successors + at, successors + at + 1, (self->n_links - at) * sizeof *successors);
  memmove (self->links + place, self->links + place + 1,
           (self->n_links - place) * sizeof *self->links);
  for (guint i = 0; i < self->n_links; i++)
    successors[i] -= successors[i] > place ? 1 : 0;
  shift_starts (self->link_starts, self->count, to, -1);
  shift_starts (self->successor_starts, self->count, from, -1);
}

static void
insert_link (TdNetwork *self, const TdNetLink *link)
{
  guint place = self->link_starts[link->to + 1];
  guint at = self->successor_starts[link->from + 1];

  if (self->n_links == self->links_capacity) {
    self->links_capacity = 2 * self->n_links + 16;
    self->links = g_renew (TdNetLink, self->links, self->links_capacity);
    self->successors = g_renew (guint32, self->successors, self->links_capacity);
  }
  for (guint i = 0; i < self->n_links; i++)
    self->successors[i] += self->successors[i] >= place ? 1 : 0;
  memmove (self->successors + at + 1, self->successors + at,
           (self->n_links - at) * sizeof *self->successors);
  memmove (self->links + place + 1, self->links + place,
           (self->n_links - place) * sizeof *self->links);
  self->links[place] = *link;
  self->successors[at] = place;
  self->n_links++;
  shift_starts (self->link_starts, self->count, link->to, 1);
  shift_starts (self->successor_starts, self->count, link->from, 1);
}

/* What ends together may differ when projects come to be joined or parted. */
static gboolean
is_within_project (const TdNetwork *self, const TdNetLink *link)
{
  gint64 from = link->from, to = link->to;

  if (self->inputs[from].flags & TD_INPUT_PROJECT || self->inputs[to].flags & TD_INPUT_PROJECT)
    return FALSE;
  while (from >= 0 && !(self->inputs[from].flags & TD_INPUT_PROJECT))
    from = self->parents[from];
  while (to >= 0 && !(self->inputs[to].flags & TD_INPUT_PROJECT))
    to = self->parents[to];
  return from == to;
}

static void
note_ends (TdNetwork *self, const TdNetLink *link, GArray *nodes)
{
  guint32 ends[] = {link->from, link->to};

  g_array_append_vals (nodes, ends, G_N_ELEMENTS (ends));
}

static void
mark_linked (TdNetwork *self, guint node)
{
  self->inputs[node].flags &= (guint16) ~TD_INPUT_LINKED;
  if (self->link_starts[node] < self->link_starts[node + 1] ||
      self->successor_starts[node] < self->successor_starts[node + 1])
    self->inputs[node].flags |= TD_INPUT_LINKED;
}

gboolean
td_network_read_link (TdNetwork *self,
                      const TdPortfolio *portfolio,
                      const TdOutline *outline,
                      gint64 id,
                      GArray *ret_nodes)
{
  const TdLink *row = td_portfolio_get (portfolio, TD_TABLE_LINK, id);
  gint64 place = find_link (self, id);
  TdNetLink link;
  gboolean stays = row != NULL && td_network_make_link (portfolio, outline, row, &link);
  guint first = ret_nodes->len;

  if (self->has_cycles)
    return FALSE;
  if (place >= 0) {
    TdNetLink old = self->links[place];

    note_ends (self, &old, ret_nodes);
    if (stays && old.from == link.from && old.to == link.to) {
      self->links[place] = link;
      return TRUE;
    }
    if (!is_within_project (self, &old))
      return FALSE;
    remove_link (self, (guint) place);
  }
  if (stays) {
    note_ends (self, &link, ret_nodes);
    if (!is_within_project (self, &link) || td_network_is_above (self, link.from, link.to) ||
        td_network_is_above (self, link.to, link.from))
      return FALSE;
    insert_link (self, &link);
    if (self->positions[td_network_done_event (self, link.from)] > self->positions[link.to])
      td_network_sort (self);
  }
  for (guint i = first; i < ret_nodes->len; i++)
    mark_linked (self, g_array_index (ret_nodes, guint32, i));
  return !self->has_cycles;
}
