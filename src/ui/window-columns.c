/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"
#include "ui/words.h"

/* Which columns the table has: a submenu with a tick for each. */

static char *
action_name (TdColumn column)
{
  return g_strconcat ("column-", td_column_info (column)->name, NULL);
}

static void
column_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action)) + strlen ("column-");

  if (self->table == NULL)
    return;
  td_table_show_column (self->table, td_column_from_name (name), g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

void
td_window_add_column_actions (TdWindow *self)
{
  for (TdColumn column = TD_COLUMN_NAME + 1; column < TD_N_COLUMNS; column++) {
    g_autofree char *name = action_name (column);
    g_autofree char *detailed = g_strconcat ("win.", name, NULL);
    g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

    g_signal_connect (action, "change-state", G_CALLBACK (column_cb), self);
    g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    g_menu_append (self->columns_menu, _ (td_column_info (column)->label), detailed);
  }
}

void
td_window_refresh_columns (TdWindow *self)
{
  for (TdColumn column = TD_COLUMN_NAME + 1; column < TD_N_COLUMNS; column++) {
    g_autofree char *name = action_name (column);

    g_simple_action_set_state (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self), name)),
                               g_variant_new_boolean (td_table_has_column (self->table, column)));
  }
}
