/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/findings.h"
#include "exchange/mspdi-model.h"
#include "exchange/native-read.h"

G_BEGIN_DECLS

/* A Microsoft Project file on its way into a portfolio. */
typedef struct {
  const TdMspdiProject *project;
  TdNativeFile *file;
  TdFindings *findings;
  const char *name;      /* of the file, as the source of its dates */
  char *identity;        /* what the uuids of rows without a GUID come from */
  GHashTable *uuids;     /* those given, of any table */
  GHashTable *calendars; /* UID → id */
  GHashTable *tasks;     /* UID → id */
  gint64 project_id;
} TdMspdiBuilder;

/* Fills @file with the rows of @project. */
void td_mspdi_build (const TdMspdiProject *project,
                     TdNativeFile *file,
                     TdFindings *findings,
                     const char *name);

/* A new row. Its uuid is @guid where that is one, else it comes from @kind and @uid. */
gpointer td_mspdi_add_row (
    TdMspdiBuilder *self, TdTableId table, const char *guid, const char *kind, gint64 uid);

/* The parts, in the order in which they build on each other. */
void td_mspdi_build_calendars (TdMspdiBuilder *self);
void td_mspdi_build_links (TdMspdiBuilder *self);

G_END_DECLS
