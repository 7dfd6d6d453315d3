/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule/calendar.h"

#include "core/time.h"

#include <string.h>

#define MAX_SHIFTS 12

/* How many days are looked at one by one before searching. */
#define NEAR_DAYS 10

/* What one working day looks like, in ticks from its midnight. */
typedef struct {
  guint n_shifts;
  gint32 starts[MAX_SHIFTS];
  gint32 ends[MAX_SHIFTS];
  gint32 before[MAX_SHIFTS]; /* working time before the shift */
  gint32 length;
} Pattern;

typedef struct {
  gint32 before; /* working time from the first covered day up to this one */
  guint32 pattern;
} Day;

typedef struct {
  gint64 first;
  gint64 last;
  guint pattern;
} Exception;

struct _TdWorkCalendar {
  GArray *patterns; /* (element-type Pattern): Monday to Sunday, then those of exceptions */
  GArray *exceptions;
  Day *days; /* those covered, and one more that closes the sum */
  gint64 first_day;
  gint64 n_days;
  double days_per_tick; /* of the plain week; 0 when that never works */
};

/* What is never left, a century beyond the years that the program accepts. */
#define FIRST_DAY (-G_GINT64_CONSTANT (60000))
#define LAST_DAY  G_GINT64_CONSTANT (120000)

/* ---- shifts as text ---- */

static gboolean
read_time (const char **text, gint32 *ret_ticks)
{
  const char *at = *text;
  int hour, minute;

  for (int i = 0; i < 5; i++)
    if (i == 2 ? at[i] != ':' : !g_ascii_isdigit (at[i]))
      return FALSE;
  hour = (at[0] - '0') * 10 + at[1] - '0';
  minute = (at[3] - '0') * 10 + at[4] - '0';
  if (minute > 59 || hour * 60 + minute > TD_MINUTES_PER_DAY)
    return FALSE;
  *ret_ticks = (hour * 60 + minute) * TD_TICKS_PER_MINUTE;
  *text = at + 5;
  return TRUE;
}

static gboolean
read_shift (const char **text, Pattern *pattern)
{
  guint i = pattern->n_shifts;

  if (i == MAX_SHIFTS || !read_time (text, pattern->starts + i) || *(*text)++ != '-' ||
      !read_time (text, pattern->ends + i) || pattern->starts[i] >= pattern->ends[i] ||
      (i > 0 && pattern->starts[i] < pattern->ends[i - 1]))
    return FALSE;
  pattern->before[i] = pattern->length;
  pattern->length += pattern->ends[i] - pattern->starts[i];
  pattern->n_shifts++;
  return TRUE;
}

/* Reads up to the end of the text or a '|'. */
static gboolean
read_day (const char **text, Pattern *ret_pattern)
{
  memset (ret_pattern, 0, sizeof *ret_pattern);
  if (**text == '\0' || **text == '|')
    return TRUE;
  do {
    if (!read_shift (text, ret_pattern))
      return FALSE;
  } while (**text == ',' && (*text)++);
  return **text == '\0' || **text == '|';
}

static gboolean
read_week (const char *text, Pattern *ret_patterns)
{
  for (int i = 0; i < 7; i++) {
    if (!read_day (&text, ret_patterns + i))
      return FALSE;
    if (i < 6 && *text++ != '|')
      return FALSE;
  }
  return *text == '\0';
}

gboolean
td_week_is_valid (const char *week)
{
  Pattern patterns[7];

  return week != NULL && read_week (week, patterns);
}

gboolean
td_hours_are_valid (const char *hours)
{
  Pattern pattern;

  return hours != NULL && read_day (&hours, &pattern) && *hours == '\0';
}

/* ---- days ---- */

static const Pattern *
pattern_at (const TdWorkCalendar *self, guint index)
{
  return &g_array_index (self->patterns, Pattern, index);
}

TdWorkCalendar *
td_work_calendar_new (const char *week)
{
  TdWorkCalendar *self = g_new0 (TdWorkCalendar, 1);
  Pattern patterns[7];
  double week_length = 0;

  if (week == NULL || !read_week (week, patterns))
    read_week (TD_WEEK_DEFAULT, patterns);
  self->patterns = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_array_append_vals (self->patterns, patterns, 7);
  self->exceptions = g_array_new (FALSE, FALSE, sizeof (Exception));
  for (int i = 0; i < 7; i++)
    week_length += patterns[i].length;
  self->days_per_tick = week_length > 0 ? 7 / week_length : 0;
  return self;
}

void
td_work_calendar_free (TdWorkCalendar *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->patterns);
  g_array_unref (self->exceptions);
  g_free (self->days);
  g_free (self);
}

static guint
find_pattern (TdWorkCalendar *self, const Pattern *pattern)
{
  for (guint i = 0; i < self->patterns->len; i++)
    if (memcmp (pattern_at (self, i), pattern, sizeof *pattern) == 0)
      return i;
  g_array_append_vals (self->patterns, pattern, 1);
  return self->patterns->len - 1;
}

