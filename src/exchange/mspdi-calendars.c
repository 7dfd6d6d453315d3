/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rank.h"
#include "core/time.h"
#include "exchange/mspdi-build.h"

#include <stdlib.h>
#include <string.h>

#define DAYS         7
#define MOST_BASES   16
#define USUAL_HOURS  "08:00-12:00,13:00-17:00"
#define MINUTES      TD_MINUTES_PER_DAY
#define TYPE_DAILY   1
#define USUAL_LENGTH 5 /* Monday to Friday */

static int
compare_shifts (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const TdMspdiShift *) a)->from;
  gint64 right = ((const TdMspdiShift *) b)->from;

  return (left > right) - (left < right);
}

/* "08:00-12:00,13:00-17:00"; what overlaps is cut, and midnight at an end is 24:00. */
static char *
hours_text (const TdMspdiDay *day)
{
  g_autoptr (GArray) shifts = g_array_copy (day->shifts);
  GString *text = g_string_new (NULL);
  gint64 until = 0;

  g_array_sort (shifts, compare_shifts);
  for (guint i = 0; i < shifts->len; i++) {
    const TdMspdiShift *shift = &g_array_index (shifts, TdMspdiShift, i);
    gint64 from = MAX (shift->from, until);
    gint64 to = shift->to == 0 ? MINUTES : MIN (shift->to, MINUTES);

    if (to <= from)
      continue;
    g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", text->len ? "," : "", (int) from / 60,
                            (int) from % 60, (int) to / 60, (int) to % 60);
    until = to;
  }
  return g_string_free (text, FALSE);
}

static const TdMspdiCalendar *
find_calendar (const TdMspdiBuilder *self, gint64 uid)
{
  for (guint i = 0; i < self->project->calendars->len; i++) {
    const TdMspdiCalendar *calendar = self->project->calendars->pdata[i];

    if (calendar->uid == uid)
      return calendar;
  }
  return NULL;
}

/* What holds from Monday to Sunday, a calendar's own days over those of its base. */
static void
fill_week (const TdMspdiBuilder *self, const TdMspdiCalendar *calendar, char *week[], guint depth)
{
  const TdMspdiCalendar *base = find_calendar (self, calendar->base_uid);

  if (base && base != calendar && depth < MOST_BASES)
    fill_week (self, base, week, depth + 1);
  for (guint i = 0; i < calendar->week->len; i++) {
    const TdMspdiDay *day = calendar->week->pdata[i];
    guint at;

    if (day->day_type < 1 || day->day_type > DAYS)
      continue;
    at = (guint) (day->day_type + 5) % DAYS; /* Sunday is 1 there, and last here */
    g_free (week[at]);
    week[at] = day->working == 1 ? hours_text (day) : g_strdup ("");
  }
}

static char *
week_text (const TdMspdiBuilder *self, const TdMspdiCalendar *calendar)
{
  char *week[DAYS + 1] = {NULL};
  char *text;

  for (guint i = 0; i < DAYS; i++)
    week[i] = g_strdup (i < USUAL_LENGTH ? USUAL_HOURS : "");
  fill_week (self, calendar, week, 0);
  text = g_strjoinv ("|", week);
  for (guint i = 0; i < DAYS; i++)
    g_free (week[i]);
  return text;
}

/* ---- exceptions ---- */

static void
add_exception (TdMspdiBuilder *self, gint64 calendar_id, const TdMspdiDay *day, gint64 number)
{
  gint64 first = day->from == TD_NONE ? TD_NONE : td_day_from_instant (day->from);
  gint64 last = day->to == TD_NONE ? first : td_day_from_instant (day->to);
  TdCalendarDay *row;

  if (first == TD_NONE || !td_day_is_valid (first) || !td_day_is_valid (last) || last < first) {
    td_findings_note (self->findings, day->line,
                      N_ ("a calendar exception without a sound period is left out"), NULL);
    return;
  }
  if (day->type != TD_NONE && day->type != TYPE_DAILY && day->occurrences > 1) {
    td_findings_note (
        self->findings, day->line,
        N_ ("the recurring calendar exception “%s” is not supported yet and left out"),
        day->name ? day->name : "", NULL);
    return;
  }
  row = td_mspdi_add_row (self, TD_TABLE_CALENDAR_DAY, NULL, "calendar-day",
                          calendar_id * 1000000 + number);
  row->calendar_id = calendar_id;
  row->first_day = first;
  row->last_day = last;
  row->working = day->working == 1;
  row->hours = row->working && day->shifts->len ? hours_text (day) : NULL;
  row->name = g_strdup (day->name);
  row->kind = TD_DAY_OTHER;
}

/* Newer files give their exceptions in both forms. */
static void
add_exceptions (TdMspdiBuilder *self, gint64 calendar_id, const TdMspdiCalendar *calendar)
{
  const GPtrArray *days = calendar->exceptions->len ? calendar->exceptions : calendar->week;

  for (guint i = 0; i < days->len; i++) {
    const TdMspdiDay *day = days->pdata[i];

    if (days == calendar->exceptions || day->day_type == 0)
      add_exception (self, calendar_id, day, i);
  }
}

/* ---- calendars ---- */

/* Calendars of resources only matter to resources. */
static gboolean
is_wanted (const TdMspdiBuilder *self, const TdMspdiCalendar *calendar)
{
  if (calendar->uid == TD_NONE || g_hash_table_contains (self->calendars, &calendar->uid))
    return FALSE;
  if (calendar->is_base == 1 || calendar->uid == self->project->calendar_uid)
    return TRUE;
  for (guint i = 0; i < self->project->tasks->len; i++)
    if (((const TdMspdiTask *) self->project->tasks->pdata[i])->calendar_uid == calendar->uid)
      return TRUE;
  return FALSE;
}

void
td_mspdi_build_calendars (TdMspdiBuilder *self)
{
  const GPtrArray *calendars = self->project->calendars;
  g_auto (GStrv) ranks = td_rank_spread (calendars->len + 1);

  for (guint i = 0; i < calendars->len; i++) {
    const TdMspdiCalendar *given = calendars->pdata[i];
    TdCalendar *row;

    if (!is_wanted (self, given))
      continue;
    row = td_mspdi_add_row (self, TD_TABLE_CALENDAR, given->guid, "calendar", given->uid);
    row->rank = g_strdup (ranks[i]);
    row->name = g_strdup (given->name);
    row->week = week_text (self, given);
    g_hash_table_insert (self->calendars, (gpointer) &given->uid,
                         GINT_TO_POINTER ((int) row->record.id));
  }
  for (guint i = 0; i < calendars->len; i++) {
    const TdMspdiCalendar *given = calendars->pdata[i];
    gint64 id = GPOINTER_TO_INT (g_hash_table_lookup (self->calendars, &given->uid));
    gint64 base_id = GPOINTER_TO_INT (g_hash_table_lookup (self->calendars, &given->base_uid));
    TdCalendar *row = td_portfolio_get (self->file->portfolio, TD_TABLE_CALENDAR, id);

    if (row == NULL || find_calendar (self, given->uid) != given)
      continue;
    if (base_id != id)
      row->base_id = base_id;
    add_exceptions (self, id, given);
  }
}
