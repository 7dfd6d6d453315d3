/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/timeline.h"

#include "chart/draw.h"
#include "ui/axis.h"
#include "ui/timeline-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/*
 * A row's node holds all of the row: ground, grid, the pieces of links that cross it, bars and
 * labels, in the coordinates of the row. Scrolling up and down only moves nodes; panning and
 * zooming paint the rows in sight anew. Rows out of sight keep nothing.
 */

G_DEFINE_FINAL_TYPE (TdTimeline, td_timeline, GTK_TYPE_WIDGET)

void
td_timeline_forget (TdTimeline *self)
{
  g_hash_table_remove_all (self->nodes);
  self->paths_last = self->paths_first = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
td_timeline_forget_row (TdTimeline *self, guint row)
{
  g_hash_table_remove (self->nodes, GUINT_TO_POINTER (row));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
td_timeline_row_top (TdTimeline *self, guint row)
{
  double value = self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;

  return row * self->row_height - value;
}

int
td_timeline_row_at (TdTimeline *self, double y)
{
  double value = self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
  double row = floor ((y + value) / self->row_height);

  if (td_timeline_is_empty (self) || row < 0 || row >= self->rows->count)
    return -1;
  return (int) row;
}

const TdRowLayout *
td_timeline_row_layout (TdTimeline *self, guint row)
{
  td_row_layout_fill (self->layout, &self->context, self->rows->rows + row, self->row_height);
  return self->layout;
}

/* ---- links ---- */

static GArray *
route_links (TdTimeline *self, guint first, guint last)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TdRowLink));
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (TdLinkPath));

  if (!(self->context.show & TD_SHOW_LINKS))
    return paths;
  if (self->links == NULL)
    self->links = td_link_index_new (&self->context, self->rows);
  td_link_index_query (self->links, first, last, found);
  for (guint i = 0; i < found->len; i++) {
    const TdRowLink *row_link = &g_array_index (found, TdRowLink, i);
    const TdLink *link = td_portfolio_at (self->context.portfolio, TD_TABLE_LINK, row_link->link);
    TdLinkPath path;

    if (td_link_path_route (&path, &self->context, link,
                            (TdRowPlace){row_link->from * self->row_height, self->row_height},
                            (TdRowPlace){row_link->to * self->row_height, self->row_height}))
      g_array_append_val (paths, path);
  }
  return paths;
}

static gboolean
path_equals (const TdLinkPath *a, const TdLinkPath *b)
{
  return a->n_points == b->n_points && a->critical == b->critical &&
         memcmp (a->points, b->points, a->n_points * sizeof (TdPoint)) == 0;
}

static void
forget_rows_of_path (TdTimeline *self, const TdLinkPath *path)
{
  double low = path->points[0].y, high = low;

  for (guint i = 1; i < path->n_points; i++) {
    low = MIN (low, path->points[i].y);
    high = MAX (high, path->points[i].y);
  }
  low = MAX (floor (low / self->row_height) - 1, self->paths_first);
  high = MIN (high / self->row_height + 1, self->paths_last);
  for (guint row = (guint) low; row < high; row++)
    g_hash_table_remove (self->nodes, GUINT_TO_POINTER (row));
}

/* Which rows the links cross in another way now. */
static void
forget_moved_links (TdTimeline *self, const GArray *paths)
{
  gboolean same = paths->len == self->paths->len;

  for (guint i = 0; same && i < paths->len; i++)
    same = g_array_index (paths, TdLinkPath, i).link_id ==
           g_array_index (self->paths, TdLinkPath, i).link_id;
  if (!same)
    g_hash_table_remove_all (self->nodes);
  for (guint i = 0; same && i < paths->len; i++) {
    const TdLinkPath *before = &g_array_index (self->paths, TdLinkPath, i);
    const TdLinkPath *now = &g_array_index (paths, TdLinkPath, i);

    if (path_equals (before, now))
      continue;
    forget_rows_of_path (self, before);
    forget_rows_of_path (self, now);
  }
}

/* Sees to it that the links through these rows are known, and those of a sight above and below. */
static void
update_links (TdTimeline *self, guint first, guint last)
{
  guint margin = last - first;
  GArray *paths;

  if (first < self->paths_first || last > self->paths_last) {
    if (self->paths_stale)
      g_hash_table_remove_all (self->nodes);
    self->paths_first = first > margin ? first - margin : 0;
    self->paths_last = MIN (last + margin, self->rows->count);
    paths = route_links (self, self->paths_first, self->paths_last);
  } else if (self->paths_stale) {
    paths = route_links (self, self->paths_first, self->paths_last);
    forget_moved_links (self, paths);
  } else {
    return;
  }
  self->paths_stale = FALSE;
  g_array_unref (self->paths);
  self->paths = paths;
}

/* ---- drawing ---- */

