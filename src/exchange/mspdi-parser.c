/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mspdi-parser.h"

#include "core/text.h"
#include "core/time.h"
#include "exchange/xml.h"

#include <libxml/SAX2.h>
#include <string.h>

#define MOST_DEPTH  64
#define MOST_DIGITS 15

/* What an element is, told by what stands around it. */
typedef enum {
  DOCUMENT,
  PROJECT,
  CALENDARS,
  CALENDAR,
  WEEK_DAYS,
  WEEK_DAY,
  EXCEPTIONS,
  EXCEPTION,
  TIME_PERIOD,
  WORKING_TIMES,
  WORKING_TIME,
  TASKS,
  TASK,
  LINK,
  BASELINE,
  LEAF, /* a value, or nothing of ours */
} Place;

static const struct {
  Place around;
  const char *name;
  Place place;
} places[] = {
    {DOCUMENT, "Project", PROJECT},
    {PROJECT, "Calendars", CALENDARS},
    {CALENDARS, "Calendar", CALENDAR},
    {CALENDAR, "WeekDays", WEEK_DAYS},
    {WEEK_DAYS, "WeekDay", WEEK_DAY},
    {WEEK_DAY, "TimePeriod", TIME_PERIOD},
    {WEEK_DAY, "WorkingTimes", WORKING_TIMES},
    {CALENDAR, "Exceptions", EXCEPTIONS},
    {EXCEPTIONS, "Exception", EXCEPTION},
    {EXCEPTION, "TimePeriod", TIME_PERIOD},
    {EXCEPTION, "WorkingTimes", WORKING_TIMES},
    {WORKING_TIMES, "WorkingTime", WORKING_TIME},
    {PROJECT, "Tasks", TASKS},
    {TASKS, "Task", TASK},
    {TASK, "PredecessorLink", LINK},
    {TASK, "Baseline", BASELINE},
};

typedef enum { TEXT, INTEGER, INSTANT, CLOCK, DURATION } Kind;

#define ROW(PLACE, element, Struct, member, KIND)                                                  \
  {                                                                                                \
    PLACE, element, KIND, G_STRUCT_OFFSET (Struct, member)                                         \
  }

