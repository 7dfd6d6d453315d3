/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/sheet-private.h"

/* What the marks mean: only those that the rows on paper use. */

#define SIGN 18 /* the width of a sign, at scale 1 */

/* What one look at every row finds. */
typedef struct {
  GHashTable *sectors;
  guint kinds; /* bits by TdBoxKind */
  gboolean critical;
  gboolean soft;
} Found;

void
td_legend_item_clear (gpointer data)
{
  g_free (((TdLegendItem *) data)->text);
}

static void
note (Found *found, TdBoxKind kind)
{
  found->kinds |= 1u << kind;
}

static gboolean
has (const Found *found, TdBoxKind kind)
{
  return (found->kinds & (1u << kind)) != 0;
}

static void
look_at_project (Found *found, const TdProject *project, gboolean dated)
{
  if (project->horizon != TD_NONE || project->horizon_near != TD_NONE)
    note (found, TD_BOX_HORIZON);
  if (project->period_start != TD_NONE && project->period_end != TD_NONE)
    note (found, TD_BOX_PERIOD);
  else if (!dated)
    note (found, TD_BOX_LANE);
}

static void
look_at_bar (Found *found, const TdChartContext *context, guint node, const TdTimes *times)
{
  TdExtent extent = td_node_extent (context, node);
  gboolean summary = (times->flags & TD_TIMES_SUMMARY) != 0;

  if (td_node_is_milestone (context, node)) {
    note (found, TD_BOX_MILESTONE);
    return;
  }
  if (extent.start == TD_NONE || extent.finish == TD_NONE) {
    note (found, TD_BOX_BRACKET_FINISH);
    return;
  }
  found->critical |= !summary && times->flags & TD_TIMES_CRITICAL;
  found->soft |= extent.start != extent.start_latest || extent.finish != extent.finish_earliest;
  note (found, summary ? TD_BOX_SUMMARY : TD_BOX_BAR);
  if (td_node_percent (context, node) > 0 && !summary)
    note (found, TD_BOX_PROGRESS);
  if (td_node_baseline (context, node))
    note (found, TD_BOX_BASELINE);
}

static gboolean
has_promised (const TdChartContext *context, guint node)
{
  const TdNode *it = context->outline->nodes + node;

  return td_current_date (context->portfolio, it->table == TD_TABLE_PROJECT ? it->id : 0,
                          it->table == TD_TABLE_TASK ? it->id : 0, TD_ROLE_PROMISED_FINISH) != NULL;
}

static void
look_at (Found *found, const TdChartContext *context, guint node)
{
  const TdTimes *times = td_node_times (context, node);
  gboolean project = td_node_task (context, node) == NULL;
  gboolean target = project && td_node_target (context, node) != NULL;
  gboolean dated = !td_times_is_undated (times);
  const TdSector *sector = td_node_sector (context, node);

  if (sector)
    g_hash_table_add (found->sectors, (gpointer) sector);
  if (target && !dated) {
    note (found, TD_BOX_TARGET_FLAG);
    return;
  }
  if (project)
    look_at_project (found, td_node_project (context, node), dated);
  else if (!dated)
    note (found, TD_BOX_LANE);
  if (td_node_deadline (context, node) != TD_NONE)
    note (found, TD_BOX_DEADLINE);
  if (dated)
    look_at_bar (found, context, node, times);
  if (!has (found, TD_BOX_PROMISED) && has_promised (context, node))
    note (found, TD_BOX_PROMISED);
}

/* ---- entries ---- */

static void
add (TdSheet *sheet, TdBoxKind kind, guint flags, TdColour colour, const char *text)
{
  TdLegendItem item = {.kind = kind, .flags = flags, .colour = colour, .text = g_strdup (text)};

  g_array_append_val (sheet->legend, item);
}

static int
compare_sectors (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const TdSector *) a)->rank, ((const TdSector *) b)->rank);
}

static TdColour
add_sectors (TdSheet *sheet, const Found *found)
{
  g_autoptr (GList) sectors = g_list_sort (g_hash_table_get_keys (found->sectors), compare_sectors);
  TdColour sample = sectors ? td_style_sector (&sheet->style, sectors->data)
                            : td_style_sector (&sheet->style, NULL);
  gboolean english = sheet->context.language == TD_LANGUAGE_EN;

  for (GList *at = sectors; at && !td_style_is_black (&sheet->style); at = at->next) {
    const TdSector *sector = at->data;

    add (sheet, TD_N_BOXES, 0, td_style_sector (&sheet->style, sector),
         english && sector->name_en ? sector->name_en : sector->name);
  }
  return sample;
}

