/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/row-list.h"

struct _TdRowItem {
  GObject parent_instance;

  gint64 key;
};

G_DEFINE_FINAL_TYPE (TdRowItem, td_row_item, G_TYPE_OBJECT)

struct _TdRowList {
  GObject parent_instance;

  gint64 *keys;
  guint count;
};

static void td_row_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdRowList,
                               td_row_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, td_row_list_model_init))

static void
td_row_item_class_init (TdRowItemClass *klass)
{
}

static void
td_row_item_init (TdRowItem *self)
{
}

gint64
td_row_item_key (TdRowItem *self)
{
  return self->key;
}

static GType
td_row_list_get_item_type (GListModel *model)
{
  return TD_TYPE_ROW_ITEM;
}

static guint
td_row_list_get_n_items (GListModel *model)
{
  return TD_ROW_LIST (model)->count;
}

static gpointer
td_row_list_get_item (GListModel *model, guint position)
{
  TdRowList *self = TD_ROW_LIST (model);
  TdRowItem *item;

  if (position >= self->count)
    return NULL;
  item = g_object_new (TD_TYPE_ROW_ITEM, NULL);
  item->key = self->keys[position];
  return item;
}

static void
td_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = td_row_list_get_item_type;
  iface->get_n_items = td_row_list_get_n_items;
  iface->get_item = td_row_list_get_item;
}

static void
td_row_list_finalize (GObject *object)
{
  g_free (TD_ROW_LIST (object)->keys);
  G_OBJECT_CLASS (td_row_list_parent_class)->finalize (object);
}

static void
td_row_list_class_init (TdRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_row_list_finalize;
}

static void
td_row_list_init (TdRowList *self)
{
}

TdRowList *
td_row_list_new (void)
{
  return g_object_new (TD_TYPE_ROW_LIST, NULL);
}

void
td_row_list_take_keys (TdRowList *self, gint64 *keys, guint count)
{
  g_autofree gint64 *before = self->keys;
  guint n_before = self->count;
  guint shorter = MIN (n_before, count);
  guint head = 0, tail = 0;

  while (head < shorter && before[head] == keys[head])
    head++;
  while (tail < shorter - head && before[n_before - 1 - tail] == keys[count - 1 - tail])
    tail++;
  self->keys = keys;
  self->count = count;
  if (head + tail < n_before || head + tail < count)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_before - head - tail,
                                count - head - tail);
}

gint64
td_row_list_key (TdRowList *self, guint position)
{
  g_return_val_if_fail (position < self->count, 0);
  return self->keys[position];
}

int
td_row_list_find (TdRowList *self, gint64 key)
{
  for (guint i = 0; i < self->count; i++)
    if (self->keys[i] == key)
      return (int) i;
  return -1;
}
