/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-read.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  td_native_file_free (td_native_read_bytes ((const char *) data, size, "fuzz", NULL, NULL));
  return 0;
}
