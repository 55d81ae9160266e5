#!/usr/bin/env bash
# Builds the CPU profiler of main.go from Go modules: build.sh OUT.
set -euo pipefail
out=$(realpath -m "${1:?usage: build.sh OUT}")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

cp "$here"/{go.mod,go.sum,main.go} "$work"
cd "$work"
# go.sum pins every module; `go mod tidy` would want test modules that the proxy lacks.
export GOFLAGS='-mod=mod -buildvcs=false' GOSUMDB=off GONOSUMDB='*' CGO_ENABLED=0
go mod download go.opentelemetry.io/ebpf-profiler
module=$(go list -m -f '{{.Dir}}' go.opentelemetry.io/ebpf-profiler)
cp -r "$module" profiler && chmod -R u+w profiler
cp "$here/overlay/rlimit.go" profiler/rlimit/rlimit.go
echo 'replace go.opentelemetry.io/ebpf-profiler => ./profiler' >> go.mod
go build -ldflags '-s -w' -o "$out" .
