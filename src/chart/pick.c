/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/layout-private.h"

#include <math.h>

/* Questions to a layout: what is where, and how it reads as text. */

/* How near counts as on an edge, and how far outside an end its round handle reaches. */
#define GRIP        4
#define HANDLE_FROM 3
#define HANDLE_TO   13

static const char *const names[TD_N_BOXES] = {
    [TD_BOX_LANE] = "lane",
    [TD_BOX_PERIOD] = "period",
    [TD_BOX_BASELINE] = "baseline",
    [TD_BOX_SPAN] = "span",
    [TD_BOX_SUMMARY] = "summary",
    [TD_BOX_SUMMARY_SOFT] = "summary-soft",
    [TD_BOX_BAR] = "bar",
    [TD_BOX_SOLID] = "solid",
    [TD_BOX_SOFT_START] = "soft-start",
    [TD_BOX_SOFT_FINISH] = "soft-finish",
    [TD_BOX_PROGRESS] = "progress",
    [TD_BOX_BRACKET_START] = "bracket-start",
    [TD_BOX_BRACKET_FINISH] = "bracket-finish",
    [TD_BOX_MILESTONE_SPAN] = "milestone-span",
    [TD_BOX_MILESTONE] = "milestone",
    [TD_BOX_TARGET_LANE] = "target-lane",
    [TD_BOX_TARGET_RUN] = "target-run",
    [TD_BOX_TARGET_DOT] = "target-dot",
    [TD_BOX_TARGET_FLAG] = "target-flag",
    [TD_BOX_PROMISED] = "promised",
    [TD_BOX_DEADLINE] = "deadline",
    [TD_BOX_HORIZON] = "horizon",
    [TD_BOX_SLIP] = "slip",
    [TD_BOX_BEYOND] = "beyond",
    [TD_BOX_LABEL] = "label",
};

const TdChartBox *
td_row_layout_find (const TdRowLayout *self, TdBoxKind kind)
{
  for (guint i = 0; i < self->boxes->len; i++) {
    const TdChartBox *box = &g_array_index (self->boxes, TdChartBox, i);

    if (box->kind == kind)
      return box;
  }
  return NULL;
}

static gboolean
within (const TdChartBox *box, double x, double y, double slack)
{
  return x >= box->x - slack && x < box->x + box->width + slack && y >= box->y - slack &&
         y < box->y + box->height + slack;
}

static gboolean
is_handle (const TdChartBox *box, double outside, double y)
{
  return outside >= HANDLE_FROM && outside < HANDLE_TO &&
         fabs (y - (box->y + box->height / 2)) <= MAX (box->height / 2, 6);
}

/* What of a bar the point takes hold of. */
static TdPart
bar_part (const TdRowLayout *self, const TdChartBox *bar, double x, double y)
{
  const TdChartBox *done = td_row_layout_find (self, TD_BOX_PROGRESS);
  double grip = MIN (GRIP, bar->width / 4);

  if (is_handle (bar, bar->x - x, y))
    return TD_PART_LINK_START;
  if (is_handle (bar, x - (bar->x + bar->width), y))
    return TD_PART_LINK_FINISH;
  if (!within (bar, x, y, 2))
    return TD_PART_NONE;
  if (x >= bar->x + bar->width - grip)
    return TD_PART_FINISH;
  if (x <= bar->x + grip)
    return TD_PART_START;
  if (done && fabs (x - (done->x + done->width)) <= grip)
    return TD_PART_PROGRESS;
  return TD_PART_BODY;
}

