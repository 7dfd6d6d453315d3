/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/foreign.h"

#include <string.h>

struct _TdForeignKeeper {
  GPtrArray *list;
  TdFindings *findings;
  guint most;
  gsize kept;        /* bytes */
  GHashTable *noted; /* "table/name" */

  TdCanonical *canonical; /* of the element at hand */
  GString *text;
  guint depth;
  char *owner;
  guint line;
};

void
td_foreign_free (TdForeign *foreign)
{
  if (foreign == NULL)
    return;
  g_free (foreign->owner);
  g_free (foreign->name);
  g_free (foreign->text);
  g_free (foreign);
}

TdForeignKeeper *
td_foreign_keeper_new (GPtrArray *list, TdFindings *findings, guint most)
{
  TdForeignKeeper *self = g_new0 (TdForeignKeeper, 1);

  self->list = list;
  self->findings = findings;
  self->most = most;
  self->noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
drop_element (TdForeignKeeper *self)
{
  g_clear_pointer (&self->canonical, td_canonical_free);
  if (self->text)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->owner, g_free);
}

void
td_foreign_keeper_free (TdForeignKeeper *self)
{
  if (self == NULL)
    return;
  drop_element (self);
  g_hash_table_unref (self->noted);
  g_free (self);
}

static gboolean
has_room (TdForeignKeeper *self, gsize length, guint line)
{
  g_autofree char *most = NULL;

  if (self->kept + length <= self->most)
    return TRUE;
  most = g_strdup_printf ("%u", self->most);
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, line,
                    N_ ("more than %s bytes are unknown to this version"), most, NULL);
  td_findings_stop (self->findings);
  return FALSE;
}

static void
keep (TdForeignKeeper *self, const char *owner, const char *name, const char *text, guint line)
{
  TdForeign *foreign;
  gsize length = strlen (text);

  if (!has_room (self, length, line))
    return;
  self->kept += length;
  foreign = g_new (TdForeign, 1);
  foreign->owner = g_strdup (owner);
  foreign->name = g_strdup (name);
  foreign->text = g_strndup (text, length);
  foreign->line = line;
  g_ptr_array_add (self->list, foreign);
}

void
td_foreign_keeper_add_attribute (TdForeignKeeper *self,
                                 const char *owner,
                                 const char *table,
                                 const char *name,
                                 const char *value,
                                 guint line)
{
  if (g_hash_table_add (self->noted, g_strconcat (table, "/@", name, NULL)))
    td_findings_note (self->findings, line,
                      N_ ("%s of <%s> is not known to this version of Tiendo and kept aside"), name,
                      table, NULL);
  keep (self, owner, name, value, line);
}

void
td_foreign_keeper_begin (TdForeignKeeper *self, const char *owner, const char *name, guint line)
{
  if (g_hash_table_add (self->noted, g_strdup (name)))
    td_findings_note (self->findings, line,
                      N_ ("<%s> is not known to this version of Tiendo and kept aside"), name,
                      NULL);
  self->text = g_string_new (NULL);
  self->canonical = td_canonical_new (self->text);
  self->depth = 0;
  self->owner = g_strdup (owner);
  self->line = line;
}

TdCanonical *
td_foreign_keeper_canonical (TdForeignKeeper *self)
{
  return self->canonical;
}

void
td_foreign_keeper_enter (TdForeignKeeper *self)
{
  self->depth++;
  has_room (self, self->text->len, self->line);
}

void
td_foreign_keeper_leave (TdForeignKeeper *self)
{
  self->depth--;
  if (self->depth > 0)
    return;
  keep (self, self->owner, NULL, self->text->str, self->line);
  drop_element (self);
}
