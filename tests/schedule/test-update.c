/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time.h"
#include "schedule/schedule.h"
#include "support/generate.h"
#include "support/plan.h"

#include <string.h>

/*
 * After every edit the updated schedule must equal one made from nothing, and every node that
 * differs from before must have been named.
 */

enum { PLAIN, WILD, LATE };

typedef struct {
  TdPortfolio *portfolio;
  TdOutline *outline;
  TdSchedule *schedule;
  GRand *rand;
  TdChangeList *changes;
  gint64 last_link;
} Fixture;

static TdTimes *
copy_times (const TdSchedule *schedule)
{
  TdTimes *times = g_new (TdTimes, td_schedule_count (schedule) + 1);

  for (guint i = 0; i < td_schedule_count (schedule); i++)
    times[i] = *td_schedule_times (schedule, i);
  return times;
}

static void
update (Fixture *self, gboolean same_rows)
{
  g_autofree TdTimes *before = copy_times (self->schedule);
  g_autoptr (TdSchedule) fresh = NULL;
  g_autoptr (GArray) touched = NULL;
  guint named = 0;

  if (td_outline_is_stale (self->outline, self->changes)) {
    td_outline_free (self->outline);
    self->outline = td_outline_new (self->portfolio);
  }
  fresh = td_schedule_new (self->portfolio, self->outline);
  td_schedule_update (self->schedule, self->portfolio, self->outline, self->changes, &touched);
  g_assert_cmpuint (td_schedule_count (self->schedule), ==, td_schedule_count (fresh));
  for (guint i = 0; i < td_schedule_count (fresh); i++) {
    gboolean is_named = named < touched->len && g_array_index (touched, guint32, named) == i;

    if (!td_times_equal (td_schedule_times (fresh, i), td_schedule_times (self->schedule, i)))
      g_error ("node %u differs from a full pass", i);
    if (same_rows && !is_named && !td_times_equal (before + i, td_schedule_times (fresh, i)))
      g_error ("node %u changed and was not named", i);
    named += is_named;
  }
  td_change_list_free (self->changes);
  self->changes = td_change_list_new ();
}

static void
change (Fixture *self, TdTableId table, gint64 id, const char *name, gint64 value)
{
  const TdField *field = td_table_field (table, name);
  g_autoptr (TdChangeList) one = td_change_list_new ();
  gpointer record = td_portfolio_get (self->portfolio, table, id);
  TdValue next =
      field->kind == TD_FIELD_ENUM ? td_value_text (field->nicks[value]) : td_value_integer (value);
  TdValue old = td_field_get (field, record);

  td_change_list_add (self->changes, TD_EDIT_UPDATE, table, id, field, td_value_copy (&old),
                      td_value_copy (&next));
  td_change_list_add (one, TD_EDIT_UPDATE, table, id, field, old, next);
  td_portfolio_apply (self->portfolio, one);
}

static void
come_or_go (Fixture *self, TdEditOp op, TdTableId table, gint64 id)
{
  g_autoptr (TdChangeList) one = td_change_list_new ();
  TdRecord *record = op == TD_EDIT_DELETE ? td_portfolio_get (self->portfolio, table, id) : NULL;
  g_autofree char *uuid =
      record ? g_strdup (record->uuid) : g_strdup_printf ("new-%d-%d", (int) table, (int) id);
  TdValue none = TD_VALUE_INIT;

  for (int i = 0; i < 2; i++)
    td_change_list_add (i == 0 ? one : self->changes, op, table, id, NULL,
                        record ? td_value_text (uuid) : none, record ? none : td_value_text (uuid));
  td_portfolio_apply (self->portfolio, one);
}

static gint64
random_id (Fixture *self, TdTableId table)
{
  guint count = td_portfolio_count (self->portfolio, table);
  const TdRecord *record =
      td_portfolio_at (self->portfolio, table, (guint) g_rand_int_range (self->rand, 0, count));

  return record->id;
}

static gint64
random_instant (Fixture *self)
{
  return td_instant_from_day (td_day_from_date (2024, 1, 1) +
                              g_rand_int_range (self->rand, 0, 400)) +
         (g_rand_boolean (self->rand) ? 480 : 0);
}

