/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/theme.h"

#include <pango/pangocairo.h>

#define STYLES "/org/tiendo/Tiendo/"

static GtkCssProvider *
make_provider (const char *resource)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource);
  return provider;
}

void
td_theme_apply (GdkDisplay *display, TdTheme theme)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);
  GtkCssProvider *palette = g_object_get_data (G_OBJECT (display), "td-palette");
  gboolean first = palette == NULL;

  if (palette)
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (palette));
  palette = make_provider (theme == TD_THEME_DARK ? STYLES "dark.css" : STYLES "light.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (palette),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data_full (G_OBJECT (display), "td-palette", palette, g_object_unref);
  if (first) {
    g_autoptr (GtkCssProvider) style = make_provider (STYLES "style.css");

    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  }
  g_object_set (settings, "gtk-application-prefer-dark-theme", theme == TD_THEME_DARK, NULL);
}

gboolean
td_theme_is_dark (GtkWidget *widget)
{
  gboolean dark = FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-application-prefer-dark-theme", &dark, NULL);
  return dark;
}

void
td_theme_style (GtkWidget *widget, TdStyle *style)
{
  PangoContext *pango = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (pango);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (pango);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96.0) / 72.0;
  td_style_init (style, td_theme_is_dark (widget) ? TD_STYLE_DARK : TD_STYLE_LIGHT,
                 size > 0 ? size : 13);
}
