// A CPU profiler by eBPF for the tests: OpenTelemetry's, which Alloy's pyroscope.ebpf is built on too, with its
// programs for the kernel as its module ships them. It samples one process and pushes what it saw, once a second, as
// pyroscope.ebpf's pyroscope.write would: to the collector's loopback port.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"go.opentelemetry.io/ebpf-profiler/host"
	"go.opentelemetry.io/ebpf-profiler/libpf"
	"go.opentelemetry.io/ebpf-profiler/reporter/samples"
	"go.opentelemetry.io/ebpf-profiler/times"
	"go.opentelemetry.io/ebpf-profiler/tracer"
	tracertypes "go.opentelemetry.io/ebpf-profiler/tracer/types"
)

// reporter counts the stacks of one process, outermost function first, as folded lines want them.
type reporter struct {
	pid    libpf.PID
	mutex  sync.Mutex
	stacks map[string]int
}

func (r *reporter) ReportTraceEvent(trace *libpf.Trace, meta *samples.TraceEventMeta) error {
	if meta.PID != r.pid {
		return nil
	}
	var names []string
	for i := len(trace.Frames) - 1; i >= 0; i-- {
		// native code without symbols has none; pyroscope.ebpf looks those up in the program's file
		if name := trace.Frames[i].Value().FunctionName.String(); name != "" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		r.stacks[strings.Join(names, ";")]++
	}
	return nil
}

// push sends what was counted since the last time.
func (r *reporter) push(server, name string, rate int, since time.Time) {
	r.mutex.Lock()
	var lines strings.Builder
	for stack, count := range r.stacks {
		fmt.Fprintf(&lines, "%s %d\n", stack, count)
	}
	clear(r.stacks)
	r.mutex.Unlock()
	if lines.Len() == 0 {
		return
	}
	query := url.Values{
		"name":       {name},
		"format":     {"groups"},
		"sampleRate": {fmt.Sprint(rate)},
		"from":       {fmt.Sprint(since.Unix())},
		"until":      {fmt.Sprint(time.Now().Unix())},
	}
	response, err := http.Post(server+"/ingest?"+query.Encode(), "text/plain", strings.NewReader(lines.String()))
	if err != nil {
		log.Print(err)
		return
	}
	response.Body.Close()
	log.Printf("pushed: %s", response.Status)
}

func main() {
	server := flag.String("server", "http://127.0.0.1:4041", "where profiles are pushed")
	name := flag.String("name", "", "the profiles' name with its labels, as Pyroscope spells it")
	pid := flag.Int("pid", 0, "the process")
	rate := flag.Int("rate", 19, "samples per second")
	flag.Parse()

	ctx := context.Background()
	counts := &reporter{pid: libpf.PID(*pid), stacks: map[string]int{}}
	include, err := tracertypes.Parse("all")
	check(err)
	times.StartRealtimeSync(ctx, 3*time.Minute)
	trc, err := tracer.NewTracer(ctx, &tracer.Config{
		TraceReporter:          counts,
		Intervals:              times.New(time.Second, 5*time.Second, time.Minute),
		IncludeTracers:         include,
		FilterErrorFrames:      true,
		SamplesPerSecond:       *rate,
		KernelVersionCheck:     true,
		ProbabilisticInterval:  time.Minute,
		ProbabilisticThreshold: tracer.ProbabilisticThresholdMax,
		IncludeEnvVars:         libpf.Set[string]{},
	})
	check(err)
	defer trc.Close()
	trc.StartPIDEventProcessor(ctx)
	check(trc.AttachTracer())
	check(trc.EnableProfiling())
	check(trc.AttachSchedMonitor())
	traces := make(chan *host.Trace)
	check(trc.StartMapMonitors(ctx, traces))
	log.Print("profiling")

	tick := time.NewTicker(time.Second)
	since := time.Now()
	for {
		select {
		case trace := <-traces:
			if trace != nil {
				trc.HandleTrace(trace)
			}
		case now := <-tick.C:
			go counts.push(*server, *name, *rate, since)
			since = now
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
