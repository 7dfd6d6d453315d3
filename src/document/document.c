/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/document-private.h"

typedef struct {
  guint id;
  TdNoticeFunc func;
  gpointer data;
} Watch;

static gint64
no_time (gpointer data)
{
  return 0;
}

static gboolean
load (TdDocument *self, GError **error)
{
  TdPortfolio *portfolio = td_store_load (self->store, error);

  if (portfolio == NULL)
    return FALSE;
  g_clear_pointer (&self->schedule, td_schedule_free);
  g_clear_pointer (&self->outline, td_outline_free);
  g_clear_pointer (&self->portfolio, td_portfolio_free);
  self->portfolio = portfolio;
  self->outline = td_outline_new (portfolio);
  self->schedule = td_schedule_new (portfolio, self->outline);
  return TRUE;
}

TdDocument *
td_document_new (TdStore *store, const TdSession *session, GError **error)
{
  g_autoptr (TdDocument) self = g_new0 (TdDocument, 1);

  self->store = store;
  self->author = g_strdup (session->author);
  self->origin = g_strdup (session->origin);
  self->now = session->now ? session->now : no_time;
  self->now_data = session->now_data;
  self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
  td_store_set_patience (store, session->patience);
  if (!load (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Between two attempts at a file that another program holds, in milliseconds. */
#define PAUSE 20

static gboolean
open_once (const char *path, const TdSession *session, TdDocument **ret, GError **error)
{
  TdStore *store = td_store_open (path, error);

  *ret = store ? td_document_new (store, session, error) : NULL;
  return *ret != NULL;
}

TdDocument *
td_document_open (const char *path, const TdSession *session, GError **error)
{
  TdDocument *self;

  for (guint waited = 0;; waited += PAUSE) {
    g_autoptr (GError) problem = NULL;

    if (open_once (path, session, &self, &problem))
      return self;
    if (waited >= session->patience ||
        !g_error_matches (problem, TD_STORE_ERROR, TD_STORE_ERROR_BUSY)) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
    g_usleep (PAUSE * 1000);
  }
}

static void
forget_stacks (TdDocument *self)
{
  g_clear_pointer (&self->undoable, td_history_row_free);
  g_clear_pointer (&self->redoable, td_history_row_free);
  self->stacks_known = FALSE;
}

void
td_document_close (TdDocument *self)
{
  if (self == NULL)
    return;
  forget_stacks (self);
  td_change_list_free (self->preview);
  td_schedule_free (self->schedule);
  td_outline_free (self->outline);
  td_portfolio_free (self->portfolio);
  td_store_close (self->store);
  g_array_unref (self->watches);
  g_free (self->author);
  g_free (self->origin);
  g_free (self);
}

/* ---- what it holds ---- */

const char *
td_document_path (const TdDocument *self)
{
  return td_store_path (self->store);
}

const TdPortfolio *
td_document_portfolio (const TdDocument *self)
{
  return self->portfolio;
}

const TdOutline *
td_document_outline (const TdDocument *self)
{
  return self->outline;
}

const TdSchedule *
td_document_schedule (const TdDocument *self)
{
  return self->schedule;
}

TdGesture
td_document_gesture (const TdDocument *self, TdLanguage language, gint64 today)
{
  return (TdGesture){self->portfolio, self->outline, self->schedule, language, today};
}

gint64
td_document_revision (const TdDocument *self)
{
  return td_store_revision (self->store);
}

const char *
td_document_read_only_reason (const TdDocument *self)
{
  switch (td_store_access (self->store)) {
  case TD_STORE_READ_ONLY_FILE:
    return N_ ("The file is read-only");
  case TD_STORE_READ_ONLY_FOLDER:
    return N_ ("The folder of the file is read-only");
  case TD_STORE_READ_ONLY_NEWER:
    return N_ ("A later version of Tiendo wrote this file");
  case TD_STORE_WRITABLE:
  default:
    return NULL;
  }
}

gboolean
td_document_ensure_writable (const TdDocument *self, GError **error)
{
  const char *reason = td_document_read_only_reason (self);

  if (reason == NULL)
    return TRUE;
  g_set_error_literal (error, TD_STORE_ERROR, TD_STORE_ERROR_READ_ONLY, reason);
  return FALSE;
}

TdStoreMeta
td_document_meta (const TdDocument *self)
{
  return (TdStoreMeta){self->author, self->origin, self->now (self->now_data)};
}

/* ---- telling ---- */

guint
td_document_watch (TdDocument *self, TdNoticeFunc func, gpointer data)
{
  Watch watch = {++self->next_watch, func, data};

  g_array_append_val (self->watches, watch);
  return watch.id;
}

void
td_document_unwatch (TdDocument *self, guint watch)
{
  for (guint i = 0; i < self->watches->len; i++)
    if (g_array_index (self->watches, Watch, i).id == watch) {
      g_array_remove_index (self->watches, i);
      return;
    }
}

/* A watch may take itself or another away while it is told. */
static void
tell (TdDocument *self, const TdNotice *notice)
{
  g_autoptr (GArray) watches = g_array_copy (self->watches);

  for (guint i = 0; i < watches->len; i++) {
    const Watch *watch = &g_array_index (watches, Watch, i);
    gboolean there = FALSE;

    for (guint k = 0; k < self->watches->len; k++)
      there |= g_array_index (self->watches, Watch, k).id == watch->id;
    if (there)
      watch->func (self, notice, watch->data);
  }
}

static gboolean
project_anew (TdDocument *self, gboolean foreign, GError **error)
{
  TdNotice notice = {NULL, NULL, TRUE, foreign};

  if (!load (self, error))
    return FALSE;
  tell (self, &notice);
  return TRUE;
}

void
td_document_show (TdDocument *self, const TdChangeList *changes, gboolean foreign)
{
  g_autoptr (GArray) touched = NULL;
  TdNotice notice = {changes, NULL, FALSE, foreign};

  if (td_change_list_size (changes) == 0)
    return;
  td_portfolio_apply (self->portfolio, changes);
  notice.outline_changed = td_outline_is_stale (self->outline, changes);
  if (notice.outline_changed) {
    td_outline_free (self->outline);
    self->outline = td_outline_new (self->portfolio);
  }
  td_schedule_update (self->schedule, self->portfolio, self->outline, changes, &touched);
  notice.nodes = touched;
  tell (self, &notice);
}

gboolean
td_document_project (TdDocument *self,
                     const TdChangeList *changes,
                     gboolean foreign,
                     GError **error)
{
  forget_stacks (self);
  if (changes == NULL)
    return project_anew (self, foreign, error);
  td_document_show (self, changes, foreign);
  return TRUE;
}

/* ---- history ---- */

static void
learn_stacks (const TdDocument *self)
{
  TdDocument *document = (TdDocument *) self; /* a cache */
  TdStoreMeta meta = td_document_meta (self);

  if (self->stacks_known)
    return;
  document->undoable = td_store_undoable (self->store, &meta, NULL);
  document->redoable = td_store_redoable (self->store, &meta, NULL);
  document->stacks_known = TRUE;
}

const TdHistoryRow *
td_document_undoable (const TdDocument *self)
{
  learn_stacks (self);
  return self->undoable;
}

const TdHistoryRow *
td_document_redoable (const TdDocument *self)
{
  learn_stacks (self);
  return self->redoable;
}

GPtrArray *
td_document_history (TdDocument *self, guint limit, GError **error)
{
  return td_store_history (self->store, limit, error);
}
