-- runs 4
-- the plugin saws off its own branch
string.find, table.insert, pairs, next, type = nil, nil, nil, nil, nil
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  doc:emit(m.x, "near", m.y)
end }
