/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/document.h"
#include "support/generate.h"

/* Who the benches say they are; their clock stands still. */
extern const TdSession td_bench_session;

/* Lays an invented portfolio down as a new file. */
gboolean td_bench_file (const char *path, const TdGeneration *shape, GError **error);
