-- issue this doc is of a document that has ended; keep plain values, not doc
-- a document kept after its end
local kept
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  kept = kept or doc
  kept:emit(m.x, "near", m.y)
end }
