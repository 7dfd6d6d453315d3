/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/file.h"

const TdSession td_bench_session = {.author = "bench", .origin = "bench"};

gboolean
td_bench_file (const char *path, const TdGeneration *shape, GError **error)
{
  g_autoptr (TdPortfolio) portfolio = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (TdDocument) document = td_document_create_bare (path, &td_bench_session, error);
  TdNativeFile file = {.notes = notes, .foreign = notes};

  if (document == NULL)
    return FALSE;
  file.portfolio = portfolio = td_generate (shape);
  return td_document_import_file (document, &file, "bench", NULL, error);
}
