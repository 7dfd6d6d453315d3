/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>

/* Every shape a row can have, held against rows.layout. Run with "print" to see it afresh. */

static TdProject *
project_named (const Fixture *self, const char *name)
{
  return td_portfolio_get (self->plan->portfolio, TD_TABLE_PROJECT, -td_plan_id (self->plan, name));
}

static void
add_target (Fixture *self, const char *name)
{
  TdTarget *target = fixture_add (self, TD_TABLE_TARGET);
  gint64 id = target->record.id;

  static const struct {
    int month;
    gint64 value;
  } values[] = {{3, 0}, {4, 1000}, {6, 2000}, {9, 3000}};

  target->project_id = project_named (self, name)->record.id;
  target->operator_ = TD_OPERATOR_AT_LEAST;
  target->minimum = 3000;
  target->unit = g_strdup ("xã");
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    TdTargetValue *value = fixture_add (self, TD_TABLE_TARGET_VALUE);

    value->target_id = id;
    value->as_of = td_day_from_date (2024, values[i].month, 30);
    value->value = values[i].value;
  }
}

static void
add_promise (Fixture *self, const char *project)
{
  TdDateValue *value = fixture_add (self, TD_TABLE_DATE_VALUE);

  value->project_id = project_named (self, project)->record.id;
  value->role = TD_ROLE_PROMISED_FINISH;
  value->earliest = fixture_day (2025, 1, 1);
  value->latest = fixture_day (2025, 4, 1);
}

static void
add_baseline (Fixture *self, const char *task)
{
  TdBaseline *baseline = fixture_add (self, TD_TABLE_BASELINE);
  TdBaselineTask *row = fixture_add (self, TD_TABLE_BASELINE_TASK);

  baseline->taken_on = 0;
  row->baseline_id = baseline->record.id;
  row->task_id = td_plan_id (self->plan, task);
  row->project_id = 1;
  row->start = fixture_day (2024, 2, 1);
  row->finish = fixture_day (2024, 5, 1);
}

static void
set_up (Fixture *self)
{
  TdProject *project;

  fixture_init (self, "project Road\n"
                      "Plan 20d manual start 2024-02-01 finish 2024-05-20 40%\n"
                      "Build manual start 2024-07 finish 2025 0% deadline 2024-12-31\n"
                      "Open milestone manual start 2024-09-02 finish 2024-09-02 100%\n"
                      "Before manual finish ..2024-11-30\n"
                      "Since manual start 2024-03-01..\n"
                      "Beyond manual start 2025-03-01 finish 2027-05-31 0%\n"
                      "Past manual start 2022-01-01 finish 2023-05-31 100%\n"
                      "Nothing manual\n"
                      "project Later deadline 2024-03-31\n"
                      "project Scheme\n"
                      "project Horizon\n"
                      "project Goal deadline 2024-12-31\n"
                      "project Fair start 2024 finish 2024\n");
  add_baseline (self, "Plan");
  add_promise (self, "Later");
  add_target (self, "Goal");
  project = project_named (self, "Scheme");
  project->period_start = fixture_day (2021, 1, 1);
  project->period_end = fixture_day (2031, 1, 1);
  project->horizon = 2050;
  project_named (self, "Horizon")->horizon_near = 2030;
  project_named (self, "Horizon")->horizon = 2045;
  project_named (self, "Fair")->kind = TD_KIND_EVENT;
  fixture_settle (self, NULL);
}

static char *
layouts_of (Fixture *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->count; i++) {
    const TdRow *row = self->rows->rows + i;
    g_autofree char *boxes = NULL;

    td_row_layout_fill (self->layout, &self->context, row, 24);
    boxes = td_row_layout_to_string (self->layout);
    g_string_append_printf (text, "# %s\n%s\n", td_plan_name (self->plan, (guint) row->node),
                            boxes);
  }
  return g_string_free (text, FALSE);
}

static void
each_row_has_its_shape (void)
{
  g_auto (Fixture) self = {NULL};
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "rows.layout", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  set_up (&self);
  found = layouts_of (&self);
  g_assert_cmpstr (found, ==, expected);
}

static void
what_has_no_time_has_no_bar (void)
{
  g_auto (Fixture) self = {NULL};
  static const char *const names[] = {"Nothing", "Later", "Scheme", "Horizon"};

  set_up (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const TdRowLayout *layout = fixture_layout (&self, names[i]);

    for (guint k = 0; k < layout->boxes->len; k++) {
      TdBoxKind kind = g_array_index (layout->boxes, TdChartBox, k).kind;

      g_assert_false (kind >= TD_BOX_SUMMARY && kind <= TD_BOX_MILESTONE);
    }
  }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  double one = (*(const TdChartBox *const *) a)->x;
  double other = (*(const TdChartBox *const *) b)->x;

  return one < other ? -1 : one > other;
}

/* Returns: how many labels the layout has. */
static guint
assert_labels_apart (const TdRowLayout *layout)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < layout->boxes->len; i++) {
    TdChartBox *box = &g_array_index (layout->boxes, TdChartBox, i);

    if (box->kind == TD_BOX_LABEL)
      g_ptr_array_add (labels, box);
  }
  g_ptr_array_sort (labels, compare_places);
  for (guint i = 1; i < labels->len; i++) {
    const TdChartBox *before = g_ptr_array_index (labels, i - 1);
    const TdChartBox *box = g_ptr_array_index (labels, i);

    g_assert_cmpfloat (box->x, >=, before->x + before->width);
  }
  return labels->len;
}

