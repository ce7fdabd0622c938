#!/bin/sh
# unit.sh RESULT BINARY [OPTION]... - runs a Criterion binary and leaves "passed failed" in RESULT.
result=$1
shift
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
