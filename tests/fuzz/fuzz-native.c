/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-read.h"
#include "exchange/native-write.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
append_cb (gpointer data, const char *bytes, gsize length, GError **error)
{
  g_string_append_len (data, bytes, (gssize) length);
  return TRUE;
}

static GString *
write_all (const TdPortfolio *portfolio)
{
  GString *out = g_string_new (NULL);

  if (!td_native_write (portfolio, NULL, append_cb, out, NULL))
    g_error ("what was read cannot be written");
  return out;
}

/* Whatever is read can be written, and is then read as the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TdNativeFile) file =
      td_native_read_bytes ((const char *) data, size, "fuzz", NULL, NULL);
  g_autoptr (TdNativeFile) again = NULL;
  g_autoptr (GError) error = NULL;
  GString *written, *twice;

  if (file == NULL)
    return 0;
  written = write_all (file->portfolio);
  again = td_native_read_bytes (written->str, written->len, "again", NULL, &error);
  if (again == NULL)
    g_error ("what was written is refused: %s\n%s", error->message, written->str);
  if (again->digest != TD_DIGEST_MATCHES)
    g_error ("the digest does not match");
  twice = write_all (again->portfolio);
  if (!g_string_equal (written, twice))
    g_error ("not the same bytes\n%s\n%s", written->str, twice->str);
  g_string_free (written, TRUE);
  g_string_free (twice, TRUE);
  return 0;
}
