-- issue used up its fuel (50,000,000)
-- all mentions, again and again
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  while true do doc:mentions("land") end
end }
