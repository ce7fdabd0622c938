-- issue number 4
-- errors that are never the same
local n = 0
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  n = n + 1
  error("number " .. n)
end }