/* Where the text of an element goes. */
static const struct {
  Place around;
  const char *name;
  Kind kind;
  gsize offset;
} values[] = {
    ROW (PROJECT, "GUID", TdMspdiProject, guid, TEXT),
    ROW (PROJECT, "Name", TdMspdiProject, name, TEXT),
    ROW (PROJECT, "Title", TdMspdiProject, title, TEXT),
    ROW (PROJECT, "CreationDate", TdMspdiProject, created, INSTANT),
    ROW (PROJECT, "LastSaved", TdMspdiProject, saved, INSTANT),
    ROW (PROJECT, "StartDate", TdMspdiProject, start, INSTANT),
    ROW (PROJECT, "FinishDate", TdMspdiProject, finish, INSTANT),
    ROW (PROJECT, "ScheduleFromStart", TdMspdiProject, from_start, INTEGER),
    ROW (PROJECT, "StatusDate", TdMspdiProject, status_date, INSTANT),
    ROW (PROJECT, "CalendarUID", TdMspdiProject, calendar_uid, INTEGER),

    ROW (CALENDAR, "UID", TdMspdiCalendar, uid, INTEGER),
    ROW (CALENDAR, "GUID", TdMspdiCalendar, guid, TEXT),
    ROW (CALENDAR, "Name", TdMspdiCalendar, name, TEXT),
    ROW (CALENDAR, "IsBaseCalendar", TdMspdiCalendar, is_base, INTEGER),
    ROW (CALENDAR, "BaseCalendarUID", TdMspdiCalendar, base_uid, INTEGER),

    ROW (WEEK_DAY, "DayType", TdMspdiDay, day_type, INTEGER),
    ROW (WEEK_DAY, "DayWorking", TdMspdiDay, working, INTEGER),
    ROW (EXCEPTION, "DayWorking", TdMspdiDay, working, INTEGER),
    ROW (EXCEPTION, "Name", TdMspdiDay, name, TEXT),
    ROW (EXCEPTION, "Type", TdMspdiDay, type, INTEGER),
    ROW (EXCEPTION, "Occurrences", TdMspdiDay, occurrences, INTEGER),
    ROW (TIME_PERIOD, "FromDate", TdMspdiDay, from, INSTANT),
    ROW (TIME_PERIOD, "ToDate", TdMspdiDay, to, INSTANT),
    ROW (WORKING_TIME, "FromTime", TdMspdiShift, from, CLOCK),
    ROW (WORKING_TIME, "ToTime", TdMspdiShift, to, CLOCK),

    ROW (TASK, "UID", TdMspdiTask, uid, INTEGER),
    ROW (TASK, "GUID", TdMspdiTask, guid, TEXT),
    ROW (TASK, "Name", TdMspdiTask, name, TEXT),
    ROW (TASK, "Notes", TdMspdiTask, notes, TEXT),
    ROW (TASK, "IsNull", TdMspdiTask, is_null, INTEGER),
    ROW (TASK, "OutlineLevel", TdMspdiTask, level, INTEGER),
    ROW (TASK, "Summary", TdMspdiTask, summary, INTEGER),
    ROW (TASK, "Manual", TdMspdiTask, manual, INTEGER),
    ROW (TASK, "Active", TdMspdiTask, active, INTEGER),
    ROW (TASK, "Milestone", TdMspdiTask, milestone, INTEGER),
    ROW (TASK, "ExternalTask", TdMspdiTask, external, INTEGER),
    ROW (TASK, "Duration", TdMspdiTask, duration, DURATION),
    ROW (TASK, "DurationFormat", TdMspdiTask, duration_format, INTEGER),
    ROW (TASK, "ConstraintType", TdMspdiTask, constraint, INTEGER),
    ROW (TASK, "ConstraintDate", TdMspdiTask, constraint_date, INSTANT),
    ROW (TASK, "Deadline", TdMspdiTask, deadline, INSTANT),
    ROW (TASK, "PercentComplete", TdMspdiTask, percent, INTEGER),
    ROW (TASK, "CalendarUID", TdMspdiTask, calendar_uid, INTEGER),
    ROW (TASK, "Start", TdMspdiTask, start, INSTANT),
    ROW (TASK, "Finish", TdMspdiTask, finish, INSTANT),
    ROW (TASK, "ManualStart", TdMspdiTask, manual_start, INSTANT),
    ROW (TASK, "ManualFinish", TdMspdiTask, manual_finish, INSTANT),
    ROW (TASK, "ManualDuration", TdMspdiTask, manual_duration, DURATION),
    ROW (TASK, "ActualStart", TdMspdiTask, actual_start, INSTANT),
    ROW (TASK, "ActualFinish", TdMspdiTask, actual_finish, INSTANT),
    ROW (TASK, "LateStart", TdMspdiTask, late_start, INSTANT),
    ROW (TASK, "LateFinish", TdMspdiTask, late_finish, INSTANT),
    ROW (TASK, "TotalSlack", TdMspdiTask, total_slack, INTEGER),
    ROW (TASK, "Critical", TdMspdiTask, critical, INTEGER),

    ROW (LINK, "PredecessorUID", TdMspdiLink, predecessor_uid, INTEGER),
    ROW (LINK, "Type", TdMspdiLink, type, INTEGER),
    ROW (LINK, "CrossProject", TdMspdiLink, cross_project, INTEGER),
    ROW (LINK, "LinkLag", TdMspdiLink, lag, INTEGER),
    ROW (LINK, "LagFormat", TdMspdiLink, lag_format, INTEGER),

    ROW (BASELINE, "Number", TdMspdiBaseline, number, INTEGER),
    ROW (BASELINE, "Start", TdMspdiBaseline, start, INSTANT),
    ROW (BASELINE, "Finish", TdMspdiBaseline, finish, INSTANT),
    ROW (BASELINE, "Duration", TdMspdiBaseline, duration, DURATION),
};

struct _TdMspdiParser {
  TdMspdiProject *project;
  TdFindings *findings;
  const TdNativeLimits *limits;
  xmlParserCtxtPtr context;
  gboolean ending; /* there is nothing more to read */

  Place stack[MOST_DEPTH];
  guint depth;
  guint skipped; /* how many elements deep in something that is none of ours */
  TdMspdiCalendar *calendar;
  TdMspdiDay *day;
  TdMspdiTask *task;
  TdMspdiShift shift;
  TdMspdiLink link;
  TdMspdiBaseline baseline;
  GString *text;
};

static guint
line_of (const TdMspdiParser *self)
{
  return (guint) MAX (0, xmlSAX2GetLineNumber (self->context));
}

/* ---- values ---- */

static gboolean
parse_integer (const char *text, gint64 *ret)
{
  char *end;
  gint64 value;

  if (strlen (text) > MOST_DIGITS)
    return FALSE;
  value = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end)
    return FALSE;
  *ret = value;
  return TRUE;
}

/* "08:00:00" and what other programs make of it. */
static gboolean
parse_clock (const char *text, gint64 *ret)
{
  char *end;
  guint64 hours = g_ascii_strtoull (text, &end, 10);
  guint64 minutes = 0;

  if (end == text || *end != ':' || hours > 24)
    return FALSE;
  minutes = g_ascii_strtoull (end + 1, &end, 10);
  if (minutes > 59)
    return FALSE;
  *ret = (gint64) (hours * 60 + minutes);
  return TRUE;
}

