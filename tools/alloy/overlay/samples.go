package samples

import "go.opentelemetry.io/ebpf-profiler/libpf"

// TraceEventMeta and TraceEvents are as upstream has them here, what follows as it has it a few weeks later, where
// Grafana's profiler branches off.
type TraceEventMeta struct {
	Timestamp      libpf.UnixTime64
	Comm           libpf.String
	ProcessName    libpf.String
	ExecutablePath libpf.String
	APMServiceName string
	ContainerID    libpf.String
	PID, TID       libpf.PID
	CPU            int
	Origin         libpf.Origin
	OffTime        int64
	EnvVars        map[libpf.String]libpf.String
}

type TraceEvents struct {
	Frames     libpf.Frames
	Timestamps []uint64
	OffTimes   []int64
	Labels     map[libpf.String]libpf.String
}

type TraceEventsTree map[ResourceKey]ResourceToProfiles

type ResourceToProfiles struct {
	EnvVars map[libpf.String]libpf.String
	Events  map[libpf.Origin]SampleToEvents
}

type SampleToEvents = map[SampleKey]*TraceEvents

type ResourceKey struct {
	APMServiceName string
	ContainerID    libpf.String
	PID            int64
	ExecutablePath libpf.String
}

type SampleKey struct {
	Hash libpf.TraceHash
	Comm libpf.String
	TID  int64
	CPU  int64
}
