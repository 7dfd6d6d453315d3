/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/generate.h"

#include "core/rank.h"
#include "core/time.h"

#define TICKS_PER_DAY 4800
#define PER_GROUP     20
#define PER_STAGE     8

typedef struct {
  const TdGeneration *shape;
  TdPortfolio *portfolio;
  GRand *rand;
  GStrv ranks;
  guint n_groups;
  gint64 first_day;
} Generator;

static const char *const works[] = {"Khảo sát",     "Lập dự án",           "Thẩm định",
                                    "Thiết kế",     "Giải phóng mặt bằng", "Đấu thầu",
                                    "Thi công nền", "Thi công mặt",        "Nghiệm thu"};

gpointer
td_generate_row (TdPortfolio *portfolio, TdTableId table)
{
  guint id = td_portfolio_count (portfolio, table) + 1;
  g_autofree char *uuid = NULL;

  while (td_portfolio_get (portfolio, table, id) != NULL)
    id++;
  uuid = g_strdup_printf ("%08x-0000-4000-8000-%012x", (guint) table + 1, id);
  return td_portfolio_add (portfolio, table, id, uuid);
}

/* From @low to below @high. */
static gint64
pick (Generator *self, gint64 low, gint64 high)
{
  return low + g_rand_int_range (self->rand, 0, (gint32) (high - low));
}

static gboolean
chance (Generator *self, int percent)
{
  return g_rand_int_range (self->rand, 0, 100) < percent;
}

static gint64
some_instant (Generator *self)
{
  return td_instant_from_day (self->first_day + pick (self, -60, 400)) +
         (chance (self, 50) ? pick (self, 0, TD_MINUTES_PER_DAY) : 0);
}

/* ---- calendars and projects ---- */

static void
add_calendar (Generator *self, const char *name, const char *week, gint64 base_id)
{
  TdCalendar *calendar = td_generate_row (self->portfolio, TD_TABLE_CALENDAR);

  calendar->rank = g_strdup_printf ("%d", (int) calendar->record.id);
  calendar->name = g_strdup (name);
  calendar->week = g_strdup (week);
  calendar->base_id = base_id;
}

static void
add_day_off (Generator *self, gint64 day, gint64 length)
{
  TdCalendarDay *row = td_generate_row (self->portfolio, TD_TABLE_CALENDAR_DAY);

  row->calendar_id = 1;
  row->first_day = day;
  row->last_day = day + length - 1;
  row->working = 0;
  row->name = g_strdup ("Nghỉ lễ");
}

static void
add_calendars (Generator *self)
{
  TdPortfolioInfo *info = td_generate_row (self->portfolio, TD_TABLE_PORTFOLIO);

  info->title = g_strdup ("Danh mục sinh tự động (số liệu giả định)");
  info->illustrative = 1;
  info->calendar_id = 1;
  add_calendar (self, "Hành chính",
                "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|"
                "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00||",
                0);
  add_calendar (self, "Sáu ngày",
                "07:00-11:00,13:00-17:00|07:00-11:00,13:00-17:00|07:00-11:00,13:00-17:00|"
                "07:00-11:00,13:00-17:00|07:00-11:00,13:00-17:00|07:00-11:00|",
                1);
  add_calendar (self, "Ca đêm",
                "22:00-24:00|00:00-06:00,22:00-24:00|00:00-06:00,22:00-24:00|"
                "00:00-06:00,22:00-24:00|00:00-06:00,22:00-24:00|00:00-06:00|",
                0);
  for (int year = 2021; year <= 2035; year++) {
    add_day_off (self, td_day_from_date (year, 1, 1), 1);
    add_day_off (self, td_day_from_date (year, 2, 5), 5);
    add_day_off (self, td_day_from_date (year, 4, 30), 2);
    add_day_off (self, td_day_from_date (year, 9, 2), 2);
  }
}

static void
add_date (Generator *self,
          gint64 project_id,
          gint64 task_id,
          TdDateRole role,
          gint64 earliest,
          gint64 latest)
{
  TdDateValue *value = td_generate_row (self->portfolio, TD_TABLE_DATE_VALUE);

  value->project_id = project_id;
  value->task_id = task_id;
  value->role = role;
  value->earliest = earliest;
  value->latest = latest;
}

