#!/bin/sh
# fuzz.sh replay RESULT DIR        - each target of DIR over its seeds and findings in tests/fuzz/seeds/<target>
# fuzz.sh run SECONDS DIR [TARGET] - each target under libFuzzer; a finding stops it and stays in DIR/<target>.found
# In one process each: -fork=1 would go on after a finding, but spends its time merging (10 inputs a second against 1,000).
what=$1 argument=$2 dir=$3 only=$4
seeds=$(dirname "$0")/../fuzz/seeds
TMPDIR=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d) && export TMPDIR || exit 1
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0
for target in "$seeds"/*; do
    name=$(basename "$target")
    [ -z "$only" ] || [ "$only" = "$name" ] || continue
    mkdir -p "$dir/corpus/$name"
    case $what in
    replay) output=$("$dir/$name" "$target"/* 2>&1) ;;
    run) output=$(nice "$dir/$name" -max_total_time="$argument" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -close_fd_mask=1 \
        -artifact_prefix="$dir/$name.found." -print_final_stats=1 "$dir/corpus/$name" "$target" 2>&1) ;;
    esac
    if [ $? -eq 0 ]; then
        passed=$((passed + 1))
        [ "$what" = replay ] || printf '%s: %s\n' "$name" "$(printf '%s\n' "$output" | grep -E 'number_of_executed_units|^#.* DONE' | tr -s '\n\t ' ' ')"
    else
        failed=$((failed + 1))
        printf 'FAIL %s\n%s\n' "$name" "$(printf '%s\n' "$output" | tail -n 40)"
    fi
done
echo "fuzz targets: $passed passed, $failed failed"
[ "$what" != replay ] || echo "$passed $failed" >"$argument"
[ $failed -eq 0 ]
