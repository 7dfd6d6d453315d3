/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/error.h"

G_BEGIN_DECLS

/* What a file is, told from its first bytes and never from its name. */
typedef enum {
  TD_FORMAT_UNKNOWN,
  TD_FORMAT_EMPTY,
  TD_FORMAT_NATIVE,    /* our XML */
  TD_FORMAT_PORTFOLIO, /* a .tiendo file */
  TD_FORMAT_MSPDI,     /* Microsoft Project's XML */
  TD_FORMAT_GAN,
  TD_FORMAT_PLANNER,
  TD_FORMAT_XML,    /* some other XML */
  TD_FORMAT_SQLITE, /* some other database */
  TD_FORMAT_XLSX,
  TD_FORMAT_ZIP,
  TD_FORMAT_GZIP,
  TD_FORMAT_OLE, /* .mpp, .xls */
  TD_FORMAT_PDF,
  TD_FORMAT_CSV,
} TdFormat;

/* How many bytes are enough to tell. */
#define TD_DETECT_BYTES 65536

/* @head: the file's first bytes, up to %TD_DETECT_BYTES of them. */
TdFormat td_detect (const char *head, gsize length);

/* Reads the head of @path. FALSE with IO where it cannot be read, and with UNSUPPORTED where it is
 * a folder, a pipe or a device; never waits for one. */
gboolean td_detect_file (const char *path, TdFormat *ret_format, GError **error);

/* "native", "mspdi", "xlsx", …: what --format takes. */
const char *td_format_name (TdFormat format);
/* "a folder compressed as zip": a msgid to say what a file is. */
const char *td_format_label (TdFormat format);

G_END_DECLS
