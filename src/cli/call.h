/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* What the shell hears. */
typedef enum {
  TD_EXIT_DONE = 0,
  TD_EXIT_FAILED = 1,   /* nothing has changed */
  TD_EXIT_USAGE = 2,    /* the command line is wrong */
  TD_EXIT_FINDINGS = 3, /* done, with something to look at */
} TdExit;

/* One option of a command, with its value if @value names one. */
typedef struct {
  const char *name;  /* without the dashes */
  const char *value; /* N_() of what it takes: "DAY"; NULL: nothing */
  const char *help;  /* N_() */
} TdOption;

typedef struct _TdCall TdCall;

/* A command, one file each: tiendo-cli NAME ARGUMENTS. */
typedef struct {
  const char *name;
  const char *arguments;   /* as the usage shows them: "FILE.tiendo SOURCE…" */
  const char *summary;     /* N_(), one line */
  const char *details;     /* N_(), (nullable): the rest of --help */
  guint least;             /* arguments */
  guint most;              /* G_MAXUINT: any number */
  const TdOption *options; /* ends in a NULL name; (nullable) */
  TdExit (*run) (TdCall *call);
} TdCommand;

/* One run of a command. */
struct _TdCall {
  const TdCommand *command;
  GPtrArray *arguments; /* (element-type utf8), NULL at the end */
  guint n_arguments;
  GHashTable *options; /* name → value, "" where there is none */
  TdLanguage language;
  gint64 today; /* day */
  TdSession session;
  char *author;
};

extern const TdCommand td_command_new, td_command_import, td_command_export, td_command_validate,
    td_command_schedule, td_command_list, td_command_set, td_command_edit, td_command_undo,
    td_command_redo, td_command_render, td_command_check, td_command_calendar;

/* Reads what stands behind the command's name. FALSE: said why, the exit status is USAGE. */
gboolean td_call_parse (TdCall *self, char **words);
void td_call_clear (TdCall *self);

const char *td_call_argument (const TdCall *self, guint index);
/* The option's value, "" for one that takes none; NULL: not given. */
const char *td_call_option (const TdCall *self, const char *name);

/* @msgid in the language of the call. */
const char *td_call_text (const TdCall *self, const char *msgid) G_GNUC_FORMAT (2);

/* "tiendo-cli: PLACE: what" on standard error; @place may be NULL. Returns: TD_EXIT_FAILED */
TdExit td_call_fail (const TdCall *self, const char *place, const GError *error);
/* The same of a mistake in the command line, with a hint at --help. Returns: TD_EXIT_USAGE */
TdExit td_call_misused (const TdCall *self, const char *msgid, const char *word);

void td_command_print_help (const TdCommand *command, TdLanguage language);

/* Opens the file of the first argument. NULL: said why. */
TdDocument *td_call_open (const TdCall *self);

G_END_DECLS
