/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/call.h"
#include "core/time.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* tiendo-cli: the program without a display. Each command is a file; this one finds it. */

static const TdCommand *const commands[] = {
    &td_command_new,      &td_command_import,   &td_command_export, &td_command_validate,
    &td_command_list,     &td_command_schedule, &td_command_set,    &td_command_edit,
    &td_command_render,   &td_command_undo,     &td_command_redo,   &td_command_check,
    &td_command_calendar,
};

static gint64
now_cb (gpointer data)
{
  return g_get_real_time ();
}

static gint64
day_of_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return td_day_from_date (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}

/* What the environment asks for; Vietnamese where it asks for nothing we speak. */
static TdLanguage
wanted_language (void)
{
  static const char *const variables[] = {"TIENDO_LANGUAGE", "LANGUAGE", "LC_ALL", "LANG"};

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++) {
    const char *value = g_getenv (variables[i]);

    if (value && g_str_has_prefix (value, "vi"))
      return TD_LANGUAGE_VI;
    if (value && g_str_has_prefix (value, "en"))
      return TD_LANGUAGE_EN;
  }
  return TD_LANGUAGE_VI;
}

static char *
wanted_author (void)
{
  const char *name = g_get_real_name ();

  return g_strdup (name && *name && strcmp (name, "Unknown") != 0 ? name : g_get_user_name ());
}

static void
print_usage (FILE *out, TdLanguage language)
{
  fprintf (out, "%s: tiendo-cli %s\n\n", td_translate (language, N_ ("Usage")),
           td_translate (language, N_ ("COMMAND ARGUMENTS …")));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "  %-10s %s\n", commands[i]->name, td_translate (language, commands[i]->summary));
  fprintf (out, "\n%s\n",
           td_translate (language, N_ ("tiendo-cli COMMAND --help explains a command.")));
}

static const TdCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static TdExit
run (const TdCommand *command, char **words, TdLanguage language)
{
  TdCall call = {.command = command,
                 .language = language,
                 .today = day_of_today (),
                 .author = wanted_author ()};
  TdExit status = TD_EXIT_USAGE;

  call.session = (TdSession){call.author, "cli", now_cb, NULL, 5000};
  if (td_call_parse (&call, words)) {
    if (td_call_option (&call, "help")) {
      td_command_print_help (command, call.language);
      status = TD_EXIT_DONE;
    } else
      status = command->run (&call);
  }
  td_call_clear (&call);
  if (fflush (stdout) != 0 || ferror (stdout)) {
    fprintf (stderr, "tiendo-cli: %s\n",
             td_translate (language, N_ ("Standard output could not be written")));
    return status == TD_EXIT_USAGE ? status : TD_EXIT_FAILED;
  }
  return status;
}

int
main (int argc, char **argv)
{
  TdLanguage language = wanted_language ();
  const TdCommand *command;

  /* Texts are UTF-8 whatever the locale; an unknown one must not keep the program from work. */
  if (setlocale (LC_CTYPE, "") == NULL || !g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  if (argc < 2) {
    print_usage (stderr, language);
    return TD_EXIT_USAGE;
  }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0) {
    print_usage (stdout, language);
    return TD_EXIT_DONE;
  }
  if (strcmp (argv[1], "--version") == 0) {
    printf ("tiendo-cli %s\n", TD_VERSION);
    return TD_EXIT_DONE;
  }
  command = find_command (argv[1]);
  if (command == NULL) {
    fprintf (stderr, "tiendo-cli: %s: %s\n", argv[1],
             td_translate (language, N_ ("There is no such command")));
    print_usage (stderr, language);
    return TD_EXIT_USAGE;
  }
  return (int) run (command, argv + 2, language);
}
