/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "document/gesture-private.h"
#include "schedule/calendar.h"

/* ---- what a bar is ---- */

/* How a row got its dates, and so what a drag of it writes. */
typedef enum {
  BAR_NONE,      /* no dates */
  BAR_GIVEN,     /* its own statements */
  BAR_SCHEDULED, /* computed from length, links and constraint */
  BAR_SUMMARY,   /* of what lies below it */
} BarKind;

typedef struct {
  TdTableId table;
  gint64 id;
  gconstpointer row;
  const TdTask *task; /* NULL: a project */
  int node;
  const TdTimes *times;
  TdWhen start;
  TdWhen finish;
  BarKind kind;
} Bar;

static BarKind
bar_kind (const TdGesture *self, const Bar *bar)
{
  gboolean given =
      !td_when_equal (bar->start, TD_WHEN_UNKNOWN) || !td_when_equal (bar->finish, TD_WHEN_UNKNOWN);
  gboolean leaf = td_outline_is_leaf (self->outline, (guint) bar->node);

  if (given && (bar->task == NULL || bar->task->mode == TD_MODE_MANUAL))
    return BAR_GIVEN;
  if (td_times_is_undated (bar->times))
    return BAR_NONE;
  if (!leaf)
    return BAR_SUMMARY;
  return bar->task && bar->task->mode == TD_MODE_AUTO ? BAR_SCHEDULED : BAR_NONE;
}

static gboolean
bar_init (const TdGesture *self, TdTableId table, gint64 id, Bar *bar, GError **error)
{
  *bar = (Bar){.table = table, .id = id, .row = td_gesture_row (self, table, id, error)};
  if (bar->row == NULL)
    return FALSE;
  bar->task = table == TD_TABLE_TASK ? bar->row : NULL;
  bar->node = td_outline_find (self->outline, self->portfolio, table, id);
  bar->times = td_schedule_times (self->schedule, (guint) bar->node);
  bar->start = td_gesture_when (td_gesture_current_date (self, table, id, TD_ROLE_START));
  bar->finish = td_gesture_when (td_gesture_current_date (self, table, id, TD_ROLE_FINISH));
  bar->kind = bar_kind (self, bar);
  return TRUE;
}

/* ---- steps ---- */

static gboolean
falls_on (gint64 instant, gboolean on_year)
{
  TdDate date = td_date_from_day (td_day_from_instant (instant));

  return instant == TD_NONE ||
         (instant % TD_MINUTES_PER_DAY == 0 && date.day == 1 && (!on_year || date.month == 1));
}

/* What a date can be moved by without getting finer: a day at least, a year at most. */
static TdPrecision
step_of (TdWhen when)
{
  TdPrecision precision = td_when_precision (when);

  if (precision == TD_PRECISION_NONE || precision == TD_PRECISION_MINUTE)
    return TD_PRECISION_DAY;
  if (precision != TD_PRECISION_PERIOD && precision != TD_PRECISION_OPEN)
    return precision;
  if (falls_on (when.earliest, TRUE) && falls_on (when.latest, TRUE))
    return TD_PRECISION_YEAR;
  if (falls_on (when.earliest, FALSE) && falls_on (when.latest, FALSE))
    return TD_PRECISION_MONTH;
  return TD_PRECISION_DAY;
}

static int
months_of (TdPrecision step)
{
  switch (step) {
  case TD_PRECISION_MONTH:
    return 1;
  case TD_PRECISION_QUARTER:
    return 3;
  case TD_PRECISION_HALF_YEAR:
    return 6;
  case TD_PRECISION_YEAR:
    return 12;
  case TD_PRECISION_MINUTE:
  case TD_PRECISION_DAY:
  case TD_PRECISION_WEEK:
  case TD_PRECISION_PERIOD:
  case TD_PRECISION_OPEN:
  case TD_PRECISION_NONE:
  default:
    return 0;
  }
}

static gint64
shift_instant (gint64 instant, TdPrecision step, int steps)
{
  gint64 day, minute;

  if (instant == TD_NONE)
    return TD_NONE;
  day = td_day_from_instant (instant);
  minute = instant - td_instant_from_day (day);
  if (months_of (step))
    return td_instant_from_day (td_day_add_months (day, steps * months_of (step))) + minute;
  return instant + steps * TD_MINUTES_PER_DAY * (step == TD_PRECISION_WEEK ? 7 : 1);
}

