/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/sheet-private.h"
#include "core/number.h"
#include "core/when.h"

/* What stands round the chart: the heads that a decree asks for, title, unit, signature, footer. */

#define STATE_HEAD 62 /* agency and motto, in points */
#define UNIT_LINE  16
#define SEAL_ROOM  58

static TdTypeset
formal (double size, gboolean bold, gboolean italic)
{
  return (TdTypeset){.face = TD_FACE_FORMAL, .size = size, .bold = bold, .italic = italic};
}

static void
put (const TdSheet *sheet,
     cairo_t *cr,
     const char *text,
     TdTypeset typeset,
     const TdFrame *line,
     TdAlign align)
{
  if (text == NULL || text[0] == '\0')
    return;
  typeset.align = align;
  typeset.width = line->width;
  td_lettering_show (sheet->context.lettering, cr, text, &typeset, line->x,
                     line->y + line->height / 2, sheet->style.ink);
}

static gboolean
is_formal (const TdSheet *sheet)
{
  return sheet->spec.form != TD_FORM_PLAIN;
}

static const char *
title_of (const TdSheet *sheet)
{
  const TdPortfolioInfo *info = td_portfolio_info (sheet->context.portfolio);

  if (sheet->spec.title && sheet->spec.title[0])
    return sheet->spec.title;
  return info && info->title ? info->title : "";
}

static char *
status_line (const TdSheet *sheet)
{
  TdLanguage language = sheet->context.language;
  g_autofree char *day = NULL;

  if (sheet->context.status_date == TD_NONE)
    return g_strdup ("");
  day = td_when_format (language, td_when_from_day (sheet->context.status_date), FALSE);
  return g_strdup_printf (td_translate (language, N_ ("Figures as of %s")), day);
}

static TdTypeset
title_typeset (const TdSheet *sheet)
{
  TdTypeset typeset =
      is_formal (sheet) ? formal (14, TRUE, FALSE) : (TdTypeset){.size = 13, .bold = TRUE};

  typeset.width =
      sheet->width - td_form_margin (&sheet->spec, 1) - td_form_margin (&sheet->spec, 3);
  return typeset;
}

/* A long title takes the lines it needs. */
static double
title_height (const TdSheet *sheet)
{
  TdTypeset typeset = title_typeset (sheet);

  return MAX (20, td_lettering_height (sheet->context.lettering, title_of (sheet), &typeset));
}

double
td_form_head_height (const TdSheet *sheet, gboolean first)
{
  if (!first)
    return UNIT_LINE;
  return (sheet->spec.form == TD_FORM_DECREE30 ? STATE_HEAD : 0) + title_height (sheet) +
         (is_formal (sheet) ? 18 : 0) + UNIT_LINE + 2;
}

/* ---- above ---- */

static void
underline (const TdSheet *sheet, cairo_t *cr, double middle, double y, double length)
{
  td_set_colour (cr, sheet->style.ink);
  cairo_set_line_width (cr, .7);
  cairo_move_to (cr, middle - length / 2, y);
  cairo_line_to (cr, middle + length / 2, y);
  cairo_stroke (cr);
}

/* Agency on the left, state and motto on the right. They are said in Vietnamese whatever the
 * language of the sheet. */
static void
draw_state_head (const TdSheet *sheet, cairo_t *cr, TdFrame head)
{
  static const char *const state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  static const char *const motto = "Độc lập - Tự do - Hạnh phúc";
  const TdSheetSpec *spec = &sheet->spec;
  double split = head.width < 600 ? .4 : .5;
  double size = head.width < 600 ? 12 : 13;
  TdFrame left = {head.x, head.y, head.width * split, 16};
  TdFrame right = {head.x + head.width * split, head.y, head.width * (1 - split), 16};
  TdTypeset bold = formal (size, TRUE, FALSE);

  put (sheet, cr, spec->superior, formal (size, FALSE, FALSE), &left, TD_ALIGN_CENTRE);
  put (sheet, cr, state, bold, &right, TD_ALIGN_CENTRE);
  left.y = right.y = head.y + 16;
  put (sheet, cr, spec->agency, bold, &left, TD_ALIGN_CENTRE);
  put (sheet, cr, motto, bold, &right, TD_ALIGN_CENTRE);
  if (spec->agency)
    underline (sheet, cr, left.x + left.width / 2, head.y + 34,
               td_lettering_width (sheet->context.lettering, spec->agency, &bold) / 2.5);
  underline (sheet, cr, right.x + right.width / 2, head.y + 34,
             td_lettering_width (sheet->context.lettering, motto, &bold));
  left.y = right.y = head.y + 38;
  put (sheet, cr, spec->number, formal (13, FALSE, FALSE), &left, TD_ALIGN_CENTRE);
  put (sheet, cr, spec->place_date, formal (13, FALSE, TRUE), &right, TD_ALIGN_CENTRE);
}

