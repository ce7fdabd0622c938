-- load x/r: in the pattern (col 40002): the pattern has more than 20000 parts
-- a pattern of 100,000 words
rule "r" { pattern = ("a "):rep(100000), on_match = function() end }
