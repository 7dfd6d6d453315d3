/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/application.h"

#include "ui/speech.h"
#include "ui/theme.h"
#include "ui/window.h"
#include "ui/words.h"

struct _TdApplication {
  GtkApplication parent_instance;

  TdSettings *settings;
};

G_DEFINE_FINAL_TYPE (TdApplication, td_application, GTK_TYPE_APPLICATION)

/* Every key that works wherever the focus is. Keys without Ctrl or Alt belong to the table. */
static const struct {
  const char *action;
  const char *keys[3];
} accels[] = {
    {"app.quit", {"<Control>q"}},
    {"win.new", {"<Control>n"}},
    {"win.open", {"<Control>o"}},
    {"win.say-saved", {"<Control>s"}},
    {"win.close", {"<Control>w"}},
    {"win.undo", {"<Control>z"}},
    {"win.redo", {"<Control><Shift>z", "<Control>y"}},
    {"win.search", {"<Control>f"}},
    {"win.find-next", {"F3", "<Control>g"}},
    {"win.find-previous", {"<Shift>F3", "<Control><Shift>g"}},
    {"win.navigator", {"F9"}},
    {"win.inspector", {"<Alt>Return"}},
    {"win.print", {"<Control>p"}},
    {"win.zoom-in", {"<Control>plus", "<Control>equal"}},
    {"win.zoom-out", {"<Control>minus"}},
    {"win.fit", {"<Control>0"}},
    {"win.insert-item", {"<Control><Shift>n"}},
    {"win.insert-task", {"<Control>t"}},
    {"win.indent", {"<Alt><Shift>Right"}},
    {"win.outdent", {"<Alt><Shift>Left"}},
    {"win.move-up", {"<Alt><Shift>Up"}},
    {"win.move-down", {"<Alt><Shift>Down"}},
    {"win.bar-earlier", {"<Alt>Left"}},
    {"win.bar-later", {"<Alt>Right"}},
    {"win.bar-shorter", {"<Control><Alt>Left"}},
    {"win.bar-longer", {"<Control><Alt>Right"}},
    {"win.progress-less", {"<Alt>minus"}},
    {"win.progress-more", {"<Alt>plus", "<Alt>equal"}},
    {"win.link", {"<Control>l"}},
    {"win.unlink", {"<Control><Shift>l"}},
    {"win.show-help-overlay", {"<Control>question"}},
};

static TdTheme
chosen_theme (TdSettings *settings)
{
  g_autofree char *theme = td_settings_text (settings, "theme");

  return g_strcmp0 (theme, "dark") == 0 ? TD_THEME_DARK : TD_THEME_LIGHT;
}

static TdWindow *
empty_window (TdApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TD_IS_WINDOW (l->data) && td_window_path (l->data) == NULL)
      return l->data;
  return td_window_new (self, self->settings);
}

static TdWindow *
window_of (TdApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TD_IS_WINDOW (l->data) && g_strcmp0 (td_window_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

void
td_application_open (TdApplication *self, const char *path)
{
  TdWindow *window = window_of (self, path);

  if (window) {
    gtk_window_present (GTK_WINDOW (window));
    return;
  }
  window = empty_window (self);
  gtk_window_present (GTK_WINDOW (window)); /* first: a message stands over it */
  td_window_open (window, path);
}

/* ---- actions ---- */

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
theme_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  TdApplication *self = data;
  const char *theme = g_variant_get_string (state, NULL);

  td_settings_set_text (self->settings, "theme", theme);
  td_theme_apply (gdk_display_get_default (), chosen_theme (self->settings));
  g_simple_action_set_state (action, state);
}

static gboolean
reopen_cb (gpointer data)
{
  TdApplication *self = data;
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  g_application_hold (G_APPLICATION (self));
  for (GList *l = windows; l; l = l->next) {
    g_autofree char *path = NULL;
    TdWindow *window;

    if (!TD_IS_WINDOW (l->data))
      continue;
    path = g_strdup (td_window_path (l->data));
    gtk_window_destroy (l->data);
    window = td_window_new (self, self->settings);
    gtk_window_present (GTK_WINDOW (window));
    if (path)
      td_window_open (window, path);
  }
  g_list_free (windows);
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

void
td_application_set_language (TdApplication *self, const char *language)
{
  td_settings_set_text (self->settings, "language", language);
  td_speech_set_up (language);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, reopen_cb, g_object_ref (self), g_object_unref);
}

static void
language_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  td_application_set_language (data, g_variant_get_string (state, NULL));
}

static void
add_actions (TdApplication *self)
{
  static const GActionEntry entries[] = {
      {.name = "quit", .activate = quit_cb},
  };
  const char *language = td_speech_language () == TD_LANGUAGE_VI ? "vi" : "en";
  const char *theme = chosen_theme (self->settings) == TD_THEME_DARK ? "dark" : "light";
  g_autoptr (GSimpleAction) themes =
      g_simple_action_new_stateful ("theme", G_VARIANT_TYPE_STRING, g_variant_new_string (theme));
  g_autoptr (GSimpleAction) languages =
      g_simple_action_new_stateful ("language", G_VARIANT_TYPE_STRING,
                                    g_variant_new_string (language));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (themes, "change-state", G_CALLBACK (theme_cb), self);
  g_signal_connect (languages, "change-state", G_CALLBACK (language_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (themes));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (languages));
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

/* ---- the application ---- */

static void
td_application_startup (GApplication *application)
{
  TdApplication *self = TD_APPLICATION (application);

  G_APPLICATION_CLASS (td_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name ("org.tiendo.Tiendo");
  td_theme_apply (gdk_display_get_default (), chosen_theme (self->settings));
  add_actions (self);
}

static void
td_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (empty_window (TD_APPLICATION (application))));
}

static void
td_application_open_files (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++) {
    g_autofree char *path = g_file_get_path (files[i]);

    if (path)
      td_application_open (TD_APPLICATION (application), path);
  }
}

static void
td_application_finalize (GObject *object)
{
  td_settings_free (TD_APPLICATION (object)->settings);
  G_OBJECT_CLASS (td_application_parent_class)->finalize (object);
}

static void
td_application_class_init (TdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_application_finalize;
  application_class->startup = td_application_startup;
  application_class->activate = td_application_activate;
  application_class->open = td_application_open_files;
}

static void
td_application_init (TdApplication *self)
{
}

TdApplication *
td_application_new (TdSettings *settings)
{
  TdApplication *self =
      g_object_new (TD_TYPE_APPLICATION, "application-id", "org.tiendo.Tiendo", "flags",
                    G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/tiendo/Tiendo", NULL);

  self->settings = settings;
  return self;
}

TdSettings *
td_application_settings (TdApplication *self)
{
  return self->settings;
}