static void
draw_title (const TdSheet *sheet, cairo_t *cr, TdFrame head)
{
  const TdSheetSpec *spec = &sheet->spec;
  TdFrame line = {head.x, head.y, head.width, title_height (sheet)};
  g_autofree char *status = status_line (sheet);
  g_autofree char *bracketed = g_strdup_printf ("(%s)", status);

  put (sheet, cr, title_of (sheet), title_typeset (sheet), &line,
       is_formal (sheet) ? TD_ALIGN_CENTRE : TD_ALIGN_LEFT);
  if (!is_formal (sheet))
    return;
  line.y += line.height;
  line.height = 18;
  if (spec->form == TD_FORM_APPENDIX && spec->attached_to && spec->attached_to[0])
    put (sheet, cr, spec->attached_to, formal (12, FALSE, TRUE), &line, TD_ALIGN_CENTRE);
  else if (status[0])
    put (sheet, cr, bracketed, formal (12, FALSE, TRUE), &line, TD_ALIGN_CENTRE);
}

/* Invented figures are never taken for true ones: every sheet says so. */
static double
draw_invented (const TdSheet *sheet, cairo_t *cr, double x, double y)
{
  const TdPortfolioInfo *info = td_portfolio_info (sheet->context.portfolio);
  const char *text = td_translate (sheet->context.language, N_ ("Example (invented figures)"));
  TdTypeset typeset = {.face = TD_FACE_CHART, .size = 8.6, .bold = TRUE};
  double width;

  if (info == NULL || info->illustrative != 1)
    return 0;
  width = td_lettering_width (sheet->context.lettering, text, &typeset) + 10;
  td_rounded_box (cr, x + .4, y + .4, width - .8, 12.2, 2);
  td_set_colour (cr, sheet->style.ink);
  cairo_set_line_width (cr, .8);
  cairo_stroke (cr);
  td_lettering_show (sheet->context.lettering, cr, text, &typeset, x + 5, y + 6.5,
                     sheet->style.ink);
  return width + 8;
}

static gboolean
has_money (const TdSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (g_array_index (sheet->columns, TdSheetColumn, i).column == TD_COLUMN_INVESTMENT)
      return TRUE;
  return FALSE;
}

/* Right above the chart: on the right the unit of sums, on the left what else there is to say. */
static void
draw_unit_line (const TdSheet *sheet, cairo_t *cr, TdFrame line, gboolean first)
{
  TdLanguage language = sheet->context.language;
  gboolean plain = !is_formal (sheet);
  TdTypeset typeset = plain ? (TdTypeset){.size = 9} : formal (11, FALSE, TRUE);
  double taken = draw_invented (sheet, cr, line.x, line.y);
  TdFrame rest = {line.x + taken, line.y, line.width - taken, line.height - 2};
  g_autofree char *unit = NULL;
  g_autofree char *status = status_line (sheet);

  if (has_money (sheet)) {
    unit = g_strdup_printf (td_translate (language, N_ ("Unit: %s")),
                            td_money_unit_name (language, TD_MONEY_BILLION));
    put (sheet, cr, unit, typeset, &rest, TD_ALIGN_RIGHT);
  }
  rest.width *= .8;
  if (!first) {
    typeset.width = rest.width;
    typeset.lines = 1;
    td_lettering_show (sheet->context.lettering, cr, title_of (sheet), &typeset, rest.x,
                       rest.y + rest.height / 2, sheet->style.soft);
  } else if (plain) {
    put (sheet, cr, status, typeset, &rest, TD_ALIGN_LEFT);
  }
}

/* ---- below ---- */

static guint
count_lines (const char *text)
{
  guint lines = 1;

  if (text == NULL || text[0] == '\0')
    return 0;
  for (; *text; text++)
    lines += *text == '\n';
  return lines;
}

double
td_form_foot_height (const TdSheet *sheet)
{
  const TdSheetSpec *spec = &sheet->spec;
  guint recipients = count_lines (spec->recipients);
  guint signer = count_lines (spec->signer_title);
  double left = recipients ? 18 + 12.5 * recipients : 0;
  double right = signer || spec->signer_name ? 16 * signer + SEAL_ROOM + 16 : 0;

  return is_formal (sheet) && MAX (left, right) > 0 ? 8 + MAX (left, right) : 0;
}

