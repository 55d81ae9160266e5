#!/usr/bin/env bash
# Takes Prometheus 2.42, or another program of it, out of Debian's package, which isn't installed: `prometheus` on PATH is
# the tests' own: build.sh OUT [PROGRAM].
set -euo pipefail
out=$(realpath -m "${1:?usage: build.sh OUT [PROGRAM]}")
program=${2:-prometheus}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cd "$root"
apt-cache show prometheus >/dev/null 2>&1 || apt-get -qq update
apt-get -qq -o APT::Sandbox::User=root download prometheus
dpkg -x prometheus_2.*.deb .
mv "usr/bin/$program" "$out"
