# shellcheck shell=sh
# Alloy doesn't start while the file that says how far it has read, positions.yml, is damaged, as a disk that lost power may
# leave it; and it would be the same at every start that follows. So the file that it has just refused is set aside.
[ "${EXIT_CODE-}" = exited ] && [ "${EXIT_STATUS-}" != 0 ] || exit 0

# what it said last is on its way to the journal
sleep 1
"$1" --quiet --no-pager --output=cat "_SYSTEMD_INVOCATION_ID=$INVOCATION_ID" |
  while IFS= read -r line; do
    case $line in *'invalid yaml positions file ['*']'*) ;; *) continue ;; esac
    file=${line#*invalid yaml positions file \[}
    file=${file%%\]*}
    if [ -f "$file" ] && mv -f "$file" "$file.damaged"; then
      echo "<4>$file is damaged: set aside as $file.damaged; what it is about is read again from where a new machine begins" >&2
    fi
  done
