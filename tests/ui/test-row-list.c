/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/row-list.h"

typedef struct {
  guint calls;
  guint position;
  guint removed;
  guint added;
} Told;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  told->calls++;
  told->position = position;
  told->removed = removed;
  told->added = added;
}

static void
set_keys (TdRowList *list, const gint64 *keys, guint count)
{
  td_row_list_take_keys (list, g_memdup2 (keys, count * sizeof *keys), count);
}

#define SET(list, ...)                                                                             \
  set_keys (list, (const gint64[]){__VA_ARGS__}, G_N_ELEMENTS (((const gint64[]){__VA_ARGS__})))

static void
test_only_what_differs_is_told (void)
{
  static const struct {
    gint64 after[8];
    guint n_after;
    guint calls;
    guint position;
    guint removed;
    guint added;
  } cases[] = {
      {{1, 2, 3, 4, 5}, 5, 0, 0, 0, 0},       /* nothing */
      {{1, 5}, 2, 1, 1, 3, 0},                /* a row was closed */
      {{1, 2, 9, 3, 4, 5}, 6, 1, 2, 0, 1},    /* one came */
      {{1, 2, 7, 8, 5}, 5, 1, 2, 2, 2},       /* two are others */
      {{2, 3, 4, 5}, 4, 1, 0, 1, 0},          /* the first went */
      {{1, 2, 3, 4}, 4, 1, 4, 1, 0},          /* the last went */
      {{0}, 0, 1, 0, 5, 0},                   /* all went */
      {{1, 2, 3, 4, 5, 5, 5}, 7, 1, 5, 0, 2}, /* like ones at the end */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TdRowList) list = td_row_list_new ();
    Told told = {0};

    SET (list, 1, 2, 3, 4, 5);
    g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &told);
    set_keys (list, cases[i].after, cases[i].n_after);
    g_assert_cmpuint (told.calls, ==, cases[i].calls);
    g_assert_cmpuint (told.position, ==, cases[i].position);
    g_assert_cmpuint (told.removed, ==, cases[i].removed);
    g_assert_cmpuint (told.added, ==, cases[i].added);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, cases[i].n_after);
  }
}

static void
test_items_carry_their_keys (void)
{
  g_autoptr (TdRowList) list = td_row_list_new ();
  g_autoptr (TdRowItem) item = NULL;

  SET (list, 11, 22, 33);
  item = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpint (td_row_item_key (item), ==, 22);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 3));
  g_assert_cmpint (td_row_list_find (list, 33), ==, 2);
  g_assert_cmpint (td_row_list_find (list, 44), ==, -1);
  g_assert_cmpint (td_row_list_key (list, 0), ==, 11);
}

/* A hundred thousand rows are keys, not objects. */
static void
test_no_item_is_made_unasked (void)
{
  g_autoptr (TdRowList) list = td_row_list_new ();
  gint64 *keys = g_new (gint64, 100000);
  GType type = TD_TYPE_ROW_ITEM;
  TdRowItem *item;

  for (guint i = 0; i < 100000; i++)
    keys[i] = i;
  td_row_list_take_keys (list, keys, 100000);
  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (list)), ==, type);
  item = g_list_model_get_item (G_LIST_MODEL (list), 99999);
  g_assert_cmpint (td_row_item_key (item), ==, 99999);
  g_assert_finalize_object (item);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-list/only-what-differs-is-told", test_only_what_differs_is_told);
  g_test_add_func ("/row-list/items-carry-their-keys", test_items_carry_their_keys);
  g_test_add_func ("/row-list/no-item-is-made-unasked", test_no_item_is_made_unasked);
  return g_test_run ();
}
