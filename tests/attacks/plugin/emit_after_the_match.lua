-- runs 4
-- a match kept and emitted for the next one
local kept
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  if kept then doc:emit(kept.x, "near", kept.y) end
  kept = m
end }
