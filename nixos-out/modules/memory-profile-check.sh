# shellcheck shell=bash
# Says so in the journal when a service runs without the profiler that was to be started in it, or without a library that
# it preloads of its own.
manager=$1 unit=$2 library=$3 preload=$4

# Python has started by then, or the service has ended and takes this along.
sleep "${PATIENCE:-20}"
group=$(systemctl "$manager" show --property=ControlGroup --value "$unit")
[ -n "$group" ] || exit 0
preloads() { sed -n "s/^Environment=\(.*[ \"']\)\{0,1\}LD_PRELOAD=\([^ \"']*\).*/\2/p"; }
has=$(systemctl "$manager" show --property=Environment "$unit" | preloads)
for own in $(systemctl "$manager" cat "$unit" | preloads | tr ':' ' '); do
  # one that NixOS doesn't see, which ours has taken the place of
  case :$has: in
    *":$own:"*) ;;
    *":$preload:"*) echo "<4>memory profile: $unit runs without $own, which it preloads of its own: name that in observability.pyroscope.targets.<name>.preload." >&2 ;;
  esac
done
processes=$(find "/sys/fs/cgroup$group" -name cgroup.procs -exec cat {} +)
for process in $processes; do
  # the first line of a mapping of one of its files
  if grep --quiet --fixed-strings "$library/" "/proc/$process/maps" 2>/dev/null; then
    exit 0
  fi
done
echo "<4>memory profile: $unit runs without pyroscope-io: see what it says on stderr at its start; if nothing, a wrapper takes LD_PRELOAD away, or its Python ignores PYTHONPATH (python -I or -E)." >&2
