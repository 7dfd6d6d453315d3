/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/rules-private.h"

#include <string.h>

typedef struct {
  gint64 ends[4];
  gint64 kind;
} LinkEnds;

static LinkEnds
link_ends (const TdFuture *future, gint64 id)
{
  static const gsize offsets[] = {G_STRUCT_OFFSET (TdLink, predecessor_project_id),
                                  G_STRUCT_OFFSET (TdLink, predecessor_task_id),
                                  G_STRUCT_OFFSET (TdLink, successor_project_id),
                                  G_STRUCT_OFFSET (TdLink, successor_task_id)};
  LinkEnds ends;

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    ends.ends[i] = td_future_integer (future, td_table_field_at (TD_TABLE_LINK, offsets[i]), id);
  ends.kind = td_future_integer (future, TD_FIELD (TD_TABLE_LINK, TdLink, kind), id);
  return ends;
}

static char *
end_name (const TdFuture *future, const gint64 *end)
{
  return end[1] ? td_future_name (future, TD_TABLE_TASK, end[1])
                : td_future_name (future, TD_TABLE_PROJECT, end[0]);
}

/* The links that have an end in common with a link: the end that fewer share, for a task may have a
 * hundred thousand predecessors. */
static void
find_links_beside (const TdFuture *future, const LinkEnds *own, GArray *ids)
{
  const TdField *from = own->ends[1] ? TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_task_id)
                                     : TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_project_id);
  const TdField *to = own->ends[3] ? TD_FIELD (TD_TABLE_LINK, TdLink, successor_task_id)
                                   : TD_FIELD (TD_TABLE_LINK, TdLink, successor_project_id);
  gint64 from_id = own->ends[1] ? own->ends[1] : own->ends[0];
  gint64 to_id = own->ends[3] ? own->ends[3] : own->ends[2];
  guint n_from, n_to;

  td_portfolio_referring (td_future_portfolio (future), from, from_id, &n_from);
  td_portfolio_referring (td_future_portfolio (future), to, to_id, &n_to);
  if (n_from < n_to)
    td_future_referring (future, from, from_id, ids);
  else
    td_future_referring (future, to, to_id, ids);
}

static gboolean
fail_link (const TdFuture *future,
           const LinkEnds *own,
           TdEditError code,
           const char *msgid,
           GError **error)
{
  g_autofree char *predecessor = end_name (future, own->ends);
  g_autofree char *successor = end_name (future, own->ends + 2);

  td_fact_set (error, TD_EDIT_ERROR, (int) code, msgid, predecessor, successor, NULL);
  return FALSE;
}

gboolean
td_rules_check_link (const TdFuture *future, gint64 id, GError **error)
{
  LinkEnds own = link_ends (future, id);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (own.ends[0] == own.ends[2] && own.ends[1] == own.ends[3])
    return fail_link (future, &own, TD_EDIT_ERROR_CYCLE, N_ ("“%s” would wait for itself"), error);
  find_links_beside (future, &own, ids);
  for (guint i = 0; i < ids->len; i++) {
    gint64 other = g_array_index (ids, gint64, i);
    LinkEnds ends = link_ends (future, other);

    if (other != id && ends.kind == own.kind && memcmp (ends.ends, own.ends, sizeof own.ends) == 0)
      return fail_link (future, &own, TD_EDIT_ERROR_OUT_OF_RANGE,
                        N_ ("“%s” and “%s” are linked so already"), error);
  }
  return TRUE;
}

static gboolean
check_circle (TdCircle *circle, TdTableId table, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) names = td_circle_find (circle, table, id);
  GString *chain;

  if (names == NULL)
    return TRUE;
  chain = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (chain, "“%s” → ", (const char *) names->pdata[i]);
  g_string_append_printf (chain, "“%s”", (const char *) names->pdata[0]);
  td_fact_set (error, TD_EDIT_ERROR, TD_EDIT_ERROR_CYCLE,
               N_ ("These would wait for one another: %s"), chain->str, NULL);
  g_string_free (chain, TRUE);
  return FALSE;
}

/* Where a search for circles has to begin after this row was touched. */
gboolean
td_rules_check_circle_from (
    TdCircle *circle, const TdFuture *future, TdTableId table, gint64 id, GError **error)
{
  LinkEnds ends;

  if (table != TD_TABLE_LINK)
    return check_circle (circle, table, id, error);
  ends = link_ends (future, id);
  if (ends.ends[3])
    return check_circle (circle, TD_TABLE_TASK, ends.ends[3], error);
  return check_circle (circle, TD_TABLE_PROJECT, ends.ends[2], error);
}
