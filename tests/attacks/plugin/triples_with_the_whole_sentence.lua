-- issue its triples used up the fuel of a document (50,000,000)
-- each statement carries all words of all captures
entity "mark" {}
relation "has" { subject = "land", object = "land", qualifiers = { "words" } }
mention "land" "it" { pattern = [[ it ]], resolve = function()
  local t = {}
  for i = 1, 1000 do t[i] = { type = "land", key = "new " .. ("x"):rep(500) .. i } end
  return t
end }
rule "r" { pattern = [[ x:@land+ w:#lower ]], triples = "x -has-> x", with = { words = "w" } }
