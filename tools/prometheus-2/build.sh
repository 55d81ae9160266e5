#!/usr/bin/env bash
# Takes Prometheus 2.42 out of Debian's package, which isn't installed: `prometheus` on PATH is the tests' own: build.sh OUT.
set -euo pipefail
out=$(realpath -m "${1:?usage: build.sh OUT}")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cd "$root"
apt-cache show prometheus >/dev/null 2>&1 || apt-get -qq update
apt-get -qq -o APT::Sandbox::User=root download prometheus
dpkg -x prometheus_2.*.deb .
mv usr/bin/prometheus "$out"
