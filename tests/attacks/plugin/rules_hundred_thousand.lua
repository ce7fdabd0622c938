-- load used up its fuel (2,000,000)
-- 100,000 rules
for i = 1, 100000 do rule("r" .. i) { pattern = "x", on_match = function() end } end
