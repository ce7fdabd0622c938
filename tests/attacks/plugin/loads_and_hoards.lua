-- load used up its memory (4 MiB)
-- a plugin that fills memory as it loads
local t = {}
for i = 1, 1e9 do t[i] = { i } end
