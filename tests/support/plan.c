/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/plan.h"

#include "core/time.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TICKS_PER_HOUR 600
#define TICKS_PER_DAY  4800

typedef struct {
  char *from;
  gint64 to; /* as in names */
  TdLinkKind kind;
} Pending;

typedef struct {
  TdPlan *plan;
  TdTask *task;       /* or */
  TdProject *project; /* … that the words are about */
  gint64 id;          /* as in names */
  char **words;
} Reader;

static const char *const link_words[] = {"after", "ss", "ff", "sf", NULL};
static const char *const constraint_words[] = {"asap", "alap", "snet", "snlt", "fnet",
                                               "fnlt", "mso",  "mfo",  NULL};

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_free (pending->from);
  g_free (pending);
}

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i]; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  return -1;
}

static gpointer
add (TdPlan *plan, TdTableId table)
{
  guint count = td_portfolio_count (plan->portfolio, table) + 1;
  g_autofree char *uuid = g_strdup_printf ("%08x-0000-4000-8000-%012x", (guint) table, count);

  return td_portfolio_add (plan->portfolio, table, count, uuid);
}

static char *
next_rank (TdPlan *plan)
{
  return g_strdup_printf ("%08u", ++plan->n_ranks);
}

/* ---- dates ---- */

static void
read_span (const char *word, gint64 *ret_earliest, gint64 *ret_latest)
{
  int year = 0, month = 0, day = 0;
  const char *end;

  if (strchr (word, 'T')) {
    if (!td_instant_read_iso (word, &end, ret_earliest))
      g_error ("not an instant: %s", word);
    *ret_latest = *ret_earliest;
    return;
  }
  switch (sscanf (word, "%4d-%2d-%2d", &year, &month, &day)) {
  case 1:
    *ret_earliest = td_instant_from_day (td_day_from_date (year, 1, 1));
    *ret_latest = td_instant_from_day (td_day_from_date (year + 1, 1, 1));
    break;
  case 2:
    *ret_earliest = td_instant_from_day (td_day_from_date (year, month, 1));
    *ret_latest = td_instant_from_day (td_day_add_months (td_day_from_date (year, month, 1), 1));
    break;
  case 3:
    *ret_earliest = td_instant_from_day (td_day_from_date (year, month, day));
    *ret_latest = *ret_earliest + TD_MINUTES_PER_DAY;
    break;
  default:
    g_error ("not a date: %s", word);
  }
}

/* "D", "D..D", "D.." or "..D". */
static void
read_range (const char *word, gint64 *ret_earliest, gint64 *ret_latest)
{
  const char *dots = strstr (word, "..");
  gint64 unused;
  g_autofree char *first = NULL;

  if (dots == NULL) {
    read_span (word, ret_earliest, ret_latest);
    return;
  }
  *ret_earliest = *ret_latest = TD_NONE;
  first = g_strndup (word, dots - word);
  if (*first)
    read_span (first, ret_earliest, &unused);
  if (dots[2])
    read_span (dots + 2, &unused, ret_latest);
}

static gint64
read_moment (const char *word, gboolean is_end)
{
  gint64 earliest, latest;

  read_span (word, &earliest, &latest);
  return is_end ? latest : earliest;
}

/* ---- lengths ---- */

/* "3d", "-2h", "50%", "3ed" … FALSE when it is none. */
static gboolean
read_length (const char *word, gint64 *ret_ticks, char *ret_unit)
{
  char *end;
  double number = g_ascii_strtod (word, &end);
  gboolean elapsed = *end == 'e';

  if (end == word)
    return FALSE;
  if (elapsed)
    end++;
  *ret_unit = elapsed ? 'e' : 'w';
  if (strcmp (end, "d") == 0)
    *ret_ticks = (gint64) (number * (elapsed ? 3 * TICKS_PER_DAY : TICKS_PER_DAY));
  else if (strcmp (end, "h") == 0)
    *ret_ticks = (gint64) (number * TICKS_PER_HOUR);
  else if (strcmp (end, "m") == 0)
    *ret_ticks = (gint64) (number * 10);
  else if (strcmp (end, "w") == 0)
    *ret_ticks = (gint64) (number * 5 * TICKS_PER_DAY);
  else if (strcmp (end, "mo") == 0)
    *ret_ticks = (gint64) (number * 20 * TICKS_PER_DAY);
  else if (strcmp (end, "%") == 0)
    *ret_ticks = (gint64) (number * 100);
  else
    return FALSE;
  if (strcmp (end, "mo") == 0)
    *ret_unit = 'm';
  if (strcmp (end, "%") == 0)
    *ret_unit = elapsed ? 'E' : '%';
  return TRUE;
}

static gboolean
read_duration (TdTask *task, const char *word)
{
  char unit;
  gint64 ticks;

  if (!g_ascii_isdigit (*word) || !read_length (word, &ticks, &unit))
    return FALSE;
  if (unit == '%') {
    task->percent_complete = ticks / 100;
    return TRUE;
  }
  task->duration = ticks;
  task->duration_unit = unit == 'm' ? TD_DURATION_CALENDAR_MONTHS : TD_DURATION_DAYS;
  task->duration_elapsed = unit == 'e';
  return TRUE;
}

