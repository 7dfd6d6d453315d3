/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

/* Reading is where damage shows: every cell is held against its field before it is taken. */

static gboolean
fail_at (const TdField *field, gint64 id, const char *what, GError **error)
{
  return td_store_fail (error, TD_STORE_ERROR_CORRUPT, "%s:%" G_GINT64_FORMAT " %s: %s",
                        td_table_name (field->table), id, field->name, what);
}

static gboolean
take_row (
    TdPortfolio *portfolio, const TdField *fields, guint count, sqlite3_stmt *row, GError **error)
{
  TdTableId table = fields->table;
  gint64 id = sqlite3_column_int64 (row, 0);
  gpointer record;

  if (id < 1 || id > TD_ID_MAX || td_portfolio_index (portfolio, table, id) >= 0)
    return fail_at (fields, id, "is no id", error);
  record = td_portfolio_add (portfolio, table, id, NULL);
  for (guint i = 0; i < count; i++)
    if (!td_cell_take (fields + i, record, row, (int) i + 1))
      return fail_at (fields + i, id, "does not fit", error);
  return TRUE;
}

char *
td_store_select (const TdStore *self, TdTableId table)
{
  guint count;
  const TdField *fields = td_store_fields (self, table, &count);
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < count; i++)
    g_string_append_printf (sql, ", %s", fields[i].name);
  g_string_append_printf (sql, " FROM %s", td_table_name (table));
  return g_string_free (sql, FALSE);
}

static gboolean
load_table (TdStore *self, TdPortfolio *portfolio, TdTableId table, GError **error)
{
  guint n_fields;
  const TdField *fields = td_store_fields (self, table, &n_fields);
  g_autofree char *sql = td_store_select (self, table);
  g_autofree char *counting = g_strdup_printf ("SELECT count (*) FROM %s", td_table_name (table));
  g_autoptr (sqlite3_stmt) rows = NULL;
  gint64 n_rows = 0;
  int code;

  if (!td_database_integer (self->db, counting, 0, &n_rows, error))
    return FALSE;
  td_portfolio_reserve (portfolio, table, (guint) MIN (n_rows, TD_ID_MAX));
  rows = td_database_prepare (self->db, sql, error);
  if (rows == NULL)
    return FALSE;
  while ((code = sqlite3_step (rows)) == SQLITE_ROW)
    if (!take_row (portfolio, fields, n_fields, rows, error))
      return FALSE;
  return code == SQLITE_DONE || td_database_fail (self->db, error);
}

static gboolean
check_references (const TdPortfolio *portfolio, const TdField *field, GError **error)
{
  for (guint i = 0; i < td_portfolio_count (portfolio, field->table); i++) {
    const TdRecord *record = td_portfolio_at (portfolio, field->table, i);
    gint64 id = td_field_integer (field, record);

    if (id && td_portfolio_index (portfolio, field->target, id) < 0)
      return fail_at (field, record->id, "refers to a row that is not there", error);
  }
  return TRUE;
}

static gboolean
load_tables (TdStore *self, TdPortfolio *portfolio, GError **error)
{
  for (guint table = 0; table < TD_N_TABLES; table++)
    if (!load_table (self, portfolio, (TdTableId) table, error))
      return FALSE;
  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint count;
    const TdField *fields = td_table_fields ((TdTableId) table, &count);

    for (guint i = 0; i < count; i++)
      if (fields[i].kind == TD_FIELD_REFERENCE && !check_references (portfolio, fields + i, error))
        return FALSE;
  }
  return TRUE;
}

/* A value unknown to us in a file of a later version is news, not damage. */
static void
blame_version (int version, GError **error)
{
  if (version > td_store_newest_version () && error &&
      g_error_matches (*error, TD_STORE_ERROR, TD_STORE_ERROR_CORRUPT)) {
    g_clear_error (error);
    td_store_fail (error, TD_STORE_ERROR_TOO_NEW, "%s", "");
  }
}

TdPortfolio *
td_store_load (TdStore *self, GError **error)
{
  g_autoptr (TdPortfolio) portfolio = td_portfolio_new ();
  const TdStore before = *self;
  gboolean loaded;

  if (!td_store_run (self, TD_STATEMENT_BEGIN_READING, error))
    return NULL;
  loaded = td_store_look (self, error) && load_tables (self, portfolio, error);
  td_store_roll_back (self);
  if (loaded)
    return g_steal_pointer (&portfolio);
  blame_version (self->version, error);
  self->version = before.version;
  self->revision = before.revision;
  self->data_version = before.data_version;
  return NULL;
}
