/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/change.h"

G_BEGIN_DECLS

/* Ids above this are taken for damage. */
#define TD_ID_MAX (G_GINT64_CONSTANT (1) << 26)

/**
 * TdPortfolio: every record in memory, one dense array a table, found by id in constant time.
 *
 * It is filled by a loader or a reader and then changes only by td_portfolio_apply (). Record
 * pointers live until the next insert or delete in their table; ids live for ever. The order of
 * an array means nothing once edits have passed: TdOutline and td_portfolio_referring () give
 * order.
 */
typedef struct _TdPortfolio TdPortfolio;

TdPortfolio *td_portfolio_new (void);
void td_portfolio_free (TdPortfolio *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPortfolio, td_portfolio_free)

guint td_portfolio_count (const TdPortfolio *self, TdTableId table);
gpointer td_portfolio_at (const TdPortfolio *self, TdTableId table, guint index);
/* Returns: (nullable): the record with @id. */
gpointer td_portfolio_get (const TdPortfolio *self, TdTableId table, gint64 id);
/* Its place in the array, or -1. */
int td_portfolio_index (const TdPortfolio *self, TdTableId table, gint64 id);
/* Builds an index of the table at the first call after a row came or went. */
gpointer td_portfolio_get_by_uuid (const TdPortfolio *self, TdTableId table, const char *uuid);
/* The one portfolio row, or NULL while there is none. */
const TdPortfolioInfo *td_portfolio_info (const TdPortfolio *self);

/**
 * td_portfolio_referring:
 * @reference: a reference field, such as that of a task's project
 * @id: what it refers to; 0 finds the rows that refer to nothing
 *
 * Finds the rows whose @reference is @id, by rank where the table has one, else by id.
 *
 * Returns: (transfer none): @ret_count indices into the array of @reference's table, valid
 *   until that table changes
 */
const guint32 *td_portfolio_referring (const TdPortfolio *self,
                                       const TdField *reference,
                                       gint64 id,
                                       guint *ret_count);

/* For loaders and readers: a new record with every field unknown; the caller fills it. */
gpointer td_portfolio_add (TdPortfolio *self, TdTableId table, gint64 id, const char *uuid);
void td_portfolio_reserve (TdPortfolio *self, TdTableId table, guint count);

/* Projects what the file recorded. */
void td_portfolio_apply (TdPortfolio *self, const TdChangeList *changes);

/* Goes up whenever the table changes: what a cache compares. */
guint64 td_portfolio_version (const TdPortfolio *self, TdTableId table);

/* Every field of every row in a canonical order: what tests compare. */
char *td_portfolio_to_string (const TdPortfolio *self);

/**
 * td_project_current:
 * @name: an attribute's name, such as "lead"
 *
 * Finds the statement that holds now: the pinned one, else the one with the latest as-of, where
 * unknown loses and ties go to the later entry.
 *
 * Returns: (nullable) (transfer none): the attribute
 */
const TdAttribute *
td_project_current (const TdPortfolio *self, gint64 project_id, const char *name);

/* The same rule for the start or finish of a task, or of a project when @task_id is 0. */
const TdDateValue *
td_current_date (const TdPortfolio *self, gint64 project_id, gint64 task_id, TdDateRole role);

G_END_DECLS
