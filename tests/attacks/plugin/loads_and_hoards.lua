-- load used up its fuel (1,000,000)
-- a plugin that fills memory as it loads
local t = {}
for i = 1, 1e9 do t[i] = { i } end
