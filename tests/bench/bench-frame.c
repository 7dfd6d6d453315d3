/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/measure.h"
#include "chart/rows.h"
#include "ui/timeline.h"

/*
 * Frames of the timeline alone in a window of 1500 by 1000, in processor time of the whole process
 * from one frame to the next: scrolled, panned, and with one bar dragged; beside one colour over
 * the same window, another one each frame. "drag" only draws; "drag-scheduled" moves what depends
 * on the bar as well.
 */

#define WIDTH  1500
#define HEIGHT 1000
#define FRAMES 300
#define WARM   30
#define ROW    25

/* ---- the floor: one colour ---- */

#define BENCH_TYPE_FLOOR (bench_floor_get_type ())
G_DECLARE_FINAL_TYPE (BenchFloor, bench_floor, BENCH, FLOOR, GtkWidget)

struct _BenchFloor {
  GtkWidget parent_instance;
  guint frame;
};

G_DEFINE_FINAL_TYPE (BenchFloor, bench_floor, GTK_TYPE_WIDGET)

static void
bench_floor_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float grey = (float) (BENCH_FLOOR (widget)->frame % 64) / 64;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA){grey, grey, grey, 1},
                             &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
}

static void
bench_floor_class_init (BenchFloorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_floor_snapshot;
}

static void
bench_floor_init (BenchFloor *self)
{
}

/* ---- the bench ---- */

typedef struct _Bench Bench;

struct _Bench {
  guint tasks;
  TdPortfolio *portfolio;
  TdOutline *outline;
  TdSchedule *schedule;
  TdChartContext context;
  TdRows *rows;
  GtkAdjustment *vadjustment;
  GtkWidget *window;
  GtkWidget *widget;
  void (*step) (Bench *self);
  GArray *samples;
  double last;
  guint frame;
  GMainLoop *loop;
  guint dragged; /* node */
};

static void
step_floor (Bench *self)
{
  BENCH_FLOOR (self->widget)->frame++;
  gtk_widget_queue_draw (self->widget);
}

static void
step_scroll (Bench *self)
{
  double upper = self->rows->count * (double) ROW - HEIGHT;
  double value = gtk_adjustment_get_value (self->vadjustment) + 37;

  gtk_adjustment_set_value (self->vadjustment, value > upper ? 0 : value);
}

static void
step_pan (Bench *self)
{
  const TdChartContext *context = td_timeline_context (TD_TIMELINE (self->widget));
  double middle = gtk_widget_get_width (self->widget) / 2.0;

  td_timeline_show_instant (TD_TIMELINE (self->widget),
                            td_scale_instant (&context->scale,
                                              middle + (self->frame / 100 % 2 ? 9 : -9)));
}

/* The length of the dragged task, and what follows from it. */
static GArray *
lengthen (Bench *self)
{
  const TdNode *node = self->outline->nodes + self->dragged;
  const TdTask *task = td_portfolio_at (self->portfolio, TD_TABLE_TASK, node->index);
  g_autoptr (TdChangeList) changes = td_change_list_new ();
  GArray *touched = NULL;

  td_change_list_add (changes, TD_EDIT_UPDATE, TD_TABLE_TASK, node->id,
                      TD_FIELD (TD_TABLE_TASK, TdTask, duration), td_value_integer (task->duration),
                      td_value_integer (task->duration + (self->frame % 60 < 30 ? 4800 : -4800)));
  td_portfolio_apply (self->portfolio, changes);
  td_schedule_update (self->schedule, self->portfolio, self->outline, changes, &touched);
  return touched;
}

static void
step_drag (Bench *self)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (nodes, self->dragged);
  td_timeline_nodes_changed (TD_TIMELINE (self->widget), nodes);
}

static void
step_drag_scheduled (Bench *self)
{
  g_autoptr (GArray) touched = lengthen (self);

  td_timeline_nodes_changed (TD_TIMELINE (self->widget), touched);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *self = data;
  double now = td_bench_cpu ();

  if (self->frame >= WARM)
    td_bench_take (self->samples, now - self->last);
  self->last = now;
  if (++self->frame > WARM + FRAMES) {
    g_main_loop_quit (self->loop);
    return G_SOURCE_REMOVE;
  }
  self->step (self);
  return G_SOURCE_CONTINUE;
}

