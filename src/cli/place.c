/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/place.h"

char *
td_place_data (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  gboolean built = program && g_str_has_prefix (program, TD_BUILD_ROOT "/");

  return g_build_filename (built ? TD_SOURCE_DATA_DIR : TD_DATA_DIR, name, NULL);
}
