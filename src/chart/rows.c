/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/rows.h"

#include "chart/cell.h"
#include "core/collation.h"
#include "core/text.h"

#include <stdlib.h>

/*
 * One pass marks what matches, one going back marks what holds a match, and one lays the rows
 * down. In a grouping, a project stands below its parent only within one group: it is a *root* of
 * its own group otherwise.
 */

typedef enum {
  MATCHES = 1 << 0,
  KEPT = 1 << 1,
  HOLDS = 1 << 2, /* a kept child stands below it */
  ROOT = 1 << 3,
} Mark;

typedef struct {
  const TdChartContext *context;
  const TdRowsSpec *spec;
  char *needle; /* folded, NULL without a search */
  guint n;
  guint8 *marks;
  gint64 *groups; /* of projects; NULL without grouping */
  GArray *rows;
  TdCollation *collation;
} Builder;

static const TdNode *
node_at (const Builder *self, guint node)
{
  return self->context->outline->nodes + node;
}

static gboolean
contains (const Builder *self, const char *text)
{
  return text && td_text_contains_folded (text, self->needle);
}

static gboolean
is_found (const Builder *self, guint node)
{
  const TdProject *project;

  if (self->needle == NULL)
    return TRUE;
  if (td_node_task (self->context, node))
    return contains (self, td_node_name (self->context, node));
  project = td_node_project (self->context, node);
  return contains (self, project->name) || contains (self, project->short_name) ||
         contains (self, project->code) || contains (self, td_node_lead (self->context, node));
}

static gboolean
passes (const Builder *self, guint node)
{
  const TdRowsSpec *spec = self->spec;

  return (spec->match == NULL || spec->match (node, spec->match_data)) && is_found (self, node);
}

static gboolean
level_is_shown (const Builder *self, gint64 level)
{
  return level == TD_LEVEL_NAMED || (level == TD_LEVEL_TASK && self->spec->standing_tasks);
}

/* A task passes with its project, else by itself when the project's level is shown. */
static void
mark_matches (Builder *self)
{
  gboolean all = self->spec->match == NULL && self->needle == NULL;
  gboolean shown = FALSE;
  gboolean matched = FALSE;

  for (guint i = 0; i < self->n; i++) {
    const TdNode *node = node_at (self, i);

    if (node->table == TD_TABLE_PROJECT) {
      const TdProject *project =
          td_portfolio_at (self->context->portfolio, TD_TABLE_PROJECT, node->index);

      shown = level_is_shown (self, project->level);
      matched = shown && (all || passes (self, i));
      if (matched)
        self->marks[i] = MATCHES | KEPT;
      if (self->groups)
        self->groups[i] = td_node_group (self->context, i, self->spec->group);
    } else if (matched || (shown && passes (self, i))) {
      self->marks[i] = MATCHES | KEPT;
    }
  }
}

static gboolean
stands_below_parent (const Builder *self, guint i)
{
  const TdNode *node = node_at (self, i);

  return node->parent >= 0 && (self->groups == NULL || node->table == TD_TABLE_TASK ||
                               self->groups[i] == self->groups[node->parent]);
}

static void
mark_holders (Builder *self)
{
  for (guint i = self->n; i-- > 0;) {
    if (!(self->marks[i] & KEPT))
      continue;
    if (stands_below_parent (self, i))
      self->marks[node_at (self, i)->parent] |= KEPT | HOLDS;
    else
      self->marks[i] |= ROOT;
  }
}

/* ---- order ---- */

typedef struct {
  guint node;
  gint64 number;
  char *key;
} Sibling;

static void
sibling_clear (gpointer data)
{
  g_free (((Sibling *) data)->key);
}

