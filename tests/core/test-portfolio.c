/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/outline.h"

/* A change list from one line a change: "+project:1", "project:1 name=Dig", "-project:1". */
static TdChangeList *
changes (const char *const *lines)
{
  TdChangeList *list = td_change_list_new ();

  for (guint i = 0; lines[i]; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
    g_auto (GStrv) row = g_strsplit (words[0] + (strchr ("+-", *words[0]) ? 1 : 0), ":", 2);
    TdTableId table = td_table_from_name (row[0]);
    gint64 id = g_ascii_strtoll (row[1], NULL, 10);

    if (*words[0] == '+') {
      td_change_list_add (list, TD_EDIT_INSERT, table, id, NULL, (TdValue) TD_VALUE_INIT,
                          td_value_text (words[0]));
    } else if (*words[0] == '-') {
      td_change_list_add (list, TD_EDIT_DELETE, table, id, NULL, td_value_text (words[0]),
                          (TdValue) TD_VALUE_INIT);
    } else {
      g_auto (GStrv) pair = g_strsplit (words[1], "=", 2);
      const TdField *field = td_table_field (table, pair[0]);
      gboolean text = td_field_is_text (field) || field->kind == TD_FIELD_ENUM;

      td_change_list_add (list, TD_EDIT_UPDATE, table, id, field, (TdValue) TD_VALUE_INIT,
                          text ? td_value_text (pair[1])
                               : td_value_integer (g_ascii_strtoll (pair[1], NULL, 10)));
    }
  }
  return list;
}

static void
apply (TdPortfolio *portfolio, const char *const *lines)
{
  g_autoptr (TdChangeList) list = changes (lines);

  td_portfolio_apply (portfolio, list);
}

static TdPortfolio *
three_projects (void)
{
  TdPortfolio *portfolio = td_portfolio_new ();

  apply (portfolio,
         (const char *const[]){"+project:1", "project:1 name=Cầu", "project:1 rank=b",   /* */
                               "+project:2", "project:2 name=Đường", "project:2 rank=a", /* */
                               "+project:3", "project:3 name=Hầm", "project:3 rank=a",
                               "project:3 parent_id=1", NULL});
  return portfolio;
}

static void
test_changes_project (void)
{
  g_autoptr (TdPortfolio) portfolio = three_projects ();
  TdProject *project = td_portfolio_get (portfolio, TD_TABLE_PROJECT, 3);

  g_assert_cmpstr (project->name, ==, "Hầm");
  g_assert_cmpint (project->parent_id, ==, 1);
  g_assert_cmpint (project->deadline, ==, TD_NONE);
  g_assert_cmpint (project->clause_id, ==, 0);
  g_assert_null (project->note);
  g_assert_true (td_portfolio_get_by_uuid (portfolio, TD_TABLE_PROJECT, "+project:3") == project);
  apply (portfolio, (const char *const[]){"-project:1", NULL});
  g_assert_null (td_portfolio_get (portfolio, TD_TABLE_PROJECT, 1));
  g_assert_null (td_portfolio_get_by_uuid (portfolio, TD_TABLE_PROJECT, "+project:1"));
  g_assert_cmpuint (td_portfolio_count (portfolio, TD_TABLE_PROJECT), ==, 2);
  project = td_portfolio_get (portfolio, TD_TABLE_PROJECT, 3);
  g_assert_cmpstr (project->name, ==, "Hầm");
}

static void
test_ids_out_of_range_are_unknown (void)
{
  g_autoptr (TdPortfolio) portfolio = three_projects ();
  static const gint64 ids[] = {0, -1, 4, 1000000, G_MAXINT64, G_MININT64};

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_null (td_portfolio_get (portfolio, TD_TABLE_PROJECT, ids[i]));
}

static void
test_referring_stands_by_rank (void)
{
  g_autoptr (TdPortfolio) portfolio = three_projects ();
  const TdField *parent = TD_FIELD (TD_TABLE_PROJECT, TdProject, parent_id);
  guint count;
  const guint32 *rows = td_portfolio_referring (portfolio, parent, 0, &count);

  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpint (
      ((TdProject *) td_portfolio_at (portfolio, TD_TABLE_PROJECT, rows[0]))->record.id, ==, 2);
  td_portfolio_referring (portfolio, parent, 99, &count);
  g_assert_cmpuint (count, ==, 0);
  apply (portfolio, (const char *const[]){"project:2 rank=c", NULL});
  rows = td_portfolio_referring (portfolio, parent, 0, &count);
  g_assert_cmpint (
      ((TdProject *) td_portfolio_at (portfolio, TD_TABLE_PROJECT, rows[0]))->record.id, ==, 1);
}

