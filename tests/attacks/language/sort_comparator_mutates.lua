-- runs 64
local t = {}
for i = 1, 64 do t[i] = 64 - i end
table.sort(t, function(a, b) t[#t + 1] = nil; t[1] = 0; return a < b end)
return tostring(#t)
