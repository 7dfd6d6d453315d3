/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"
#include "store/error.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The seam between the files of this floor. */

/* Changes recorded in more bytes than this are not handed up one by one. */
#define TD_STORE_CHANGES_MAX (4 << 20)

/* Statements that are prepared once, at their first use. */
typedef enum {
  TD_STATEMENT_BEGIN,
  TD_STATEMENT_BEGIN_READING,
  TD_STATEMENT_COMMIT,
  TD_STATEMENT_ROLLBACK,
  TD_STATEMENT_VERSION,
  TD_STATEMENT_DATA_VERSION,
  TD_STATEMENT_REVISION,
  TD_STATEMENT_SEQUENCE, /* ?1 table */
  TD_STATEMENT_RECORD,   /* ?1 … : history but its id */
  TD_N_STATEMENTS,
} TdStatementId;

typedef struct {
  sqlite3_stmt *insert;   /* ?1 id, ?2 … the fields */
  sqlite3_stmt *delete;   /* ?1 id */
  sqlite3_stmt **updates; /* for each field: ?1 value, ?2 id */
} TdTableStatements;

struct _TdStore {
  sqlite3 *db;
  char *path;
  TdStoreAccess access;
  int version;
  gint64 revision;
  gint64 data_version;
  sqlite3_stmt *statements[TD_N_STATEMENTS];
  TdTableStatements tables[TD_N_TABLES];
};

TdLentStatement *td_store_lend (TdStore *self, TdStatementId id, GError **error);
/* A statement without values or results, such as BEGIN. */
gboolean td_store_run (TdStore *self, TdStatementId id, GError **error);
gboolean td_store_read_integer (TdStore *self, TdStatementId id, gint64 *ret, GError **error);
/* Ends a transaction that failed; keeps quiet. */
void td_store_roll_back (TdStore *self);
/* Gives work that goes to and fro in the whole file room to keep its pages. */
void td_store_set_large (TdStore *self, gboolean large);

/* Reads version, revision and data version of the file as it is in this transaction. */
gboolean td_store_look (TdStore *self, GError **error);

/* The fields that the file's version has, a prefix of the table's. */
const TdField *td_store_fields (const TdStore *self, TdTableId table, guint *ret_count);

/* The query for every row of a table: the id, then the fields. */
char *td_store_select (const TdStore *self, TdTableId table);

/* Whether a field can have this integer; references are not looked up. */
gboolean td_cell_fits (const TdField *field, gint64 integer);
/* Reads a column into a new record; FALSE when the field cannot have it. */
gboolean td_cell_take (const TdField *field, gpointer record, sqlite3_stmt *row, int column);
/* What the file stores for an integer of a record: the nick, null or the integer. */
void td_cell_bind (sqlite3_stmt *statement, int index, const TdField *field, gint64 integer);

G_END_DECLS
