# What the limits of memory of both Alloys rest on, in MiB. Measured with Alloy 1.18 and Beyla 3.28, see docs/beyla.md: Beyla
# alone took 225 at most, Alloy with it 284, with the profiler too 514, of which 289 were the kernel's, mostly maps, and 100
# to 117 anonymous. From Alloy 1.19 on Beyla's binary is in a memfd, which counts and can't be given back: how large it is
# there hasn't been measured; what Beyla's start leaves of its share afterwards is more than 300.
let
  # of Alloy itself
  collector = 512;
  besideEbpf = 284 - 225;
  # for a moment at its start, by upstream: https://github.com/grafana/beyla/blob/main/docs/performance.md
  beyla = 600;
  profiler = 514 - 284;
  inCollector = part: part.enable && part.process == "collector";
in
{
  # What runs in the collector's process comes to what that has.
  forCollector =
    observability:
    "${
      toString (
        collector
        + (if inCollector observability.beyla then beyla else 0)
        + (if inCollector observability.pyroscope then profiler else 0)
      )
    }M";
  # For both, whatever is on: a limit isn't taken before it is needed.
  forEbpf = "${toString (besideEbpf + beyla + profiler)}M";
}
