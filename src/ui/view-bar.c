/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/view-bar.h"

#include "core/fact.h"
#include "core/when.h"
#include "ui/words.h"

struct _TdViewBar {
  GtkWidget parent_instance;

  TdView *view;

  GtkWidget *pick_chip;
  GtkWidget *filter_chip;
  GtkMenuButton *add_filter;
  GtkEditable *expression;
  GtkLabel *filter_problem;
  GtkLabel *count;
  GtkMenuButton *group;
  GtkMenuButton *baseline;
  GMenu *baseline_menu;
  GtkWidget *status;
  GtkLabel *scale;
};

G_DEFINE_FINAL_TYPE (TdViewBar, td_view_bar, GTK_TYPE_WIDGET)

/* ---- what the parts say ---- */

static void
refresh_chip (TdViewBar *self)
{
  TdPick pick = td_view_pick (self->view);
  g_autofree char *label = td_view_pick_label (self->view);
  g_autofree char *text = g_strconcat (label, " ✕", NULL);
  g_autofree char *spoken = g_strdup_printf (_ ("Filter: %s. Takes it away."), label);

  gtk_widget_set_visible (self->pick_chip, pick.kind != TD_PICK_ALL);
  gtk_button_set_label (GTK_BUTTON (self->pick_chip), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pick_chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
refresh_filter (TdViewBar *self)
{
  const char *expression = td_view_filter (self->view);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->filter_chip, expression != NULL);
  if (expression == NULL)
    return;
  text = g_strdup_printf ("%s ✕", expression);
  gtk_button_set_label (GTK_BUTTON (self->filter_chip), text);
}

static void
refresh_count (TdViewBar *self)
{
  const TdRows *rows = td_view_rows (self->view);
  g_autofree char *text = g_strdup_printf (_ ("%u / %u items"), rows->n_items, rows->n_total);

  gtk_label_set_text (self->count, text);
}

static void
refresh_group (TdViewBar *self)
{
  g_autofree char *text =
      g_strdup_printf (_ ("Group: %s"), _ (td_group_by_label (td_view_rows (self->view)->group)));

  gtk_menu_button_set_label (self->group, text);
}

static void
refresh_baseline (TdViewBar *self)
{
  const TdChartContext *context = td_view_context (self->view);
  const TdBaseline *shown =
      td_portfolio_get (context->portfolio, TD_TABLE_BASELINE, context->baseline_id);
  guint count = td_portfolio_count (context->portfolio, TD_TABLE_BASELINE);
  g_autofree char *text =
      g_strdup_printf (_ ("Baseline: %s"), shown && shown->name ? shown->name : _ ("none"));

  g_menu_remove_all (self->baseline_menu);
  g_menu_append (self->baseline_menu, _ ("None"), "win.baseline(int64 0)");
  for (guint i = 0; i < count; i++) {
    const TdBaseline *baseline = td_portfolio_at (context->portfolio, TD_TABLE_BASELINE, i);
    g_autofree char *action =
        g_strdup_printf ("win.baseline(int64 %" G_GINT64_FORMAT ")", baseline->record.id);

    g_menu_append (self->baseline_menu, baseline->name, action);
  }
  gtk_menu_button_set_label (self->baseline, text);
  gtk_widget_set_visible (GTK_WIDGET (self->baseline), count > 0);
}

static void
refresh_status (TdViewBar *self)
{
  const TdChartContext *context = td_view_context (self->view);
  g_autofree char *day =
      context->status_date == TD_NONE
          ? g_strdup (_ ("none"))
          : td_when_format (context->language, td_when_from_day (context->status_date), FALSE);
  g_autofree char *text = g_strdup_printf (_ ("Status: %s"), day);

  gtk_button_set_label (GTK_BUTTON (self->status), text);
}

static void
refresh (TdViewBar *self)
{
  refresh_chip (self);
  refresh_filter (self);
  refresh_count (self);
  refresh_group (self);
  refresh_baseline (self);
  refresh_status (self);
}

void
td_view_bar_set_view (TdViewBar *self, TdView *view)
{
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = view;
  if (view == NULL)
    return;
  g_signal_connect_object (view, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
td_view_bar_set_scale (TdViewBar *self, const char *label)
{
  gtk_label_set_text (self->scale, label);
}

/* ---- the filter's own popover ---- */

static const struct {
  const char *expression;
  const char *meaning;
} examples[] = {
    {"late", N_ ("what is late")},
    {"undated and lead is unknown", N_ ("neither a time nor a lead")},
    {"finish <= 2025", N_ ("finishes in 2025 at the latest")},
    {"lead ~ \"giao thong\"", N_ ("the lead's name holds these words")},
    {"sector ~ \"quy hoach\" and percent < 50", N_ ("a sector, not half done yet")},
    {"investment > \"1.000 tỷ\"", N_ ("costs more than 1,000 billion")},
};

static void
filter_done_cb (GtkWidget *entry, TdViewBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (self->view == NULL)
    return;
  if (td_view_set_filter (self->view, gtk_editable_get_text (self->expression), &error)) {
    gtk_label_set_text (self->filter_problem, "");
    gtk_menu_button_popdown (self->add_filter);
    return;
  }
  problem = td_fact_word (td_view_context (self->view)->language, error);
  gtk_label_set_text (self->filter_problem, problem);
}

static void
example_cb (GtkButton *button, TdViewBar *self)
{
  gtk_editable_set_text (self->expression, g_object_get_data (G_OBJECT (button), "td-example"));
  filter_done_cb (NULL, self);
}

static void
popover_shown_cb (GtkWidget *popover, TdViewBar *self)
{
  const char *now = self->view ? td_view_filter (self->view) : NULL;

  gtk_editable_set_text (self->expression, now ? now : "");
  gtk_label_set_text (self->filter_problem, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->expression));
}

static void
add_example (TdViewBar *self, GtkWidget *box, guint i)
{
  g_autofree char *text =
      g_strdup_printf ("%s  –  %s", examples[i].expression, _ (examples[i].meaning));
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "td-example", (gpointer) examples[i].expression);
  g_signal_connect (button, "clicked", G_CALLBACK (example_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_filter_popover (TdViewBar *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *entry = gtk_entry_new ();

  self->expression = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->expression, 46);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (filter_done_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  self->filter_problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->filter_problem, TRUE);
  gtk_label_set_max_width_chars (self->filter_problem, 50);
  gtk_label_set_xalign (self->filter_problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->filter_problem), "late");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filter_problem));
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    add_example (self, box, i);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "filter-popover");
  g_signal_connect (popover, "show", G_CALLBACK (popover_shown_cb), self);
  return popover;
}

