/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/canonical.h"
#include "exchange/findings.h"
#include "exchange/native-read.h"

G_BEGIN_DECLS

/**
 * TdForeignKeeper: what a newer version says and this one has no place for.
 *
 * Elements are kept in their canonical form, with the namespaces they need. Of each kind the first
 * is noted.
 */
typedef struct _TdForeignKeeper TdForeignKeeper;

/* Borrows @list (element-type TdForeign) and @findings. @most: bytes in all. */
TdForeignKeeper *td_foreign_keeper_new (GPtrArray *list, TdFindings *findings, guint most);
void td_foreign_keeper_free (TdForeignKeeper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdForeignKeeper, td_foreign_keeper_free)

/* @table: the row's element */
void td_foreign_keeper_add_attribute (TdForeignKeeper *self,
                                      const char *owner,
                                      const char *table,
                                      const char *name,
                                      const char *value,
                                      guint line);

/* Until it has ended, every call of the parser goes to td_foreign_keeper_canonical (). */
void
td_foreign_keeper_begin (TdForeignKeeper *self, const char *owner, const char *name, guint line);
/* Returns: (nullable): NULL outside of such an element */
TdCanonical *td_foreign_keeper_canonical (TdForeignKeeper *self);
/* One of its elements began or ended: goes beside td_canonical_start () and _end (). */
void td_foreign_keeper_enter (TdForeignKeeper *self);
void td_foreign_keeper_leave (TdForeignKeeper *self);

G_END_DECLS