static TdWhen
shift_when (TdWhen when, TdPrecision step, int steps)
{
  if (td_when_precision (when) == step)
    return td_when_shift (when, steps);
  return (TdWhen){shift_instant (when.earliest, step, steps),
                  shift_instant (when.latest, step, steps)};
}

static TdPrecision
bar_step (const Bar *bar, guint flags)
{
  if (flags & TD_DRAG_FINE || bar->kind != BAR_GIVEN)
    return TD_PRECISION_DAY;
  return MAX (step_of (bar->start), step_of (bar->finish));
}

TdPrecision
td_gesture_step (const TdGesture *self, TdTableId table, gint64 id, guint flags)
{
  Bar bar;

  if (!bar_init (self, table, id, &bar, NULL))
    return TD_PRECISION_DAY;
  return bar_step (&bar, flags);
}

/* ---- edits of one bar ---- */

/* With Alt a date becomes the day that counted. */
static TdWhen
made_fine (TdWhen when, TdDateRole role)
{
  gint64 counted = td_when_counted (role == TD_ROLE_START ? TD_WHEN_START : TD_WHEN_FINISH, when);

  if (counted == TD_NONE || td_when_precision (when) <= TD_PRECISION_DAY)
    return when;
  return td_when_from_day (role == TD_ROLE_START ? td_day_from_instant (counted)
                                                 : td_day_from_instant (counted) - 1);
}

static TdWhen
moved (const Bar *bar, TdDateRole role, TdPrecision step, int steps, guint flags)
{
  TdWhen when = role == TD_ROLE_START ? bar->start : bar->finish;

  if (td_when_equal (when, TD_WHEN_UNKNOWN))
    return when;
  if (flags & TD_DRAG_FINE)
    when = made_fine (when, role);
  return shift_when (when, step, steps);
}

static void
put_given (const TdGesture *self, TdEditBatch *batch, const Bar *bar, TdWhen start, TdWhen finish)
{
  if (!td_when_equal (start, bar->start))
    td_gesture_put_date (self, batch, bar->table, bar->id, TD_ROLE_START, start, NULL);
  if (!td_when_equal (finish, bar->finish))
    td_gesture_put_date (self, batch, bar->table, bar->id, TD_ROLE_FINISH, finish, NULL);
}

/* A scheduled task is pinned where it would lie. */
static void
put_pinned (const TdGesture *self, TdEditBatch *batch, const Bar *bar, gint64 start, gint64 finish)
{
  put_given (self, batch, bar, td_when_from_day (td_day_from_instant (start)),
             td_when_from_day (td_when_shown_day (TD_WHEN_FINISH, finish)));
  td_gesture_pin (self, batch, bar->table, bar->id);
}

/* Those that bind a day already keep their kind, all others start no earlier than there. */
static TdConstraint
dragged_constraint (const TdTask *task)
{
  return task->constraint == TD_CONSTRAINT_MSO ? TD_CONSTRAINT_MSO : TD_CONSTRAINT_SNET;
}

static void
put_constraint (TdEditBatch *batch, const TdTask *task, gint64 start)
{
  const TdField *kinds = TD_FIELD (TD_TABLE_TASK, TdTask, constraint);
  TdConstraint constraint = dragged_constraint (task);

  if (task->constraint != (gint64) constraint)
    td_edit_batch_set (batch, TD_TABLE_TASK, task->record.id, kinds,
                       td_value_text (kinds->nicks[constraint]));
  if (task->constraint_date != start)
    td_edit_batch_set_integer (batch, TD_TABLE_TASK, task->record.id, "constraint_date", start);
}

static char *
constraint_note (const TdGesture *self, const TdTask *task, gint64 start)
{
  g_autofree char *day =
      td_when_format (self->language, td_when_from_day (td_day_from_instant (start)), FALSE);
  const char *arguments[] = {task->name ? task->name : "", day, NULL};

  return td_fact_fill (self->language, N_ ("“%s” now starts no earlier than %s"), arguments);
}

static void
move_scheduled (const TdGesture *self,
                TdEditBatch *batch,
                const Bar *bar,
                int steps,
                guint flags,
                char **ret_note)
{
  gint64 start = shift_instant (bar->times->start, TD_PRECISION_DAY, steps);

  if (flags & TD_DRAG_PIN) {
    put_pinned (self, batch, bar, start,
                shift_instant (bar->times->finish, TD_PRECISION_DAY, steps));
    return;
  }
  put_constraint (batch, bar->task, start);
  if (ret_note)
    *ret_note = constraint_note (self, bar->task, start);
}

