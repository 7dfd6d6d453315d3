/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/finding.h"

#include "core/fact.h"
#include "exchange/findings.h"

GQuark
td_exchange_error_quark (void)
{
  return g_quark_from_static_string ("td-exchange-error-quark");
}

TdFinding *
td_finding_new (gboolean note, guint line, GError *fact)
{
  TdFinding *finding = g_new (TdFinding, 1);

  *finding = (TdFinding){note, line, fact};
  return finding;
}

void
td_finding_free (TdFinding *finding)
{
  if (finding == NULL)
    return;
  g_error_free (finding->fact);
  g_free (finding);
}

GError *
td_finding_to_error (const TdFinding *finding, const char *name)
{
  GError *error = g_error_copy (finding->fact);
  g_autofree char *place = NULL;

  if (name == NULL)
    return error;
  place = finding->line ? g_strdup_printf ("%s:%u", name, finding->line) : g_strdup (name);
  td_fact_prefix (&error, place);
  return error;
}

char *
td_finding_word (const TdFinding *finding, const char *name, TdLanguage language)
{
  g_autoptr (GError) error = td_finding_to_error (finding, name);

  return td_fact_word (language, error);
}

/* ---- many ---- */

/* Nobody reads more, and a hostile file could give millions. */
#define MOST_NOTES 1000

void
td_findings_init (TdFindings *self, guint limit)
{
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) td_finding_free);
  self->limit = limit;
  self->errors = 0;
  self->notes = 0;
}

void
td_findings_clear (TdFindings *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
}

gboolean
td_findings_full (const TdFindings *self)
{
  return self->errors >= self->limit;
}

void
td_findings_stop (TdFindings *self)
{
  self->limit = MIN (self->limit, self->errors);
}

void
td_findings_take (TdFindings *self, gboolean note, guint line, GError *fact)
{
  if (td_findings_full (self) || (note && self->notes == MOST_NOTES)) {
    g_error_free (fact);
    return;
  }
  self->errors += !note;
  self->notes += note ? 1 : 0;
  g_ptr_array_add (self->list, td_finding_new (note, line, fact));
}

static GError *
make_fact (TdExchangeError code, const char *msgid, va_list arguments)
{
  const char *list[3] = {NULL};
  GError *fact = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (list); i++) {
    /* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): both callers have begun it */
    list[i] = va_arg (arguments, const char *);
    if (list[i] == NULL)
      break;
  }
  td_fact_set (&fact, TD_EXCHANGE_ERROR, (int) code, msgid, list[0], list[1], list[2], NULL);
  return fact;
}

void
td_findings_fail (TdFindings *self, TdExchangeError code, guint line, const char *msgid, ...)
{
  va_list arguments;

  va_start (arguments, msgid);
  td_findings_take (self, FALSE, line, make_fact (code, msgid, arguments));
  va_end (arguments);
}

void
td_findings_note (TdFindings *self, guint line, const char *msgid, ...)
{
  va_list arguments;

  va_start (arguments, msgid);
  td_findings_take (self, TRUE, line, make_fact (TD_EXCHANGE_ERROR_INVALID, msgid, arguments));
  va_end (arguments);
}

const TdFinding *
td_findings_first_error (const TdFindings *self)
{
  for (guint i = 0; i < self->list->len; i++) {
    const TdFinding *finding = g_ptr_array_index (self->list, i);

    if (!finding->note)
      return finding;
  }
  return NULL;
}
