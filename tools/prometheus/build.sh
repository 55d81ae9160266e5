#!/usr/bin/env bash
# Builds a real Prometheus (3.12, without service discovery beyond files and static targets) from Go modules: build.sh OUT.
set -euo pipefail
out=$(realpath -m "${1:?usage: build.sh OUT}")
cd "$(dirname "$0")"
stamp='-X github.com/prometheus/common/version.Version=3.12.0'
# go.sum pins every module; `go mod tidy` would want test modules that the proxy lacks.
GOFLAGS='-mod=mod -buildvcs=false' GOSUMDB=off GONOSUMDB='*' go build -tags remove_all_sd -ldflags "-s -w $stamp" \
  -o "$out" github.com/prometheus/prometheus/cmd/prometheus