static GskRenderNode *
paint_row (TdTimeline *self, guint row, double width)
{
  const TdChartContext *context = &self->context;
  double top = row * self->row_height;
  const TdRowLayout *layout = td_timeline_row_layout (self, row);
  gboolean selected = self->selection && gtk_selection_model_is_selected (self->selection, row);
  GskRenderNode *node =
      gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) self->row_height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  td_chart_draw_ground (context, cr, self->rows->rows + row, selected,
                        &(cairo_rectangle_t){0, 0, width, self->row_height});
  td_chart_draw_grid (context, cr, 0, self->row_height);
  cairo_save (cr);
  cairo_translate (cr, 0, -top);
  td_chart_draw_links (context, cr, self->paths, top, top + self->row_height);
  cairo_restore (cr);
  td_chart_draw_row (context, cr, layout);
  td_chart_draw_labels (context, cr, layout);
  cairo_destroy (cr);
  return node;
}

static void
forget_out_of_sight (TdTimeline *self, guint first, guint last)
{
  GHashTableIter iter;
  gpointer row;

  if (g_hash_table_size (self->nodes) <= 2 * (last - first) + 16)
    return;
  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (GPOINTER_TO_UINT (row) < first || GPOINTER_TO_UINT (row) >= last)
      g_hash_table_iter_remove (&iter);
}

static void
snapshot_rows (TdTimeline *self, GtkSnapshot *snapshot, guint first, guint last, double width)
{
  for (guint row = first; row < last; row++) {
    GskRenderNode *node = g_hash_table_lookup (self->nodes, GUINT_TO_POINTER (row));

    if (node == NULL) {
      node = paint_row (self, row, width);
      g_hash_table_insert (self->nodes, GUINT_TO_POINTER (row), node);
    }
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot,
                            &GRAPHENE_POINT_INIT (0,
                                                  (float) round (td_timeline_row_top (self, row))));
    gtk_snapshot_append_node (snapshot, node);
    gtk_snapshot_restore (snapshot);
  }
}

/* Below the last row time goes on: the grid and the status line run to the bottom. */
static void
snapshot_rest (TdTimeline *self, GtkSnapshot *snapshot, double top, double width, double height)
{
  TdRow nothing = {.kind = TD_ROW_GROUP, .node = -1};
  cairo_t *cr;

  if (top >= height)
    return;
  td_row_layout_fill (self->layout, &self->context, &nothing, height - top);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, (float) top, (float) width,
                                                                 (float) (height - top)));
  td_chart_draw_grid (&self->context, cr, top, height);
  cairo_translate (cr, 0, top);
  td_chart_draw_row (&self->context, cr, self->layout);
  cairo_destroy (cr);
}

static void
td_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdTimeline *self = TD_TIMELINE (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double value = self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
  GdkRGBA paper = {(float) self->style.paper.red, (float) self->style.paper.green,
                   (float) self->style.paper.blue, 1};
  guint first, last;

  if (td_timeline_is_empty (self) || width <= 0 || height <= 0)
    return;
  first = (guint) CLAMP (floor (value / self->row_height), 0, self->rows->count);
  last = (guint) CLAMP (ceil ((value + height) / self->row_height), first, self->rows->count);
  update_links (self, first, last);
  forget_out_of_sight (self, first, last);
  gtk_snapshot_append_color (snapshot, &paper,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  snapshot_rows (self, snapshot, first, last, width);
  snapshot_rest (self, snapshot, td_timeline_row_top (self, last), width, height);
  td_timeline_snapshot_grab (self, snapshot);
}

/* ---- theme ---- */

static gboolean
is_dark (GtkWidget *widget)
{
  g_autofree char *theme = NULL;
  gboolean dark = FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-application-prefer-dark-theme", &dark,
                "gtk-theme-name", &theme, NULL);
  return dark ||
         (theme && (g_str_has_suffix (theme, "-dark") || g_str_has_suffix (theme, "Inverse")));
}

/* The size of ordinary text sets every measure of the chart. */
static void
read_theme (TdTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *pango = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (pango);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (pango);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96.0) / 72.0;
  td_style_init (&self->style, is_dark (widget) ? TD_STYLE_DARK : TD_STYLE_LIGHT,
                 size > 0 ? size : 13);
  self->context.style = &self->style;
}

static void
read_lettering (TdTimeline *self)
{
  g_clear_pointer (&self->context.lettering, td_lettering_free);
  self->context.lettering = td_lettering_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static void
td_timeline_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TdTimeline *self = TD_TIMELINE (widget);

  GTK_WIDGET_CLASS (td_timeline_parent_class)->css_changed (widget, change);
  read_theme (self);
  read_lettering (self);
  gtk_widget_queue_resize (self->axis);
  td_timeline_forget (self);
}

/* ---- content ---- */

