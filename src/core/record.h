/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

/*
 * The records of a portfolio, one plain struct a table.
 *
 * Units: an instant is minutes of wall-clock time since 1970-01-01 00:00; a day is days since
 * then; durations and lags are tenths of a minute; money is whole đồng; quantities are
 * thousandths. An unknown integer is TD_NONE, an unknown text NULL, an absent reference 0.
 * Ends are exclusive: an END instant at 00:00 is shown as the day before. Strings are owned.
 */

typedef enum {
  TD_TABLE_PORTFOLIO,
  TD_TABLE_CALENDAR,
  TD_TABLE_CALENDAR_DAY,
  TD_TABLE_DOCUMENT,
  TD_TABLE_CLAUSE,
  TD_TABLE_SECTOR,
  TD_TABLE_ORGANISATION,
  TD_TABLE_PLACE,
  TD_TABLE_PROJECT,
  TD_TABLE_PROJECT_PLACE,
  TD_TABLE_ATTRIBUTE,
  TD_TABLE_TASK,
  TD_TABLE_DATE_VALUE,
  TD_TABLE_LINK,
  TD_TABLE_TARGET,
  TD_TABLE_TARGET_VALUE,
  TD_TABLE_CAPITAL,
  TD_TABLE_DISBURSEMENT,
  TD_TABLE_BASELINE,
  TD_TABLE_BASELINE_TASK,
  TD_N_TABLES,
} TdTableId;

typedef enum { TD_LEVEL_NAMED, TD_LEVEL_TASK, TD_LEVEL_GROUP } TdLevel;

typedef enum {
  TD_KIND_INFRASTRUCTURE,
  TD_KIND_PRIVATE_INVESTMENT,
  TD_KIND_PROGRAMME,
  TD_KIND_PLANNING_SCHEME,
  TD_KIND_PLAN,
  TD_KIND_TARGET,
  TD_KIND_EVENT,
  TD_KIND_AGREEMENT,
  TD_KIND_LEGAL,
} TdKind;

typedef enum { TD_MODE_AUTO, TD_MODE_MANUAL } TdMode;

typedef enum {
  TD_CONSTRAINT_ASAP,
  TD_CONSTRAINT_ALAP,
  TD_CONSTRAINT_SNET,
  TD_CONSTRAINT_SNLT,
  TD_CONSTRAINT_FNET,
  TD_CONSTRAINT_FNLT,
  TD_CONSTRAINT_MSO,
  TD_CONSTRAINT_MFO,
} TdConstraint;

typedef enum {
  TD_LINK_FINISH_START,
  TD_LINK_START_START,
  TD_LINK_FINISH_FINISH,
  TD_LINK_START_FINISH,
} TdLinkKind;

typedef enum { TD_LAG_WORKING, TD_LAG_ELAPSED, TD_LAG_PERCENT, TD_LAG_ELAPSED_PERCENT } TdLagUnit;

typedef enum { TD_ROLE_START, TD_ROLE_FINISH, TD_ROLE_PROMISED_FINISH } TdDateRole;

typedef enum {
  TD_OPERATOR_AT_LEAST,
  TD_OPERATOR_AT_MOST,
  TD_OPERATOR_RANGE,
  TD_OPERATOR_EXACTLY,
  TD_OPERATOR_KEEP,
  TD_OPERATOR_INCREASE,
  TD_OPERATOR_DECREASE,
} TdOperator;

typedef enum {
  TD_DAY_STATUTORY,
  TD_DAY_COMPENSATORY,
  TD_DAY_SWAP,
  TD_DAY_WORKING,
  TD_DAY_OTHER,
} TdDayKind;

typedef enum {
  TD_DURATION_DAYS,
  TD_DURATION_MINUTES,
  TD_DURATION_HOURS,
  TD_DURATION_WEEKS,
  TD_DURATION_MONTHS,
  TD_DURATION_CALENDAR_MONTHS,
} TdDurationUnit;

