-- load x: macro "a": in the pattern: no macro $b is declared before this one
-- macros that use each other
macro "a" "x $b"
macro "b" "y $a"
rule "r" { pattern = "$a", on_match = function() end }
