/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/delete.h"
#include "core/fact.h"
#include "core/rules.h"

#include <string.h>

/*
 * A small portfolio: project 1 "Cầu" with tasks 1 "Khảo sát", 2 "Thi công" and, below 2, 3 "Móng"
 * and 4 "Mặt cầu"; project 2 "Đường" with task 5 "Nền"; project 3 lies below project 2.
 * Link 1: 1 → 2. Link 2: 2 → 5.
 */
static gpointer
add (TdPortfolio *portfolio, TdTableId table, gint64 id, const char *name)
{
  g_autofree char *uuid =
      g_strdup_printf ("00000000-0000-4000-8000-%04u%08u", (guint) table, (guint) id);
  gpointer record = td_portfolio_add (portfolio, table, id, uuid);
  const TdField *rank = td_table_field (table, "rank");
  const TdField *title = td_table_field (table, "name");
  g_auto (TdValue) value = td_value_text (name);
  g_auto (TdValue) place = td_value_take_text (g_strdup_printf ("%c", (char) ('a' + id)));

  if (rank)
    td_field_set (rank, record, &place);
  if (title)
    td_field_set (title, record, &value);
  return record;
}

static void
add_task (TdPortfolio *portfolio, gint64 id, const char *name, gint64 project, gint64 parent)
{
  TdTask *task = add (portfolio, TD_TABLE_TASK, id, name);

  task->project_id = project;
  task->parent_id = parent;
}

static void
add_link (TdPortfolio *portfolio, gint64 id, const gint64 ends[4])
{
  TdLink *link = add (portfolio, TD_TABLE_LINK, id, NULL);

  link->predecessor_project_id = ends[0];
  link->predecessor_task_id = ends[1];
  link->successor_project_id = ends[2];
  link->successor_task_id = ends[3];
}

static TdPortfolio *
small_portfolio (void)
{
  TdPortfolio *portfolio = td_portfolio_new ();
  TdDateValue *date;

  add (portfolio, TD_TABLE_PORTFOLIO, 1, NULL);
  add (portfolio, TD_TABLE_ORGANISATION, 1, "Sở Giao thông");
  add (portfolio, TD_TABLE_PROJECT, 1, "Cầu");
  add (portfolio, TD_TABLE_PROJECT, 2, "Đường");
  ((TdProject *) add (portfolio, TD_TABLE_PROJECT, 3, "Hầm"))->parent_id = 2;
  add_task (portfolio, 1, "Khảo sát", 1, 0);
  add_task (portfolio, 2, "Thi công", 1, 0);
  add_task (portfolio, 3, "Móng", 1, 2);
  add_task (portfolio, 4, "Mặt cầu", 1, 2);
  add_task (portfolio, 5, "Nền", 2, 0);
  ((TdTask *) td_portfolio_get (portfolio, TD_TABLE_TASK, 5))->lead_id = 1;
  add_link (portfolio, 1, (const gint64[]){1, 1, 1, 2});
  add_link (portfolio, 2, (const gint64[]){1, 2, 2, 5});
  date = add (portfolio, TD_TABLE_DATE_VALUE, 1, NULL);
  date->project_id = 2;
  date->task_id = 5;
  return portfolio;
}

/* "TABLE ID FIELD VALUE": a number, "null", or a text; "TABLE ID delete"; "TABLE new". */
static void
add_edit (TdEditBatch *batch, const char *words)
{
  g_auto (GStrv) word = g_strsplit (words, " ", 4);
  TdTableId table = td_table_from_name (word[0]);
  gint64 id = g_ascii_strtoll (word[1], NULL, 10);
  const TdField *field;
  char *end;
  gint64 integer;

  if (strcmp (word[1], "new") == 0) {
    td_edit_batch_insert (batch, table, NULL);
    return;
  }
  if (strcmp (word[2], "delete") == 0) {
    td_edit_batch_delete (batch, table, id);
    return;
  }
  field = td_table_field (table, word[2]);
  integer = g_ascii_strtoll (word[3], &end, 10);
  if (strcmp (word[3], "null") == 0)
    td_edit_batch_set (batch, table, id, field, td_value_integer (TD_NONE));
  else if (*end == '\0')
    td_edit_batch_set (batch, table, id, field, td_value_integer (integer));
  else
    td_edit_batch_set (batch, table, id, field, td_value_text (word[3]));
}

