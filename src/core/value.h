/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a nullable integer of a record holds when nothing is known. */
#ifndef TD_NONE
#define TD_NONE G_MININT64
#endif

typedef enum {
  TD_VALUE_NULL,
  TD_VALUE_INTEGER,
  TD_VALUE_TEXT,
} TdValueType;

/**
 * TdValue: one cell, as the file, an edit and a change know it.
 *
 * An enumeration travels as its nick (text), a reference as the id it names, every kind of
 * date, length, amount and truth value as an integer. @text is owned by the value.
 */
typedef struct {
  TdValueType type;
  gint64 integer;
  char *text;
} TdValue;

#define TD_VALUE_INIT                                                                              \
  {                                                                                                \
    TD_VALUE_NULL, 0, NULL                                                                         \
  }

/* %TD_NONE gives a null value. */
TdValue td_value_integer (gint64 integer);
/* Copies @text; %NULL gives a null value. */
TdValue td_value_text (const char *text);
TdValue td_value_take_text (char *text);
TdValue td_value_copy (const TdValue *value);
void td_value_clear (TdValue *value);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdValue, td_value_clear)

gboolean td_value_equal (const TdValue *a, const TdValue *b);
/* For tests and reports: null, 12, "text". */
char *td_value_to_string (const TdValue *value);

G_END_DECLS
