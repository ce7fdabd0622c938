#!/bin/sh
# cli.sh RESULT TERCET [CASE]... - the golden cases: tests/cli/<case>/{cmd,in/*,stdout,stderr,exit}.
#
# cmd is a shell script that runs in a scratch folder holding a copy of in/, with $TERCET and $CASE (the case's folder) set.
# What it prints and its exit code must be what stdout, stderr and exit say; an absent file means nothing printed, exit 0.
# The scratch folder reads as SCRATCH, the project as PROJECT, the version as VERSION. Exit code 77 skips the case.
# ACCEPT=1 writes the files anew instead of comparing.
project=$(cd "$(dirname "$0")/../.." && pwd)
result=$1
TERCET=$(realpath "$2")
shift 2
work=$(mktemp -d "${TMPDIR:-/tmp}/tercet-cli.XXXXXX") || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

export TERCET LC_ALL=C.UTF-8 TZ=UTC HOME="$work/home" XDG_DATA_HOME="$work/home"
export TERCET_PLUGIN_PATH="$project/plugins" TERCET_VIEW_PATH="$project/graphs"
[ $# -gt 0 ] || set -- $(cd "$project/tests/cli" && ls)

normalise() {
    sed -e "s|$work/run|SCRATCH|g" -e "s|$project|PROJECT|g" -e "s|\\<$version_re\\>|VERSION|g" "$1"
}
version_re=$(printf %s "$VERSION" | sed 's/\./\\./g')

accept() { # name: keeps what is not the default
    for part in stdout stderr exit; do
        if [ -s "$work/$part" ]; then cp "$work/$part" "$CASE/$part"; else rm -f "$CASE/$part"; fi
    done
}

compare() { # true if all three parts are as expected; else shows how they differ
    same=0
    for part in exit stderr stdout; do
        expected=$CASE/$part
        [ -f "$expected" ] || expected=/dev/null
        diff -u --label "expected $part" --label "$part" "$expected" "$work/$part" || same=1
    done
    return $same
}

passed=0 failed=0
for name; do
    export CASE="$project/tests/cli/$name"
    [ -f "$CASE/cmd" ] || continue
    rm -rf "$work/run" && mkdir -p "$work/run" "$work/home"
    [ ! -d "$CASE/in" ] || cp -R "$CASE/in/." "$work/run/"
    (cd "$work/run" && exec timeout 120 sh "$CASE/cmd") </dev/null >"$work/stdout.raw" 2>"$work/stderr.raw"
    status=$?
    if [ $status -eq 77 ]; then
        echo "SKIP $name: $(head -n 1 "$work/stdout.raw")"
        continue
    fi
    normalise "$work/stdout.raw" >"$work/stdout"
    normalise "$work/stderr.raw" >"$work/stderr"
    if [ $status -eq 0 ]; then : >"$work/exit"; else echo $status >"$work/exit"; fi
    if [ -n "$ACCEPT" ]; then
        accept
        passed=$((passed + 1))
    elif compare; then
        passed=$((passed + 1))
    else
        echo "FAIL $name"
        failed=$((failed + 1))
    fi
done
echo "cli: $passed passed, $failed failed"
echo "$passed $failed" >"$result"
[ $failed -eq 0 ]
