-- load made a string of more than 256 KiB
-- a pattern of 10 MB
rule "r" { pattern = ("a "):rep(5 * 2^20), on_match = function() end }
