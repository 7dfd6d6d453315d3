/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/**
 * TdHoliday: a day that the law of 2019 takes off in Việt Nam.
 *
 * The fixed days, Tết's eve to its third day and Giỗ Tổ are computed. The fifth day of Tết, the
 * day beside 2 September and days in lieu are what the Prime Minister has usually chosen: they are
 * projected until his decision is entered. Exchanged working days cannot be foreseen.
 */
typedef struct {
  gint64 day;
  const char *name;    /* Vietnamese, static */
  const char *name_en; /* static */
  TdDayKind kind;      /* statutory or compensatory */
  gboolean works;      /* named so, but not yet a day off by law */
  const char *status;  /* "computed", "projected" or "policy-not-yet-law-as-seen" */
  gint64 in_lieu_of;   /* day, or TD_NONE */
} TdHoliday;

/* Of one Gregorian year, by day. Returns: (transfer full) (element-type TdHoliday): empty outside
 * of 1900 to 2199. */
GArray *td_holidays_of_year (int year);

/* "Nghỉ bù: Quốc khánh (2/9)" for a day in lieu, else the plain name. */
char *td_holiday_name (const TdHoliday *holiday);
char *td_holiday_name_en (const TdHoliday *holiday);

G_END_DECLS
