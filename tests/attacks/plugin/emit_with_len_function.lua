-- issue emit: a table needs type and key (a capture of a mention has both)
-- a side that says it is long
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  local t = setmetatable({}, { __len = function() return 2^60 end })
  doc:emit(t, "near", m.y)
end }
