/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Channels from 0 to 1. */
typedef struct {
  double red;
  double green;
  double blue;
} TdColour;

typedef enum {
  TD_STYLE_LIGHT,
  TD_STYLE_DARK,
  TD_STYLE_PAPER,
  TD_STYLE_BLACK, /* paper without colour: done dark, remaining white, baseline hollow */
} TdStyleKind;

/* What a text or a mark means; the style gives it a colour. */
typedef enum {
  TD_TONE_INK,
  TD_TONE_SOFT,  /* what explains */
  TD_TONE_FAINT, /* "–": nothing is known */
  TD_TONE_LATE,
  TD_TONE_GOOD,
} TdTone;

/**
 * TdStyle: the colours and measures of one chart. A plain value.
 *
 * Lengths are the units of the surface: pixels of the window, points of the sheet. All of them
 * follow from @text_size, so larger text makes a larger chart.
 */
typedef struct {
  TdStyleKind kind;
  double text_size;  /* of names and cells */
  double row_height; /* of a row with one line */
  double line_step;  /* what every further line adds */
  double bar_height;
  double hairline; /* the width of grid and rulings */
  TdColour paper;
  TdColour ink;
  TdColour soft;
  TdColour faint;
  TdColour line;
  TdColour hair;
  TdColour band;
  TdColour accent;
  TdColour critical;
  TdColour late;
  TdColour good;
  TdColour baseline;
} TdStyle;

void td_style_init (TdStyle *style, TdStyleKind kind, double text_size);

/* Where a ruling stands: on a screen between pixels, so that it is sharp. */
double td_style_crisp (const TdStyle *style, double position);
gboolean td_style_is_black (const TdStyle *style);
TdColour td_style_tone (const TdStyle *style, TdTone tone);
/* The bar colour of a sector; @sector may be NULL. In the dark style it is lifted. */
TdColour td_style_sector (const TdStyle *style, const TdSector *sector);

/* "#336fbd"; FALSE and untouched when it is none. */
gboolean td_colour_parse (const char *text, TdColour *ret);
/* @part of @colour on @ground. */
TdColour td_colour_mix (TdColour colour, TdColour ground, double part);
/* The contrast of WCAG: 1 to 21. */
double td_colour_contrast (TdColour a, TdColour b);

G_END_DECLS
