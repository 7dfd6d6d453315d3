/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_APPLICATION (td_application_get_type ())
G_DECLARE_FINAL_TYPE (TdApplication, td_application, TD, APPLICATION, GtkApplication)

/* Takes @settings. */
TdApplication *td_application_new (TdSettings *settings);
TdSettings *td_application_settings (TdApplication *self);
/* Shows @path in a window: the one that has it, an empty one, or a new one. */
void td_application_open (TdApplication *self, const char *path);
/* All windows anew, in @language ("vi" or "en"), on the files they show. */
void td_application_set_language (TdApplication *self, const char *language);

G_END_DECLS