static void
add_some_date (Generator *self, gint64 project_id, gint64 task_id, TdDateRole role)
{
  gint64 day = self->first_day + pick (self, 0, 300);
  gint64 earliest = td_instant_from_day (day);
  gint64 latest = td_instant_from_day (day + (chance (self, 60) ? 1 : pick (self, 2, 90)));

  if (chance (self, 10))
    earliest = TD_NONE;
  else if (chance (self, 10))
    latest = TD_NONE;
  add_date (self, project_id, task_id, role, earliest, latest);
}

static void
add_projects (Generator *self)
{
  guint wanted = self->n_groups + self->shape->projects;

  for (guint i = 0; i < wanted; i++) {
    TdProject *project = td_generate_row (self->portfolio, TD_TABLE_PROJECT);
    gboolean is_group = i < self->n_groups;
    gint64 day = self->first_day + pick (self, 0, 1000);

    project->rank = g_strdup (self->ranks[i]);
    project->level = is_group ? TD_LEVEL_GROUP : TD_LEVEL_NAMED;
    project->name = g_strdup_printf (is_group ? "Nhóm %u" : "Dự án số %u",
                                     is_group ? i + 1 : i + 1 - self->n_groups);
    if (!is_group && self->n_groups > 0)
      project->parent_id = 1 + (i - self->n_groups) / PER_GROUP;
    if (self->shape->wild && chance (self, 20))
      project->calendar_id = pick (self, 1, 4);
    if (is_group || (self->shape->wild && chance (self, 25)))
      continue;
    add_date (self, project->record.id, 0, TD_ROLE_START, td_instant_from_day (day),
              td_instant_from_day (day + 1));
    if (self->shape->wild && chance (self, 30))
      add_some_date (self, project->record.id, 0, TD_ROLE_FINISH);
  }
}

/* ---- tasks ---- */

static void
make_wild (Generator *self, TdTask *task)
{
  gint64 id = task->record.id, project_id = task->project_id;

  if (chance (self, 10))
    task->duration = TD_NONE;
  else if (chance (self, 10))
    task->duration = 0;
  else if (chance (self, 40))
    task->duration = pick (self, 1, 40000);
  if (chance (self, 5) && task->duration > 0) {
    task->duration = 96000 * pick (self, 1, 5);
    task->duration_unit = TD_DURATION_CALENDAR_MONTHS;
  } else if (chance (self, 10)) {
    task->duration_elapsed = 1;
  }
  task->inactive = chance (self, 5);
  task->milestone = chance (self, 8);
  task->mode = chance (self, 15) ? TD_MODE_MANUAL : TD_MODE_AUTO;
  task->percent_complete = chance (self, 30) ? pick (self, 0, 101) : TD_NONE;
  if (chance (self, 25))
    task->calendar_id = pick (self, 1, 4);
  if (chance (self, 15))
    task->deadline = some_instant (self);
  if (chance (self, 30)) {
    task->constraint = pick (self, TD_CONSTRAINT_SNET, TD_CONSTRAINT_MFO + 1);
    task->constraint_date = some_instant (self);
  }
  if (chance (self, task->mode == TD_MODE_MANUAL ? 80 : 10))
    add_some_date (self, project_id, id, TD_ROLE_START);
  if (chance (self, task->mode == TD_MODE_MANUAL ? 70 : 10))
    add_some_date (self, project_id, id, TD_ROLE_FINISH);
}

