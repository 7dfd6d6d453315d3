/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/view.h"

G_BEGIN_DECLS

#define TD_TYPE_NAVIGATOR (td_navigator_get_type ())
G_DECLARE_FINAL_TYPE (TdNavigator, td_navigator, TD, NAVIGATOR, GtkWidget)

/* What needs attention, clauses, sectors and agencies, each with its count; choosing one shows its
 * rows alone. */
GtkWidget *td_navigator_new (void);
/* NULL empties it. */
void td_navigator_set_view (TdNavigator *self, TdView *view);

G_END_DECLS
