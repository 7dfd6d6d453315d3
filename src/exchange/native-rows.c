/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/native-rows.h"

#include "core/rank.h"
#include "core/rules.h"
#include "core/text.h"
#include "core/uuid.h"
#include "exchange/native-value.h"

#include <string.h>

#define UUID_LENGTH 36

/* A reference to what has not come by yet. */
typedef struct {
  const TdNativeField *field;
  gint64 id; /* of the row that refers */
  guint line;
  char uuid[UUID_LENGTH + 1];
} Pending;

struct _TdNativeRows {
  TdPortfolio *portfolio;
  TdFindings *findings;
  guint most;
  GHashTable *ids[TD_N_TABLES]; /* borrowed uuid → id */
  GArray *lines[TD_N_TABLES];   /* (element-type guint): by id */
  GArray *pending;              /* (element-type Pending) */

  const TdNativeTable *table; /* of the row at hand */
  gpointer record;            /* NULL: there is none, or it is left out */
  guint line;
  guint64 seen; /* a bit a field */
  gboolean lag_in_percent;
};

TdNativeRows *
td_native_rows_new (TdPortfolio *portfolio, TdFindings *findings, guint most)
{
  TdNativeRows *self = g_new0 (TdNativeRows, 1);

  self->portfolio = portfolio;
  self->findings = findings;
  self->most = most;
  for (guint i = 0; i < TD_N_TABLES; i++) {
    self->ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
    self->lines[i] = g_array_new (FALSE, TRUE, sizeof (guint));
    g_array_set_size (self->lines[i], 1);
  }
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  return self;
}

void
td_native_rows_free (TdNativeRows *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TD_N_TABLES; i++) {
    g_hash_table_unref (self->ids[i]);
    g_array_unref (self->lines[i]);
  }
  g_array_unref (self->pending);
  g_free (self);
}

static gint64
find_id (const TdNativeRows *self, TdTableId table, const char *uuid)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->ids[table], uuid));
}

/* ---- one row ---- */

/* Whether a row of @table may be known by @uuid. */
static gboolean
check_uuid (TdNativeRows *self, const TdNativeTable *table, const char *uuid, guint line)
{
  g_autofree char *first = NULL;
  gint64 id;

  if (uuid == NULL) {
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, line, N_ ("<%s> has no %s"),
                      table->name, "uuid", NULL);
    return FALSE;
  }
  if (!td_uuid_is_valid (uuid)) {
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, line, N_ ("%s: “%s” is not %s"),
                      "uuid", uuid, TD_FACT_MSGID "an identifier of 36 characters", NULL);
    return FALSE;
  }
  id = find_id (self, table->table, uuid);
  if (id == 0)
    return TRUE;
  first = g_strdup_printf ("%u", g_array_index (self->lines[table->table], guint, id));
  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, line,
                    N_ ("<%s uuid=\"%s\"> stands twice, first at line %s"), table->name, uuid,
                    first, NULL);
  return FALSE;
}

void
td_native_rows_begin (TdNativeRows *self, const TdNativeTable *table, const char *uuid, guint line)
{
  gint64 id = (gint64) self->lines[table->table]->len;
  g_autofree char *most = NULL;

  self->table = table;
  self->record = NULL;
  self->line = line;
  self->seen = 0;
  self->lag_in_percent = FALSE;
  if (!check_uuid (self, table, uuid, line))
    return;
  if (id > self->most) {
    most = g_strdup_printf ("%u", self->most);
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, line,
                      N_ ("there are more than %s of <%s>"), most, table->name, NULL);
    return;
  }
  self->record = td_portfolio_add (self->portfolio, table->table, id, uuid);
  g_hash_table_insert (self->ids[table->table], ((TdRecord *) self->record)->uuid,
                       GINT_TO_POINTER ((int) id));
  g_array_append_val (self->lines[table->table], line);
  self->seen = 1; /* the uuid is the first field */
}

static guint64
bit_of (const TdNativeRows *self, const TdNativeField *field)
{
  return G_GUINT64_CONSTANT (1) << (field - self->table->fields);
}

gboolean
td_native_rows_has (const TdNativeRows *self, const TdNativeField *field)
{
  return (self->seen & bit_of (self, field)) != 0;
}

/* The bytes of a character that stays as it is, alone and beside others of its kind, or 0. Nearly
 * every Vietnamese text is made of these, so that normalising is seldom needed. */