static int
compare_siblings (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sibling *one = a;
  const Sibling *other = b;
  gboolean descending = *(const gboolean *) data;
  int order;

  if (one->key && other->key && (one->key[0] == '\0') != (other->key[0] == '\0'))
    return one->key[0] == '\0' ? 1 : -1;
  if ((one->number == TD_NONE) != (other->number == TD_NONE))
    return one->number == TD_NONE ? 1 : -1;
  order = g_strcmp0 (one->key, other->key);
  if (order == 0)
    order = one->number < other->number ? -1 : one->number > other->number;
  if (order)
    return descending ? -order : order;
  return one->node < other->node ? -1 : one->node > other->node;
}

static gboolean
sorts_by_text (TdColumn column)
{
  switch (column) {
  case TD_COLUMN_NAME:
  case TD_COLUMN_LEAD:
  case TD_COLUMN_TIME_TEXT:
  case TD_COLUMN_KIND:
  case TD_COLUMN_SECTOR:
  case TD_COLUMN_CLAUSE:
  case TD_COLUMN_LOCATION:
  case TD_COLUMN_CODE:
    return TRUE;
  case TD_COLUMN_START:
  case TD_COLUMN_FINISH:
  case TD_COLUMN_PERCENT:
  case TD_COLUMN_INVESTMENT:
  case TD_COLUMN_STANDING:
  case TD_COLUMN_DEADLINE:
  case TD_COLUMN_HORIZON:
  case TD_COLUMN_DURATION:
  case TD_COLUMN_SLACK:
  case TD_N_COLUMNS:
  default:
    return FALSE;
  }
}

static Sibling
sibling_of (Builder *self, guint node)
{
  Sibling sibling = {node, TD_NONE, NULL};
  TdColumn column = self->spec->sort;

  if (sorts_by_text (column)) {
    g_autofree char *text = td_cell_get (self->context, node, column).text;

    if (self->collation == NULL)
      self->collation = td_collation_new ();
    sibling.key = text[0] && strcmp (text, "–") != 0
                      ? td_collation_key (self->collation, text, NULL)
                      : g_strdup ("");
  } else if (column < TD_N_COLUMNS) {
    sibling.number = td_cell_number (self->context, node, column);
  }
  return sibling;
}

/* ---- rows ---- */

static gboolean
is_collapsed (const Builder *self, gint64 key)
{
  return self->spec->collapsed && g_hash_table_contains (self->spec->collapsed, &key);
}

static gint64
node_key (const TdNode *node)
{
  return ((gint64) (node->table == TD_TABLE_TASK ? 2 : 1) << 56) | node->id;
}

static gint64
group_key (TdGroupBy group, gint64 id)
{
  return ((gint64) (8 + group) << 56) | id;
}

/* Adds the row of @node. Returns: whether what is below it shows. */
static gboolean
add_node (Builder *self, guint node, guint depth, gint64 group)
{
  TdRow row = {
      .kind = TD_ROW_NODE,
      .node = (gint32) node,
      .depth = (guint16) MIN (depth, G_MAXUINT16),
      .expandable = (self->marks[node] & HOLDS) != 0,
      .group_id = group,
  };

  row.expanded = row.expandable && !is_collapsed (self, node_key (node_at (self, node)));
  g_array_append_val (self->rows, row);
  return row.expanded;
}

/* @node and what is below it, in the order of the tree. */
static void
add_subtree (Builder *self, guint root, guint depth, gint64 group)
{
  guint end = node_at (self, root)->end;
  guint base = node_at (self, root)->depth;

  for (guint i = root; i < end;) {
    const TdNode *node = node_at (self, i);

    if (!(self->marks[i] & KEPT) || (i != root && self->marks[i] & ROOT))
      i = node->end;
    else
      i = add_node (self, i, depth + node->depth - base, group) ? i + 1 : node->end;
  }
}

static void add_sorted (Builder *self, GArray *siblings, guint depth, gint64 group);

