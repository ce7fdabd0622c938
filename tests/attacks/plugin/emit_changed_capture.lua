-- runs 3
-- a capture with another key
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  m.x.key = "XXX" m.x.entities = { { type = "land", key = "YYY", label = "Y" } }
  doc:emit(m.x, "near", m.y)
end }
