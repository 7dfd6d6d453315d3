/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * td_text_bindings:
 *
 * Finds where a line must not break although Unicode would allow it: between a figure and its
 * unit ("78,93 ha"), on either side of the dash of a range ("20 – 25"), before a number that a
 * word announces ("số 24"), and inside the number of a legal document ("24-NQ/TW").
 *
 * Returns: (transfer full) (nullable): attributes over those places, %NULL for none
 */
PangoAttrList *td_text_bindings (const char *text);

G_END_DECLS
