#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command under an X server of its own: display.sh tap|plain COMMAND…
# Where there is no Xvfb it skips, in the words of the protocol that the test speaks.
protocol=$1
shift
if command -v xvfb-run > /dev/null; then
  exec xvfb-run -a -s '-screen 0 1680x1050x24' "$@"
fi
echo '1..0 # SKIP xvfb-run is not installed'
[ "$protocol" = tap ] && exit 0
exit 77
