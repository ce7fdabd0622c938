-- issue its captures stand for more than 1,000 entities
-- what a step stands for is taken twice by the next
mention "land" "s0" { pattern = [[ it ]], resolve = function()
  local t = {}
  for i = 1, 500 do t[i] = { type = "land", key = "X" .. i } end
  return t
end }
for i = 1, 40 do entity("m" .. i) {} end
mention "m1" "s1" { pattern = [[ x:(x:@land) ]], entity = "x" }
for i = 2, 40 do
  mention("m" .. i)("s" .. i) { pattern = ("x:(x:@m%d)"):format(i - 1), entity = "x" }
end
relation "same" { subject = "m40", object = "m40" }
rule "r" { pattern = [[ x:@m40 ]], triples = "x -same-> x" }
