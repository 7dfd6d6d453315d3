/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/statements.h"

static sqlite3_stmt *
prepare_insert (TdStore *self, TdTableId table, GError **error)
{
  guint count;
  const TdField *fields = td_store_fields (self, table, &count);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new ("?1");

  g_string_printf (sql, "INSERT INTO %s (id", td_table_name (table));
  for (guint i = 0; i < count; i++) {
    g_string_append_printf (sql, ", %s", fields[i].name);
    g_string_append_printf (places, ", ?%u", i + 2);
  }
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  return td_database_prepare (self->db, sql->str, error);
}

TdLentStatement *
td_store_lend_insert (TdStore *self, TdTableId table, GError **error)
{
  sqlite3_stmt **insert = &self->tables[table].insert;

  if (*insert == NULL)
    *insert = prepare_insert (self, table, error);
  return *insert;
}

TdLentStatement *
td_store_lend_update (TdStore *self, const TdField *field, GError **error)
{
  TdTableStatements *table = self->tables + field->table;
  guint count;
  const TdField *fields = td_table_fields (field->table, &count);
  sqlite3_stmt **update;

  if (table->updates == NULL)
    table->updates = g_new0 (sqlite3_stmt *, count);
  update = table->updates + (field - fields);
  if (*update == NULL) {
    g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2",
                                            td_table_name (field->table), field->name);

    *update = td_database_prepare (self->db, sql, error);
  }
  return *update;
}

TdLentStatement *
td_store_lend_delete (TdStore *self, TdTableId table, GError **error)
{
  sqlite3_stmt **delete = &self->tables[table].delete;

  if (*delete == NULL) {
    g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", td_table_name (table));

    *delete = td_database_prepare (self->db, sql, error);
  }
  return *delete;
}
