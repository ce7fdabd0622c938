-- memory
local function deep() return 1 + deep() end
while true do xpcall(deep, function(e) return e end, 1) ; local _ = pcall(function() while true do end end) end