/* Monday's hours, or those of the first day of the week that has any. */
static guint
usual_pattern (const TdWorkCalendar *self)
{
  for (guint i = 0; i < 7; i++)
    if (pattern_at (self, i)->length > 0)
      return i;
  return 0;
}

void
td_work_calendar_set_days (TdWorkCalendar *self,
                           gint64 first_day,
                           gint64 last_day,
                           const char *hours)
{
  Exception exception = {MAX (first_day, FIRST_DAY), MIN (last_day, LAST_DAY - 1), 0};
  Pattern pattern;

  if (hours != NULL && read_day (&hours, &pattern) && *hours == '\0')
    exception.pattern = find_pattern (self, &pattern);
  else
    exception.pattern = usual_pattern (self);
  g_array_append_val (self->exceptions, exception);
  g_clear_pointer (&self->days, g_free);
  self->n_days = 0;
}

static void
cover (TdWorkCalendar *self, gint64 first, gint64 end)
{
  gint32 before = 0;
  gint64 n;

  first = CLAMP (first, FIRST_DAY, LAST_DAY - 1);
  end = CLAMP (end, first + 1, LAST_DAY);
  n = end - first;
  g_free (self->days);
  self->days = g_new (Day, n + 1);
  for (gint64 i = 0; i < n; i++)
    self->days[i].pattern = td_day_weekday (first + i) - TD_WEEKDAY_MONDAY;
  for (guint i = 0; i < self->exceptions->len; i++) {
    const Exception *exception = &g_array_index (self->exceptions, Exception, i);

    for (gint64 day = MAX (exception->first, first); day <= MIN (exception->last, end - 1); day++)
      self->days[day - first].pattern = exception->pattern;
  }
  for (gint64 i = 0; i < n; i++) {
    self->days[i].before = before;
    before += pattern_at (self, self->days[i].pattern)->length;
  }
  self->days[n] = (Day){before, 0};
  self->first_day = first;
  self->n_days = n;
}

/* Makes the covered range hold @day, at least doubling it. */
static void
grow_to (TdWorkCalendar *self, gint64 day)
{
  if (self->n_days == 0)
    cover (self, day - 400, day + 1600);
  else if (day < self->first_day)
    cover (self, MIN (day, self->first_day - self->n_days), self->first_day + self->n_days);
  else
    cover (self, self->first_day, MAX (day + 1, self->first_day + 2 * self->n_days));
}

static inline gint64
day_of (gint64 tick)
{
  return tick >= 0 ? tick / TD_TICKS_PER_DAY : -((TD_TICKS_PER_DAY - 1 - tick) / TD_TICKS_PER_DAY);
}

/* Its index among the covered days. */
static inline gint64
locate (TdWorkCalendar *self, gint64 day)
{
  gint64 index = day - self->first_day;

  if (G_UNLIKELY (index < 0 || index >= self->n_days)) {
    day = CLAMP (day, FIRST_DAY, LAST_DAY - 1);
    if (day < self->first_day || day >= self->first_day + self->n_days)
      grow_to (self, day);
    index = day - self->first_day;
  }
  return index;
}

/* Working time from the first covered day up to @tick. */
static gint64
work_at (TdWorkCalendar *self, gint64 tick, gint64 *ret_index)
{
  gint64 index = locate (self, day_of (tick));
  gint64 inside = tick - (self->first_day + index) * TD_TICKS_PER_DAY;
  const Pattern *pattern = pattern_at (self, self->days[index].pattern);
  gint64 work = self->days[index].before;

  *ret_index = index;
  for (guint i = 0; i < pattern->n_shifts && inside > pattern->starts[i]; i++)
    work = self->days[index].before + pattern->before[i] + MIN (inside, pattern->ends[i]) -
           pattern->starts[i];
  return work;
}

