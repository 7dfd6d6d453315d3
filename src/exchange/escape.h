/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text as canonical XML has it, inside quotation marks or between tags. Characters that
 * XML cannot hold are left out. */
void td_escape_append (GString *out, const char *text, gsize length, gboolean attribute);

G_END_DECLS
