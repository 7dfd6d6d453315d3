#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command under an X server of its own: display.sh tap|plain COMMAND…
# Where there is no Xvfb it skips, in the words of the protocol that the test speaks. The server
# itself picks a display that is free, since tests start several at the same instant, and it
# does not reset when its last client leaves, since the next may come at that moment.
protocol=$1
shift
if ! command -v Xvfb > /dev/null; then
  echo '1..0 # SKIP Xvfb is not installed'
  [ "$protocol" = tap ] && exit 0
  exit 77
fi

folder=$(mktemp -d) || exit 1
Xvfb -displayfd 3 -screen 0 1680x1050x24 -nolisten tcp -noreset 3> "$folder/display" 2> "$folder/log" &
server=$!
trap 'kill "$server" 2> /dev/null; wait "$server" 2> /dev/null; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

tries=0
while [ ! -s "$folder/display" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ] || ! kill -0 "$server" 2> /dev/null; then
    echo "Bail out! Xvfb did not start: $(cat "$folder/log")"
    exit 1
  fi
  sleep 0.1
done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
unset WAYLAND_DISPLAY XAUTHORITY
"$@"
