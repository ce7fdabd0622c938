-- load x/r: in the pattern: the pattern needs more than 65000 states; at most 2000 are allowed
-- lists of lists
rule "r" { pattern = ("list("):rep(40) .. "a" .. (")"):rep(40), on_match = function() end }
