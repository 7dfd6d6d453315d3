/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/context.h"
#include "core/when.h"

G_BEGIN_DECLS

/* What a chart asks about one node of the outline: where it belongs, when it is, how it stands. */

typedef enum {
  TD_GROUP_NONE,
  TD_GROUP_CLAUSE, /* sections of the document: its top clauses */
  TD_GROUP_SECTOR,
  TD_GROUP_AGENCY, /* lead */
} TdGroupBy;

/* The project that @node is or belongs to. */
const TdProject *td_node_project (const TdChartContext *context, guint node);
/* NULL for a project. */
const TdTask *td_node_task (const TdChartContext *context, guint node);
const char *td_node_name (const TdChartContext *context, guint node);
/* The name as it stands at the head of a row: with a capital, which a document's words may lack. */
char *td_node_title (const TdChartContext *context, guint node);
const TdTimes *td_node_times (const TdChartContext *context, guint node);

/* What @node stands under in that grouping; 0: none. */
gint64 td_node_group (const TdChartContext *context, guint node, TdGroupBy group);
const TdSector *td_node_sector (const TdChartContext *context, guint node);
/* The agency in charge, shortly; a stage of a project may have its own. NULL when unknown. */
const char *td_node_lead (const TdChartContext *context, guint node);

/* The bar: of a summary with dates of its own, these. Both TD_NONE when undated. */
typedef struct {
  gint64 start;
  gint64 start_latest;
  gint64 finish_earliest;
  gint64 finish;
} TdExtent;

TdExtent td_node_extent (const TdChartContext *context, guint node);
/* The span in which its start or finish lies: as given, while the schedule holds to it, else as
 * reckoned. */
TdWhen td_node_when (const TdChartContext *context, guint node, TdDateRole role);
/* Whether it is drawn as a point. */
gboolean td_node_is_milestone (const TdChartContext *context, guint node);
gint64 td_node_deadline (const TdChartContext *context, guint node);
/* 0 to 100, or TD_NONE. */
gint64 td_node_percent (const TdChartContext *context, guint node);

/* No start, finish, deadline, period or horizon. */
gboolean td_node_is_undated (const TdChartContext *context, guint node);
gboolean td_node_is_late (const TdChartContext *context, guint node);

/* What the context's baseline holds of @node, or NULL. */
const TdBaselineTask *td_node_baseline (const TdChartContext *context, guint node);
/* How the node stands against its deadline, else the context's baseline. */
TdStanding td_node_standing (const TdChartContext *context, guint node, gint64 *ret_days_late);

/* "07/2025", "trước 2030", "≈ 12/2027", "≥ 12/2027": the words of a node's start and finish; ""
 * when unknown. */
char *td_node_start_text (const TdChartContext *context, guint node);
char *td_node_finish_text (const TdChartContext *context, guint node);
/* Whether the words say more than the bar can: "quý I/2025", "≥ 12/2027". */
gboolean td_node_finish_is_soft (const TdChartContext *context, guint node);

/* "05/05/2024" of an END instant such as a deadline; "" for TD_NONE. */
char *td_end_text (gint64 end);

G_END_DECLS
