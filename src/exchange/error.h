/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/fact.h"
#include "exchange/finding.h"

G_BEGIN_DECLS

/* Messages are facts: td_fact_word () words them, the file and its line before. */
#define TD_EXCHANGE_ERROR (td_exchange_error_quark ())
GQuark td_exchange_error_quark (void);

typedef enum {
  TD_EXCHANGE_ERROR_IO,          /* no such file, no permission, disk full */
  TD_EXCHANGE_ERROR_MALFORMED,   /* no XML, cut off, not UTF-8 */
  TD_EXCHANGE_ERROR_INVALID,     /* XML that says what cannot be */
  TD_EXCHANGE_ERROR_UNSUPPORTED, /* another format, a newer version, a folder or a device */
  TD_EXCHANGE_ERROR_TOO_LARGE,   /* over a limit; the message names it */
  TD_EXCHANGE_ERROR_CANCELLED,
} TdExchangeError;

G_END_DECLS
