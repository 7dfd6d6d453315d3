/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/circle.h"

typedef enum { END_BEGINNING, END_END } End;

/* One point of a row; packed into a pointer it is the key of @seen. */
typedef struct {
  TdTableId table;
  gint64 id;
  End end;
} Point;

/* A point on the way, and what is still to be walked from it. */
typedef struct {
  Point point;
  GArray *next; /* Point */
  gboolean by_link;
} Step;

enum { ON_THE_WAY = 1, DONE };

struct _TdCircle {
  const TdFuture *future;
  const TdField *project_parent;
  const TdField *task_parent;
  const TdField *task_project;
  const TdField *predecessors[2]; /* project, task */
  const TdField *successors[2];
  GHashTable *seen; /* point_key () → ON_THE_WAY or DONE */
  GArray *way;      /* Step */
};

static gpointer
point_key (Point point)
{
  return GSIZE_TO_POINTER (
      (gsize) (point.id * 4 + (point.table == TD_TABLE_TASK ? 2 : 0) + point.end));
}

static void
clear_step (gpointer data)
{
  g_array_unref (((Step *) data)->next);
}

TdCircle *
td_circle_new (const TdFuture *future)
{
  TdCircle *self = g_new0 (TdCircle, 1);

  self->future = future;
  self->project_parent = TD_FIELD (TD_TABLE_PROJECT, TdProject, parent_id);
  self->task_parent = TD_FIELD (TD_TABLE_TASK, TdTask, parent_id);
  self->task_project = TD_FIELD (TD_TABLE_TASK, TdTask, project_id);
  self->predecessors[0] = TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_project_id);
  self->predecessors[1] = TD_FIELD (TD_TABLE_LINK, TdLink, predecessor_task_id);
  self->successors[0] = TD_FIELD (TD_TABLE_LINK, TdLink, successor_project_id);
  self->successors[1] = TD_FIELD (TD_TABLE_LINK, TdLink, successor_task_id);
  self->seen = g_hash_table_new (NULL, NULL);
  self->way = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->way, clear_step);
  return self;
}

void
td_circle_free (TdCircle *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->seen);
  g_array_unref (self->way);
  g_free (self);
}

static void
add_point (GArray *points, TdTableId table, gint64 id, End end)
{
  Point point = {table, id, end};

  g_array_append_val (points, point);
}

/* The rows whose @reference is @target, as beginnings; of a project's tasks those at its top. */
static void
add_below (const TdCircle *self, const TdField *reference, gint64 target, GArray *points)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  td_future_referring (self->future, reference, target, ids);
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);

    if (reference == self->task_project && td_future_integer (self->future, self->task_parent, id))
      continue;
    add_point (points, reference->table, id, END_BEGINNING);
  }
}

static void
add_successors (const TdCircle *self, Point point, GArray *points)
{
  gboolean task = point.table == TD_TABLE_TASK;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  td_future_referring (self->future, self->predecessors[task], point.id, ids);
  for (guint i = 0; i < ids->len; i++) {
    gint64 link = g_array_index (ids, gint64, i);
    gint64 successor;

    if (!task && td_future_integer (self->future, self->predecessors[1], link))
      continue; /* of a task of the project */
    successor = td_future_integer (self->future, self->successors[1], link);
    if (successor)
      add_point (points, TD_TABLE_TASK, successor, END_BEGINNING);
    else
      add_point (points, TD_TABLE_PROJECT,
                 td_future_integer (self->future, self->successors[0], link), END_BEGINNING);
  }
}

static void
add_above (const TdCircle *self, Point point, GArray *points)
{
  const TdField *parent = point.table == TD_TABLE_TASK ? self->task_parent : self->project_parent;
  gint64 id = td_future_integer (self->future, parent, point.id);

  if (id)
    add_point (points, point.table, id, END_END);
  else if (point.table == TD_TABLE_TASK)
    add_point (points, TD_TABLE_PROJECT,
               td_future_integer (self->future, self->task_project, point.id), END_END);
}

static GArray *
points_after (const TdCircle *self, Point point)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  if (point.end == END_END) {
    add_above (self, point, points);
    add_successors (self, point, points);
    return points;
  }
  if (point.table == TD_TABLE_TASK) {
    add_below (self, self->task_parent, point.id, points);
  } else {
    add_below (self, self->task_project, point.id, points);
    add_below (self, self->project_parent, point.id, points);
  }
  if (points->len == 0)
    add_point (points, point.table, point.id, END_END);
  return points;
}

static void
push (TdCircle *self, Point point, gboolean by_link)
{
  Step step = {point, points_after (self, point), by_link};

  g_array_append_val (self->way, step);
  g_hash_table_insert (self->seen, point_key (point), GINT_TO_POINTER (ON_THE_WAY));
}

static gboolean
same_row (Point a, Point b)
{
  return a.table == b.table && a.id == b.id;
}

/* From the step at @first round to it again: the rows that a link reaches or leaves. */
static GPtrArray *
name_circle (const TdCircle *self, guint first, gboolean closed_by_link)
{
  g_autoptr (GArray) tied = g_array_new (FALSE, FALSE, sizeof (Point));
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint count = self->way->len;

  for (guint i = first; i < count; i++) {
    const Step *step = &g_array_index (self->way, Step, i);
    gboolean reached = i == first ? closed_by_link : step->by_link;
    gboolean left =
        i + 1 == count ? closed_by_link : g_array_index (self->way, Step, i + 1).by_link;

    if ((reached || left) &&
        (tied->len == 0 || !same_row (g_array_index (tied, Point, tied->len - 1), step->point)))
      g_array_append_val (tied, step->point);
  }
  for (guint i = 0; i < tied->len; i++) {
    Point point = g_array_index (tied, Point, i);

    if (i == 0 || i + 1 < tied->len || !same_row (point, g_array_index (tied, Point, 0)))
      g_ptr_array_add (names, td_future_name (self->future, point.table, point.id));
  }
  return names;
}

static guint
find_on_way (const TdCircle *self, Point point)
{
  guint i = self->way->len;

  while (i-- > 0)
    if (point_key (g_array_index (self->way, Step, i).point) == point_key (point))
      return i;
  g_assert_not_reached ();
}

/* Walks on until the way is empty or bites its own tail. */
static GPtrArray *
walk (TdCircle *self)
{
  while (self->way->len > 0) {
    Step *step = &g_array_index (self->way, Step, self->way->len - 1);
    Point next;
    gboolean by_link;
    int state;

    if (step->next->len == 0) {
      g_hash_table_insert (self->seen, point_key (step->point), GINT_TO_POINTER (DONE));
      g_array_set_size (self->way, self->way->len - 1);
      continue;
    }
    next = g_array_index (step->next, Point, step->next->len - 1);
    g_array_set_size (step->next, step->next->len - 1);
    by_link = step->point.end == END_END && next.end == END_BEGINNING;
    state = GPOINTER_TO_INT (g_hash_table_lookup (self->seen, point_key (next)));
    if (state == ON_THE_WAY)
      return name_circle (self, find_on_way (self, next), by_link);
    if (state != DONE)
      push (self, next, by_link);
  }
  return NULL;
}

GPtrArray *
td_circle_find (TdCircle *self, TdTableId table, gint64 id)
{
  Point point = {table, id, END_BEGINNING};

  if (g_hash_table_contains (self->seen, point_key (point)))
    return NULL;
  push (self, point, FALSE);
  return walk (self);
}
