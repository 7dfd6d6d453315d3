/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/column.h"

#include "core/language.h"

static const TdColumnInfo columns[TD_N_COLUMNS] = {
    [TD_COLUMN_NAME] = {"name", N_ ("Name"), 27, TD_ALIGN_LEFT, TRUE},
    [TD_COLUMN_LEAD] = {"lead", N_ ("Lead"), 10, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_START] = {"start", N_ ("Start"), 7.1, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_FINISH] = {"finish", N_ ("Finish"), 7.4, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_PERCENT] = {"percent", N_ ("%"), 3.5, TD_ALIGN_RIGHT, FALSE},
    [TD_COLUMN_INVESTMENT] = {"investment", N_ ("Total, bn"), 5.8, TD_ALIGN_RIGHT, FALSE},
    [TD_COLUMN_STANDING] = {"standing", N_ ("Late / reached"), 7.6, TD_ALIGN_RIGHT, FALSE},
    [TD_COLUMN_TIME_TEXT] = {"time", N_ ("Time in the document"), 15, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_KIND] = {"kind", N_ ("Kind"), 9, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_SECTOR] = {"sector", N_ ("Sector"), 9, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_CLAUSE] = {"clause", N_ ("Clause"), 5.5, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_DEADLINE] = {"deadline", N_ ("Deadline"), 7.1, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_HORIZON] = {"horizon", N_ ("Horizon"), 6, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_DURATION] = {"duration", N_ ("Duration"), 7, TD_ALIGN_RIGHT, FALSE},
    [TD_COLUMN_SLACK] = {"slack", N_ ("Slack"), 6, TD_ALIGN_RIGHT, FALSE},
    [TD_COLUMN_LOCATION] = {"location", N_ ("Location"), 10, TD_ALIGN_LEFT, FALSE},
    [TD_COLUMN_CODE] = {"code", N_ ("Code"), 8, TD_ALIGN_LEFT, FALSE},
};

const TdColumnInfo *
td_column_info (TdColumn column)
{
  g_return_val_if_fail (column < TD_N_COLUMNS, NULL);
  return columns + column;
}

TdColumn
td_column_from_name (const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "_", '-');

  for (int i = 0; i < TD_N_COLUMNS; i++)
    if (strcmp (columns[i].name, plain) == 0)
      return (TdColumn) i;
  return TD_N_COLUMNS;
}

gboolean
td_columns_parse (const char *text, GArray **ret_columns, char **ret_unknown)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TdColumn));
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i]; i++) {
    TdColumn column = td_column_from_name (g_strstrip (names[i]));

    if (column == TD_N_COLUMNS) {
      if (ret_unknown)
        *ret_unknown = g_strdup (names[i]);
      return FALSE;
    }
    g_array_append_val (found, column);
  }
  *ret_columns = g_steal_pointer (&found);
  return TRUE;
}

GArray *
td_columns_default (void)
{
  static const TdColumn usual[] = {TD_COLUMN_NAME,    TD_COLUMN_LEAD,    TD_COLUMN_START,
                                   TD_COLUMN_FINISH,  TD_COLUMN_PERCENT, TD_COLUMN_INVESTMENT,
                                   TD_COLUMN_STANDING};
  GArray *array = g_array_new (FALSE, FALSE, sizeof (TdColumn));

  g_array_append_vals (array, usual, G_N_ELEMENTS (usual));
  return array;
}
