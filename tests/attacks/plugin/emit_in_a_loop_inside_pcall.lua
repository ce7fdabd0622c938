-- issue used up its fuel (50,000,000)
-- an emission's error caught, again and again
rule "r" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  while true do pcall(doc.emit, doc, m.x, "nowhere", m.y) end
end }
