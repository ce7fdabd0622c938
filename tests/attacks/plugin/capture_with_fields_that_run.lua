-- issue used up its fuel (50,000,000)
-- the fields of a capture are functions that do not end
rule "a" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local trap = setmetatable({ entities = m.x.entities }, { __index = function() while true do end end })
  doc:emit(trap, "near", m.y)
end }
