-- issue confidence must be a number, not a string
-- a confidence in words
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y, { confidence = "certain" })
end }
