-- fuel
local gen = coroutine.wrap(function() while true do coroutine.yield(pcall(function() while true do end end)) end end)
while true do gen() end
