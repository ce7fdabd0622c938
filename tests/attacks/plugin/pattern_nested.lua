-- load x/r: in the pattern (col 201): nested deeper than 200
-- 20,000 brackets
rule "r" { pattern = ("("):rep(20000) .. "a" .. (")"):rep(20000), on_match = function() end }
