/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/call.h"

#include "core/fact.h"
#include "core/when.h"

#include <stdio.h>
#include <string.h>

static const TdOption common[] = {
    {"today", N_ ("DAY"), N_ ("the day to count from (now)")},
    {"author", N_ ("NAME"), N_ ("who makes the edits (the user's name)")},
    {"language", "vi|en", N_ ("of messages and typed values")},
    {"help", NULL, N_ ("show this help")},
    {NULL, NULL, NULL},
};

const char *
td_call_text (const TdCall *self, const char *msgid)
{
  return td_translate (self->language, msgid);
}

const char *
td_call_argument (const TdCall *self, guint index)
{
  return index < self->n_arguments ? self->arguments->pdata[index] : NULL;
}

const char *
td_call_option (const TdCall *self, const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

/* ---- what goes wrong ---- */

/* Whether the words begin with a place already, as those of exchange do. */
static gboolean
names_place (const TdCall *self, const char *words)
{
  for (guint i = 0; i < self->n_arguments; i++) {
    const char *argument = self->arguments->pdata[i];

    if (g_str_has_prefix (words, argument) && words[strlen (argument)] == ':')
      return TRUE;
  }
  return FALSE;
}

/* GLib words its errors in a language of its own. */
static const char *
file_error_text (int code)
{
  switch (code) {
  case G_FILE_ERROR_NOENT:
  case G_FILE_ERROR_NOTDIR:
    return N_ ("There is no such file");
  case G_FILE_ERROR_ACCES:
  case G_FILE_ERROR_PERM:
  case G_FILE_ERROR_ROFS:
    return N_ ("There is no permission to open the file");
  case G_FILE_ERROR_ISDIR:
    return N_ ("This is a folder");
  case G_FILE_ERROR_NOSPC:
    return N_ ("The disk is full or failing");
  default:
    return N_ ("The file could not be read or written");
  }
}

TdExit
td_call_fail (const TdCall *self, const char *place, const GError *error)
{
  g_autofree char *words = error->domain == G_FILE_ERROR
                               ? g_strdup (td_call_text (self, file_error_text (error->code)))
                               : td_fact_word (self->language, error);

  if (place && !names_place (self, words))
    fprintf (stderr, "tiendo-cli: %s: %s\n", place, words);
  else
    fprintf (stderr, "tiendo-cli: %s\n", words);
  return TD_EXIT_FAILED;
}

TdExit
td_call_misused (const TdCall *self, const char *msgid, const char *word)
{
  g_autofree char *words =
      td_fact_fill (self->language, msgid, (const char *const[]){word ? word : "", NULL});
  const char *hint = td_call_text (self, N_ ("See tiendo-cli %s --help"));
  g_autofree char *hinted =
      td_fact_fill (TD_LANGUAGE_EN, hint, (const char *const[]){self->command->name, NULL});

  fprintf (stderr, "tiendo-cli: %s\n%s\n", words, hinted);
  return TD_EXIT_USAGE;
}

/* ---- help ---- */

static void
print_options (const TdOption *options, TdLanguage language)
{
  for (; options && options->name; options++) {
    g_autofree char *value = options->value
                                 ? g_strconcat ("=", td_translate (language, options->value), NULL)
                                 : g_strdup ("");
    g_autofree char *option = g_strconcat ("--", options->name, value, NULL);
    glong width = g_utf8_strlen (option, -1);

    printf ("  %s%*s %s\n", option, (int) MAX (1, 24 - width), "",
            td_translate (language, options->help));
  }
}

void
td_command_print_help (const TdCommand *command, TdLanguage language)
{
  printf ("%s: tiendo-cli %s %s\n\n%s\n", td_translate (language, N_ ("Usage")), command->name,
          command->arguments, td_translate (language, command->summary));
  if (command->details)
    printf ("\n%s\n", td_translate (language, command->details));
  printf ("\n%s:\n", td_translate (language, N_ ("Options")));
  print_options (command->options, language);
  print_options (common, language);
}

/* ---- the command line ---- */

static const TdOption *
find_option (const TdOption *options, const char *name)
{
  for (; options && options->name; options++)
    if (strcmp (options->name, name) == 0)
      return options;
  return NULL;
}

/* "--name", "--name=value" or "--name value": moves on by the words used up. */
static gboolean
take_option (TdCall *self, char ***words)
{
  const char *word = **words + 2;
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals ? g_strndup (word, equals - word) : g_strdup (word);
  const TdOption *option = find_option (self->command->options, name);

  if (option == NULL)
    option = find_option (common, name);
  if (option == NULL) {
    td_call_misused (self, N_ ("There is no option --%s"), name);
    return FALSE;
  }
  if (option->value == NULL && equals) {
    td_call_misused (self, N_ ("The option --%s takes no value"), name);
    return FALSE;
  }
  if (option->value && equals == NULL && *++*words == NULL) {
    td_call_misused (self, N_ ("The option --%s wants a value"), name);
    return FALSE;
  }
  g_hash_table_insert (self->options, g_strdup (name),
                       g_strdup (option->value ? (equals ? equals + 1 : **words) : ""));
  return TRUE;
}

static gboolean
take_common (TdCall *self)
{
  const char *language = td_call_option (self, "language");
  const char *today = td_call_option (self, "today");
  const char *author = td_call_option (self, "author");
  TdWhen when;

  if (language && strcmp (language, "vi") != 0 && strcmp (language, "en") != 0) {
    td_call_misused (self, N_ ("There is no language “%s”; there are vi and en"), language);
    return FALSE;
  }
  if (language)
    self->language = strcmp (language, "vi") == 0 ? TD_LANGUAGE_VI : TD_LANGUAGE_EN;
  if (today && (!td_when_parse (today, TD_WHEN_START, self->today, &when, NULL) ||
                td_when_precision (when) != TD_PRECISION_DAY)) {
    td_call_misused (self, N_ ("“%s” is no day"), today);
    return FALSE;
  }
  if (today)
    self->today = td_day_from_instant (when.earliest);
  if (author) {
    g_free (self->author);
    self->author = g_strdup (author);
    self->session.author = self->author;
  }
  return TRUE;
}

gboolean
td_call_parse (TdCall *self, char **words)
{
  gboolean only_arguments = FALSE;

  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->arguments = g_ptr_array_new ();
  for (; *words; words++) {
    if (!only_arguments && strcmp (*words, "--") == 0)
      only_arguments = TRUE;
    else if (!only_arguments && g_str_has_prefix (*words, "--")) {
      if (!take_option (self, &words))
        return FALSE;
    } else
      g_ptr_array_add (self->arguments, *words);
  }
  self->n_arguments = self->arguments->len;
  g_ptr_array_add (self->arguments, NULL);
  if (!take_common (self))
    return FALSE;
  if (td_call_option (self, "help"))
    return TRUE;
  if (self->n_arguments < self->command->least) {
    td_call_misused (self, N_ ("An argument is missing: %s"), self->command->arguments);
    return FALSE;
  }
  if (self->n_arguments > self->command->most) {
    td_call_misused (self, N_ ("There is an argument too many: %s"),
                     td_call_argument (self, self->command->most));
    return FALSE;
  }
  return TRUE;
}

void
td_call_clear (TdCall *self)
{
  g_clear_pointer (&self->options, g_hash_table_unref);
  g_clear_pointer (&self->arguments, g_ptr_array_unref);
  g_clear_pointer (&self->author, g_free);
}

TdDocument *
td_call_open (const TdCall *self)
{
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_document_open (td_call_argument (self, 0), &self->session, &error);

  if (document == NULL)
    td_call_fail (self, td_call_argument (self, 0), error);
  return document;
}
