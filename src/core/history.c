/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history.h"

void
td_history_row_free (TdHistoryRow *row)
{
  if (row == NULL)
    return;
  g_free (row->author);
  g_free (row->origin);
  g_free (row->verb);
  g_clear_pointer (&row->subjects, g_ptr_array_unref);
  g_free (row);
}
