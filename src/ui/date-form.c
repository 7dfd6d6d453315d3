/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/date-form.h"

#include "ui/words.h"

static void
replace (char **field, const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text ? text : ""));

  g_free (*field);
  *field = g_steal_pointer (&copy);
}

TdDateForm *
td_date_form_new (TdWhenRole role, TdLanguage language, gint64 today)
{
  TdDateForm *form = g_new0 (TdDateForm, 1);

  form->role = role;
  form->language = language;
  form->today = today;
  replace (&form->typed, NULL);
  replace (&form->source, NULL);
  replace (&form->as_of, NULL);
  return form;
}

void
td_date_form_free (TdDateForm *form)
{
  if (form == NULL)
    return;
  g_free (form->typed);
  g_free (form->source);
  g_free (form->as_of);
  g_free (form);
}

void
td_date_form_set_typed (TdDateForm *form, const char *typed)
{
  replace (&form->typed, typed);
}

void
td_date_form_set_source (TdDateForm *form, const char *source)
{
  replace (&form->source, source);
}

void
td_date_form_set_as_of (TdDateForm *form, const char *as_of)
{
  replace (&form->as_of, as_of);
}

gboolean
td_date_form_as_of_day (const TdDateForm *form, gint64 *ret_day)
{
  TdWhen when;

  if (!td_when_parse (form->as_of, TD_WHEN_FINISH, form->today, &when, NULL))
    return FALSE;
  /* "9/2024" is known as of the end of that month. */
  *ret_day = when.latest == TD_NONE ? TD_NONE : td_when_shown_day (TD_WHEN_FINISH, when.latest);
  return TRUE;
}

gboolean
td_date_form_is_ready (const TdDateForm *form)
{
  TdWhen when;
  gint64 day;

  return td_when_parse (form->typed, form->role, form->today, &when, NULL) &&
         td_date_form_as_of_day (form, &day);
}

char *
td_date_form_meaning (const TdDateForm *form)
{
  TdWhen when;
  TdWhenIssue issue;
  g_autofree char *words = NULL;

  if (!td_when_parse (form->typed, form->role, form->today, &when, &issue))
    return g_strdup (td_translate (form->language, td_when_issue_message (issue)));
  if (td_when_precision (when) == TD_PRECISION_NONE)
    return g_strdup (td_translate (form->language, N_ ("Understood: not known yet")));
  words = td_when_explain (form->language, when);
  return g_strdup_printf (td_translate (form->language, N_ ("Understood: %s")), words);
}

char *
td_date_form_counting (const TdDateForm *form)
{
  TdWhen when;
  char *words = NULL;

  if (td_when_parse (form->typed, form->role, form->today, &when, NULL) &&
      td_when_precision (when) != TD_PRECISION_NONE)
    words = td_when_explain_counting (form->language, form->role, when);
  return words ? words : g_strdup ("");
}

char *
td_date_form_as_of_problem (const TdDateForm *form)
{
  TdWhen when;
  TdWhenIssue issue;

  if (td_when_parse (form->as_of, TD_WHEN_FINISH, form->today, &when, &issue))
    return g_strdup ("");
  return g_strdup (td_translate (form->language, td_when_issue_message (issue)));
}

TdDateEntry
td_date_form_entry (const TdDateForm *form)
{
  TdDateEntry entry = {
      .typed = form->typed,
      .as_of = TD_NONE,
      .as_of_text = *form->as_of ? form->as_of : NULL,
      .source = *form->source ? form->source : NULL,
  };

  td_date_form_as_of_day (form, &entry.as_of);
  return entry;
}
