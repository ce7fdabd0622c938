-- issue used up its fuel (50,000,000)
-- two lists of 10,000: a hundred million pairs
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local from, to = {}, {}
  for i = 1, 10000 do from[i], to[i] = m.x, m.y end
  doc:emit(from, "near", to)
end }
