/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/file-dialog.h"

#include "ui/words.h"

typedef struct {
  TdFileKinds kinds;
  gboolean save;
  TdFileChosen chosen;
  gpointer data;
} Request;

static const struct {
  const char *name;
  const char *patterns[4];
  const char *ending; /* that is added */
} kinds_table[] = {
    [TD_FILES_OPEN] = {N_ ("Portfolios and exchange files"), {"*.tiendo", "*.xml"}, NULL},
    [TD_FILES_XML] = {N_ ("Exchange files"), {"*.tiendo.xml", "*.xml"}, ".tiendo.xml"},
    [TD_FILES_PORTFOLIO] = {N_ ("Portfolios"), {"*.tiendo"}, ".tiendo"},
    [TD_FILES_PAPER] = {N_ ("PDF, SVG and PNG"), {"*.pdf", "*.svg", "*.png"}, ".pdf"},
};

static gboolean
has_ending (const char *path, TdFileKinds kinds)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  for (guint i = 0; kinds_table[kinds].patterns[i]; i++)
    if (g_str_has_suffix (name, kinds_table[kinds].patterns[i] + 1))
      return TRUE;
  return FALSE;
}

static void
response_cb (GtkNativeDialog *dialog, int response, Request *request)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT && path) {
    if (request->save && !has_ending (path, request->kinds)) {
      char *whole = g_strconcat (path, kinds_table[request->kinds].ending, NULL);

      g_free (path);
      path = whole;
    }
    request->chosen (path, request->data);
  }
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser, TdFileKinds kinds)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ (kinds_table[kinds].name));
  for (guint i = 0; kinds_table[kinds].patterns[i]; i++)
    gtk_file_filter_add_pattern (filter, kinds_table[kinds].patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static GtkFileChooserNative *
make_dialog (GtkWindow *parent,
             const char *title,
             GtkFileChooserAction action,
             TdFileKinds kinds,
             TdFileChosen chosen,
             gpointer data)
{
  Request *request = g_new0 (Request, 1);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  *request = (Request){kinds, action == GTK_FILE_CHOOSER_ACTION_SAVE, chosen, data};
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), kinds);
  g_object_set_data_full (G_OBJECT (dialog), "td-request", request, g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  return dialog;
}

void
td_file_dialog_open (
    GtkWindow *parent, const char *title, TdFileKinds kinds, TdFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog =
      make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, kinds, chosen, data);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
td_file_dialog_save (GtkWindow *parent,
                     const char *title,
                     TdFileKinds kinds,
                     const char *folder,
                     const char *suggested,
                     TdFileChosen chosen,
                     gpointer data)
{
  GtkFileChooserNative *dialog =
      make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, kinds, chosen, data);

  if (folder) {
    g_autoptr (GFile) file = g_file_new_for_path (folder);

    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), file, NULL);
  }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
