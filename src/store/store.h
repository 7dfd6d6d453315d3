/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history.h"
#include "core/language.h"
#include "core/portfolio.h"

G_BEGIN_DECLS

#define TD_STORE_ERROR (td_store_error_quark ())
GQuark td_store_error_quark (void);

/* The message of every error is a fact for td_fact_word (): the text of its code, and behind it in
 * English what the file or the system has to say. */
typedef enum {
  TD_STORE_ERROR_NO_FILE,
  TD_STORE_ERROR_NO_FOLDER,
  TD_STORE_ERROR_EXISTS,          /* create or copy onto a file that is there */
  TD_STORE_ERROR_DENIED,          /* no permission */
  TD_STORE_ERROR_NOT_A_PORTFOLIO, /* no database, or another program's */
  TD_STORE_ERROR_TRUNCATED,
  TD_STORE_ERROR_CORRUPT,
  TD_STORE_ERROR_TOO_NEW,   /* another program has raised the version meanwhile */
  TD_STORE_ERROR_BUSY,      /* locked by another program: try again */
  TD_STORE_ERROR_STALE,     /* another program has committed: td_store_poll (), then again */
  TD_STORE_ERROR_READ_ONLY, /* td_store_access () says why */
  TD_STORE_ERROR_DISK,      /* full, or it fails */
  TD_STORE_ERROR_CANCELLED,
  TD_STORE_ERROR_NOTHING, /* to undo, to redo, or the revision is undone already */
  TD_STORE_ERROR_FAILED,
} TdStoreError;

/* Returns: (transfer none): the msgid for a person. */
const char *td_store_error_text (TdStoreError code);

/**
 * TdStore: one open portfolio file.
 *
 * The file is the document: what a call has committed is durable when it returns, and the one
 * file is always the whole document. Belongs to one thread at a time. Nothing waits for
 * another program unless td_store_set_patience () asks for it. When a call fails, nothing has
 * changed, in the file or in its outputs. Edits that the file refuses come back in the
 * #TD_EDIT_ERROR domain, everything else in #TD_STORE_ERROR.
 */
typedef struct _TdStore TdStore;

typedef enum {
  TD_STORE_WRITABLE,
  TD_STORE_READ_ONLY_FILE,
  TD_STORE_READ_ONLY_FOLDER,
  TD_STORE_READ_ONLY_NEWER, /* written by a later version of the program */
} TdStoreAccess;

/* The newest schema that this program knows. */
int td_store_newest_version (void);

/* Makes an empty portfolio: no row in any table. Fails if @path exists. */
TdStore *td_store_create (const char *path, GError **error);
/* Opens for editing, raising an older file to the newest version, or for reading where the
 * file, its folder or its version allow no more. */
TdStore *td_store_open (const char *path, GError **error);
/* For reading alone: another connection for a long look or a copy. */
TdStore *td_store_open_read_only (const char *path, GError **error);
/* Leaves nothing beside the file. */
void td_store_close (TdStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdStore, td_store_close)

const char *td_store_path (const TdStore *self);
TdStoreAccess td_store_access (const TdStore *self);
/* The schema version of the file. */
int td_store_version (const TdStore *self);
/* The newest history id that this connection has seen: 0 before the first edit. */
gint64 td_store_revision (const TdStore *self);
/* How long to wait for another program; 0, the default, not at all. */
void td_store_set_patience (TdStore *self, guint milliseconds);

/* Reads everything, by id within a table. Damage is an error that names table, id and column. */
TdPortfolio *td_store_load (TdStore *self, GError **error);

/* Who edits, from where ("window", "cli", …), and when: UTC microseconds. */
typedef struct {
  const char *author;
  const char *origin;
  gint64 time;
} TdStoreMeta;

/**
 * td_store_commit:
 * @batch: edits; its negative ids stand for rows that it inserts
 * @ret_changes: (out) (optional): what happened, rows ordered by table and id; %NULL when it is
 *   so much that loading anew is cheaper
 * @ret_revision: (out) (optional): the new revision, or the present one if nothing differed
 *
 * All of @batch or nothing, in one durable transaction that also keeps its record in history.
 *
 * An update that changes nothing is left out; a batch of such writes nothing. Fails with
 * %TD_EDIT_ERROR_UNKNOWN_ROW, %TD_EDIT_ERROR_OUT_OF_RANGE (a value or a uuid that the file
 * refuses) and %TD_EDIT_ERROR_DANGLING.
 */
gboolean td_store_commit (TdStore *self,
                          const TdEditBatch *batch,
                          const TdStoreMeta *meta,
                          TdChangeList **ret_changes,
                          gint64 *ret_revision,
                          GError **error);

/* Who has changed since what an undo would take back. */
typedef struct {
  TdTableId table;
  gint64 id;
  const TdField *field; /* NULL: the row itself came, went or is referred to */
  gint64 revision;      /* 0: history does not tell */
  gint64 time;
  char *author;
} TdStoreClash;

