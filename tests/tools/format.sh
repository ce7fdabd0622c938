#!/bin/sh
# format.sh FILE... - names the files that are not laid out as .clang-format says; `make format` mends them.
wrong=0
for file; do
    clang-format "$file" | cmp -s - "$file" && continue
    echo "$file: not formatted; run \`make format\`"
    wrong=1
done
exit $wrong
