-- error got a non-closable value
local mt = {}
local closer = setmetatable({}, mt)
mt.__close = function() while true do end end
for _ in next, {1}, nil, closer do break end
