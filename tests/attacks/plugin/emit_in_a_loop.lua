-- issue used up its fuel (50,000,000)
-- the same statement for ever
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  while true do doc:emit(m.x, "near", m.y) end
end }
