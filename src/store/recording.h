/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/changeset.h"
#include "store/store-private.h"

G_BEGIN_DECLS

/* One transaction whose effect is written down and becomes a revision; cleared before it is
 * kept, it never happened. */
typedef struct {
  TdStore *store;           /* NULL: nothing is under way */
  sqlite3_session *session; /* NULL: the caller writes down what it does */
  gboolean behind;          /* others have committed since the store looked */
} TdRecording;

/* What history says about it. */
typedef struct {
  const TdStoreMeta *meta;
  const char *verb;
  const GPtrArray *subjects; /* (nullable) */
  TdHistoryKind kind;
  gint64 undoes;
} TdRevision;

/* Refuses a store that is behind. */
gboolean td_recording_begin (TdRecording *self, TdStore *store, GError **error);
/* For a caller that only adds rows and brings their changeset; the store may be behind. */
gboolean td_recording_begin_adding (TdRecording *self, TdStore *store, GError **error);
/* Commits, or rolls back if nothing differs; both outputs as in td_store_commit (). */
gboolean td_recording_keep (TdRecording *self,
                            const TdRevision *revision,
                            TdChangeList **ret_changes,
                            gint64 *ret_revision,
                            GError **error);
gboolean td_recording_keep_changeset (TdRecording *self,
                                      const TdRevision *revision,
                                      const TdChangeset *changeset,
                                      TdChangeList **ret_changes,
                                      gint64 *ret_revision,
                                      GError **error);
/* Rolls back what was not kept. */
void td_recording_clear (TdRecording *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdRecording, td_recording_clear)

/* The last id that the table has given away. */
gboolean td_store_last_id (TdStore *self, TdTableId table, gint64 *ret_id, GError **error);

G_END_DECLS
