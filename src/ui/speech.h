/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"

G_BEGIN_DECLS

/**
 * td_speech_set_up:
 * @chosen: (nullable): "vi" or "en", what the settings say; NULL leaves it to the environment
 *
 * Gives the process its language, before GTK starts: the chosen one, else the environment's, else
 * Vietnamese. A machine without locales speaks it as well.
 */
void td_speech_set_up (const char *chosen);

/* What the process speaks now, for paper and for what lower floors word. */
TdLanguage td_speech_language (void);

G_END_DECLS
