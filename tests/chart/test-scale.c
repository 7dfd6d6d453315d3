/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/scale.h"

#define DAY(y, m, d) td_instant_from_day (td_day_from_date (y, m, d))

static void
time_and_place_are_each_others_inverse (void)
{
  TdScale scale = {DAY (2024, 1, 1), 2.5};

  g_assert_cmpfloat (td_scale_x (&scale, DAY (2024, 1, 11)), ==, 25);
  g_assert_cmpint (td_scale_instant (&scale, 25), ==, DAY (2024, 1, 11));
  g_assert_cmpint (td_scale_instant (&scale, td_scale_x (&scale, DAY (1969, 7, 20))), ==,
                   DAY (1969, 7, 20));
}

static void
each_width_has_its_ticks (void)
{
  static const struct {
    double points_per_day;
    TdZoom zoom;
  } cases[] = {
      {26, TD_ZOOM_DAY},       {6, TD_ZOOM_WEEK},    {1.2, TD_ZOOM_MONTH},
      {.436, TD_ZOOM_QUARTER}, {.172, TD_ZOOM_YEAR}, {.036, TD_ZOOM_FIVE_YEARS},
      {.013, TD_ZOOM_DECADE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    TdScale scale = {0, cases[i].points_per_day};

    g_assert_cmpint (td_scale_zoom (&scale, 11), ==, cases[i].zoom);
  }
  for (int zoom = 0; zoom < TD_N_ZOOMS; zoom++) {
    TdScale scale = {0, td_zoom_points_per_day ((TdZoom) zoom, 11)};

    g_assert_cmpint (td_scale_zoom (&scale, 11), ==, zoom);
  }
}

static void
zooming_keeps_the_instant_under_the_pointer (void)
{
  TdScale scale = {DAY (2024, 1, 1), .436};
  gint64 at = td_scale_instant (&scale, 300);

  for (int i = 0; i < 20; i++) {
    td_scale_step (&scale, i % 3 ? 1 : -1, 300, 11);
    g_assert_cmpint (ABS (td_scale_instant (&scale, 300) - at), <=, 30);
  }
  for (int i = 0; i < 40; i++)
    td_scale_zoom_by (&scale, 1.5, 300);
  g_assert_cmpfloat (scale.points_per_day, ==, 80);
}

static void
steps_lead_from_days_to_decades_and_back (void)
{
  TdScale scale = {0, td_zoom_points_per_day (TD_ZOOM_DAY, 11)};

  for (int zoom = TD_ZOOM_DAY; zoom < TD_ZOOM_DECADE; zoom++) {
    g_assert_cmpint (td_scale_zoom (&scale, 11), ==, zoom);
    td_scale_step (&scale, -1, 0, 11);
  }
  td_scale_step (&scale, TD_ZOOM_DECADE, 0, 11);
  g_assert_cmpint (td_scale_zoom (&scale, 11), ==, TD_ZOOM_DAY);
}

static void
fitting_fills_the_width (void)
{
  TdScale scale;

  td_scale_fit (&scale, DAY (2023, 7, 1), DAY (2028, 1, 1), 700);
  g_assert_cmpfloat (td_scale_x (&scale, DAY (2023, 7, 1)), ==, 0);
  g_assert_cmpfloat_with_epsilon (td_scale_x (&scale, DAY (2028, 1, 1)), 700, 1e-6);
}

/* ---- ticks ---- */

static void
assert_tick (
    TdZoom zoom, TdTier tier, gint64 at, TdLanguage language, const char *label, const char *brief)
{
  g_autoptr (GArray) ticks = td_zoom_ticks (zoom, tier, at, at + 1, language);
  const TdTick *tick;

  g_assert_cmpuint (ticks->len, ==, 1);
  tick = &g_array_index (ticks, TdTick, 0);
  g_assert_cmpstr (tick->label, ==, label);
  g_assert_cmpstr (tick->brief, ==, brief);
  g_assert_cmpint (tick->start, <=, at);
  g_assert_cmpint (tick->finish, >, at);
}

static void
ticks_speak_the_language_of_the_sheet (void)
{
  gint64 at = DAY (2024, 9, 30);

  assert_tick (TD_ZOOM_QUARTER, TD_TIER_LOWER, at, TD_LANGUAGE_VI, "Quý III", "III");
  assert_tick (TD_ZOOM_QUARTER, TD_TIER_UPPER, at, TD_LANGUAGE_VI, "2024", "2024");
  assert_tick (TD_ZOOM_QUARTER, TD_TIER_LOWER, at, TD_LANGUAGE_EN, "Q3", "3");
  assert_tick (TD_ZOOM_MONTH, TD_TIER_LOWER, at, TD_LANGUAGE_VI, "Tháng 9", "9");
  assert_tick (TD_ZOOM_MONTH, TD_TIER_LOWER, at, TD_LANGUAGE_EN, "September", "Sep");
  assert_tick (TD_ZOOM_WEEK, TD_TIER_UPPER, at, TD_LANGUAGE_VI, "Tháng 9/2024", "9/2024");
  assert_tick (TD_ZOOM_WEEK, TD_TIER_LOWER, at, TD_LANGUAGE_VI, "Tuần 40", "T40");
  assert_tick (TD_ZOOM_DAY, TD_TIER_LOWER, at, TD_LANGUAGE_VI, "T2 30", "30");
  assert_tick (TD_ZOOM_DAY, TD_TIER_LOWER, DAY (2024, 9, 29), TD_LANGUAGE_VI, "CN 29", "29");
  assert_tick (TD_ZOOM_FIVE_YEARS, TD_TIER_LOWER, at, TD_LANGUAGE_VI, "2021–2025", "2021");
  assert_tick (TD_ZOOM_DECADE, TD_TIER_LOWER, DAY (2030, 12, 31), TD_LANGUAGE_VI, "2021–2030",
               "2021");
}

static void
the_first_week_holds_the_first_thursday (void)
{
  assert_tick (TD_ZOOM_WEEK, TD_TIER_LOWER, DAY (2024, 12, 31), TD_LANGUAGE_EN, "Week 1", "W1");
  assert_tick (TD_ZOOM_WEEK, TD_TIER_LOWER, DAY (2027, 1, 2), TD_LANGUAGE_EN, "Week 53", "W53");
}

static void
ticks_follow_one_another_without_a_gap (void)
{
  for (int zoom = TD_ZOOM_DAY; zoom < TD_N_ZOOMS; zoom++)
    for (int tier = TD_TIER_UPPER; tier <= TD_TIER_LOWER; tier++) {
      g_autoptr (GArray) ticks = td_zoom_ticks ((TdZoom) zoom, (TdTier) tier, DAY (2023, 2, 3),
                                                DAY (2025, 3, 2), TD_LANGUAGE_VI);

      g_assert_cmpint (g_array_index (ticks, TdTick, 0).start, <=, DAY (2023, 2, 3));
      for (guint i = 1; i < ticks->len; i++)
        g_assert_cmpint (g_array_index (ticks, TdTick, i).start, ==,
                         g_array_index (ticks, TdTick, i - 1).finish);
      g_assert_cmpint (g_array_index (ticks, TdTick, ticks->len - 1).finish, >=, DAY (2025, 3, 2));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/time-and-place-are-each-others-inverse",
                   time_and_place_are_each_others_inverse);
  g_test_add_func ("/scale/each-width-has-its-ticks", each_width_has_its_ticks);
  g_test_add_func ("/scale/zooming-keeps-the-instant-under-the-pointer",
                   zooming_keeps_the_instant_under_the_pointer);
  g_test_add_func ("/scale/steps-lead-from-days-to-decades-and-back",
                   steps_lead_from_days_to_decades_and_back);
  g_test_add_func ("/scale/fitting-fills-the-width", fitting_fills_the_width);
  g_test_add_func ("/scale/ticks-speak-the-language-of-the-sheet",
                   ticks_speak_the_language_of_the_sheet);
  g_test_add_func ("/scale/the-first-week-holds-the-first-thursday",
                   the_first_week_holds_the_first_thursday);
  g_test_add_func ("/scale/ticks-follow-one-another-without-a-gap",
                   ticks_follow_one_another_without_a_gap);
  return g_test_run ();
}
