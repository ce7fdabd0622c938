-- issue [31m
-- a message of a megabyte with an escape sequence
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  error(("\27[31m"):rep(2^18))
end }
