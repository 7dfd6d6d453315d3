/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"

G_BEGIN_DECLS

/* One thing that was found in a file. */
typedef struct {
  gboolean note; /* worth telling, and no error */
  guint line;    /* 0: the file as a whole */
  GError *fact;  /* worded by td_fact_word () */
} TdFinding;

/* Takes @fact. */
TdFinding *td_finding_new (gboolean note, guint line, GError *fact);
void td_finding_free (TdFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFinding, td_finding_free)

/* "FILE:LINE: what", "FILE: what" where no line is known, "what" where @name is NULL. */
char *td_finding_word (const TdFinding *finding, const char *name, TdLanguage language);

/* The same as an error, a fact that begins with its place. */
GError *td_finding_to_error (const TdFinding *finding, const char *name);

G_END_DECLS
