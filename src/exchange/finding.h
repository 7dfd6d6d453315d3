/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"

G_BEGIN_DECLS

/**
 * TdFinding: one thing that was found in a file, as a fact.
 *
 * @message is a msgid whose %s stand for @arguments in their order; it is put into words, and into
 * a language, only where it is shown.
 */
typedef struct {
  gboolean note;       /* worth telling, and no error */
  guint line;          /* 0: the file as a whole */
  const char *message; /* N_() */
  GStrv arguments;
} TdFinding;

/* A finding with up to three arguments, NULL for those it has not. */
TdFinding *
td_finding_new (guint line, const char *message, const char *a, const char *b, const char *c);
TdFinding *td_finding_copy (const TdFinding *finding);
void td_finding_free (TdFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFinding, td_finding_free)

/* "FILE:LINE: what", "FILE: what" where no line is known, "what" where @name is NULL. */
char *td_finding_to_string (const TdFinding *finding, const char *name, TdLanguage language);

G_END_DECLS