static guint
normal_length (const char *at)
{
  guchar first = (guchar) at[0];
  guchar second = (guchar) at[1];

  if (first >= ' ' && first < 0x7f)
    return 1;
  if (first >= 0xc3 && first <= 0xc6) /* U+00C0 to U+01BF */
    return 2;
  if (first == 0xe1 && (second == 0xbb || (second == 0xba && (guchar) at[2] >= 0xa0)))
    return 3; /* U+1EA0 to U+1EFF */
  if (first == 0xe2 && second == 0x80 && (guchar) at[2] >= 0x93 && (guchar) at[2] <= 0x9d)
    return 3; /* dashes and quotation marks */
  return 0;
}

static gboolean
is_normal (const char *text, gsize length)
{
  if (length == 0 || text[0] == ' ' || text[length - 1] == ' ')
    return FALSE;
  for (gsize i = 0; i < length;) {
    guint used = normal_length (text + i);

    if (used == 0)
      return FALSE;
    i += used;
  }
  return TRUE;
}

static char *
normal_text (const char *text, gsize length)
{
  g_autofree char *normal = NULL;

  if (is_normal (text, length))
    return g_strndup (text, length);
  normal = td_text_normalize (text, (gssize) length, NULL); /* a parser gives nothing but UTF-8 */
  return normal && *normal ? g_steal_pointer (&normal) : NULL;
}

static void
fail_value (TdNativeRows *self, const TdNativeField *field, const char *text, guint line)
{
  g_autofree char *expected =
      g_strconcat (TD_FACT_MSGID, td_native_value_expected (field->field->kind), NULL);
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 60));

  td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, line, N_ ("%s: “%s” is not %s"),
                    field->name, shown, expected, NULL);
}

static void
set_text (
    TdNativeRows *self, const TdNativeField *field, const char *text, gsize length, guint line)
{
  char **member = &G_STRUCT_MEMBER (char *, self->record, field->field->offset);

  if (field->field->kind == TD_FIELD_RANK && !td_rank_is_valid (text)) {
    fail_value (self, field, text, line);
    return;
  }
  g_free (*member);
  *member = normal_text (text, length);
}

static void
set_reference (TdNativeRows *self, const TdNativeField *field, const char *text, guint line)
{
  gint64 id = find_id (self, field->field->target, text);
  Pending pending = {field, ((TdRecord *) self->record)->id, line, ""};

  if (id) {
    G_STRUCT_MEMBER (gint64, self->record, field->field->offset) = id;
    return;
  }
  if (!td_uuid_is_valid (text)) {
    fail_value (self, field, text, line);
    return;
  }
  g_strlcpy (pending.uuid, text, sizeof pending.uuid);
  g_array_append_val (self->pending, pending);
}

void
td_native_rows_set (
    TdNativeRows *self, const TdNativeField *field, const char *text, gsize length, guint line)
{
  gint64 value;
  gboolean percent = FALSE;

  self->seen |= bit_of (self, field);
  if (self->record == NULL)
    return;
  if (field->field->kind == TD_FIELD_UUID)
    return;
  if (td_field_is_text (field->field))
    set_text (self, field, text, length, line);
  else if (field->field->kind == TD_FIELD_REFERENCE)
    set_reference (self, field, text, line);
  else if (td_native_value_parse (field->field, text, &value, &percent)) {
    G_STRUCT_MEMBER (gint64, self->record, field->field->offset) = value;
    self->lag_in_percent |= percent;
  } else
    fail_value (self, field, text, line);
}

static gboolean
is_required (const TdNativeField *field)
{
  return (field->field->flags & TD_FIELD_REQUIRED) && field->field->kind != TD_FIELD_BOOLEAN;
}

void
td_native_rows_end_attributes (TdNativeRows *self)
{
  if (self->record == NULL)
    return;
  for (guint i = 0; i < self->table->n_fields; i++) {
    const TdNativeField *field = self->table->fields + i;

    if (is_required (field) && !td_native_rows_has (self, field))
      td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, self->line,
                        N_ ("<%s> has no %s"), self->table->name, field->name, NULL);
  }
  if (self->table->table == TD_TABLE_LINK &&
      self->lag_in_percent !=
          td_native_lag_is_percent (TD_FIELD (TD_TABLE_LINK, TdLink, lag), self->record))
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, self->line,
                      N_ ("lag and lag-unit do not agree on whether it is a percentage"), NULL);
}

void
td_native_rows_end (TdNativeRows *self)
{
  self->record = NULL;
}

/* ---- the whole ---- */

