/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/view.h"

#include "chart/row-filter.h"
#include "ui/row-list.h"
#include "ui/words.h"

enum {
  SIGNAL_CHANGED,
  SIGNAL_NODES_CHANGED,
  SIGNAL_CURRENT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _TdView {
  GObject parent_instance;

  TdDocument *document;
  guint watch;
  TdChartContext context;
  TdCalendars *calendars; /* of the context */
  guint64 calendars_version;
  TdRows *rows;
  TdRowList *list;
  GtkSelectionModel *selection;
  GHashTable *collapsed;
  TdRowId current; /* table is TD_N_TABLES when nothing is selected */
  gboolean rebuilding;

  TdPick pick;
  TdRowFilter *filter; /* NULL: none */
  char *expression;
  TdGroupBy group;
  TdColumn sort;
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (TdView, td_view, G_TYPE_OBJECT)

/* ---- which rows ---- */

static gboolean
node_is_picked (TdView *self, guint node)
{
  const TdChartContext *context = &self->context;

  switch (self->pick.kind) {
  case TD_PICK_LATE:
    return td_node_is_late (context, node);
  case TD_PICK_UNDATED:
    return td_node_is_undated (context, node);
  case TD_PICK_NO_LEAD: {
    const TdProject *project = td_node_project (context, node);

    return project == NULL ||
           td_project_current (context->portfolio, project->record.id, "lead") == NULL;
  }
  case TD_PICK_CLAUSE:
    return td_node_group (context, node, TD_GROUP_CLAUSE) == self->pick.id;
  case TD_PICK_SECTOR:
    return td_node_group (context, node, TD_GROUP_SECTOR) == self->pick.id;
  case TD_PICK_AGENCY:
    return td_node_group (context, node, TD_GROUP_AGENCY) == self->pick.id;
  case TD_PICK_NAMED:
  case TD_PICK_ALL:
  default:
    return TRUE;
  }
}

static gboolean
node_matches (guint node, gpointer data)
{
  TdView *self = data;

  return node_is_picked (self, node) &&
         (self->filter == NULL || td_row_filter_match (node, self->filter));
}

static gint64 *
keys_of (TdView *self)
{
  gint64 *keys = g_new (gint64, MAX (self->rows->count, 1));

  for (guint i = 0; i < self->rows->count; i++)
    keys[i] = td_row_key (&self->context, self->rows, self->rows->rows + i);
  return keys;
}

/* The keys of what is selected, to find it again: rows may have moved. */
static GArray *
selected_keys (TdView *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position);
       more && keys->len < 1000; more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 key = td_row_list_key (self->list, position);

    g_array_append_val (keys, key);
  }
  return keys;
}

static void
restore_selection (TdView *self, const GArray *keys)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;

  for (guint i = 0; i < keys->len; i++) {
    int position = td_row_list_find (self->list, g_array_index (keys, gint64, i));

    if (position >= 0)
      gtk_bitset_add (selected, (guint) position);
  }
  mask = gtk_bitset_new_range (0, MAX (self->rows->count, 1));
  gtk_selection_model_set_selection (self->selection, selected, mask);
}

static void
rebuild (TdView *self)
{
  TdRowsSpec spec = TD_ROWS_SPEC_INIT;
  g_autoptr (GArray) keys = selected_keys (self);
  TdRows *before = self->rows;

  spec.group = self->group;
  spec.standing_tasks = self->pick.kind == TD_PICK_ALL;
  spec.collapsed = self->collapsed;
  spec.sort = self->sort;
  spec.descending = self->descending;
  if (self->filter)
    td_row_filter_bind (self->filter, &self->context);
  if (self->filter || (self->pick.kind != TD_PICK_NAMED && self->pick.kind != TD_PICK_ALL)) {
    spec.match = node_matches;
    spec.match_data = self;
  }
  self->rows = td_rows_new (&self->context, &spec);
  self->rebuilding = TRUE;
  td_row_list_take_keys (self->list, keys_of (self), self->rows->count);
  restore_selection (self, keys);
  self->rebuilding = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  td_rows_free (before);
}

