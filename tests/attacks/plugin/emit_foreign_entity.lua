-- runs 3
-- a country of one's own making
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit({ type = "land", key = "../../etc" }, "near", m.y)
end }
