-- load used up its fuel (2,000,000)
-- declarations that answer everything
setmetatable(_G, { __index = function() while true do end end, __newindex = function() end })
local x = surprise
