# shellcheck shell=sh disable=SC2170,SC2317
# Asks running backends for their retention: `checkScript` puts this together, which leaves these lines out, fills in
# @TRIES@, puts check.awk in the place of @LOOK_UP@, and a call of `ask` for each question in that of @QUESTIONS@.
# It needs sh, curl and awk, as busybox has them.

failed=0

look_up='
@LOOK_UP@
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

# @QUESTIONS@

exit $failed
