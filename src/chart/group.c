/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/rows.h"

/* The words of groups, and how many items each of them holds. */

static const struct {
  const char *name;
  const char *label;
} groupings[] = {
    [TD_GROUP_NONE] = {"none", N_ ("No groups")},
    [TD_GROUP_CLAUSE] = {"clause", N_ ("Clause")},
    [TD_GROUP_SECTOR] = {"sector", N_ ("Sector")},
    [TD_GROUP_AGENCY] = {"agency", N_ ("Agency")},
};

gboolean
td_group_by_from_name (const char *name, TdGroupBy *ret)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (strcmp (groupings[i].name, name) == 0) {
      *ret = (TdGroupBy) i;
      return TRUE;
    }
  return FALSE;
}

const char *
td_group_by_name (TdGroupBy group)
{
  return groupings[group].name;
}

const char *
td_group_by_label (TdGroupBy group)
{
  return groupings[group].label;
}

static char *
clause_caption (const TdChartContext *context, gint64 id)
{
  const TdClause *clause = td_portfolio_get (context->portfolio, TD_TABLE_CLAUSE, id);
  const char *caption;

  if (clause == NULL)
    return NULL;
  caption = context->language == TD_LANGUAGE_EN && clause->caption_en ? clause->caption_en
                                                                      : clause->caption;
  if (clause->number && clause->number[0])
    return caption ? g_strdup_printf ("%s. %s", clause->number, caption)
                   : g_strdup (clause->number);
  return g_strdup (caption);
}

static char *
sector_caption (const TdChartContext *context, gint64 id)
{
  const TdSector *sector = td_portfolio_get (context->portfolio, TD_TABLE_SECTOR, id);

  if (sector == NULL)
    return NULL;
  return g_strdup (context->language == TD_LANGUAGE_EN && sector->name_en ? sector->name_en
                                                                          : sector->name);
}

static char *
agency_caption (const TdChartContext *context, gint64 id)
{
  const TdOrganisation *row = td_portfolio_get (context->portfolio, TD_TABLE_ORGANISATION, id);

  return row ? g_strdup (row->name) : NULL;
}

char *
td_row_caption (const TdChartContext *context, const TdRows *rows, const TdRow *row)
{
  char *caption = NULL;

  if (row->kind == TD_ROW_NODE)
    return td_node_title (context, (guint) row->node);
  if (row->group_id && rows->group == TD_GROUP_CLAUSE)
    caption = clause_caption (context, row->group_id);
  else if (row->group_id && rows->group == TD_GROUP_SECTOR)
    caption = sector_caption (context, row->group_id);
  else if (row->group_id && rows->group == TD_GROUP_AGENCY)
    caption = agency_caption (context, row->group_id);
  if (caption)
    return caption;
  if (rows->group == TD_GROUP_AGENCY)
    return g_strdup (td_translate (context->language, N_ ("No lead yet")));
  return g_strdup (td_translate (context->language, N_ ("Not assigned")));
}

char *
td_row_note (const TdChartContext *context, const TdRow *row)
{
  TdLanguage language = context->language;
  g_autofree char *items = NULL;
  g_autofree char *undated = NULL;

  if (row->kind != TD_ROW_GROUP)
    return g_strdup ("");
  items = g_strdup_printf (td_translate_plural (language, "%u item", "%u items", row->n_items),
                           row->n_items);
  if (row->n_undated == 0)
    return g_steal_pointer (&items);
  undated = g_strdup_printf (td_translate (language, N_ ("%u without dates")), row->n_undated);
  return g_strdup_printf ("%s · %s", items, undated);
}

/* ---- counts ---- */