/* Random edits: the tables answer like a plain list that does the same. */
static void
test_like_a_plain_list (void)
{
  g_autoptr (TdPortfolio) portfolio = td_portfolio_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240930);
  gint64 parents[200];
  gint64 highest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    parents[i] = -1;
  for (guint round = 0; round < 2000; round++) {
    gint64 id = g_rand_int_range (rand, 1, G_N_ELEMENTS (parents));
    g_autofree char *line = NULL;

    if (parents[id] < 0 && id > highest) {
      highest = id;
      parents[id] = 0;
      line = g_strdup_printf ("+project:%" G_GINT64_FORMAT, id);
    } else if (parents[id] >= 0 && g_rand_int_range (rand, 0, 4) == 0) {
      parents[id] = -1;
      line = g_strdup_printf ("-project:%" G_GINT64_FORMAT, id);
    } else if (parents[id] >= 0) {
      parents[id] = g_rand_int_range (rand, 1, 20);
      line = g_strdup_printf ("project:%" G_GINT64_FORMAT " parent_id=%" G_GINT64_FORMAT, id,
                              parents[id]);
    } else {
      continue;
    }
    apply (portfolio, (const char *const[]){line, NULL});
  }
  for (gint64 parent = 0; parent < 20; parent++) {
    guint found, wanted = 0;

    for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
      wanted += parents[i] == parent;
    td_portfolio_referring (portfolio, TD_FIELD (TD_TABLE_PROJECT, TdProject, parent_id), parent,
                            &found);
    g_assert_cmpuint (found, ==, wanted);
  }
}

static void
test_the_current_statement (void)
{
  g_autoptr (TdPortfolio) portfolio = three_projects ();

  static const struct {
    const char *change;
    gint64 current;
  } steps[] = {
      {"attribute:1 as_of=100", 1},  {"attribute:2 as_of=90", 1}, /* older */
      {"attribute:3 text=x", 1},                                  /* of no day: loses */
      {"attribute:2 as_of=100", 2},                               /* a tie: the later entry */
      {"attribute:1 pinned=1", 1},                                /* by hand */
      {"attribute:1 name=class", 2},                              /* another matter */
  };

  for (guint i = 1; i <= 3; i++) {
    g_autofree char *insert = g_strdup_printf ("+attribute:%u", i);
    g_autofree char *owner = g_strdup_printf ("attribute:%u project_id=2", i);
    g_autofree char *name = g_strdup_printf ("attribute:%u name=lead", i);

    apply (portfolio, (const char *const[]){insert, owner, name, NULL});
  }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    apply (portfolio, (const char *const[]){steps[i].change, NULL});
    g_assert_cmpint (td_project_current (portfolio, 2, "lead")->record.id, ==, steps[i].current);
  }
  g_assert_null (td_project_current (portfolio, 1, "lead"));
}

/* ---- outline ---- */

static char *
outline_to_string (const TdPortfolio *portfolio)
{
  g_autoptr (TdOutline) outline = td_outline_new (portfolio);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < outline->count; i++) {
    const TdNode *node = outline->nodes + i;

    g_string_append_printf (out, "%s%s%c%d", i ? " " : "", &"..."[3 - MIN (node->depth, 3)],
                            node -> table == TD_TABLE_PROJECT ? 'p' : 't', (int) node->id);
    g_assert_cmpint (td_outline_find (outline, portfolio, node->table, node->id), ==, i);
    g_assert_cmpuint (node->end, >, i);
    if (node->parent >= 0)
      g_assert_cmpuint (outline->nodes[node->parent].end, >=, node->end);
  }
  return g_string_free (out, FALSE);
}

static void
test_outline (void)
{
  g_autoptr (TdPortfolio) portfolio = three_projects ();
  g_autofree char *first = outline_to_string (portfolio);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_cmpstr (first, ==, "p2 p1 .p3");
  apply (portfolio, (const char *const[]){"+task:1", "task:1 project_id=1", "task:1 rank=b", /* */
                                          "+task:2", "task:2 project_id=1", "task:2 rank=a", /* */
                                          "+task:3", "task:3 project_id=1", "task:3 parent_id=1",
                                          "task:3 rank=a", NULL});
  second = outline_to_string (portfolio);
  g_assert_cmpstr (second, ==, "p2 p1 .t2 .t1 ..t3 .p3");
  apply (portfolio, (const char *const[]){"project:1 parent_id=3", "task:1 parent_id=3", NULL});
  third = outline_to_string (portfolio);
  /* Both circles are broken open and nothing is lost. */
  g_assert_cmpstr (third, ==, "p2 p1 .t2 .t3 ..t1 .p3");
}

static void
test_outline_is_stale (void)
{
  g_autoptr (TdPortfolio) portfolio = three_projects ();
  g_autoptr (TdOutline) outline = td_outline_new (portfolio);

  static const struct {
    const char *change;
    gboolean stale;
  } cases[] = {
      {"project:1 name=Phà", FALSE},  {"project:1 rank=z", TRUE}, {"task:1 parent_id=2", TRUE},
      {"task:1 duration=480", FALSE}, {"+task:4", TRUE},          {"-project:1", TRUE},
      {"+attribute:4", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TdChangeList) list = changes ((const char *const[]){cases[i].change, NULL});

    g_assert_cmpint (td_outline_is_stale (outline, list), ==, cases[i].stale);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio/changes-project", test_changes_project);
  g_test_add_func ("/portfolio/ids-out-of-range-are-unknown", test_ids_out_of_range_are_unknown);
  g_test_add_func ("/portfolio/referring-stands-by-rank", test_referring_stands_by_rank);
  g_test_add_func ("/portfolio/like-a-plain-list", test_like_a_plain_list);
  g_test_add_func ("/portfolio/the-current-statement", test_the_current_statement);
  g_test_add_func ("/outline/order", test_outline);
  g_test_add_func ("/outline/is-stale", test_outline_is_stale);
  return g_test_run ();
}