/* A zone behind it is dropped: Project writes wall-clock time. */
static gboolean
parse_instant (const char *text, gint64 *ret)
{
  const char *end;
  gint64 day;
  gint64 clock = 0;

  if (td_instant_read_iso (text, &end, ret))
    return TRUE;
  if (!td_day_read_iso (text, &end, &day))
    return FALSE;
  if (*end == 'T')
    parse_clock (end + 1, &clock); /* 17:-0:00 is 17:00 */
  *ret = td_instant_from_day (day) + clock;
  return TRUE;
}

/* "PT8H30M0S" in tenths of a minute, seconds rounded down to six. */
static gboolean
parse_duration (const char *text, gint64 *ret)
{
  gboolean negative = *text == '-';
  const char *at = text + negative;
  gint64 total = 0;

  if (!g_str_has_prefix (at, "PT"))
    return FALSE;
  for (at += 2; *at;) {
    char *end;
    double number = g_ascii_strtod (at, &end);

    if (end == at || number < 0 || number > 1e9 || !strchr ("HMS", *end) || *end == '\0')
      return FALSE;
    total += (gint64) (number * (*end == 'H' ? 600 : *end == 'M' ? 10 : 1.0 / 6) + 1e-6);
    at = end + 1;
  }
  *ret = negative ? -total : total;
  return TRUE;
}

static gboolean
parse_value (Kind kind, const char *text, gint64 *ret)
{
  switch (kind) {
  case INTEGER:
    return parse_integer (text, ret);
  case INSTANT:
    return parse_instant (text, ret);
  case CLOCK:
    return parse_clock (text, ret);
  case DURATION:
    return parse_duration (text, ret);
  case TEXT:
  default:
    return FALSE;
  }
}

static gpointer
record_at (TdMspdiParser *self, Place place)
{
  switch (place) {
  case PROJECT:
    return self->project;
  case CALENDAR:
    return self->calendar;
  case WEEK_DAY:
  case EXCEPTION:
  case TIME_PERIOD:
    return self->day;
  case WORKING_TIME:
    return &self->shift;
  case TASK:
    return self->task;
  case LINK:
    return &self->link;
  case BASELINE:
    return &self->baseline;
  case DOCUMENT:
  case CALENDARS:
  case WEEK_DAYS:
  case EXCEPTIONS:
  case WORKING_TIMES:
  case TASKS:
  case LEAF:
  default:
    return NULL;
  }
}

static void
set_value (TdMspdiParser *self, gpointer record, guint row, const char *name)
{
  g_autofree char *text = td_text_normalize (self->text->str, (gssize) self->text->len, NULL);

  if (text == NULL || *text == '\0')
    return;
  if (values[row].kind == TEXT) {
    char **member = &G_STRUCT_MEMBER (char *, record, values[row].offset);

    g_free (*member);
    *member = g_steal_pointer (&text);
  } else if (!parse_value (values[row].kind, text,
                           &G_STRUCT_MEMBER (gint64, record, values[row].offset)))
    td_findings_note (self->findings, line_of (self),
                      N_ ("%s: “%s” is not understood and left out"), name, text, NULL);
}

static void
end_leaf (TdMspdiParser *self, Place around, const char *name)
{
  gpointer record = record_at (self, around);

  for (guint i = 0; record && i < G_N_ELEMENTS (values); i++)
    if (values[i].around == around && strcmp (values[i].name, name) == 0) {
      set_value (self, record, i, name);
      return;
    }
}

/* ---- elements ---- */

static Place
place_in (Place around, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].around == around && strcmp (places[i].name, name) == 0)
      return places[i].place;
  return LEAF;
}

static void
begin (TdMspdiParser *self, Place place)
{
  guint line = line_of (self);

  if (place == CALENDAR)
    self->calendar = td_mspdi_add_calendar (self->project, line);
  else if (place == WEEK_DAY)
    self->day = td_mspdi_add_day (self->calendar->week, line);
  else if (place == EXCEPTION)
    self->day = td_mspdi_add_day (self->calendar->exceptions, line);
  else if (place == WORKING_TIME)
    self->shift = (TdMspdiShift){TD_NONE, TD_NONE};
  else if (place == TASK)
    self->task = td_mspdi_add_task (self->project, line);
  else if (place == LINK)
    self->link = (TdMspdiLink){TD_NONE, TD_NONE, TD_NONE, TD_NONE, TD_NONE, line};
  else if (place == BASELINE)
    self->baseline = (TdMspdiBaseline){0, TD_NONE, TD_NONE, TD_NONE};
}

static void
end (TdMspdiParser *self, Place place)
{
  if (place == WORKING_TIME && self->shift.from != TD_NONE && self->shift.to != TD_NONE)
    g_array_append_val (self->day->shifts, self->shift);
  else if (place == LINK)
    g_array_append_val (self->task->links, self->link);
  else if (place == BASELINE)
    g_array_append_val (self->task->baselines, self->baseline);
}

