/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/lettering.h"

#include "chart/binding.h"

#include <pango/pangocairo.h>

#define LETTERS 0x2200 /* those of Latin with every mark, and punctuation */

/* Shaped texts are kept by what was asked for; when there are too many, all go at once, since a
 * surface asks for the same few hundred again and again. */
#define KEPT 1500

#define CHART_FAMILY  "Noto Sans"
#define FORMAL_FAMILY "Times New Roman, Tinos, Liberation Serif"

typedef struct {
  char *text;
  TdTypeset typeset;
} Key;

struct _TdLettering {
  PangoContext *context;
  GHashTable *kept;      /* Key → PangoLayout */
  float *advances[2][2]; /* by face and weight: widths of letters at size 1, 0 when not asked yet */
};

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (guint) (key->typeset.size * 64) ^
         ((guint) key->typeset.width << 8) ^ ((guint) key->typeset.bold << 24);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const TdTypeset *one = &((const Key *) a)->typeset;
  const TdTypeset *other = &((const Key *) b)->typeset;

  return one->face == other->face && one->size == other->size && one->bold == other->bold &&
         one->italic == other->italic && one->align == other->align && one->width == other->width &&
         one->lines == other->lines && one->cut == other->cut &&
         strcmp (((const Key *) a)->text, ((const Key *) b)->text) == 0;
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

TdLettering *
td_lettering_new (PangoContext *context)
{
  TdLettering *self = g_new0 (TdLettering, 1);
  const cairo_font_options_t *given = pango_cairo_context_get_font_options (context);
  cairo_font_options_t *options =
      given ? cairo_font_options_copy (given) : cairo_font_options_create ();

  /* The same text is as wide on every surface. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  self->context = pango_font_map_create_context (pango_context_get_font_map (context));
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("vi"));
  self->kept = g_hash_table_new_full (key_hash, key_equal, key_free, g_object_unref);
  cairo_font_options_destroy (options);
  return self;
}

void
td_lettering_free (TdLettering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->kept);
  g_object_unref (self->context);
  for (int i = 0; i < 4; i++)
    g_free (self->advances[i / 2][i % 2]);
  g_free (self);
}

static PangoFontDescription *
describe (const TdTypeset *typeset)
{
  PangoFontDescription *font = pango_font_description_new ();
  gboolean formal = typeset->face == TD_FACE_FORMAL;

  pango_font_description_set_family_static (font, formal ? FORMAL_FAMILY : CHART_FAMILY);
  pango_font_description_set_absolute_size (font, typeset->size * PANGO_SCALE);
  if (typeset->bold)
    pango_font_description_set_weight (font, formal ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_SEMIBOLD);
  if (typeset->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  return font;
}

static void
constrain (PangoLayout *layout, const char *text, const TdTypeset *typeset)
{
  static const PangoAlignment alignments[] = {
      [TD_ALIGN_LEFT] = PANGO_ALIGN_LEFT,
      [TD_ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
      [TD_ALIGN_CENTRE] = PANGO_ALIGN_CENTER,
  };

  pango_layout_set_width (layout, (int) (typeset->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignments[typeset->align]);
  if (typeset->lines > 0) {
    pango_layout_set_height (layout, -typeset->lines);
    pango_layout_set_ellipsize (layout, typeset->cut == TD_CUT_MIDDLE ? PANGO_ELLIPSIZE_MIDDLE
                                                                      : PANGO_ELLIPSIZE_END);
  }
  if (typeset->lines != 1) {
    PangoAttrList *bindings = td_text_bindings (text);

    pango_layout_set_line_spacing (layout, .94f);
    pango_layout_set_attributes (layout, bindings);
    g_clear_pointer (&bindings, pango_attr_list_unref);
  }
}

static PangoLayout *
shape (TdLettering *self, const char *text, const TdTypeset *typeset)
{
  Key key = {(char *) text, *typeset};
  PangoLayout *layout = g_hash_table_lookup (self->kept, &key);
  PangoFontDescription *font;
  Key *kept;

  if (layout)
    return layout;
  if (g_hash_table_size (self->kept) >= KEPT)
    g_hash_table_remove_all (self->kept);
  layout = pango_layout_new (self->context);
  font = describe (typeset);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  if (typeset->width > 0)
    constrain (layout, text, typeset);
  kept = g_new (Key, 1);
  *kept = (Key){g_strdup (text), *typeset};
  g_hash_table_insert (self->kept, kept, layout);
  return layout;
}

double
td_lettering_width (TdLettering *self, const char *text, const TdTypeset *typeset)
{
  PangoRectangle logical;

  if (text[0] == '\0')
    return 0;
  pango_layout_get_extents (shape (self, text, typeset), NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

static double
advance (TdLettering *self, gunichar letter, const TdTypeset *typeset)
{
  float **advances = &self->advances[typeset->face == TD_FACE_FORMAL][typeset->bold != FALSE];

  if (letter >= LETTERS)
    return 1;
  if (*advances == NULL)
    *advances = g_new0 (float, LETTERS);
  if ((*advances)[letter] <= 0) {
    TdTypeset unit = {.face = typeset->face, .size = 100, .bold = typeset->bold};
    char text[8] = "";

    text[g_unichar_to_utf8 (letter, text)] = '\0';
    (*advances)[letter] = (float) MAX (td_lettering_width (self, text, &unit) / 100, 1e-6);
  }
  return (*advances)[letter];
}

double
td_lettering_estimate (TdLettering *self, const char *text, const TdTypeset *typeset)
{
  double width = 0;

  for (; *text; text = g_utf8_next_char (text))
    width += advance (self, g_utf8_get_char (text), typeset);
  return width * typeset->size;
}

double
td_lettering_height (TdLettering *self, const char *text, const TdTypeset *typeset)
{
  PangoRectangle logical;

  pango_layout_get_extents (shape (self, text, typeset), NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

int
td_lettering_lines (TdLettering *self, const char *text, const TdTypeset *typeset)
{
  return pango_layout_get_line_count (shape (self, text, typeset));
}

static PangoLayout *
place (
    TdLettering *self, cairo_t *cr, const char *text, const TdTypeset *typeset, double x, double y)
{
  PangoLayout *layout = shape (self, text, typeset);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (cr, x, y - (double) logical.height / PANGO_SCALE / 2);
  return layout;
}

void
td_lettering_show (TdLettering *self,
                   cairo_t *cr,
                   const char *text,
                   const TdTypeset *typeset,
                   double x,
                   double y,
                   TdColour colour)
{
  PangoLayout *layout;

  if (text[0] == '\0')
    return;
  layout = place (self, cr, text, typeset, x, y);
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

void
td_lettering_show_haloed (TdLettering *self,
                          cairo_t *cr,
                          const char *text,
                          const TdTypeset *typeset,
                          double x,
                          double y,
                          const TdColour colours[2])
{
  static const double around[][2] = {{-1, 0},      {1, 0},      {0, -1},     {0, 1},
                                     {-.75, -.75}, {.75, -.75}, {-.75, .75}, {.75, .75}};
  double reach = typeset->size * .12;

  for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
    td_lettering_show (self, cr, text, typeset, x + around[i][0] * reach, y + around[i][1] * reach,
                       colours[1]);
  td_lettering_show (self, cr, text, typeset, x, y, colours[0]);
}
