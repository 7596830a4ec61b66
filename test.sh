#!/usr/bin/env bash
# Builds everything and runs all tests. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
eng/prerequisites.sh clang zlib1g-dev gcc libc6-dev linux-libc-dev bubblewrap runc busybox-static libseccomp2
exec dotnet run eng/test.cs -- "$@"
