package python

import "sync/atomic"

// NoContinueWithNextUnwinder is a switch of Grafana's profiler. Nothing reads it here: the interpreter's own frames stay
// in a Python program's stacks.
var NoContinueWithNextUnwinder atomic.Bool