/* ---- the widget ---- */

static GtkWidget *
make_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkMenuButton *
make_menu_button (TdViewBar *self, GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return GTK_MENU_BUTTON (button);
}

static GtkWidget *
add_chip (TdViewBar *self, const char *what)
{
  GtkWidget *chip = make_button ("", "win.clear-filter", _ ("Takes this filter away"));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (chip));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", what);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "on");
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  return chip;
}

static void
add_left (TdViewBar *self)
{
  GtkWidget *gap = gtk_label_new (NULL);

  self->pick_chip = add_chip (self, "pick");
  self->filter_chip = add_chip (self, "expression");
  self->add_filter = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->add_filter, _ ("+ Filter"));
  gtk_menu_button_set_popover (self->add_filter, make_filter_popover (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->add_filter), "chip-button");
  gtk_widget_set_parent (GTK_WIDGET (self->add_filter), GTK_WIDGET (self));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "chip");
  gtk_widget_set_parent (GTK_WIDGET (self->count), GTK_WIDGET (self));
  gtk_widget_set_hexpand (gap, TRUE);
  gtk_widget_set_parent (gap, GTK_WIDGET (self));
}

static void
add_scale (TdViewBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *out = make_button ("−", "win.zoom-out", _ ("Show more time (Ctrl+−)"));
  GtkWidget *in = make_button ("+", "win.zoom-in", _ ("Show less time (Ctrl++)"));
  GtkWidget *fit = make_button (_ ("Fit"), "win.fit", _ ("All dated rows into sight (Ctrl+0)"));

  self->scale = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->scale, 7);
  gtk_box_append (GTK_BOX (box), out);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scale));
  gtk_box_append (GTK_BOX (box), in);
  gtk_widget_add_css_class (box, "scale");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (fit, GTK_WIDGET (self));
}

static void
add_right (TdViewBar *self)
{
  g_autoptr (GMenu) groups = g_menu_new ();

  for (TdGroupBy group = TD_GROUP_NONE; group <= TD_GROUP_AGENCY; group++) {
    g_autofree char *action = g_strdup_printf ("win.group::%s", td_group_by_name (group));

    g_menu_append (groups, _ (td_group_by_label (group)), action);
  }
  self->group = make_menu_button (self, G_MENU_MODEL (groups));
  self->baseline_menu = g_menu_new ();
  self->baseline = make_menu_button (self, G_MENU_MODEL (self->baseline_menu));
  self->status = make_button ("", "win.status-date", _ ("The day the figures are of"));
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));
  add_scale (self);
}

static void
td_view_bar_dispose (GObject *object)
{
  TdViewBar *self = TD_VIEW_BAR (object);
  GtkWidget *child;

  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->baseline_menu);
  G_OBJECT_CLASS (td_view_bar_parent_class)->dispose (object);
}

static void
td_view_bar_class_init (TdViewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_view_bar_dispose;
  gtk_widget_class_set_css_name (widget_class, "viewbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
td_view_bar_init (TdViewBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  add_left (self);
  add_right (self);
}

GtkWidget *
td_view_bar_new (void)
{
  return g_object_new (TD_TYPE_VIEW_BAR, NULL);
}