/* ---- words ---- */

static const char *
next_word (Reader *self)
{
  const char *word;

  while (*self->words && **self->words == '\0')
    self->words++;
  word = *self->words;
  if (word)
    self->words++;
  return word;
}

static const char *
need_word (Reader *self)
{
  const char *word = next_word (self);

  if (word == NULL)
    g_error ("a word is missing at the end of a statement");
  return word;
}

static void
add_date (Reader *self, TdDateRole role, const char *word)
{
  TdDateValue *value = add (self->plan, TD_TABLE_DATE_VALUE);

  value->project_id = self->task ? self->task->project_id : self->project->record.id;
  value->task_id = self->task ? self->task->record.id : 0;
  value->role = role;
  read_range (word, &value->earliest, &value->latest);
}

static void
add_pending (Reader *self, TdLinkKind kind, const char *word)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->from = g_strdup (word);
  pending->to = self->id;
  pending->kind = kind;
  g_ptr_array_add (self->plan->links, pending);
}

static gint64
calendar_named (const TdPlan *plan, const char *name)
{
  for (guint i = 0; i < td_portfolio_count (plan->portfolio, TD_TABLE_CALENDAR); i++) {
    const TdCalendar *row = td_portfolio_at (plan->portfolio, TD_TABLE_CALENDAR, i);

    if (strcmp (row->name, name) == 0)
      return row->record.id;
  }
  g_error ("no calendar %s", name);
}

static void
place_below (Reader *self, gint64 above)
{
  if (self->project)
    self->project->parent_id = -above;
  else if (above > 0)
    self->task->parent_id = above;
  else
    self->task->project_id = -above;
}

static gboolean
read_task_word (Reader *self, const char *word)
{
  TdTask *task = self->task;
  int constraint = find_word (constraint_words, word);

  if (constraint >= 0) {
    gboolean is_end = *word == 'f' || strcmp (word, "mfo") == 0;

    task->constraint = constraint;
    if (constraint > TD_CONSTRAINT_ALAP)
      task->constraint_date = read_moment (need_word (self), is_end);
  } else if (strcmp (word, "manual") == 0) {
    task->mode = TD_MODE_MANUAL;
  } else if (strcmp (word, "milestone") == 0) {
    task->milestone = 1;
  } else if (strcmp (word, "inactive") == 0) {
    task->inactive = 1;
  } else if (strcmp (word, "done") == 0) {
    read_range (need_word (self), &task->actual_start, &task->actual_finish);
  } else {
    return read_duration (task, word);
  }
  return TRUE;
}

static void
read_word (Reader *self, const char *word)
{
  gint64 *deadline = self->task ? &self->task->deadline : &self->project->deadline;
  gint64 *calendar = self->task ? &self->task->calendar_id : &self->project->calendar_id;
  int link = find_word (link_words, word);

  if (link >= 0)
    add_pending (self, (TdLinkKind) link, need_word (self));
  else if (strcmp (word, "start") == 0)
    add_date (self, TD_ROLE_START, need_word (self));
  else if (strcmp (word, "finish") == 0)
    add_date (self, TD_ROLE_FINISH, need_word (self));
  else if (strcmp (word, "deadline") == 0)
    *deadline = read_moment (need_word (self), TRUE);
  else if (strcmp (word, "cal") == 0)
    *calendar = calendar_named (self->plan, need_word (self));
  else if (strcmp (word, "in") == 0)
    place_below (self, td_plan_id (self->plan, need_word (self)));
  else if (self->task && read_task_word (self, word))
    return;
  else if (self->project && g_str_has_suffix (word, "%"))
    self->project->percent_complete = atoi (word);
  else
    g_error ("not understood: %s", word);
}

/* ---- statements ---- */

static void
read_calendar (Reader *self)
{
  TdCalendar *calendar = add (self->plan, TD_TABLE_CALENDAR);

  calendar->rank = next_rank (self->plan);
  calendar->name = g_strdup (need_word (self));
  calendar->week = g_strdup (next_word (self));
}

static void
read_holiday (Reader *self)
{
  gint64 calendar = calendar_named (self->plan, need_word (self));
  TdCalendarDay *day = add (self->plan, TD_TABLE_CALENDAR_DAY);
  gint64 earliest, latest;
  const char *hours;

  read_range (need_word (self), &earliest, &latest);
  hours = next_word (self);
  day->calendar_id = calendar;
  day->first_day = td_day_from_instant (earliest);
  day->last_day = td_day_from_instant (latest) - 1;
  day->working = hours != NULL;
  day->hours = hours && strcmp (hours, "works") != 0 ? g_strdup (hours) : NULL;
}

