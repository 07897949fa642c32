#!/bin/sh
# Puts the program into your menu, from wherever this folder lies; with --remove out of it again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/joyvasa-desktop.desktop
if [ "${1:-}" = --remove ]; then
  rm -f "$entry" "$share/mime/packages/joyvasa-desktop.xml" \
    "$share"/icons/hicolor/*/apps/joyvasa-desktop.*
else
  mkdir -p "$share/applications" "$share/mime/packages" "$share/icons"
  # Desktop files want a backslash before signs that mean something, and two for each backslash.
  command=$(printf '%s' "$here/joyvasa-desktop" |
    sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g')
  # Nothing of the path may be read by sed.
  while IFS= read -r line; do
    case $line in
      Exec=*) printf 'Exec="%s" %%F\n' "$command" ;;
      TryExec=*) ;;
      *) printf '%s\n' "$line" ;;
    esac
  done < "$here/share/applications/joyvasa-desktop.desktop" > "$entry"
  cp "$here/share/mime/packages/joyvasa-desktop.xml" "$share/mime/packages/"
  cp -R "$here/share/icons/hicolor" "$share/icons/"
fi
for update in "update-desktop-database $share/applications" "update-mime-database $share/mime"; do
  # Without these tools the menu only notices later.
  if command -v "${update%% *}" > /dev/null; then
    "${update%% *}" "${update#* }" > /dev/null 2>&1 || true
  fi
done
