/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start-page.h"

#include "ui/words.h"

#define MAX_RECENT 6

struct _TdStartPage {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (TdStartPage, td_start_page, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A large button: what it does, and what one gets. @target may be NULL. */
static void
add_choice (
    TdStartPage *self, const char *title, const char *text, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (text, "soft"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (self->box, button);
}

static void
add_recent (TdStartPage *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  add_choice (self, name, shown, "win.open-path", path);
}

static void
td_start_page_dispose (GObject *object)
{
  g_clear_pointer (&TD_START_PAGE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (td_start_page_parent_class)->dispose (object);
}

static void
td_start_page_class_init (TdStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_start_page_dispose;
  gtk_widget_class_set_css_name (widget_class, "startpage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
td_start_page_init (TdStartPage *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_widget_set_halign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
td_start_page_new (const char *const *recent)
{
  TdStartPage *self = g_object_new (TD_TYPE_START_PAGE, NULL);

  gtk_box_append (self->box, make_label (_ ("Where to begin?"), "title"));
  add_choice (self, _ ("The directive of 2024"),
              _ ("“Key tasks of 2024” of Tây Ninh: 155 items in their clauses, as the document has "
                 "them"),
              "win.start-from", "tay-ninh-2024");
  add_choice (self, _ ("Example (invented figures)"),
              _ ("A fully dated portfolio with stages, links, baselines and capital, to try things "
                 "out"),
              "win.start-from", "example");
  add_choice (self, _ ("A new portfolio"), _ ("Empty, with the Vietnamese calendar"), "win.new",
              NULL);
  add_choice (self, _ ("Open a file…"),
              _ ("A portfolio (.tiendo), or an exchange file (.tiendo.xml)"), "win.open", NULL);
  if (recent && recent[0])
    gtk_box_append (self->box, make_label (_ ("Opened last"), "heading"));
  for (guint i = 0; recent && recent[i] && i < MAX_RECENT; i++)
    add_recent (self, recent[i]);
  return GTK_WIDGET (self);
}
