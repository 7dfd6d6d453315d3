/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/speech.h"

#include "ui/words.h"

#include <locale.h>

#define DOMAIN "tiendo"

/* A language variable that says nothing, as on a machine without locales. */
static gboolean
is_mute (const char *value)
{
  return value == NULL || *value == '\0' || strcmp (value, "C") == 0 ||
         strcmp (value, "POSIX") == 0 || g_str_has_prefix (value, "C.");
}

/* The language of the environment, "vi" where it names none. */
static const char *
environment_language (void)
{
  static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = g_getenv (names[i]);

    if (!is_mute (value))
      return g_str_has_prefix (value, "en") ? "en" : "vi";
  }
  return "vi";
}

/* Where the catalogue lies: beside the build, or where it was installed. */
static const char *
locale_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *given = g_getenv ("TIENDO_LOCALEDIR");

  if (given)
    return given;
  return program && g_str_has_prefix (program, TD_BUILD_ROOT "/") ? TD_BUILD_LOCALE_DIR
                                                                  : TD_LOCALE_DIR;
}

void
td_speech_set_up (const char *chosen)
{
  g_setenv ("LANGUAGE", chosen ? chosen : environment_language (), TRUE);
  /* Words are looked up in no locale but "C" itself. */
  if (setlocale (LC_ALL, "") == NULL || is_mute (setlocale (LC_MESSAGES, NULL))) {
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
    setlocale (LC_ALL, "C.UTF-8");
  }
  bindtextdomain (DOMAIN, locale_dir ());
  bind_textdomain_codeset (DOMAIN, "UTF-8");
  textdomain (DOMAIN);
}

TdLanguage
td_speech_language (void)
{
  const char *language = g_getenv ("LANGUAGE");

  return language && g_str_has_prefix (language, "en") ? TD_LANGUAGE_EN : TD_LANGUAGE_VI;
}
