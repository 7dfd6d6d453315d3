/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What the files of this floor share. */
struct _TdDocument {
  TdStore *store;
  TdPortfolio *portfolio;
  TdOutline *outline;
  TdSchedule *schedule;

  char *author;
  char *origin;
  gint64 (*now) (gpointer data);
  gpointer now_data;

  GArray *watches; /* Watch */
  guint next_watch;

  /* What undo and redo would act on; asked for again after each change. */
  TdHistoryRow *undoable;
  TdHistoryRow *redoable;
  gboolean stacks_known;

  TdChangeList *preview; /* what takes the present one back, or NULL */
};

/* Takes @store, also on failure. */
TdDocument *td_document_new (TdStore *store, const TdSession *session, GError **error);

TdStoreMeta td_document_meta (const TdDocument *self);

/* FALSE with TD_STORE_ERROR_READ_ONLY where the file cannot be edited. */
gboolean td_document_ensure_writable (const TdDocument *self, GError **error);

/* Lays changes over memory, schedules and tells. */
void td_document_show (TdDocument *self, const TdChangeList *changes, gboolean foreign);

/* Brings memory up to what the file holds, and tells. @changes NULL: loads everything anew. */
gboolean td_document_project (TdDocument *self,
                              const TdChangeList *changes,
                              gboolean foreign,
                              GError **error);

G_END_DECLS
