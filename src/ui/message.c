/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/message.h"

#include "ui/words.h"

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* A modal window with a column of widgets. */
static GtkWindow *
make_window (GtkWindow *parent, const char *title, GtkBox **ret_box)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, TRUE);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_set_resizable (window, FALSE);
  gtk_window_set_title (window, title);
  gtk_widget_add_css_class (GTK_WIDGET (window), "tiendo");
  gtk_widget_add_css_class (GTK_WIDGET (window), "message");
  gtk_window_set_child (window, box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (escape_cb, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  *ret_box = GTK_BOX (box);
  return window;
}

static void
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 64);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), css_class == NULL);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static GtkWidget *
add_button (GtkBox *box, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (box, button);
  return button;
}

void
td_message_show (GtkWindow *parent, const char *title, const char *text)
{
  GtkBox *box;
  GtkWindow *window = make_window (parent, title, &box);
  GtkWidget *button;

  add_label (box, title, "heading");
  add_label (box, text, NULL);
  button = add_button (box, _ ("_Close"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_window_close), window);
  gtk_window_set_default_widget (window, button);
  gtk_window_set_focus (window, button);
  gtk_window_present (window);
}

/* ---- progress ---- */

static gboolean
progress_closed_cb (GtkWindow *window, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
  return TRUE; /* goes when the work has ended */
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (data);
  return G_SOURCE_CONTINUE;
}

GtkWindow *
td_message_show_progress (GtkWindow *parent, const char *text, GCancellable *cancellable)
{
  GtkBox *box;
  GtkWindow *window = make_window (parent, text, &box);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *button;
  guint source;

  add_label (box, text, "heading");
  gtk_widget_set_size_request (bar, 320, -1);
  gtk_box_append (box, bar);
  source = g_timeout_add (100, pulse_cb, bar);
  g_signal_connect_swapped (bar, "destroy", G_CALLBACK (g_source_remove),
                            GUINT_TO_POINTER (source));
  button = add_button (box, _ ("_Cancel"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "close-request", G_CALLBACK (progress_closed_cb), cancellable,
                           0);
  gtk_window_present (window);
  return window;
}

void
td_message_end_progress (GtkWindow *progress)
{
  if (progress)
    gtk_window_destroy (progress);
}

/* ---- a question ---- */

typedef struct {
  GtkWindow *window;
  GtkWidget *entry;
  GtkLabel *problem;
  TdMessageAnswer answer;
  gpointer data;
} Question;

static void
answer_cb (Question *question)
{
  g_autofree char *problem =
      question->answer (gtk_editable_get_text (GTK_EDITABLE (question->entry)), question->data);

  if (problem == NULL)
    gtk_window_destroy (question->window);
  else
    gtk_label_set_text (question->problem, problem);
}

void
td_message_ask (GtkWindow *parent,
                const char *title,
                const char *hint,
                const char *text,
                TdMessageAnswer answer,
                gpointer data)
{
  GtkBox *box;
  Question *question = g_new0 (Question, 1);
  GtkWidget *button;

  *question = (Question){make_window (parent, title, &box), gtk_entry_new (), NULL, answer, data};
  add_label (box, title, "heading");
  gtk_editable_set_text (GTK_EDITABLE (question->entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (question->entry), 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  gtk_box_append (box, question->entry);
  question->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (question->problem, TRUE);
  gtk_label_set_max_width_chars (question->problem, 60);
  gtk_label_set_xalign (question->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (question->problem), "late");
  gtk_box_append (box, GTK_WIDGET (question->problem));
  add_label (box, hint, "soft");
  button = add_button (box, _ ("_Apply"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (answer_cb), question);
  g_signal_connect_swapped (question->entry, "activate", G_CALLBACK (answer_cb), question);
  g_object_set_data_full (G_OBJECT (question->window), "td-question", question, g_free);
  gtk_window_present (question->window);
}