static void
change_task (Fixture *self)
{
  static const char *const booleans[] = {"milestone", "inactive", "duration_elapsed", "mode"};
  gint64 id = random_id (self, TD_TABLE_TASK);
  int dice = g_rand_int_range (self->rand, 0, 10);

  if (dice < 4)
    change (self, TD_TABLE_TASK, id, "duration", g_rand_int_range (self->rand, 0, 60000));
  else if (dice < 5)
    change (self, TD_TABLE_TASK, id, booleans[g_rand_int_range (self->rand, 0, 4)],
            g_rand_int_range (self->rand, 0, 2));
  else if (dice < 6)
    change (self, TD_TABLE_TASK, id, "percent_complete", g_rand_int_range (self->rand, 0, 101));
  else if (dice < 7)
    change (self, TD_TABLE_TASK, id, "deadline", random_instant (self));
  else if (dice < 8)
    change (self, TD_TABLE_TASK, id, "calendar_id", g_rand_int_range (self->rand, 1, 4));
  else
    change (self, TD_TABLE_TASK, id, "constraint_kind", g_rand_int_range (self->rand, 2, 8));
  if (dice >= 8)
    change (self, TD_TABLE_TASK, id, "constraint_date", random_instant (self));
}

static void
change_date_value (Fixture *self)
{
  guint count = td_portfolio_count (self->portfolio, TD_TABLE_DATE_VALUE);
  gint64 id = count > 0 ? random_id (self, TD_TABLE_DATE_VALUE) : 0;
  gint64 instant = random_instant (self);
  const TdDateValue *row;

  switch (count > 0 ? g_rand_int_range (self->rand, 0, 4) : 1) {
  case 0:
    row = td_portfolio_get (self->portfolio, TD_TABLE_DATE_VALUE, id);
    if (row->task_id != 0)
      change (self, TD_TABLE_DATE_VALUE, id, "task_id", TD_NONE);
    change (self, TD_TABLE_DATE_VALUE, id, "project_id", TD_NONE);
    come_or_go (self, TD_EDIT_DELETE, TD_TABLE_DATE_VALUE, id);
    break;
  case 1:
    id = 100000 + g_rand_int_range (self->rand, 0, 1000000);
    come_or_go (self, TD_EDIT_INSERT, TD_TABLE_DATE_VALUE, id);
    change (self, TD_TABLE_DATE_VALUE, id, "role", g_rand_int_range (self->rand, 0, 2));
    change (self, TD_TABLE_DATE_VALUE, id, "earliest", instant);
    change (self, TD_TABLE_DATE_VALUE, id, "latest", instant + 1440);
    change (self, TD_TABLE_DATE_VALUE, id, "project_id", random_id (self, TD_TABLE_PROJECT));
    break;
  default:
    change (self, TD_TABLE_DATE_VALUE, id, "earliest", instant);
    change (self, TD_TABLE_DATE_VALUE, id, "latest",
            instant + g_rand_int_range (self->rand, 0, 30) * 1440);
    break;
  }
}

static void
add_link (Fixture *self)
{
  gint64 id = 100000 + g_rand_int_range (self->rand, 0, 1000000);
  const TdTask *from =
      td_portfolio_get (self->portfolio, TD_TABLE_TASK, random_id (self, TD_TABLE_TASK));
  const TdTask *to = from;
  int tries = g_rand_int_range (self->rand, 0, 5) > 0 ? 20 : 1;

  /* mostly within the project */
  for (int i = 0; i < tries && (to == from || to->project_id != from->project_id); i++)
    to = td_portfolio_get (self->portfolio, TD_TABLE_TASK, random_id (self, TD_TABLE_TASK));
  if (to->record.id < from->record.id && g_rand_int_range (self->rand, 0, 10) > 4) {
    const TdTask *swapped = to;

    to = from;
    from = swapped;
  }
  self->last_link = id;
  come_or_go (self, TD_EDIT_INSERT, TD_TABLE_LINK, id);
  change (self, TD_TABLE_LINK, id, "predecessor_project_id", from->project_id);
  change (self, TD_TABLE_LINK, id, "predecessor_task_id", from->record.id);
  change (self, TD_TABLE_LINK, id, "successor_project_id", to->project_id);
  change (self, TD_TABLE_LINK, id, "successor_task_id", to->record.id);
  change (self, TD_TABLE_LINK, id, "lag", g_rand_int_range (self->rand, -9000, 9000));
}

static void
change_link (Fixture *self)
{
  gint64 id = random_id (self, TD_TABLE_LINK);

  switch (g_rand_int_range (self->rand, 0, 4)) {
  case 0:
    come_or_go (self, TD_EDIT_DELETE, TD_TABLE_LINK, id);
    break;
  case 1:
    change (self, TD_TABLE_LINK, id, "lag", g_rand_int_range (self->rand, -9000, 9000));
    break;
  case 2:
    add_link (self);
    break;
  default:
    change (self, TD_TABLE_LINK, id, "kind", g_rand_int_range (self->rand, 0, 4));
    break;
  }
}

