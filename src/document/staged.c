/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/staged.h"

#include "core/rules.h"

/* Where the staged rows would lie: the id of the row that is there, or the batch's own. */
typedef struct {
  const TdPortfolio *portfolio;
  const TdPortfolio *staged;
  TdEditBatch *batch;
  gint64 *ids[TD_N_TABLES]; /* by index in the staged table */
} Landing;

static gboolean
share_any (const TdPortfolio *portfolio, const TdPortfolio *staged, TdTableId table)
{
  if (td_portfolio_count (portfolio, table) == 0)
    return FALSE;
  for (guint i = 0; i < td_portfolio_count (staged, table); i++) {
    const TdRecord *row = td_portfolio_at (staged, table, i);

    if (td_portfolio_get_by_uuid (portfolio, table, row->uuid))
      return TRUE;
  }
  return FALSE;
}

static void
number_rows (Landing *self, TdTableId table)
{
  guint count = td_portfolio_count (self->staged, table);

  self->ids[table] = g_new0 (gint64, count + 1);
  for (guint i = 0; i < count; i++) {
    const TdRecord *row = td_portfolio_at (self->staged, table, i);
    const TdRecord *ours = td_portfolio_get_by_uuid (self->portfolio, table, row->uuid);

    self->ids[table][i] = ours ? ours->id : td_edit_batch_insert (self->batch, table, row->uuid);
  }
}

static TdValue
landed_value (const Landing *self, const TdField *field, gconstpointer row)
{
  int index;

  if (field->kind != TD_FIELD_REFERENCE)
    return td_field_get (field, row);
  index = td_portfolio_index (self->staged, field->target, td_field_integer (field, row));
  return td_value_integer (index < 0 ? TD_NONE : self->ids[field->target][index]);
}

static void
fill_rows (Landing *self, TdTableId table)
{
  guint n_fields;
  const TdField *fields = td_table_fields (table, &n_fields);

  for (guint i = 0; i < td_portfolio_count (self->staged, table); i++) {
    gconstpointer row = td_portfolio_at (self->staged, table, i);

    for (guint k = 1; self->ids[table][i] < 0 && k < n_fields; k++) {
      TdValue value = landed_value (self, fields + k, row);

      if (value.type != TD_VALUE_NULL)
        td_edit_batch_set (self->batch, table, self->ids[table][i], fields + k, value);
    }
  }
}

gboolean
td_staged_check (const TdPortfolio *portfolio, const TdPortfolio *staged, GError **error)
{
  g_autoptr (TdEditBatch) batch = NULL;
  Landing self = {portfolio, staged, NULL, {NULL}};

  if (!share_any (portfolio, staged, TD_TABLE_PROJECT) &&
      !share_any (portfolio, staged, TD_TABLE_TASK))
    return TRUE;
  self.batch = batch = td_edit_batch_new ("");
  for (guint table = TD_TABLE_CALENDAR; table < TD_N_TABLES; table++)
    number_rows (&self, (TdTableId) table);
  for (guint table = TD_TABLE_CALENDAR; table < TD_N_TABLES; table++)
    fill_rows (&self, (TdTableId) table);
  for (guint table = TD_TABLE_CALENDAR; table < TD_N_TABLES; table++)
    g_free (self.ids[table]);
  return td_rules_check (portfolio, batch, error);
}
