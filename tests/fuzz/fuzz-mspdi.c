/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mspdi-read.h"
#include "exchange/native-write.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
append_cb (gpointer data, const char *bytes, gsize length, GError **error)
{
  g_string_append_len (data, bytes, (gssize) length);
  return TRUE;
}

/* Whatever is read makes a portfolio that can be written and read as our own. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TdNativeFile) file =
      td_mspdi_read_bytes ((const char *) data, size, "fuzz", NULL, NULL);
  g_autoptr (TdNativeFile) again = NULL;
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return 0;
  if (!td_native_write (file->portfolio, NULL, append_cb, written, &error))
    g_error ("what was read cannot be written: %s", error->message);
  again = td_native_read_bytes (written->str, written->len, "again", NULL, &error);
  if (again == NULL)
    g_error ("what was written is refused: %s\n%s", error->message, written->str);
  return 0;
}