static TdEditBatch *
batch_of (const char *script)
{
  g_auto (GStrv) lines = g_strsplit (script, "; ", -1);
  TdEditBatch *batch = td_edit_batch_new ("Edit");

  for (guint i = 0; lines[i]; i++)
    add_edit (batch, lines[i]);
  return batch;
}

#define LINK_BACK                                                                                  \
  "link new; link -1 predecessor_project_id 2; link -1 predecessor_task_id 5; "                    \
  "link -1 successor_project_id 1; link -1 successor_task_id "

/* What is refused, and the words that say why. */
static const struct {
  const char *path;
  const char *script;
  const char *says; /* NULL: it is allowed */
} cases[] = {
    {"rename", "task 1 name Đo vẽ", NULL},
    {"no-such-row", "task 99 name x", "There is no task:99"},
    {"no-row-after-its-delete", "link 2 delete; link 2 kind ss", "There is no link:2"},
    {"fixed-field", "date_value 1 task_id 4", "“date_value:1”: Task cannot be changed"},
    {"percent-high", "task 1 percent_complete 101",
     "“Khảo sát”: % complete lies between 0 and 100"},
    {"percent-low", "task 1 percent_complete -1", "“Khảo sát”: % complete lies between 0 and 100"},
    {"percent", "task 1 percent_complete 100", NULL},
    {"percent-unknown", "task 1 percent_complete null", NULL},
    {"truth", "task 1 milestone 2", "“Khảo sát”: Milestone is either yes or no"},
    {"word", "task 1 mode perhaps", "“Khảo sát”: Scheduling knows no such word"},
    {"required", "task 1 rank null", "“Khảo sát”: Position is missing"},
    {"rank", "task 1 rank b0!", "“Khảo sát”: Position is no rank"},
    {"year", "project 1 horizon 2300", "“Cầu”: Horizon lies between 1900 and 2199"},
    {"instant", "task 1 deadline 999999999999", "“Khảo sát”: Deadline lies between 1900 and 2199"},
    {"duration-below-zero", "task 1 duration -1",
     "“Khảo sát”: Duration is at most 200 years and not below zero"},
    {"lag-may-be-below-zero", "link 1 lag -4800", NULL},
    {"kind-of-value", "task 1 duration long", "“Khảo sát”: Duration is of another kind"},
    {"backwards", "date_value 1 earliest 2000; date_value 1 latest 1000",
     "“date_value:1”: Latest lies before its beginning"},
    {"dangling", "project 1 sector_id 7", "“Cầu”: what Sector refers to does not exist"},
    {"row-of-the-batch",
     "sector new; sector -1 rank a; sector -1 name Giao thông; project 1 sector_id -1", NULL},
    {"colour", "sector new; sector -1 rank a; sector -1 colour #12345g",
     "“sector:-1”: Colour is written as #336fbd"},
    {"insert-without-owner", "task new; task -1 rank z; task -1 name x", "“x”: Project is missing"},
    {"insert", "task new; task -1 rank z; task -1 name x; task -1 project_id 1", NULL},
    {"second-portfolio", "portfolio new", "A file holds one portfolio, no more and no less"},
    {"no-portfolio", "portfolio 1 delete", "A file holds one portfolio, no more and no less"},
    {"below-itself", "project 2 parent_id 3", "“Đường” would lie below itself"},
    {"task-below-itself", "task 2 parent_id 2", "“Thi công” would lie below itself"},
    {"parent-elsewhere", "task 1 parent_id 5", "“Khảo sát”: Summary task lies in another project"},
    {"task-goes-alone", "task 2 project_id 2", "“Móng”: Summary task lies in another project"},
    {"task-goes-with-its-own",
     "task 5 project_id 1; link 2 successor_project_id 1; date_value 1 project_id 1", NULL},
    {"link-to-itself",
     "link new; link -1 predecessor_project_id 1; link -1 predecessor_task_id 1; "
     "link -1 successor_project_id 1; link -1 successor_task_id 1",
     "“Khảo sát” would wait for itself"},
    {"link-twice",
     "link new; link -1 predecessor_project_id 1; link -1 predecessor_task_id 1; "
     "link -1 successor_project_id 1; link -1 successor_task_id 2",
     "“Khảo sát” and “Thi công” are linked so already"},
    {"link-of-another-kind",
     "link new; link -1 predecessor_project_id 1; link -1 predecessor_task_id 1; "
     "link -1 successor_project_id 1; link -1 successor_task_id 2; link -1 kind ss",
     NULL},
    {"circle", LINK_BACK "1",
     "These would wait for one another: “Khảo sát” → “Thi công” → “Nền” → “Khảo sát”"},
    {"circle-through-a-summary", LINK_BACK "3",
     "These would wait for one another: “Móng” → “Thi công” → “Nền” → “Móng”"},
    {"circle-through-a-project",
     "link new; link -1 predecessor_project_id 2; link -1 successor_project_id 1; "
     "link -1 successor_task_id 1",
     "These would wait for one another: "
     "“Khảo sát” → “Thi công” → “Nền” → “Đường” → “Khảo sát”"},
    {"no-circle-once-the-link-is-gone", "link 2 delete; " LINK_BACK "1", NULL},
    {"summary-to-what-lies-below",
     "link new; link -1 predecessor_project_id 1; link -1 predecessor_task_id 2; "
     "link -1 successor_project_id 1; link -1 successor_task_id 3",
     "These would wait for one another: “Móng” → “Thi công” → “Móng”"},
    {"move-closes-a-circle", "task 1 parent_id 2",
     "These would wait for one another: “Khảo sát” → “Thi công” → “Khảo sát”"},
    {"delete-referred", "task 5 delete", "“Nền” cannot go: “date_value:1” still refers to it"},
    {"delete-with-all", "link 2 delete; date_value 1 delete; task 5 delete", NULL},
    {"delete-and-refer", "project 3 delete; project 1 parent_id 3",
     "“Hầm” cannot go: “Cầu” still refers to it"},
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TdPortfolio) portfolio = small_portfolio ();
  g_autoptr (TdEditBatch) batch = batch_of (cases[i].script);
  g_autofree char *before = td_portfolio_to_string (portfolio);
  g_autofree char *after = NULL;
  g_autofree char *says = NULL;
  g_autoptr (GError) error = NULL;
  gboolean allowed = td_rules_check (portfolio, batch, &error);

  if (error) {
    g_assert_true (error->domain == TD_EDIT_ERROR);
    says = td_fact_word (TD_LANGUAGE_EN, error);
  }
  g_assert_cmpstr (says, ==, cases[i].says);
  g_assert_cmpint (allowed, ==, cases[i].says == NULL);
  after = td_portfolio_to_string (portfolio);
  g_assert_cmpstr (before, ==, after);
}