void td_store_clash_clear (TdStoreClash *clash);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdStoreClash, td_store_clash_clear)

/**
 * td_store_undo:
 * @meta: whose last edit to take back: the undo stack is that of author and origin
 * @ret_changes: (out) (optional): as in td_store_commit ()
 * @ret_clash: (out) (optional): set with %TD_EDIT_ERROR_CHANGED
 *
 * Takes the last edit back by a new revision. Survives restarts and migrations.
 *
 * Returns: %FALSE with %TD_EDIT_ERROR_CHANGED when something it touched was changed since, with
 *   %TD_STORE_ERROR_NOTHING when there is none
 */
gboolean td_store_undo (TdStore *self,
                        const TdStoreMeta *meta,
                        TdChangeList **ret_changes,
                        gint64 *ret_revision,
                        TdStoreClash *ret_clash,
                        GError **error);
gboolean td_store_redo (TdStore *self,
                        const TdStoreMeta *meta,
                        TdChangeList **ret_changes,
                        gint64 *ret_revision,
                        TdStoreClash *ret_clash,
                        GError **error);
/* Takes back one revision by its id, whoever made it and however long ago: an import as a whole. */
gboolean td_store_undo_revision (TdStore *self,
                                 gint64 revision,
                                 const TdStoreMeta *meta,
                                 TdChangeList **ret_changes,
                                 TdStoreClash *ret_clash,
                                 GError **error);

/* What they would act on; NULL without @error: nothing. */
TdHistoryRow *td_store_undoable (TdStore *self, const TdStoreMeta *meta, GError **error);
TdHistoryRow *td_store_redoable (TdStore *self, const TdStoreMeta *meta, GError **error);
/* Newest first; @limit 0 for all. (transfer full) (element-type TdHistoryRow) */
GPtrArray *td_store_history (TdStore *self, guint limit, GError **error);

typedef enum {
  TD_STORE_UNCHANGED,
  TD_STORE_CHANGED, /* by the changes given */
  TD_STORE_RELOAD,  /* by so much that loading anew is cheaper, or in another way */
} TdStoreNews;

/* What other programs and connections have committed since this one looked. Cheap when nothing. */
gboolean
td_store_poll (TdStore *self, TdStoreNews *ret_news, TdChangeList **ret_changes, GError **error);

/* @fraction from 0 to 1. Returns: FALSE to cancel. */
typedef gboolean (*TdStoreProgressFunc) (double fraction, gpointer data);

/* A whole portfolio to take in; ids are its own, references hold among them. */
typedef struct {
  const TdPortfolio *staged;
  const char *verb;          /* msgid for history */
  const GPtrArray *subjects; /* (nullable) (element-type utf8) */
  TdStoreProgressFunc progress;
  gpointer progress_data;
} TdStoreImport;

typedef struct {
  guint added[TD_N_TABLES];
  guint skipped; /* rows that the file has already, by uuid; references go to those */
  gint64 revision;
} TdStoreImported;

/**
 * td_store_import_portfolio:
 * @ret_imported: (out) (optional): counts
 *
 * Adds every row of a staged portfolio under fresh ids, in its order, as one revision that is
 * undone as a whole.
 *
 * A row whose uuid the file holds already is skipped; so is the portfolio row when there is
 * one. Cancelled, it fails with %TD_STORE_ERROR_CANCELLED. What was imported is not handed up
 * as changes: load anew.
 */
gboolean td_store_import_portfolio (TdStore *self,
                                    const TdStoreImport *request,
                                    const TdStoreMeta *meta,
                                    TdStoreImported *ret_imported,
                                    GError **error);

typedef enum {
  TD_FINDING_PAGE,      /* the database's own structure */
  TD_FINDING_SCHEMA,    /* tables or columns are not this version's */
  TD_FINDING_REFERENCE, /* names a row that is not there */
  TD_FINDING_VALUE,     /* a value that its field cannot have */
  TD_FINDING_CYCLE,     /* a row below itself */
  TD_FINDING_HISTORY,   /* a revision that cannot be read or is missing */
} TdStoreFindingKind;

typedef struct {
  TdStoreFindingKind kind;
  char *fact; /* in English: "task:12 parent_id 40" */
} TdStoreFinding;

/* Returns: (transfer none): the msgid for a person. */
const char *td_store_finding_text (TdStoreFindingKind kind);

/* Everything that is wrong with the file; empty when it is sound, at most 1,000.
 * (transfer full) (element-type TdStoreFinding) */
GPtrArray *td_store_check (TdStore *self, GError **error);

/* A whole copy of the file as it is now at @path, written beside it and renamed; a file that is
 * there is replaced. @progress may be NULL. */
gboolean td_store_copy (TdStore *self,
                        const char *path,
                        TdStoreProgressFunc progress,
                        gpointer progress_data,
                        GError **error);

G_END_DECLS