/* A link that closes a cycle would be refused: it goes again, so that the arrays are not made anew
 * at every edit from then on. */
static void
break_cycle (Fixture *self)
{
  for (guint i = 0; i < td_schedule_count (self->schedule); i++)
    if (td_schedule_times (self->schedule, i)->flags & TD_TIMES_IN_CYCLE &&
        td_portfolio_get (self->portfolio, TD_TABLE_LINK, self->last_link) != NULL) {
      come_or_go (self, TD_EDIT_DELETE, TD_TABLE_LINK, self->last_link);
      update (self, TRUE);
      return;
    }
}

static void
fixture_open (Fixture *self, const TdGeneration *shape)
{
  self->portfolio = td_generate (shape);
  self->outline = td_outline_new (self->portfolio);
  self->schedule = td_schedule_new (self->portfolio, self->outline);
  self->rand = g_rand_new_with_seed (shape->seed);
  self->changes = td_change_list_new ();
  self->last_link = 0;
}

static void
fixture_close (Fixture *self)
{
  td_schedule_free (self->schedule);
  td_outline_free (self->outline);
  td_portfolio_free (self->portfolio);
  g_rand_free (self->rand);
  td_change_list_free (self->changes);
}

static void
test_random_edits (gconstpointer data)
{
  gboolean wild = GPOINTER_TO_INT (data) == WILD;

  for (guint seed = 1; seed <= 40; seed++) {
    TdGeneration shape = {8, 120, wild ? 130 : 60, seed, wild};
    Fixture self;

    fixture_open (&self, &shape);
    if (GPOINTER_TO_INT (data) == LATE) {
      change (&self, TD_TABLE_TASK, 5, "constraint_kind", TD_CONSTRAINT_ALAP);
      update (&self, TRUE);
    }
    for (int step = 0; step < 60; step++) {
      int dice = g_rand_int_range (self.rand, 0, 20);

      if (dice < 11)
        change_task (&self);
      else if (dice < 14)
        change_date_value (&self);
      else
        change_link (&self);
      if (step % 7 == 0)
        change_task (&self);
      update (&self, TRUE);
      break_cycle (&self);
    }
    fixture_close (&self);
  }
}

static void
test_rows (void)
{
  TdGeneration shape = {6, 120, 160, 3, TRUE};
  Fixture self;

  fixture_open (&self, &shape);
  for (int i = 0; i < 40; i++) {
    gint64 id = random_id (&self, TD_TABLE_TASK);

    if (i % 3 == 0) {
      come_or_go (&self, TD_EDIT_DELETE, TD_TABLE_TASK, id);
    } else if (i % 3 == 1) {
      come_or_go (&self, TD_EDIT_INSERT, TD_TABLE_TASK, 5000 + i);
      change (&self, TD_TABLE_TASK, 5000 + i, "project_id", random_id (&self, TD_TABLE_PROJECT));
      change (&self, TD_TABLE_TASK, 5000 + i, "duration", 4800 * i);
    } else {
      change (&self, TD_TABLE_TASK, id, "parent_id", random_id (&self, TD_TABLE_TASK));
    }
    update (&self, FALSE);
  }
  fixture_close (&self);
}

static void
test_reach (void)
{
  g_autoptr (TdPlan) plan = td_plan_read ("project P start 2024-05-06; A 3d; B 2d after A; C 9d;"
                                          "project Q start 2024-05-06; D 3d; E 9d");
  g_autoptr (TdSchedule) schedule = td_schedule_new (plan->portfolio, plan->outline);
  g_autoptr (TdChangeList) changes =
      td_plan_set (plan, TD_TABLE_TASK, td_plan_id (plan, "A"), "duration", 4 * 4800);
  g_autoptr (GArray) touched = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  td_schedule_update (schedule, plan->portfolio, plan->outline, changes, &touched);
  for (guint i = 0; i < touched->len; i++)
    g_string_append (names, td_plan_name (plan, g_array_index (touched, guint32, i)));
  g_assert_cmpstr (names->str, ==, "PAB");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/update/equals-a-full-pass", GINT_TO_POINTER (PLAIN), test_random_edits);
  g_test_add_data_func ("/update/equals-a-full-pass-wild", GINT_TO_POINTER (WILD),
                        test_random_edits);
  g_test_add_data_func ("/update/equals-a-full-pass-as-late-as-possible", GINT_TO_POINTER (LATE),
                        test_random_edits);
  g_test_add_func ("/update/rows-come-go-and-move", test_rows);
  g_test_add_func ("/update/reaches-only-what-depends", test_reach);
  return g_test_run ();
}
