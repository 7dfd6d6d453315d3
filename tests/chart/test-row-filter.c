/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/row-filter.h"
#include "chart/rows.h"
#include "support/plan.h"

/* Which rows of a plan an expression lets pass; the status date is 2024-06-30. */

static const char *const plan =
    "project Bridge start 2024-01-01\n"
    "Dig 10d 100%; Pour 20d 50% after Dig; Open 0d milestone after Pour "
    "deadline 2024-02-01; Paint 5d after Dig\n"
    "project Road start 2027 finish 2029\n"
    "project Park\n"
    "Ask 5d manual\n";

typedef struct {
  TdPlan *plan;
  TdSchedule *schedule;
  TdChartContext context;
} Fixture;

static gpointer
add (Fixture *self, TdTableId table)
{
  guint count = td_portfolio_count (self->plan->portfolio, table) + 1;
  g_autofree char *uuid = g_strdup_printf ("%08x-1111-4000-8000-%012x", (guint) table, count);

  return td_portfolio_add (self->plan->portfolio, table, count, uuid);
}

static TdProject *
project_named (Fixture *self, const char *name)
{
  return td_portfolio_get (self->plan->portfolio, TD_TABLE_PROJECT, -td_plan_id (self->plan, name));
}

static void
add_attribute (
    Fixture *self, const char *project, const char *name, gint64 organisation, gint64 amount)
{
  TdAttribute *row = add (self, TD_TABLE_ATTRIBUTE);

  row->project_id = -td_plan_id (self->plan, project);
  row->name = g_strdup (name);
  row->organisation_id = organisation;
  row->amount = amount;
}

static gint64
add_organisation (Fixture *self, const char *name, const char *short_name)
{
  TdOrganisation *row = add (self, TD_TABLE_ORGANISATION);

  row->name = g_strdup (name);
  row->short_name = g_strdup (short_name);
  return row->record.id;
}

static void
name_all (Fixture *self)
{
  TdSector *sector = add (self, TD_TABLE_SECTOR);
  TdClause *section = add (self, TD_TABLE_CLAUSE);
  TdClause *clause = add (self, TD_TABLE_CLAUSE);
  gint64 transport = add_organisation (self, "Sở Giao thông vận tải", "Sở GTVT");
  TdTask *paint;

  sector->name = g_strdup ("Giao thông");
  sector->name_en = g_strdup ("Transport");
  section = td_portfolio_get (self->plan->portfolio, TD_TABLE_CLAUSE, 1); /* it has moved */
  section->number = g_strdup ("4");
  section->caption = g_strdup ("Hạ tầng");
  clause->number = g_strdup ("4.1");
  clause->parent_id = section->record.id;
  project_named (self, "Bridge")->sector_id = sector->record.id;
  project_named (self, "Bridge")->clause_id = clause->record.id;
  project_named (self, "Bridge")->code = g_strdup ("cau-duc-hoa");
  project_named (self, "Bridge")->kind = TD_KIND_INFRASTRUCTURE;
  project_named (self, "Road")->kind = TD_KIND_PROGRAMME;
  project_named (self, "Park")->kind = TD_KIND_PROGRAMME;
  project_named (self, "Park")->level = TD_LEVEL_TASK;
  add_attribute (self, "Bridge", "lead", transport, TD_NONE);
  add_attribute (self, "Bridge", "total_investment", 0, G_GINT64_CONSTANT (2000000000000));
  paint = td_portfolio_get (self->plan->portfolio, TD_TABLE_TASK, td_plan_id (self->plan, "Paint"));
  paint->lead_id = add_organisation (self, "Sở Xây dựng", NULL);
}

static void
fixture_init (Fixture *self)
{
  *self = (Fixture){.plan = td_plan_read (plan)};
  name_all (self);
  td_outline_free (self->plan->outline);
  self->plan->outline = td_outline_new (self->plan->portfolio);
  self->schedule = td_schedule_new (self->plan->portfolio, self->plan->outline);
  td_chart_context_init (&self->context, self->plan->portfolio, self->plan->outline, self->schedule,
                         TD_LANGUAGE_VI);
  self->context.status_date = td_day_from_date (2024, 6, 30);
}

static void
fixture_clear (Fixture *self)
{
  td_schedule_free (self->schedule);
  td_plan_free (self->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
assert_passing (const char *expression, const char *expected)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdRowFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) passing = g_string_new (NULL);

  fixture_init (&self);
  filter =
      td_row_filter_new (expression, TD_LANGUAGE_VI, td_day_from_date (2024, 10, 14), NULL, &error);
  g_assert_no_error (error);
  td_row_filter_bind (filter, &self.context);
  for (guint node = 0; node < self.context.outline->count; node++)
    if (td_row_filter_match (node, filter))
      g_string_append_printf (passing, "%s%s", passing->len ? " " : "",
                              td_plan_name (self.plan, node));
  g_assert_cmpstr (passing->str, ==, expected);
}

