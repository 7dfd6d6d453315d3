/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/style.h"

#include <math.h>

/* What the four kinds differ in. */
typedef struct {
  TdColour paper, ink, soft, faint, line, hair, band, accent, critical, late, good, baseline;
} Palette;

static const Palette light = {
    .paper = {1, 1, 1},
    .ink = {.12, .13, .16},
    .soft = {.36, .385, .43},
    .faint = {.385, .405, .455},
    .line = {.80, .81, .84},
    .hair = {.91, .917, .93},
    .band = {.957, .962, .970},
    .accent = {.15, .27, .47},
    .critical = {.76, .10, .15},
    .late = {.76, .10, .15},
    .good = {.13, .45, .25},
    .baseline = {.50, .52, .57},
};

static const Palette dark = {
    .paper = {.125, .13, .145},
    .ink = {.93, .935, .945},
    .soft = {.70, .715, .745},
    .faint = {.62, .635, .67},
    .line = {.31, .32, .35},
    .hair = {.20, .205, .225},
    .band = {.165, .17, .19},
    .accent = {.50, .68, .95},
    .critical = {.95, .36, .38},
    .late = {.97, .47, .47},
    .good = {.42, .78, .53},
    .baseline = {.56, .575, .62},
};

static const Palette black = {
    .paper = {1, 1, 1},
    .ink = {.12, .13, .16},
    .soft = {.36, .385, .43},
    .faint = {.385, .405, .455},
    .line = {.80, .81, .84},
    .hair = {.91, .917, .93},
    .band = {.957, .962, .970},
    .accent = {.12, .13, .16},
    .critical = {.12, .13, .16},
    .late = {.12, .13, .16},
    .good = {.12, .13, .16},
    .baseline = {.12, .13, .16},
};

void
td_style_init (TdStyle *style, TdStyleKind kind, double text_size)
{
  const Palette *palette =
      kind == TD_STYLE_DARK ? &dark : (kind == TD_STYLE_BLACK ? &black : &light);
  gboolean screen = kind == TD_STYLE_LIGHT || kind == TD_STYLE_DARK;

  *style = (TdStyle){
      .kind = kind,
      .text_size = text_size,
      .row_height = text_size * (screen ? 2.2 : 2.04),
      .line_step = text_size * 1.3,
      .bar_height = text_size * (screen ? 1.02 : .94),
      .hairline = screen ? 1 : .5,
      .paper = palette->paper,
      .ink = palette->ink,
      .soft = palette->soft,
      .faint = palette->faint,
      .line = palette->line,
      .hair = palette->hair,
      .band = palette->band,
      .accent = palette->accent,
      .critical = palette->critical,
      .late = palette->late,
      .good = palette->good,
      .baseline = palette->baseline,
  };
}

double
td_style_crisp (const TdStyle *style, double position)
{
  if (style->kind == TD_STYLE_LIGHT || style->kind == TD_STYLE_DARK)
    return round (position) + .5;
  return position;
}

gboolean
td_style_is_black (const TdStyle *style)
{
  return style->kind == TD_STYLE_BLACK;
}

TdColour
td_style_tone (const TdStyle *style, TdTone tone)
{
  switch (tone) {
  case TD_TONE_SOFT:
    return style->soft;
  case TD_TONE_FAINT:
    return style->faint;
  case TD_TONE_LATE:
    return style->late;
  case TD_TONE_GOOD:
    return style->good;
  case TD_TONE_INK:
  default:
    return style->ink;
  }
}

TdColour
td_style_sector (const TdStyle *style, const TdSector *sector)
{
  TdColour colour = {.36, .40, .47};

  if (td_style_is_black (style))
    return style->ink;
  if (sector && sector->colour)
    td_colour_parse (sector->colour, &colour);
  if (style->kind == TD_STYLE_DARK)
    colour = td_colour_mix (colour, (TdColour){1, 1, 1}, .70);
  return colour;
}

gboolean
td_colour_parse (const char *text, TdColour *ret)
{
  int digits[6];

  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (int i = 0; i < 6; i++) {
    digits[i] = g_ascii_xdigit_value (text[i + 1]);
    if (digits[i] < 0)
      return FALSE;
  }
  ret->red = (digits[0] * 16 + digits[1]) / 255.0;
  ret->green = (digits[2] * 16 + digits[3]) / 255.0;
  ret->blue = (digits[4] * 16 + digits[5]) / 255.0;
  return TRUE;
}

TdColour
td_colour_mix (TdColour colour, TdColour ground, double part)
{
  return (TdColour){
      colour.red * part + ground.red * (1 - part),
      colour.green * part + ground.green * (1 - part),
      colour.blue * part + ground.blue * (1 - part),
  };
}

static double
linear (double channel)
{
  return channel <= .04045 ? channel / 12.92 : pow ((channel + .055) / 1.055, 2.4);
}

static double
luminance (TdColour colour)
{
  return .2126 * linear (colour.red) + .7152 * linear (colour.green) + .0722 * linear (colour.blue);
}

double
td_colour_contrast (TdColour a, TdColour b)
{
  double one = luminance (a) + .05;
  double other = luminance (b) + .05;

  return one > other ? one / other : other / one;
}