static GArray *
top_clauses (const TdPortfolio *portfolio)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (TdRowsCount));
  guint n;
  const guint32 *rows =
      td_portfolio_referring (portfolio, TD_FIELD (TD_TABLE_CLAUSE, TdClause, parent_id), 0, &n);

  for (guint i = 0; i < n; i++) {
    TdRowsCount count = {((TdRecord *) td_portfolio_at (portfolio, TD_TABLE_CLAUSE, rows[i]))->id,
                         0};

    g_array_append_val (counts, count);
  }
  return counts;
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  /* TdSector and TdOrganisation begin alike: a record and a rank. */
  const TdSector *one = *(const TdSector *const *) a;
  const TdSector *other = *(const TdSector *const *) b;
  int order = g_strcmp0 (one->rank, other->rank);

  return order ? order : (one->record.id < other->record.id ? -1 : 1);
}

static GArray *
table_counts (const TdPortfolio *portfolio, TdTableId table)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (TdRowsCount));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < td_portfolio_count (portfolio, table); i++)
    g_ptr_array_add (rows, td_portfolio_at (portfolio, table, i));
  g_ptr_array_sort (rows, compare_ranked);
  for (guint i = 0; i < rows->len; i++) {
    TdRowsCount count = {((TdRecord *) g_ptr_array_index (rows, i))->id, 0};

    g_array_append_val (counts, count);
  }
  return counts;
}

static void
add_one (GHashTable *tally, gint64 id)
{
  guint *count = g_hash_table_lookup (tally, &id);

  if (count == NULL) {
    count = g_new0 (guint, 1);
    g_hash_table_insert (tally, g_memdup2 (&id, sizeof id), count);
  }
  ++*count;
}

/* Fills in the tally, drops what holds nothing, and puts "none" last. */
static void
settle (GArray *counts, GHashTable *tally)
{
  gint64 none = 0;
  const guint *left = g_hash_table_lookup (tally, &none);

  for (guint i = counts->len; i-- > 0;) {
    TdRowsCount *count = &g_array_index (counts, TdRowsCount, i);
    const guint *found = g_hash_table_lookup (tally, &count->id);

    if (found)
      count->count = *found;
    else
      g_array_remove_index (counts, i);
  }
  if (left) {
    TdRowsCount count = {0, *left};

    g_array_append_val (counts, count);
  }
}

TdRowsCounts *
td_rows_counts_new (const TdChartContext *context)
{
  TdRowsCounts *counts = g_new0 (TdRowsCounts, 1);
  const TdPortfolio *portfolio = context->portfolio;
  GHashTable *tally[4] = {NULL};

  for (int by = TD_GROUP_CLAUSE; by <= TD_GROUP_AGENCY; by++)
    tally[by] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < context->outline->count; i++) {
    if (context->outline->nodes[i].table != TD_TABLE_PROJECT)
      continue;
    counts->n_total++;
    if (td_node_project (context, i)->level != TD_LEVEL_NAMED)
      continue;
    counts->n_named++;
    counts->n_undated += td_node_is_undated (context, i);
    counts->n_late += td_node_is_late (context, i);
    counts->n_no_lead += td_node_lead (context, i) == NULL;
    for (int by = TD_GROUP_CLAUSE; by <= TD_GROUP_AGENCY; by++)
      add_one (tally[by], td_node_group (context, i, (TdGroupBy) by));
  }
  counts->clauses = top_clauses (portfolio);
  counts->sectors = table_counts (portfolio, TD_TABLE_SECTOR);
  counts->agencies = table_counts (portfolio, TD_TABLE_ORGANISATION);
  settle (counts->clauses, tally[TD_GROUP_CLAUSE]);
  settle (counts->sectors, tally[TD_GROUP_SECTOR]);
  settle (counts->agencies, tally[TD_GROUP_AGENCY]);
  for (int by = TD_GROUP_CLAUSE; by <= TD_GROUP_AGENCY; by++)
    g_hash_table_unref (tally[by]);
  return counts;
}

void
td_rows_counts_free (TdRowsCounts *counts)
{
  if (counts == NULL)
    return;
  g_array_unref (counts->clauses);
  g_array_unref (counts->sectors);
  g_array_unref (counts->agencies);
  g_free (counts);
}
