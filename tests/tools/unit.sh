#!/bin/sh
# unit.sh RESULT BINARY [OPTION]... - runs a Criterion binary and leaves "passed failed" in RESULT.
result=$1
shift
# Results are brought to the disk, which tests need not wait for.
TMPDIR=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d) && export TMPDIR || exit 1
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 130' INT TERM
log=$(dirname "$result")/../unit.log
"$@" --jobs 2 --color=never >"$log" 2>&1
status=$?
cat "$log"
counts=$(sed -n 's/.*Synthesis: Tested: \([0-9]*\) | Passing: \([0-9]*\) .*/\1 \2/p' "$log")
if [ -n "$counts" ]; then
    set -- $counts
    echo "$2 $(($1 - $2))" >"$result"
else
    echo "0 1" >"$result"
    status=1
fi
exit $status