/* The last covered day with less work before it than @work, from @low on by steps that double. */
static gint64
gallop (const TdWorkCalendar *self, gint64 low, gint64 work)
{
  const Day *days = self->days;
  gint64 step = 1, high;

  while (low > 0 && days[low].before >= work) {
    low = MAX (0, low - step);
    step *= 2;
  }
  high = low + 1;
  step = 1;
  while (high < self->n_days && days[high].before < work) {
    low = high;
    high = MIN (self->n_days, high + step);
    step *= 2;
  }
  while (high - low > 1) {
    gint64 middle = low + (high - low) / 2;

    if (days[middle].before < work)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* The same, where @index is a good guess: off-days apart it is right. */
static gint64
bracket (const TdWorkCalendar *self, gint64 index, gint64 work)
{
  const Day *days = self->days;
  gint64 first = MAX (0, index - NEAR_DAYS), last = MIN (self->n_days - 1, index + NEAR_DAYS);

  while (index > first && days[index].before >= work)
    index--;
  while (index < last && days[index + 1].before < work)
    index++;
  if (days[index].before < work && days[index + 1].before >= work)
    return index;
  return gallop (self, index, work);
}

/* Grows until @work lies in the covered range, or the edge is reached; the sums move when it
 * grows in front. */
static void
cover_work (TdWorkCalendar *self, gint64 *index, gint64 *work, gboolean open_end)
{
  while (*work + (open_end ? 1 : 0) > self->days[self->n_days].before &&
         self->first_day + self->n_days < LAST_DAY)
    grow_to (self, self->first_day + self->n_days);
  while (*work - (open_end ? 0 : 1) < 0 && self->first_day > FIRST_DAY) {
    gint64 old_first = self->first_day;

    grow_to (self, old_first - 1);
    *index += old_first - self->first_day;
    *work += self->days[old_first - self->first_day].before;
  }
}

static inline gint64
guess_index (const TdWorkCalendar *self, gint64 index, gint64 work)
{
  double distance = (double) (work - self->days[index].before);

  return CLAMP (index + (gint64) (distance * self->days_per_tick), 0, self->n_days - 1);
}

/* The earliest tick with @work before it. */
static gint64
end_of_work (TdWorkCalendar *self, gint64 index, gint64 work)
{
  const Pattern *pattern;
  gint64 rest;
  guint i = 0;

  cover_work (self, &index, &work, FALSE);
  index = bracket (self, guess_index (self, index, work), work);
  pattern = pattern_at (self, self->days[index].pattern);
  rest = work - self->days[index].before;
  if (rest <= 0 || rest > pattern->length) /* at the edge of what is covered at all */
    return (self->first_day + (rest <= 0 ? 0 : self->n_days)) * TD_TICKS_PER_DAY;
  while (i + 1 < pattern->n_shifts && pattern->before[i + 1] < rest)
    i++;
  return (self->first_day + index) * TD_TICKS_PER_DAY + pattern->starts[i] + rest -
         pattern->before[i];
}

/* The latest tick with @work before it. */
static gint64
start_of_work (TdWorkCalendar *self, gint64 index, gint64 work)
{
  const Pattern *pattern;
  gint64 rest;
  guint i = 0;

  cover_work (self, &index, &work, TRUE);
  index = bracket (self, guess_index (self, index, work), work + 1);
  pattern = pattern_at (self, self->days[index].pattern);
  rest = work - self->days[index].before;
  if (rest < 0 || rest >= pattern->length)
    return (self->first_day + (rest < 0 ? 0 : self->n_days)) * TD_TICKS_PER_DAY;
  while (i + 1 < pattern->n_shifts && pattern->before[i + 1] <= rest)
    i++;
  return (self->first_day + index) * TD_TICKS_PER_DAY + pattern->starts[i] + rest -
         pattern->before[i];
}

gint64
td_calendar_add (TdWorkCalendar *self, gint64 tick, gint64 ticks)
{
  gint64 index;
  gint64 work;

  if (ticks == 0)
    return tick;
  work = work_at (self, tick, &index) + ticks;
  return ticks > 0 ? end_of_work (self, index, work) : start_of_work (self, index, work);
}

gint64
td_calendar_between (TdWorkCalendar *self, gint64 from, gint64 to)
{
  gint64 index, first, last;

  if (from == to)
    return 0;
  locate (self, day_of (MIN (from, to))); /* so that the sums do not move between the two */
  locate (self, day_of (MAX (from, to)));
  first = work_at (self, from, &index);
  last = work_at (self, to, &index);
  return last - first;
}

gint64
td_calendar_next (TdWorkCalendar *self, gint64 tick)
{
  gint64 index = locate (self, day_of (tick));
  gint64 midnight = (self->first_day + index) * TD_TICKS_PER_DAY;
  gint64 work;

  for (gint64 end = MIN (index + NEAR_DAYS, self->n_days); index < end; index++) {
    const Pattern *pattern = pattern_at (self, self->days[index].pattern);

    for (guint i = 0; i < pattern->n_shifts; i++)
      if (tick < midnight + pattern->ends[i])
        return MAX (tick, midnight + pattern->starts[i]);
    midnight += TD_TICKS_PER_DAY;
  }
  work = work_at (self, tick, &index);
  return start_of_work (self, index, work);
}

gint64
td_calendar_previous (TdWorkCalendar *self, gint64 tick)
{
  gint64 index = locate (self, day_of (tick));
  gint64 midnight = (self->first_day + index) * TD_TICKS_PER_DAY;
  gint64 work;

  for (gint64 end = MAX (index - NEAR_DAYS, -1); index > end; index--) {
    const Pattern *pattern = pattern_at (self, self->days[index].pattern);

    for (guint i = pattern->n_shifts; i > 0; i--)
      if (tick > midnight + pattern->starts[i - 1])
        return MIN (tick, midnight + pattern->ends[i - 1]);
    midnight -= TD_TICKS_PER_DAY;
  }
  work = work_at (self, tick, &index);
  return end_of_work (self, index, work);
}

gint64
td_calendar_day_length (TdWorkCalendar *self, gint64 day)
{
  gint64 index = locate (self, day);

  return pattern_at (self, self->days[index].pattern)->length;
}