/* ---- what the document tells ---- */

/* Days off, made ready again only when a calendar changed. */
static void
read_calendars (TdView *self)
{
  const TdPortfolio *portfolio = self->context.portfolio;
  guint64 version = td_portfolio_version (portfolio, TD_TABLE_CALENDAR) +
                    td_portfolio_version (portfolio, TD_TABLE_CALENDAR_DAY) +
                    td_portfolio_version (portfolio, TD_TABLE_PORTFOLIO);

  if (self->calendars == NULL || version != self->calendars_version) {
    g_clear_pointer (&self->calendars, td_calendars_free);
    self->calendars = td_calendars_new (portfolio);
    self->calendars_version = version;
  }
  self->context.calendar = td_calendars_main (self->calendars, portfolio);
}

static void
read_document (TdView *self)
{
  TdChartContext *context = &self->context;
  gint64 baseline_id = context->baseline_id;
  gboolean first = context->portfolio == NULL;
  guint show = context->show;

  td_chart_context_init (context, td_document_portfolio (self->document),
                         td_document_outline (self->document),
                         td_document_schedule (self->document), context->language);
  read_calendars (self);
  if (first)
    return;
  context->show = show;
  if (baseline_id == 0 ||
      td_portfolio_get (context->portfolio, TD_TABLE_BASELINE, baseline_id) != NULL)
    context->baseline_id = baseline_id;
}

/* Whether the rows themselves, or what their headers say, may be others now. */
static gboolean
touches_rows (TdView *self, const TdNotice *notice)
{
  if (notice->changes == NULL || notice->outline_changed || notice->foreign ||
      self->pick.kind > TD_PICK_ALL || self->filter || self->sort != TD_N_COLUMNS)
    return TRUE;
  for (guint i = 0; i < td_change_list_size (notice->changes); i++) {
    const TdChange *change = td_change_list_get (notice->changes, i);

    if (change->table == TD_TABLE_TASK)
      continue;
    if (change->table != TD_TABLE_PROJECT || change->field == NULL ||
        change->field->kind == TD_FIELD_REFERENCE || change->field->kind == TD_FIELD_ENUM ||
        change->field->kind == TD_FIELD_RANK)
      return TRUE;
  }
  return FALSE;
}

/* The nodes that changed by themselves beside those whose times did. */
static GArray *
changed_nodes (TdView *self, const TdNotice *notice)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (notice->nodes)
    g_array_append_vals (nodes, notice->nodes->data, notice->nodes->len);
  for (guint i = 0; i < td_change_list_size (notice->changes); i++) {
    const TdChange *change = td_change_list_get (notice->changes, i);
    int node;

    if (change->table != TD_TABLE_PROJECT && change->table != TD_TABLE_TASK)
      continue;
    node =
        td_outline_find (self->context.outline, self->context.portfolio, change->table, change->id);
    if (node >= 0)
      g_array_append_vals (nodes, &(guint32){(guint32) node}, 1);
  }
  return nodes;
}

static void
notice_cb (TdDocument *document, const TdNotice *notice, gpointer data)
{
  TdView *self = data;

  read_document (self);
  if (touches_rows (self, notice)) {
    rebuild (self);
  } else if (notice->nodes == NULL) {
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  } else {
    g_autoptr (GArray) nodes = changed_nodes (self, notice);

    g_signal_emit (self, signals[SIGNAL_NODES_CHANGED], 0, nodes);
  }
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, TdView *self)
{
  TdRowId current = {TD_N_TABLES, 0};
  int first = td_view_current_position (self);

  if (self->rebuilding && first < 0)
    return;
  td_view_current (self, &current);
  if (current.table == self->current.table && current.id == self->current.id)
    return;
  self->current = current;
  g_signal_emit (self, signals[SIGNAL_CURRENT_CHANGED], 0);
}

/* ---- the object ---- */

