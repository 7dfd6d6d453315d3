/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <glib/gstdio.h>

/* What the tests of the store share: a scratch folder a file, edits of every kind of field. */

static const TdStoreMeta anh = {"Anh", "window", 1732412400000000};
static const TdStoreMeta binh = {"Bình", "cli", 1732412460000000};

/* A folder of its own with a file in it. */
typedef struct {
  char *folder;
  char *path;
} Scratch;

static inline Scratch *
scratch_new (void)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  g_assert_nonnull (scratch->folder);
  scratch->path = g_build_filename (scratch->folder, "a.tiendo", NULL);
  return scratch;
}

static inline void
scratch_free (Scratch *scratch)
{
  g_autoptr (GDir) dir = g_dir_open (scratch->folder, 0, NULL);
  const char *name;

  g_chmod (scratch->folder, 0700);
  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (scratch->folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (scratch->folder);
  g_free (scratch->folder);
  g_free (scratch->path);
  g_free (scratch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scratch, scratch_free)

static inline TdStore *
scratch_create (const Scratch *scratch)
{
  g_autoptr (GError) error = NULL;
  TdStore *store = td_store_create (scratch->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

static inline TdStore *
scratch_open (const Scratch *scratch)
{
  g_autoptr (GError) error = NULL;
  TdStore *store = td_store_open (scratch->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

/* The whole content as text. */
static inline char *
content_of (TdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPortfolio) portfolio = td_store_load (store, &error);

  g_assert_no_error (error);
  return td_portfolio_to_string (portfolio);
}

static inline void
commit (TdStore *store, const TdEditBatch *batch, const TdStoreMeta *meta)
{
  g_autoptr (GError) error = NULL;
  gboolean done = td_store_commit (store, batch, meta, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* A field of one row. */
static inline void
set_integer (TdStore *store,
             const TdStoreMeta *meta,
             TdTableId table,
             gint64 id,
             const char *field,
             gint64 integer)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");

  td_edit_batch_set_integer (batch, table, id, field, integer);
  commit (store, batch, meta);
}

static inline void
set_text (TdStore *store,
          const TdStoreMeta *meta,
          TdTableId table,
          gint64 id,
          const char *field,
          const char *text)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Set %s");

  td_edit_batch_set_text (batch, table, id, field, text);
  commit (store, batch, meta);
}

/* A row with what its table requires and a name where it has one. Returns: its negative id. */
static inline gint64
insert_row (TdEditBatch *batch, TdTableId table, gint64 owner, const char *name)
{
  gint64 id = td_edit_batch_insert (batch, table, NULL);
  const TdField *reference = td_table_owner (table);

  if (td_table_field (table, "rank"))
    td_edit_batch_set_text (batch, table, id, "rank", name);
  if (td_table_field (table, "name"))
    td_edit_batch_set_text (batch, table, id, "name", name);
  if (reference)
    td_edit_batch_set_integer (batch, table, id, reference->name, owner);
  return id;
}

/* Project 1 with tasks 1 to @n_tasks. */
static inline void
add_tasks (TdStore *store, const TdStoreMeta *meta, guint n_tasks)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Add %s");
  gint64 project = insert_row (batch, TD_TABLE_PROJECT, 0, "Cầu");

  for (guint i = 0; i < n_tasks; i++) {
    g_autofree char *name = g_strdup_printf ("t%03u", i + 1);

    insert_row (batch, TD_TABLE_TASK, project, name);
  }
  commit (store, batch, meta);
}