static gboolean
is_cut_off (TdMspdiParser *self)
{
  if (!self->ending)
    return FALSE;
  td_findings_take (self->findings, FALSE, line_of (self), td_xml_cut_off ());
  td_findings_stop (self->findings);
  return TRUE;
}

/* Stops the parser when nothing more is wanted. */
static gboolean
is_over (TdMspdiParser *self)
{
  if (!td_findings_full (self->findings))
    return FALSE;
  xmlStopParser (self->context);
  return TRUE;
}

static void
fail_limit (TdMspdiParser *self, const char *msgid, guint limit)
{
  g_autofree char *number = g_strdup_printf ("%u", limit);

  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, line_of (self), msgid, number,
                    NULL);
  td_findings_stop (self->findings);
}

static void
/* NOLINTNEXTLINE(readability-function-size): the signature is libxml2's */
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  TdMspdiParser *self = data;
  Place around = self->depth ? self->stack[self->depth - 1] : DOCUMENT;
  Place place;

  if (is_over (self) || is_cut_off (self))
    return;
  if (self->depth + self->skipped >= MIN (self->limits->depth, MOST_DEPTH)) {
    fail_limit (self, N_ ("elements are nested more than %s deep"), self->limits->depth);
    return;
  }
  if (around == LEAF) {
    self->skipped++;
    return;
  }
  place = place_in (around, (const char *) name);
  if (place == TASK && self->project->tasks->len >= self->limits->rows) {
    fail_limit (self, N_ ("there are more than %s tasks"), self->limits->rows);
    return;
  }
  self->stack[self->depth++] = place;
  g_string_truncate (self->text, 0);
  begin (self, place);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  TdMspdiParser *self = data;

  if (is_over (self) || self->skipped || self->depth == 0 || self->stack[self->depth - 1] != LEAF)
    return;
  g_string_append_len (self->text, (const char *) text, length);
  if (self->text->len > self->limits->text)
    fail_limit (self, N_ ("a text of more than %s bytes"), self->limits->text);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TdMspdiParser *self = data;
  Place place;

  if (is_over (self))
    return;
  if (self->skipped) {
    self->skipped--;
    g_string_truncate (self->text, 0);
    return;
  }
  place = self->stack[--self->depth];
  if (place == LEAF && self->depth)
    end_leaf (self, self->stack[self->depth - 1], (const char *) name);
  else
    end (self, place);
}

static void
dtd_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  TdMspdiParser *self = data;

  if (is_over (self))
    return;
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_UNSUPPORTED, line_of (self),
                    N_ ("files with a document type (DTD) are refused"), NULL);
  td_findings_stop (self->findings);
  xmlStopParser (self->context);
}

static void
error_cb (void *data, xmlErrorPtr error)
{
  TdMspdiParser *self = data;

  if (error->level < XML_ERR_FATAL || td_findings_full (self->findings))
    return;
  td_findings_take (self->findings, FALSE, (guint) MAX (0, error->line),
                    td_xml_fact (error, self->ending));
  td_findings_stop (self->findings);
  xmlStopParser (self->context);
}

TdMspdiParser *
td_mspdi_parser_new (TdMspdiProject *project, TdFindings *findings, const TdNativeLimits *limits)
{
  TdMspdiParser *self = g_new0 (TdMspdiParser, 1);
  xmlSAXHandler handler = {
      .internalSubset = dtd_cb,
      .startElementNs = start_cb,
      .endElementNs = end_cb,
      .characters = text_cb,
      .cdataBlock = text_cb,
      .serror = error_cb,
  };

  self->project = project;
  self->findings = findings;
  self->limits = limits;
  self->text = g_string_new (NULL);
  self->context = td_xml_parser_new (&handler, self);
  return self;
}

void
td_mspdi_parser_free (TdMspdiParser *self)
{
  if (self == NULL)
    return;
  td_xml_parser_free (self->context);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
push (TdMspdiParser *self, const char *bytes, gsize length)
{
  GError *fact = NULL;

  if (td_findings_full (self->findings) || td_xml_push (self->context, bytes, length, &fact))
    return;
  td_findings_take (self->findings, FALSE, line_of (self), fact);
  td_findings_stop (self->findings);
}

gboolean
td_mspdi_parser_push (TdMspdiParser *self, const char *bytes, gsize length)
{
  if (length > 0)
    push (self, bytes, length);
  return !td_findings_full (self->findings);
}

gboolean
td_mspdi_parser_finish (TdMspdiParser *self)
{
  self->ending = TRUE;
  push (self, NULL, 0);
  return !td_findings_full (self->findings) && (self->depth == 0 || !is_cut_off (self));
}
