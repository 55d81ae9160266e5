// Package controller has what pyroscope.ebpf needs of Grafana's profiler: upstream's own controller, which is internal.
package controller

import (
	"time"

	"go.opentelemetry.io/ebpf-profiler/internal/controller"
	"go.opentelemetry.io/ebpf-profiler/pyroscope/dynamicprofiling"
	"go.opentelemetry.io/ebpf-profiler/reporter"
	"go.opentelemetry.io/ebpf-profiler/tracer"
)

type Config struct {
	*controller.Config
	Policy             dynamicprofiling.Policy
	ExecutableReporter reporter.ExecutableReporter
	Reporter           reporter.Reporter
}

func New(config *Config) *controller.Controller {
	config.Config.ExecutableReporter = config.ExecutableReporter
	config.Config.Reporter = config.Reporter
	return controller.New(config.Config)
}

// ParseArgs returns what the flags of upstream's program are when left out, as far as pyroscope.ebpf doesn't set them.
func ParseArgs() (*controller.Config, error) {
	config := &controller.Config{}
	config.MonitorInterval = 5 * time.Second
	config.ClockSyncInterval = 3 * time.Minute
	config.ProbabilisticInterval = time.Minute
	config.ProbabilisticThreshold = tracer.ProbabilisticThresholdMax
	config.SamplesPerSecond = 20 // only to be valid until it is set
	return config, nil
}