static void
add_sorted_children (Builder *self, guint parent, guint depth, gint64 group)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (Sibling));

  g_array_set_clear_func (siblings, sibling_clear);
  for (guint i = parent + 1; i < node_at (self, parent)->end; i = node_at (self, i)->end)
    if (self->marks[i] & KEPT && !(self->marks[i] & ROOT)) {
      Sibling sibling = sibling_of (self, i);

      g_array_append_val (siblings, sibling);
    }
  add_sorted (self, siblings, depth, group);
}

static void
add_sorted (Builder *self, GArray *siblings, guint depth, gint64 group)
{
  gboolean descending = self->spec->descending;

  g_array_sort_with_data (siblings, compare_siblings, &descending);
  for (guint i = 0; i < siblings->len; i++) {
    guint node = g_array_index (siblings, Sibling, i).node;

    if (add_node (self, node, depth, group))
      add_sorted_children (self, node, depth + 1, group);
  }
}

/* Roots @roots[first, last) with all below them. */
static void
add_roots (Builder *self, const guint *roots, guint count, guint depth, gint64 group)
{
  g_autoptr (GArray) siblings = NULL;

  if (self->spec->sort == TD_N_COLUMNS) {
    for (guint i = 0; i < count; i++)
      add_subtree (self, roots[i], depth, group);
    return;
  }
  siblings = g_array_sized_new (FALSE, FALSE, sizeof (Sibling), count);
  g_array_set_clear_func (siblings, sibling_clear);
  for (guint i = 0; i < count; i++) {
    Sibling sibling = sibling_of (self, roots[i]);

    g_array_append_val (siblings, sibling);
  }
  add_sorted (self, siblings, depth, group);
}

/* ---- groups ---- */

typedef struct {
  gint64 id;
  const char *rank; /* NULL: last */
  GArray *roots;    /* (element-type guint) */
  guint n_items;
  guint n_undated;
} Group;

static const char *
group_rank (const TdPortfolio *portfolio, TdGroupBy by, gint64 id)
{
  const TdClause *clause;
  const TdSector *sector;
  const TdOrganisation *organisation;

  switch (id ? by : TD_GROUP_NONE) {
  case TD_GROUP_CLAUSE:
    clause = td_portfolio_get (portfolio, TD_TABLE_CLAUSE, id);
    return clause ? clause->rank : NULL;
  case TD_GROUP_SECTOR:
    sector = td_portfolio_get (portfolio, TD_TABLE_SECTOR, id);
    return sector ? sector->rank : NULL;
  case TD_GROUP_AGENCY:
    organisation = td_portfolio_get (portfolio, TD_TABLE_ORGANISATION, id);
    return organisation ? organisation->rank : NULL;
  case TD_GROUP_NONE:
  default:
    return NULL;
  }
}

static int
compare_ranks (const char *a, gint64 id_a, const char *b, gint64 id_b)
{
  if ((a == NULL) != (b == NULL))
    return a == NULL ? 1 : -1;
  if (g_strcmp0 (a, b) != 0)
    return g_strcmp0 (a, b);
  return id_a < id_b ? -1 : id_a > id_b;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(Group *const *) a;
  const Group *other = *(Group *const *) b;

  return compare_ranks (one->rank, one->id, other->rank, other->id);
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_array_unref (group->roots);
  g_free (group);
}

static Group *
group_with (Builder *self, GPtrArray *groups, GHashTable *by_id, gint64 id)
{
  Group *group = g_hash_table_lookup (by_id, &id);

  if (group)
    return group;
  group = g_new0 (Group, 1);
  group->id = id;
  group->rank = group_rank (self->context->portfolio, self->spec->group, id);
  group->roots = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (groups, group);
  g_hash_table_insert (by_id, &group->id, group);
  return group;
}

