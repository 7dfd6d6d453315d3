/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/error.h"

#include "core/fact.h"

G_DEFINE_QUARK (td_store_error, td_store_error)

static const char *const store_texts[] = {
    [TD_STORE_ERROR_NO_FILE] = N_ ("There is no such file"),
    [TD_STORE_ERROR_NO_FOLDER] = N_ ("There is no such folder"),
    [TD_STORE_ERROR_EXISTS] = N_ ("A file of this name is there already"),
    [TD_STORE_ERROR_DENIED] = N_ ("There is no permission to open the file"),
    [TD_STORE_ERROR_NOT_A_PORTFOLIO] = N_ ("The file is not a Tiendo portfolio"),
    [TD_STORE_ERROR_TRUNCATED] = N_ ("The file is cut short"),
    [TD_STORE_ERROR_CORRUPT] = N_ ("The file is damaged"),
    [TD_STORE_ERROR_TOO_NEW] = N_ ("A later version of Tiendo has converted the file"),
    [TD_STORE_ERROR_BUSY] = N_ ("Another program is using the file"),
    [TD_STORE_ERROR_STALE] = N_ ("Another program has changed the file meanwhile"),
    [TD_STORE_ERROR_READ_ONLY] = N_ ("The file can only be read"),
    [TD_STORE_ERROR_DISK] = N_ ("The disk is full or failing"),
    [TD_STORE_ERROR_CANCELLED] = N_ ("Cancelled"),
    [TD_STORE_ERROR_NOTHING] = N_ ("There is nothing to undo or redo"),
    [TD_STORE_ERROR_FAILED] = N_ ("The file could not be read or written"),
};

static const char *const edit_texts[] = {
    [TD_EDIT_ERROR_UNKNOWN_ROW] = N_ ("There is no such row"),
    [TD_EDIT_ERROR_OUT_OF_RANGE] = N_ ("The value does not fit its field"),
    [TD_EDIT_ERROR_CYCLE] = N_ ("This would make a circle"),
    [TD_EDIT_ERROR_DANGLING] = N_ ("A row that is still referred to would be missing"),
    [TD_EDIT_ERROR_CHANGED] = N_ ("It was changed since"),
};

/* Two arguments of one fact, so that the text can be worded and what follows it stays. */
static void
set_error (GError **error, GQuark domain, int code, const char *text, const char *fact)
{
  g_autofree char *msgid = g_strconcat (TD_FACT_MSGID, text, NULL);

  if (*fact)
    td_fact_set (error, domain, code, "%s: %s", msgid, fact, NULL);
  else
    g_set_error_literal (error, domain, code, text);
}

gboolean
td_store_fail (GError **error, TdStoreError code, const char *fact, ...)
{
  g_autofree char *told = NULL;
  va_list arguments;

  va_start (arguments, fact);
  told = g_strdup_vprintf (fact, arguments);
  va_end (arguments);
  set_error (error, TD_STORE_ERROR, (int) code, store_texts[code], told);
  return FALSE;
}

gboolean
td_store_refuse (GError **error, TdEditError code, const char *fact, ...)
{
  g_autofree char *told = NULL;
  va_list arguments;

  va_start (arguments, fact);
  told = g_strdup_vprintf (fact, arguments);
  va_end (arguments);
  set_error (error, TD_EDIT_ERROR, (int) code, edit_texts[code], told);
  return FALSE;
}

const char *
td_store_error_text (TdStoreError code)
{
  return store_texts[code];
}
