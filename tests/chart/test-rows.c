/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/cell.h"
#include "fixture.h"

static const char *const plan = "project Bridge start 2024-01-01 finish 2024-05-01\n"
                                "Dig 3d; Pour 2d after Dig; Cure 5ed after Pour\n"
                                "project Roads\n"
                                "project North in Roads start 2024-03-01 finish 2024-04-01\n"
                                "Survey 3d\n"
                                "project South in Roads\n"
                                "project Habit\n";

static TdProject *
project_named (const Fixture *self, const char *name)
{
  return td_portfolio_get (self->plan->portfolio, TD_TABLE_PROJECT, -td_plan_id (self->plan, name));
}

static gint64
add_sector (Fixture *self, const char *name, const char *rank)
{
  TdSector *sector = fixture_add (self, TD_TABLE_SECTOR);

  sector->name = g_strdup (name);
  sector->rank = g_strdup (rank);
  return sector->record.id;
}

/* Roads is a heading, Habit a standing task; Bridge and South are of one sector, North of another.
 */
static void
set_up (Fixture *self, const TdRowsSpec *spec)
{
  gint64 water, roads;

  fixture_init (self, plan);
  water = add_sector (self, "Nước", "2");
  roads = add_sector (self, "Giao thông", "1");
  project_named (self, "Roads")->level = TD_LEVEL_GROUP;
  project_named (self, "Habit")->level = TD_LEVEL_TASK;
  project_named (self, "Bridge")->sector_id = water;
  project_named (self, "South")->sector_id = water;
  project_named (self, "North")->sector_id = roads;
  fixture_settle (self, spec);
}

/* "Nước(2)> Bridge Dig": a header with its count, rows with a dot for each step of depth. */
static char *
rows_of (const Fixture *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->count; i++) {
    const TdRow *row = self->rows->rows + i;
    g_autofree char *caption = td_row_caption (&self->context, self->rows, row);

    if (i)
      g_string_append_c (text, ' ');
    for (guint k = 0; k < row->depth; k++)
      g_string_append_c (text, '.');
    g_string_append (text, caption);
    if (row->kind == TD_ROW_GROUP)
      g_string_append_printf (text, "(%u,%u)", row->n_items, row->n_undated);
    if (row->expandable && !row->expanded)
      g_string_append_c (text, '+');
  }
  return g_string_free (text, FALSE);
}

static void
assert_rows (const TdRowsSpec *spec, const char *expected)
{
  g_auto (Fixture) self = {NULL};
  g_autofree char *found = NULL;

  set_up (&self, spec);
  found = rows_of (&self);
  g_assert_cmpstr (found, ==, expected);
  for (guint i = 0; i < self.rows->count; i++)
    if (self.rows->rows[i].node >= 0)
      g_assert_cmpint (self.rows->node_rows[self.rows->rows[i].node], ==, (gint32) i);
}

static void
standing_tasks_are_hidden (void)
{
  assert_rows (&(TdRowsSpec){.sort = TD_N_COLUMNS},
               "Bridge .Dig .Pour .Cure Roads .North ..Survey .South");
  assert_rows (&(TdRowsSpec){.sort = TD_N_COLUMNS, .standing_tasks = TRUE},
               "Bridge .Dig .Pour .Cure Roads .North ..Survey .South Habit");
}

static void
groups_part_children_from_parents_elsewhere (void)
{
  assert_rows (&(TdRowsSpec){.group = TD_GROUP_SECTOR, .sort = TD_N_COLUMNS},
               "Giao thông(1,0) .North ..Survey Nước(2,1) .Bridge ..Dig ..Pour ..Cure .South");
}

static gboolean
is_south (guint node, gpointer data)
{
  const TdNode *nodes = data;

  return nodes[node].table == TD_TABLE_PROJECT && nodes[node].id == 4;
}

static void
what_holds_a_match_is_kept (void)
{
  g_auto (Fixture) self = {NULL};
  g_autofree char *found = NULL;
  TdRowsSpec spec = {.sort = TD_N_COLUMNS, .match = is_south};

  set_up (&self, NULL);
  spec.match_data = self.plan->outline->nodes;
  td_rows_free (self.rows);
  self.rows = td_rows_new (&self.context, &spec);
  found = rows_of (&self);
  g_assert_cmpstr (found, ==, "Roads .South");
  g_assert_cmpuint (self.rows->n_items, ==, 1);
  g_assert_cmpuint (self.rows->n_total, ==, 5);
  g_assert_cmpuint (self.rows->n_undated, ==, 1);
}

static void
a_search_finds_without_marks (void)
{
  assert_rows (&(TdRowsSpec){.sort = TD_N_COLUMNS, .search = "NÓRTH"}, "Roads .North ..Survey");
  assert_rows (&(TdRowsSpec){.sort = TD_N_COLUMNS, .search = "pour"}, "Bridge .Pour");
  assert_rows (&(TdRowsSpec){.sort = TD_N_COLUMNS, .search = "nothing such"}, "");
}

