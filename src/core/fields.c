/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fields.h"

#include "core/language.h"

#include <string.h>

/* clang-format off */
static const char *const level_nicks[] = {"named", "task", "group", NULL};
static const char *const level_labels[] = {N_ ("Named item"), N_ ("Standing task"), N_ ("Group"), NULL};
static const char *const kind_nicks[] = {
  "infrastructure", "private-investment", "programme", "planning-scheme", "plan",
  "target", "event", "agreement", "legal", NULL};
static const char *const kind_labels[] = {
  N_ ("Infrastructure project"), N_ ("Private-investment project"), N_ ("Programme"),
  N_ ("Planning scheme"), N_ ("Plan"), N_ ("Target"), N_ ("Event"),
  N_ ("Cooperation agreement"), N_ ("Legal implementation"), NULL};
static const char *const mode_nicks[] = {"auto", "manual", NULL};
static const char *const mode_labels[] = {N_ ("Scheduled"), N_ ("Pinned by hand"), NULL};
static const char *const constraint_nicks[] = {
  "asap", "alap", "snet", "snlt", "fnet", "fnlt", "mso", "mfo", NULL};
static const char *const constraint_labels[] = {
  N_ ("As soon as possible"), N_ ("As late as possible"), N_ ("Start no earlier than"),
  N_ ("Start no later than"), N_ ("Finish no earlier than"), N_ ("Finish no later than"),
  N_ ("Must start on"), N_ ("Must finish on"), NULL};
static const char *const link_nicks[] = {"fs", "ss", "ff", "sf", NULL};
static const char *const link_labels[] = {
  N_ ("Finish to start"), N_ ("Start to start"), N_ ("Finish to finish"), N_ ("Start to finish"), NULL};
static const char *const lag_nicks[] = {"working", "elapsed", "percent", "elapsed-percent", NULL};
static const char *const lag_labels[] = {
  N_ ("Working time"), N_ ("Elapsed time"), N_ ("Percent of the predecessor"),
  N_ ("Elapsed percent of the predecessor"), NULL};
static const char *const role_nicks[] = {"start", "finish", "promised-finish", NULL};
static const char *const role_labels[] = {N_ ("Start"), N_ ("Finish"), N_ ("Promised finish"), NULL};
static const char *const operator_nicks[] = {
  "at-least", "at-most", "range", "exactly", "keep", "increase", "decrease", NULL};
static const char *const operator_labels[] = {
  N_ ("At least"), N_ ("At most"), N_ ("Between"), N_ ("Exactly"), N_ ("Keep at"),
  N_ ("Increase"), N_ ("Decrease"), NULL};
static const char *const day_nicks[] = {
  "statutory", "compensatory", "swap", "working", "other", NULL};
static const char *const day_labels[] = {
  N_ ("Public holiday"), N_ ("Day off in lieu"), N_ ("Swapped day off"),
  N_ ("Working day made up"), N_ ("Other"), NULL};
static const char *const duration_nicks[] = {
  "days", "minutes", "hours", "weeks", "months", "calendar-months", NULL};
static const char *const duration_labels[] = {
  N_ ("Days"), N_ ("Minutes"), N_ ("Hours"), N_ ("Weeks"), N_ ("Months"),
  N_ ("Calendar months"), NULL};

#define REQUIRED TD_FIELD_REQUIRED
#define FIXED    TD_FIELD_FIXED
#define OWNER    (TD_FIELD_OWNER | TD_FIELD_REQUIRED | TD_FIELD_FIXED)
#define END      TD_FIELD_END
#define LONG     TD_FIELD_LONG

#define COLUMN(TABLE, Struct, member, column, title, KIND, ...)                                   \
  {.table = TD_TABLE_##TABLE, .name = column, .label = title, .kind = TD_FIELD_##KIND,             \
   .offset = G_STRUCT_OFFSET (Struct, member), .target = TD_N_TABLES, .initial = TD_NONE,          \
   .since = 1, __VA_ARGS__}
