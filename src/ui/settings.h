/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdSettings: what the window remembers between two starts: sizes, columns, recent files.
 *
 * A key file that is written whenever something changes. One that cannot be written is kept in
 * memory alone, since nobody's work depends on it.
 */
typedef struct _TdSettings TdSettings;

/* Reads @path; one that is missing or damaged is as good as empty. */
TdSettings *td_settings_new (const char *path);
void td_settings_free (TdSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSettings, td_settings_free)

/* Returns: (transfer full) (nullable): NULL where it was never set. */
char *td_settings_text (const TdSettings *self, const char *key);
/* NULL forgets it. */
void td_settings_set_text (TdSettings *self, const char *key, const char *text);
int td_settings_integer (const TdSettings *self, const char *key, int otherwise);
void td_settings_set_integer (TdSettings *self, const char *key, int integer);

/* The files opened last, newest first: paths. */
GStrv td_settings_recent (const TdSettings *self);
void td_settings_add_recent (TdSettings *self, const char *path);
void td_settings_forget_recent (TdSettings *self, const char *path);

G_END_DECLS
