/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/cleanup.h"
#include "chart/style.h"

G_BEGIN_DECLS

/* The faces of the chart and of administrative documents. */
typedef enum { TD_FACE_CHART, TD_FACE_FORMAL } TdFace;

typedef enum { TD_ALIGN_LEFT, TD_ALIGN_RIGHT, TD_ALIGN_CENTRE } TdAlign;

typedef enum { TD_CUT_END, TD_CUT_MIDDLE } TdCut;

/* How a text is set. @width 0 is one line of any length; @lines 0 wraps without a limit. */
typedef struct {
  TdFace face;
  double size;
  gboolean bold;
  gboolean italic;
  TdAlign align;
  double width;
  int lines;
  TdCut cut; /* what does not fit @lines gives way to "…" here */
} TdTypeset;

/**
 * TdLettering: measures and paints text for one surface.
 *
 * Sizes are units of the surface, whatever its resolution. A figure and its unit, and the number
 * of a legal document, are never parted at the end of a line. Keeps what it has shaped, so a text
 * that comes again costs little. Belongs to one thread.
 */
typedef struct _TdLettering TdLettering;

/* Keeps a reference to @context. */
TdLettering *td_lettering_new (PangoContext *context);
void td_lettering_free (TdLettering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLettering, td_lettering_free)

double td_lettering_width (TdLettering *self, const char *text, const TdTypeset *typeset);
/* About the width of one line, from the widths of its letters: cheap, and at most 2 % off. */
double td_lettering_estimate (TdLettering *self, const char *text, const TdTypeset *typeset);
double td_lettering_height (TdLettering *self, const char *text, const TdTypeset *typeset);
int td_lettering_lines (TdLettering *self, const char *text, const TdTypeset *typeset);

/* Paints @text with its middle at @y; @x is the left edge, also of a box of @typeset->width. */
void td_lettering_show (TdLettering *self,
                        cairo_t *cr,
                        const char *text,
                        const TdTypeset *typeset,
                        double x,
                        double y,
                        TdColour colour);
/* The same on a halo that keeps lines away from the letters. */
void td_lettering_show_haloed (TdLettering *self,
                               cairo_t *cr,
                               const char *text,
                               const TdTypeset *typeset,
                               double x,
                               double y,
                               const TdColour colours[2]);

G_END_DECLS
