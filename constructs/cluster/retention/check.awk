# Looks a value up in pages of a backend, and compares it with what is wanted. Pages are YAML, JSON or, as Tempo shows a
# tenant, YAML in HTML; a line `@page NUMBER URL` goes before each. In, from the environment: `about`, the backend; `places`,
# each PAGE:PATH, of which the first that says something decides, or PAGE!:PATH, which decides if there is such a page, and
# which after an @ may say KEY=VALUE, what has to be beside it; `wanted`, choices separated by |. Out: what was found, for people; the exit code is 1 when that is not wanted.
# No single quote may be in it, since check.sh has it between two.

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
  # a version; what is built from a branch has none to compare
  if (choice ~ /^[0-9]+[.]x$/) return value !~ /^v?[0-9]/ || value ~ ("^v?" (choice + 0) "[.]")
  return value == seconds(choice)
}
function unquoted(value) {
  if (value ~ /^".*"$/) return substr(value, 2, length(value) - 2)
  if (value ~ /^\047.*\047$/) {
    value = substr(value, 2, length(value) - 2)
    gsub(/\047\047/, "\047", value)
  }
  return value
}
function says(here, beside, value,  i, needs) {
  if (value ~ /^(|""|null|\[\]|[{][}])$/) return
  value = unquoted(value)
  LAST[here] = value
  for (i = 1; i <= places; i++) {
    if (PAGE[i] != page || PATH[i] != here) continue
    split(BESIDE[i], needs, "=")
    if (BESIDE[i] != "" && LAST[beside needs[1]] != needs[2]) continue
    FOUND[i] = FOUND[i] (COUNT[i] > 0 ? ", " : "") value
    ITEM[i, ++COUNT[i]] = value
  }
}
function above(depth,  k, here) {
  here = ""
  for (k = 1; k <= depth; k++) here = here KEY[k] "."
  return here
}
function yaml(line,  depth, rest, value) {
  match(line, /^ *(- )*/)
  depth = RLENGTH; rest = substr(line, depth + 1)
  if (rest ~ /^("[^"]*"|[^ "#{}:][^ ]*):( |$)/) {
    while (n > 0 && AT[n] >= depth) n--
    match(rest, /:( |$)/)
    AT[++n] = depth; KEY[n] = unquoted(substr(rest, 1, RSTART - 1))
    value = substr(rest, RSTART + 1); sub(/^ +/, "", value)
    says(above(n - 1) KEY[n], above(n - 1), value)
  } else if (line ~ /^ *- /) {
    # an item of a list, whose key may stand as far to the right
    match(line, /^ */)
    while (n > 0 && AT[n] > RLENGTH) n--
    says(above(n - 1) KEY[n], above(n - 1), rest)
  }
}
function is_list(i, rest,  j, item, end) {
  for (j = 1; j <= COUNT[i]; j++) {
    item = ITEM[i, j]; end = length(item)
    if (substr(rest, 1, end) != item) {
      end = index(rest ", ", ", ") - 1
      if (seconds(item) != seconds(substr(rest, 1, end))) return 0
    }
    rest = substr(rest, end + 3)
  }
  return rest == ""
}
function judge(i,  j, k, good, listed) {
  if (wanted ~ /^\[/) return COUNT[i] > 0 && is_list(i, substr(wanted, 2, length(wanted) - 2))
  if (wanted ~ /^with /) {
    choices = split(substr(wanted, 6), CHOICE, /, /)
    for (k = 1; k <= choices; k++) {
      listed = 0
      for (j = 1; j <= COUNT[i]; j++) if (ITEM[i, j] == CHOICE[k]) listed = 1
      if (!listed) return 0
    }
    return 1
  }
  choices = split(wanted, CHOICE, "|")
  if (COUNT[i] == 0) {
    for (k = 1; k <= choices; k++) if (CHOICE[k] == "not set") return 1
    return 0
  }
  for (j = 1; j <= COUNT[i]; j++) {
    good = 0
    for (k = 1; k <= choices; k++) if (fits(seconds(ITEM[i, j]), CHOICE[k])) good = 1
    if (!good) return 0
  }
  return 1
}
BEGIN {
  UNIT["ms"] = 0.001; UNIT["s"] = 1; UNIT["m"] = 60; UNIT["h"] = 3600
  UNIT["d"] = 86400; UNIT["w"] = 604800; UNIT["y"] = 31536000
  about = ENVIRON["about"]; wanted = ENVIRON["wanted"]
  places = split(ENVIRON["places"], PLACE, " ")
  for (i = 1; i <= places; i++) {
    colon = index(PLACE[i], ":"); PAGE[i] = substr(PLACE[i], 1, colon - 1)
    DECIDES[i] = sub(/!$/, "", PAGE[i])
    split(substr(PLACE[i], colon + 1), PART, "@"); PATH[i] = PART[1]; BESIDE[i] = PART[2]
    COUNT[i] = 0
  }
}
/^@page / { page = $2; URL[page] = $3; fresh = 1; n = 0; next }
fresh { json = $0 ~ /^ *[{]/; fresh = 0 }
# a Prometheus shows its file as a string in JSON
json && match($0, /"yaml":"/) {
  count = split(substr($0, RSTART + RLENGTH), LINE, /\\n/)
  for (p = 1; p <= count; p++) yaml(LINE[p])
  next
}
json {
  count = split($0, PART, /[{},]/)
  for (p = 1; p <= count; p++) {
    gsub(/^ +/, "", PART[p])
    if (match(PART[p], /^"[^"]*":/)) {
      key = substr(PART[p], 2, RLENGTH - 3); value = substr(PART[p], RLENGTH + 1)
      sub(/^ +/, "", value); says(key, "", value)
    }
  }
  next
}
/<pre><code>/ { n = 0; sub(/^.*<pre><code>/, "") }
{ yaml($0) }
END {
  for (i = 1; i < places && COUNT[i] == 0 && !(DECIDES[i] && PAGE[i] in URL); i++) continue
  found = COUNT[i] > 0 ? FOUND[i] : "not set"
  good = judge(i)
  if (good) print "ok      " about ": " PATH[i] " is " found
  else print "FAILED  " about ": " PATH[i] " is " found ", but the app says " wanted " (" URL[PAGE[i]] ")"
  exit !good
}
