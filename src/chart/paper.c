/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/sheet-private.h"

/* Sizes of paper, names of forms, and the spec they go into. */

#define POINTS_PER_MM (72 / 25.4)

static const struct {
  const char *name;
  double width;
  double height;
} papers[] = {
    {"A4", 210, 297},     {"A3", 297, 420},    {"A2", 420, 594},      {"A1", 594, 841},
    {"A0", 841, 1189},    {"A5", 148, 210},    {"B4", 250, 353},      {"B5", 176, 250},
    {"Letter", 216, 279}, {"Legal", 216, 356}, {"Tabloid", 279, 432},
};

static const struct {
  const char *name;
  const char *label;
  double margins[4]; /* mm: top, right, bottom, left */
} forms[] = {
    [TD_FORM_PLAIN] = {"plain", N_ ("Plain"), {10, 10, 10, 10}},
    [TD_FORM_DECREE30] = {"decree30", N_ ("Administrative document"), {20, 17, 20, 30}},
    [TD_FORM_APPENDIX] = {"appendix", N_ ("Appendix to a report"), {20, 17, 20, 30}},
};

gboolean
td_paper_size (const char *name, double *ret_width, double *ret_height)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0) {
      *ret_width = papers[i].width * POINTS_PER_MM;
      *ret_height = papers[i].height * POINTS_PER_MM;
      return TRUE;
    }
  return FALSE;
}

gboolean
td_form_from_name (const char *name, TdForm *ret)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].name, name) == 0) {
      *ret = (TdForm) i;
      return TRUE;
    }
  return FALSE;
}

const char *
td_form_name (TdForm form)
{
  return forms[form].name;
}

const char *
td_form_label (TdForm form)
{
  return forms[form].label;
}

double
td_form_margin (const TdSheetSpec *spec, int side)
{
  return spec->margins[side] >= 0 ? spec->margins[side]
                                  : forms[spec->form].margins[side] * POINTS_PER_MM;
}

void
td_sheet_spec_init (TdSheetSpec *spec)
{
  *spec = (TdSheetSpec){
      .landscape = TRUE,
      .margins = {-1, -1, -1, -1},
      .from = TD_NONE,
      .to = TD_NONE,
      .smallest_type = 6,
  };
  td_paper_size ("A3", &spec->paper_width, &spec->paper_height);
}
