-- runs false
-- the handler fails in its turn: an ordinary failure, no recursion
local ok = xpcall(error, function() error("again") end)
return tostring(ok)
