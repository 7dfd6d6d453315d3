/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/error.h"

G_BEGIN_DECLS

/* Gathers what a reader finds: the first error, or all of them up to a limit. */
typedef struct {
  GPtrArray *list; /* (element-type TdFinding) */
  guint limit;     /* 1: the first error ends the reading */
  guint errors;
  guint notes; /* no more than a thousand are kept */
} TdFindings;

void td_findings_init (TdFindings *self, guint limit);
void td_findings_clear (TdFindings *self);

/* Whether there is no point in reading on. */
gboolean td_findings_full (const TdFindings *self);

/* An error in the words of @msgid, with arguments up to NULL. */
void td_findings_fail (TdFindings *self, TdExchangeError code, guint line, const char *msgid, ...)
    G_GNUC_NULL_TERMINATED;
void td_findings_note (TdFindings *self, guint line, const char *msgid, ...) G_GNUC_NULL_TERMINATED;
/* Takes @fact. */
void td_findings_take (TdFindings *self, gboolean note, guint line, GError *fact);

/* After an error behind which nothing can be looked at. */
void td_findings_stop (TdFindings *self);

/* The first error there is, or NULL. */
const TdFinding *td_findings_first_error (const TdFindings *self);

G_END_DECLS
