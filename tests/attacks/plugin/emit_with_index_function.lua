-- issue used up its fuel (50,000,000)
-- a side whose fields are computed for ever
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local t = setmetatable({}, { __index = function() while true do end end })
  doc:emit(t, "near", m.y)
end }