static void
add_tasks (Generator *self)
{
  guint n = self->shape->tasks, projects = MAX (1, self->shape->projects);
  gint64 stage = 0;

  for (guint i = 0; i < n; i++) {
    TdTask *task = td_generate_row (self->portfolio, TD_TABLE_TASK);
    guint project = (guint) ((guint64) i * projects / n);
    guint first = (guint) (((guint64) project * n + projects - 1) / projects);
    guint place = (i - first) % PER_STAGE;

    task->rank = g_strdup (self->ranks[i]);
    task->project_id = self->n_groups + project + 1;
    if (place == 0) {
      stage = task->record.id;
      task->name = g_strdup_printf ("Giai đoạn %u", (i - first) / PER_STAGE + 1);
      continue;
    }
    task->parent_id = stage;
    task->name = g_strdup_printf ("%s %u", works[i % G_N_ELEMENTS (works)], i + 1);
    task->duration = TICKS_PER_DAY * pick (self, 1, 61);
    if (project % 4 == 0)
      task->percent_complete = pick (self, 0, 101);
    if (self->shape->wild)
      make_wild (self, task);
  }
}

/* ---- links ---- */

/* A leaf of the generated tasks at or before @index; the last of a stage of one is one too. */
static const TdTask *
task_at (Generator *self, gint64 index)
{
  return td_portfolio_at (self->portfolio, TD_TABLE_TASK, (guint) index);
}

static void
make_wild_link (Generator *self, TdLink *link)
{
  link->kind = pick (self, 0, 4);
  link->lag_unit = pick (self, 0, 4);
  if (chance (self, 40))
    link->lag = 0;
  else if (link->lag_unit == TD_LAG_WORKING || link->lag_unit == TD_LAG_ELAPSED)
    link->lag = pick (self, -15000, 30000);
  else
    link->lag = pick (self, -5000, 15000);
  if (chance (self, 4))
    link->predecessor_task_id = 0;
  if (chance (self, 4))
    link->successor_task_id = 0;
}

/* Outside the wild no two tasks are linked twice: a portfolio allows it once. */
static gboolean
is_new_link (GHashTable *known, gint64 from_index, gint64 to_index)
{
  return g_hash_table_add (known, GSIZE_TO_POINTER (((gsize) from_index << 32) | to_index));
}

static void
add_links (Generator *self)
{
  guint n = self->shape->tasks;
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint made = 0, tries = 0; made < self->shape->links && n > 1; tries++) {
    gint64 to_index = pick (self, 1, n);
    gint64 reach = chance (self, 10) ? MIN (to_index, 200) : MIN (to_index, 10);
    gint64 from_index = to_index - pick (self, 1, reach + 1);
    const TdTask *to = task_at (self, to_index), *from = task_at (self, from_index);
    TdLink *link;

    if (self->shape->wild && chance (self, 3)) {
      const TdTask *swapped = to;

      to = from;
      from = swapped;
    }
    if (!self->shape->wild && (from->parent_id == 0 || to->parent_id == 0) && n > 2)
      continue;
    if (!self->shape->wild && tries < 100 * self->shape->links &&
        !is_new_link (known, from_index, to_index))
      continue;
    link = td_generate_row (self->portfolio, TD_TABLE_LINK);
    link->predecessor_project_id = from->project_id;
    link->predecessor_task_id = from->record.id;
    link->successor_project_id = to->project_id;
    link->successor_task_id = to->record.id;
    link->lag = chance (self, 20) ? TICKS_PER_DAY * pick (self, 1, 6) : 0;
    if (self->shape->wild)
      make_wild_link (self, link);
    made++;
  }
}

TdPortfolio *
td_generate (const TdGeneration *shape)
{
  Generator self = {shape, td_portfolio_new (), g_rand_new_with_seed (shape->seed)};

  self.first_day = td_day_from_date (2024, 1, 1);
  self.n_groups = shape->projects > 1 ? (shape->projects + PER_GROUP - 1) / PER_GROUP : 0;
  self.ranks = td_rank_spread (MAX (shape->tasks, self.n_groups + shape->projects) + 1);
  td_portfolio_reserve (self.portfolio, TD_TABLE_TASK, shape->tasks);
  td_portfolio_reserve (self.portfolio, TD_TABLE_LINK, shape->links);
  add_calendars (&self);
  add_projects (&self);
  add_tasks (&self);
  add_links (&self);
  g_strfreev (self.ranks);
  g_rand_free (self.rand);
  return self.portfolio;
}
