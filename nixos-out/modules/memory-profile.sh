# shellcheck shell=bash
# observability-memory-profile: profiles the allocations of a service for a while. /etc/observability/memory-profiles has
# a line for each that can be: its name, its manager, its unit, and whether it is profiled always or when this asks.

# SIGRTMAX - 7, and the name of the thread that profiles; see pyroscope-sitecustomize.py
signal=57
thread=memory-profile

list=/etc/observability/memory-profiles
names=$(cut -d ' ' -f 1 "$list" | paste -s -d ' ')

complain() {
  echo "observability-memory-profile: $1" >&2
  exit 1
}

usage() {
  cat <<END
usage: observability-memory-profile SERVICE [--for TIME | --off]

Profiles what a service allocates for a while: for TIME, a number with s, m or h, an hour by default, a day at most.
Meanwhile the service takes a tenth more of the CPU or so. The services are: $names
END
}

time=1h name='' check=
while [ $# -gt 0 ]; do
  case $1 in
  --for) time=${2-} && shift ;;
  --off) time=0s ;;
  --check) check=yes ;;
  --help | -h) usage && exit ;;
  -*) complain "there is no $1: see --help" ;;
  *) name=$1 ;;
  esac
  shift
done
if [ -z "$name" ]; then
  usage >&2
  exit 1
fi

[[ $time =~ ^([0-9]{1,6})([smh])$ ]] || complain "a time is a number with s, m or h, such as 30m, but \"$time\" was given"
declare -A second=([s]=1 [m]=60 [h]=3600)
seconds=$((10#${BASH_REMATCH[1]} * second[${BASH_REMATCH[2]}]))
((seconds <= 86400)) || complain "a time is a day at most, but \"$time\" was given"

read -r _ manager unit when < <(grep "^$name " "$list") ||
  complain "there is no service \"$name\" whose allocations can be profiled, but $names"

processes() {
  local group
  group=$(systemctl "--$manager" show --property=ControlGroup --value "$unit")
  [ -z "$group" ] || find "/sys/fs/cgroup$group" -name cgroup.procs -exec cat {} +
}

# preloads: what the assignments of an environment on standard input preload
preloads() {
  sed -n "s/^Environment=\(.*[ \"']\)\{0,1\}LD_PRELOAD=\([^ \"']*\).*/\2/p"
}

# has_profiler PID: whether pyroscope-io is in it
has_profiler() {
  grep --quiet '/pyroscope/_native\.' "/proc/$1/maps" 2>/dev/null
}

# listens PID: whether our handler is in it; what doesn't catch the signal would be ended by it
listens() {
  local caught
  grep --quiet 'pyroscope-hook/preload\.so' "/proc/$1/maps" 2>/dev/null &&
    caught=$(sed -n 's/^SigCgt:\t//p' "/proc/$1/status") && (((16#$caught >> (signal - 1)) & 1))
}

# is_on PID
is_on() {
  grep --quiet --line-regexp "$thread" "/proc/$1/task/"*/comm 2>/dev/null
}

# What a unit asks a while after its service has started: Python has, too, by then, or the service has ended and takes
# this along.
if [ -n "$check" ]; then
  sleep "${PATIENCE:-20}"
  all=$(processes)
  [ -n "$all" ] || exit 0
  has=$(systemctl "--$manager" show --property=Environment "$unit" | preloads)
  for own in $(systemctl "--$manager" cat "$unit" | preloads | tr ':' ' '); do
    # one that NixOS doesn't see, which ours has taken the place of
    case :$has: in
    *":$own:"*) ;;
    *pyroscope-hook/preload.so:*) echo "<4>memory profile: $unit runs without $own, which it preloads of its own: name that in observability.pyroscope.targets.<name>.preload." >&2 ;;
    esac
  done
  for process in $all; do
    if [ "$when" = always ]; then has_profiler "$process"; else listens "$process"; fi && exit 0
  done
  echo "<4>memory profile: $unit runs without what profiles it: see what it says on stderr at its start; if nothing, a wrapper takes LD_PRELOAD away, or its Python ignores PYTHONPATH (python -I or -E)." >&2
  exit 0
fi

[ "$when" != always ] || complain "$unit is profiled always"
if [ "$manager" = system ]; then
  [ "$(id -u)" = 0 ] || complain "$unit is a service of the system: run this as root"
  folder=/run/observability-memory-profile
else
  folder=${XDG_RUNTIME_DIR:?is not set: run this as the user in whose session $unit runs}/observability-memory-profile
fi

mkdir -p "$folder"
# whole or not at all: a daemon that was asked a moment ago may be about to read it
echo "$seconds" >"$folder/.$name"
chmod 644 "$folder/.$name"
mv -f "$folder/.$name" "$folder/$name"
asked=()
for process in $(processes); do
  if listens "$process" && kill -s "$signal" "$process"; then asked+=("$process"); fi
done
[ ${#asked[@]} -gt 0 ] ||
  complain "nothing runs in $unit that can be profiled: see what memory-profile-$name.service says in the journal"

# the program is asked between two of its own steps, and only then loads the profiler
for process in "${asked[@]}"; do
  for ((tries = 0; ; tries++)); do
    if ((seconds > 0)); then is_on "$process"; else ! is_on "$process"; fi && break
    ((tries < 100)) || complain "$unit (process $process) didn't do it within 10 s: see what it says in the journal"
    sleep 0.1
  done
done
if ((seconds > 0)); then
  echo "the allocations of $unit are profiled until $(date --date="$seconds seconds" +%H:%M:%S)"
else
  echo "the allocations of $unit aren't profiled"
fi
