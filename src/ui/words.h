/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/language.h"

#include <libintl.h>

/* The window's own words, in the language of the process. */
#define _(msgid) gettext (msgid)
