#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tells the desktop about freshly installed files; meson install runs it.
share=$MESON_INSTALL_PREFIX/${1:-share}
refresh () {
  command -v "$1" > /dev/null || return 0
  "$@" || echo "$1 failed; the desktop may not know Tiendo until it is run again" >&2
}
refresh update-mime-database "$share/mime"
refresh update-desktop-database -q "$share/applications"
refresh gtk4-update-icon-cache -q -t -f "$share/icons/hicolor"
