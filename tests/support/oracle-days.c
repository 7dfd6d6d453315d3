/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/oracle-days.h"

#include "core/time.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  guint n;
  gint64 starts[8];
  gint64 ends[8];
} Shifts;

static const char *
week_of (const TdOracleDays *self, gint64 calendar_id)
{
  for (int i = 0; i < 16; i++) {
    const TdCalendar *row = td_portfolio_get (self->portfolio, TD_TABLE_CALENDAR, calendar_id);

    if (row == NULL)
      break;
    if (row->week)
      return row->week;
    calendar_id = row->base_id;
  }
  return "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00|"
         "08:00-12:00,13:00-17:00|08:00-12:00,13:00-17:00||";
}

static char *
hours_of (const TdOracleDays *self, gint64 calendar_id, gint64 day)
{
  g_auto (GStrv) parts = g_strsplit (week_of (self, calendar_id), "|", 7);
  gint64 id = calendar_id;

  for (int i = 0; i < 16; i++) {
    const TdCalendar *row = td_portfolio_get (self->portfolio, TD_TABLE_CALENDAR, id);
    const TdCalendarDay *last = NULL;

    if (row == NULL)
      break;
    for (guint j = 0; j < td_portfolio_count (self->portfolio, TD_TABLE_CALENDAR_DAY); j++) {
      const TdCalendarDay *d = td_portfolio_at (self->portfolio, TD_TABLE_CALENDAR_DAY, j);

      if (d->calendar_id == id && d->first_day <= day && day <= d->last_day &&
          (last == NULL || d->record.id > last->record.id))
        last = d;
    }
    if (last)
      return g_strdup (!last->working ? "" : last->hours ? last->hours : parts[0]);
    id = row->base_id;
  }
  return g_strdup (parts[((day % 7) + 10) % 7]); /* day 0 was a Thursday */
}

/* The shifts of a day as ticks. */
static const Shifts *
shifts_of (const TdOracleDays *self, gint64 calendar_id, gint64 day)
{
  gpointer key = GINT_TO_POINTER ((int) (calendar_id * 1000000 + day));
  Shifts *shifts = g_hash_table_lookup (self->days, key);
  g_autofree char *hours = NULL;
  g_auto (GStrv) texts = NULL;

  if (shifts)
    return shifts;
  shifts = g_new0 (Shifts, 1);
  hours = hours_of (self, calendar_id, day);
  texts = g_strsplit (hours, ",", 8);
  for (guint i = 0; texts[i] && *texts[i]; i++) {
    int h1, m1, h2, m2;

    if (sscanf (texts[i], "%d:%d-%d:%d", &h1, &m1, &h2, &m2) != 4)
      g_error ("shift %s", texts[i]);
    shifts->starts[i] = day * TD_ORACLE_DAY + (h1 * 60 + m1) * 10;
    shifts->ends[i] = day * TD_ORACLE_DAY + (h2 * 60 + m2) * 10;
    shifts->n++;
  }
  g_hash_table_insert (self->days, key, shifts);
  return shifts;
}

gint64
td_oracle_day_of (gint64 tick)
{
  gint64 day = tick / TD_ORACLE_DAY;

  return day * TD_ORACLE_DAY > tick ? day - 1 : day;
}

/* The first tick from @tick on that is followed by work. */
gint64
td_oracle_next_work (const TdOracleDays *self, gint64 calendar_id, gint64 tick)
{
  for (gint64 day = td_oracle_day_of (tick);; day++) {
    const Shifts *s = shifts_of (self, calendar_id, day);

    for (guint i = 0; i < s->n; i++)
      if (tick < s->ends[i])
        return MAX (tick, s->starts[i]);
  }
}

/* The last tick up to @tick that work comes before. */
gint64
td_oracle_previous_work (const TdOracleDays *self, gint64 calendar_id, gint64 tick)
{
  for (gint64 day = td_oracle_day_of (tick);; day--) {
    const Shifts *s = shifts_of (self, calendar_id, day);

    for (guint i = s->n; i > 0; i--)
      if (tick > s->starts[i - 1])
        return MIN (tick, s->ends[i - 1]);
  }
}

static gint64
shift_end (const TdOracleDays *self, gint64 calendar_id, gint64 tick)
{
  const Shifts *s = shifts_of (self, calendar_id, td_oracle_day_of (tick));

  for (guint i = 0; i < s->n; i++)
    if (s->starts[i] <= tick && tick < s->ends[i])
      return s->ends[i];
  g_error ("no work here");
}

static gint64
shift_start (const TdOracleDays *self, gint64 calendar_id, gint64 tick)
{
  const Shifts *s = shifts_of (self, calendar_id, td_oracle_day_of (tick - 1));

  for (guint i = 0; i < s->n; i++)
    if (s->starts[i] < tick && tick <= s->ends[i])
      return s->starts[i];
  g_error ("no work here");
}

gint64
td_oracle_add_work (const TdOracleDays *self, gint64 calendar_id, gint64 tick, gint64 work)
{
  while (work > 0) {
    gint64 from = td_oracle_next_work (self, calendar_id, tick);
    gint64 step = MIN (work, shift_end (self, calendar_id, from) - from);

    tick = from + step;
    work -= step;
  }
  if (work == 0)
    return tick;
  while (work < 0) {
    gint64 from = td_oracle_previous_work (self, calendar_id, tick);
    gint64 step = MIN (-work, from - shift_start (self, calendar_id, from));

    tick = from - step;
    work += step;
  }
  return td_oracle_next_work (self, calendar_id, tick); /* 08:00 rather than the 17:00 before */
}

gint64
td_oracle_work_between (const TdOracleDays *self, gint64 calendar_id, gint64 from, gint64 to)
{
  gint64 work = 0;

  if (to < from)
    return -td_oracle_work_between (self, calendar_id, to, from);
  for (gint64 day = td_oracle_day_of (from); day <= td_oracle_day_of (to); day++) {
    const Shifts *s = shifts_of (self, calendar_id, day);

    for (guint i = 0; i < s->n; i++)
      work += MAX (0, MIN (to, s->ends[i]) - MAX (from, s->starts[i]));
  }
  return work;
}