static void
test_normalize (void)
{
  g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Edit");
  g_autoptr (GError) error = NULL;

  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name",
                          " Ca\xcc\x82\xcc\x80u\xc2\xa0"
                          "1 ");
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "note", "  ");
  g_assert_true (td_rules_normalize (batch, &error));
  g_assert_cmpstr (g_array_index (batch->edits, TdEdit, 0).value.text, ==, "Cầu 1");
  g_assert_cmpint (g_array_index (batch->edits, TdEdit, 1).value.type, ==, TD_VALUE_NULL);
  td_edit_batch_set_text (batch, TD_TABLE_TASK, 1, "name", "\xff");
  g_assert_false (td_rules_normalize (batch, &error));
  g_assert_error (error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE);
}

/* Deleting a tree leaves nothing dangling, whatever it is. */
static void
test_delete_tree (void)
{
  static const TdTableId roots[] = {TD_TABLE_PROJECT, TD_TABLE_TASK, TD_TABLE_ORGANISATION};

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++) {
    g_autoptr (TdPortfolio) portfolio = small_portfolio ();
    g_autoptr (TdEditBatch) batch = td_edit_batch_new ("Delete");
    g_autoptr (GError) error = NULL;
    guint n_deletes = 0;

    for (gint64 id = 1; id <= 5; id++)
      if (td_portfolio_get (portfolio, roots[i], id))
        td_edit_batch_delete_tree (batch, portfolio, roots[i], id);
    for (guint k = 0; k < batch->edits->len; k++)
      n_deletes += g_array_index (batch->edits, TdEdit, k).op == TD_EDIT_DELETE;
    g_assert_true (td_rules_check (portfolio, batch, &error));
    g_assert_no_error (error);
    /* 3 projects, 5 tasks, 2 links, 1 date; the tasks with theirs; the agency alone */
    g_assert_cmpuint (n_deletes, ==, ((const guint[]){11, 8, 1})[i]);
  }
}

