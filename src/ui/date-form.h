/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/when.h"
#include "document/gesture.h"

G_BEGIN_DECLS

/**
 * TdDateForm: what the date popover holds, without the popover: old values in, new values out.
 *
 * @source and @as_of begin with what was used last. Enter in the first field moves on, a second
 * Enter keeps the date: td_date_form_is_ready () says whether it can be.
 */
typedef struct {
  TdWhenRole role;
  TdLanguage language;
  gint64 today;
  char *typed;
  char *source;
  char *as_of; /* as typed */
} TdDateForm;

TdDateForm *td_date_form_new (TdWhenRole role, TdLanguage language, gint64 today);
void td_date_form_free (TdDateForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDateForm, td_date_form_free)

void td_date_form_set_typed (TdDateForm *form, const char *typed);
void td_date_form_set_source (TdDateForm *form, const char *source);
void td_date_form_set_as_of (TdDateForm *form, const char *as_of);

/* Whether date and as-of are understood. */
gboolean td_date_form_is_ready (const TdDateForm *form);
/* "Hiểu là: trong năm 2027", or why it is not understood. */
char *td_date_form_meaning (const TdDateForm *form);
/* "tính lịch đến hết 31/12/2027"; "" when there is nothing to say. */
char *td_date_form_counting (const TdDateForm *form);
/* Why the as-of is not understood; "" when it is. */
char *td_date_form_as_of_problem (const TdDateForm *form);

/* The as-of as a day, TD_NONE for none. FALSE: not understood. */
gboolean td_date_form_as_of_day (const TdDateForm *form, gint64 *ret_day);
/* For the gesture; borrows the form's texts. Only of a form that is ready. */
TdDateEntry td_date_form_entry (const TdDateForm *form);

G_END_DECLS
