/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/settings.h"

#define GROUP      "window"
#define RECENT     "recent"
#define MAX_RECENT 12

struct _TdSettings {
  char *path;
  GKeyFile *file;
};

static void
save (TdSettings *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (self->file, self->path, NULL);
}

TdSettings *
td_settings_new (const char *path)
{
  TdSettings *self = g_new0 (TdSettings, 1);

  self->path = g_strdup (path);
  self->file = g_key_file_new ();
  if (!g_key_file_load_from_file (self->file, path, G_KEY_FILE_KEEP_COMMENTS, NULL)) {
    g_key_file_free (self->file);
    self->file = g_key_file_new ();
  }
  return self;
}

void
td_settings_free (TdSettings *self)
{
  if (self == NULL)
    return;
  g_key_file_free (self->file);
  g_free (self->path);
  g_free (self);
}

char *
td_settings_text (const TdSettings *self, const char *key)
{
  return g_key_file_get_string (self->file, GROUP, key, NULL);
}

void
td_settings_set_text (TdSettings *self, const char *key, const char *text)
{
  g_autofree char *before = td_settings_text (self, key);

  if (g_strcmp0 (before, text) == 0)
    return;
  if (text)
    g_key_file_set_string (self->file, GROUP, key, text);
  else
    g_key_file_remove_key (self->file, GROUP, key, NULL);
  save (self);
}

int
td_settings_integer (const TdSettings *self, const char *key, int otherwise)
{
  g_autoptr (GError) error = NULL;
  int integer = g_key_file_get_integer (self->file, GROUP, key, &error);

  return error ? otherwise : integer;
}

void
td_settings_set_integer (TdSettings *self, const char *key, int integer)
{
  if (g_key_file_has_key (self->file, GROUP, key, NULL) &&
      td_settings_integer (self, key, integer) == integer)
    return;
  g_key_file_set_integer (self->file, GROUP, key, integer);
  save (self);
}

GStrv
td_settings_recent (const TdSettings *self)
{
  GStrv paths = g_key_file_get_string_list (self->file, GROUP, RECENT, NULL, NULL);

  return paths ? paths : g_new0 (char *, 1);
}

static void
set_recent (TdSettings *self, const char *first, const char *without)
{
  g_auto (GStrv) before = td_settings_recent (self);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (first)
    g_ptr_array_add (after, (gpointer) first);
  for (guint i = 0; before[i] && after->len < MAX_RECENT; i++)
    if (g_strcmp0 (before[i], without) != 0)
      g_ptr_array_add (after, before[i]);
  g_key_file_set_string_list (self->file, GROUP, RECENT, (const char *const *) after->pdata,
                              after->len);
  save (self);
}

void
td_settings_add_recent (TdSettings *self, const char *path)
{
  set_recent (self, path, path);
}

void
td_settings_forget_recent (TdSettings *self, const char *path)
{
  set_recent (self, NULL, path);
}
