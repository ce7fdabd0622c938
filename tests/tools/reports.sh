#!/bin/sh
# reports.sh RESULT PREFIX - fails on every sanitizer report PREFIX* that has a frame in our sources, and prints it.
# Reports about libraries alone (Graphviz and fontconfig keep what they once allocated) are only counted.
result=$1 prefix=$2
ours=0 theirs=0
for report in "$prefix"*; do
    [ -f "$report" ] || continue
    if grep -Eq '[ /](core|tests)/[A-Za-z0-9_/]+\.[ch]:[0-9]' "$report"; then
        ours=$((ours + 1))
        cat "$report"
    else
        theirs=$((theirs + 1))
    fi
done
echo "$(basename "$result"): $ours of our code, $theirs of libraries"
if [ $ours -gt 0 ]; then
    echo "0 $ours" >"$result"
    exit 1
fi
echo "1 0" >"$result"
