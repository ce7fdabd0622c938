-- error __call must be a function, not a table
-- a table that calls itself would shift its arguments for ever, in one instruction
local t = {}
setmetatable(t, {__call = t})
t()
