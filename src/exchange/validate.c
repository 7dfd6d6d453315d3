/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/validate.h"

#include "exchange/native-check.h"

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const TdFinding *left = *(const TdFinding *const *) a;
  const TdFinding *right = *(const TdFinding *const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

GPtrArray *
td_validate (const char *path, const TdReadOptions *options, TdFormat *ret_format, GError **error)
{
  TdFindings findings;
  TdNativeFile *file = NULL;
  TdFormat format;
  GPtrArray *list;

  if (!td_detect_file (path, &format, error))
    return NULL;
  td_findings_init (&findings, TD_VALIDATE_FINDINGS);
  if (!td_native_gather (path, options, &findings, &file, error)) {
    td_findings_clear (&findings);
    return NULL;
  }
  td_native_file_free (file);
  if (findings.errors == TD_VALIDATE_FINDINGS) {
    findings.limit++;
    td_findings_note (&findings, 0, N_ ("there is more; only the first errors are listed"), NULL);
  }
  list = g_ptr_array_ref (findings.list);
  td_findings_clear (&findings);
  g_ptr_array_sort (list, compare_lines);
  if (ret_format)
    *ret_format = format;
  return list;
}

gboolean
td_findings_hold_error (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (!((const TdFinding *) g_ptr_array_index (findings, i))->note)
      return TRUE;
  return FALSE;
}
