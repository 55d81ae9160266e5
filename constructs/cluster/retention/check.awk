# Looks a value up in YAML or in JSON, and compares it with what is wanted. In: path, and wanted, choices separated by |.
# Out: what was found; the exit code is 1 when that is none of the choices. No single quote may be in it, since check.sh
# has it between two.

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
function fits(value, choice) {
  if (choice == ">0") return value + 0 > 0
  if (choice ~ /^>=/) return value ~ /^[0-9]/ && value + 0 >= seconds(substr(choice, 3)) + 0
  if (choice ~ /^<=/) return value ~ /^[0-9]/ && value + 0 <= seconds(substr(choice, 3)) + 0
  return value == seconds(choice)
}
function compare(value,  i, good) {
  sub(/^"/, "", value); sub(/"$/, "", value)
  found = found (found == "" ? "" : ", ") value
  good = 0
  for (i = 1; i <= choices; i++) {
    if (fits(seconds(value), CHOICE[i])) good = 1
  }
  if (!good) bad = 1
}
function yaml(line,  depth, rest, colon, here, k, value) {
  if (line !~ /^ *(- )*[A-Za-z0-9_.-]+:( |$)/) return
  match(line, /^ *(- )*/)
  depth = RLENGTH; rest = substr(line, depth + 1); colon = index(rest, ":")
  while (n > 0 && AT[n] >= depth) n--
  AT[++n] = depth; KEY[n] = substr(rest, 1, colon - 1)
  here = KEY[1]
  for (k = 2; k <= n; k++) here = here "." KEY[k]
  if (here == path) { value = substr(rest, colon + 1); sub(/^ +/, "", value); compare(value) }
}
BEGIN {
  UNIT["ms"] = 0.001; UNIT["s"] = 1; UNIT["m"] = 60; UNIT["h"] = 3600
  UNIT["d"] = 86400; UNIT["w"] = 604800; UNIT["y"] = 31536000
  choices = split(wanted, CHOICE, "|")
}
NR == 1 && /^ *[{]/ { json = 1 }
# a Prometheus shows its file as a string in JSON
json && match($0, /"yaml":"/) {
  count = split(substr($0, RSTART + RLENGTH), LINE, /\\n/)
  for (p = 1; p <= count; p++) yaml(LINE[p])
  next
}
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
{ yaml($0) }
END { print found == "" ? "not set" : found; exit found == "" || bad }
