/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fact.h"

#include <string.h>

#define SEPARATOR "\x1f"
#define PLACE     '\x1d'

void
td_fact_set (GError **error, GQuark domain, int code, const char *msgid, ...)
{
  GString *message = g_string_new (msgid);
  const char *argument;
  va_list arguments;

  va_start (arguments, msgid);
  while ((argument = va_arg (arguments, const char *)))
    g_string_append_printf (message, SEPARATOR "%s", argument);
  va_end (arguments);
  g_set_error_literal (error, domain, code, message->str);
  g_string_free (message, TRUE);
}

static const char *
translate (TdLanguage language, const char *msgid)
{
  return *msgid ? td_translate (language, msgid) : msgid;
}

static void
append_argument (GString *out, TdLanguage language, const char *argument)
{
  if (g_str_has_prefix (argument, TD_FACT_MSGID))
    g_string_append (out, translate (language, argument + strlen (TD_FACT_MSGID)));
  else
    g_string_append (out, argument);
}

/* The argument that the directive at @at takes, counting from 1, or 0; its length beside. */
static guint
read_directive (const char *at, guint *next, gsize *ret_length)
{
  if (at[0] != '%')
    return 0;
  if (at[1] == 's') {
    *ret_length = 2;
    return (*next)++;
  }
  if (g_ascii_isdigit (at[1]) && at[2] == '$' && at[3] == 's') {
    *ret_length = 4;
    return g_ascii_digit_value (at[1]);
  }
  return 0;
}

char *
td_fact_fill (TdLanguage language, const char *msgid, const char *const *arguments)
{
  GString *out = g_string_new (NULL);
  guint count = arguments ? g_strv_length ((char **) arguments) : 0;
  guint next = 1;
  const char *at = translate (language, msgid);

  while (*at) {
    gsize length = 1;
    guint index = read_directive (at, &next, &length);

    if (index == 0)
      g_string_append_len (out, at, (gssize) length);
    else if (index <= count)
      append_argument (out, language, arguments[index - 1]);
    at += length;
  }
  return g_string_free (out, FALSE);
}

void
td_fact_prefix (GError **error, const char *place)
{
  g_prefix_error (error, "%s%c", place, PLACE);
}

static char *
word_message (TdLanguage language, const char *message)
{
  g_auto (GStrv) parts = g_strsplit (message, SEPARATOR, -1);

  if (parts[0] == NULL || parts[1] == NULL)
    return g_strdup (translate (language, message));
  return td_fact_fill (language, parts[0], (const char *const *) parts + 1);
}

char *
td_fact_word (TdLanguage language, const GError *error)
{
  const char *end = strrchr (error->message, PLACE);
  GString *out = g_string_new (NULL);
  g_autofree char *words = word_message (language, end ? end + 1 : error->message);

  for (const char *at = error->message; end && at <= end; at++)
    if (*at == PLACE)
      g_string_append (out, ": ");
    else
      g_string_append_c (out, *at);
  g_string_append (out, words);
  return g_string_free (out, FALSE);
}