#define F(TABLE, Struct, member, title, KIND, ...)                                                 \
  COLUMN (TABLE, Struct, member, #member, title, KIND, __VA_ARGS__)
#define REF(TABLE, Struct, member, title, TARGET, ...)                                             \
  F (TABLE, Struct, member, title, REFERENCE, .target = TD_TABLE_##TARGET, .initial = 0, __VA_ARGS__)
#define ENUM(TABLE, Struct, member, title, words, ...)                                             \
  F (TABLE, Struct, member, title, ENUM, .nicks = words##_nicks, .labels = words##_labels,         \
     .initial = 0, .flags = REQUIRED, __VA_ARGS__)
#define BOOL(TABLE, Struct, member, title)                                                         \
  F (TABLE, Struct, member, title, BOOLEAN, .initial = 0, .flags = REQUIRED)
#define UUID(TABLE, Struct)                                                                        \
  COLUMN (TABLE, Struct, record.uuid, "uuid", N_ ("Identifier"), UUID, .flags = REQUIRED | FIXED)
#define RANK(TABLE, Struct)                                                                        \
  F (TABLE, Struct, rank, N_ ("Position"), RANK, .flags = REQUIRED)

/* The pragma silences only the designated initialisers that F () may override. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
static const TdField fields[] = {
  UUID (PORTFOLIO, TdPortfolioInfo),
  F (PORTFOLIO, TdPortfolioInfo, title, N_ ("Title"), TEXT),
  F (PORTFOLIO, TdPortfolioInfo, note, N_ ("Note"), TEXT, .flags = LONG),
  BOOL (PORTFOLIO, TdPortfolioInfo, illustrative, N_ ("Invented figures")),
  F (PORTFOLIO, TdPortfolioInfo, status_date, N_ ("Status date"), DAY),
  REF (PORTFOLIO, TdPortfolioInfo, calendar_id, N_ ("Calendar"), CALENDAR),

  UUID (CALENDAR, TdCalendar),
  RANK (CALENDAR, TdCalendar),
  F (CALENDAR, TdCalendar, name, N_ ("Name"), TEXT),
  REF (CALENDAR, TdCalendar, base_id, N_ ("Base calendar"), CALENDAR),
  F (CALENDAR, TdCalendar, week, N_ ("Working week"), TEXT),

  UUID (CALENDAR_DAY, TdCalendarDay),
  REF (CALENDAR_DAY, TdCalendarDay, calendar_id, N_ ("Calendar"), CALENDAR, .flags = OWNER),
  F (CALENDAR_DAY, TdCalendarDay, first_day, N_ ("From"), DAY, .flags = REQUIRED, .initial = 0),
  F (CALENDAR_DAY, TdCalendarDay, last_day, N_ ("To"), DAY, .flags = REQUIRED, .initial = 0),
  BOOL (CALENDAR_DAY, TdCalendarDay, working, N_ ("Working day")),
  F (CALENDAR_DAY, TdCalendarDay, hours, N_ ("Working hours"), TEXT),
  F (CALENDAR_DAY, TdCalendarDay, name, N_ ("Name"), TEXT),
  F (CALENDAR_DAY, TdCalendarDay, name_en, N_ ("English name"), TEXT),
  ENUM (CALENDAR_DAY, TdCalendarDay, kind, N_ ("Kind"), day),
  F (CALENDAR_DAY, TdCalendarDay, lunar_date, N_ ("Lunar date"), TEXT),
  F (CALENDAR_DAY, TdCalendarDay, status, N_ ("Status"), TEXT),
  F (CALENDAR_DAY, TdCalendarDay, source, N_ ("Source"), TEXT),
  F (CALENDAR_DAY, TdCalendarDay, remark, N_ ("Remark"), TEXT),

  UUID (DOCUMENT, TdSourceDocument),
  RANK (DOCUMENT, TdSourceDocument),
  F (DOCUMENT, TdSourceDocument, title, N_ ("Title"), TEXT),
  F (DOCUMENT, TdSourceDocument, number, N_ ("Number"), TEXT),
  F (DOCUMENT, TdSourceDocument, issuer, N_ ("Issued by"), TEXT),
  F (DOCUMENT, TdSourceDocument, issued_on, N_ ("Issued on"), DAY),
  F (DOCUMENT, TdSourceDocument, address, N_ ("Address"), TEXT),
  F (DOCUMENT, TdSourceDocument, note, N_ ("Note"), TEXT, .flags = LONG),

  UUID (CLAUSE, TdClause),
  RANK (CLAUSE, TdClause),
  REF (CLAUSE, TdClause, document_id, N_ ("Document"), DOCUMENT, .flags = OWNER),
  REF (CLAUSE, TdClause, parent_id, N_ ("Parent clause"), CLAUSE),
  F (CLAUSE, TdClause, number, N_ ("Number"), TEXT),
  F (CLAUSE, TdClause, caption, N_ ("Caption"), TEXT),
  F (CLAUSE, TdClause, caption_en, N_ ("English caption"), TEXT),
  F (CLAUSE, TdClause, text, N_ ("Text"), TEXT, .flags = LONG),

  UUID (SECTOR, TdSector),
  RANK (SECTOR, TdSector),
  F (SECTOR, TdSector, name, N_ ("Name"), TEXT),
  F (SECTOR, TdSector, name_en, N_ ("English name"), TEXT),
  F (SECTOR, TdSector, colour, N_ ("Colour"), TEXT),

  UUID (ORGANISATION, TdOrganisation),
  RANK (ORGANISATION, TdOrganisation),
  F (ORGANISATION, TdOrganisation, name, N_ ("Name"), TEXT),
  F (ORGANISATION, TdOrganisation, short_name, N_ ("Short name"), TEXT),
  F (ORGANISATION, TdOrganisation, level, N_ ("Level"), TEXT),
  F (ORGANISATION, TdOrganisation, valid_from, N_ ("Valid from"), DAY),
  F (ORGANISATION, TdOrganisation, valid_to, N_ ("Valid to"), DAY),
  F (ORGANISATION, TdOrganisation, source, N_ ("Source"), TEXT),
  F (ORGANISATION, TdOrganisation, note, N_ ("Note"), TEXT, .flags = LONG),

  UUID (PLACE, TdPlace),
  RANK (PLACE, TdPlace),
  REF (PLACE, TdPlace, parent_id, N_ ("Lies in"), PLACE),
  F (PLACE, TdPlace, name, N_ ("Name"), TEXT),
  F (PLACE, TdPlace, level, N_ ("Level"), TEXT),
  F (PLACE, TdPlace, valid_from, N_ ("Valid from"), DAY),
  F (PLACE, TdPlace, valid_to, N_ ("Valid to"), DAY),
  F (PLACE, TdPlace, source, N_ ("Source"), TEXT),
  F (PLACE, TdPlace, note, N_ ("Note"), TEXT, .flags = LONG),

  UUID (PROJECT, TdProject),
  RANK (PROJECT, TdProject),
  REF (PROJECT, TdProject, parent_id, N_ ("Belongs to"), PROJECT),
  REF (PROJECT, TdProject, clause_id, N_ ("Clause"), CLAUSE),
  REF (PROJECT, TdProject, sector_id, N_ ("Sector"), SECTOR),
  REF (PROJECT, TdProject, calendar_id, N_ ("Calendar"), CALENDAR),
  F (PROJECT, TdProject, code, N_ ("Code"), TEXT),
  ENUM (PROJECT, TdProject, level, N_ ("Level"), level),
  ENUM (PROJECT, TdProject, kind, N_ ("Kind"), kind),
  F (PROJECT, TdProject, name, N_ ("Name"), TEXT),
  F (PROJECT, TdProject, short_name, N_ ("Short name"), TEXT),
  F (PROJECT, TdProject, name_en, N_ ("English name"), TEXT),
  F (PROJECT, TdProject, action, N_ ("What is asked"), TEXT),
  F (PROJECT, TdProject, word, N_ ("Word of the document"), TEXT),
  F (PROJECT, TdProject, legal_reference, N_ ("Legal reference"), TEXT),
  F (PROJECT, TdProject, location, N_ ("Location"), TEXT),
  F (PROJECT, TdProject, partner, N_ ("Partner"), TEXT),
  F (PROJECT, TdProject, period_text, N_ ("Time in the document"), TEXT),
  F (PROJECT, TdProject, period_start, N_ ("Period from"), INSTANT),
  F (PROJECT, TdProject, period_end, N_ ("Period to"), INSTANT, .flags = END),
  F (PROJECT, TdProject, horizon_near, N_ ("Near horizon"), YEAR),
  F (PROJECT, TdProject, horizon, N_ ("Horizon"), YEAR),
  F (PROJECT, TdProject, deadline, N_ ("Deadline"), INSTANT, .flags = END),
  F (PROJECT, TdProject, deadline_text, N_ ("Deadline in the document"), TEXT),
  F (PROJECT, TdProject, percent_complete, N_ ("% complete"), PERCENT),
  F (PROJECT, TdProject, note, N_ ("Note"), TEXT, .flags = LONG),

  UUID (PROJECT_PLACE, TdProjectPlace),
  REF (PROJECT_PLACE, TdProjectPlace, project_id, N_ ("Project"), PROJECT, .flags = OWNER),
  REF (PROJECT_PLACE, TdProjectPlace, place_id, N_ ("Place"), PLACE, .flags = REQUIRED),

  UUID (ATTRIBUTE, TdAttribute),
  REF (ATTRIBUTE, TdAttribute, project_id, N_ ("Project"), PROJECT, .flags = OWNER),
  F (ATTRIBUTE, TdAttribute, name, N_ ("Attribute"), TEXT),
  F (ATTRIBUTE, TdAttribute, text, N_ ("Value"), TEXT),
  REF (ATTRIBUTE, TdAttribute, organisation_id, N_ ("Agency"), ORGANISATION),
  F (ATTRIBUTE, TdAttribute, amount, N_ ("Amount"), MONEY),
  F (ATTRIBUTE, TdAttribute, quantity, N_ ("Quantity"), QUANTITY),
  F (ATTRIBUTE, TdAttribute, unit, N_ ("Unit"), TEXT),
  F (ATTRIBUTE, TdAttribute, as_of, N_ ("As of"), DAY),
  F (ATTRIBUTE, TdAttribute, as_of_text, N_ ("As of, in the source's words"), TEXT),
  F (ATTRIBUTE, TdAttribute, source, N_ ("Source"), TEXT),
  F (ATTRIBUTE, TdAttribute, remark, N_ ("Remark"), TEXT),
  BOOL (ATTRIBUTE, TdAttribute, pinned, N_ ("Pinned")),

  UUID (TASK, TdTask),
  RANK (TASK, TdTask),
  REF (TASK, TdTask, project_id, N_ ("Project"), PROJECT, .flags = OWNER & ~TD_FIELD_FIXED),
  REF (TASK, TdTask, parent_id, N_ ("Summary task"), TASK),
  F (TASK, TdTask, name, N_ ("Name"), TEXT),
  ENUM (TASK, TdTask, mode, N_ ("Scheduling"), mode),
  BOOL (TASK, TdTask, milestone, N_ ("Milestone")),
  BOOL (TASK, TdTask, inactive, N_ ("Inactive")),
  F (TASK, TdTask, duration, N_ ("Duration"), DURATION),
  ENUM (TASK, TdTask, duration_unit, N_ ("Duration unit"), duration),
  BOOL (TASK, TdTask, duration_elapsed, N_ ("Elapsed duration")),
  COLUMN (TASK, TdTask, constraint, "constraint_kind", N_ ("Constraint"), ENUM,
          .nicks = constraint_nicks, .labels = constraint_labels, .initial = 0, .flags = REQUIRED),
  F (TASK, TdTask, constraint_date, N_ ("Constraint date"), INSTANT),
  F (TASK, TdTask, deadline, N_ ("Deadline"), INSTANT, .flags = END),
  F (TASK, TdTask, percent_complete, N_ ("% complete"), PERCENT),
  REF (TASK, TdTask, calendar_id, N_ ("Calendar"), CALENDAR),
  REF (TASK, TdTask, lead_id, N_ ("Lead"), ORGANISATION),
  F (TASK, TdTask, source_uid, N_ ("Number in the source file"), INTEGER),
  F (TASK, TdTask, note, N_ ("Note"), TEXT, .flags = LONG),
  F (TASK, TdTask, actual_start, N_ ("Actual start"), INSTANT, .since = 2),
  F (TASK, TdTask, actual_finish, N_ ("Actual finish"), INSTANT, .flags = END, .since = 2),

  UUID (DATE_VALUE, TdDateValue),
  REF (DATE_VALUE, TdDateValue, project_id, N_ ("Project"), PROJECT, .flags = OWNER & ~TD_FIELD_FIXED),
  REF (DATE_VALUE, TdDateValue, task_id, N_ ("Task"), TASK, .flags = FIXED),
  ENUM (DATE_VALUE, TdDateValue, role, N_ ("Date"), role),
  F (DATE_VALUE, TdDateValue, earliest, N_ ("Earliest"), INSTANT),
  F (DATE_VALUE, TdDateValue, latest, N_ ("Latest"), INSTANT, .flags = END),
  F (DATE_VALUE, TdDateValue, text, N_ ("As typed"), TEXT),
  F (DATE_VALUE, TdDateValue, as_of, N_ ("As of"), DAY),
  F (DATE_VALUE, TdDateValue, as_of_text, N_ ("As of, in the source's words"), TEXT),
  F (DATE_VALUE, TdDateValue, source, N_ ("Source"), TEXT),
  F (DATE_VALUE, TdDateValue, decision, N_ ("Decision"), TEXT),
  F (DATE_VALUE, TdDateValue, remark, N_ ("Remark"), TEXT),
  BOOL (DATE_VALUE, TdDateValue, pinned, N_ ("Pinned")),

  UUID (LINK, TdLink),
  REF (LINK, TdLink, predecessor_project_id, N_ ("Predecessor's project"), PROJECT, .flags = REQUIRED),
  REF (LINK, TdLink, predecessor_task_id, N_ ("Predecessor"), TASK),
  REF (LINK, TdLink, successor_project_id, N_ ("Successor's project"), PROJECT, .flags = OWNER & ~TD_FIELD_FIXED),
  REF (LINK, TdLink, successor_task_id, N_ ("Successor"), TASK),
  ENUM (LINK, TdLink, kind, N_ ("Kind"), link),
  F (LINK, TdLink, lag, N_ ("Lag"), DURATION, .flags = REQUIRED, .initial = 0),
  ENUM (LINK, TdLink, lag_unit, N_ ("Lag counted in"), lag),

  UUID (TARGET, TdTarget),
  REF (TARGET, TdTarget, project_id, N_ ("Project"), PROJECT, .flags = OWNER),
  COLUMN (TARGET, TdTarget, operator_, "operator", N_ ("Operator"), ENUM,
          .nicks = operator_nicks, .labels = operator_labels, .initial = 0, .flags = REQUIRED),
  F (TARGET, TdTarget, minimum, N_ ("Minimum"), QUANTITY),
  F (TARGET, TdTarget, maximum, N_ ("Maximum"), QUANTITY),
  F (TARGET, TdTarget, unit, N_ ("Unit"), TEXT),
  F (TARGET, TdTarget, text, N_ ("In the document's words"), TEXT),

  UUID (TARGET_VALUE, TdTargetValue),
  REF (TARGET_VALUE, TdTargetValue, target_id, N_ ("Target"), TARGET, .flags = OWNER),
  F (TARGET_VALUE, TdTargetValue, as_of, N_ ("As of"), DAY),
  F (TARGET_VALUE, TdTargetValue, value, N_ ("Value"), QUANTITY),
  F (TARGET_VALUE, TdTargetValue, text, N_ ("As typed"), TEXT),
  F (TARGET_VALUE, TdTargetValue, source, N_ ("Source"), TEXT),

  UUID (CAPITAL, TdCapital),
  REF (CAPITAL, TdCapital, project_id, N_ ("Project"), PROJECT, .flags = OWNER),
  F (CAPITAL, TdCapital, year, N_ ("Year"), YEAR),
  F (CAPITAL, TdCapital, capital_source, N_ ("Capital source"), TEXT),
  F (CAPITAL, TdCapital, planned, N_ ("Planned"), MONEY),
  F (CAPITAL, TdCapital, allocated, N_ ("Allocated"), MONEY),
  F (CAPITAL, TdCapital, added, N_ ("Added in the year"), MONEY),
  F (CAPITAL, TdCapital, carried_over, N_ ("Carried over"), MONEY),
  F (CAPITAL, TdCapital, source, N_ ("Source"), TEXT),

  UUID (DISBURSEMENT, TdDisbursement),
  REF (DISBURSEMENT, TdDisbursement, project_id, N_ ("Project"), PROJECT, .flags = OWNER),
  F (DISBURSEMENT, TdDisbursement, year, N_ ("Year"), YEAR),
  F (DISBURSEMENT, TdDisbursement, capital_source, N_ ("Capital source"), TEXT),
  F (DISBURSEMENT, TdDisbursement, as_of, N_ ("Cut-off"), DAY),
  F (DISBURSEMENT, TdDisbursement, amount, N_ ("Disbursed"), MONEY),
  F (DISBURSEMENT, TdDisbursement, source, N_ ("Source"), TEXT),

  UUID (BASELINE, TdBaseline),
  RANK (BASELINE, TdBaseline),
  F (BASELINE, TdBaseline, name, N_ ("Name"), TEXT),
  F (BASELINE, TdBaseline, taken_on, N_ ("Taken on"), DAY),
  F (BASELINE, TdBaseline, source, N_ ("Source"), TEXT),
  F (BASELINE, TdBaseline, note, N_ ("Note"), TEXT, .flags = LONG),

  UUID (BASELINE_TASK, TdBaselineTask),
  REF (BASELINE_TASK, TdBaselineTask, baseline_id, N_ ("Baseline"), BASELINE, .flags = OWNER),
  REF (BASELINE_TASK, TdBaselineTask, project_id, N_ ("Project"), PROJECT, .flags = REQUIRED),
  REF (BASELINE_TASK, TdBaselineTask, task_id, N_ ("Task"), TASK, .flags = FIXED),
  F (BASELINE_TASK, TdBaselineTask, start, N_ ("Start"), INSTANT),
  F (BASELINE_TASK, TdBaselineTask, finish, N_ ("Finish"), INSTANT, .flags = END),
  F (BASELINE_TASK, TdBaselineTask, duration, N_ ("Duration"), DURATION),
};
#pragma GCC diagnostic pop

static const struct {
  const char *name;
  const char *label;
  gsize size;
} tables[TD_N_TABLES] = {
  [TD_TABLE_PORTFOLIO] = {"portfolio", N_ ("Portfolio"), sizeof (TdPortfolioInfo)},
  [TD_TABLE_CALENDAR] = {"calendar", N_ ("Calendar"), sizeof (TdCalendar)},
  [TD_TABLE_CALENDAR_DAY] = {"calendar_day", N_ ("Calendar day"), sizeof (TdCalendarDay)},
  [TD_TABLE_DOCUMENT] = {"document", N_ ("Document"), sizeof (TdSourceDocument)},
  [TD_TABLE_CLAUSE] = {"clause", N_ ("Clause"), sizeof (TdClause)},
  [TD_TABLE_SECTOR] = {"sector", N_ ("Sector"), sizeof (TdSector)},
  [TD_TABLE_ORGANISATION] = {"organisation", N_ ("Agency"), sizeof (TdOrganisation)},
  [TD_TABLE_PLACE] = {"place", N_ ("Place"), sizeof (TdPlace)},
  [TD_TABLE_PROJECT] = {"project", N_ ("Project"), sizeof (TdProject)},
  [TD_TABLE_PROJECT_PLACE] = {"project_place", N_ ("Place of a project"), sizeof (TdProjectPlace)},
  [TD_TABLE_ATTRIBUTE] = {"attribute", N_ ("Attribute"), sizeof (TdAttribute)},
  [TD_TABLE_TASK] = {"task", N_ ("Task"), sizeof (TdTask)},
  [TD_TABLE_DATE_VALUE] = {"date_value", N_ ("Date"), sizeof (TdDateValue)},
  [TD_TABLE_LINK] = {"link", N_ ("Link"), sizeof (TdLink)},
  [TD_TABLE_TARGET] = {"target", N_ ("Target"), sizeof (TdTarget)},
  [TD_TABLE_TARGET_VALUE] = {"target_value", N_ ("Target value"), sizeof (TdTargetValue)},
  [TD_TABLE_CAPITAL] = {"capital", N_ ("Capital"), sizeof (TdCapital)},
  [TD_TABLE_DISBURSEMENT] = {"disbursement", N_ ("Disbursement"), sizeof (TdDisbursement)},
  [TD_TABLE_BASELINE] = {"baseline", N_ ("Baseline"), sizeof (TdBaseline)},
  [TD_TABLE_BASELINE_TASK] = {"baseline_task", N_ ("Task in a baseline"), sizeof (TdBaselineTask)},
};

/* clang-format on */

const char *
td_table_name (TdTableId table)
{
  return tables[table].name;
}

const char *
td_table_label (TdTableId table)
{
  return tables[table].label;
}

gsize
td_table_record_size (TdTableId table)
{
  return tables[table].size;
}

TdTableId
td_table_from_name (const char *name)
{
  for (guint i = 0; i < TD_N_TABLES; i++)
    if (strcmp (tables[i].name, name) == 0)
      return (TdTableId) i;
  return TD_N_TABLES;
}

/* Where each table's rows begin in @fields; they stand in the order of TdTableId. */
static const guint *
table_starts (void)
{
  static gsize once;
  static guint starts[TD_N_TABLES + 1];

  if (g_once_init_enter (&once)) {
    guint at = 0;

    for (guint table = 0; table < TD_N_TABLES; table++) {
      starts[table] = at;
      while (at < G_N_ELEMENTS (fields) && fields[at].table == table)
        at++;
    }
    starts[TD_N_TABLES] = at;
    g_assert (at == G_N_ELEMENTS (fields));
    g_once_init_leave (&once, 1);
  }
  return starts;
}

const TdField *
td_table_fields (TdTableId table, guint *ret_count)
{
  const guint *starts = table_starts ();

  *ret_count = starts[table + 1] - starts[table];
  return fields + starts[table];
}

static gboolean
same_name (const char *a, const char *b)
{
  for (; *a && *b; a++, b++)
    if (*a != *b && !(*a == '_' && *b == '-'))
      return FALSE;
  return *a == *b;
}

const TdField *
td_table_field (TdTableId table, const char *name)
{
  guint count;
  const TdField *field = td_table_fields (table, &count);

  for (guint i = 0; i < count; i++)
    if (same_name (field[i].name, name))
      return field + i;
  return NULL;
}

const TdField *
td_table_field_at (TdTableId table, gsize offset)
{
  guint count;
  const TdField *field = td_table_fields (table, &count);

  for (guint i = 0; i < count; i++)
    if (field[i].offset == offset)
      return field + i;
  g_assert_not_reached ();
}

const TdField *
td_table_owner (TdTableId table)
{
  guint count;
  const TdField *field = td_table_fields (table, &count);

  for (guint i = 0; i < count; i++)
    if (field[i].flags & TD_FIELD_OWNER)
      return field + i;
  return NULL;
}

gboolean
td_field_is_text (const TdField *field)
{
  return field->kind == TD_FIELD_UUID || field->kind == TD_FIELD_RANK ||
         field->kind == TD_FIELD_TEXT;
}

gint64
td_field_integer (const TdField *field, gconstpointer record)
{
  return G_STRUCT_MEMBER (gint64, record, field->offset);
}

const char *
td_field_text (const TdField *field, gconstpointer record)
{
  return G_STRUCT_MEMBER (const char *, record, field->offset);
}

TdValue
td_field_get (const TdField *field, gconstpointer record)
{
  gint64 integer;

  if (td_field_is_text (field))
    return td_value_text (td_field_text (field, record));
  integer = td_field_integer (field, record);
  if (field->kind == TD_FIELD_ENUM)
    return td_value_text (field->nicks[integer]);
  if (field->kind == TD_FIELD_REFERENCE && integer == 0)
    return td_value_integer (TD_NONE);
  return td_value_integer (integer);
}

gboolean
td_field_set (const TdField *field, gpointer record, const TdValue *value)
{
  gint64 *integer = &G_STRUCT_MEMBER (gint64, record, field->offset);

  if (td_field_is_text (field)) {
    char **text = &G_STRUCT_MEMBER (char *, record, field->offset);

    if (value->type == TD_VALUE_INTEGER)
      return FALSE;
    g_free (*text);
    *text = g_strdup (value->text);
    return TRUE;
  }
  if (field->kind == TD_FIELD_ENUM) {
    int index = value->type == TD_VALUE_TEXT ? td_field_enum_index (field, value->text)
                                             : (value->type == TD_VALUE_NULL ? 0 : -1);

    if (index < 0)
      return FALSE;
    *integer = index;
    return TRUE;
  }
  if (value->type == TD_VALUE_TEXT)
    return FALSE;
  *integer = value->type == TD_VALUE_NULL ? field->initial : value->integer;
  return TRUE;
}

int
td_field_enum_index (const TdField *field, const char *nick)
{
  for (int i = 0; field->nicks[i]; i++)
    if (strcmp (field->nicks[i], nick) == 0)
      return i;
  return -1;
}
