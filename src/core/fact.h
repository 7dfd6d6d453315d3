/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"

G_BEGIN_DECLS

/*
 * A fact: what a floor without a language has to say, worded by those who have one.
 *
 * It travels as the message of a GError: a msgid and its arguments, kept apart, so that the same
 * error can be shown in any language. Whoever shows an error words it with td_fact_word ().
 */

/* Before an argument that is itself a msgid, such as the label of a field. */
#define TD_FACT_MSGID "\x1e"

/* @msgid takes each argument, a `const char *`, by a %s (%1$s where the order differs); ends in
 * NULL. */
void td_fact_set (GError **error, GQuark domain, int code, const char *msgid, ...)
    G_GNUC_NULL_TERMINATED;

/* Puts "@place: " before the words, in every language: a file, or a file and a line. */
void td_fact_prefix (GError **error, const char *place);

/* The message of any error: a fact, a msgid alone, or a text that is no msgid and stays. */
char *td_fact_word (TdLanguage language, const GError *error);

/* @msgid with @arguments, which ends in NULL, in the places of its %s and %1$s. */
char *td_fact_fill (TdLanguage language, const char *msgid, const char *const *arguments);

G_END_DECLS
