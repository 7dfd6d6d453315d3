/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The portfolio whose calendar has the public holidays as they were decided. */
#define TD_PLACE_HOLIDAYS "portfolios/tay-ninh-2024.tiendo.xml"

/* A file of the program's data: where it is installed, or in the source tree when the program runs
 * from where it was built. */
char *td_place_data (const char *name);

G_END_DECLS
