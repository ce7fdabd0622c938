-- issue this doc is of a document that has ended; keep plain values, not doc
-- the same, hidden in a function
local later
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  if later then later() end
  later = function() return #doc:mentions("land") end
end }
