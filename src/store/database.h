/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What SQLite lacks for this house: cleanup, errors and safe preparing. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* A kept statement that is lent for one use: given back reset and without its values. */
typedef sqlite3_stmt TdLentStatement;
void td_lent_statement_return (TdLentStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLentStatement, td_lent_statement_return)

/* Sets @error from the last failure of @db. Returns: FALSE. */
gboolean td_database_fail (sqlite3 *db, GError **error);
/* From a result code that @db need not know of. */
gboolean td_database_fail_code (int code, const char *fact, GError **error);

/* One statement; text behind it is refused. */
sqlite3_stmt *td_database_prepare (sqlite3 *db, const char *sql, GError **error);
/* Any number of statements without results. */
gboolean td_database_run (sqlite3 *db, const char *sql, GError **error);
/* Steps a statement that gives no rows. */
gboolean td_database_finish (sqlite3 *db, sqlite3_stmt *statement, GError **error);
/* Steps to the next row; FALSE without @error after the last. */
gboolean td_database_next (sqlite3 *db, sqlite3_stmt *statement, GError **error);
/* The first column of the first row; @none when there is no row or it is null. */
gboolean td_database_integer (
    sqlite3 *db, const char *sql, gint64 none, gint64 *ret_integer, GError **error);

G_END_DECLS