static void
td_view_dispose (GObject *object)
{
  TdView *self = TD_VIEW (object);

  if (self->watch)
    td_document_unwatch (self->document, self->watch);
  self->watch = 0;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (td_view_parent_class)->dispose (object);
}

static void
td_view_finalize (GObject *object)
{
  TdView *self = TD_VIEW (object);

  g_clear_pointer (&self->rows, td_rows_free);
  g_clear_pointer (&self->calendars, td_calendars_free);
  g_clear_pointer (&self->filter, td_row_filter_free);
  g_free (self->expression);
  g_hash_table_unref (self->collapsed);
  G_OBJECT_CLASS (td_view_parent_class)->finalize (object);
}

static void
td_view_class_init (TdViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = td_view_dispose;
  object_class->finalize = td_view_finalize;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NODES_CHANGED] = g_signal_new ("nodes-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[SIGNAL_CURRENT_CHANGED] = g_signal_new ("current-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_view_init (TdView *self)
{
  self->list = td_row_list_new ();
  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  self->collapsed = td_row_keys_new ();
  self->group = TD_GROUP_CLAUSE;
  self->sort = TD_N_COLUMNS;
  self->current.table = TD_N_TABLES;
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
}

TdView *
td_view_new (TdDocument *document, TdLanguage language)
{
  TdView *self = g_object_new (TD_TYPE_VIEW, NULL);

  self->document = document;
  self->context.language = language;
  read_document (self);
  rebuild (self);
  self->watch = td_document_watch (document, notice_cb, self);
  return self;
}

TdDocument *
td_view_document (TdView *self)
{
  return self->document;
}

const TdChartContext *
td_view_context (TdView *self)
{
  return &self->context;
}

const TdRows *
td_view_rows (TdView *self)
{
  return self->rows;
}

GtkSelectionModel *
td_view_selection (TdView *self)
{
  return self->selection;
}

static gint64
local_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return td_day_from_date (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}

void
td_view_gesture (TdView *self, TdGesture *ret)
{
  *ret = (TdGesture){
      .portfolio = self->context.portfolio,
      .outline = self->context.outline,
      .schedule = self->context.schedule,
      .language = self->context.language,
      .today = local_today (),
  };
}

/* ---- rows ---- */

const TdRow *
td_view_row (TdView *self, guint position)
{
  return position < self->rows->count ? self->rows->rows + position : NULL;
}

gboolean
td_view_row_id (TdView *self, guint position, TdRowId *ret)
{
  const TdRow *row = td_view_row (self, position);

  if (row == NULL || row->kind != TD_ROW_NODE)
    return FALSE;
  ret->table = self->context.outline->nodes[row->node].table;
  ret->id = self->context.outline->nodes[row->node].id;
  return TRUE;
}

int
td_view_find (TdView *self, TdRowId row)
{
  int node = td_outline_find (self->context.outline, self->context.portfolio, row.table, row.id);

  return node < 0 || (guint) node >= self->rows->n_nodes ? -1 : self->rows->node_rows[node];
}

int
td_view_uncover (TdView *self, TdRowId row)
{
  int node = td_outline_find (self->context.outline, self->context.portfolio, row.table, row.id);

  /* Opens one closed row that holds it after the other; each shows the next. */
  while (node >= 0 && self->rows->node_rows[node] < 0) {
    int holder = td_rows_find (self->rows, self->context.outline, (guint) node);
    guint before = self->rows->count;

    if (holder < 0 || self->rows->rows[holder].expanded)
      break;
    td_view_toggle (self, (guint) holder);
    if (self->rows->count <= before)
      break;
  }
  return td_view_find (self, row);
}

void
td_view_toggle (TdView *self, guint position)
{
  const TdRow *row = td_view_row (self, position);

  if (row == NULL || !row->expandable)
    return;
  td_row_keys_toggle (self->collapsed, td_row_key (&self->context, self->rows, row));
  rebuild (self);
}

void
td_view_expand_all (TdView *self, gboolean expand)
{
  g_hash_table_remove_all (self->collapsed);
  if (!expand) {
    rebuild (self);
    for (guint i = 0; i < self->rows->count; i++)
      if (self->rows->rows[i].expandable)
        td_row_keys_toggle (self->collapsed,
                            td_row_key (&self->context, self->rows, self->rows->rows + i));
  }
  rebuild (self);
}

int
td_view_current_position (TdView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_is_empty (selected) ? -1 : (int) gtk_bitset_get_minimum (selected);
}

gboolean
td_view_current (TdView *self, TdRowId *ret)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (td_view_row_id (self, position, ret))
      return TRUE;
  return FALSE;
}