/* The median; @ret_worst all but the worst hundredth. */
static double
run_frames (Bench *self, void (*step) (Bench *), double *ret_worst)
{
  double median;

  self->samples = td_bench_samples ();
  self->step = step;
  self->frame = 0;
  gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
  g_main_loop_run (self->loop);
  median = td_bench_quantile (self->samples, 0.5);
  *ret_worst = td_bench_quantile (self->samples, 1);
  g_array_unref (self->samples);
  return median;
}

static void
measure_way (Bench *self, const char *name, void (*step) (Bench *), double floor)
{
  g_autofree char *worst_name = g_strconcat (name, "-worst", NULL);
  double worst, median = run_frames (self, step, &worst);

  td_bench_print_beside (name, self->tasks, median, floor, "ms");
  td_bench_print (worst_name, self->tasks, worst, "ms");
}

static void
show (Bench *self, GtkWidget *widget)
{
  self->widget = widget;
  gtk_window_set_child (GTK_WINDOW (self->window), widget);
}

static void
load (Bench *self)
{
  TdGeneration shape = td_bench_shape (self->tasks);
  TdRowsSpec spec = TD_ROWS_SPEC_INIT;

  spec.group = TD_GROUP_NONE;
  self->portfolio = td_generate (&shape);
  self->outline = td_outline_new (self->portfolio);
  self->schedule = td_schedule_new (self->portfolio, self->outline);
  td_chart_context_init (&self->context, self->portfolio, self->outline, self->schedule,
                         TD_LANGUAGE_VI);
  self->context.status_date = td_day_from_date (2025, 1, 1);
  self->rows = td_rows_new (&self->context, &spec);
  self->vadjustment = g_object_ref_sink (
      gtk_adjustment_new (0, 0, self->rows->count * (double) ROW, ROW, HEIGHT, HEIGHT));
  for (self->dragged = 10; self->outline->nodes[self->dragged].table != TD_TABLE_TASK ||
                           !td_outline_is_leaf (self->outline, self->dragged);)
    self->dragged++;
}

static GtkWidget *
timeline_new (Bench *self, gboolean links)
{
  GtkWidget *widget = td_timeline_new ();
  TdTimeline *timeline = TD_TIMELINE (widget);

  self->context.show = links ? TD_SHOW_ALL : TD_SHOW_ALL & ~(guint) TD_SHOW_LINKS;
  td_timeline_set_row_height (timeline, ROW);
  td_timeline_set_adjustment (timeline, self->vadjustment);
  td_timeline_set_content (timeline, &self->context, self->rows);
  return widget;
}

static void
measure (guint tasks)
{
  Bench self = {.tasks = tasks, .loop = g_main_loop_new (NULL, FALSE)};
  double floor, worst;

  load (&self);
  self.window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self.window), WIDTH, HEIGHT);
  show (&self, g_object_new (BENCH_TYPE_FLOOR, NULL));
  gtk_window_present (GTK_WINDOW (self.window));
  floor = run_frames (&self, step_floor, &worst);
  show (&self, timeline_new (&self, FALSE));
  measure_way (&self, "frame-scroll-bare", step_scroll, floor);
  show (&self, timeline_new (&self, TRUE));
  measure_way (&self, "frame-scroll", step_scroll, floor);
  measure_way (&self, "frame-pan", step_pan, floor);
  gtk_adjustment_set_value (self.vadjustment, 0);
  measure_way (&self, "frame-drag", step_drag, floor);
  measure_way (&self, "frame-drag-scheduled", step_drag_scheduled, floor);
  td_timeline_clear (TD_TIMELINE (self.widget));
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_object_unref (self.vadjustment);
  g_main_loop_unref (self.loop);
  td_rows_free (self.rows);
  td_schedule_free (self.schedule);
  td_outline_free (self.outline);
  td_portfolio_free (self.portfolio);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  return td_bench_run (argc, argv, measure);
}
