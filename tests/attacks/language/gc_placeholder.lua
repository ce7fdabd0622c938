-- error __gc is not allowed here
local mt = {__gc = true}
return setmetatable({}, mt)
