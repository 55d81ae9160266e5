import { shellQuote } from './shell-quote';

/** Something that a running backend is asked, and what it has to answer. */
export interface RetentionQuestion {
  /** The backend's name. */
  readonly backend: string;
  /** What is fetched: its configuration, as YAML or as JSON. */
  readonly url: string;
  /** The tenant to ask as. @default - none */
  readonly tenant?: string;
  /**
   * What must be there, by path in YAML or key in JSON. Durations are compared as such (`30d` is `720h0m0s`); `|`
   * separates what is as good; `>0` is any but zero. Of a list each item is compared.
   */
  readonly expect: { readonly [path: string]: string };
}

/**
 * A shell script that asks running backends and fails, naming each value found and wanted, when they don't run what the app
 * says. It needs `sh`, `curl` and `awk`, as busybox has them.
 *
 * @param tries how often an unreachable backend is asked, every 5 seconds
 */
export function checkScript(questions: readonly RetentionQuestion[], tries = 24): string {
  const asked = questions.map(({ backend, url, tenant = '', expect }) =>
    [
      `ask ${[backend, url, tenant].map(shellQuote).join(' ')}`,
      ...Object.entries(expect).map(([path, value]) => `  ${shellQuote(`${path}=${value}`)}`),
    ].join(' \\\n'),
  );
  return `${PRELUDE.replace('@TRIES@', String(tries))}\n${asked.join('\n')}\n\nexit $failed\n`;
}

const PRELUDE = String.raw`failed=0

look_up='
function seconds(text,  total, amount, unit) {
  if (text !~ /^([0-9.]+(ms|s|m|h|d|w|y))+$/) return text
  total = 0
  while (match(text, /^[0-9.]+/)) {
    amount = substr(text, 1, RLENGTH); text = substr(text, RLENGTH + 1)
    match(text, /^[a-z]+/)
    unit = substr(text, 1, RLENGTH); text = substr(text, RLENGTH + 1)
    total += amount * UNIT[unit]
  }
  return total "s"
}
function compare(value,  i, good) {
  sub(/^"/, "", value); sub(/"$/, "", value)
  found = found (found == "" ? "" : ", ") value
  good = 0
  for (i = 1; i <= choices; i++) {
    if (CHOICE[i] == ">0" ? seconds(value) + 0 > 0 : seconds(value) == seconds(CHOICE[i])) good = 1
  }
  if (!good) bad = 1
}
BEGIN {
  UNIT["ms"] = 0.001; UNIT["s"] = 1; UNIT["m"] = 60; UNIT["h"] = 3600
  UNIT["d"] = 86400; UNIT["w"] = 604800; UNIT["y"] = 31536000
  choices = split(wanted, CHOICE, "|")
}
NR == 1 && /^ *[{]/ { json = 1 }
json {
  count = split($0, PART, /[{},]/)
  for (p = 1; p <= count; p++) {
    start = "\"" path "\":"
    gsub(/^ +/, "", PART[p])
    if (index(PART[p], start) == 1) {
      value = substr(PART[p], length(start) + 1); sub(/^ +/, "", value); compare(value)
    }
  }
  next
}
/^ *(- )*[A-Za-z0-9_.-]+:( |$)/ {
  match($0, /^ *(- )*/)
  depth = RLENGTH; rest = substr($0, depth + 1); colon = index(rest, ":")
  while (n > 0 && AT[n] >= depth) n--
  AT[++n] = depth; KEY[n] = substr(rest, 1, colon - 1)
  here = KEY[1]
  for (k = 2; k <= n; k++) here = here "." KEY[k]
  if (here == path) { value = substr(rest, colon + 1); sub(/^ +/, "", value); compare(value) }
}
END { print found == "" ? "not set" : found; exit found == "" || bad }
'

# ask BACKEND URL TENANT PATH=VALUE...
ask() {
  backend=$1 url=$2 tenant=$3
  shift 3
  tries=1
  until answer=$(curl -sSf -m 10 -H "X-Scope-OrgID: $tenant" "$url" 2>&1); do
    if [ "$tries" -ge @TRIES@ ]; then
      echo "FAILED  $backend gave no answer at $url: $answer"
      failed=1
      return
    fi
    tries=$((tries + 1))
    sleep 5
  done
  for expected in "$@"; do
    path=$(echo "$expected" | cut -d= -f1) wanted=$(echo "$expected" | cut -d= -f2-)
    if found=$(printf '%s\n' "$answer" | awk -v path="$path" -v wanted="$wanted" "$look_up"); then
      echo "ok      $backend: $path is $found"
    else
      echo "FAILED  $backend: $path is $found, but the app says $wanted ($url)"
      failed=1
    fi
  done
}
`;
