-- error got a non-closable value
local mt = {}
local x = setmetatable({}, mt)
mt.__close = function() while true do end end
do local y <close> = x end
