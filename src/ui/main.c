/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"
#include "ui/speech.h"

int
main (int argc, char **argv)
{
  g_autofree char *path =
      g_build_filename (g_get_user_config_dir (), "tiendo", "settings.ini", NULL);
  TdSettings *settings = td_settings_new (path);
  g_autofree char *language = td_settings_text (settings, "language");
  g_autoptr (TdApplication) application = NULL;

  td_speech_set_up (language);
  g_set_prgname ("tiendo");
  application = td_application_new (settings);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
