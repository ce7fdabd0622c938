-- runs 4
-- stars of stars
rule "r" { pattern = [[ x:@land (((([]*)*)*)*)* y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y)
end }
