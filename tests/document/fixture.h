/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/document.h"

#include <glib/gstdio.h>

/* A folder of its own for each test, and two people who edit. */
typedef struct {
  char *folder;
  char *path;
  TdSession lan;
  TdSession minh;
  gint64 clock;
} Fixture;

static gint64
tick_cb (gpointer data)
{
  return ++*(gint64 *) data;
}

G_GNUC_UNUSED static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("tiendo-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.tiendo", NULL);
  self->clock = G_GINT64_CONSTANT (1700000000000000);
  self->lan = (TdSession){"Lan", "test", tick_cb, &self->clock, 0};
  self->minh = (TdSession){"Minh", "test", tick_cb, &self->clock, 0};
}

G_GNUC_UNUSED static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

G_GNUC_UNUSED static TdDocument *
create (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_create (self->path, "Thử", NULL, &self->lan, &error);

  g_assert_no_error (error);
  return document;
}

G_GNUC_UNUSED static TdDocument *
reopen (Fixture *self, const TdSession *session)
{
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_open (self->path, session, &error);

  g_assert_no_error (error);
  return document;
}

G_GNUC_UNUSED static void
apply (TdDocument *document, const TdEditBatch *batch)
{
  g_autoptr (GError) error = NULL;

  td_document_apply (document, batch, &error);
  g_assert_no_error (error);
}

/* Returns: the id of a new project. */
G_GNUC_UNUSED static gint64
add_project (TdDocument *document, const char *name)
{
  TdGesture gesture = td_document_gesture (document, TD_LANGUAGE_VI, 20000);
  g_autoptr (TdEditBatch) batch = td_gesture_insert_project (&gesture, 0, name, NULL);
  const TdRecord *record;

  apply (document, batch);
  record = td_portfolio_get_by_uuid (td_document_portfolio (document), TD_TABLE_PROJECT,
                                     td_gesture_inserted_uuid (batch));
  return record->id;
}

G_GNUC_UNUSED static void
rename_project (TdDocument *document, gint64 id, const char *name)
{
  TdGesture gesture = td_document_gesture (document, TD_LANGUAGE_VI, 20000);
  g_autoptr (TdEditBatch) batch = td_gesture_rename (&gesture, TD_TABLE_PROJECT, id, name, NULL);

  apply (document, batch);
}

G_GNUC_UNUSED static const char *
project_name (TdDocument *document, gint64 id)
{
  const TdProject *project =
      td_portfolio_get (td_document_portfolio (document), TD_TABLE_PROJECT, id);

  return project ? project->name : NULL;
}

G_GNUC_UNUSED static void
link_projects (TdDocument *document, gint64 from, gint64 to)
{
  TdGesture gesture = td_document_gesture (document, TD_LANGUAGE_VI, 20000);
  g_autoptr (TdEditBatch) batch =
      td_gesture_link (&gesture, TD_TABLE_PROJECT, from, TD_TABLE_PROJECT, to, TD_LINK_FINISH_START,
                       NULL);

  apply (document, batch);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
