/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/target.h"

#include "core/number.h"

#include <string.h>

const TdTarget *
td_node_target (const TdChartContext *context, guint node)
{
  const TdNode *it = context->outline->nodes + node;
  const guint32 *rows;
  guint count;

  if (it->table != TD_TABLE_PROJECT)
    return NULL;
  rows = td_portfolio_referring (context->portfolio,
                                 TD_FIELD (TD_TABLE_TARGET, TdTarget, project_id), it->id, &count);
  return count ? td_portfolio_at (context->portfolio, TD_TABLE_TARGET, rows[0]) : NULL;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const TdTargetValue *one = *(TdTargetValue *const *) a;
  const TdTargetValue *other = *(TdTargetValue *const *) b;

  if (one->as_of != other->as_of)
    return one->as_of < other->as_of ? -1 : 1;
  return one->record.id < other->record.id ? -1 : one->record.id > other->record.id;
}

GPtrArray *
td_target_values (const TdChartContext *context, const TdTarget *target)
{
  GPtrArray *values = g_ptr_array_new ();
  guint count;
  const guint32 *rows =
      td_portfolio_referring (context->portfolio,
                              TD_FIELD (TD_TABLE_TARGET_VALUE, TdTargetValue, target_id),
                              target->record.id, &count);

  for (guint i = 0; i < count; i++) {
    TdTargetValue *row = td_portfolio_at (context->portfolio, TD_TABLE_TARGET_VALUE, rows[i]);

    if (row->value != TD_NONE && row->as_of != TD_NONE &&
        (context->status_date == TD_NONE || row->as_of <= context->status_date))
      g_ptr_array_add (values, row);
  }
  g_ptr_array_sort (values, compare_values);
  return values;
}

static gint64
last_value (const TdChartContext *context, const TdTarget *target)
{
  g_autoptr (GPtrArray) values = td_target_values (context, target);
  const TdTargetValue *last = values->len ? g_ptr_array_index (values, values->len - 1) : NULL;

  return last ? last->value : TD_NONE;
}

static gboolean
is_due (const TdChartContext *context, const TdTarget *target)
{
  const TdProject *project =
      td_portfolio_get (context->portfolio, TD_TABLE_PROJECT, target->project_id);

  return project && project->deadline != TD_NONE && context->status_date != TD_NONE &&
         td_instant_from_day (context->status_date) >= project->deadline;
}

TdTargetState
td_target_state (const TdChartContext *context, const TdTarget *target, gint64 *ret_missing)
{
  gint64 value = last_value (context, target);
  gint64 low = target->minimum;
  gint64 high = target->maximum;

  *ret_missing = 0;
  if (target->operator_ == TD_OPERATOR_AT_MOST && high == TD_NONE) {
    high = low;
    low = TD_NONE;
  } else if (target->operator_ == TD_OPERATOR_EXACTLY && high == TD_NONE) {
    high = low;
  }
  if (value == TD_NONE || (low == TD_NONE && high == TD_NONE))
    return TD_TARGET_UNKNOWN;
  if (low != TD_NONE && value < low)
    *ret_missing = low - value;
  else if (high != TD_NONE && value > high)
    *ret_missing = high - value;
  else
    return TD_TARGET_MET;
  return is_due (context, target) ? TD_TARGET_FAILED : TD_TARGET_SHORT;
}

/* The unit behind a figure: "%" closes up. */
static char *
with_unit (const char *figure, const char *unit)
{
  if (unit == NULL || unit[0] == '\0')
    return g_strdup (figure);
  return g_strdup_printf (strcmp (unit, "%") == 0 ? "%s%s" : "%s %s", figure, unit);
}

char *
td_target_text (const TdChartContext *context, const TdTarget *target)
{
  TdLanguage language = context->language;
  gint64 value = last_value (context, target);
  g_autofree char *now = NULL;
  g_autofree char *low = td_quantity_format (language, target->minimum);
  g_autofree char *high = td_quantity_format (language, target->maximum);
  g_autofree char *figure = NULL;

  if (value == TD_NONE)
    return g_strdup ("");
  now = td_quantity_format (language, value);
  switch ((TdOperator) target->operator_) {
  case TD_OPERATOR_RANGE:
    return g_strdup_printf ("%s (%s–%s)", now, low, high);
  case TD_OPERATOR_AT_LEAST:
  case TD_OPERATOR_EXACTLY:
    figure = low[0] ? g_strdup_printf ("%s/%s", now, low) : g_strdup (now);
    return with_unit (figure, target->unit);
  case TD_OPERATOR_KEEP:
    figure = with_unit (now, target->unit);
    /* Translators: behind a value that is to be kept as it is. */
    return g_strdup_printf ("%s (%s)", figure, td_translate (language, N_ ("keep")));
  case TD_OPERATOR_AT_MOST:
    figure = with_unit (now, target->unit);
    return high[0] || low[0] ? g_strdup_printf ("%s (≤ %s)", figure, high[0] ? high : low)
                             : g_steal_pointer (&figure);
  case TD_OPERATOR_INCREASE:
  case TD_OPERATOR_DECREASE:
  default:
    return with_unit (now, target->unit);
  }
}

char *
td_target_state_text (const TdChartContext *context, const TdTarget *target)
{
  TdLanguage language = context->language;
  gint64 missing;
  TdTargetState state = td_target_state (context, target, &missing);
  g_autofree char *amount = td_quantity_format (language, ABS (missing));

  switch (state) {
  case TD_TARGET_MET:
    return g_strdup (td_translate (language, N_ ("within reach")));
  case TD_TARGET_SHORT:
  case TD_TARGET_FAILED:
    return g_strdup_printf (missing > 0 ? td_translate (language, N_ ("%s missing"))
                                        : td_translate (language, N_ ("over by %s")),
                            amount);
  case TD_TARGET_UNKNOWN:
  default:
    return g_strdup ("");
  }
}
