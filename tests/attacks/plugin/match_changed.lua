-- runs 4
-- two rules that share nothing
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  m.x, m.y, m.text = nil, nil, nil
end }
rule "s" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y)
end }
