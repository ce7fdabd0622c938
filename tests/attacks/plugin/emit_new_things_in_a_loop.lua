-- issue used up its fuel (50,000,000)
-- a new entity each time
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local i = 0
  while true do i = i + 1 doc:emit(m.x, "says", "thing " .. i) end
end }