static void
add_marks (TdSheet *sheet, const Found *found, TdColour sample)
{
  static const struct {
    TdBoxKind kind;
    const char *text;
  } marks[] = {
      {TD_BOX_SUMMARY, N_ ("Summary")},
      {TD_BOX_MILESTONE, N_ ("Milestone")},
      {TD_BOX_BRACKET_FINISH, N_ ("Only one end known")},
      {TD_BOX_TARGET_FLAG, N_ ("Target and its values")},
      {TD_BOX_DEADLINE, N_ ("Deadline")},
      {TD_BOX_PROMISED, N_ ("Promised finish")},
      {TD_BOX_PERIOD, N_ ("Period of the document")},
      {TD_BOX_LANE, N_ ("No dates yet")},
      {TD_BOX_HORIZON, N_ ("Horizon")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (has (found, marks[i].kind))
      add (sheet, marks[i].kind, 0, sample, td_translate (sheet->context.language, marks[i].text));
}

static void
add_baseline (TdSheet *sheet, TdColour sample)
{
  const TdBaseline *baseline =
      td_portfolio_get (sheet->context.portfolio, TD_TABLE_BASELINE, sheet->context.baseline_id);
  g_autofree char *text =
      g_strdup_printf ("%s %s", td_translate (sheet->context.language, N_ ("Baseline")),
                       baseline && baseline->name ? baseline->name : "");

  add (sheet, TD_BOX_BASELINE, 0, sample, g_strstrip (text));
}

void
td_legend_collect (TdSheet *sheet)
{
  const TdChartContext *context = &sheet->context;
  TdLanguage language = context->language;
  Found found = {.sectors = g_hash_table_new (NULL, NULL)};
  TdColour sample;

  td_style_init (&sheet->style, sheet->spec.black ? TD_STYLE_BLACK : TD_STYLE_PAPER, TD_SHEET_TEXT);
  if (!sheet->spec.no_legend)
    for (guint i = 0; i < sheet->rows->count; i++)
      if (sheet->rows->rows[i].node >= 0)
        look_at (&found, context, (guint) sheet->rows->rows[i].node);
  sample = add_sectors (sheet, &found);
  if (has (&found, TD_BOX_PROGRESS))
    add (sheet, TD_BOX_PROGRESS, 0, sample, td_translate (language, N_ ("Done | remaining")));
  if (found.soft)
    add (sheet, TD_BOX_SOFT_FINISH, 0, sample, td_translate (language, N_ ("Imprecise time")));
  if (found.critical && context->show & TD_SHOW_CRITICAL)
    add (sheet, TD_BOX_SOLID, TD_BOX_CRITICAL, sample,
         td_translate (language, N_ ("Critical path")));
  if (has (&found, TD_BOX_BASELINE) && context->show & TD_SHOW_BASELINE)
    add_baseline (sheet, sample);
  if (context->show & TD_SHOW_SLIP && context->status_date != TD_NONE && !sheet->spec.no_legend)
    add (sheet, TD_BOX_SLIP, 0, sample, td_translate (language, N_ ("Progress line")));
  add_marks (sheet, &found, sample);
  g_hash_table_unref (found.sectors);
}

/* ---- on paper ---- */

static double
unit_of (const TdSheet *sheet)
{
  return MAX (sheet->style.text_size / 9.4, .8);
}

static TdTypeset
typeset_of (const TdSheet *sheet)
{
  return (TdTypeset){.face = TD_FACE_CHART, .size = 8.6 * unit_of (sheet)};
}

void
td_legend_arrange (TdSheet *sheet, double width)
{
  double unit = unit_of (sheet);
  TdTypeset typeset = typeset_of (sheet);
  double x = 0;
  double y = 15 * unit;

  for (guint i = 0; i < sheet->legend->len; i++) {
    TdLegendItem *item = &g_array_index (sheet->legend, TdLegendItem, i);
    double text = td_lettering_width (sheet->context.lettering, item->text, &typeset);

    if (x > 0 && x + (SIGN + 4) * unit + text > width) {
      x = 0;
      y += 15 * unit;
    }
    item->x = x;
    item->y = y;
    x += (SIGN + 4 + 13) * unit + text;
  }
  sheet->legend_height = sheet->legend->len ? y + 8 * unit : 4;
}

static void
draw_slip_sign (const TdSheet *sheet, cairo_t *cr, double x, double y)
{
  double unit = unit_of (sheet);

  td_set_colour (cr, sheet->style.ink);
  cairo_set_line_width (cr, 1.3 * unit);
  cairo_move_to (cr, x + 12 * unit, y - 6 * unit);
  cairo_line_to (cr, x + 5 * unit, y);
  cairo_line_to (cr, x + 12 * unit, y + 6 * unit);
  cairo_stroke (cr);
  cairo_arc (cr, x + 5 * unit, y, 2.2 * unit, 0, 2 * G_PI);
  td_set_colour (cr, sheet->style.paper);
  cairo_fill_preserve (cr);
  td_set_colour (cr, sheet->style.ink);
  cairo_set_line_width (cr, unit);
  cairo_stroke (cr);
}

/* Where a sign of a kind lies within 18 by 8. */
static TdFrame
sign_place (TdBoxKind kind)
{
  switch (kind) {
  case TD_BOX_BASELINE:
    return (TdFrame){0, -1.5, SIGN, 3};
  case TD_BOX_PERIOD:
    return (TdFrame){0, -2.5, SIGN, 5};
  case TD_BOX_SUMMARY:
    return (TdFrame){0, -3, SIGN, 6};
  case TD_BOX_MILESTONE:
    return (TdFrame){4, -5, 10, 10};
  case TD_BOX_PROMISED:
    return (TdFrame){5, -4, 8, 8};
  case TD_BOX_DEADLINE:
    return (TdFrame){5, -4, 9, 7};
  case TD_BOX_HORIZON:
    return (TdFrame){6, -4, 6, 8};
  case TD_BOX_TARGET_FLAG:
    return (TdFrame){6, -5.5, 8, 11};
  case TD_BOX_BRACKET_FINISH:
    return (TdFrame){-8, -4, SIGN + 8, 8};
  case TD_BOX_BAR:
  case TD_BOX_SOLID:
  case TD_BOX_SOFT_START:
  case TD_BOX_SOFT_FINISH:
  case TD_BOX_PROGRESS:
  case TD_BOX_LANE:
  case TD_BOX_SPAN:
  case TD_BOX_SUMMARY_SOFT:
  case TD_BOX_BRACKET_START:
  case TD_BOX_MILESTONE_SPAN:
  case TD_BOX_TARGET_LANE:
  case TD_BOX_TARGET_RUN:
  case TD_BOX_TARGET_DOT:
  case TD_BOX_SLIP:
  case TD_BOX_BEYOND:
  case TD_BOX_LABEL:
  case TD_N_BOXES:
  default:
    return (TdFrame){0, -4, SIGN, 8};
  }
}

static void
draw_sign (const TdSheet *sheet, cairo_t *cr, const TdLegendItem *item, double x, double y)
{
  TdChartContext context = sheet->context;
  double unit = unit_of (sheet);
  TdFrame place = sign_place (item->kind);
  TdChartBox box = {
      .kind = item->kind,
      .flags = item->flags,
      .x = x + place.x * unit,
      .y = y + place.y * unit,
      .width = place.width * unit,
      .height = place.height * unit,
      .colour = item->colour,
  };

  context.sight_left = -100;
  context.sight_right = sheet->width + 100;
  if (item->kind == TD_N_BOXES) {
    td_set_colour (cr, item->colour);
    td_rounded_box (cr, box.x, box.y, box.width, box.height, 2 * unit);
    cairo_fill (cr);
  } else if (item->kind == TD_BOX_SLIP) {
    draw_slip_sign (sheet, cr, x, y);
  } else if (item->kind == TD_BOX_PROGRESS) {
    box.kind = TD_BOX_SOLID;
    td_draw_box (&context, cr, &box);
    box.kind = TD_BOX_PROGRESS;
    box.width /= 2;
    td_draw_box (&context, cr, &box);
  } else {
    if (item->kind == TD_BOX_BRACKET_FINISH) {
      cairo_rectangle (cr, x - unit, y - 6 * unit, (SIGN + 3) * unit, 12 * unit);
      cairo_clip (cr);
    }
    td_draw_box (&context, cr, &box);
  }
}

void
td_legend_draw (const TdSheet *sheet, cairo_t *cr, double x, double y)
{
  double unit = unit_of (sheet);
  TdTypeset typeset = typeset_of (sheet);

  for (guint i = 0; i < sheet->legend->len; i++) {
    const TdLegendItem *item = &g_array_index (sheet->legend, TdLegendItem, i);

    cairo_save (cr);
    draw_sign (sheet, cr, item, x + item->x, y + item->y);
    cairo_restore (cr);
    td_lettering_show (sheet->context.lettering, cr, item->text, &typeset,
                       x + item->x + (SIGN + 4) * unit, y + item->y, sheet->style.ink);
  }
}
