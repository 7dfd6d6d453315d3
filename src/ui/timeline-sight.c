/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/timeline-private.h"

/* Which stretch of time the timeline shows. */

#define MARGIN_OF_FIT 24.0

gboolean
td_timeline_is_empty (TdTimeline *self)
{
  return self->context.portfolio == NULL || self->rows == NULL;
}

void
td_timeline_scale_changed (TdTimeline *self)
{
  self->fitted = FALSE;
  td_timeline_forget (self);
  gtk_widget_queue_draw (self->axis);
  g_signal_emit_by_name (self, "scale-changed");
}

TdZoom
td_timeline_zoom (TdTimeline *self)
{
  return td_scale_zoom (&self->context.scale, self->style.text_size);
}

void
td_timeline_step_zoom (TdTimeline *self, int steps)
{
  if (td_timeline_is_empty (self))
    return;
  td_scale_step (&self->context.scale, steps, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                 self->style.text_size);
  td_timeline_scale_changed (self);
}

/* What there is to see: dated rows, else Kỳ and deadlines, else five years about the status date.
 */
static void
extent (TdTimeline *self, gint64 *start, gint64 *finish)
{
  const TdPortfolio *portfolio = self->context.portfolio;
  gint64 status = td_chart_status_instant (&self->context);

  *start = G_MAXINT64;
  *finish = G_MININT64;
  if (td_schedule_extent (self->context.schedule, start, finish))
    return;
  for (guint i = 0; i < td_portfolio_count (portfolio, TD_TABLE_PROJECT); i++) {
    const TdProject *project = td_portfolio_at (portfolio, TD_TABLE_PROJECT, i);
    gint64 first = project->period_start != TD_NONE ? project->period_start : project->deadline;
    gint64 last = project->period_end != TD_NONE ? project->period_end : project->deadline;

    if (first != TD_NONE && last != TD_NONE) {
      *start = MIN (*start, first);
      *finish = MAX (*finish, last);
    }
  }
  if (*start >= *finish) {
    gint64 middle = status != TD_NONE ? status : td_instant_from_day (20089); /* 2025 */

    *start = middle - (gint64) 1096 * TD_MINUTES_PER_DAY;
    *finish = middle + (gint64) 1096 * TD_MINUTES_PER_DAY;
  }
}

static void
fit (TdTimeline *self, gint64 start, gint64 finish)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  TdScale *scale = &self->context.scale;

  if (width <= 3 * MARGIN_OF_FIT)
    return;
  /* A third of the width more on the right leaves room for labels and pennants. */
  td_scale_fit (scale, start, finish, width - 2 * MARGIN_OF_FIT - MIN (width / 6, 120));
  scale->origin = td_scale_instant (scale, -MARGIN_OF_FIT);
  td_timeline_scale_changed (self);
  self->fitted = TRUE;
}

void
td_timeline_fit (TdTimeline *self)
{
  gint64 start, finish;

  if (td_timeline_is_empty (self))
    return;
  extent (self, &start, &finish);
  fit (self, start, finish);
}

void
td_timeline_show_instant (TdTimeline *self, gint64 instant)
{
  double middle = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  TdScale *scale = &self->context.scale;

  scale->origin = td_scale_instant (scale, td_scale_x (scale, instant) - middle);
  td_timeline_scale_changed (self);
}

void
td_timeline_reveal (TdTimeline *self, guint node)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  TdScale *scale = &self->context.scale;
  double x1, x2;

  if (td_timeline_is_empty (self) || !td_chart_node_extent (&self->context, node, &x1, &x2))
    return;
  if (x2 > MARGIN_OF_FIT && x1 < width - MARGIN_OF_FIT)
    return;
  scale->origin =
      td_scale_instant (scale, x1 > 0 ? x1 - width / 4 : MIN (x1, x2 - width) + width / 4);
  td_timeline_scale_changed (self);
}
