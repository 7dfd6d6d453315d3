/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/draw.h"
#include "chart/sheet.h"
#include "support/plan.h"

#include <pango/pangocairo.h>

/* A plan with its schedule and rows, on a light chart of 600 by rows of 24: a point a day from
 * 2024-01-01, status date 2024-06-30. */
typedef struct {
  TdPlan *plan;
  TdSchedule *schedule;
  TdStyle style;
  TdChartContext context;
  TdRows *rows;
  TdRowLayout *layout;
} Fixture;

static inline gpointer
fixture_add (Fixture *self, TdTableId table)
{
  guint count = td_portfolio_count (self->plan->portfolio, table) + 1;
  g_autofree char *uuid = g_strdup_printf ("%08x-1111-4000-8000-%012x", (guint) table, count);

  return td_portfolio_add (self->plan->portfolio, table, count, uuid);
}

static inline gint64
fixture_day (int year, int month, int day)
{
  return td_instant_from_day (td_day_from_date (year, month, day));
}

static inline void
fixture_init (Fixture *self, const char *plan)
{
  g_autoptr (PangoContext) pango = NULL;
  PangoFontMap *fonts = pango_cairo_font_map_new ();

  *self = (Fixture){.plan = td_plan_read (plan)};
  pango = pango_font_map_create_context (fonts);
  td_style_init (&self->style, TD_STYLE_LIGHT, 11);
  self->context.lettering = td_lettering_new (pango);
  self->layout = td_row_layout_new ();
  g_object_unref (fonts);
}

/* After the last record has been added. */
static inline void
fixture_settle (Fixture *self, const TdRowsSpec *spec)
{
  TdRowsSpec flat = {.group = TD_GROUP_NONE, .sort = TD_N_COLUMNS};
  TdLettering *lettering = self->context.lettering;

  g_clear_pointer (&self->rows, td_rows_free);
  g_clear_pointer (&self->schedule, td_schedule_free);
  td_outline_free (self->plan->outline);
  self->plan->outline = td_outline_new (self->plan->portfolio);
  self->schedule = td_schedule_new (self->plan->portfolio, self->plan->outline);
  td_chart_context_init (&self->context, self->plan->portfolio, self->plan->outline, self->schedule,
                         TD_LANGUAGE_VI);
  self->context.lettering = lettering;
  self->context.style = &self->style;
  self->context.status_date = td_day_from_date (2024, 6, 30);
  self->context.show = TD_SHOW_ALL;
  self->context.scale = (TdScale){fixture_day (2024, 1, 1), 1};
  self->context.sight_right = 600;
  self->rows = td_rows_new (&self->context, spec ? spec : &flat);
}

static inline guint
fixture_row (const Fixture *self, const char *name)
{
  int row = td_rows_find (self->rows, self->plan->outline, td_plan_node (self->plan, name));

  g_assert_cmpint (row, >=, 0);
  return (guint) row;
}

static inline const TdRowLayout *
fixture_layout (Fixture *self, const char *name)
{
  td_row_layout_fill (self->layout, &self->context, self->rows->rows + fixture_row (self, name),
                      24);
  return self->layout;
}

static inline void
fixture_clear (Fixture *self)
{
  td_row_layout_free (self->layout);
  td_rows_free (self->rows);
  td_schedule_free (self->schedule);
  td_lettering_free (self->context.lettering);
  td_plan_free (self->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)
