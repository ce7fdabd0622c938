-- runs 4
-- captures with places before the sentence, behind it and as no integers
rule "a" { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)
  for _, place in ipairs { { -1, 5 }, { 0, math.maxinteger }, { math.mininteger, math.maxinteger }, { 1.5, 2.5 }, { "0", "9" },
    { 3, 3 }, { 5, 2 } } do
    m.x.from, m.x.to = place[1], place[2]
    doc:emit(m.x, "near", m.y)
  end
end }