/* What every record begins with. */
typedef struct {
  gint64 id;
  char *uuid;
} TdRecord;

/* The one row of its table, id 1. */
typedef struct {
  TdRecord record;
  char *title;
  char *note;
  gint64 illustrative; /* 1: its dates and sums are invented, and every sheet says so */
  gint64 status_date;  /* day */
  gint64 calendar_id;
} TdPortfolioInfo;

typedef struct {
  TdRecord record;
  char *rank;
  char *name;
  gint64 base_id; /* the calendar whose days and week hold where this one says nothing */
  char *week;     /* Monday to Sunday: "08:00-12:00,13:00-17:00|…|" ; NULL inherits */
} TdCalendar;

/* A stretch of days that differs from the week. */
typedef struct {
  TdRecord record;
  gint64 calendar_id;
  gint64 first_day; /* day */
  gint64 last_day;  /* day, inclusive */
  gint64 working;   /* 0 or 1 */
  char *hours;      /* shifts where working, as in the week; NULL: the usual Monday's */
  char *name;
  char *name_en;
  gint64 kind;      /* TdDayKind */
  char *lunar_date; /* d/m/y of the lunar calendar */
  char *status;     /* confirmed, computed, projected, … as its source says */
  char *source;
  char *remark;
} TdCalendarDay;

typedef struct {
  TdRecord record;
  char *rank;
  char *title;
  char *number;
  char *issuer;
  gint64 issued_on; /* day */
  char *address;
  char *note;
} TdSourceDocument;

typedef struct {
  TdRecord record;
  char *rank;
  gint64 document_id;
  gint64 parent_id;
  char *number;  /* "4.1" */
  char *caption; /* a short heading of ours; the document has none */
  char *caption_en;
  char *text; /* the document's own words */
} TdClause;

typedef struct {
  TdRecord record;
  char *rank;
  char *name;
  char *name_en;
  char *colour; /* "#336fbd" */
} TdSector;

typedef struct {
  TdRecord record;
  char *rank;
  char *name;
  char *short_name;
  char *level;       /* central, province, district, commune, company, … */
  gint64 valid_from; /* day */
  gint64 valid_to;   /* day, inclusive */
  char *source;
  char *note;
} TdOrganisation;

typedef struct {
  TdRecord record;
  char *rank;
  gint64 parent_id;
  char *name;
  char *level;       /* country, province, district, commune, zone, … */
  gint64 valid_from; /* day */
  gint64 valid_to;   /* day, inclusive */
  char *source;
  char *note;
} TdPlace;

typedef struct {
  TdRecord record;
  char *rank;
  gint64 parent_id;
  gint64 clause_id;
  gint64 sector_id;
  gint64 calendar_id;
  char *code; /* the item's slug or its number at the office */
  gint64 level;
  gint64 kind;
  char *name;
  char *short_name;
  char *name_en;
  char *action; /* what the document asks to be done with it */
  char *word;   /* the document's own word for its kind */
  char *legal_reference;
  char *location;
  char *partner;
  char *period_text; /* the document's own words about time */
  gint64 period_start;
  gint64 period_end;   /* END */
  gint64 horizon_near; /* year: the nearer of two, as in "đến 2030, tầm nhìn 2045" */
  gint64 horizon;      /* year */
  gint64 deadline;     /* END */
  char *deadline_text;
  gint64 percent_complete; /* 0 to 100 */
  char *note;
} TdProject;

typedef struct {
  TdRecord record;
  gint64 project_id;
  gint64 place_id;
} TdProjectPlace;

/*
 * A dated statement about a project: lead, class, status, total investment, length …
 * The current one of a name is the pinned one, else the latest as-of (unknown loses), ties by
 * entry: see td_project_current ().
 */