static void
read_item (Reader *self, const char *name)
{
  TdPlan *plan = self->plan;

  if (strcmp (name, "project") == 0) {
    name = need_word (self);
    self->project = add (plan, TD_TABLE_PROJECT);
    self->project->rank = next_rank (plan);
    self->project->name = g_strdup (name);
    self->id = -self->project->record.id;
    plan->project_id = self->project->record.id;
  } else {
    self->task = add (plan, TD_TABLE_TASK);
    self->task->rank = next_rank (plan);
    self->task->name = g_strdup (name);
    self->task->project_id = plan->project_id;
    self->id = self->task->record.id;
  }
  g_hash_table_insert (plan->names, g_strdup (name), g_memdup2 (&self->id, sizeof self->id));
  for (const char *word = next_word (self); word; word = next_word (self))
    read_word (self, word);
}

static void
read_statement (TdPlan *plan, const char *statement)
{
  g_auto (GStrv) words = g_strsplit_set (statement, " \t", -1);
  Reader self = {plan, NULL, NULL, 0, words};
  const char *first = next_word (&self);

  if (first == NULL)
    return;
  if (strcmp (first, "calendar") == 0)
    read_calendar (&self);
  else if (strcmp (first, "holiday") == 0)
    read_holiday (&self);
  else
    read_item (&self, first);
}

static void
set_end (const TdPlan *plan, gint64 id, gint64 *ret_project, gint64 *ret_task)
{
  const TdTask *task = id > 0 ? td_portfolio_get (plan->portfolio, TD_TABLE_TASK, id) : NULL;

  *ret_project = task ? task->project_id : -id;
  *ret_task = task ? id : 0;
}

static void
make_link (TdPlan *plan, const Pending *pending)
{
  gsize length = strcspn (pending->from, "+-");
  g_autofree char *name = g_strndup (pending->from, length);
  TdLink *link = add (plan, TD_TABLE_LINK);
  char unit = 'w';

  set_end (plan, td_plan_id (plan, name), &link->predecessor_project_id,
           &link->predecessor_task_id);
  set_end (plan, pending->to, &link->successor_project_id, &link->successor_task_id);
  link->kind = pending->kind;
  link->lag = 0;
  if (pending->from[length] && !read_length (pending->from + length, &link->lag, &unit))
    g_error ("not a lag: %s", pending->from + length);
  link->lag_unit = unit == 'e'   ? TD_LAG_ELAPSED
                   : unit == '%' ? TD_LAG_PERCENT
                   : unit == 'E' ? TD_LAG_ELAPSED_PERCENT
                                 : TD_LAG_WORKING;
}

TdPlan *
td_plan_read (const char *text)
{
  TdPlan *plan = g_new0 (TdPlan, 1);
  g_auto (GStrv) statements = g_strsplit_set (text, ";\n", -1);

  plan->portfolio = td_portfolio_new ();
  plan->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  plan->links = g_ptr_array_new_with_free_func (pending_free);
  for (guint i = 0; statements[i]; i++)
    read_statement (plan, statements[i]);
  for (guint i = 0; i < plan->links->len; i++)
    make_link (plan, g_ptr_array_index (plan->links, i));
  plan->outline = td_outline_new (plan->portfolio);
  return plan;
}

void
td_plan_free (TdPlan *plan)
{
  if (plan == NULL)
    return;
  td_outline_free (plan->outline);
  td_portfolio_free (plan->portfolio);
  g_hash_table_unref (plan->names);
  g_ptr_array_unref (plan->links);
  g_free (plan);
}

gint64
td_plan_id (const TdPlan *plan, const char *name)
{
  const gint64 *id = g_hash_table_lookup (plan->names, name);

  if (id == NULL)
    g_error ("no %s in the plan", name);
  return *id;
}

guint
td_plan_node (const TdPlan *plan, const char *name)
{
  gint64 id = td_plan_id (plan, name);

  return (guint) td_outline_find (plan->outline, plan->portfolio,
                                  id > 0 ? TD_TABLE_TASK : TD_TABLE_PROJECT, ABS (id));
}

const char *
td_plan_name (const TdPlan *plan, guint node)
{
  const TdNode *place = plan->outline->nodes + node;
  gconstpointer record = td_portfolio_at (plan->portfolio, place->table, place->index);

  return place->table == TD_TABLE_TASK ? ((const TdTask *) record)->name
                                       : ((const TdProject *) record)->name;
}

TdChangeList *
td_plan_set (TdPlan *plan, TdTableId table, gint64 id, const char *name, gint64 value)
{
  TdChangeList *changes = td_change_list_new ();
  const TdField *field = td_table_field (table, name);
  TdValue old_value = td_field_get (field, td_portfolio_get (plan->portfolio, table, id));
  TdValue new_value =
      field->kind == TD_FIELD_ENUM ? td_value_text (field->nicks[value]) : td_value_integer (value);

  td_change_list_add (changes, TD_EDIT_UPDATE, table, id, field, old_value, new_value);
  td_portfolio_apply (plan->portfolio, changes);
  return changes;
}
