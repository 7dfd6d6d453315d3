/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print-form.h"

TdPrintForm *
td_print_form_new (void)
{
  TdPrintForm *form = g_new0 (TdPrintForm, 1);
  char **texts[] = {&form->from,   &form->to,         &form->agency,       &form->superior,
                    &form->number, &form->place_date, &form->signer_title, &form->signer_name};

  form->paper = g_strdup ("A3");
  form->landscape = TRUE;
  form->pages_wide = 1;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  return form;
}

void
td_print_form_free (TdPrintForm *form)
{
  if (form == NULL)
    return;
  g_free (form->paper);
  g_free (form->from);
  g_free (form->to);
  g_free (form->agency);
  g_free (form->superior);
  g_free (form->number);
  g_free (form->place_date);
  g_free (form->signer_title);
  g_free (form->signer_name);
  g_free (form);
}

static GArray *
columns_of (const TdPrintForm *form, const GArray *table)
{
  TdColumn name = TD_COLUMN_NAME;
  GArray *columns;

  if (form->columns == TD_PRINT_COLUMNS_USUAL)
    return td_columns_default ();
  columns = g_array_new (FALSE, FALSE, sizeof (TdColumn));
  if (form->columns == TD_PRINT_COLUMNS_TABLE && table && table->len > 0)
    g_array_append_vals (columns, table->data, table->len);
  else
    g_array_append_val (columns, name);
  return columns;
}

/* A day of the range; "" is TD_NONE. The end of a span ends the range. */
static gboolean
range_day (const char *typed, TdWhenRole role, gint64 today, gint64 *ret)
{
  TdWhen when;
  gint64 instant;

  if (!td_when_parse (typed, role, today, &when, NULL))
    return FALSE;
  instant = td_when_counted (role, when);
  *ret = instant == TD_NONE ? TD_NONE : td_when_shown_day (role, instant);
  return TRUE;
}

static const char *
or_null (const char *text)
{
  return text && *text ? text : NULL;
}

gboolean
td_print_form_spec (const TdPrintForm *form,
                    gint64 today,
                    const GArray *table,
                    TdSheetSpec *ret,
                    GArray **ret_columns)
{
  gint64 from = TD_NONE, to = TD_NONE;
  gboolean understood = range_day (form->from, TD_WHEN_START, today, &from) &&
                        range_day (form->to, TD_WHEN_FINISH, today, &to) &&
                        (from == TD_NONE || to == TD_NONE || from <= to);

  td_sheet_spec_init (ret);
  td_paper_size (form->paper, &ret->paper_width, &ret->paper_height);
  ret->landscape = form->landscape;
  ret->black = form->black;
  ret->form = form->form;
  ret->pages_wide = form->pages_wide;
  ret->pages_high = form->pages_high;
  ret->from = understood ? from : TD_NONE;
  ret->to = understood ? to : TD_NONE;
  ret->agency = or_null (form->agency);
  ret->superior = or_null (form->superior);
  ret->number = or_null (form->number);
  ret->place_date = or_null (form->place_date);
  ret->signer_title = or_null (form->signer_title);
  ret->signer_name = or_null (form->signer_name);
  *ret_columns = columns_of (form, table);
  ret->columns = *ret_columns;
  return understood;
}

guint
td_print_form_paper_index (const TdPrintForm *form, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    if (strcmp (names[i], form->paper) == 0)
      return i;
  return 0;
}
