#!/usr/bin/env bash
# Builds the samples and runs them, JIT and AOT. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
eng/prerequisites.sh clang zlib1g-dev
exec dotnet run eng/demo.cs
