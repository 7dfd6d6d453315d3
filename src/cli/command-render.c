/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/export.h"
#include "chart/row-filter.h"
#include "cli/call.h"
#include "core/fact.h"
#include "core/filter.h"

#include <stdio.h>
#include <string.h>

/* Everything that the options say; what is allocated is freed by rendering_clear (). */
typedef struct {
  TdRowsSpec rows;
  TdSheetSpec sheet;
  TdExportOptions export;
  gint64 status_date;
  GArray *columns;
  char *printed_at;
  char *file_name;
} Rendering;

static void
rendering_clear (Rendering *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self->printed_at);
  g_free (self->file_name);
}

/* ---- options ---- */

typedef gboolean (*ReadOption) (Rendering *self, const TdCall *call, const char *typed);

static gboolean
read_paper (Rendering *self, const TdCall *call, const char *typed)
{
  return td_paper_size (typed, &self->sheet.paper_width, &self->sheet.paper_height);
}

static gboolean
read_portrait (Rendering *self, const TdCall *call, const char *typed)
{
  self->sheet.landscape = FALSE;
  return TRUE;
}

static gboolean
read_black (Rendering *self, const TdCall *call, const char *typed)
{
  self->sheet.black = TRUE;
  return TRUE;
}

static gboolean
read_day (const TdCall *call, const char *typed, TdWhenRole role, gint64 *ret)
{
  TdWhen when;
  gint64 instant;

  if (!td_when_parse (typed, role, call->today, &when, NULL))
    return FALSE;
  instant = td_when_counted (role, when);
  if (instant == TD_NONE)
    return FALSE;
  *ret = td_day_from_instant (instant) - (role == TD_WHEN_START ? 0 : 1);
  return TRUE;
}

static gboolean
read_from (Rendering *self, const TdCall *call, const char *typed)
{
  return read_day (call, typed, TD_WHEN_START, &self->sheet.from);
}

static gboolean
read_to (Rendering *self, const TdCall *call, const char *typed)
{
  return read_day (call, typed, TD_WHEN_FINISH, &self->sheet.to);
}

static gboolean
read_status_date (Rendering *self, const TdCall *call, const char *typed)
{
  return read_day (call, typed, TD_WHEN_FINISH, &self->status_date);
}

/* "2x3", "2×3"; "2x" leaves the height open. */
static gboolean
read_pages (Rendering *self, const TdCall *call, const char *typed)
{
  char *end;
  guint64 wide = g_ascii_strtoull (typed, &end, 10);
  guint64 high = 0;

  if (end == typed || wide < 1 || wide > 100)
    return FALSE;
  if (g_str_has_prefix (end, "×"))
    end += strlen ("×");
  else if (*end == 'x')
    end++;
  else
    return FALSE;
  if (*end && !g_ascii_string_to_unsigned (end, 10, 1, 1000, &high, NULL))
    return FALSE;
  self->sheet.pages_wide = (guint) wide;
  self->sheet.pages_high = (guint) high;
  return TRUE;
}

static gboolean
read_scale (Rendering *self, const TdCall *call, const char *typed)
{
  char *end;
  double percent = g_ascii_strtod (typed, &end);

  if (end == typed || (*end && strcmp (end, "%") != 0) || !(percent >= 10 && percent <= 1000))
    return FALSE;
  self->sheet.scale = percent / 100;
  return TRUE;
}

static gboolean
read_dpi (Rendering *self, const TdCall *call, const char *typed)
{
  guint64 dpi;

  if (!g_ascii_string_to_unsigned (typed, 10, 36, 1200, &dpi, NULL))
    return FALSE;
  self->export.dots_per_inch = (double) dpi;
  return TRUE;
}

static gboolean
read_columns (Rendering *self, const TdCall *call, const char *typed)
{
  if (!td_columns_parse (typed, &self->columns, NULL))
    return FALSE;
  self->sheet.columns = self->columns;
  return TRUE;
}

static gboolean
read_group (Rendering *self, const TdCall *call, const char *typed)
{
  return td_group_by_from_name (typed, &self->rows.group);
}

static gboolean
read_form (Rendering *self, const TdCall *call, const char *typed)
{
  return td_form_from_name (typed, &self->sheet.form);
}

static gboolean
read_title (Rendering *self, const TdCall *call, const char *typed)
{
  self->sheet.title = typed;
  return TRUE;
}

static gboolean
read_standing (Rendering *self, const TdCall *call, const char *typed)
{
  self->rows.standing_tasks = TRUE;
  return TRUE;
}

static gboolean
read_later (Rendering *self, const TdCall *call, const char *typed)
{
  return TRUE;
}