/* The row that @uuid does name, of whatever table. */
static TdTableId
find_any (const TdNativeRows *self, const char *uuid)
{
  for (guint i = 0; i < TD_N_TABLES; i++)
    if (find_id (self, (TdTableId) i, uuid))
      return (TdTableId) i;
  return TD_N_TABLES;
}

static void
fail_pending (TdNativeRows *self, const Pending *pending)
{
  TdTableId found = find_any (self, pending->uuid);

  if (found == TD_N_TABLES)
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, pending->line,
                      N_ ("%s names %s, which is not in the file"), pending->field->name,
                      pending->uuid, NULL);
  else
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, pending->line,
                      N_ ("%s names %s, which is a <%s>"), pending->field->name, pending->uuid,
                      td_native_table (found)->name, NULL);
}

static void
resolve_pending (TdNativeRows *self)
{
  for (guint i = 0; i < self->pending->len; i++) {
    const Pending *pending = &g_array_index (self->pending, Pending, i);
    const TdField *field = pending->field->field;
    gint64 id = find_id (self, field->target, pending->uuid);

    if (id)
      G_STRUCT_MEMBER (gint64, td_portfolio_get (self->portfolio, field->table, pending->id),
                       field->offset) = id;
    else
      fail_pending (self, pending);
  }
}

/* ---- trees ---- */

/* How deep rows may lie in one another: whatever walks down a tree may count on it. */
#define MOST_LEVELS 256
#define ON_THE_WAY  G_MAXUINT16

static void
fail_tree (TdNativeRows *self, TdTableId table, guint row, gboolean circle)
{
  const TdRecord *record = td_portfolio_at (self->portfolio, table, row);
  guint line = g_array_index (self->lines[table], guint, record->id);
  g_autofree char *most = g_strdup_printf ("%d", MOST_LEVELS);

  if (circle)
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, line,
                      N_ ("<%s uuid=\"%s\"> lies below itself"), td_native_table (table)->name,
                      record->uuid, NULL);
  else
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_TOO_LARGE, line,
                      N_ ("<%s uuid=\"%s\"> lies more than %s levels deep"),
                      td_native_table (table)->name, record->uuid, most, NULL);
}

static int
row_above (const TdNativeRows *self, const TdField *parent, guint row)
{
  return td_portfolio_index (self->portfolio, parent->table,
                             td_field_integer (parent, td_portfolio_at (self->portfolio,
                                                                        parent->table, row)));
}

/* Walks up from @row to the top or to a row whose level is known; each row is walked once. Returns:
 * whether it came there */
static gboolean
find_level (TdNativeRows *self, const TdField *parent, guint16 *levels, guint row)
{
  guint way[MOST_LEVELS];
  guint count = 0;
  int at = (int) row;
  guint level;

  for (; at >= 0 && levels[at] == 0 && count < MOST_LEVELS; at = row_above (self, parent, at)) {
    way[count++] = (guint) at;
    levels[at] = ON_THE_WAY;
  }
  level = at >= 0 ? levels[at] : 0;
  if (level == ON_THE_WAY || level + count > MOST_LEVELS || (at >= 0 && level == 0)) {
    fail_tree (self, parent->table, level == ON_THE_WAY ? (guint) at : row, level == ON_THE_WAY);
    return FALSE;
  }
  while (count > 0)
    levels[way[--count]] = (guint16) ++level;
  return TRUE;
}

/* Here and not by the rules of the core, which walk up from each row anew. */
static void
check_tree (TdNativeRows *self, TdTableId table)
{
  const char *name = table == TD_TABLE_CALENDAR ? "base_id" : "parent_id";
  const TdField *parent = td_table_field (table, name);
  guint count = td_portfolio_count (self->portfolio, table);
  g_autofree guint16 *levels = g_new0 (guint16, count + 1);

  for (guint row = 0; parent && row < count; row++)
    if (levels[row] == 0 && !find_level (self, parent, levels, row))
      return;
}

static void
rule_cb (TdTableId table, gint64 id, GError *fact, gpointer data)
{
  TdNativeRows *self = data;
  guint line =
      id > 0 && id < self->lines[table]->len ? g_array_index (self->lines[table], guint, id) : 0;

  td_findings_take (self->findings, FALSE, line, fact);
}

void
td_native_rows_finish (TdNativeRows *self)
{
  resolve_pending (self);
  for (guint i = 0; i < TD_N_TABLES && self->findings->errors == 0; i++)
    check_tree (self, (TdTableId) i);
  if (self->findings->errors == 0)
    td_rules_check_all (self->portfolio, rule_cb, self);
}