static void
labels_never_overlap (void)
{
  g_auto (Fixture) self = {NULL};
  guint n_labels = 0;

  set_up (&self);
  for (int zoom = 0; zoom < 16; zoom++)
    for (int shift = -900; shift < 900; shift += 130)
      for (guint i = 0; i < self.rows->count; i++) {
        self.context.scale.points_per_day = .02 * pow (1.4, zoom);
        self.context.sight_left = shift;
        self.context.sight_right = shift + 600;
        td_row_layout_fill (self.layout, &self.context, self.rows->rows + i, 24);
        n_labels += assert_labels_apart (self.layout);
      }
  g_assert_cmpuint (n_labels, >, 500);
}

static void
a_missed_deadline_is_filled (void)
{
  g_auto (Fixture) self = {NULL};

  set_up (&self);
  /* Its finish lies in 2025, after the end of 2024; the other is not even begun. */
  g_assert_true (td_row_layout_find (fixture_layout (&self, "Build"), TD_BOX_DEADLINE)->flags &
                 TD_BOX_MISSED);
  g_assert_false (td_row_layout_find (fixture_layout (&self, "Later"), TD_BOX_DEADLINE)->flags &
                  TD_BOX_MISSED);
}

/* ---- picking ---- */

static TdPart
part_at (Fixture *self, const char *name, double x)
{
  TdPart part;

  td_row_layout_pick (fixture_layout (self, name), x, 12, &part);
  return part;
}

static void
a_bar_is_taken_by_its_parts (void)
{
  g_auto (Fixture) self = {NULL};
  const TdChartBox *bar;
  double x1, x2;

  set_up (&self);
  bar = td_row_layout_find (fixture_layout (&self, "Plan"), TD_BOX_BAR);
  x1 = bar->x;
  x2 = bar->x + bar->width;
  g_assert_cmpint (part_at (&self, "Plan", x1 + 1), ==, TD_PART_START);
  g_assert_cmpint (part_at (&self, "Plan", x1 + 10), ==, TD_PART_BODY);
  g_assert_cmpint (part_at (&self, "Plan", x1 + (x2 - x1) * .4), ==, TD_PART_PROGRESS);
  g_assert_cmpint (part_at (&self, "Plan", x2 - 1), ==, TD_PART_FINISH);
  g_assert_cmpint (part_at (&self, "Plan", x2 + 6), ==, TD_PART_LINK_FINISH);
  g_assert_cmpint (part_at (&self, "Plan", x1 - 6), ==, TD_PART_LINK_START);
  g_assert_cmpint (part_at (&self, "Plan", x2 + 200), ==, TD_PART_NONE);
  g_assert_cmpint (part_at (&self, "Nothing", 300), ==, TD_PART_BODY);
  g_assert_cmpint (part_at (&self, "Open",
                            td_scale_x (&self.context.scale, fixture_day (2024, 9, 2))),
                   ==, TD_PART_BODY);
}

/* Where a bar is drawn, and only there, it can be taken. */
static void
picking_agrees_with_the_pixels (void)
{
  g_auto (Fixture) self = {NULL};
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 24);
  cairo_t *cr = cairo_create (surface);
  const TdRowLayout *layout;
  const guint32 *pixels;
  guint n_drawn = 0;

  set_up (&self);
  self.context.status_date = TD_NONE;
  self.context.baseline_id = 0;
  layout = fixture_layout (&self, "Plan");
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  td_chart_draw_row (&self.context, cr, layout);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                         12 * cairo_image_surface_get_stride (surface));
  for (guint x = 20; x < 580; x++) {
    TdPart part;
    const TdChartBox *box = td_row_layout_pick (layout, x + .5, 12.5, &part);
    gboolean drawn = (pixels[x] & 0xffffff) != 0xffffff;
    gboolean taken = box && part >= TD_PART_BODY && part <= TD_PART_PROGRESS;

    if (drawn)
      g_assert_true (taken);
    else if (taken) /* an edge may be taken a little outside */
      g_assert_true (x + 4 < 600 && ((pixels[x + 3] & 0xffffff) != 0xffffff ||
                                     (pixels[x - 3] & 0xffffff) != 0xffffff));
    n_drawn += drawn;
  }
  g_assert_cmpuint (n_drawn, >, 100);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "print") == 0) {
    g_auto (Fixture) self = {NULL};
    g_autofree char *text = NULL;

    set_up (&self);
    text = layouts_of (&self);
    fputs (text, stdout);
    return 0;
  }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/each-row-has-its-shape", each_row_has_its_shape);
  g_test_add_func ("/layout/what-has-no-time-has-no-bar", what_has_no_time_has_no_bar);
  g_test_add_func ("/layout/labels-never-overlap", labels_never_overlap);
  g_test_add_func ("/layout/a-missed-deadline-is-filled", a_missed_deadline_is_filled);
  g_test_add_func ("/layout/a-bar-is-taken-by-its-parts", a_bar_is_taken_by_its_parts);
  g_test_add_func ("/layout/picking-agrees-with-the-pixels", picking_agrees_with_the_pixels);
  return g_test_run ();
}
