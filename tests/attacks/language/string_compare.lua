-- limit
-- one instruction compares megabytes
local a, b = ("x"):rep(2^20) .. "y", ("x"):rep(2^20) .. "y"
while a == b do end
