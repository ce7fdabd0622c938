-- runs hidden
-- the private metatable cannot be reached through the table it was made of
local mt = {__index = {}}
local x = setmetatable({}, mt)
for k in pairs(mt) do assert(k == "__index") end
local k = next(mt)
assert(k == "__index" and next(mt, k) == nil)
assert(getmetatable(x) == mt)
return "hidden"
