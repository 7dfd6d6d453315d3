/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"
#include "core/rules.h"
#include "document/document-private.h"

#include <string.h>

/* ---- history ---- */

/* What a person knows the row by that @subject ("table:uuid") names; the text itself otherwise. */
static char *
subject_word (const char *subject, const TdPortfolio *portfolio, TdLanguage language)
{
  const char *colon = strchr (subject, ':');
  g_autofree char *table_name = colon ? g_strndup (subject, colon - subject) : NULL;
  TdTableId table = table_name ? td_table_from_name (table_name) : TD_N_TABLES;
  const TdField *name;
  gconstpointer record;
  const char *text;

  if (table == TD_N_TABLES || !g_uuid_string_is_valid (colon + 1))
    return g_strdup (subject);
  record = portfolio ? td_portfolio_get_by_uuid (portfolio, table, colon + 1) : NULL;
  name = td_table_field (table, "name");
  if (name == NULL)
    name = td_table_field (table, "title");
  text = record && name ? td_field_text (name, record) : NULL;
  if (text)
    return g_strdup (text);
  return g_strdup (td_translate (language, td_table_label (table)));
}

char *
td_history_what (const TdHistoryRow *row, const TdPortfolio *portfolio, TdLanguage language)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; row->subjects && i < row->subjects->len; i++)
    g_ptr_array_add (words, subject_word (row->subjects->pdata[i], portfolio, language));
  g_ptr_array_add (words, NULL);
  return td_fact_fill (language, row->verb ? row->verb : "",
                       (const char *const *) (gpointer) words->pdata);
}

char *
td_history_word (const TdHistoryRow *row, const TdPortfolio *portfolio, TdLanguage language)
{
  g_autofree char *what = td_history_what (row, portfolio, language);
  const char *const around[] = {what, NULL};

  if (row->kind == TD_HISTORY_UNDO)
    return td_fact_fill (language, N_ ("Undo: %s"), around);
  if (row->kind == TD_HISTORY_REDO)
    return td_fact_fill (language, N_ ("Redo: %s"), around);
  return g_steal_pointer (&what);
}

/* ---- check ---- */

typedef struct {
  GPtrArray *words;
  TdLanguage language;
} Checking;

static void
fact_cb (TdTableId table, gint64 id, GError *fact, gpointer data)
{
  Checking *checking = data;
  g_autofree char *what = td_fact_word (checking->language, fact);

  g_ptr_array_add (checking->words, g_strdup_printf ("%s:%" G_GINT64_FORMAT ": %s",
                                                     td_table_name (table), id, what));
  g_error_free (fact);
}

GPtrArray *
td_document_check (TdDocument *self, TdLanguage language, GError **error)
{
  g_autoptr (GPtrArray) findings = td_store_check (self->store, error);
  Checking checking = {NULL, language};

  if (findings == NULL)
    return NULL;
  checking.words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < findings->len; i++) {
    const TdStoreFinding *finding = findings->pdata[i];
    const char *kind = td_translate (language, td_store_finding_text (finding->kind));

    g_ptr_array_add (checking.words, g_strdup_printf ("%s: %s", kind, finding->fact));
  }
  if (findings->len == 0)
    td_rules_check_all (self->portfolio, fact_cb, &checking);
  return checking.words;
}
