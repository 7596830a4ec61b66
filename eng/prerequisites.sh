#!/usr/bin/env bash
# Installs the Debian packages named as arguments where they are missing; quiet when there is nothing to do.
# Where it cannot install, it says what is missing and goes on: the tests that need it skip and name it.
set -euo pipefail

if ! command -v dotnet >/dev/null; then
  echo "The .NET SDK 10 is needed and is not in Debian: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

missing=()
for package in "$@"; do
  dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing: ${missing[*]}"
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -5 "$log" >&2
    echo "Could not install: ${missing[*]}" >&2
  fi
  rm -f "$log"
else
  echo "Not root, so not installed; run: sudo apt-get install ${missing[*]}" >&2
fi