static void
closed_rows_hide_what_is_below (void)
{
  g_autoptr (GHashTable) closed = td_row_keys_new ();
  TdRowsSpec spec = {.sort = TD_N_COLUMNS, .collapsed = closed};
  g_auto (Fixture) self = {NULL};
  g_autofree char *found = NULL;

  set_up (&self, NULL);
  td_row_keys_toggle (closed, td_row_key (&self.context, self.rows,
                                          self.rows->rows + fixture_row (&self, "Roads")));
  td_rows_free (self.rows);
  self.rows = td_rows_new (&self.context, &spec);
  found = rows_of (&self);
  g_assert_cmpstr (found, ==, "Bridge .Dig .Pour .Cure Roads+");
  g_assert_cmpint (td_rows_find (self.rows, self.plan->outline, td_plan_node (self.plan, "Survey")),
                   ==, 4);
  td_row_keys_toggle (closed, td_row_key (&self.context, self.rows, self.rows->rows + 4));
  g_assert_cmpuint (g_hash_table_size (closed), ==, 0);
}

static void
siblings_are_sorted_and_the_unknown_comes_last (void)
{
  assert_rows (&(TdRowsSpec){.sort = TD_COLUMN_NAME, .descending = TRUE},
               "Roads .South .North ..Survey Bridge .Pour .Dig .Cure");
  assert_rows (&(TdRowsSpec){.sort = TD_COLUMN_START},
               "Bridge .Dig .Pour .Cure Roads .North ..Survey .South");
  assert_rows (&(TdRowsSpec){.sort = TD_COLUMN_START, .descending = TRUE},
               "Roads .North ..Survey .South Bridge .Cure .Pour .Dig");
}

static void
counts_add_up (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdRowsCounts) counts = NULL;

  set_up (&self, NULL);
  counts = td_rows_counts_new (&self.context);
  g_assert_cmpuint (counts->n_total, ==, 5);
  g_assert_cmpuint (counts->n_named, ==, 3);
  g_assert_cmpuint (counts->n_undated, ==, 1);
  g_assert_cmpuint (counts->n_no_lead, ==, 3);
  g_assert_cmpuint (counts->sectors->len, ==, 2);
  g_assert_cmpuint (g_array_index (counts->sectors, TdRowsCount, 0).count, ==, 1);
  g_assert_cmpuint (g_array_index (counts->sectors, TdRowsCount, 1).count, ==, 2);
  g_assert_cmpuint (counts->clauses->len, ==, 1);
  g_assert_cmpint (g_array_index (counts->clauses, TdRowsCount, 0).id, ==, 0);
}

/* ---- links between rows ---- */

static void
links_are_found_where_they_run (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdLinkIndex) index = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TdRowLink));
  GString *text = g_string_new ("project P\nT0 1d\n");

  for (int i = 1; i < 200; i++)
    g_string_append_printf (text, "T%d 1d after T%d\n", i, i % 7 == 0 ? i / 2 : i - 1);
  fixture_init (&self, text->str);
  fixture_settle (&self, NULL);
  index = td_link_index_new (&self.context, self.rows);
  for (guint first = 0; first < 201; first += 13) {
    guint expected = 0;

    g_array_set_size (found, 0);
    td_link_index_query (index, first, first + 5, found);
    for (int i = 1; i < 200; i++) {
      guint from = (guint) (i % 7 == 0 ? i / 2 : i - 1) + 1; /* row 0 is the project's */

      expected += from < first + 5 && (guint) i + 1 >= first;
    }
    g_assert_cmpuint (found->len, ==, expected);
  }
  g_string_free (text, TRUE);
}

static void
links_turn_at_right_angles (void)
{
  g_auto (Fixture) self = {NULL};

  fixture_init (
      &self,
      "project P start 2024-01-01\nA 30d; B 20d after A; C 10d ss A; D 10d ff B; E 0d sf A\n");
  fixture_settle (&self, NULL);
  for (guint i = 0; i < td_portfolio_count (self.plan->portfolio, TD_TABLE_LINK); i++)
    for (int up = 0; up < 2; up++) {
      TdRowPlace places[2] = {{48, 24}, {240, 24}};
      TdLinkPath path;

      g_assert_true (td_link_path_route (&path, &self.context,
                                         td_portfolio_at (self.plan->portfolio, TD_TABLE_LINK, i),
                                         places[up], places[!up]));
      g_assert_cmpuint (path.n_points, >=, 3);
      g_assert_cmpfloat (path.points[0].y, ==, places[up].top + 12);
      for (guint k = 1; k < path.n_points; k++)
        g_assert_true (path.points[k].x == path.points[k - 1].x ||
                       path.points[k].y == path.points[k - 1].y);
      g_assert_cmpfloat (ABS (path.points[path.n_points - 1].y - (places[!up].top + 12)), <, 12);
      g_assert_true (td_link_path_contains (&path, path.points[1].x, path.points[1].y + 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/standing-tasks-are-hidden", standing_tasks_are_hidden);
  g_test_add_func ("/rows/groups-part-children-from-parents-elsewhere",
                   groups_part_children_from_parents_elsewhere);
  g_test_add_func ("/rows/what-holds-a-match-is-kept", what_holds_a_match_is_kept);
  g_test_add_func ("/rows/a-search-finds-without-marks", a_search_finds_without_marks);
  g_test_add_func ("/rows/closed-rows-hide-what-is-below", closed_rows_hide_what_is_below);
  g_test_add_func ("/rows/siblings-are-sorted-and-the-unknown-comes-last",
                   siblings_are_sorted_and_the_unknown_comes_last);
  g_test_add_func ("/rows/counts-add-up", counts_add_up);
  g_test_add_func ("/link/links-are-found-where-they-run", links_are_found_where_they_run);
  g_test_add_func ("/link/links-turn-at-right-angles", links_turn_at_right_angles);
  return g_test_run ();
}
