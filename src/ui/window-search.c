/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "ui/window-private.h"
#include "ui/words.h"

/* Ctrl+F, F3: walks through the rows whose name, short name, code or lead holds what was typed,
 * with or without marks, opening what hides them. */

static gboolean
holds (const char *text, const char *folded)
{
  return text && td_text_contains_folded (text, folded);
}

static gboolean
node_holds (const TdChartContext *context, guint node, const char *folded)
{
  const TdTask *task = td_node_task (context, node);
  const TdProject *project = td_node_project (context, node);

  if (holds (td_node_lead (context, node), folded))
    return TRUE;
  if (task)
    return holds (task->name, folded);
  return project && (holds (project->name, folded) || holds (project->short_name, folded) ||
                     holds (project->code, folded));
}

/* The nodes that the view can show and that hold the text, in order. */
static GArray *
find_hits (TdWindow *self)
{
  const TdChartContext *context = td_view_context (self->view);
  g_autofree char *folded =
      td_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 node = 0; *folded && node < context->outline->count; node++)
    if (td_rows_find (td_view_rows (self->view), context->outline, node) >= 0 &&
        node_holds (context, node, folded))
      g_array_append_val (hits, node);
  return hits;
}

static void
say_count (TdWindow *self, guint hit, guint count)
{
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    text = g_strdup ("");
  else if (count == 0)
    text = g_strdup (_ ("nothing found"));
  else
    text = g_strdup_printf ("%u / %u", hit + 1, count);
  gtk_label_set_text (self->search_count, text);
}

/* The selected node, or -1. */
static int
current_node (TdWindow *self)
{
  const TdChartContext *context = td_view_context (self->view);
  TdRowId row;

  if (!td_view_current (self->view, &row))
    return -1;
  return td_outline_find (context->outline, context->portfolio, row.table, row.id);
}

/* @step 0: the first hit at or after the selected row. */
static guint
choose_hit (const GArray *hits, int node, int step)
{
  guint next = 0;

  while (next < hits->len && (int) g_array_index (hits, guint32, next) < node)
    next++;
  if (step > 0 && next < hits->len && (int) g_array_index (hits, guint32, next) == node)
    next++;
  if (step < 0)
    next = next == 0 ? hits->len - 1 : next - 1;
  return next >= hits->len ? 0 : next;
}

static void
go_to_hit (TdWindow *self, int step, gboolean take_focus)
{
  const TdChartContext *context = td_view_context (self->view);
  g_autoptr (GArray) hits = find_hits (self);
  const TdNode *node;
  guint hit;
  int position;

  if (hits->len == 0) {
    say_count (self, 0, 0);
    return;
  }
  hit = choose_hit (hits, current_node (self), step);
  node = context->outline->nodes + g_array_index (hits, guint32, hit);
  position = td_view_uncover (self->view, (TdRowId){node->table, node->id});
  if (position >= 0 && take_focus)
    td_table_go_to (self->table, (guint) position);
  else if (position >= 0)
    td_table_show (self->table, (guint) position);
  say_count (self, hit, hits->len);
}

void
td_window_find (TdWindow *self, int step)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
  else
    go_to_hit (self, step, FALSE);
}

static void
changed_cb (GtkSearchEntry *entry, TdWindow *self)
{
  if (self->view)
    go_to_hit (self, 0, FALSE);
}

static void
activate_cb (GtkSearchEntry *entry, TdWindow *self)
{
  if (self->view)
    go_to_hit (self, 1, FALSE);
}

static void
stop_cb (GtkSearchEntry *entry, TdWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  if (self->view)
    td_table_focus (self->table);
}

void
td_window_set_up_search (TdWindow *self)
{
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->search_entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->search_entry, "next-match", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->search_entry, "stop-search", G_CALLBACK (stop_cb), self);
}
