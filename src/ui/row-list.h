/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TD_TYPE_ROW_ITEM (td_row_item_get_type ())
G_DECLARE_FINAL_TYPE (TdRowItem, td_row_item, TD, ROW_ITEM, GObject)

/* What names the row, whatever its place: a td_row_key (). */
gint64 td_row_item_key (TdRowItem *self);

#define TD_TYPE_ROW_LIST (td_row_list_get_type ())
G_DECLARE_FINAL_TYPE (TdRowList, td_row_list, TD, ROW_LIST, GObject)

/*
 * TdRowList: the rows of a view as a list model, by their keys alone. An item is made when it is
 * asked for, so a hundred thousand rows cost their keys.
 */
TdRowList *td_row_list_new (void);

/* Takes @keys. Tells of the stretch that differs and of nothing else, so that what is selected
 * or in sight outside of it stays. */
void td_row_list_take_keys (TdRowList *self, gint64 *keys, guint count);

gint64 td_row_list_key (TdRowList *self, guint position);
/* Its position, or -1. */
int td_row_list_find (TdRowList *self, gint64 key);

G_END_DECLS