void
td_timeline_set_content (TdTimeline *self, const TdChartContext *context, const TdRows *rows)
{
  TdChartContext kept = self->context;

  self->context = *context;
  self->context.style = &self->style;
  self->context.lettering = kept.lettering;
  self->context.scale = kept.scale;
  self->context.sight_left = kept.sight_left;
  self->context.sight_right = kept.sight_right;
  self->rows = rows;
  g_clear_pointer (&self->links, td_link_index_free);
  if (kept.portfolio == NULL)
    td_timeline_fit (self);
  td_timeline_forget (self);
  gtk_widget_queue_draw (self->axis);
}

void
td_timeline_clear (TdTimeline *self)
{
  self->context.portfolio = NULL;
  self->context.outline = NULL;
  self->context.schedule = NULL;
  self->rows = NULL;
  g_clear_pointer (&self->links, td_link_index_free);
  td_timeline_forget (self);
}

void
td_timeline_nodes_changed (TdTimeline *self, const GArray *nodes)
{
  if (td_timeline_is_empty (self))
    return;
  for (guint i = 0; i < nodes->len; i++) {
    guint node = g_array_index (nodes, guint32, i);

    if (node < self->rows->n_nodes && self->rows->node_rows[node] >= 0)
      td_timeline_forget_row (self, (guint) self->rows->node_rows[node]);
  }
  self->paths_stale = TRUE; /* their ends may have moved */
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, TdTimeline *self)
{
  for (guint i = 0; i < n_items; i++)
    if (g_hash_table_contains (self->nodes, GUINT_TO_POINTER (position + i)))
      td_timeline_forget_row (self, position + i);
}

void
td_timeline_set_adjustment (TdTimeline *self, GtkAdjustment *vadjustment)
{
  if (self->vadjustment)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_set_object (&self->vadjustment, vadjustment);
  if (vadjustment)
    g_signal_connect_object (vadjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
}

void
td_timeline_set_selection (TdTimeline *self, GtkSelectionModel *selection)
{
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection)
    g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                             self, 0);
  td_timeline_forget (self);
}

void
td_timeline_set_row_height (TdTimeline *self, double height)
{
  if (self->row_height == height)
    return;
  self->row_height = height;
  td_timeline_forget (self);
}

GtkWidget *
td_timeline_axis (TdTimeline *self)
{
  return self->axis;
}

const TdChartContext *
td_timeline_context (TdTimeline *self)
{
  return &self->context;
}

/* ---- the widget ---- */

static void
td_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdTimeline *self = TD_TIMELINE (widget);

  if (self->context.sight_right != width) {
    self->context.sight_left = 0;
    self->context.sight_right = width;
    if (self->fitted) {
      td_timeline_fit (self);
    } else {
      td_timeline_forget (self);
      gtk_widget_queue_draw (self->axis);
    }
  }
}

static void
td_timeline_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 60;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : 400;
  *minimum_baseline = *natural_baseline = -1;
}

static void
td_timeline_dispose (GObject *object)
{
  TdTimeline *self = TD_TIMELINE (object);

  td_timeline_set_adjustment (self, NULL);
  td_timeline_set_selection (self, NULL);
  g_clear_object (&self->axis);
  G_OBJECT_CLASS (td_timeline_parent_class)->dispose (object);
}

static void
td_timeline_finalize (GObject *object)
{
  TdTimeline *self = TD_TIMELINE (object);

  g_hash_table_unref (self->nodes);
  g_array_unref (self->paths);
  td_row_layout_free (self->layout);
  g_clear_pointer (&self->links, td_link_index_free);
  g_clear_pointer (&self->context.lettering, td_lettering_free);
  G_OBJECT_CLASS (td_timeline_parent_class)->finalize (object);
}

static void
td_timeline_class_init (TdTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_timeline_dispose;
  object_class->finalize = td_timeline_finalize;
  widget_class->snapshot = td_timeline_snapshot;
  widget_class->measure = td_timeline_measure;
  widget_class->size_allocate = td_timeline_size_allocate;
  widget_class->css_changed = td_timeline_css_changed;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  td_timeline_install_signals (widget_class);
}

static void
td_timeline_init (TdTimeline *self)
{
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  self->paths = g_array_new (FALSE, FALSE, sizeof (TdLinkPath));
  self->layout = td_row_layout_new ();
  self->row_height = 25;
  self->fitted = TRUE;
  self->context.scale = (TdScale){0, 1};
  td_style_init (&self->style, TD_STYLE_LIGHT, 13);
  self->context.style = &self->style;
  self->axis = g_object_ref_sink (td_axis_new (&self->context));
  read_lettering (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  td_timeline_add_controllers (self);
}

GtkWidget *
td_timeline_new (void)
{
  return g_object_new (TD_TYPE_TIMELINE, NULL);
}
