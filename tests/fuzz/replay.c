/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files named on the command line, and over those files cut short
 * and with single bytes changed: what a fuzzer tries first, the same way each time. */
#include <glib.h>
#include <string.h>

#define CUTS  64
#define FLIPS 256

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A copy without slack behind it, so that a sanitizer sees a step over its end. */
static void
run_copy (const guint8 *bytes, gsize size, gssize changed)
{
  g_autofree guint8 *copy = g_malloc (MAX (size, 1));

  memcpy (copy, bytes, size);
  if (changed >= 0)
    copy[changed] ^= (guint8) (1 << (changed % 8));
  LLVMFuzzerTestOneInput (copy, size);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    g_autofree char *bytes = NULL;
    g_autoptr (GError) error = NULL;
    gsize size;

    if (!g_file_get_contents (argv[i], &bytes, &size, &error)) {
      g_printerr ("%s\n", error->message);
      return 1;
    }
    run_copy ((const guint8 *) bytes, size, -1);
    for (gsize n = 0; n < CUTS; n++)
      run_copy ((const guint8 *) bytes, size * n / CUTS, -1);
    for (gsize n = 0; size > 0 && n < FLIPS; n++)
      run_copy ((const guint8 *) bytes, size, (gssize) (n * 7919 % size));
  }
  return 0;
}
