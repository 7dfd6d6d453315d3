/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/escape.h"

#include <string.h>

/* What stands for @byte, NULL where it stands for itself. */
static const char *
replacement (guchar byte, gboolean attribute)
{
  switch (byte) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return attribute ? NULL : "&gt;";
  case '"':
    return attribute ? "&quot;" : NULL;
  case '\t':
    return attribute ? "&#x9;" : NULL;
  case '\n':
    return attribute ? "&#xA;" : NULL;
  case '\r':
    return "&#xD;";
  default:
    return byte < ' ' ? "" : NULL;
  }
}

/* Bytes that are worth a closer look: the last begins U+FFFE and U+FFFF. */
static gboolean
is_special (guchar byte)
{
  return byte < ' ' || byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte == 0xef;
}

static gboolean
is_noncharacter (const char *at, gsize left)
{
  return left >= 3 && (guchar) at[0] == 0xef && (guchar) at[1] == 0xbf && (guchar) at[2] >= 0xbe;
}

void
td_escape_append (GString *out, const char *text, gsize length, gboolean attribute)
{
  gsize from = 0;
  gsize at = 0;

  while (at < length) {
    const char *instead;
    gsize used = 1;

    if (!is_special ((guchar) text[at])) {
      at++;
      continue;
    }
    instead = replacement ((guchar) text[at], attribute);
    if (is_noncharacter (text + at, length - at)) {
      instead = "";
      used = 3;
    }
    if (instead) {
      g_string_append_len (out, text + from, (gssize) (at - from));
      g_string_append (out, instead);
      from = at + used;
    }
    at += used;
  }
  g_string_append_len (out, text + from, (gssize) (length - from));
}