GArray *
td_view_selected (TdView *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TdRowId));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    TdRowId row;

    if (td_view_row_id (self, position, &row))
      g_array_append_val (rows, row);
  }
  return rows;
}

void
td_view_select (TdView *self, guint position)
{
  if (position < self->rows->count)
    gtk_selection_model_select_item (self->selection, position, TRUE);
}

/* ---- what is shown ---- */

void
td_view_set_pick (TdView *self, TdPick pick)
{
  if (self->pick.kind == pick.kind && self->pick.id == pick.id)
    return;
  self->pick = pick;
  rebuild (self);
}

TdPick
td_view_pick (TdView *self)
{
  return self->pick;
}

char *
td_view_pick_label (TdView *self)
{
  const TdPortfolio *portfolio = self->context.portfolio;
  gint64 id = self->pick.id;

  switch (self->pick.kind) {
  case TD_PICK_ALL:
    return g_strdup (_ ("All items"));
  case TD_PICK_LATE:
    return g_strdup (_ ("Late"));
  case TD_PICK_UNDATED:
    return g_strdup (_ ("No time set"));
  case TD_PICK_NO_LEAD:
    return g_strdup (_ ("No lead"));
  case TD_PICK_CLAUSE: {
    const TdClause *clause = td_portfolio_get (portfolio, TD_TABLE_CLAUSE, id);

    if (clause == NULL)
      return g_strdup (_ ("Under no clause"));
    return g_strdup_printf ("%s. %s", clause->number ? clause->number : "",
                            clause->caption ? clause->caption : "");
  }
  case TD_PICK_SECTOR: {
    const TdSector *sector = td_portfolio_get (portfolio, TD_TABLE_SECTOR, id);

    return g_strdup (sector ? sector->name : _ ("No sector"));
  }
  case TD_PICK_AGENCY: {
    const TdOrganisation *agency = td_portfolio_get (portfolio, TD_TABLE_ORGANISATION, id);

    if (agency == NULL)
      return g_strdup (_ ("No lead"));
    return g_strdup (agency->short_name ? agency->short_name : agency->name);
  }
  case TD_PICK_NAMED:
  default:
    return g_strdup (_ ("Named items"));
  }
}

gboolean
td_view_set_filter (TdView *self, const char *expression, GError **error)
{
  TdRowFilter *filter = NULL;

  if (expression && *expression) {
    filter = td_row_filter_new (expression, self->context.language, local_today (), NULL, error);
    if (filter == NULL)
      return FALSE;
  }
  g_clear_pointer (&self->filter, td_row_filter_free);
  self->filter = filter;
  g_free (self->expression);
  self->expression = filter ? g_strdup (expression) : NULL;
  rebuild (self);
  return TRUE;
}

const char *
td_view_filter (TdView *self)
{
  return self->expression;
}

void
td_view_set_group (TdView *self, TdGroupBy group)
{
  if (self->group == group)
    return;
  self->group = group;
  rebuild (self);
}

void
td_view_set_sort (TdView *self, TdColumn column, gboolean descending)
{
  if (self->sort == column && self->descending == descending)
    return;
  self->sort = column;
  self->descending = descending;
  rebuild (self);
}

void
td_view_set_baseline (TdView *self, gint64 baseline_id)
{
  self->context.baseline_id = baseline_id;
  rebuild (self);
}

void
td_view_set_show (TdView *self, guint show)
{
  self->context.show = show;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
