/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/schedule.h"
#include "support/plan.h"

static const struct {
  const char *plan;
  const char *name;
  const char *drivers;
} cases[] = {
    {"project P start 2024-05-06; A 3d", "A", "project-start P"},
    {"project P start 2024-05-06; A 3d; B 1d after A", "B", "link A"},
    {"project P start 2024-05-06; A 3d; B 3d; C 1d; D 1d after A after B after C", "D",
     "link A, link B"},
    {"project P start 2024-05-06; A 3d; B 1d after A snet 2024-05-09", "B", "link A, constraint B"},
    {"project P start 2024-05-06; A 3d; B 1d after A snet 2024-05-10", "B", "constraint B"},
    {"project P start 2024-05-06; A 3d; B 1d after A mso 2024-05-06", "B", "constraint B"},
    {"project P start 2024-05-06; A 3d; B 1d ff A", "B", "link A"},
    {"project P start 2024-05-06; A 3d; S after A; B 1d in S", "B", "summary S"},
    {"project P start 2024-05-06; A 3d; S after A; B 1d in S", "S", "child B"},
    {"project P start 2024-05-06; A manual start 2024-05-09 finish 2024-05-10", "A", "given A"},
    {"project P start 2024-05-06; A 2d start 2024-05-09", "A", "given A"},
    {"project P start 2024-05-06; A 2d done 2024-05-09..", "A", "actual A"},
    {"project P start 2024-05-06; A 1d alap; B 3d", "A", "late A"},
    {"project P start 2024-05-06; A", "A", ""},
    {"project P start 2024-05-06 finish 2024-05-10; A", "P", "given P"},
};

static char *
word_drivers (const TdPlan *plan, const GArray *drivers)
{
  static const char *const words[] = {"link",  "summary", "project-start", "constraint",
                                      "given", "actual",  "late",          "child"};
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < drivers->len; i++) {
    const TdDriver *driver = &g_array_index (drivers, TdDriver, i);

    g_string_append_printf (out, "%s%s %s", i > 0 ? ", " : "", words[driver->kind],
                            td_plan_name (plan, driver->node));
    g_assert_cmpint (driver->link_id > 0, ==, driver->kind == TD_DRIVER_LINK);
  }
  return g_string_free (out, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TdPlan) plan = td_plan_read (cases[i].plan);
    g_autoptr (TdSchedule) schedule = td_schedule_new (plan->portfolio, plan->outline);
    g_autoptr (GArray) drivers = td_schedule_drivers (schedule, td_plan_node (plan, cases[i].name));
    g_autofree char *text = word_drivers (plan, drivers);

    g_assert_cmpstr (text, ==, cases[i].drivers);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/drivers/name-what-a-start-follows-from", test_cases);
  return g_test_run ();
}
