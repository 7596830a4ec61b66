#!/usr/bin/env bash
# Builds everything and runs all tests. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
eng/prerequisites.sh clang zlib1g-dev gcc libc6-dev linux-libc-dev bubblewrap runc busybox-static libseccomp2 tzdata \
  qemu-system-arm qemu-system-misc qemu-system-ppc gcc-aarch64-linux-gnu gcc-arm-linux-gnueabihf \
  gcc-riscv64-linux-gnu gcc-s390x-linux-gnu gcc-powerpc64le-linux-gnu \
  libc6-dev-arm64-cross libgcc-s1-arm64-cross libstdc++6-arm64-cross libc6-dev-armhf-cross libc6-dev-riscv64-cross libc6-dev-s390x-cross libc6-dev-ppc64el-cross debian-archive-keyring
dotnet run eng/foreign-kernels.cs || echo "Kernels of other architectures are missing: their tests will be skipped."
dotnet restore tests/Kernel.Child -p:ChildBuild=arm64 -v quiet || echo "The runtime for arm64 is missing: its tests will be skipped."
exec dotnet run eng/test.cs -- "$@"
