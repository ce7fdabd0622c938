-- load x/r: in the pattern: the pattern needs more than 65000 states; at most 2000 are allowed
-- repeats of repeats of repeats
rule "r" { pattern = "(((a{1000}){1000}){1000}){1000}", on_match = function() end }
