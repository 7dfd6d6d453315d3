/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/navigator.h"

#include "ui/theme.h"
#include "ui/words.h"

#define MAX_AGENCIES 40
#define PICK_KEY     "td-pick"

struct _TdNavigator {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  TdView *view;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (TdNavigator, td_navigator, GTK_TYPE_WIDGET)

/* ---- rows ---- */

static void
add_heading (TdNavigator *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "heading");
  gtk_list_box_append (self->list, row);
}

static void
draw_swatch_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const TdColour *colour = data;

  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
  cairo_arc (cr, 2, 2, 2, G_PI, 1.5 * G_PI);
  cairo_arc (cr, width - 2, 2, 2, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, width - 2, height - 2, 2, 0, 0.5 * G_PI);
  cairo_arc (cr, 2, height - 2, 2, 0.5 * G_PI, G_PI);
  cairo_fill (cr);
}

static GtkWidget *
make_swatch (const TdColour *colour)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 8);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 8);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_swatch_cb,
                                  g_memdup2 (colour, sizeof *colour), g_free);
  return area;
}

/* @colour may be NULL. */
static void
add_pick (TdNavigator *self, TdPick pick, const char *text, guint count, const TdColour *colour)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (text);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *spoken = g_strdup_printf ("%s: %u", text, count);
  GtkWidget *figure = gtk_label_new (number);
  TdPick now = td_view_pick (self->view);

  if (colour)
    gtk_box_append (GTK_BOX (box), make_swatch (colour));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (row, text);
  gtk_widget_add_css_class (figure, "count");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), PICK_KEY, g_memdup2 (&pick, sizeof pick), g_free);
  gtk_list_box_append (self->list, row);
  if (pick.kind == now.kind && pick.id == now.id)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/* ---- sections ---- */

static void
add_attention (TdNavigator *self, const TdRowsCounts *counts)
{
  add_heading (self, _ ("Needs a look"));
  add_pick (self, (TdPick){TD_PICK_LATE, 0}, _ ("Late"), counts->n_late, NULL);
  add_pick (self, (TdPick){TD_PICK_UNDATED, 0}, _ ("No time set"), counts->n_undated, NULL);
  add_pick (self, (TdPick){TD_PICK_NO_LEAD, 0}, _ ("No lead"), counts->n_no_lead, NULL);
}

static void
add_clauses (TdNavigator *self, const TdRowsCounts *counts)
{
  const TdPortfolio *portfolio = td_view_context (self->view)->portfolio;

  add_heading (self, _ ("Clauses of the document"));
  add_pick (self, (TdPick){TD_PICK_NAMED, 0}, _ ("All named items"), counts->n_named, NULL);
  if (counts->n_total > counts->n_named)
    add_pick (self, (TdPick){TD_PICK_ALL, 0}, _ ("With standing tasks"), counts->n_total, NULL);
  for (guint i = 0; i < counts->clauses->len; i++) {
    const TdRowsCount *count = &g_array_index (counts->clauses, TdRowsCount, i);
    const TdClause *clause = td_portfolio_get (portfolio, TD_TABLE_CLAUSE, count->id);
    g_autofree char *text = NULL;
    const char *caption;

    if (count->count == 0 || (clause == NULL && counts->clauses->len == 1))
      continue;
    caption =
        clause && td_view_context (self->view)->language == TD_LANGUAGE_EN && clause->caption_en
            ? clause->caption_en
        : clause ? clause->caption
                 : NULL;
    text = clause ? g_strdup_printf ("%s. %s", clause->number ? clause->number : "",
                                     caption ? caption : "")
                  : g_strdup (_ ("Under no clause"));
    add_pick (self, (TdPick){TD_PICK_CLAUSE, count->id}, text, count->count, NULL);
  }
}

static void
add_sectors (TdNavigator *self, const TdRowsCounts *counts)
{
  const TdChartContext *context = td_view_context (self->view);
  TdStyle style;

  if (counts->sectors->len == 0)
    return;
  td_theme_style (GTK_WIDGET (self), &style);
  add_heading (self, _ ("Sectors"));
  for (guint i = 0; i < counts->sectors->len; i++) {
    const TdRowsCount *count = &g_array_index (counts->sectors, TdRowsCount, i);
    const TdSector *sector = td_portfolio_get (context->portfolio, TD_TABLE_SECTOR, count->id);
    TdColour colour = td_style_sector (&style, sector);
    const char *name = sector && context->language == TD_LANGUAGE_EN && sector->name_en
                           ? sector->name_en
                       : sector ? sector->name
                                : _ ("No sector");

    if (count->count > 0)
      add_pick (self, (TdPick){TD_PICK_SECTOR, count->id}, name, count->count, &colour);
  }
}

static void
add_agencies (TdNavigator *self, const TdRowsCounts *counts)
{
  const TdPortfolio *portfolio = td_view_context (self->view)->portfolio;
  gboolean headed = FALSE;

  for (guint i = 0; i < counts->agencies->len && i < MAX_AGENCIES; i++) {
    const TdRowsCount *count = &g_array_index (counts->agencies, TdRowsCount, i);
    const TdOrganisation *agency = td_portfolio_get (portfolio, TD_TABLE_ORGANISATION, count->id);

    if (agency == NULL || count->count == 0)
      continue;
    if (!headed)
      add_heading (self, _ ("Agencies in the lead"));
    headed = TRUE;
    add_pick (self, (TdPick){TD_PICK_AGENCY, count->id},
              agency->short_name ? agency->short_name : agency->name, count->count, NULL);
  }
}

static void
refresh (TdNavigator *self)
{
  g_autoptr (TdRowsCounts) counts = NULL;
  GtkWidget *child;

  self->refreshing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  if (self->view) {
    counts = td_rows_counts_new (td_view_context (self->view));
    add_attention (self, counts);
    add_clauses (self, counts);
    add_sectors (self, counts);
    add_agencies (self, counts);
  }
  self->refreshing = FALSE;
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *row, TdNavigator *self)
{
  const TdPick *pick = row ? g_object_get_data (G_OBJECT (row), PICK_KEY) : NULL;

  if (pick == NULL || self->refreshing || self->view == NULL)
    return;
  self->refreshing = TRUE; /* the rows change, the counts do not */
  td_view_set_pick (self->view, *pick);
  self->refreshing = FALSE;
}

static void
view_changed_cb (TdView *view, TdNavigator *self)
{
  if (!self->refreshing)
    refresh (self);
}

void
td_navigator_set_view (TdNavigator *self, TdView *view)
{
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = view;
  if (view)
    g_signal_connect_object (view, "changed", G_CALLBACK (view_changed_cb), self, 0);
  refresh (self);
}

/* ---- the widget ---- */

static void
td_navigator_dispose (GObject *object)
{
  TdNavigator *self = TD_NAVIGATOR (object);

  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (td_navigator_parent_class)->dispose (object);
}

static void
td_navigator_class_init (TdNavigatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_navigator_dispose;
  gtk_widget_class_set_css_name (widget_class, "navigator");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
td_navigator_init (TdNavigator *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Navigator"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 206, -1);
}

GtkWidget *
td_navigator_new (void)
{
  return g_object_new (TD_TYPE_NAVIGATOR, NULL);
}
