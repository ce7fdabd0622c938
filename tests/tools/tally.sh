#!/bin/sh
# tally.sh FILE... - adds up the "passed failed" that the runners have left; fails if anything failed or nothing ran.
exec awk '
    FNR == 1 { printf "%-40s %6d passed %4d failed\n", FILENAME, $1, $2; passed += $1; failed += $2 }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }
' "$@"
