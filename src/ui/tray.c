/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tray.h"

#include "ui/words.h"

#define LIST_HEIGHT 190

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

struct _TdTray {
  GtkWidget parent_instance;

  TdView *view;
  GtkWidget *box;
  GtkWidget *toggle;
  GtkWidget *walk;
  GtkWidget *hint;
  GtkWidget *scroller;
  GtkStringList *names;
  GArray *rows; /* (element-type TdRowId) beside @names */
};

G_DEFINE_FINAL_TYPE (TdTray, td_tray, GTK_TYPE_WIDGET)

/* ---- what has no time ---- */

static void
collect (TdTray *self, GPtrArray *names)
{
  const TdChartContext *context = td_view_context (self->view);
  const TdOutline *outline = context->outline;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < outline->count; i++) {
    const TdProject *project;

    if (outline->nodes[i].table != TD_TABLE_PROJECT || !td_node_is_undated (context, i))
      continue;
    project = td_node_project (context, i);
    if (project->level != TD_LEVEL_NAMED)
      continue;
    g_array_append_vals (self->rows, &(TdRowId){TD_TABLE_PROJECT, project->record.id}, 1);
    g_ptr_array_add (names, td_node_title (context, i));
  }
  g_ptr_array_add (names, NULL);
}

static void
refresh (TdTray *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  collect (self, names);
  if (open)
    gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                            (const char *const *) names->pdata);
  text = g_strdup_printf (ngettext ("%s  No time set · %u item", "%s  No time set · %u items",
                                    self->rows->len),
                          open ? "▾" : "▸", self->rows->len);
  gtk_button_set_label (GTK_BUTTON (self->toggle), text);
  gtk_label_set_text (GTK_LABEL (self->hint), open ? ""
                                                   : _ ("shown in their places in the table – "
                                                        "press to gather them here"));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  gtk_widget_set_visible (self->scroller, open);
}

static void
activate_cb (GtkListView *list, guint position, TdTray *self)
{
  if (position < self->rows->len) {
    TdRowId row = g_array_index (self->rows, TdRowId, position);

    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (int) row.table, row.id);
  }
}

void
td_tray_set_view (TdTray *self, TdView *view)
{
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = view;
  if (view == NULL)
    return;
  g_signal_connect_object (view, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* ---- the list ---- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, TdTray *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, TdTray *self)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_list (TdTray *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;
  GtkWidget *list;

  self->names = gtk_string_list_new (NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->names)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Items without a time"), -1);
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), self);
  return list;
}

/* ---- the widget ---- */

static void
td_tray_dispose (GObject *object)
{
  TdTray *self = TD_TRAY (object);

  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (td_tray_parent_class)->dispose (object);
}

static void
td_tray_finalize (GObject *object)
{
  g_array_unref (TD_TRAY (object)->rows);
  G_OBJECT_CLASS (td_tray_parent_class)->finalize (object);
}

static void
td_tray_class_init (TdTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_tray_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_tray_finalize;
  gtk_widget_class_set_css_name (widget_class, "tray");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
}

static void
td_tray_init (TdTray *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->rows = g_array_new (FALSE, FALSE, sizeof (TdRowId));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (line, "line");
  self->toggle = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->toggle, "strong");
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (refresh), self);
  self->hint = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->hint, "soft");
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_set_hexpand (self->hint, TRUE);
  self->walk = gtk_button_new_with_label (_ ("Set Their Times One by One…"));
  gtk_widget_add_css_class (self->walk, "walk");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->walk), "win.walk");
  gtk_box_append (GTK_BOX (line), self->toggle);
  gtk_box_append (GTK_BOX (line), self->hint);
  gtk_box_append (GTK_BOX (line), self->walk);
  gtk_box_append (GTK_BOX (self->box), line);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_list (self));
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
td_tray_new (void)
{
  return g_object_new (TD_TYPE_TRAY, NULL);
}