static const TdOption options[] = {
    {"paper", "A4|A3|…", N_ ("the size of a page (A3)")},
    {"portrait", NULL, N_ ("pages stand upright")},
    {"pages", N_ ("WxH"), N_ ("so many pages wide and high; “2x”: as high as it takes")},
    {"scale", N_ ("PERCENT"), N_ ("of the usual type, in the place of --pages")},
    {"from", N_ ("DAY"), N_ ("where time begins")},
    {"to", N_ ("DAY"), N_ ("where it ends")},
    {"columns", N_ ("LIST"), N_ ("name,lead,start,finish,percent,investment,standing …")},
    {"group", N_ ("GROUP"), N_ ("none, clause, sector or agency")},
    {"filter", N_ ("EXPRESSION"), N_ ("only rows that meet it, and what holds them")},
    {"standing", NULL, N_ ("standing tasks of the directive too")},
    {"form", N_ ("FORM"), N_ ("plain, decree30 or appendix")},
    {"title", N_ ("TEXT"), N_ ("in the place of the portfolio's")},
    {"status-date", N_ ("DAY"), N_ ("in the place of the portfolio's")},
    {"black", NULL, N_ ("for a printer without colour")},
    {"dpi", N_ ("NUMBER"), N_ ("of a PNG (150)")},
    {NULL, NULL, NULL},
};

static const ReadOption readers[] = {
    read_paper, read_portrait, read_pages,       read_scale, read_from,
    read_to,    read_columns,  read_group,       read_later, read_standing,
    read_form,  read_title,    read_status_date, read_black, read_dpi,
};

G_STATIC_ASSERT (G_N_ELEMENTS (readers) + 1 == G_N_ELEMENTS (options));

static gboolean
read_options (Rendering *self, const TdCall *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    const char *typed = td_call_option (call, options[i].name);

    if (typed && !readers[i](self, call, typed)) {
      g_autofree char *said = g_strdup_printf ("--%s=%s", options[i].name, typed);

      td_call_misused (call, N_ ("This cannot be: %s"), said);
      return FALSE;
    }
  }
  if (self->sheet.from != TD_NONE && self->sheet.to != TD_NONE &&
      self->sheet.to < self->sheet.from) {
    td_call_misused (call, N_ ("--to lies before --from"), NULL);
    return FALSE;
  }
  return TRUE;
}

/* ---- what the file says of itself ---- */

/* Seconds since 1970: SOURCE_DATE_EPOCH, so that the same input gives the same bytes, or now. */
static gint64
created_at (const TdCall *call)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return seconds;
  return call->session.now (call->session.now_data) / G_USEC_PER_SEC;
}

static char *
words_of_time (gint64 seconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) time =
      g_getenv ("SOURCE_DATE_EPOCH") ? g_date_time_ref (utc) : g_date_time_to_local (utc);

  return g_date_time_format (time, "%d/%m/%Y %H:%M");
}

static void
say_origin (Rendering *self, const TdDocument *document)
{
  self->printed_at = words_of_time (self->export.created);
  self->file_name = g_path_get_basename (td_document_path (document));
  self->sheet.printed_at = self->printed_at;
  self->sheet.file_name = self->file_name;
  self->sheet.revision = td_document_revision (document);
}

/* ---- the command ---- */

static TdExit
render (const TdCall *call, Rendering *self, TdDocument *document)
{
  const char *expression = td_call_option (call, "filter");
  g_autoptr (TdRowFilter) filter = NULL;
  g_autoptr (TdRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  TdChartContext context;

  td_chart_context_init (&context, td_document_portfolio (document), td_document_outline (document),
                         td_document_schedule (document), call->language);
  if (self->status_date != TD_NONE)
    context.status_date = self->status_date;
  if (expression) {
    filter = td_row_filter_new (expression, call->language, call->today, NULL, &error);
    if (filter == NULL) {
      td_call_fail (call, "--filter", error);
      return TD_EXIT_USAGE;
    }
    td_row_filter_bind (filter, &context);
    self->rows.match = td_row_filter_match;
    self->rows.match_data = filter;
  }
  rows = td_rows_new (&context, &self->rows);
  say_origin (self, document);
  if (!td_export (&context, rows, &self->sheet, &self->export, td_call_argument (call, 1), &error))
    return td_call_fail (call, td_call_argument (call, 1), error);
  return TD_EXIT_DONE;
}

static TdExit
run (TdCall *call)
{
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  Rendering self = {.rows = TD_ROWS_SPEC_INIT, .status_date = TD_NONE};
  TdExit status = TD_EXIT_USAGE;

  td_sheet_spec_init (&self.sheet);
  self.export.created = created_at (call);
  if (!td_export_format_from_path (td_call_argument (call, 1), &self.export.format, &error)) {
    td_call_fail (call, td_call_argument (call, 1), error);
  } else if (read_options (&self, call)) {
    document = td_call_open (call);
    status = document ? render (call, &self, document) : TD_EXIT_FAILED;
  }
  rendering_clear (&self);
  return status;
}

const TdCommand td_command_render = {
    .name = "render",
    .arguments = "FILE.tiendo OUT.pdf|svg|png",
    .summary = N_ ("Print the chart into a file"),
    .details = N_ ("As the print dialog makes it. SVG and PNG hold one page a file: “out-1.png”, "
                   "“out-2.png” … where there are more."),
    .least = 2,
    .most = 2,
    .options = options,
    .run = run,
};
