/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/fact.h"
#include "ui/file-dialog.h"
#include "ui/message.h"
#include "ui/speech.h"
#include "ui/window-private.h"
#include "ui/words.h"

#include <glib/gstdio.h>

/* Opening, making, taking in and handing out files. What takes long is read by a thread. */

static gint64
now_cb (gpointer data)
{
  return g_get_real_time ();
}

static TdSession
make_session (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_strcmp0 (name, "Unknown") == 0)
    name = g_get_user_name ();
  return (TdSession){.author = name, .origin = "window", .now = now_cb, .patience = 300};
}

/* What went wrong, to which file, and what can be done. */
static void
say_failure (
    TdWindow *self, const char *title, const char *path, const char *advice, const GError *error)
{
  g_autofree char *what = td_fact_word (td_speech_language (), error);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = strstr (what, name)
                              ? g_strdup_printf ("%s\n\n%s", what, advice)
                              : g_strdup_printf ("%s\n%s\n\n%s", name, what, advice);

  td_message_show (GTK_WINDOW (self), title, text);
}

static const char *
elsewhere (void)
{
  return _ ("Choose another name or another folder, one that you may write to.");
}

static gboolean
is_exchange_file (const char *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  return g_str_has_suffix (name, ".xml");
}

/* ---- opening ---- */

static void
open_portfolio (TdWindow *self, const char *path)
{
  TdSession session = make_session ();
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_open (path, &session, &error);

  if (document == NULL) {
    td_settings_forget_recent (self->settings, path);
    say_failure (self, _ ("This file could not be opened"), path,
                 _ ("The file was left as it is. Choose another file, or a copy of this one."),
                 error);
    return;
  }
  td_window_show_document (self, document);
}

/* ---- reading exchange files ---- */

typedef struct {
  TdWindow *window;
  char *source;
  char *target; /* a portfolio to make; NULL: into the open one */
  TdNativeFile *file;
  TdImportReport *report;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->window);
  g_free (reading->source);
  g_free (reading->target);
  g_clear_pointer (&reading->file, td_native_file_free);
  g_clear_pointer (&reading->report, td_import_report_free);
  g_free (reading);
}

/* A new portfolio is made and closed again by the thread; the window opens what is there. */
static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  TdReadOptions options = {.cancellable = cancellable};
  TdSession session = make_session ();
  GError *error = NULL;

  if (reading->target) {
    g_autofree char *folder = g_path_get_dirname (reading->target);

    g_mkdir_with_parents (folder, 0755);
    td_document_close (td_document_create_from (reading->target, reading->source, &session,
                                                &reading->report, &error));
  } else {
    reading->file = td_import_read (reading->source, &options, &error);
  }
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
say_import (TdWindow *self, const char *source, const TdImportReport *report)
{
  g_autofree char *name = g_filename_display_basename (source);
  g_autoptr (GString) text = g_string_new (NULL);
  guint items = report->added[TD_TABLE_PROJECT];

  g_string_append_printf (text,
                          ngettext ("%u item taken in from %s", "%u items taken in from %s", items),
                          items, name);
  if (report->skipped > 0)
    g_string_append_printf (text, _ ("; %u rows were here already and stay as they are"),
                            report->skipped);
  if (report->notes->len > 0)
    g_string_append_printf (text, ngettext ("; %u remark", "; %u remarks", report->notes->len),
                            report->notes->len);
  td_window_say (self, text->str);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  TdWindow *self = reading->window;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  td_message_end_progress (self->progress);
  self->progress = NULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done && reading->file)
    done = self->document && td_document_import_file (self->document, reading->file,
                                                      reading->source, &reading->report, &error);
  if (!done) {
    say_failure (self, _ ("This file could not be taken in; nothing has changed"), reading->source,
                 _ ("Ask its sender for it again, or mend the place that is named and try again."),
                 error);
    return;
  }
  if (reading->target)
    open_portfolio (self, reading->target);
  say_import (self, reading->source, reading->report);
}

static void
start_reading (TdWindow *self, const char *source, const char *target)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autofree char *name = g_filename_display_basename (source);
  g_autofree char *text = g_strdup_printf (_ ("Reading %s…"), name);
  g_autoptr (GTask) task = NULL;

  reading->window = g_object_ref (self);
  reading->source = g_strdup (source);
  reading->target = g_strdup (target);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, read_done_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  self->progress = td_message_show_progress (GTK_WINDOW (self), text, self->cancellable);
  g_task_run_in_thread (task, read_thread);
}

/* ---- an exchange file becomes a portfolio ---- */

typedef struct {
  TdWindow *window;
  char *source;
} Making;

static void
make_from_cb (const char *path, gpointer data)
{
  Making *making = data;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    td_message_show (GTK_WINDOW (making->window), _ ("This file exists already"),
                     _ ("A portfolio is never written over. Choose another name, or open the "
                        "portfolio and take the file in there."));
  else
    start_reading (making->window, making->source, path);
}

