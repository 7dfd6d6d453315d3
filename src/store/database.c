/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"

#include "store/error.h"

void
td_lent_statement_return (TdLentStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static TdStoreError
error_from_code (int code)
{
  if (code == SQLITE_IOERR_SHORT_READ)
    return TD_STORE_ERROR_TRUNCATED;
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
  case SQLITE_PROTOCOL:
    return TD_STORE_ERROR_BUSY;
  case SQLITE_ERROR: /* our SQL is sound: what it names is not there */
  case SQLITE_CORRUPT:
  case SQLITE_FORMAT:
    return TD_STORE_ERROR_CORRUPT;
  case SQLITE_NOTADB:
    return TD_STORE_ERROR_NOT_A_PORTFOLIO;
  case SQLITE_IOERR:
  case SQLITE_FULL:
    return TD_STORE_ERROR_DISK;
  case SQLITE_READONLY:
    return TD_STORE_ERROR_READ_ONLY;
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return TD_STORE_ERROR_DENIED;
  case SQLITE_INTERRUPT:
    return TD_STORE_ERROR_CANCELLED;
  default:
    return TD_STORE_ERROR_FAILED;
  }
}

gboolean
td_database_fail_code (int code, const char *fact, GError **error)
{
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    td_store_refuse (error, TD_EDIT_ERROR_DANGLING, "%s", fact);
  else if ((code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_TOOBIG)
    td_store_refuse (error, TD_EDIT_ERROR_OUT_OF_RANGE, "%s", fact);
  else
    td_store_fail (error, error_from_code (code), "%s", fact);
  return FALSE;
}

gboolean
td_database_fail (sqlite3 *db, GError **error)
{
  return td_database_fail_code (sqlite3_extended_errcode (db), sqlite3_errmsg (db), error);
}

sqlite3_stmt *
td_database_prepare (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *rest = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, &rest) != SQLITE_OK) {
    td_database_fail (db, error);
    return NULL;
  }
  g_return_val_if_fail (statement != NULL && *rest == '\0', NULL);
  return g_steal_pointer (&statement);
}

gboolean
td_database_run (sqlite3 *db, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || td_database_fail (db, error);
}

gboolean
td_database_finish (sqlite3 *db, sqlite3_stmt *statement, GError **error)
{
  return sqlite3_step (statement) == SQLITE_DONE || td_database_fail (db, error);
}

gboolean
td_database_next (sqlite3 *db, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    td_database_fail (db, error);
  return code == SQLITE_ROW;
}

gboolean
td_database_integer (sqlite3 *db, const char *sql, gint64 none, gint64 *ret_integer, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = td_database_prepare (db, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  code = sqlite3_step (statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return td_database_fail (db, error);
  *ret_integer = code == SQLITE_DONE || sqlite3_column_type (statement, 0) == SQLITE_NULL
                     ? none
                     : sqlite3_column_int64 (statement, 0);
  return TRUE;
}