static gboolean
follows_link (const TdGesture *self, gint64 task_id)
{
  guint count;

  td_portfolio_referring (self->portfolio, TD_FIELD (TD_TABLE_LINK, TdLink, successor_task_id),
                          task_id, &count);
  return count > 0;
}

/* Everything dated below moves by as many days; what follows a link goes with it by itself. */
static void
move_summary (const TdGesture *self, TdEditBatch *batch, const Bar *summary, int steps)
{
  for (guint node = (guint) summary->node + 1; node < self->outline->nodes[summary->node].end;
       node++) {
    const TdNode *below = self->outline->nodes + node;
    Bar bar;

    if (!bar_init (self, below->table, below->id, &bar, NULL))
      continue;
    if (bar.kind == BAR_GIVEN)
      put_given (self, batch, &bar, shift_when (bar.start, TD_PRECISION_DAY, steps),
                 shift_when (bar.finish, TD_PRECISION_DAY, steps));
    else if (bar.task && bar.kind == BAR_SCHEDULED &&
             (bar.task->constraint == TD_CONSTRAINT_SNET ||
              bar.task->constraint == TD_CONSTRAINT_MSO || !follows_link (self, below->id)))
      put_constraint (batch, bar.task, shift_instant (bar.times->start, TD_PRECISION_DAY, steps));
  }
}

static TdEditBatch *
fail_undated (const Bar *bar, GError **error)
{
  return td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” has no dates to move"), bar->table,
                          bar->row, error);
}

TdEditBatch *
td_gesture_move (const TdGesture *self,
                 TdTableId table,
                 gint64 id,
                 int steps,
                 guint flags,
                 char **ret_note,
                 GError **error)
{
  TdEditBatch *batch;
  TdPrecision step;
  Bar bar;

  if (ret_note)
    *ret_note = NULL;
  if (!bar_init (self, table, id, &bar, error))
    return NULL;
  if (bar.kind == BAR_NONE)
    return fail_undated (&bar, error);
  batch = td_gesture_batch (N_ ("Move “%s”"), table, bar.row);
  if (steps == 0)
    return batch;
  step = bar_step (&bar, flags);
  if (bar.task && bar.kind == BAR_SCHEDULED)
    move_scheduled (self, batch, &bar, steps, flags, ret_note);
  else if (bar.kind == BAR_SUMMARY)
    move_summary (self, batch, &bar, steps);
  else
    put_given (self, batch, &bar, moved (&bar, TD_ROLE_START, step, steps, flags),
               moved (&bar, TD_ROLE_FINISH, step, steps, flags));
  return batch;
}

/* ---- one end ---- */

/* The working time of the task between two instants, in tenths of a minute. */
static gint64
work_between (const TdGesture *self, const TdTask *task, gint64 start, gint64 finish)
{
  g_autoptr (TdCalendars) calendars = NULL;
  const TdProject *project = td_portfolio_get (self->portfolio, TD_TABLE_PROJECT, task->project_id);
  gint64 calendar_id = task->calendar_id;
  TdWorkCalendar *calendar;

  if (task->duration_elapsed)
    return (finish - start) * TD_TICKS_PER_MINUTE;
  if (calendar_id == 0 && project)
    calendar_id = project->calendar_id;
  calendars = td_calendars_new (self->portfolio);
  calendar = calendar_id
                 ? td_calendars_get (calendars,
                                     td_calendars_find (calendars, self->portfolio, calendar_id))
                 : td_calendars_main (calendars, self->portfolio);
  return td_calendar_between (calendar, td_tick_from_instant (start),
                              td_tick_from_instant (finish));
}

static TdEditBatch *
fail_backwards (const Bar *bar, GError **error)
{
  return td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” would finish before it starts"),
                          bar->table, bar->row, error);
}

