/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/portfolio.h"

G_BEGIN_DECLS

/* A project or a task in its place in the tree. */
typedef struct {
  TdTableId table; /* TD_TABLE_PROJECT or TD_TABLE_TASK */
  guint32 index;   /* into the table's array when the outline was made */
  gint64 id;
  gint32 parent; /* node, -1 at the top */
  guint32 end;   /* one past the last node below it: end == own position + 1 for a leaf */
  guint16 depth;
} TdNode;

/**
 * TdOutline: the whole tree of projects and tasks, flat and in its order.
 *
 * Siblings stand by rank, a project's tasks before its sub-projects. The scheduler numbers its
 * arrays by node. Rows whose parent is missing or below themselves stand at the top, so none is
 * ever lost from sight. An outline is made again after rows came, went or moved.
 */
typedef struct {
  TdNode *nodes;
  guint count;
  guint32 *project_nodes; /* index into the project array → node */
  guint32 *task_nodes;
} TdOutline;

TdOutline *td_outline_new (const TdPortfolio *portfolio);
void td_outline_free (TdOutline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdOutline, td_outline_free)

/* The node of a project or task, or -1. */
int
td_outline_find (const TdOutline *self, const TdPortfolio *portfolio, TdTableId table, gint64 id);

/* Whether the outline of @portfolio may look different now than when @self was made. */
gboolean td_outline_is_stale (const TdOutline *self, const TdChangeList *changes);

static inline gboolean
td_outline_is_leaf (const TdOutline *self, guint node)
{
  return self->nodes[node].end == node + 1;
}

G_END_DECLS
