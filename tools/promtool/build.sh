#!/usr/bin/env bash
# Takes promtool 2.42 out of Debian's package of Prometheus, which isn't installed: build.sh OUT.
set -euo pipefail
exec bash "$(dirname "$0")/../prometheus-2/build.sh" "$1" promtool
