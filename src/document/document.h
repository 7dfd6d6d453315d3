/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history.h"
#include "document/gesture.h"
#include "exchange/native-read.h"
#include "exchange/native-write.h"
#include "schedule/schedule.h"

G_BEGIN_DECLS

/**
 * TdDocument: one open portfolio file, its records in memory and their schedule.
 *
 * The only door through which data changes: an edit is recorded, durable and undoable before
 * td_document_apply () returns, then projected, scheduled and announced. Belongs to the main
 * thread. Errors are of the #TD_EDIT_ERROR, #TD_STORE_ERROR and #TD_EXCHANGE_ERROR domains,
 * facts for td_fact_word (); nothing has changed when a call fails.
 */
typedef struct _TdDocument TdDocument;

/* Who edits, from where ("window", "cli", …), and what time it is: UTC microseconds. */
typedef struct {
  const char *author;
  const char *origin;
  gint64 (*now) (gpointer data);
  gpointer now_data;
  guint patience; /* milliseconds to wait for another program that holds the file */
} TdSession;

/* Creates an empty portfolio with the Vietnamese working week; fails if @path exists, and leaves
 * nothing behind when it fails. @title may be NULL. @holidays may be NULL: another portfolio
 * whose calendar lends its days off, such as the one that ships with the program. */
TdDocument *td_document_create (const char *path,
                                const char *title,
                                const TdPortfolio *holidays,
                                const TdSession *session,
                                GError **error);
/* Creates a file with no row at all, not even the portfolio's: what is to be imported brings it. */
TdDocument *td_document_create_bare (const char *path, const TdSession *session, GError **error);
/* Opens for editing, or for reading where the file, its folder or its version allow no more:
 * td_document_read_only_reason () says why. */
TdDocument *td_document_open (const char *path, const TdSession *session, GError **error);
void td_document_close (TdDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDocument, td_document_close)

const char *td_document_path (const TdDocument *self);
const TdPortfolio *td_document_portfolio (const TdDocument *self);
const TdOutline *td_document_outline (const TdDocument *self);
const TdSchedule *td_document_schedule (const TdDocument *self);
/* The portfolio as gestures see it. */
TdGesture td_document_gesture (const TdDocument *self, TdLanguage language, gint64 today);
/* The newest history id. */
gint64 td_document_revision (const TdDocument *self);
/* Returns: (nullable): a msgid, NULL when it can be edited. */
const char *td_document_read_only_reason (const TdDocument *self);

/* What happened, told after it is durable, projected and scheduled. */
typedef struct {
  const TdChangeList *changes; /* NULL when everything was loaded anew */
  const GArray *nodes;         /* (element-type guint32): whose times differ; NULL: any may */
  gboolean outline_changed;    /* rows came, went or moved: node numbers are new */
  gboolean foreign;            /* another program did it */
} TdNotice;

typedef void (*TdNoticeFunc) (TdDocument *document, const TdNotice *notice, gpointer data);
guint td_document_watch (TdDocument *self, TdNoticeFunc func, gpointer data);
void td_document_unwatch (TdDocument *self, guint watch);

/* All of @batch or nothing. An empty batch succeeds and records nothing. */
gboolean td_document_apply (TdDocument *self, const TdEditBatch *batch, GError **error);

/**
 * td_document_preview:
 *
 * Shows @batch as if it had been applied: portfolio, outline and schedule answer so, and a notice
 * tells, but nothing is recorded. Holds until td_document_end_preview (), another preview or any
 * real change, each of which takes it back first. Rows that the batch inserts are not shown.
 */
gboolean td_document_preview (TdDocument *self, const TdEditBatch *batch, GError **error);
/* Does nothing when there is none. */
void td_document_end_preview (TdDocument *self);

/* Of the session's own author and origin, newest first; FALSE with %TD_EDIT_ERROR_CHANGED when
 * a field was changed since by another. */
gboolean td_document_undo (TdDocument *self, GError **error);
gboolean td_document_redo (TdDocument *self, GError **error);

/* A whole earlier change by its revision, whoever made it: an import, found in the history. */
gboolean td_document_undo_revision (TdDocument *self, gint64 revision, GError **error);

/* What undo or redo would act on: (transfer none) (nullable), valid until the next change. */
const TdHistoryRow *td_document_undoable (const TdDocument *self);
const TdHistoryRow *td_document_redoable (const TdDocument *self);
/* Newest first; @limit 0 for all. (transfer full) (element-type TdHistoryRow) */
GPtrArray *td_document_history (TdDocument *self, guint limit, GError **error);

/* Reads what other programs committed meanwhile and announces it; cheap when nothing has. */
gboolean td_document_poll (TdDocument *self, GError **error);

/* What an import did. */
typedef struct {
  guint added[TD_N_TABLES];
  guint skipped;    /* rows that the portfolio has already, by uuid */
  GPtrArray *notes; /* (element-type TdFinding): of what was kept aside or differs */
} TdImportReport;

void td_import_report_free (TdImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportReport, td_import_report_free)

/* Reads a file that can be imported: native XML, told from the content. Touches no
 * document, so a thread may do it. */
TdNativeFile *td_import_read (const char *source, const TdReadOptions *options, GError **error);
/* Adds what was read. One history row, all or nothing. @source names it in history. */
gboolean td_document_import_file (TdDocument *self,
                                  const TdNativeFile *file,
                                  const char *source,
                                  TdImportReport **ret_report,
                                  GError **error);
/* Both at once. */
gboolean td_document_import (TdDocument *self,
                             const char *source,
                             TdImportReport **ret_report,
                             GError **error);
/* A new file that holds what @source does; nothing remains where it fails. */
TdDocument *td_document_create_from (const char *path,
                                     const char *source,
                                     const TdSession *session,
                                     TdImportReport **ret_report,
                                     GError **error);

/* Native XML with the computed dates, written beside and renamed. */
gboolean td_document_export (TdDocument *self, const char *path, GError **error);
/* The same to anything that takes bytes. */
gboolean td_document_write (TdDocument *self, TdWriteFunc write, gpointer data, GError **error);

/* A whole copy of the file as it is now; a file that is there is replaced. */
gboolean td_document_copy (TdDocument *self, const char *path, GError **error);

/* Everything wrong with the file, its references and its history, worded: none if it is sound. */
GPtrArray *td_document_check (TdDocument *self, TdLanguage language, GError **error);

/* "Đổi tên “Cầu”": what an edit did, also of a row that undoes or redoes it. */
char *td_history_what (const TdHistoryRow *row, const TdPortfolio *portfolio, TdLanguage language);
/* A row of history: "Hoàn tác: Đổi tên “Cầu”". */
char *td_history_word (const TdHistoryRow *row, const TdPortfolio *portfolio, TdLanguage language);

G_END_DECLS
