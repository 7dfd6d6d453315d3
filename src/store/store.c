/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"
#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Opening and closing. The journal is truncated, not deleted, while the file is open (an edit
 * is cheaper so) and removed when it is closed. The file's header is read through SQLite's own
 * handle: closing another descriptor of the same file would drop this process's locks on it.
 */

static const char *const statement_texts[TD_N_STATEMENTS] = {
    [TD_STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
    [TD_STATEMENT_BEGIN_READING] = "BEGIN",
    [TD_STATEMENT_COMMIT] = "COMMIT",
    [TD_STATEMENT_ROLLBACK] = "ROLLBACK",
    [TD_STATEMENT_VERSION] = "PRAGMA user_version",
    [TD_STATEMENT_DATA_VERSION] = "PRAGMA data_version",
    [TD_STATEMENT_REVISION] = "SELECT coalesce (max (id), 0) FROM history",
    [TD_STATEMENT_SEQUENCE] = "SELECT coalesce (max (seq), 0) FROM sqlite_sequence WHERE name = ?1",
    [TD_STATEMENT_RECORD] =
        ("INSERT INTO history (time, author, origin, verb, subjects, kind, undoes, schema_version,"
         " changeset) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
};

TdLentStatement *
td_store_lend (TdStore *self, TdStatementId id, GError **error)
{
  if (self->statements[id] == NULL)
    self->statements[id] = td_database_prepare (self->db, statement_texts[id], error);
  return self->statements[id];
}

gboolean
td_store_run (TdStore *self, TdStatementId id, GError **error)
{
  g_autoptr (TdLentStatement) statement = td_store_lend (self, id, error);

  return statement && td_database_finish (self->db, statement, error);
}

gboolean
td_store_read_integer (TdStore *self, TdStatementId id, gint64 *ret, GError **error)
{
  g_autoptr (TdLentStatement) statement = td_store_lend (self, id, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return td_database_fail (self->db, error);
  *ret = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

void
td_store_roll_back (TdStore *self)
{
  if (!sqlite3_get_autocommit (self->db))
    td_store_run (self, TD_STATEMENT_ROLLBACK, NULL);
}

/* In KiB. */
void
td_store_set_large (TdStore *self, gboolean large)
{
  sqlite3_exec (self->db, large ? "PRAGMA cache_size = -131072" : "PRAGMA cache_size = -2000", NULL,
                NULL, NULL);
}

gboolean
td_store_look (TdStore *self, GError **error)
{
  gint64 version, revision, data_version;

  if (!td_store_read_integer (self, TD_STATEMENT_VERSION, &version, error) ||
      !td_store_read_integer (self, TD_STATEMENT_REVISION, &revision, error) ||
      !td_store_read_integer (self, TD_STATEMENT_DATA_VERSION, &data_version, error))
    return FALSE;
  self->version = (int) version;
  self->revision = revision;
  self->data_version = data_version;
  return TRUE;
}

const TdField *
td_store_fields (const TdStore *self, TdTableId table, guint *ret_count)
{
  const TdField *fields = td_table_fields (table, ret_count);

  while (fields[*ret_count - 1].since > self->version)
    (*ret_count)--;
  return fields;
}

/* ---- what lies at the path ---- */

static gboolean
look_for_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_file_test (folder, G_FILE_TEST_IS_DIR) ||
         td_store_fail (error, TD_STORE_ERROR_NO_FOLDER, "%s", folder);
}

/* No writing where the mode forbids it to all, even to one whom the system would let. */
static gboolean
is_protected (const char *path)
{
  GStatBuf status;

  return g_access (path, W_OK) != 0 || (g_stat (path, &status) == 0 && !(status.st_mode & 0222));
}

static gboolean
look_for_file (const char *path, TdStoreAccess *ret_access, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!look_for_folder (path, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return td_store_fail (error, TD_STORE_ERROR_NO_FILE, "%s", path);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return td_store_fail (error, TD_STORE_ERROR_NOT_A_PORTFOLIO, "%s", path);
  if (g_access (path, R_OK) != 0)
    return td_store_fail (error, TD_STORE_ERROR_DENIED, "%s", path);
  *ret_access = is_protected (path)     ? TD_STORE_READ_ONLY_FILE
                : is_protected (folder) ? TD_STORE_READ_ONLY_FOLDER
                                        : TD_STORE_WRITABLE;
  return TRUE;
}

/* ---- what kind of file it is ---- */

#define HEADER_SIZE 100

static gint64
header_integer (const guint8 *header, guint at)
{
  guint32 integer;

  memcpy (&integer, header + at, sizeof integer);
  return GUINT32_FROM_BE (integer);
}

/* Whether the file is shorter than its own header says, or than any header. */
static gboolean
is_truncated (sqlite3 *db)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  guint8 header[HEADER_SIZE] = {0};
  gint64 page_size;

  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file->pMethods == NULL || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return FALSE;
  if (size == 0)
    return TRUE;
  file->pMethods->xRead (file, header, (int) MIN (size, HEADER_SIZE), 0);
  if (memcmp (header, "SQLite format 3", MIN (size, 15)) != 0)
    return FALSE;
  page_size = header[16] << 8 | header[17];
  page_size = page_size == 1 ? 65536 : page_size;
  return size < 512 || size < page_size * header_integer (header, 28);
}

static gboolean
fail_to_open (sqlite3 *db, GError **error)
{
  int code = sqlite3_errcode (db);

  if ((code == SQLITE_NOTADB || code == SQLITE_CORRUPT || code == SQLITE_IOERR) &&
      is_truncated (db))
    return td_store_fail (error, TD_STORE_ERROR_TRUNCATED, "%s", "");
  return td_database_fail (db, error);
}

/* What could act on its own behind our statements has no place in a portfolio. */
static gboolean
check_inhabitants (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      td_database_prepare (db,
                           "SELECT type || ' ' || name FROM sqlite_schema"
                           " WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%'"
                           " OR sql LIKE '%GENERATED ALWAYS%' LIMIT 1",
                           error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW)
    return td_store_fail (error, TD_STORE_ERROR_CORRUPT, "%s",
                          (const char *) sqlite3_column_text (statement, 0));
  return TRUE;
}

static gboolean
check_kind (TdStore *self, GError **error)
{
  gint64 application = 0, version = 0;

  /* The first read rolls back what a killed program left half written. */
  if (sqlite3_exec (self->db, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
    return fail_to_open (self->db, error);
  if (!td_database_integer (self->db, "PRAGMA application_id", 0, &application, error) ||
      !td_database_integer (self->db, "PRAGMA user_version", 0, &version, error))
    return FALSE;
  if (is_truncated (self->db))
    return td_store_fail (error, TD_STORE_ERROR_TRUNCATED, "%s", "");
  if (application != TD_SCHEMA_APPLICATION_ID)
    return td_store_fail (error, TD_STORE_ERROR_NOT_A_PORTFOLIO, "%s", "");
  if (version < 1 || version > G_MAXINT)
    return td_store_fail (error, TD_STORE_ERROR_CORRUPT, "schema version %" G_GINT64_FORMAT,
                          version);
  self->version = (int) version;
  return check_inhabitants (self->db, error);
}

/* ---- opening ---- */

static TdStore *
store_new (const char *path, int flags, GError **error)
{
  static const int switches[][2] = {
      {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
      {SQLITE_DBCONFIG_DQS_DML, 0},
  };
  g_autoptr (TdStore) self = g_new0 (TdStore, 1);

  self->path = g_canonicalize_filename (path, NULL);
  if (sqlite3_open_v2 (self->path, &self->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK) {
    td_database_fail (self->db, error);
    return NULL;
  }
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    sqlite3_db_config (self->db, switches[i][0], switches[i][1], NULL);
  return g_steal_pointer (&self);
}

static gboolean
settle (TdStore *self, GError **error)
{
  const char *journal = self->access == TD_STORE_WRITABLE
                            ? "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
                            : "PRAGMA query_only = ON;";

  return td_database_run (self->db,
                          "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
                          "PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY;",
                          error) &&
         td_database_run (self->db, journal, error);
}

/* Under one lock, or a file that another program makes longer would look cut short. */
static gboolean
check_at_rest (TdStore *self, GError **error)
{
  gboolean right =
      td_store_run (self, TD_STATEMENT_BEGIN_READING, error) && check_kind (self, error);

  td_store_roll_back (self);
  return right;
}

static gboolean
start (TdStore *self, GError **error)
{
  if (!check_at_rest (self, error))
    return FALSE;
  if (self->version > td_schema_newest ())
    self->access = TD_STORE_READ_ONLY_NEWER;
  if (!settle (self, error))
    return FALSE;
  if (self->access == TD_STORE_WRITABLE &&
      !td_schema_raise (self->db, self->version, td_schema_newest (), error))
    return FALSE;
  return td_store_look (self, error);
}

int
td_store_newest_version (void)
{
  return td_schema_newest ();
}

static TdStore *
open_at (const char *path, gboolean writing, GError **error)
{
  g_autoptr (TdStore) self = NULL;
  TdStoreAccess access = TD_STORE_WRITABLE;

  if (!look_for_file (path, &access, error))
    return NULL;
  if (!writing && access == TD_STORE_WRITABLE)
    access = TD_STORE_READ_ONLY_FILE;
  self =
      store_new (path, access == TD_STORE_WRITABLE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY,
                 error);
  if (self == NULL)
    return NULL;
  self->access = access;
  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

TdStore *
td_store_open (const char *path, GError **error)
{
  return open_at (path, TRUE, error);
}

TdStore *
td_store_open_read_only (const char *path, GError **error)
{
  return open_at (path, FALSE, error);
}

/* Takes the name before SQLite does, so that nobody's file is written over. */
static gboolean
claim (const char *path, GError **error)
{
  int descriptor;

  if (!look_for_folder (path, error))
    return FALSE;
  descriptor = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor >= 0)
    return g_close (descriptor, error);
  return td_store_fail (error, errno == EEXIST ? TD_STORE_ERROR_EXISTS : TD_STORE_ERROR_DENIED,
                        "%s", path);
}

TdStore *
td_store_create (const char *path, GError **error)
{
  g_autoptr (TdStore) self = NULL;

  if (!claim (path, error))
    return NULL;
  self = store_new (path, SQLITE_OPEN_READWRITE, error);
  if (self && settle (self, error) && td_schema_raise (self->db, 0, td_schema_newest (), error) &&
      td_store_look (self, error))
    return g_steal_pointer (&self);
  g_clear_pointer (&self, td_store_close);
  g_unlink (path);
  return NULL;
}

void
td_store_close (TdStore *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TD_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  for (guint i = 0; i < TD_N_TABLES; i++) {
    guint count;

    td_table_fields ((TdTableId) i, &count);
    sqlite3_finalize (self->tables[i].insert);
    sqlite3_finalize (self->tables[i].delete);
    for (guint j = 0; self->tables[i].updates && j < count; j++)
      sqlite3_finalize (self->tables[i].updates[j]);
    g_free (self->tables[i].updates);
  }
  /* Takes the emptied journal away, unless another program is writing with it. */
  if (self->access == TD_STORE_WRITABLE && self->db)
    sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

const char *
td_store_path (const TdStore *self)
{
  return self->path;
}

TdStoreAccess
td_store_access (const TdStore *self)
{
  return self->access;
}

int
td_store_version (const TdStore *self)
{
  return self->version;
}

gint64
td_store_revision (const TdStore *self)
{
  return self->revision;
}

void
td_store_set_patience (TdStore *self, guint milliseconds)
{
  sqlite3_busy_timeout (self->db, (int) MIN (milliseconds, G_MAXINT));
}
