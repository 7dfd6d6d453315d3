/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Vietnamese order of texts, the same on every machine whatever its locale: letters first (a ă
 * â b c d đ …), then tones (ngang huyền hỏi ngã sắc nặng), then case (lower first); figures by
 * their value ("Tân Hội 2" before "Tân Hội 10"). One object may be used by one thread at a time. */
typedef struct _TdCollation TdCollation;

TdCollation *td_collation_new (void);
void td_collation_free (TdCollation *collation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCollation, td_collation_free)

/* Below, equal to or above 0, as strcmp() has it; equal only for texts equal but for
 * normalisation. */
int td_collation_compare (const TdCollation *collation, const char *a, const char *b);

/* Bytes that memcmp() and strcmp() order as the texts are; NUL-terminated, no NUL inside. */
char *td_collation_key (const TdCollation *collation, const char *text, gsize *ret_length);

G_END_DECLS