static void
test_all (void)
{
  assert_passing ("", "Bridge Dig Pour Open Paint Road Park Ask");
}

static void
test_dates (void)
{
  assert_passing ("start = 2024", "Bridge Dig Pour Open Paint");
  assert_passing ("start = 2027", "Road");
  assert_passing ("start = 01/01/2027", "");
  assert_passing ("start ~ 01/01/2027", "Road");
  assert_passing ("finish < \"01/02/2024\"", "Dig Paint");
  assert_passing ("finish = 12/01/2024", "Dig");
  assert_passing ("finish = 2029", "Road");
  assert_passing ("finish is unknown", "Park Ask");
  assert_passing ("undated", "Park Ask");
  assert_passing ("deadline = 2024", "Open");
}

static void
test_standing (void)
{
  assert_passing ("late", "Bridge Pour Open Paint");
  assert_passing ("overdue", "Bridge Pour Open Paint");
  assert_passing ("standing = done", "Dig");
  assert_passing ("standing = \"quá hạn\" and task", "Pour Open Paint");
  assert_passing ("standing is unknown", "Road Park Ask");
  assert_passing ("days-late > 160", "Paint");
  assert_passing ("percent = 50", "Pour");
  assert_passing ("percent-complete >= 50 and task", "Dig Pour");
}

static void
test_network (void)
{
  assert_passing ("critical and task", "Pour Open");
  assert_passing ("slack > 5d", "Paint");
  assert_passing ("summary", "Bridge Park");
  assert_passing ("milestone", "Open");
  assert_passing ("duration >= 10d", "Dig Pour");
  assert_passing ("mode = manual", "Ask");
}

static void
test_inherited (void)
{
  assert_passing ("sector = \"giao thong\"", "Bridge Dig Pour Open Paint");
  assert_passing ("sector = transport and not task", "Bridge");
  assert_passing ("clause = 4.1 and not task", "Bridge");
  assert_passing ("section = 4 and section ~ \"ha tang\" and not task", "Bridge");
  assert_passing ("lead ~ gtvt", "Bridge Dig Pour Open");
  assert_passing ("lead = \"so xay dung\"", "Paint");
  assert_passing ("lead is unknown", "Road Park Ask");
  assert_passing ("investment > \"1.000 tỷ\" and task", "Dig Pour Open Paint");
  assert_passing ("kind = programme", "Road Park Ask");
  assert_passing ("level = task", "Park Ask");
  assert_passing ("code ~ \"duc hoa\" or code ~ duc-hoa", "Bridge Dig Pour Open Paint");
  assert_passing ("project = Bridge and kind = infrastructure and duration > 15d", "Pour");
  assert_passing ("name = bridge", "Bridge");
}

static void
test_rows (void)
{
  g_auto (Fixture) self = {NULL};
  g_autoptr (TdRowFilter) filter = NULL;
  g_autoptr (TdRows) rows = NULL;
  TdRowsSpec spec = {.group = TD_GROUP_NONE, .sort = TD_N_COLUMNS, .match = td_row_filter_match};

  fixture_init (&self);
  filter = td_row_filter_new ("slack > 5d", TD_LANGUAGE_VI, 0, NULL, NULL);
  td_row_filter_bind (filter, &self.context);
  spec.match_data = filter;
  rows = td_rows_new (&self.context, &spec);
  g_assert_cmpuint (rows->count, ==, 2);
  g_assert_cmpstr (td_plan_name (self.plan, (guint) rows->rows[0].node), ==, "Bridge");
  g_assert_cmpstr (td_plan_name (self.plan, (guint) rows->rows[1].node), ==, "Paint");
}

static void
test_wrong (void)
{
  g_autoptr (GError) error = NULL;
  guint column = 0;

  g_assert_null (td_row_filter_new ("late and colour = red", TD_LANGUAGE_VI, 0, &column, &error));
  g_assert_error (error, TD_FILTER_ERROR, TD_FILTER_ERROR_UNKNOWN_NAME);
  g_assert_cmpuint (column, ==, 10);
  g_clear_error (&error);
  g_assert_null (td_row_filter_new ("parent-id = 4", TD_LANGUAGE_VI, 0, &column, &error));
  g_assert_error (error, TD_FILTER_ERROR, TD_FILTER_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-filter/an-empty-one-lets-all-pass", test_all);
  g_test_add_func ("/row-filter/dates-are-spans", test_dates);
  g_test_add_func ("/row-filter/standing-is-that-of-the-chart", test_standing);
  g_test_add_func ("/row-filter/what-the-schedule-found", test_network);
  g_test_add_func ("/row-filter/a-task-has-what-its-project-has", test_inherited);
  g_test_add_func ("/row-filter/rows-keep-what-holds-a-match", test_rows);
  g_test_add_func ("/row-filter/a-wrong-one-says-where", test_wrong);
  return g_test_run ();
}