static void
ask_where (TdWindow *self, const char *source)
{
  Making *making = g_new0 (Making, 1);
  g_autofree char *folder = g_path_get_dirname (source);
  g_autofree char *base = g_path_get_basename (source);
  char *dot = strstr (base, ".tiendo.xml");
  g_autofree char *name = NULL;

  if (dot == NULL)
    dot = strrchr (base, '.');
  if (dot)
    *dot = '\0';
  name = g_strconcat (base, ".tiendo", NULL);
  making->window = self;
  making->source = g_strdup (source);
  g_object_set_data_full (G_OBJECT (self), "td-making-source", making->source, g_free);
  g_object_set_data_full (G_OBJECT (self), "td-making", making, g_free);
  td_file_dialog_save (GTK_WINDOW (self), _ ("Keep the portfolio made from this file as"),
                       TD_FILES_PORTFOLIO, folder, name, make_from_cb, making);
}

void
td_window_open (TdWindow *self, const char *path)
{
  if (is_exchange_file (path))
    ask_where (self, path);
  else
    open_portfolio (self, path);
}

/* Where a portfolio lies that comes with the program. */
static char *
shipped (const char *portfolio)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *data =
      program && g_str_has_prefix (program, TD_BUILD_ROOT "/") ? TD_SOURCE_DATA_DIR : TD_DATA_DIR;

  return g_strdup_printf ("%s/portfolios/%s.tiendo.xml", data, portfolio);
}

/* The portfolios that come with the program: made once, then the person's own. */
void
td_window_start_from (TdWindow *self, const char *portfolio)
{
  g_autofree char *source = shipped (portfolio);
  g_autofree char *name = g_strconcat (portfolio, ".tiendo", NULL);
  g_autofree char *target = g_build_filename (g_get_user_data_dir (), "tiendo", name, NULL);

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    open_portfolio (self, target);
  else
    start_reading (self, source, target);
}

/* ---- dialogs ---- */

static void
new_chosen_cb (const char *path, gpointer data)
{
  TdWindow *self = data;
  TdSession session = make_session ();
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_filename_display_basename (path);
  g_autofree char *source = shipped ("tay-ninh-2024");
  g_autoptr (TdNativeFile) model = td_import_read (source, NULL, NULL);
  TdDocument *document;

  if (g_str_has_suffix (title, ".tiendo"))
    title[strlen (title) - strlen (".tiendo")] = '\0';
  document = td_document_create (path, title, model ? model->portfolio : NULL, &session, &error);
  if (document)
    td_window_show_document (self, document);
  else
    say_failure (self, _ ("The portfolio could not be made"), path, elsewhere (), error);
}

void
td_window_new_portfolio (TdWindow *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_strconcat (_ ("New portfolio"), ".tiendo", NULL);

  td_file_dialog_save (GTK_WINDOW (self), _ ("New Portfolio"), TD_FILES_PORTFOLIO,
                       documents ? documents : g_get_home_dir (), name, new_chosen_cb, self);
}

static void
open_chosen_cb (const char *path, gpointer data)
{
  td_window_open (data, path);
}

void
td_window_choose_file (TdWindow *self)
{
  td_file_dialog_open (GTK_WINDOW (self), _ ("Open"), TD_FILES_OPEN, open_chosen_cb, self);
}

static void
import_chosen_cb (const char *path, gpointer data)
{
  start_reading (data, path, NULL);
}

void
td_window_import (TdWindow *self)
{
  td_file_dialog_open (GTK_WINDOW (self), _ ("Import Into This Portfolio"), TD_FILES_XML,
                       import_chosen_cb, self);
}

static char *
own_name (TdWindow *self, const char *ending)
{
  g_autofree char *base = g_path_get_basename (td_document_path (self->document));

  if (g_str_has_suffix (base, ".tiendo"))
    base[strlen (base) - strlen (".tiendo")] = '\0';
  return g_strconcat (base, ending, NULL);
}

static void
say_written (TdWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (_ ("Written: %s"), name);

  td_window_say (self, text);
}

static void
export_chosen_cb (const char *path, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (td_document_export (self->document, path, &error))
    say_written (self, path);
  else
    say_failure (self, _ ("The file could not be written"), path, elsewhere (), error);
}

void
td_window_export (TdWindow *self)
{
  g_autofree char *folder = g_path_get_dirname (td_document_path (self->document));
  g_autofree char *name = own_name (self, ".tiendo.xml");

  td_file_dialog_save (GTK_WINDOW (self), _ ("Export as XML"), TD_FILES_XML, folder, name,
                       export_chosen_cb, self);
}

static void
copy_chosen_cb (const char *path, gpointer data)
{
  TdWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (path, td_document_path (self->document)) == 0)
    td_window_say (self, _ ("This is the open file itself; choose another name for the copy."));
  else if (td_document_copy (self->document, path, &error))
    say_written (self, path);
  else
    say_failure (self, _ ("The copy could not be written"), path, elsewhere (), error);
}

void
td_window_copy_file (TdWindow *self)
{
  g_autofree char *folder = g_path_get_dirname (td_document_path (self->document));
  g_autofree char *name = own_name (self, "-2.tiendo");

  td_file_dialog_save (GTK_WINDOW (self), _ ("Save a Copy"), TD_FILES_PORTFOLIO, folder, name,
                       copy_chosen_cb, self);
}

void
td_window_fill_recent_menu (TdWindow *self)
{
  g_auto (GStrv) recent = td_settings_recent (self->settings);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; recent[i] && i < 6; i++) {
    g_autofree char *name = g_filename_display_basename (recent[i]);
    g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

    g_menu_item_set_action_and_target (item, "win.open-path", "s", recent[i]);
    g_menu_append_item (self->recent_menu, item);
  }
}