static void
draw_recipients (const TdSheet *sheet, cairo_t *cr, double x, double y)
{
  TdFrame line = {x, y, sheet->width / 2, 14};
  g_auto (GStrv) lines = NULL;

  if (count_lines (sheet->spec.recipients) == 0)
    return;
  put (sheet, cr, td_translate (sheet->context.language, N_ ("Recipients:")),
       formal (12, TRUE, TRUE), &line, TD_ALIGN_LEFT);
  lines = g_strsplit (sheet->spec.recipients, "\n", -1);
  line.y += 15;
  for (guint i = 0; lines[i]; i++, line.y += 12.5)
    put (sheet, cr, lines[i], formal (11, FALSE, FALSE), &line, TD_ALIGN_LEFT);
}

void
td_form_draw_foot (const TdSheet *sheet, cairo_t *cr, double top)
{
  const TdSheetSpec *spec = &sheet->spec;
  TdFrame frame = td_sheet_frame (sheet, FALSE);
  TdFrame line = {frame.x + frame.width - 300, top + 8, 300, 16};
  TdTypeset bold = formal (13, TRUE, FALSE);
  g_auto (GStrv) titles = NULL;

  if (td_form_foot_height (sheet) <= 0)
    return;
  draw_recipients (sheet, cr, frame.x, top + 8);
  titles = g_strsplit (spec->signer_title ? spec->signer_title : "", "\n", -1);
  for (guint i = 0; titles[i]; i++, line.y += 16)
    put (sheet, cr, titles[i], bold, &line, TD_ALIGN_CENTRE);
  line.y += SEAL_ROOM;
  put (sheet, cr, spec->signer_name, bold, &line, TD_ALIGN_CENTRE);
}

static void say (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len)
    g_string_append (text, " · ");
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static void
draw_footer (const TdSheet *sheet, cairo_t *cr, guint page)
{
  const TdSheetSpec *spec = &sheet->spec;
  TdLanguage language = sheet->context.language;
  TdTypeset typeset = {.face = TD_FACE_CHART, .size = TD_SHEET_FOOTER};
  GString *text = g_string_new (NULL);
  guint first, last;

  td_sheet_page_rows (sheet, page, &first, &last);
  if (spec->file_name)
    say (text, "%s", spec->file_name);
  if (spec->revision)
    say (text, td_translate (language, N_ ("revision %d")), (int) spec->revision);
  if (spec->view_name)
    say (text, td_translate (language, N_ ("view: %s")), spec->view_name);
  if (spec->printed_at)
    say (text, td_translate (language, N_ ("printed %s")), spec->printed_at);
  say (text, td_translate (language, N_ ("page %u/%u, rows %u–%u of %u")), page + 1,
       td_sheet_n_pages (sheet), MIN (first + 1, last), last, sheet->rows->count);
  typeset.width = sheet->width - td_form_margin (spec, 1) - td_form_margin (spec, 3);
  typeset.lines = 1;
  td_lettering_show (sheet->context.lettering, cr, text->str, &typeset, td_form_margin (spec, 3),
                     sheet->height - MAX (td_form_margin (spec, 2) * .5, 16), sheet->style.soft);
  g_string_free (text, TRUE);
}

void
td_form_draw (const TdSheet *sheet, cairo_t *cr, guint page)
{
  TdFrame frame = td_sheet_frame (sheet, page / sheet->pages_wide == 0);
  TdFrame head = {frame.x, td_form_margin (&sheet->spec, 0), frame.width, 0};
  TdFrame line = {frame.x, frame.y - UNIT_LINE, frame.width, UNIT_LINE};
  TdFrame number = {0, td_form_margin (&sheet->spec, 0) / 2 - 2, sheet->width, 16};
  g_autofree char *page_number = g_strdup_printf ("%u", page + 1);

  if (page / sheet->pages_wide == 0) {
    if (sheet->spec.form == TD_FORM_DECREE30) {
      draw_state_head (sheet, cr, head);
      head.y += STATE_HEAD;
    }
    draw_title (sheet, cr, head);
  }
  if (is_formal (sheet) && page > 0)
    put (sheet, cr, page_number, formal (13, FALSE, FALSE), &number, TD_ALIGN_CENTRE);
  draw_unit_line (sheet, cr, line, page / sheet->pages_wide == 0);
  draw_footer (sheet, cr, page);
}
