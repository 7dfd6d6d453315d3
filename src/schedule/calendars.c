/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/calendar.h"

#define MAX_BASES 16

struct _TdCalendars {
  GPtrArray
      *calendars; /* (element-type TdWorkCalendar), by index in their table, after the default */
};

/* From @id up through its bases: how many there are, at most %MAX_BASES. */
static guint
find_bases (const TdPortfolio *portfolio, gint64 id, const TdCalendar **ret_chain)
{
  guint count = 0;
  const TdCalendar *row;

  while (count < MAX_BASES && (row = td_portfolio_get (portfolio, TD_TABLE_CALENDAR, id)) != NULL) {
    ret_chain[count++] = row;
    id = row->base_id;
  }
  return count;
}

static const char *
chain_week (const TdCalendar *const *chain, guint count)
{
  for (guint i = 0; i < count; i++)
    if (td_week_is_valid (chain[i]->week))
      return chain[i]->week;
  return NULL;
}

static void
add_days (TdWorkCalendar *self, const TdPortfolio *portfolio, gint64 calendar_id)
{
  guint count;
  const guint32 *rows =
      td_portfolio_referring (portfolio,
                              TD_FIELD (TD_TABLE_CALENDAR_DAY, TdCalendarDay, calendar_id),
                              calendar_id, &count);

  for (guint i = 0; i < count; i++) {
    const TdCalendarDay *row = td_portfolio_at (portfolio, TD_TABLE_CALENDAR_DAY, rows[i]);

    if (row->first_day != TD_NONE)
      td_work_calendar_set_days (self, row->first_day,
                                 row->last_day == TD_NONE ? row->first_day : row->last_day,
                                 row->working == 1 ? row->hours : "");
  }
}

/* Whether any day of a common and a leap year around 2024 has working time. */
static gboolean
ever_works (TdWorkCalendar *self)
{
  for (gint64 day = 19723; day < 19723 + 731; day++)
    if (td_calendar_day_length (self, day) > 0)
      return TRUE;
  return FALSE;
}

static TdWorkCalendar *
compile (const TdPortfolio *portfolio, const TdCalendar *row)
{
  const TdCalendar *chain[MAX_BASES];
  guint count = find_bases (portfolio, row->record.id, chain);
  TdWorkCalendar *self = td_work_calendar_new (chain_week (chain, count));

  for (guint i = count; i > 0; i--)
    add_days (self, portfolio, chain[i - 1]->record.id);
  if (!ever_works (self)) {
    td_work_calendar_free (self);
    self = td_work_calendar_new (NULL);
  }
  return self;
}

static void
free_calendar (gpointer data)
{
  td_work_calendar_free (data);
}

TdCalendars *
td_calendars_new (const TdPortfolio *portfolio)
{
  TdCalendars *self = g_new0 (TdCalendars, 1);
  guint count = td_portfolio_count (portfolio, TD_TABLE_CALENDAR);

  self->calendars = g_ptr_array_new_full (count + 1, free_calendar);
  g_ptr_array_add (self->calendars, td_work_calendar_new (NULL));
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (self->calendars,
                     compile (portfolio, td_portfolio_at (portfolio, TD_TABLE_CALENDAR, i)));
  return self;
}

void
td_calendars_free (TdCalendars *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->calendars);
  g_free (self);
}

guint
td_calendars_find (const TdCalendars *self, const TdPortfolio *portfolio, gint64 id)
{
  int index = td_portfolio_index (portfolio, TD_TABLE_CALENDAR, id);

  return index < 0 || (guint) index + 1 >= self->calendars->len ? 0 : (guint) index + 1;
}

TdWorkCalendar *
td_calendars_get (const TdCalendars *self, guint index)
{
  return g_ptr_array_index (self->calendars, index);
}

TdWorkCalendar *
td_calendars_main (const TdCalendars *self, const TdPortfolio *portfolio)
{
  const TdPortfolioInfo *info = td_portfolio_info (portfolio);

  return td_calendars_get (self, info ? td_calendars_find (self, portfolio, info->calendar_id) : 0);
}