typedef struct {
  TdRecord record;
  gint64 project_id;
  char *name;             /* lead, owner, class, kind, status, total_investment, length … */
  char *text;             /* as written by the source or typed */
  gint64 organisation_id; /* for lead and owner */
  gint64 amount;          /* đồng */
  gint64 quantity;        /* thousandths */
  char *unit;
  gint64 as_of;     /* day */
  char *as_of_text; /* as the source has it */
  char *source;
  char *remark;
  gint64 pinned; /* 0 or 1 */
} TdAttribute;

typedef struct {
  TdRecord record;
  char *rank;
  gint64 project_id;
  gint64 parent_id;
  char *name;
  gint64 mode;      /* TdMode */
  gint64 milestone; /* 0 or 1 */
  gint64 inactive;  /* 0 or 1 */
  gint64 duration;  /* tenths of a minute */
  gint64 duration_unit;
  gint64 duration_elapsed; /* 0 or 1 */
  gint64 constraint;       /* TdConstraint */
  gint64 constraint_date;
  gint64 deadline; /* END */
  gint64 percent_complete;
  gint64 calendar_id;
  gint64 lead_id;
  gint64 source_uid; /* the UID in the file it came from */
  char *note;
  gint64 actual_start;
  gint64 actual_finish; /* END */
} TdTask;

/*
 * A date that somebody gave: the half-open span [earliest, latest) of instants with the words
 * typed, where it comes from and the day it held. earliest == latest is an exact minute; an open
 * end is TD_NONE. Belongs to a task, or to the project itself when task_id is 0.
 */
typedef struct {
  TdRecord record;
  gint64 project_id;
  gint64 task_id;
  gint64 role;
  gint64 earliest;
  gint64 latest; /* END */
  char *text;
  gint64 as_of; /* day */
  char *as_of_text;
  char *source;
  char *decision;
  char *remark;
  gint64 pinned; /* 0 or 1 */
} TdDateValue;

/* Each end is a task, or a project where the task is 0. */
typedef struct {
  TdRecord record;
  gint64 predecessor_project_id;
  gint64 predecessor_task_id;
  gint64 successor_project_id;
  gint64 successor_task_id;
  gint64 kind;
  gint64 lag; /* tenths of a minute, or hundredths of a percent */
  gint64 lag_unit;
} TdLink;

typedef struct {
  TdRecord record;
  gint64 project_id;
  gint64 operator_;
  gint64 minimum; /* thousandths */
  gint64 maximum; /* thousandths */
  char *unit;
  char *text; /* the document's own words */
} TdTarget;

typedef struct {
  TdRecord record;
  gint64 target_id;
  gint64 as_of; /* day */
  gint64 value; /* thousandths */
  char *text;
  char *source;
} TdTargetValue;

typedef struct {
  TdRecord record;
  gint64 project_id;
  gint64 year;
  char *capital_source;
  gint64 planned;
  gint64 allocated;
  gint64 added;
  gint64 carried_over;
  char *source;
} TdCapital;

/* Cumulative since the year's beginning at a cut-off day. */
typedef struct {
  TdRecord record;
  gint64 project_id;
  gint64 year;
  char *capital_source;
  gint64 as_of; /* day */
  gint64 amount;
  char *source;
} TdDisbursement;

typedef struct {
  TdRecord record;
  char *rank;
  char *name;
  gint64 taken_on; /* day */
  char *source;
  char *note;
} TdBaseline;

/* What a baseline holds of a task, or of the project itself when task_id is 0. */
typedef struct {
  TdRecord record;
  gint64 baseline_id;
  gint64 project_id;
  gint64 task_id;
  gint64 start;
  gint64 finish; /* END */
  gint64 duration;
} TdBaselineTask;

const char *td_table_name (TdTableId table);
gsize td_table_record_size (TdTableId table);
/* Returns: the table, or TD_N_TABLES. */
TdTableId td_table_from_name (const char *name);

/* Fills @record with the unknown of every field; @id is kept, the uuid copied. */
void td_record_init (TdTableId table, gpointer record, gint64 id, const char *uuid);
void td_record_clear (TdTableId table, gpointer record);

G_END_DECLS
