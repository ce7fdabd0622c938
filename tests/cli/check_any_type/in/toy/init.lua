plugin { name = "toy", version = "1", api = 1, summary = "Foxes and hens.", license = "MIT", authors = { "t" } }
relation "chases" { subject = "animal", object = "animal" }
gazetteer "animal" { entries = { { key = "fox", names = { "fox" } }, { key = "hen", names = { "hen" } } } }

-- doc:mentions(kind) in a comment is no call.
local function has(doc, kind)
  return doc:mentions(kind, 1)[1] ~= nil
end

rule "chases" {
  pattern = [[ x:@animal chases y:@animal ]],
  on_match = function(m, doc)
    if doc:mentions("animal", 1)[1] and has(doc, "animal") then doc:emit(m.x, "chases", m.y) end
  end,
  examples = { { "A hen ran. A fox chases hen.", "fox chases hen" }, { "A fox runs." } },
}
