-- runs 4
-- a regular expression that tries everything
rule "r" { pattern = [[ x:@land .. [raw=/(a+)+(b+)+c/]? y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y)
end }
