-- fuel
local t = {}
for i = 1, 150000 do t["k" .. i] = i end
local first = next(t)
for k in pairs(t) do if k ~= first then t[k] = nil end end
while true do next(t, first) end
