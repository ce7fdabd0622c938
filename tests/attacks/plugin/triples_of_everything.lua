-- issue its triples used up the fuel of a document (50,000,000)
-- no Lua runs, and each pair of a thousand entities is a statement
mention "land" "it" { pattern = [[ it ]], resolve = function()
  local t = {}
  for i = 1, 1000 do t[i] = { type = "land", key = "new " .. i } end
  return t
end }
rule "r" { pattern = [[ x:@land+ ]], triples = "x -near-> x" }
