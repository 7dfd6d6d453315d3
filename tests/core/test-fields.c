/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fields.h"

#include <string.h>

/* What must hold of every row of the table, so that whoever reads it may rely on it. */
static void
check_field (const TdField *field)
{
  g_test_message ("%s.%s", td_table_name (field->table), field->name);
  g_assert_nonnull (field->label);
  g_assert_cmpuint (strspn (field->name, "abcdefghijklmnopqrstuvwxyz_"), ==, strlen (field->name));
  g_assert_cmpuint (field->offset % sizeof (gint64), ==, 0);
  g_assert_cmpuint (field->offset, <, td_table_record_size (field->table));
  g_assert_true ((field->kind == TD_FIELD_REFERENCE) == (field->target != TD_N_TABLES));
  g_assert_true ((field->kind == TD_FIELD_ENUM) == (field->nicks != NULL));
  g_assert_true (td_table_field (field->table, field->name) == field);
  if (field->kind == TD_FIELD_ENUM)
    g_assert_cmpuint (g_strv_length ((char **) field->nicks), ==,
                      g_strv_length ((char **) field->labels));
  if (field->kind == TD_FIELD_BOOLEAN || field->kind == TD_FIELD_ENUM)
    g_assert_cmpint (field->initial, ==, 0);
}

static void
test_every_field (void)
{
  for (guint table = 0; table < TD_N_TABLES; table++) {
    guint count;
    const TdField *fields = td_table_fields ((TdTableId) table, &count);
    gsize covered = sizeof (gint64); /* the id */

    g_assert_cmpint (fields[0].kind, ==, TD_FIELD_UUID);
    g_assert_cmpint (td_table_from_name (td_table_name ((TdTableId) table)), ==, table);
    for (guint i = 0; i < count; i++) {
      check_field (fields + i);
      covered += sizeof (gint64);
      for (guint j = 0; j < i; j++)
        g_assert_cmpuint (fields[i].offset, !=, fields[j].offset);
    }
    /* No member of a record is missing from the table. */
    g_assert_cmpuint (covered, ==, td_table_record_size ((TdTableId) table));
  }
}

static void
test_unknown_names (void)
{
  g_assert_cmpint (td_table_from_name ("nothing"), ==, TD_N_TABLES);
  g_assert_null (td_table_field (TD_TABLE_TASK, "nothing"));
  g_assert_nonnull (td_table_field (TD_TABLE_TASK, "percent-complete"));
  g_assert_true (td_table_field (TD_TABLE_TASK, "percent-complete") ==
                 td_table_field (TD_TABLE_TASK, "percent_complete"));
}

static void
test_set_and_get (void)
{
  static const struct {
    const char *field;
    TdValue value;
    gboolean taken;
  } cases[] = {
      {"name", {TD_VALUE_TEXT, 0, (char *) "Cầu"}, TRUE},
      {"name", {TD_VALUE_INTEGER, 1, NULL}, FALSE},
      {"name", {TD_VALUE_NULL, 0, NULL}, TRUE},
      {"kind", {TD_VALUE_TEXT, 0, (char *) "event"}, TRUE},
      {"kind", {TD_VALUE_TEXT, 0, (char *) "nonsense"}, FALSE},
      {"kind", {TD_VALUE_INTEGER, 2, NULL}, FALSE},
      {"deadline", {TD_VALUE_INTEGER, 12345, NULL}, TRUE},
      {"deadline", {TD_VALUE_TEXT, 0, (char *) "12345"}, FALSE},
      {"deadline", {TD_VALUE_NULL, 0, NULL}, TRUE},
      {"clause_id", {TD_VALUE_INTEGER, 3, NULL}, TRUE},
      {"clause_id", {TD_VALUE_NULL, 0, NULL}, TRUE},
  };

  TdProject project;

  td_record_init (TD_TABLE_PROJECT, &project, 1, "u");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const TdField *field = td_table_field (TD_TABLE_PROJECT, cases[i].field);
    g_auto (TdValue) before = td_field_get (field, &project);
    g_auto (TdValue) after = TD_VALUE_INIT;

    g_assert_cmpint (td_field_set (field, &project, &cases[i].value), ==, cases[i].taken);
    after = td_field_get (field, &project);
    g_assert_true (td_value_equal (&after, cases[i].taken ? &cases[i].value : &before));
  }
  td_record_clear (TD_TABLE_PROJECT, &project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fields/every-field", test_every_field);
  g_test_add_func ("/fields/unknown-names", test_unknown_names);
  g_test_add_func ("/fields/set-and-get", test_set_and_get);
  return g_test_run ();
}
