# shellcheck shell=bash
# Says so in the journal when a service runs without the profiler that was to be started in it.
manager=$1 unit=$2 library=$3

# Python has started by then, or the service has ended and takes this along.
sleep "${PATIENCE:-20}"
group=$(systemctl "$manager" show --property=ControlGroup --value "$unit")
[ -n "$group" ] || exit 0
processes=$(find "/sys/fs/cgroup$group" -name cgroup.procs -exec cat {} +)
for process in $processes; do
  # the first line of a mapping of one of its files
  if grep --quiet --fixed-strings "$library/" "/proc/$process/maps" 2>/dev/null; then
    exit 0
  fi
done
echo "<4>memory profile: $unit runs without pyroscope-io: see what it says on stderr at its start; if nothing, a wrapper takes LD_PRELOAD away, or its Python ignores PYTHONPATH (python -I or -E)." >&2
