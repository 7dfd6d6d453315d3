/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/binding.h"
#include "chart/style.h"

static void
every_text_can_be_read (gconstpointer data)
{
  TdStyleKind kind = (TdStyleKind) GPOINTER_TO_INT (data);
  TdStyle style;
  TdColour grounds[3];

  td_style_init (&style, kind, 11);
  grounds[0] = style.paper;
  grounds[1] = style.band;
  grounds[2] = td_colour_mix (style.accent, style.paper, .10); /* a selected row */
  for (int tone = TD_TONE_INK; tone <= TD_TONE_GOOD; tone++)
    for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
      g_assert_cmpfloat (td_colour_contrast (td_style_tone (&style, (TdTone) tone), grounds[i]), >=,
                         4.5);
}

static void
contrast_is_that_of_wcag (void)
{
  TdColour black = {0, 0, 0};
  TdColour white = {1, 1, 1};
  TdColour grey = {.467, .467, .467};

  g_assert_cmpfloat_with_epsilon (td_colour_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (td_colour_contrast (white, grey), 4.48, .02);
}

static void
colours_are_read_strictly (void)
{
  TdColour colour = {.5, .5, .5};

  g_assert_false (td_colour_parse ("#33", &colour));
  g_assert_false (td_colour_parse ("#33zz00", &colour));
  g_assert_false (td_colour_parse (NULL, &colour));
  g_assert_cmpfloat (colour.red, ==, .5);
  g_assert_true (td_colour_parse ("#ff8000", &colour));
  g_assert_cmpfloat (colour.red, ==, 1);
  g_assert_cmpfloat_with_epsilon (colour.green, .502, .001);
  g_assert_cmpfloat (colour.blue, ==, 0);
}

static void
black_style_has_no_colour (void)
{
  TdSector sector = {.colour = (char *) "#d4720f"};
  TdStyle style;
  TdColour colour;

  td_style_init (&style, TD_STYLE_BLACK, 9);
  colour = td_style_sector (&style, &sector);
  g_assert_cmpfloat (ABS (colour.red - colour.blue), <, .05);
  colour = style.critical;
  g_assert_cmpfloat (ABS (colour.red - colour.blue), <, .05);
}

/* ---- where a line must not break ---- */

/* The text with | where two words, or parts of one, must stay together. */
static void
assert_bound (const char *text, const char *pieces)
{
  PangoAttrList *list = td_text_bindings (text);
  GString *found = g_string_new (NULL);
  GSList *attributes = list ? pango_attr_list_get_attributes (list) : NULL;

  for (GSList *at = attributes; at; at = at->next) {
    const PangoAttribute *attribute = at->data;

    g_string_append_printf (found, "%s[%.*s]", found->len ? " " : "",
                            (int) (attribute->end_index - attribute->start_index),
                            text + attribute->start_index);
  }
  g_assert_cmpstr (found->str, ==, pieces);
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  g_clear_pointer (&list, pango_attr_list_unref);
  g_string_free (found, TRUE);
}

static void
figures_keep_their_units (void)
{
  assert_bound ("Khu đô thị (78,93 ha)", "[3 h]");
  assert_bound ("20 – 25 sản phẩm", "[0 –] [– 2] [5 s]");
  assert_bound ("tổng mức 19.617 tỷ đồng", "[7 t]");
}

static void
legal_numbers_stay_whole (void)
{
  assert_bound ("Nghị quyết số 24-NQ/TW ngày 07/10/2022", "[ố 2] [24-NQ/TW] [y 0] [07/10/2022]");
  assert_bound ("logistics/ICD và cảng", "");
  assert_bound ("kinh tế - xã hội", "");
  assert_bound ("", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/style/every-text-can-be-read/light", GINT_TO_POINTER (TD_STYLE_LIGHT),
                        every_text_can_be_read);
  g_test_add_data_func ("/style/every-text-can-be-read/dark", GINT_TO_POINTER (TD_STYLE_DARK),
                        every_text_can_be_read);
  g_test_add_data_func ("/style/every-text-can-be-read/paper", GINT_TO_POINTER (TD_STYLE_PAPER),
                        every_text_can_be_read);
  g_test_add_data_func ("/style/every-text-can-be-read/black", GINT_TO_POINTER (TD_STYLE_BLACK),
                        every_text_can_be_read);
  g_test_add_func ("/style/contrast-is-that-of-wcag", contrast_is_that_of_wcag);
  g_test_add_func ("/style/colours-are-read-strictly", colours_are_read_strictly);
  g_test_add_func ("/style/black-style-has-no-colour", black_style_has_no_colour);
  g_test_add_func ("/binding/figures-keep-their-units", figures_keep_their_units);
  g_test_add_func ("/binding/legal-numbers-stay-whole", legal_numbers_stay_whole);
  return g_test_run ();
}
