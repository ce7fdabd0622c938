-- memory
-- a memory error is a verdict too: no second try
for _ = 1, 1000 do
  pcall(function() local t = {} for i = 1, math.huge do t[i] = {} end end)
end
return "went on"
