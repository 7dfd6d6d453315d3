/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules.h"
#include "exchange/mspdi-build.h"
#include "exchange/mspdi-circles.h"

#define HUNDREDTHS 100

static gint64
task_id_of (const TdMspdiBuilder *self, gint64 uid)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->tasks, &uid));
}

/* Elapsed formats are even; 19, 20, 51 and 52 are percentages. */
static void
set_lag (TdLink *link, const TdMspdiLink *given)
{
  gint64 format = given->lag_format == TD_NONE ? 7 : given->lag_format;
  gint64 estimated = format >= 35 && format <= 52 ? format - 32 : format;
  gboolean elapsed = estimated % 2 == 0 && estimated >= 4 && estimated <= 20;
  gboolean percent = estimated == 19 || estimated == 20;

  link->lag = given->lag == TD_NONE ? 0 : given->lag;
  if (percent)
    link->lag *= HUNDREDTHS;
  link->lag_unit = percent ? (elapsed ? TD_LAG_ELAPSED_PERCENT : TD_LAG_PERCENT)
                           : (elapsed ? TD_LAG_ELAPSED : TD_LAG_WORKING);
}

static void
leave_out (TdMspdiBuilder *self, guint line, const TdMspdiTask *task, const char *msgid)
{
  td_findings_note (self->findings, line, msgid, task->name ? task->name : "", NULL);
}

static TdLinkKind
kind_of (const TdMspdiLink *given)
{
  static const TdLinkKind kinds[] = {TD_LINK_FINISH_FINISH, TD_LINK_FINISH_START,
                                     TD_LINK_START_FINISH, TD_LINK_START_START};

  return given->type >= 0 && given->type < (gint64) G_N_ELEMENTS (kinds) ? kinds[given->type]
                                                                         : TD_LINK_FINISH_START;
}

/* Whether a portfolio can hold it beside those before it. */
static gboolean
is_new (TdMspdiBuilder *self, GHashTable *known, const TdMspdiTask *task, const TdMspdiLink *given)
{
  gint64 from = task_id_of (self, given->predecessor_uid);
  gint64 to = task_id_of (self, task->uid);
  char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", from, to,
                               (int) kind_of (given));

  if (from == 0 || given->cross_project == 1) {
    g_free (key);
    leave_out (self, given->line, task,
               N_ ("a link of “%s” to a task that is not in the file is left out"));
    return FALSE;
  }
  if (!g_hash_table_add (known, key)) {
    leave_out (self, given->line, task,
               N_ ("“%s” is linked twice to the same task; the second link is left out"));
    return FALSE;
  }
  return TRUE;
}

static void
add_link (TdMspdiBuilder *self, const TdMspdiTask *task, const TdMspdiLink *given, GArray *lines)
{
  guint64 number = (guint64) task->uid * 1000003 + (guint64) given->predecessor_uid;
  TdLink *link = td_mspdi_add_row (self, TD_TABLE_LINK, NULL, "link", (gint64) number);

  link->predecessor_project_id = self->project_id;
  link->predecessor_task_id = task_id_of (self, given->predecessor_uid);
  link->successor_project_id = self->project_id;
  link->successor_task_id = task_id_of (self, task->uid);
  link->kind = kind_of (given);
  set_lag (link, given);
  g_array_append_val (lines, given->line);
}

/* ---- what no portfolio may hold ---- */

static const char *
name_of (const TdMspdiBuilder *self, gint64 id)
{
  const TdTask *task = td_portfolio_get (self->file->portfolio, TD_TABLE_TASK, id);

  return task && task->name ? task->name : "";
}

/* What closes a circle goes. */
static void
drop_circles (TdMspdiBuilder *self, const GArray *lines)
{
  g_autofree guint8 *removed = td_mspdi_find_circles (self->file->portfolio);
  g_autoptr (TdChangeList) changes = td_change_list_new ();

  if (removed == NULL) {
    td_findings_fail (self->findings, TD_EXCHANGE_ERROR_INVALID, 0,
                      N_ ("the links of the file run in too many circles"), NULL);
    return;
  }
  for (guint i = 0; i < td_portfolio_count (self->file->portfolio, TD_TABLE_LINK); i++) {
    const TdLink *link = td_portfolio_at (self->file->portfolio, TD_TABLE_LINK, i);

    if (!removed[i])
      continue;
    td_findings_note (self->findings, g_array_index (lines, guint, i),
                      N_ ("the link from “%s” to “%s” closes a circle and is left out"),
                      name_of (self, link->predecessor_task_id),
                      name_of (self, link->successor_task_id), NULL);
    td_change_list_add (changes, TD_EDIT_DELETE, TD_TABLE_LINK, link->record.id, NULL,
                        td_value_text (link->record.uuid), (TdValue) TD_VALUE_INIT);
  }
  td_portfolio_apply (self->file->portfolio, changes);
}

static void
rule_cb (TdTableId table, gint64 id, GError *fact, gpointer data)
{
  TdMspdiBuilder *self = data;

  td_findings_take (self->findings, FALSE, 0, fact);
}

void
td_mspdi_build_links (TdMspdiBuilder *self)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->project->tasks->len; i++) {
    const TdMspdiTask *task = self->project->tasks->pdata[i];

    for (guint j = 0; task_id_of (self, task->uid) && j < task->links->len; j++) {
      const TdMspdiLink *link = &g_array_index (task->links, TdMspdiLink, j);

      if (is_new (self, known, task, link))
        add_link (self, task, link, lines);
    }
  }
  drop_circles (self, lines);
  if (self->findings->errors == 0)
    td_rules_check_all (self->file->portfolio, rule_cb, self);
}
