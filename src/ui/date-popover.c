/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/date-popover.h"

#include "ui/words.h"

enum {
  SIGNAL_KEEP,
  SIGNAL_SKIP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _TdDatePopover {
  GtkPopover parent_instance;

  TdDateForm *form;
  gboolean refreshing;

  GtkLabel *title;
  GtkLabel *walk;
  GtkEntry *typed;
  GtkLabel *meaning;
  GtkLabel *counting;
  GtkEntry *source;
  GtkEntry *as_of;
  GtkLabel *problem;
  GtkLabel *previous;
  GtkWidget *skip_button;
  GtkWidget *keep_button;
};

G_DEFINE_FINAL_TYPE (TdDatePopover, td_date_popover, GTK_TYPE_POPOVER)

static void
set_problem (TdDatePopover *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

static void
refresh (TdDatePopover *self)
{
  g_autofree char *meaning = td_date_form_meaning (self->form);
  g_autofree char *counting = td_date_form_counting (self->form);
  g_autofree char *problem = td_date_form_as_of_problem (self->form);

  gtk_label_set_text (self->meaning, meaning);
  gtk_label_set_text (self->counting, counting);
  gtk_widget_set_visible (GTK_WIDGET (self->counting), *counting != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->typed), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  meaning, -1);
  set_problem (self, problem);
  gtk_widget_set_sensitive (self->keep_button, td_date_form_is_ready (self->form));
}

static void
changed_cb (GtkEditable *editable, TdDatePopover *self)
{
  const char *text = gtk_editable_get_text (editable);

  if (self->refreshing || self->form == NULL)
    return;
  if (GTK_WIDGET (editable) == GTK_WIDGET (self->typed))
    td_date_form_set_typed (self->form, text);
  else if (GTK_WIDGET (editable) == GTK_WIDGET (self->source))
    td_date_form_set_source (self->form, text);
  else
    td_date_form_set_as_of (self->form, text);
  refresh (self);
}

static void
keep_cb (TdDatePopover *self)
{
  gboolean kept = FALSE;

  if (!td_date_form_is_ready (self->form)) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  g_signal_emit (self, signals[SIGNAL_KEEP], 0, &kept);
  if (kept)
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
skip_cb (TdDatePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SKIP], 0);
}

/* The first Enter shows where the date comes from, the second keeps all of it. */
static void
typed_activate_cb (GtkEntry *entry, TdDatePopover *self)
{
  if (!td_date_form_is_ready (self->form))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

static void
td_date_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_DATE_POPOVER);
  G_OBJECT_CLASS (td_date_popover_parent_class)->dispose (object);
}

static void
td_date_popover_finalize (GObject *object)
{
  td_date_form_free (TD_DATE_POPOVER (object)->form);
  G_OBJECT_CLASS (td_date_popover_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, title);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, walk);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, typed);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, meaning);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, counting);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, source);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, as_of);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, problem);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, previous);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, skip_button);
  gtk_widget_class_bind_template_child (widget_class, TdDatePopover, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
td_date_popover_class_init (TdDatePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = td_date_popover_dispose;
  object_class->finalize = td_date_popover_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/tiendo/Tiendo/date-popover.ui");
  bind_children (widget_class);
  signals[SIGNAL_KEEP] =
      g_signal_new ("keep", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                    NULL, G_TYPE_BOOLEAN, 0);
  signals[SIGNAL_SKIP] =
      g_signal_new ("skip", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_date_popover_init (TdDatePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->typed, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->source, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->as_of, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->typed, "activate", G_CALLBACK (typed_activate_cb), self);
  g_signal_connect_swapped (self->source, "activate", G_CALLBACK (keep_cb), self);
  g_signal_connect_swapped (self->as_of, "activate", G_CALLBACK (keep_cb), self);
}

GtkWidget *
td_date_popover_new (void)
{
  return g_object_new (TD_TYPE_DATE_POPOVER, NULL);
}

GtkWidget *
td_date_popover_show (TdDatePopover *self,
                      const char *title,
                      TdDateForm *form,
                      const char *previous,
                      const char *walk)
{
  td_date_form_free (self->form);
  self->form = form;
  self->refreshing = TRUE;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->walk, walk ? walk : "");
  gtk_widget_set_visible (self->skip_button, walk != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->typed), form->typed);
  gtk_editable_set_text (GTK_EDITABLE (self->source), form->source);
  gtk_editable_set_text (GTK_EDITABLE (self->as_of), form->as_of);
  gtk_label_set_text (self->previous, previous);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->typed), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  self->refreshing = FALSE;
  refresh (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  gtk_editable_select_region (GTK_EDITABLE (self->typed), 0, -1);
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->typed)));
}

const TdDateForm *
td_date_popover_form (TdDatePopover *self)
{
  return self->form;
}

void
td_date_popover_say (TdDatePopover *self, const char *problem)
{
  set_problem (self, problem);
}
