-- load x/r: in the pattern (col 601): nested deeper than 200
-- 500 lookarounds within each other
rule "r" { pattern = ("(?="):rep(500) .. "a" .. (")"):rep(500) .. " a", on_match = function() end }
