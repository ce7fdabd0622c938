-- runs 4
-- matches are plain tables and stay; what they say cannot be emitted when they are over
local kept = {}
rule "a" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  kept[#kept + 1] = m
  for _, old in ipairs(kept) do
    old.x.from, old.y.to = old.x.from, old.y.to
    doc:emit(old.x, "near", old.y)
  end
end }
on_document { finish = function(doc)
  for _, old in ipairs(kept) do
    local done = pcall(doc.emit, doc, old.x, "near", old.y)
    assert(not done)
  end
end }
