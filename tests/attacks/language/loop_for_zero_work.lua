-- fuel
for _ = math.mininteger, math.maxinteger do end
