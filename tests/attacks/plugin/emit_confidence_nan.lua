-- issue emit: confidence must be from 0 to 1
-- a confidence that is no number
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y, { confidence = 0/0 })
end }
