/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/finding.h"

#include "core/fact.h"
#include "exchange/error.h"

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
