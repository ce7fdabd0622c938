#!/bin/sh
# step.sh RESULT TOOL COMMAND... - runs a check and leaves "passed failed" in RESULT; skipped where TOOL is not installed.
result=$1 tool=$2
shift 2
name=$(basename "$result")
mkdir -p "$(dirname "$result")"
if ! command -v "$tool" >/dev/null; then
    echo "SKIP $name: $tool is not installed"
    echo 0 0 >"$result"
    exit 0
fi
if "$@"; then
    echo "PASS $name"
    echo 1 0 >"$result"
else
    echo "FAIL $name"
    echo 0 1 >"$result"
    exit 1
fi
