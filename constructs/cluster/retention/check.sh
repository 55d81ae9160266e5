# shellcheck shell=sh disable=SC2170,SC2317
# Asks running backends for their retention: `checkScript` puts this together, which leaves these lines out, fills in
# @PATIENCE@, puts check.awk in the place of @LOOK_UP@, and the questions in that of @QUESTIONS@.
# It needs sh, curl and awk, as busybox has them.

failed=0
began=$(date +%s)

look_up='
@LOOK_UP@
'

# about BACKEND TENANT: whom what follows is asked of, and as whom
about() {
  about=$1 tenant=$2 pages='' count=0 unanswered=' '
}

# page URL [optional]: one of its pages; what is optional may be missing
page() {
  count=$((count + 1))
  until answer=$(curl -sSf -m 10 -H "X-Scope-OrgID: $tenant" "$1" 2>&1); do
    case ${2-}$answer in
      optional*' error: 404'*) return ;;
    esac
    if [ $(($(date +%s) - began)) -ge @PATIENCE@ ]; then
      echo "FAILED  $about gave no answer at $1: $answer"
      failed=1 unanswered="$unanswered$count "
      return
    fi
    sleep 5
  done
  pages="$pages
@page $count $1
$answer"
}

# expect WANTED PAGE:PATH...: the first of them that says something decides, or whose page, with an ! after it, is there
expect() {
  wanted=$1
  shift
  for place in "$@"; do
    number=${place%%:*}
    case $unanswered in *" ${number%!} "*) return ;; esac
  done
  printf '%s\n' "$pages" |
    about=$about wanted=$wanted places=$* awk "$look_up" || failed=1
}

# @QUESTIONS@

exit $failed
