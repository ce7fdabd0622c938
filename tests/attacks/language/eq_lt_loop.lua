-- fuel
local mt = {__lt = function() return true end, __le = function() return true end, __eq = function() return false end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
while a < b or a == b do end
