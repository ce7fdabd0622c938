-- error cannot change a protected metatable
local t = setmetatable({}, {__metatable = "locked"})
assert(getmetatable(t) == "locked")
setmetatable(t, {})
