-- fuel
local hay = ("a"):rep(2^20)
local needle = ("a"):rep(2^18) .. "b"
while true do hay:find(needle, 1, true) end