static void
count_cb (TdTableId table, gint64 id, GError *fact, gpointer data)
{
  g_autofree char *text = td_fact_word (TD_LANGUAGE_EN, fact);

  g_string_append_printf (data, "%s\n", text);
  g_error_free (fact);
}

static void
test_check_all (void)
{
  g_autoptr (TdPortfolio) portfolio = small_portfolio ();
  GString *facts = g_string_new (NULL);

  g_assert_cmpuint (td_rules_check_all (portfolio, count_cb, facts), ==, 0);
  ((TdTask *) td_portfolio_get (portfolio, TD_TABLE_TASK, 1))->percent_complete = 120;
  add_link (portfolio, 3, (const gint64[]){2, 5, 1, 1});
  g_assert_cmpuint (td_rules_check_all (portfolio, count_cb, facts), ==, 2);
  g_assert_cmpstr (facts->str, ==,
                   "“Khảo sát”: % complete lies between 0 and 100\n"
                   "These would wait for one another: “Thi công” → “Nền” → “Khảo sát” → "
                   "“Thi công”\n");
  g_string_free (facts, TRUE);
}

static void
test_fact (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) plain = g_error_new_literal (TD_EDIT_ERROR, 0, "100%s sure");
  g_autofree char *english = NULL;
  g_autofree char *vietnamese = NULL;
  g_autofree char *literal = td_fact_word (TD_LANGUAGE_VI, plain);

  td_fact_set (&error, TD_EDIT_ERROR, TD_EDIT_ERROR_OUT_OF_RANGE, "“%s”: %s lies between 0 and 100",
               "50%s", TD_FACT_MSGID "% complete", NULL);
  english = td_fact_word (TD_LANGUAGE_EN, error);
  vietnamese = td_fact_word (TD_LANGUAGE_VI, error);
  g_assert_cmpstr (english, ==, "“50%s”: % complete lies between 0 and 100");
  g_assert_cmpstr (vietnamese, ==, "“50%s”: % hoàn thành phải từ 0 đến 100");
  g_assert_cmpstr (literal, ==, "100%s sure");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/rules/", cases[i].path, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
  }
  g_test_add_func ("/rules/texts-are-normalised", test_normalize);
  g_test_add_func ("/rules/deleting-a-tree-leaves-nothing-dangling", test_delete_tree);
  g_test_add_func ("/rules/a-whole-portfolio", test_check_all);
  g_test_add_func ("/fact/worded-in-any-language", test_fact);
  return g_test_run ();
}