static gboolean
put_duration (const TdGesture *self,
              TdEditBatch *batch,
              const Bar *bar,
              gint64 start,
              gint64 finish,
              GError **error)
{
  gint64 work = start < finish ? work_between (self, bar->task, start, finish) : 0;

  if (bar->task->milestone) {
    td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE, N_ ("“%s” is a milestone and has no length"),
                     bar->table, bar->row, error);
    return FALSE;
  }
  if (work <= 0) {
    fail_backwards (bar, error);
    return FALSE;
  }
  if (work != bar->task->duration)
    td_edit_batch_set_integer (batch, TD_TABLE_TASK, bar->id, "duration", work);
  if (bar->task->duration_unit == TD_DURATION_CALENDAR_MONTHS)
    td_edit_batch_set_text (batch, TD_TABLE_TASK, bar->id, "duration_unit", "days");
  return TRUE;
}

static gboolean
resize_scheduled (const TdGesture *self,
                  TdEditBatch *batch,
                  const Bar *bar,
                  gint64 start,
                  gint64 finish,
                  char **ret_note,
                  GError **error)
{
  if (!put_duration (self, batch, bar, start, finish, error))
    return FALSE;
  if (start != bar->times->start) {
    put_constraint (batch, bar->task, start);
    if (ret_note)
      *ret_note = constraint_note (self, bar->task, start);
  }
  return TRUE;
}

/* An end that was unknown comes to lie by the known one. */
static TdWhen
given_end (const Bar *bar, TdDateRole role, TdPrecision step, int steps, guint flags)
{
  TdWhen when = moved (bar, role, step, steps, flags);
  TdDateRole other = role == TD_ROLE_START ? TD_ROLE_FINISH : TD_ROLE_START;

  return td_when_equal (when, TD_WHEN_UNKNOWN) ? moved (bar, other, step, steps, flags) : when;
}

static gboolean
resize_given (const TdGesture *self,
              TdEditBatch *batch,
              const Bar *bar,
              TdDateRole role,
              int steps,
              guint flags,
              GError **error)
{
  TdPrecision step = bar_step (bar, flags);
  TdWhen start = bar->start;
  TdWhen finish = bar->finish;

  if (role == TD_ROLE_START)
    start = given_end (bar, role, step, steps, flags);
  else
    finish = given_end (bar, role, step, steps, flags);
  if (start.earliest != TD_NONE && finish.latest != TD_NONE && finish.latest <= start.earliest) {
    fail_backwards (bar, error);
    return FALSE;
  }
  put_given (self, batch, bar, start, finish);
  return TRUE;
}

static TdEditBatch *
resize (const TdGesture *self,
        Bar *bar,
        TdDateRole role,
        int steps,
        guint flags,
        char **ret_note,
        GError **error)
{
  g_autoptr (TdEditBatch) batch = td_gesture_batch (N_ ("Resize “%s”"), bar->table, bar->row);
  gboolean done = TRUE;

  if (ret_note)
    *ret_note = NULL;
  if (bar->kind == BAR_NONE)
    return fail_undated (bar, error);
  if (bar->kind == BAR_SUMMARY)
    return td_gesture_fail (TD_EDIT_ERROR_OUT_OF_RANGE,
                            N_ ("“%s” lasts as long as what lies below it"), bar->table, bar->row,
                            error);
  if (steps != 0 && bar->kind == BAR_SCHEDULED) {
    gint64 start = bar->times->start;
    gint64 finish = bar->times->finish;
    gint64 *end = role == TD_ROLE_START ? &start : &finish;

    *end = shift_instant (*end, TD_PRECISION_DAY, steps);
    if (flags & TD_DRAG_PIN && start < finish)
      put_pinned (self, batch, bar, start, finish);
    else
      done = resize_scheduled (self, batch, bar, start, finish, ret_note, error);
  } else if (steps != 0)
    done = resize_given (self, batch, bar, role, steps, flags, error);
  return done ? g_steal_pointer (&batch) : NULL;
}

TdEditBatch *
td_gesture_resize (const TdGesture *self,
                   TdTableId table,
                   gint64 id,
                   int steps,
                   guint flags,
                   char **ret_note,
                   GError **error)
{
  Bar bar;

  if (!bar_init (self, table, id, &bar, error))
    return NULL;
  return resize (self, &bar, TD_ROLE_FINISH, steps, flags, ret_note, error);
}

TdEditBatch *
td_gesture_resize_start (const TdGesture *self,
                         TdTableId table,
                         gint64 id,
                         int steps,
                         guint flags,
                         char **ret_note,
                         GError **error)
{
  Bar bar;

  if (!bar_init (self, table, id, &bar, error))
    return NULL;
  return resize (self, &bar, TD_ROLE_START, steps, flags, ret_note, error);
}
