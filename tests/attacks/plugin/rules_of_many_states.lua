-- load the patterns need more than 2000000 states all together
-- two million units of fuel declare rules for 40 million states
for i = 1, 12000 do
  rule("r" .. i) { pattern = "x:@land (a b c d e){1,320} y:@land", triples = "x -near-> y" }
end
