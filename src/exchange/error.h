/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/finding.h"

G_BEGIN_DECLS

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

/* Sets @error to "NAME:LINE: what" in English and keeps @finding with it. Takes @finding. */
void
td_exchange_error_take (GError **error, TdExchangeError code, const char *name, TdFinding *finding);

/* What an error of this domain is about, to word it in another language.
 * Returns: (nullable) (transfer none): the finding, valid as long as @error */
const TdFinding *td_exchange_error_finding (const GError *error);

G_END_DECLS
