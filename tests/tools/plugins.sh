#!/bin/sh
# plugins.sh RESULT TERCET PLUGIN... - runs the examples of each bundled plugin and leaves "passed failed" in RESULT.
result=$1 tercet=$2
shift 2
passed=0 failed=0
for plugin; do
    output=$("$tercet" test "$plugin" 2>&1)
    status=$?
    printf '%s\n' "$output"
    counts=$(printf '%s\n' "$output" | sed -n 's/.*\b\([0-9]\{1,\}\) passed, \([0-9]\{1,\}\) failed.*/\1 \2/p' | tail -n 1)
    if [ -n "$counts" ]; then
        passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
    fi
    if [ $status -ne 0 ] && [ "${counts#* }" -eq 0 ] 2>/dev/null || [ -z "$counts" ]; then
        echo "FAIL $plugin: exit code $status"
        failed=$((failed + 1))
    fi
done
echo "$passed $failed" >"$result"
[ $failed -eq 0 ]
