-- load x/r: needs pattern = "..."
-- a table that computes its keys
rule "r" (setmetatable({}, { __index = function() while true do end end, __pairs = function() while true do end end }))