static TdPart
part_of (const TdRowLayout *self, const TdChartBox *box, double x, double y)
{
  switch (box->kind) {
  case TD_BOX_BAR:
    return bar_part (self, box, x, y);
  case TD_BOX_MILESTONE:
    if (is_handle (box, box->x - x, y))
      return TD_PART_LINK_START;
    if (is_handle (box, x - (box->x + box->width), y))
      return TD_PART_LINK_FINISH;
    return within (box, x, y, 1) ? TD_PART_BODY : TD_PART_NONE;
  case TD_BOX_BRACKET_START:
    return within (box, x, y, 2) ? TD_PART_START : TD_PART_NONE;
  case TD_BOX_BRACKET_FINISH:
    return within (box, x, y, 2) ? TD_PART_FINISH : TD_PART_NONE;
  case TD_BOX_SUMMARY:
  case TD_BOX_LANE:
  case TD_BOX_PERIOD:
    return within (box, x, y, 2) ? TD_PART_BODY : TD_PART_NONE;
  case TD_BOX_BASELINE:
  case TD_BOX_SPAN:
  case TD_BOX_SUMMARY_SOFT:
  case TD_BOX_SOLID:
  case TD_BOX_SOFT_START:
  case TD_BOX_SOFT_FINISH:
  case TD_BOX_PROGRESS:
  case TD_BOX_MILESTONE_SPAN:
  case TD_BOX_TARGET_LANE:
  case TD_BOX_TARGET_RUN:
  case TD_BOX_TARGET_DOT:
  case TD_BOX_TARGET_FLAG:
  case TD_BOX_PROMISED:
  case TD_BOX_DEADLINE:
  case TD_BOX_HORIZON:
  case TD_BOX_SLIP:
  case TD_BOX_BEYOND:
  case TD_BOX_LABEL:
  case TD_N_BOXES:
  default:
    return TD_PART_NONE;
  }
}

const TdChartBox *
td_row_layout_pick (const TdRowLayout *self, double x, double y, TdPart *ret_part)
{
  const TdChartBox *lane = NULL;

  for (guint i = self->boxes->len; i-- > 0;) {
    const TdChartBox *box = &g_array_index (self->boxes, TdChartBox, i);
    TdPart part = part_of (self, box, x, y);

    if (part != TD_PART_NONE && box->kind == TD_BOX_LANE) {
      lane = box; /* takes only what nothing else does */
    } else if (part != TD_PART_NONE) {
      *ret_part = part;
      return box;
    }
  }
  *ret_part = lane ? TD_PART_BODY : TD_PART_NONE;
  for (guint i = self->boxes->len; i-- > 0;) {
    const TdChartBox *box = &g_array_index (self->boxes, TdChartBox, i);

    if (box->kind != TD_BOX_LANE && within (box, x, y, 1)) {
      *ret_part = TD_PART_NONE;
      return box;
    }
  }
  return lane;
}

static void
append_flags (GString *text, guint flags)
{
  static const char *const words[] = {"critical",   "missed", "done",  "cut-start",
                                      "cut-finish", "back",   "inside"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (flags & (1u << i))
      g_string_append_printf (text, " %s", words[i]);
}

char *
td_row_layout_to_string (const TdRowLayout *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->boxes->len; i++) {
    const TdChartBox *box = &g_array_index (self->boxes, TdChartBox, i);
    char number[4][G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (number[0], sizeof number[0], "%.1f", box->x);
    g_ascii_formatd (number[1], sizeof number[1], "%.1f", box->y);
    g_ascii_formatd (number[2], sizeof number[2], "%.1f", box->width);
    g_ascii_formatd (number[3], sizeof number[3], "%.1f", box->height);
    g_string_append_printf (text, "%s %s %s %s %s", names[box->kind], number[0], number[1],
                            number[2], number[3]);
    append_flags (text, box->flags);
    if (box->text)
      g_string_append_printf (text, " \"%s\"", box->text);
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

void
td_extent_milestone_span (const TdExtent *extent, gint64 *ret_from, gint64 *ret_to)
{
  *ret_from = extent->start != TD_NONE ? extent->start : extent->finish_earliest;
  *ret_to = extent->finish != TD_NONE ? extent->finish : extent->start_latest;
  if (*ret_from == TD_NONE)
    *ret_from = *ret_to;
  if (*ret_to == TD_NONE)
    *ret_to = *ret_from;
}

gboolean
td_chart_node_extent (const TdChartContext *context, guint node, double *ret_x1, double *ret_x2)
{
  TdExtent extent = td_node_extent (context, node);
  gint64 from = extent.start != TD_NONE ? extent.start : extent.finish;
  gint64 to = extent.finish != TD_NONE ? extent.finish : extent.start;

  if (from == TD_NONE)
    return FALSE;
  if (td_node_is_milestone (context, node)) {
    double middle, r = context->style->bar_height * .60;

    td_extent_milestone_span (&extent, &from, &to);
    if (to - from <= TD_MINUTES_PER_DAY)
      to = from;
    middle = (td_scale_x (&context->scale, from) + td_scale_x (&context->scale, to)) / 2;
    *ret_x1 = middle - r;
    *ret_x2 = middle + r;
    return TRUE;
  }
  *ret_x1 = td_scale_x (&context->scale, from);
  *ret_x2 = td_scale_x (&context->scale, to);
  return TRUE;
}
