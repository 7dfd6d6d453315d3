/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/axis.h"

#include "chart/axis.h"

struct _TdAxis {
  GtkWidget parent_instance;
  const TdChartContext *context;
};

G_DEFINE_FINAL_TYPE (TdAxis, td_axis, GTK_TYPE_WIDGET)

static void
td_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdAxis *self = TD_AXIS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->context->portfolio == NULL || width <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  td_axis_draw (self->context, cr, 0, height);
  cairo_destroy (cr);
}

static void
td_axis_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  TdAxis *self = TD_AXIS (widget);
  int height = self->context->style ? (int) (td_axis_height (self->context->style) + 0.5) : 0;

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
td_axis_class_init (TdAxisClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = td_axis_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = td_axis_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "axis");
}

static void
td_axis_init (TdAxis *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
td_axis_new (const TdChartContext *context)
{
  TdAxis *self = g_object_new (TD_TYPE_AXIS, NULL);

  self->context = context;
  return GTK_WIDGET (self);
}
