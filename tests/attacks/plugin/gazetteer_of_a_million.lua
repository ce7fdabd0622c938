-- load used up its fuel (2,000,000)
-- a million names
local entries = {}
for i = 1, 1e6 do entries[i] = { key = "k" .. i, names = { "n" .. i } } end
gazetteer "many" { entries = entries }