static void
add_groups (Builder *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->n; i++) {
    gboolean project = node_at (self, i)->table == TD_TABLE_PROJECT;
    Group *group;

    if (!(self->marks[i] & KEPT) || !project)
      continue;
    group = group_with (self, groups, by_id, self->groups[i]);
    if (self->marks[i] & ROOT)
      g_array_append_val (group->roots, i);
    if (self->marks[i] & MATCHES) {
      group->n_items++;
      group->n_undated += td_node_is_undated (self->context, i);
    }
  }
  g_ptr_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++) {
    const Group *group = g_ptr_array_index (groups, i);
    TdRow row = {
        .kind = TD_ROW_GROUP,
        .node = -1,
        .expandable = TRUE,
        .expanded = !is_collapsed (self, group_key (self->spec->group, group->id)),
        .group_id = group->id,
        .n_items = group->n_items,
        .n_undated = group->n_undated,
    };

    g_array_append_val (self->rows, row);
    if (row.expanded)
      add_roots (self, (const guint *) (gpointer) group->roots->data, group->roots->len, 1,
                 group->id);
  }
}

static void
add_all (Builder *self)
{
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n; i = node_at (self, i)->end)
    if (self->marks[i] & KEPT)
      g_array_append_val (roots, i);
  add_roots (self, (const guint *) (gpointer) roots->data, roots->len, 0, 0);
}

static void
count_items (Builder *self, TdRows *rows)
{
  for (guint i = 0; i < self->n; i++)
    if (node_at (self, i)->table == TD_TABLE_PROJECT) {
      rows->n_total++;
      if (self->marks[i] & MATCHES) {
        rows->n_items++;
        rows->n_undated += td_node_is_undated (self->context, i);
      }
    }
}

TdRows *
td_rows_new (const TdChartContext *context, const TdRowsSpec *spec)
{
  TdRows *rows = g_new0 (TdRows, 1);
  Builder self = {
      .context = context,
      .spec = spec,
      .n = context->outline->count,
      .marks = g_new0 (guint8, context->outline->count + 1),
      .rows = g_array_new (FALSE, FALSE, sizeof (TdRow)),
  };

  if (spec->search) {
    self.needle = td_text_fold (spec->search);
    if (self.needle[0] == '\0')
      g_clear_pointer (&self.needle, g_free);
  }
  if (spec->group != TD_GROUP_NONE)
    self.groups = g_new0 (gint64, self.n + 1);
  mark_matches (&self);
  mark_holders (&self);
  if (self.groups)
    add_groups (&self);
  else
    add_all (&self);

  rows->group = spec->group;
  rows->n_nodes = self.n;
  rows->node_rows = g_new (gint32, self.n + 1);
  memset (rows->node_rows, 0xff, sizeof (gint32) * (self.n + 1));
  count_items (&self, rows);
  rows->count = self.rows->len;
  rows->rows = (TdRow *) (gpointer) g_array_free (self.rows, FALSE);
  for (guint i = 0; i < rows->count; i++)
    if (rows->rows[i].node >= 0)
      rows->node_rows[rows->rows[i].node] = (gint32) i;
  g_free (self.needle);
  g_free (self.marks);
  g_free (self.groups);
  td_collation_free (self.collation);
  return rows;
}

void
td_rows_free (TdRows *rows)
{
  if (rows == NULL)
    return;
  g_free (rows->rows);
  g_free (rows->node_rows);
  g_free (rows);
}

int
td_rows_find (const TdRows *rows, const TdOutline *outline, guint node)
{
  gint32 at = (gint32) node;

  while (at >= 0 && rows->node_rows[at] < 0)
    at = outline->nodes[at].parent;
  return at < 0 ? -1 : rows->node_rows[at];
}

gint64
td_row_key (const TdChartContext *context, const TdRows *rows, const TdRow *row)
{
  if (row->kind == TD_ROW_GROUP)
    return group_key (rows->group, row->group_id);
  return node_key (context->outline->nodes + row->node);
}

GHashTable *
td_row_keys_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
td_row_keys_toggle (GHashTable *keys, gint64 key)
{
  if (!g_hash_table_remove (keys, &key))
    g_hash_table_add (keys, g_memdup2 (&key, sizeof key));
}
