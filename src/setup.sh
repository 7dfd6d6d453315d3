# SPDX-License-Identifier: GPL-3.0-or-later
# What src/run, tests/run and .ci/run share: Debian's packages and the build folder.
# The caller sets $self to the name it was called by and $top to the top of the source.

packages_build='gcc libc6-dev meson ninja-build pkgconf gettext python3
  libgtk-4-dev libsqlite3-dev libxml2-dev libicu-dev libjson-glib-dev'
packages_run='fonts-noto-core fonts-croscore fonts-liberation2 adwaita-icon-theme
  gsettings-desktop-schemas hicolor-icon-theme libgtk-4-common librsvg2-common shared-mime-info'
packages_test='xvfb xauth xdotool at-spi2-core dbus dbus-bin dbus-daemon python3-pyatspi
  python3-gi imagemagick desktop-file-utils
  appstream libxml2-utils fontconfig'
packages_check='clang clang-tidy clang-format libclang-rt-14-dev'

say () {
  printf '%s: %s\n' "$self" "$*" >&2
}

# Prints those of the packages that are not installed.
missing () {
  for package; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] \
      || printf '%s ' "$package"
  done
}

# Prints the word to put before a command that needs root; fails where there is none.
become_root () {
  if [ "$(id -u)" -eq 0 ]; then
    echo env
  elif command -v sudo > /dev/null && { [ -t 0 ] || sudo -n true 2> /dev/null; }; then
    echo sudo env
  else
    return 1
  fi
}

# Installs what is missing of the packages. Fails with a message that says what to type.
need () {
  if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    say 'this is not a Debian system, so nothing was installed. Needed are, by their names in' \
      'Debian 12:' "$*"
    return 0
  fi
  wanted=$(missing "$@")
  [ -n "$wanted" ] || return 0
  by_hand="apt-get update && apt-get install --no-install-recommends $wanted"
  if ! root=$(become_root); then
    say "these packages are missing, and only root may install them: $wanted"
    say "type as root:  $by_hand"
    return 1
  fi
  say "installing $wanted"
  apt="$root DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300"
  $apt update >&2 || say 'the lists of packages could not all be refreshed; trying with what is there'
  if ! $apt install --no-install-recommends $wanted >&2; then
    say "apt-get could not install these packages: $(missing $wanted)"
    say 'is there a network, and does /etc/apt name a Debian 12 mirror? The lines above say more.'
    say "type as root, once that is mended:  $by_hand"
    return 1
  fi
}

# Installs two lists of packages; the first has to be there in the end, without the others the
# caller goes on: require 'PACKAGE…' 'PACKAGE…'
require () {
  need $1 $2 && return
  [ -z "$(missing $1)" ] || return 1
  say 'going on without them'
}

# Sets up a build folder where there is none yet: configure FOLDER [MESON OPTION…].
configure () {
  folder=$1
  shift
  # A folder that came along with a copied or moved tree still points at the old place.
  if [ -f "$folder/meson-info/meson-info.json" ] \
      && ! grep -qF "\"source\": \"$top\"" "$folder/meson-info/meson-info.json"; then
    rm -rf "$folder"
  fi
  if [ ! -f "$folder/build.ninja" ] && ! meson setup "$folder" "$top" "$@" >&2; then
    say "the build could not be set up; $folder/meson-logs/meson-log.txt says more"
    return 1
  fi
}

# Builds all of a folder, or the targets named: build FOLDER [TARGET…]
build () {
  if ! ninja -C "$@" >&2; then
    say 'the build failed; the messages stand above'
    return 1
  fi
}
