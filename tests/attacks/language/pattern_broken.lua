-- runs 8
local n = 0
for _, p in ipairs {"[a", "%", "(", ")", "%b", "%f", "[%]", "%1", "(%1)"} do
  n = n + (pcall(string.find, "abc", p) and 0 or 1)
end
return tostring(n)
