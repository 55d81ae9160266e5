#!/usr/bin/env bash
# Builds nixfmt_rs (Nix' official format, RFC 166, as a Rust crate) from crates.io: build.sh OUT.
set -euo pipefail
out=$(realpath -m "${1:?usage: build.sh OUT}")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
# the crate's own Cargo.lock pins every dependency
cargo install nixfmt_rs --locked --version 0.5.3 --root "$root" --no-track
mv "$root/bin/nixfmt" "$out"
